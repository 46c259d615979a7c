"""The style rules of a page that count on a screen, those inside others, in @media, @supports and @layer too."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes

from .css_selectors import nested, selector_list, written
from .media_queries import counts_on_screen, is_supported

_DEEPEST = 12
"""Rules inside one another that are followed."""
_DATA = "data:text/css"
_NO_SHEETS = frozenset({"template", "noscript"})


class StyleRule(NamedTuple):
    """Plain selectors, what is declared for their elements, and whether a layer holds the rule, which counts less."""

    selectors: list[str]
    declarations: list[Any]
    is_layered: bool


class _Around(NamedTuple):
    """What stands around a rule: the selectors of the rule that holds it, whether a layer does, and how deep it is."""

    selectors: list[str]
    is_layered: bool
    depth: int


def style_rules(root: Any) -> Iterator[StyleRule]:
    """The rules of the page's own sheets, in order."""
    import tinycss2

    for text in _sheets(root):
        rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
        yield from _counting(rules, _Around([], False, 0))


def _sheets(root: Any) -> Iterator[str]:
    """The texts of the sheets that a page holds, for screens."""
    for element in root.iter("style", "link"):
        kind = (element.get("type") or "text/css").split(";")[0].strip().lower()
        media = element.get("media") or ""
        if kind not in ("text/css", "") or not counts_on_screen(media) or element.get("disabled") is not None:
            continue
        if any(True for _ in element.iterancestors(*_NO_SHEETS)):
            continue
        if element.tag == "style":
            yield element.text or ""
        elif "stylesheet" in (element.get("rel") or "").lower():
            yield data_sheet(element.get("href") or "")


def data_sheet(address: str) -> str:
    """The text of a style sheet that its address itself holds; empty for every other address."""
    head, comma, body = address.partition(",")
    if not comma or not head.lower().startswith(_DATA):
        return ""
    data = unquote_to_bytes(body)
    try:
        return (base64.b64decode(data) if head.lower().endswith(";base64") else data).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


def _counting(rules: Iterable[Any], around: _Around) -> Iterator[StyleRule]:
    """The rules of one level with all that they hold."""
    if around.depth > _DEEPEST:
        return
    import tinycss2

    declared = [rule for rule in rules if rule.type == "declaration"]
    if declared and around.selectors:
        yield StyleRule(around.selectors, declared, around.is_layered)
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = nested(around.selectors, written(rule.prelude))
            inside = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            yield from _counting(inside, _Around(selectors, around.is_layered, around.depth + 1))
        elif rule.type == "at-rule" and rule.content is not None and _counts(rule):
            inside = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            yield from _counting(inside, _inside(rule, around))


def _counts(rule: Any) -> bool:
    """Whether what an at-rule holds counts."""
    condition = written(rule.prelude)
    if rule.lower_at_keyword in ("media", "supports"):
        return (counts_on_screen if rule.lower_at_keyword == "media" else is_supported)(condition)
    return rule.lower_at_keyword in ("layer", "scope")


def _inside(rule: Any, around: _Around) -> _Around:
    """What stands around the rules in an at-rule."""
    selectors = around.selectors
    if rule.lower_at_keyword == "scope":
        start = next((token for token in rule.prelude if token.type == "() block"), None)
        selectors = selector_list(written(start.content)) if start is not None else selectors
    return _Around(selectors, around.is_layered or rule.lower_at_keyword == "layer", around.depth + 1)

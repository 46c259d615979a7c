"""Selectors of style sheets → XPath: lists, rules inside rules, and the forms that the translator does not know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any, NamedTuple

_ANY = frozenset({"is", "where", "matches", "-webkit-any", "-moz-any"})
_MOST = 64
"""Plain selectors that one of a sheet may stand for."""
_COMBINATORS = (">", "+", "~")


class Selected(NamedTuple):
    """The elements that a selector is for: their path, its specificity, and the place in them that it means."""

    path: str
    specificity: tuple[int, int, int]
    place: str


def nested(parents: list[str], inner: str) -> list[str]:
    """The selectors of a rule that stands inside another one: `&` is the outer rule's element, else one below it."""
    found = []
    for parent, part in product(parents or [""], selector_list(inner)):
        if not parent:
            found.append(part)
        elif "&" in part:
            found.append(part.replace("&", parent))
        else:
            found.append(f"{parent} {part}")
    return found[:_MOST]


def selector_list(text: str) -> list[str]:
    """The selectors of a list parted by commas, each in forms that the translator knows."""
    import tinycss2

    parts = _parted(tinycss2.parse_component_value_list(text, skip_comments=True))
    return [written(form) for part in parts for form in _plain(part)][:_MOST]


def selected(selector: str) -> Iterator[Selected]:
    """What a plain selector selects; nothing for one that cannot be told."""
    from cssselect import HTMLTranslator, SelectorError, parse

    translator = HTMLTranslator()
    try:
        for found in parse(selector):
            path = translator.selector_to_xpath(found, prefix="descendant-or-self::")
            yield Selected(path, found.specificity(), str(found.pseudo_element or "").lower())
    except (SelectorError, RecursionError):
        return


def written(tokens: Iterable[Any]) -> str:
    """Tokens as text; empty for brackets inside one another without end."""
    import tinycss2

    try:
        return str(tinycss2.serialize(tokens)).strip()
    except RecursionError:
        return ""


def _parted(tokens: Iterable[Any]) -> list[list[Any]]:
    """The tokens between commas."""
    parts: list[list[Any]] = [[]]
    for token in tokens:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if any(token.type != "whitespace" for token in part)]


def _plain(tokens: list[Any]) -> list[list[Any]]:
    """The selectors without `:is(…)` and without lists in `:not(…)` for which this one stands."""
    done: list[list[Any]] = []
    waiting = [tokens]
    while waiting and len(done) + len(waiting) <= _MOST:
        first = waiting.pop()
        written = _written_out(first)
        if written is None:
            done.append(first)
        else:
            waiting += written
    return done


def _written_out(tokens: list[Any]) -> list[list[Any]] | None:
    """The selector with its first `:is` or `:not` of a list written out; None where it has none."""
    for i, token in enumerate(tokens):
        if token.type != "function" or i == 0 or tokens[i - 1] != ":":
            continue
        inner = _parted(token.arguments)
        if token.lower_name in _ANY:
            return [_joined(tokens[: i - 1], part, tokens[i + 1 :]) for part in inner]
        if token.lower_name == "not" and len(inner) > 1:
            nots = [t for part in inner for t in (tokens[i - 1], _function_of(token, part))]
            return [[*tokens[: i - 1], *nots, *tokens[i + 1 :]]]
    return None


def _function_of(token: Any, arguments: list[Any]) -> Any:
    import tinycss2.ast as ast

    return ast.FunctionBlock(token.source_line, token.source_column, token.name, arguments)


def _joined(before: list[Any], part: list[Any], behind: list[Any]) -> list[Any]:
    """One choice of an `:is`, where its element's other conditions stand before it: `.a:is(.b p)` is `.b p.a`."""
    part = _trimmed(part)
    own = _last_compound(before)
    cut = len(before) - own
    last = _last_compound(part)
    outer, inner = part[: len(part) - last], part[len(part) - last :]
    mine = before[cut:]
    one = [*mine, *inner] if mine and mine[0].type == "ident" else [*inner, *mine]
    return [*before[:cut], *outer, *one, *behind]


def _last_compound(tokens: list[Any]) -> int:
    """How many tokens at the end are conditions of one element."""
    count = 0
    for token in reversed(tokens):
        if token.type == "whitespace" or token in _COMBINATORS:
            break
        count += 1
    return count


def _trimmed(tokens: list[Any]) -> list[Any]:
    kept = list(tokens)
    while kept and kept[0].type == "whitespace":
        kept.pop(0)
    while kept and kept[-1].type == "whitespace":
        kept.pop()
    return kept

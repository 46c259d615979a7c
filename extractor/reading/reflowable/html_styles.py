"""How the elements of a page look, as far as it decides what the eye reads: by style sheets in the page and by tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from .css_variables import variables_of, with_variables
from .html_generated import COUNTING, PLACES
from .html_seen import BLACK, WHITE, Colour, ground_of, ink_of, is_gone, is_lost, is_raised

_MOST_SELECTORS = 2_000
"""Selectors of a page's style sheets that are followed; those of a site have some hundreds that matter here."""
_MOST_MATCHES = 2_000_000
"""Elements looked at for all selectors together: selectors times elements of the page."""
_STRUCK_TAGS = frozenset({"s", "strike", "del"})
_RAISED_TAGS = frozenset({"sup"})
_GROUPS = frozenset({"media", "supports", "layer"})
"""Rules that hold others which count where their condition is true."""
_HIDDEN_TAGS = frozenset({"dialog", "datalist", "rt", "rp"})
_SMALL_SCREEN = re.compile(r"max-width\s*:\s*(\d+)px")
_SCREEN = 1024
"""Pixels across a screen on which offices read: what is said of narrower ones alone does not count."""
_MATTERS = frozenset(
    {
        "display", "visibility", "opacity", "font-size", "font", "clip", "clip-path", "text-decoration",
        "text-decoration-line", "text-transform", "font-variant", "font-variant-caps", "vertical-align", "list-style",
        "list-style-type", "color", "background", "background-color", "position", "left", "right", "top", "bottom",
        "margin-left", "text-indent", "width", "height", "max-height", "overflow", "transform", "content-visibility",
        "zoom", "filter",
        *COUNTING,
    }
)  # fmt: skip
_GENERATED = "content"
_IMPORTANT = "!"
"""Stands before the names of properties that a sheet insists on."""


class ElementLook(NamedTuple):
    """What a reader sees of an element's words; `list_style` is its CSS list-style-type, where one is given."""

    gone: bool = False
    """Nothing below the element is shown."""
    invisible: bool = False
    """Its own words are not shown; elements below it may be visible again."""
    struck: bool = False
    capitals: bool = False
    raised: bool = False
    list_style: str = ""
    floats: bool = False
    """Laid over the page or turned: what watermarks are."""
    ink: Colour | None = BLACK
    ground: Colour | None = WHITE
    """The colours of words and of what lies behind them; None where that cannot be told."""

    @property
    def unseen(self) -> bool:
        """True where the element's own words are not shown, or have the colour of what lies behind them."""
        return self.invisible or is_lost(self.ink, self.ground)


class PageStyles:
    """The looks of a page's elements by its `<style>` sheets, `style` attributes and tags."""

    def __init__(self, root: Any) -> None:
        self._sheet, self._generated = _matched(root)
        self._variables = variables_of(root)
        outside = any("stylesheet" in (link.get("rel") or "").lower() for link in root.iter("link"))
        self.start = ElementLook(ground=None) if outside else ElementLook()
        """The look of a page on which nothing is said; a style sheet that is not here may colour anything."""

    def said(self, element: Any) -> dict[str, str]:
        """What is said of an element: by its attributes, by the page's sheets, by its `style`."""
        said = _counting({**attribute_looks(element), **self._sheet.get(element, {}), **_inline(element)})
        return with_variables(said, self._variables)

    def generated(self, element: Any, place: str) -> list[Any]:
        """The content that the page's sheets write before or after an element, as tokens; none where it is hidden."""
        found = self._generated.get(place, {}).get(element)
        return [] if found is None or is_gone(found.said) or found.said.get("visibility") == "hidden" else found.content

    def look(self, element: Any, parent: ElementLook, said: dict[str, str]) -> ElementLook:
        """How an element looks whose parent looks so: what is inherited, then what is said of the element."""
        tag = str(element.tag)
        inherited = parent._replace(
            gone=(tag in _HIDDEN_TAGS and element.get("open") is None) or element.get("popover") is not None,
            struck=parent.struck or tag in _STRUCK_TAGS,
            raised=parent.raised or tag in _RAISED_TAGS,
            list_style="",
            floats=False,
        )
        return _with(inherited, said) if said else inherited


def _counting(said: dict[str, str]) -> dict[str, str]:
    """The declarations with those that a sheet insists on above all others."""
    strong = {name[1:]: value for name, value in said.items() if name[0] == _IMPORTANT}
    return {**{name: value for name, value in said.items() if name[0] != _IMPORTANT}, **strong} if strong else said


def _with(look: ElementLook, said: dict[str, str]) -> ElementLook:
    decoration = said.get("text-decoration-line", said.get("text-decoration", ""))
    caps = said.get("font-variant-caps", said.get("font-variant", said.get("font", "")))
    transform = said.get("text-transform", "")
    return ElementLook(
        gone=look.gone or is_gone(said),
        invisible=said.get("visibility", "hidden" if look.invisible else "") in ("hidden", "collapse"),
        struck=look.struck or "line-through" in decoration,
        capitals="uppercase" in transform if transform else look.capitals or "small-caps" in caps,
        raised=is_raised(said, look.raised),
        list_style=said.get("list-style-type", said.get("list-style", "")).split(" ")[0],
        floats=said.get("position") in ("fixed", "absolute") or "rotate" in said.get("transform", ""),
        ink=ink_of(said, look.ink),
        ground=ground_of(said, look.ground),
    )


class _Generated(NamedTuple):
    """What a sheet writes before or behind an element, and what it says of the look of that."""

    content: list[Any]
    said: dict[str, str]


class _SheetRule(NamedTuple):
    """One selector of a style sheet: how much it counts, the elements it is for, what it says of them or of what
    stands in a `place` of them."""

    weight: tuple[Any, ...]
    path: str
    place: str
    said: dict[str, str]
    content: list[Any] | None


def _matched(root: Any) -> tuple[dict[Any, dict[str, str]], dict[str, dict[Any, _Generated]]]:
    """What the page's style sheets say of each element, and what they write before and behind it; weaker and earlier
    rules come first, the last one counts."""
    rules = sorted(_rules(root), key=lambda rule: rule.weight)
    found: dict[Any, dict[str, str]] = {}
    written: dict[str, dict[Any, _Generated]] = {place: {} for place in PLACES}
    size = sum(1 for _ in root.iter()) if rules else 1
    for rule in rules[: min(_MOST_SELECTORS, _MOST_MATCHES // size + 1)]:
        for element in _elements(rule.path, root):
            if not rule.place:
                found.setdefault(element, {}).update(rule.said)
            elif rule.place in written:
                before = written[rule.place].get(element, _Generated([], {}))
                content = before.content if rule.content is None else rule.content
                written[rule.place][element] = _Generated(content, {**before.said, **rule.said})
    return found, written


def _elements(path: str, root: Any) -> Iterable[Any]:
    from lxml import etree

    try:
        return [element for element in root.xpath(path) if isinstance(element.tag, str)]
    except etree.XPathError:
        return ()


def _rules(root: Any) -> Iterator[_SheetRule]:
    """Each selector of the page's style sheets that decides what is seen."""
    from cssselect import HTMLTranslator, SelectorError
    from cssselect import parse as parse_selectors

    translator = HTMLTranslator()
    for order, (selectors, said, content) in enumerate(_said_in_sheets(root)):
        try:
            for selector in parse_selectors(selectors):
                path = translator.selector_to_xpath(selector, prefix="descendant-or-self::")
                place = str(selector.pseudo_element or "").lower()
                yield _SheetRule((selector.specificity(), order), path, place, said, content)
        except (SelectorError, RecursionError):
            continue


def _said_in_sheets(root: Any) -> Iterator[tuple[str, dict[str, str], list[Any] | None]]:
    """Selectors, what they say, and the tokens of a `content`."""
    import tinycss2

    for sheet in root.iter("style"):
        rules = tinycss2.parse_stylesheet(sheet.text or "", skip_comments=True, skip_whitespace=True)
        for rule in _for_screens(rules):
            declarations = tinycss2.parse_blocks_contents(rule.content)
            said, content = _declared(declarations), _content(declarations)
            if said or content is not None:
                yield tinycss2.serialize(rule.prelude), said, content


def _for_screens(rules: Iterable[Any]) -> Iterator[Any]:
    """The style rules that count on a screen, those in @media and @supports blocks too."""
    import tinycss2

    for rule in rules:
        if rule.type == "qualified-rule":
            yield rule
        elif rule.type == "at-rule" and rule.lower_at_keyword in _GROUPS and rule.content is not None:
            media = tinycss2.serialize(rule.prelude).lower() if rule.lower_at_keyword == "media" else ""
            narrow = _SMALL_SCREEN.search(media)
            if ("print" not in media or "screen" in media) and not (narrow and int(narrow[1]) < _SCREEN):
                inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
                yield from (r for r in inner if r.type == "qualified-rule")


def attribute_looks(element: Any) -> dict[str, str]:
    """What older pages say by attributes: the colour of letters and of what is behind them."""
    found = {"background-color": (element.get("bgcolor") or "").lower()}
    if element.tag in ("font", "basefont"):
        found["color"] = (element.get("color") or "").lower()
    if element.tag == "body":
        found["color"] = (element.get("text") or "").lower()
    if element.get("background"):
        found["background"] = "url()"
    return {name: value for name, value in found.items() if value}


def _inline(element: Any) -> dict[str, str]:
    import tinycss2

    style = element.get("style")
    return _declared(tinycss2.parse_blocks_contents(style)) if style else {}


def _content(declarations: Iterable[Any]) -> list[Any] | None:
    """The tokens of the last `content`; None where none is given."""
    given = [item.value for item in declarations if item.type == "declaration" and item.lower_name == _GENERATED]
    return list(given[-1]) if given else None


def _declared(declarations: Iterable[Any]) -> dict[str, str]:
    """The declarations that matter, in small letters."""
    import tinycss2

    return {
        _IMPORTANT * item.important + item.lower_name: tinycss2.serialize(item.value).strip().lower()
        for item in declarations
        if item.type == "declaration" and item.lower_name in _MATTERS
    }

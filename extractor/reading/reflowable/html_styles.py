"""How the elements of a page look, as far as it decides what the eye reads: by style sheets in the page and by tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from .html_seen import BLACK, WHITE, Colour, ground_of, ink_of, is_gone, is_lost, is_raised

_MOST_SELECTORS = 2_000
"""Selectors of a page's style sheets that are followed; those of a site have some hundreds that matter here."""
_MOST_MATCHES = 2_000_000
"""Elements looked at for all selectors together: selectors times elements of the page."""
_STRUCK_TAGS = frozenset({"s", "strike", "del"})
_RAISED_TAGS = frozenset({"sup"})
_GROUPS = frozenset({"media", "supports", "layer"})
"""Rules that hold others which count where their condition is true."""
_HIDDEN_TAGS = frozenset({"dialog"})
_MATTERS = frozenset(
    {
        "display", "visibility", "opacity", "font-size", "font", "clip", "clip-path", "text-decoration",
        "text-decoration-line", "text-transform", "font-variant", "font-variant-caps", "vertical-align", "list-style",
        "list-style-type", "color", "background", "background-color", "position", "left", "right", "top", "bottom",
        "margin-left", "text-indent", "width", "height", "max-height", "overflow", "transform", "content-visibility",
    }
)  # fmt: skip
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
        self._sheet = _matched(root)
        outside = any("stylesheet" in (link.get("rel") or "").lower() for link in root.iter("link"))
        self.start = ElementLook(ground=None) if outside else ElementLook()
        """The look of a page on which nothing is said; a style sheet that is not here may colour anything."""

    def look(self, element: Any, parent: ElementLook) -> ElementLook:
        """How an element looks whose parent looks so: what is inherited, then what is said of the element."""
        tag = str(element.tag)
        said = _counting({**self._sheet.get(element, {}), **_inline(element)})
        inherited = parent._replace(
            gone=tag in _HIDDEN_TAGS and element.get("open") is None,
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


def _matched(root: Any) -> dict[Any, dict[str, str]]:
    """What the page's style sheets say of each element; weaker and earlier rules come first, the last one counts."""
    rules = sorted(_rules(root), key=lambda rule: rule[0])
    found: dict[Any, dict[str, str]] = {}
    size = sum(1 for _ in root.iter()) if rules else 1
    for _, path, said in rules[: min(_MOST_SELECTORS, _MOST_MATCHES // size + 1)]:
        for element in _elements(path, root):
            found.setdefault(element, {}).update(said)
    return found


def _elements(path: str, root: Any) -> Iterable[Any]:
    from lxml import etree

    try:
        return [element for element in root.xpath(path) if isinstance(element.tag, str)]
    except etree.XPathError:
        return ()


def _rules(root: Any) -> Iterator[tuple[tuple[Any, ...], str, dict[str, str]]]:
    """(weight, XPath, what is said) of each selector of the page's style sheets that decides what is seen."""
    from cssselect import HTMLTranslator, SelectorError
    from cssselect import parse as parse_selectors

    translator = HTMLTranslator()
    for order, (selectors, said) in enumerate(_said_in_sheets(root)):
        try:
            for selector in parse_selectors(selectors):
                path = translator.selector_to_xpath(selector, prefix="descendant-or-self::")
                yield (selector.specificity(), order), path, said
        except (SelectorError, RecursionError):
            continue


def _said_in_sheets(root: Any) -> Iterator[tuple[str, dict[str, str]]]:
    import tinycss2

    for sheet in root.iter("style"):
        rules = tinycss2.parse_stylesheet(sheet.text or "", skip_comments=True, skip_whitespace=True)
        for rule in _for_screens(rules):
            if said := _declared(tinycss2.parse_blocks_contents(rule.content)):
                yield tinycss2.serialize(rule.prelude), said


def _for_screens(rules: Iterable[Any]) -> Iterator[Any]:
    """The style rules that count on a screen, those in @media and @supports blocks too."""
    import tinycss2

    for rule in rules:
        if rule.type == "qualified-rule":
            yield rule
        elif rule.type == "at-rule" and rule.lower_at_keyword in _GROUPS and rule.content is not None:
            media = tinycss2.serialize(rule.prelude).lower() if rule.lower_at_keyword == "media" else ""
            if "print" not in media or "screen" in media:
                inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
                yield from (r for r in inner if r.type == "qualified-rule")


def _inline(element: Any) -> dict[str, str]:
    import tinycss2

    style = element.get("style")
    return _declared(tinycss2.parse_blocks_contents(style)) if style else {}


def _declared(declarations: Iterable[Any]) -> dict[str, str]:
    """The declarations that matter, in small letters."""
    import tinycss2

    return {
        _IMPORTANT * item.important + item.lower_name: tinycss2.serialize(item.value).strip().lower()
        for item in declarations
        if item.type == "declaration" and item.lower_name in _MATTERS
    }

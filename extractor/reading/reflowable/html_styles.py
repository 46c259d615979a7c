"""How the elements of a page look, as far as it decides what the eye reads: by style sheets in the page and by tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from .css_effort import SearchEffort
from .css_lengths import reckoned
from .css_selectors import selected, written
from .css_variables import variables_of, with_variables
from .html_colours import BLACK, WHITE, Colour, ground_of, is_lost, text_colour
from .html_generated import COUNTING, PLACES, draws_stroke
from .html_seen import UNKNOWN, RoomTaken, is_not_shown, is_raised
from .style_sheets import data_sheet, style_rules

_MOST_SELECTORS = 2_000
"""Selectors of a page's style sheets that are followed; those of a site have some hundreds that matter here."""
_MOST_STEPS = 4_000_000
"""Elements looked at for all selectors together, by what each selector costs."""
_MOST_LETTERS = 300
"""Letters of an element, and elements in it, that are counted to tell how much room it takes up."""
_MATTERS = frozenset(
    {
        "display", "visibility", "opacity", "font-size", "font", "clip", "clip-path", "-webkit-clip-path",
        "text-decoration", "text-decoration-line", "text-transform", "font-variant", "font-variant-caps",
        "vertical-align", "list-style", "list-style-type", "color", "background", "background-color",
        "background-image", "background-clip", "-webkit-background-clip", "position", "left", "right", "top", "bottom",
        "inset", "margin", "margin-left", "text-indent", "width", "height", "max-height", "max-width", "inline-size",
        "block-size", "line-height", "overflow", "overflow-x", "overflow-y", "transform", "translate", "scale",
        "content-visibility", "zoom", "filter", "mask", "mask-image", "-webkit-mask", "-webkit-mask-image",
        "-webkit-text-fill-color", "-webkit-text-stroke", "-webkit-text-stroke-width", "text-shadow",
        "-webkit-text-security", "text-security", "white-space", "border", "border-top", "border-bottom",
        "font-variant-position", "flex-direction", "flex-flow", "margin-top", "grid-template-columns",
        *COUNTING,
    }
)  # fmt: skip
_GENERATED = "content"
_IMPORTANT = "!"
"""Stands before the names of properties that a sheet insists on."""
_BACK = frozenset({"revert", "revert-layer"})
_BY_TAG = {
    "s": {"text-decoration": "line-through"}, "strike": {"text-decoration": "line-through"},
    "del": {"text-decoration": "line-through"}, "sup": {"vertical-align": "super"}, "sub": {"vertical-align": "sub"},
    "mark": {"background": "yellow"}, "datalist": {"display": "none"},
    "rt": {"display": "none"}, "rp": {"display": "none"},
}  # fmt: skip
"""What browsers themselves say of elements."""


_NOTE_ROLES = frozenset({"doc-noteref", "noteref"})
"""Roles of what refers to a note (Digital Publishing WAI-ARIA Module)."""


class ElementLook(NamedTuple):
    """What a reader sees of an element's words; `list_style` is its CSS list-style-type, where one is given."""

    gone: bool = False
    """Nothing below the element is shown."""
    invisible: bool = False
    """Its own words are not shown; elements below it may be visible again."""
    struck: bool = False
    casing: str = ""
    """Shown in other letters than written: `uppercase`, `lowercase` or `capitalize`."""
    raised: bool = False
    lowered: bool = False
    list_style: str = ""
    floats: bool = False
    """Laid over the page or turned: what watermarks are."""
    is_placed: bool = False
    """Whether places of elements inside are counted from it, not from the page's edge."""
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
        drawn = (written for place in self._generated.values() for written in place.items())
        self._struck = {element for element, found in drawn if draws_stroke(found.content, found.said)}
        self._variables = variables_of(root)
        links = (link for link in root.iter("link") if "stylesheet" in (link.get("rel") or "").lower())
        outside = not all(data_sheet(link.get("href") or "") for link in links)
        self.start = ElementLook(ground=None) if outside else ElementLook()
        """The look of a page on which nothing is said; a style sheet that is not here may colour anything."""

    def said(self, element: Any) -> dict[str, str]:
        """What is said of an element: by browsers, by its attributes, by the page's sheets, by its `style`."""
        own = attribute_looks(element)
        given = _counting({**own, **self._sheet.get(element, {}), **_inline(element)})
        said = with_variables(given, self._variables)
        if _BACK.isdisjoint(said.values()):
            return said
        back = {name: own.get(name, "") for name, value in said.items() if value in _BACK}
        return {name: value for name, value in {**said, **back}.items() if value}

    def generated(self, element: Any, place: str) -> list[Any]:
        """The content that the page's sheets write before or after an element, as tokens; none where it is hidden."""
        found = self._generated.get(place, {}).get(element)
        is_seen = found is not None and not is_not_shown(found.said) and found.said.get("visibility") != "hidden"
        return found.content if found is not None and is_seen else []

    def look(self, element: Any, parent: ElementLook, said: dict[str, str]) -> ElementLook:
        """How an element looks whose parent looks so: what is inherited, then what is said of the element."""
        struck = parent.struck or element in self._struck
        inherited = parent._replace(gone=False, struck=struck, list_style="", floats=False)
        if not said:
            return inherited
        extent = _extent(element, parent) if "position" in said or "text-indent" in said else UNKNOWN
        return _with(inherited, said, extent)


def _extent(element: Any, parent: ElementLook) -> RoomTaken:
    """How much room an element that has a place of its own takes up."""
    letters, lines = 0, 1
    for inside in islice(element.iter(), _MOST_LETTERS):
        words = [inside.text if isinstance(inside.tag, str) else None, None if inside is element else inside.tail]
        written = [len(text.strip()) for text in words if text]
        letters, lines = letters + sum(written), lines + sum(map(bool, written))
        if letters > _MOST_LETTERS:
            break
    return RoomTaken(letters, max(1, lines // 2), parent.is_placed)


def _counting(said: dict[str, str]) -> dict[str, str]:
    """The declarations with those that a sheet insists on above all others."""
    strong = {name[1:]: value for name, value in said.items() if name[0] == _IMPORTANT}
    return {**{name: value for name, value in said.items() if name[0] != _IMPORTANT}, **strong} if strong else said


def _with(look: ElementLook, said: dict[str, str], extent: RoomTaken) -> ElementLook:
    decoration = said.get("text-decoration-line", said.get("text-decoration", ""))
    ink = text_colour(said, look.ink)
    return ElementLook(
        gone=is_not_shown(said, extent),
        invisible=said.get("visibility", "hidden" if look.invisible else "") in ("hidden", "collapse"),
        struck=look.struck or "line-through" in decoration,
        casing=_casing(said, look.casing),
        raised=is_raised(said, look.raised),
        lowered=said.get("vertical-align", "sub" if look.lowered else "") == "sub",
        list_style=said.get("list-style-type", said.get("list-style", "")).split(" ")[0],
        floats=said.get("position") in ("fixed", "absolute") or "rotate" in said.get("transform", ""),
        is_placed=look.is_placed or said.get("position", "static") not in ("static", "initial", "unset"),
        ink=ink,
        ground=ground_of(said, look.ground, ink),
    )


def _casing(said: dict[str, str], inherited: str) -> str:
    """The letters in which words are shown."""
    transform = said.get("text-transform", "")
    caps = said.get("font-variant-caps", said.get("font-variant", said.get("font", "")))
    if transform:
        return next((word for word in ("uppercase", "lowercase", "capitalize") if word in transform), "")
    return "uppercase" if "small-caps" in caps else inherited


class _Generated(NamedTuple):
    """What a sheet writes before or behind an element, and what it says of the look of that."""

    content: list[Any]
    said: dict[str, str]


class _Matched(NamedTuple):
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
    rules = sorted(_selectors(root), key=lambda rule: rule.weight)
    found: dict[Any, dict[str, str]] = {}
    written: dict[str, dict[Any, _Generated]] = {place: {} for place in PLACES}
    effort = SearchEffort(root, _MOST_STEPS) if rules else None
    for rule in rules[:_MOST_SELECTORS]:
        for element in _elements(rule.path, root) if effort and effort.affords(rule.path) else ():
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


def _selectors(root: Any) -> Iterator[_Matched]:
    """Each selector of the page's style sheets that decides what is seen."""
    for order, rule in enumerate(style_rules(root)):
        said, content = _declared(rule.declarations), _content(rule.declarations)
        if not said and content is None:
            continue
        for found in (found for selector in rule.selectors for found in selected(selector)):
            weight = (not rule.is_layered, found.specificity, order)
            yield _Matched(weight, found.path, found.place, said, content)


def attribute_looks(element: Any) -> dict[str, str]:
    """What browsers say of an element, and older pages by attributes: the colour of letters and of what is behind."""
    found = dict(_BY_TAG.get(element.tag, {}))
    if element.get("bgcolor"):
        found["background-color"] = element.get("bgcolor").lower()
    if element.tag in ("font", "basefont"):
        found["color"] = (element.get("color") or "").lower()
    if element.tag == "body":
        found["color"] = (element.get("text") or "").lower()
    if _NOTE_ROLES & {element.get("role"), element.get("epub:type")}:
        found["vertical-align"] = "super"
    if element.get("background"):
        found["background"] = "url()"
    closed = element.tag == "dialog" and element.get("open") is None
    if closed or element.get("hidden") is not None or element.get("popover") is not None:
        found["display"] = "none"
    return {name: value for name, value in found.items() if value}


def _inline(element: Any) -> dict[str, str]:
    import tinycss2

    style = element.get("style")
    return _declared(tinycss2.parse_blocks_contents(style)) if style else {}


def _content(declarations: Iterable[Any]) -> list[Any] | None:
    """The tokens of the last `content`; None where none is given."""
    given = [item.value for item in declarations if item.type == "declaration" and item.lower_name == _GENERATED]
    return list(given[-1]) if given else None


def _without_comments(tokens: Iterable[Any]) -> list[Any]:
    return [token for token in tokens if token.type != "comment"]


def _declared(declarations: Iterable[Any]) -> dict[str, str]:
    """The declarations that matter, in small letters."""
    return {
        _IMPORTANT * item.important + item.lower_name: reckoned(written(_without_comments(item.value)).lower())
        for item in declarations
        if item.type == "declaration" and item.lower_name in _MATTERS
    }

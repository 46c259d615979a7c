"""How a run of a Word file looks, as far as it decides what the eye reads: hidden, struck, raised, in capitals.

Properties come from the run itself, its character style, its paragraph's style and the document's defaults
(ISO/IEC 29500-1, 17.3.2 and 17.7.3).
"""

from __future__ import annotations

from typing import Any, NamedTuple

from ...text.figures import whole_number
from .docx_colours import HEX_WHITE, NOTHING, is_alike, is_lost_in, mark_of, run_colour
from .docx_package import W

_OFF = frozenset({"0", "false", "off", "none"})
_TOGGLES = {"hidden": ("vanish",), "struck": ("strike", "dstrike"), "capitals": ("caps", "smallCaps")}
_DEEPEST = 12
"""Styles based on one another that are followed; Word allows no longer chain, and a circle must end."""
_SHADEABLE = {f"{W}tc": f"{W}tcPr", f"{W}tr": f"{W}tblPrEx", f"{W}tbl": f"{W}tblPr"}
"""Parts of a table that may be shaded, and where that is said."""
_RAISED_BY = 4
"""Half points: what stands less above the line is moved for looks."""
_TINIEST = 2
"""Half points: a font of one point or less shows no letter."""
_NARROWEST = 10
"""Percent of their width to which letters are pressed that nobody can read."""


class RunLook(NamedTuple):
    """What a reader sees of a run's letters."""

    hidden: bool = False
    covered: bool = False
    """Of the colour that it is marked with."""
    struck: bool = False
    capitals: bool = False
    raised: bool = False
    lowered: bool = False


class WordStyles:
    """The styles of a document by their identifiers."""

    def __init__(self, styles: Any) -> None:
        self._properties: dict[str, Any] = {}
        self._based: dict[str, str] = {}
        self._shaded: set[str] = set()
        """Styles of paragraphs and tables with a colour behind their words."""
        self._default_paragraph = ""
        for style in styles.iter(f"{W}style") if styles is not None else ():
            self._add(style)
        defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if styles is not None else None
        self._defaults = [defaults] if defaults is not None else []

    def _add(self, style: Any) -> None:
        key = style.get(f"{W}styleId", "")
        self._properties[key] = style.find(f"{W}rPr")
        self._based[key] = value_of(style, "basedOn")
        inside = (f"{W}pPr/{W}shd", f"{W}tblPr/{W}shd", f"{W}tcPr/{W}shd", f"{W}tblStylePr")
        if any(style.find(place) is not None for place in inside) or self._based[key] in self._shaded:
            self._shaded.add(key)
        if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
            self._default_paragraph = key

    def look(self, run: Any, paragraph_style: str) -> RunLook:
        """How the letters of a run in a paragraph of this style look."""
        own = run.find(f"{W}rPr")
        character = self._chain(value_of(own, "rStyle")) if own is not None else []
        paragraph = self._chain(paragraph_style or self._default_paragraph)
        shown = {name: _is_on(own, character, paragraph, self._defaults, tags) for name, tags in _TOGGLES.items()}
        layers = [*([own] if own is not None else []), *character, *paragraph, *self._defaults]
        highlight = _first(layers, "highlight")
        marked, ink = mark_of(layers, highlight), run_colour(layers)
        covered = bool(marked) and is_lost_in(ink, marked, highlight)
        pale = not marked and is_alike(ink, HEX_WHITE)
        hidden = shown["hidden"] or ink == NOTHING or _is_tiny(layers)
        hidden = hidden or (pale and self._is_on_paper(run, paragraph_style))
        is_low = _first(layers, "vertAlign") == "subscript"
        return RunLook(hidden, covered, shown["struck"], shown["capitals"], _is_raised(layers), is_low)

    def _is_on_paper(self, run: Any, paragraph_style: str) -> bool:
        """True where nothing around a run may have a colour of its own: no shading, no shaded table, no box."""
        paragraph = next(run.iterancestors(f"{W}p"), None)
        around = next(run.iterancestors(f"{W}txbxContent", f"{W}hdr", f"{W}ftr"), None)
        if paragraph is None or around is not None or any(map(self._is_shaded, run.iterancestors(*_SHADEABLE))):
            return False
        coloured = run.getroottree().getroot().find(f"{W}background") is not None
        own = paragraph.find(f"{W}pPr/{W}shd") is not None
        return not (coloured or own or paragraph_style in self._shaded)

    def _is_shaded(self, part: Any) -> bool:
        """Whether a table, a row or a cell may have a colour of its own."""
        properties = part.find(_SHADEABLE[part.tag])
        if properties is None:
            return False
        fills = [shade.get(f"{W}fill", "auto") for shade in properties.iter(f"{W}shd")]
        styled = value_of(properties, "tblStyle") in self._shaded
        return styled or any(fill != "auto" and not is_alike(fill, HEX_WHITE) for fill in fills)

    def _chain(self, key: str) -> list[Any]:
        """The run properties of a style and of those it is based on, the nearest first."""
        found = []
        for _ in range(_DEEPEST):
            if key not in self._properties:
                break
            if self._properties[key] is not None:
                found.append(self._properties[key])
            key = self._based[key]
        return found


def _is_on(own: Any, character: list[Any], paragraph: list[Any], defaults: list[Any], tags: tuple[str, ...]) -> bool:
    """A toggle property: the run's own word counts; two styles that both set it cancel each other."""
    return any(_toggled(own, character, paragraph, defaults, tag) for tag in tags)


def _toggled(own: Any, character: list[Any], paragraph: list[Any], defaults: list[Any], tag: str) -> bool:
    direct = _said([own], tag) if own is not None else None
    if direct is not None:
        return direct
    styled = bool(_said(character, tag)) != bool(_said(paragraph, tag))
    return styled or bool(_said(defaults, tag))


def _said(layers: list[Any], tag: str) -> bool | None:
    """What the nearest layer that has the property says; None where none has."""
    for layer in layers:
        element = layer.find(f"{W}{tag}")
        if element is not None:
            return element.get(f"{W}val", "true") not in _OFF
    return None


def _first(layers: list[Any], tag: str) -> str:
    return next((value for layer in layers if (value := value_of(layer, tag))), "")


def _is_tiny(layers: list[Any]) -> bool:
    """True for letters too low or too narrow to be read."""
    size, width = _first(layers, "sz"), _first(layers, "w").removesuffix("%")
    height, breadth = whole_number(size), whole_number(width)
    return (height is not None and height <= _TINIEST) or (breadth is not None and 0 < breadth <= _NARROWEST)


def _is_raised(layers: list[Any]) -> bool:
    """Superscript, or letters moved up."""
    up = (whole_number(_first(layers, "position")) or 0) >= _RAISED_BY
    return _first(layers, "vertAlign") == "superscript" or up


def value_of(element: Any, name: str) -> str:
    """The `w:val` of a child element; empty where there is none."""
    child = element.find(f"{W}{name}")
    return child.get(f"{W}val", "") if child is not None else ""

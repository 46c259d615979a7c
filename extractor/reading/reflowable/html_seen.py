"""What declarations of a style sheet say of what is seen: gone, raised, or of the colour of what lies behind."""

from __future__ import annotations

import re
from typing import NamedTuple

Declared = dict[str, str]
"""What is said of an element: values by property, in small letters."""

_FAR = 900.0
"""Pixels (or other units) to the left of its place, or above, from which words stand off every screen."""
_SLIVER = 1.0
"""Pixels: a box no larger shows no letter."""
_ALIKE = 0.1
"""Share of a colour channel by which two colours differ that the eye takes for one."""
_CLEAR = 0.05
"""Opacity below which nothing is seen."""
_NOTHING = re.compile(r"0+(?:\.0+)?\s*(?:%|[a-z]+)?")
_ALL_CLIPPED = re.compile(
    r"inset\(\s*(?:5\d|[6-9]\d|100)%\s*\)|circle\(\s*0|rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01]"
)
_SHRUNK = re.compile(r"scale(?:[xy])?\(\s*0(?:\.0+)?\s*[,)]")
_MOVED = re.compile(r"translate(?:x|y|3d)?\(\s*(-?\d+(?:\.\d+)?)px")
_CLEARED = re.compile(r"opacity\(\s*0+(?:\.0+)?\s*%?\s*\)")
_EMPTY_FONT = re.compile(r"0(?:px|pt)?\s*/")
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)\s*(?:[a-z]{1,4}|%)?")
_ABSOLUTE = re.compile(r"(\d+(?:\.\d+)?)(?:px|pt)")
_TINIEST = 2.0
"""Pixels or points of letters that nobody can read."""
_PICTURE = re.compile(r"url\(|gradient\(")


class Colour(NamedTuple):
    """Red, green, blue and opacity, each 0 to 1."""

    red: float
    green: float
    blue: float
    opacity: float = 1.0


BLACK, WHITE = Colour(0, 0, 0), Colour(1, 1, 1)


def is_gone(said: Declared) -> bool:
    """True where nothing of the element is shown."""
    if said.get("display") == "none" or said.get("content-visibility") == "hidden" or _is_off_screen(said):
        return True
    if any(_NOTHING.fullmatch(said.get(name, "1")) for name in ("opacity", "font-size")) or _is_tiny(said):
        return True
    if _NOTHING.fullmatch(said.get("zoom", "1")) or _CLEARED.search(said.get("filter", "")):
        return True
    clipped = any(_ALL_CLIPPED.match(said.get(name, "")) for name in ("clip-path", "clip"))
    shrunk = _SHRUNK.search(said.get("transform", "")) or _EMPTY_FONT.match(said.get("font", ""))
    return clipped or bool(shrunk) or _is_sliver(said)


def _is_tiny(said: Declared) -> bool:
    """True for letters of a point or two."""
    size = _ABSOLUTE.fullmatch(said.get("font-size", ""))
    return size is not None and float(size[1]) <= _TINIEST


def _is_off_screen(said: Declared) -> bool:
    moved = ["text-indent", "margin-left"]
    if any(float(found) < -_FAR for found in _MOVED.findall(said.get("transform", ""))):
        return True
    if said.get("position") in ("absolute", "fixed", "relative"):
        moved += ["left", "top"]
        moved_back = _length(said, "right") < -_FAR or _length(said, "bottom") < -_FAR
        return moved_back or any(_length(said, name) < -_FAR for name in moved)
    return any(_length(said, name) < -_FAR for name in moved)


def _is_sliver(said: Declared) -> bool:
    """True for a box too small for a letter that shows nothing beyond its sides."""
    cut = said.get("overflow", "").split(" ")[0] in ("hidden", "clip")
    return cut and any(name in said and _length(said, name) <= _SLIVER for name in ("width", "height", "max-height"))


def _length(said: Declared, name: str) -> float:
    """A length without its unit; 0 where none is given, a large one for words such as `auto`."""
    value = said.get(name, "0")
    found = _LENGTH.fullmatch(value)
    return float(found[1]) if found else _FAR


def is_raised(said: Declared, inherited: bool) -> bool:
    """True for letters above the line: by their alignment, or moved up."""
    align = said.get("vertical-align", "")
    up = said.get("position") == "relative" and (_length(said, "top") < 0 or 0 < _length(said, "bottom") < _FAR)
    if _LENGTH.fullmatch(align):
        return up or _length(said, "vertical-align") > 0
    return up or (align in ("super", "text-top") if align and align != "baseline" else inherited)


def ink_of(said: Declared, inherited: Colour | None) -> Colour | None:
    """The colour of an element's words."""
    return _parsed(said["color"], inherited) if "color" in said else inherited


def ground_of(said: Declared, around: Colour | None) -> Colour | None:
    """The colour behind an element's words: its own, or what is around it; None where a picture is."""
    found = around
    for value in (said.get("background", ""), said.get("background-color", "")):
        if _PICTURE.search(value):
            return None
        own = next((c for part in _parts(value) if (c := _parsed(part, None))), None)
        if own:
            found = own if own.opacity > 1 - _CLEAR else around if own.opacity < _CLEAR else None
    return found


def _parts(value: str) -> list[str]:
    """The blank-parted values of a shorthand, what stands in brackets whole."""
    return re.findall(r"[^\s(]+(?:\([^)]*\))?", value)


def is_lost(ink: Colour | None, ground: Colour | None) -> bool:
    """True for words that are see-through or of the colour of what lies behind them."""
    if ink is None:
        return False
    if ink.opacity < _CLEAR:
        return True
    return ground is not None and max(abs(a - b) for a, b in zip(ink[:3], ground[:3], strict=True)) < _ALIKE


def _parsed(value: str, otherwise: Colour | None) -> Colour | None:
    """The colour that a value names; `otherwise` for one that is taken from elsewhere or cannot be told."""
    import tinycss2.color3

    found = tinycss2.color3.parse_color(value) if value else None
    return Colour(*found) if isinstance(found, tuple) else otherwise

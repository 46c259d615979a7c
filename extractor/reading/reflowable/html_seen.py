"""What declarations of a style sheet say of an element's place and size: gone from the page, or raised."""

from __future__ import annotations

import re
from typing import NamedTuple

from .html_colours import CLEAR, UNREADABLE_BLUR, Declared
from .media_queries import PIXELS, SCREEN

_FAR = 900.0
"""Pixels to the left of its place, or above, from which words stand off every screen, wherever that place is."""
_FARTHEST = 2_500.0
"""Pixels right of a page's edge, or below the edge of a screen, where nobody comes by scrolling."""
_LETTER, _LINE = 9.0, 24.0
"""Pixels that a letter and a line take up, rather more than less."""
_SLIVER = 1.0
"""Pixels: a box no larger shows no letter."""
_TINIEST = 2.0
"""Pixels of letters that nobody can read."""
LENGTHS = {
    **PIXELS, "ex": 8.0, "ch": 8.0, "pc": 16.0,
    "vw": 12.8, "vh": 7.2, "dvh": 7.2, "svh": 7.2, "vmax": 12.8, "vmin": 7.2,
}  # fmt: skip
_NOTHING = re.compile(r"[-+]?(?:0+(?:\.0+)?|\.0+)\s*(?:%|[a-z]+)?")
_NUMBER = r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)"
_LENGTH = re.compile(rf"({_NUMBER})\s*([a-z]{{0,4}}|%)")
_ALL_CLIPPED = re.compile(
    r"inset\(\s*(?:5\d|[6-9]\d|100)(?:\.\d+)?%\s*\)|inset\(\s*0\s+(?:0\s+)?100%|inset\(\s*100%|(?:circle|ellipse)\(\s*0"
    r"|rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)"
    r"|polygon\(\s*(?P<point>0(?:px|%)?\s+0(?:px|%)?)(?:\s*,\s*0(?:px|%)?\s+0(?:px|%)?)*\s*\)"
)
_SHRUNK = re.compile(r"(?:scale(?:[xy]|3d)?|matrix(?:3d)?)\(\s*0(?:\.0+)?\s*[,)]|rotate[xy]\(\s*-?(?:90|270)deg")
_MOVED = re.compile(rf"translate(x|y|3d)?\(\s*({_NUMBER}[a-z%]*)(?:\s*,\s*({_NUMBER}[a-z%]*))?")
_FILTERED = re.compile(rf"opacity\(\s*({_NUMBER})(%?)\s*\)")
_BLUR = re.compile(rf"blur\(\s*({_NUMBER})(px|em|rem)?\s*\)")
_EMPTY_FONT = re.compile(r"(?:^|\s)0(?:px|pt|em|rem|%)?\s*/")
_BLANK_MASK = re.compile(r"gradient\((?:[^()]|\([^()]*\))*\)")
_CENSORED = frozenset({"disc", "circle", "square"})
_CUTS = frozenset({"hidden", "clip", "scroll", "auto"})
_OUT_OF_FLOW = frozenset({"absolute", "fixed"})


class RoomTaken(NamedTuple):
    """How much room an element's words take up, and whether what holds it has a place of its own on the page."""

    letters: int = 0
    lines: int = 1
    is_placed: bool = False


UNKNOWN = RoomTaken()


def is_not_shown(said: Declared, extent: RoomTaken = UNKNOWN) -> bool:
    """True where nothing of the element is shown."""
    if said.get("display") == "none" or said.get("content-visibility") == "hidden" or is_off_page(said, extent):
        return True
    if _is_clear(said) or _is_tiny(said) or _NOTHING.fullmatch(said.get("zoom", "1")) or _is_blurred(said):
        return True
    clipped = any(_ALL_CLIPPED.match(said.get(name, "")) for name in ("clip-path", "-webkit-clip-path", "clip"))
    shrunk = _SHRUNK.search(said.get("transform", "")) or _NOTHING.fullmatch(said.get("scale", "1").split(" ")[0])
    return clipped or bool(shrunk) or _is_sliver(said)


def _is_clear(said: Declared) -> bool:
    """True for what is see-through, masked away or shown as dots."""
    opacity = _length(said.get("opacity", "1"), 1.0)
    filtered = _FILTERED.search(said.get("filter", ""))
    through = opacity is not None and opacity < CLEAR
    through = through or (filtered is not None and float(filtered[1]) / (100 if filtered[2] else 1) < CLEAR)
    mask = said.get("mask-image", said.get("-webkit-mask-image", said.get("mask", said.get("-webkit-mask", ""))))
    masked = _BLANK_MASK.search(mask)
    blank = masked is not None and not re.search(r"#|rgb|black|white|\d{3}", masked[0]) and "transparent" in masked[0]
    return through or blank or said.get("-webkit-text-security", said.get("text-security", "")) in _CENSORED


def _is_tiny(said: Declared) -> bool:
    """True for letters of a point or two."""
    value = said.get("font-size", "")
    size = _LENGTH.fullmatch(value)
    if size and size[2] != "%":
        return 0 <= float(size[1]) * LENGTHS.get(size[2], 1.0) <= _TINIEST
    if size:
        return float(size[1]) * 0.16 <= _TINIEST
    return _EMPTY_FONT.search(said.get("font", "")) is not None


def _is_blurred(said: Declared) -> bool:
    found = _BLUR.search(said.get("filter", ""))
    return found is not None and float(found[1]) * LENGTHS.get(found[2] or "", 1.0) >= UNREADABLE_BLUR


def is_off_page(said: Declared, extent: RoomTaken) -> bool:
    """True for what is moved so far that it stands off the page."""
    if _is_far(said) or _is_indented_away(said, extent):
        return True
    if said.get("position") not in _OUT_OF_FLOW or (extent.is_placed and said["position"] != "fixed"):
        return False
    return _is_beside_page(said, extent)


def _is_far(said: Declared) -> bool:
    """True for what is moved so far left or up that no page holds it, wherever its place is."""
    moves = [_start(said, side, of) for side, of in (("left", SCREEN[0]), ("top", SCREEN[1]))]
    if said.get("position") in _OUT_OF_FLOW:
        moves += [_start(said, side, of) for side, of in (("right", SCREEN[0]), ("bottom", SCREEN[1]))]
    elif said.get("position") != "relative":
        moves = []
    margins = [_length(said.get(name, "")) for name in ("margin-left", "margin-top")]
    margins.append(_margin_left(said.get("margin", "")))
    return min(0.0, *_moved(said), *(move or 0.0 for move in (*moves, *margins, _indent(said)))) < -_FAR


def _is_indented_away(said: Declared, extent: RoomTaken) -> bool:
    """True for a first line that begins beyond the sides of a box that shows nothing there."""
    indent = _indent(said)
    return _cuts(said) and (indent <= min(-_SLIVER, -extent.letters * _LETTER) or indent >= SCREEN[0])


def _indent(said: Declared) -> float:
    return _length(said.get("text-indent", ""), SCREEN[0]) or 0.0


def _is_beside_page(said: Declared, extent: RoomTaken) -> bool:
    """True for a box of its own, placed by the page's or the screen's edges, that stands outside them."""
    width = _length(said.get("width", ""), SCREEN[0]) or extent.letters * _LETTER
    height = _length(said.get("height", ""), SCREEN[1]) or extent.lines * _LINE
    across, down = _moved(said, width, height)
    left, top = _start(said, "left", SCREEN[0]), _start(said, "top", SCREEN[1])
    right, bottom = _start(said, "right", SCREEN[0]), _start(said, "bottom", SCREEN[1])
    if (left is not None or across) and (left or 0.0) + across + width <= 0:
        return True
    if (top is not None or down) and (top or 0.0) + down + height <= 0:
        return True
    if (left or 0.0) > _FARTHEST or (left is None and right is not None and right >= SCREEN[0]):
        return True
    if said["position"] != "fixed":  # one scrolls to what stands below
        return False
    low = bottom is not None and top is None and bottom + height <= 0
    return low or (left or 0.0) + across >= SCREEN[0] or (top or 0.0) + down >= _FARTHEST


def _start(said: Declared, side: str, of: float) -> float | None:
    """Where an edge of an element is put, in pixels; None where nothing is said of it."""
    sides = said.get("inset", "").split()
    places = {"top": 0, "right": 1, "bottom": 2, "left": 3}
    given = ""
    if sides:
        at = places[side]
        given = sides[at] if at < len(sides) else sides[at - 2] if 0 <= at - 2 < len(sides) else sides[0]
    return _length(said.get(side, given), of)


def _margin_left(margin: str) -> float:
    sides = margin.split()
    return (_length(sides[3 if len(sides) == 4 else 1 if len(sides) > 1 else 0]) or 0.0) if sides else 0.0


def _moved(said: Declared, width: float = 0.0, height: float = 0.0) -> tuple[float, float]:
    """How far to the right and down an element of this size is moved."""
    moves = [(m[1] or "", m[2], m[3]) for m in _MOVED.finditer(said.get("transform", ""))]
    own = said.get("translate", "").split()
    moves += [("", own[0], own[1] if len(own) > 1 else None)] if own else []
    across = down = 0.0
    for axis, first, second in moves:
        across += 0.0 if axis == "y" else _length(first, width) or 0.0
        down += (_length(first if axis == "y" else second or "", height) or 0.0) if axis != "x" else 0.0
    return across, down


def _cuts(said: Declared) -> bool:
    """Whether an element shows nothing beyond its sides."""
    values = (said.get(name, "") for name in ("overflow", "overflow-x", "overflow-y"))
    return any(word in _CUTS for value in values for word in value.split())


def _is_sliver(said: Declared) -> bool:
    """True for a box too small for a letter that shows nothing beyond its sides."""
    if not _cuts(said):
        return False
    names = ("width", "height", "max-height", "max-width", "inline-size", "block-size")
    sizes = [_length(said[name], SCREEN[0]) for name in names if name in said]
    if _NOTHING.fullmatch(said.get("line-height", "")) and "height" not in said:
        return True
    return any(size is not None and size <= _SLIVER for size in sizes)


def _length(value: str, of: float = 100.0) -> float | None:
    """A length in pixels, a share in percent of `of`; None for words such as `auto`."""
    found = _LENGTH.fullmatch(value)
    if found is None:
        return None
    return float(found[1]) * (of / 100 if found[2] == "%" else LENGTHS.get(found[2], 1.0))


def is_raised(said: Declared, inherited: bool) -> bool:
    """True for letters above the line: by their alignment, or moved up."""
    if "font-variant-position" in said:
        return said["font-variant-position"] == "super"
    align = said.get("vertical-align", "")
    top, bottom = _length(said.get("top", "0")) or 0.0, _length(said.get("bottom", "0")) or 0.0
    up = said.get("position") == "relative" and (top < 0 or 0 < bottom < _FAR)
    moved = _length(align)
    if moved is not None:
        return up or moved > 0
    return up or (align in ("super", "text-top") if align and align != "baseline" else inherited)

"""PDFium's C functions with plain integer arguments: the cheapest way to ask for every character of a page."""

from __future__ import annotations

import ctypes as c
from collections import deque
from collections.abc import Callable
from functools import cache
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

TEXT, PATH, IMAGE, FORM = 1, 2, 3, 5
"""Kinds of page object."""
INVISIBLE = 3
"""Render mode of text that is there to be searched, not seen."""

Matrix = tuple[float, float, float, float, float, float]
Codes = npt.NDArray[np.uint32]
Floats = npt.NDArray[np.float32]


class Characters(NamedTuple):
    """`codes` are Unicode values, `boxes` rows of left, top, right, bottom in the file's own coordinates."""

    codes: Codes
    boxes: Floats


@cache
def _call(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A PDFium function whose pointers are integers: three times faster than the typed binding."""
    address = c.cast(getattr(raw, name), c.c_void_p).value
    return c.CFUNCTYPE(result, *arguments)(address or 0)


def handle(pointer: Any) -> int:
    """The address behind a pypdfium2 object."""
    return c.cast(getattr(pointer, "raw", pointer), c.c_void_p).value or 0


def characters(textpage: int) -> Characters:
    """Every character of the page in the file's order, with the box its font gives it."""
    count = _call("FPDFText_CountChars", c.c_int, c.c_void_p)(textpage)
    if count <= 0:
        return Characters(np.zeros(0, np.uint32), np.zeros((0, 4), np.float32))
    boxes = np.zeros((count, 4), np.float32)
    start = boxes.ctypes.data
    box_of = _call("FPDFText_GetLooseCharBox", c.c_int, c.c_void_p, c.c_int, c.c_void_p)
    deque(map(box_of, repeat(textpage), range(count), range(start, start + 16 * count, 16)), maxlen=0)
    return Characters(_codes(textpage, count), boxes)


def _codes(textpage: int, count: int) -> Codes:
    """One call for the whole page; one a character where the two countings differ."""
    buffer = np.zeros(count + 1, np.uint16)
    wrote = _call("FPDFText_GetText", c.c_int, c.c_void_p, c.c_int, c.c_int, c.c_void_p)(
        textpage, 0, count, buffer.ctypes.data
    )
    surrogates = (buffer >= 0xD800) & (buffer <= 0xDFFF)
    if wrote == count + 1 and not surrogates.any():
        return buffer[:count].astype(np.uint32)
    code_of = _call("FPDFText_GetUnicode", c.c_uint, c.c_void_p, c.c_int)
    return np.fromiter(map(code_of, repeat(textpage), range(count)), np.uint32, count)


def angles(textpage: int, count: int) -> Floats:
    """The direction of each character in radians, counter-clockwise."""
    angle_of = _call("FPDFText_GetCharAngle", c.c_float, c.c_void_p, c.c_int)
    return np.fromiter(map(angle_of, repeat(textpage), range(count)), np.float32, count)


def colours(textpage: int, count: int) -> Codes:
    """Rows of red, green, blue, alpha for each character."""
    out = np.zeros((count, 4), np.uint32)
    start = out.ctypes.data
    fill = _call("FPDFText_GetFillColor", c.c_int, *[c.c_void_p, c.c_int] + [c.c_void_p] * 4)
    steps = [range(start + 4 * k, start + 4 * k + 16 * count, 16) for k in range(4)]
    deque(map(fill, repeat(textpage), range(count), *steps), maxlen=0)
    return out


def render_modes(textpage: int, count: int) -> npt.NDArray[np.int32]:
    """The render mode of each character; -1 where there is none."""
    object_of = _call("FPDFText_GetTextObject", c.c_void_p, c.c_void_p, c.c_int)
    mode_of = _call("FPDFTextObj_GetTextRenderMode", c.c_int, c.c_void_p)
    return np.fromiter(map(mode_of, map(object_of, repeat(textpage), range(count))), np.int32, count)


def objects(page: int) -> list[tuple[int, int]]:
    """(handle, kind) of each object on the page."""
    count = _call("FPDFPage_CountObjects", c.c_int, c.c_void_p)(page)
    handles = list(map(_call("FPDFPage_GetObject", c.c_void_p, c.c_void_p, c.c_int), repeat(page), range(count)))
    return list(zip(handles, map(_kind(), handles), strict=True))


def parts(form: int) -> list[tuple[int, int]]:
    """(handle, kind) of each object inside a form."""
    count = _call("FPDFFormObj_CountObjects", c.c_int, c.c_void_p)(form)
    pick = _call("FPDFFormObj_GetObject", c.c_void_p, c.c_void_p, c.c_ulong)
    handles = list(map(pick, repeat(form), range(max(0, count))))
    return list(zip(handles, map(_kind(), handles), strict=True))


def _kind() -> Callable[[int], int]:
    return _call("FPDFPageObj_GetType", c.c_int, c.c_void_p)


def count_objects(page: int) -> int:
    """How many objects the page holds, those inside forms not counted."""
    return int(_call("FPDFPage_CountObjects", c.c_int, c.c_void_p)(page))


_FLOATS = (c.c_float * 8)()
_AT = c.addressof(_FLOATS)
_INTS = (c.c_uint32 * 4)()
_INTS_AT = c.addressof(_INTS)


def matrix(thing: int) -> Matrix:
    """The object's matrix a, b, c, d, e, f."""
    _call("FPDFPageObj_GetMatrix", c.c_int, c.c_void_p, c.c_void_p)(thing, _AT)
    a, b, cc, d, e, f = _FLOATS[:6]
    return a, b, cc, d, e, f


def bounds(thing: int) -> tuple[float, float, float, float]:
    """left, bottom, right, top of the object in the coordinates of what it stands in."""
    _call("FPDFPageObj_GetBounds", c.c_int, *[c.c_void_p] * 5)(thing, _AT, _AT + 4, _AT + 8, _AT + 12)
    left, bottom, right, top = _FLOATS[:4]
    return left, bottom, right, top


def fill_colour(thing: int) -> tuple[int, int, int, int]:
    """Red, green, blue, alpha of the object's fill; black where it has none."""
    if not _call("FPDFPageObj_GetFillColor", c.c_int, *[c.c_void_p] * 5)(thing, *range(_INTS_AT, _INTS_AT + 16, 4)):
        return 0, 0, 0, 255
    red, green, blue, alpha = _INTS[:4]
    return red, green, blue, alpha


def render_mode(text: int) -> int:
    """The render mode of a text object."""
    return int(_call("FPDFTextObj_GetTextRenderMode", c.c_int, c.c_void_p)(text))


def is_stroked(path: int) -> bool:
    """True where the path's outline is drawn."""
    return bool(_draw_mode(path)[1])


def is_filled(path: int) -> bool:
    """True where the path's inside is painted."""
    return bool(_draw_mode(path)[0])


def _draw_mode(path: int) -> tuple[int, int]:
    _call("FPDFPath_GetDrawMode", c.c_int, *[c.c_void_p] * 3)(path, _INTS_AT, _INTS_AT + 4)
    return _INTS[0], _INTS[1]


def count_segments(path: int) -> int:
    """How many points the path has."""
    return int(_call("FPDFPath_CountSegments", c.c_int, c.c_void_p)(path))


def segments(path: int) -> list[tuple[int, float, float, bool]]:
    """(kind, x, y, closes) of each point in the path's own coordinates; kinds are line 0, curve 1, move 2."""
    pick = _call("FPDFPath_GetPathSegment", c.c_void_p, c.c_void_p, c.c_int)
    point = _call("FPDFPathSegment_GetPoint", c.c_int, *[c.c_void_p] * 3)
    kind = _call("FPDFPathSegment_GetType", c.c_int, c.c_void_p)
    closes = _call("FPDFPathSegment_GetClose", c.c_int, c.c_void_p)
    found = []
    for i in range(count_segments(path)):
        piece = pick(path, i)
        point(piece, _AT, _AT + 4)
        found.append((kind(piece), _FLOATS[0], _FLOATS[1], bool(closes(piece))))
    return found

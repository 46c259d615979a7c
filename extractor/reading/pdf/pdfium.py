"""PDFium's C functions with plain integer arguments: the cheapest way to ask for every character of a page."""

from __future__ import annotations

import ctypes as c
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as raw

TEXT_OBJECT, PATH_OBJECT, IMAGE_OBJECT, SHADING_OBJECT, FORM_OBJECT = 1, 2, 3, 4, 5
"""Kinds of page object."""
FAR = 1e6
"""Points: farther off than any page reaches; what stands there stands nowhere."""
OUTLINED = 1
"""The render mode of text of which only the outlines are drawn."""
WITHOUT_INK = (3, 7)
"""Render modes of text that is there to be searched, not seen, and of text that only clips."""

Matrix = tuple[float, float, float, float, float, float]
Codes = npt.NDArray[np.uint32]
Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Handles = npt.NDArray[np.uint64]


def _bind(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A PDFium function whose pointers are integers: four times faster than the typed binding.

    Without `arguments` whole numbers go as they are and addresses as c_void_p, which takes half of that time again.
    """
    address = c.cast(getattr(raw, name), c.c_void_p).value
    return c.PYFUNCTYPE(result, *arguments)(address or 0)


def forget_error() -> None:
    """Makes the next error PDFium's own: one that it keeps silent about would else be that of the file before."""
    raw.FPDF_LoadMemDocument64(b" ", 1, None)


def forget_fonts() -> None:
    """Starts PDFium anew, in a third of a millisecond. No document may be open.

    The fonts that stand in for those a file does not hold are one for all files, and stay as wide and as heavy as they
    were drawn last: the next file's letters would be measured by them.
    """
    raw.FPDF_DestroyLibrary()
    raw.FPDF_InitLibrary()


def open_pdf(source: Path | bytes) -> Any:
    """The file as pypdfium2 opens it, its letters measured as in a process that read nothing before: where nobody has
    another PDF open, PDFium starts anew.

    What is open is told by pypdfium2, which knows its own objects: a caller's handles of `pypdfium2.raw` do not count.
    """
    with _OPENING:  # what another thread opens is known only when it is open
        open_objects = getattr(pypdfium2.internal, "ObjectTracker", None)  # older versions do not tell
        if open_objects is not None and not any(open_objects.values()):
            forget_fonts()
        return pypdfium2.PdfDocument(source)


_OPENING = Lock()

_P, _I = c.c_void_p, c.c_int
_count_chars = _bind("FPDFText_CountChars", _I, _P)
_char_box = _bind("FPDFText_GetLooseCharBox", _I)
_char_code = _bind("FPDFText_GetUnicode", c.c_uint)
_char_angle = _bind("FPDFText_GetCharAngle", c.c_float)
_char_origin = _bind("FPDFText_GetCharOrigin", _I, _P, _I, _P, _P)
_char_object = _bind("FPDFText_GetTextObject", c.c_size_t)
_text = _bind("FPDFText_GetText", _I, _P, _I, _I, _P)
_count_objects = _bind("FPDFPage_CountObjects", _I, _P)
_object = _bind("FPDFPage_GetObject", c.c_size_t)
_count_parts = _bind("FPDFFormObj_CountObjects", _I, _P)
_part = _bind("FPDFFormObj_GetObject", c.c_size_t)
_kind = _bind("FPDFPageObj_GetType", _I, _P)
_set_active = _bind("FPDFPageObj_SetIsActive", _I, _P, _I)
_count_marks = _bind("FPDFPageObj_CountMarks", _I, _P)
_mark = _bind("FPDFPageObj_GetMark", _P, _P, c.c_ulong)
_mark_name = _bind("FPDFPageObjMark_GetName", _I, _P, _P, c.c_ulong, _P)
_without_letter = _bind("FPDFText_HasUnicodeMapError", _I)
_matrix = _bind("FPDFPageObj_GetMatrix", _I, _P, _P)
_bounds = _bind("FPDFPageObj_GetBounds", _I, _P, _P, _P, _P, _P)
_object_text = _bind("FPDFTextObj_GetText", c.c_ulong, _P, _P, _P, c.c_ulong)
_fill = _bind("FPDFPageObj_GetFillColor", _I, _P, _P, _P, _P, _P)
_see_through = _bind("FPDFPageObj_HasTransparency", _I, _P)
_stroke = _bind("FPDFPageObj_GetStrokeColor", _I, _P, _P, _P, _P, _P)
_clip = _bind("FPDFPageObj_GetClipPath", _P, _P)
_clip_paths = _bind("FPDFClipPath_CountPaths", _I, _P)
_clip_points = _bind("FPDFClipPath_CountPathSegments", _I, _P, _I)
_clip_segment = _bind("FPDFClipPath_GetPathSegment", _P, _P, _I, _I)
_mode = _bind("FPDFTextObj_GetTextRenderMode", _I, _P)
_stroke_width = _bind("FPDFPageObj_GetStrokeWidth", _I, _P, _P)
_draw_mode = _bind("FPDFPath_GetDrawMode", _I, _P, _P, _P)
_count_segments = _bind("FPDFPath_CountSegments", _I, _P)
_segment = _bind("FPDFPath_GetPathSegment", _P, _P, _I)
_segment_point = _bind("FPDFPathSegment_GetPoint", _I, _P, _P, _P)
_segment_kind = _bind("FPDFPathSegment_GetType", _I, _P)
_segment_closes = _bind("FPDFPathSegment_GetClose", _I, _P)

_FLOATS = (c.c_float * 8)()
_AT = c.addressof(_FLOATS)
_DOUBLES = (c.c_double * 2)()
_DOUBLES_AT = c.addressof(_DOUBLES)
_INTS = (c.c_uint32 * 4)()
_INTS_AT = c.addressof(_INTS)


def handle(pointer: Any) -> int:
    """The address behind a pypdfium2 object."""
    return c.cast(getattr(pointer, "raw", pointer), c.c_void_p).value or 0


def codes(textpage: int) -> Codes:
    """The Unicode value of every character of the page in the file's order."""
    count = max(0, _count_chars(textpage))
    return from_private(_codes(textpage, count)) if count else np.zeros(0, np.uint32)


_PRIVATE, _PRINTED, _BLANK = 0xF000, (0xF021, 0xF07E), 32
"""Where symbol fonts put ASCII, its printed signs there, and the blank."""


def from_private(found: Codes) -> Codes:
    """The characters, those of the private area that stand beside others of it as the ASCII that symbol fonts put
    there; one alone is a bullet or a sign."""
    private = (found >= _PRINTED[0]) & (found <= _PRINTED[1])
    if not private.any():
        return found
    found[found == _PRIVATE + _BLANK] = _BLANK
    printed = np.flatnonzero(found > _BLANK)
    mine = private[printed]
    beside = np.concatenate(([False], mine[:-1])) | np.concatenate((mine[1:], [False]))
    written = printed[mine & beside]
    found[written] -= np.uint32(_PRIVATE)
    return found


def boxes(textpage: int, count: int) -> Floats:
    """The box that its font gives each character: rows of left, top, right, bottom in the file's coordinates."""
    return boxes_at(textpage, range(count))


def boxes_at(textpage: int, places: Sequence[int]) -> Floats:
    """The same for the characters at these places."""
    rows = _ROWS.cleared(len(places))
    deque(map(_char_box, repeat(c.c_void_p(textpage)), places, rows.addresses), maxlen=0)
    return np.nan_to_num(rows.values[: len(places)], nan=FAR, posinf=FAR, neginf=-FAR).clip(-FAR, FAR)


class _RowBuffer:
    """Rows of four numbers that PDFium writes to, and the address of each: made once, for that takes longer than to
    have a row written."""

    def __init__(self) -> None:
        self.values: Floats = np.zeros((0, 4), np.float32)
        self.addresses: list[c.c_void_p] = []

    def cleared(self, count: int) -> _RowBuffer:
        """At least so many rows, the first `count` without numbers."""
        if count > len(self.values):
            self.values = np.zeros((2 * count, 4), np.float32)
            start = self.values.ctypes.data
            self.addresses = list(map(c.c_void_p, range(start, start + self.values.nbytes, 16)))
        self.values[:count] = 0
        return self


_ROWS = _RowBuffer()


def _codes(textpage: int, count: int) -> Codes:
    """One call for the whole page; one a character where the two countings differ."""
    buffer = np.zeros(count + 1, np.uint16)
    wrote = _text(textpage, 0, count, buffer.ctypes.data)
    if wrote == count + 1 and not ((buffer >= 0xD800) & (buffer <= 0xDFFF)).any():
        return buffer[:count].astype(np.uint32)
    return np.fromiter(_of_characters(_char_code, textpage, range(count)), np.uint32, count)


def _of_characters(ask: Callable[..., Any], textpage: int, places: Sequence[int]) -> Iterator[Any]:
    return map(ask, repeat(c.c_void_p(textpage)), places)


def angles(textpage: int, count: int) -> Floats:
    """The direction of each character in radians, clockwise."""
    return np.fromiter(_of_characters(_char_angle, textpage, range(count)), np.float32, count)


def _columns(out: Codes) -> list[range]:
    """The addresses of the four values of each row, value by value."""
    start, end = out.ctypes.data, out.ctypes.data + out.nbytes
    return [range(start + 4 * k, end, 16) for k in range(4)]


def text_objects(textpage: int, count: int) -> list[int]:
    """The text object of each character; 0 where there is none."""
    return text_objects_at(textpage, range(count))


def text_objects_at(textpage: int, places: Sequence[int]) -> list[int]:
    """The same for the characters at these places."""
    return list(_of_characters(_char_object, textpage, places))


Window = tuple[float, float, float, float]
"""left, bottom, right, top of what is shown of an object."""


def clip(thing: int) -> Window | None:
    """What is shown of the object; None where nothing is cut off."""
    box = None
    for points in _clip_outlines(thing):
        xs, ys = zip(*points, strict=True)
        left, bottom, right, top = box or (min(xs), min(ys), max(xs), max(ys))
        box = max(left, min(xs)), max(bottom, min(ys)), min(right, max(xs)), min(top, max(ys))
    return box


def has_square_clip(thing: int) -> bool:
    """True where all that cuts the object off are upright rectangles: all of its window is shown."""
    return all(
        len(set(xs)) == 2 == len(set(ys)) for xs, ys in (zip(*points, strict=True) for points in _clip_outlines(thing))
    )


def _clip_outlines(thing: int) -> Iterator[list[tuple[float, float]]]:
    """The points of each path that cuts the object off."""
    path = _clip(thing)
    for i in range(max(0, _clip_paths(path)) if path else 0):
        points = []
        for k in range(_clip_points(path, i)):
            _segment_point(_clip_segment(path, i, k), _AT, _AT + 4)
            points.append((_FLOATS[0], _FLOATS[1]))
        if points:
            yield points


def objects(page: int) -> list[tuple[int, int]]:
    """(handle, kind) of each object on the page."""
    handles = list(map(_object, repeat(c.c_void_p(page)), range(_count_objects(page))))
    return list(zip(handles, map(_kind, handles), strict=True))


def objects_in_form(form: int) -> list[tuple[int, int]]:
    """(handle, kind) of each object inside a form."""
    handles = list(map(_part, repeat(c.c_void_p(form)), range(max(0, _count_parts(form)))))
    return list(zip(handles, map(_kind, handles), strict=True))


def count_objects(page: int) -> int:
    """How many objects the page holds, those inside forms not counted."""
    return int(_count_objects(page))


def is_optional(thing: int) -> bool:
    """True where the object belongs to a layer that may be switched off (optional content)."""
    return any(_name_of_mark(_mark(thing, i)) == "OC" for i in range(max(0, _count_marks(thing))))


def _name_of_mark(mark: int) -> str:
    name = c.create_string_buffer(16)
    if not mark or not _mark_name(mark, c.addressof(name), 16, _INTS_AT):
        return ""
    return name.raw[: _INTS[0]].decode("utf-16-le", "replace").rstrip("\0")


def set_active(things: Sequence[int], active: bool) -> None:
    """Whether the objects are painted when the page is rendered."""
    for thing in things:
        _set_active(thing, int(active))


def origins(textpage: int, places: Sequence[int]) -> Floats:
    """Where on its baseline each of the characters at these places starts: rows of x, y in the file's coordinates."""
    found = []
    for place in places:
        _char_origin(textpage, place, _DOUBLES_AT, _DOUBLES_AT + 8)
        found.append((_DOUBLES[0], _DOUBLES[1]))
    return np.array(found, np.float32).reshape(-1, 2)


def without_letters(textpage: int, places: Sequence[int]) -> npt.NDArray[np.bool_]:
    """True for the characters whose font does not say which letters they are."""
    found = _of_characters(_without_letter, textpage, places)
    return np.asarray(np.fromiter(found, np.int32, len(places)) == 1)


def matrix(thing: int) -> Matrix:
    """The object's matrix a, b, c, d, e, f."""
    _matrix(thing, _AT)
    a, b, cc, d, e, f = _FLOATS[:6]
    return a, b, cc, d, e, f


def bounds(thing: int) -> tuple[float, float, float, float]:
    """left, bottom, right, top of the object in the coordinates of what it stands in."""
    _bounds(thing, _AT, _AT + 4, _AT + 8, _AT + 12)
    left, bottom, right, top = _FLOATS[:4]
    return left, bottom, right, top


def codes_of(thing: int, textpage: int) -> Codes:
    """The Unicode values of a text object's characters; each asking looks through the whole page."""
    buffer = np.zeros(_object_text(thing, textpage, 0, 0) // 2, np.uint16)
    _object_text(thing, textpage, buffer.ctypes.data, buffer.nbytes)
    return buffer[:-1].astype(np.uint32)


def clip_counts(things: list[int]) -> npt.NDArray[np.int32]:
    """How many paths cut each of the objects off."""
    return np.fromiter(map(_clip_paths, map(_clip, things)), np.int32, len(things))


def bounds_of(things: list[int]) -> Floats:
    """Rows of left, bottom, right, top for many objects."""
    out = np.zeros((len(things), 4), np.float32)
    start, end = out.ctypes.data, out.ctypes.data + out.nbytes
    deque(map(_bounds, things, *(range(start + 4 * k, end, 16) for k in range(4))), maxlen=0)
    return out


def fill_colours(things: list[int]) -> Codes:
    """Rows of red, green, blue, alpha for the fills of the objects; black where there is none."""
    return _object_colours(_fill, things)


def stroke_colours(things: list[int]) -> Codes:
    """The same for their outlines."""
    return _object_colours(_stroke, things)


def _object_colours(ask: Callable[..., Any], things: list[int]) -> Codes:
    out = np.zeros((len(things), 4), np.uint32)
    out[:, 3] = 255
    deque(map(ask, things, *_columns(out)), maxlen=0)
    return out


def modes(texts: list[int]) -> npt.NDArray[np.int32]:
    """The render modes of text objects."""
    return np.fromiter(map(_mode, texts), np.int32, len(texts))


def see_through(objects: Iterable[int]) -> Flags:
    """True for the objects that are blended, masked or not wholly opaque."""
    return np.array(list(map(_see_through, objects)), np.bool_)


def draw_mode(path: int) -> tuple[bool, bool]:
    """Whether the path is filled, and whether its outline is drawn."""
    _draw_mode(path, _INTS_AT, _INTS_AT + 4)
    return bool(_INTS[0]), bool(_INTS[1])


def stroke_width(path: int) -> float:
    """How wide the path's outline is drawn, in its own coordinates; 0 where that is not known."""
    return float(_FLOATS[0]) if _stroke_width(path, _AT) else 0.0


def count_segments(path: int) -> int:
    """How many points the path has."""
    return int(_count_segments(path))


def segments(path: int) -> list[tuple[int, float, float, bool]]:
    """(kind, x, y, closes) of each point in the path's own coordinates; kinds are line 0, curve 1, move 2."""
    found = []
    for i in range(_count_segments(path)):
        piece = _segment(path, i)
        _segment_point(piece, _AT, _AT + 4)
        found.append((_segment_kind(piece), _FLOATS[0], _FLOATS[1], bool(_segment_closes(piece))))
    return found

"""Fields, stamps and typed notes laid over a page become part of what is painted on it, as a viewer shows them."""

from __future__ import annotations

import ctypes as c
import html
import math
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from ..encoding import normalise
from .file_structure import FileStructure
from .graphics import Area

_MOST = 2_000
"""Annotations looked at on a page."""
_SHOWN = {
    raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_POLYGON,
    raw.FPDF_ANNOT_INK, raw.FPDF_ANNOT_LINE, raw.FPDF_ANNOT_POLYLINE, raw.FPDF_ANNOT_REDACT, raw.FPDF_ANNOT_CIRCLE,
}  # fmt: skip
"""Kinds that show words or lie over them. Links, notes that open and highlights show none of their own."""
_DRAWN_BY_VIEWER = {
    raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_REDACT, raw.FPDF_ANNOT_POLYGON, raw.FPDF_ANNOT_CIRCLE,
}  # fmt: skip
"""Kinds whose filled shape a viewer draws, or that mean one, where the file has no appearance."""
_PENS = {raw.FPDF_ANNOT_LINE, raw.FPDF_ANNOT_INK, raw.FPDF_ANNOT_POLYLINE}
_STEPS = 24
"""Corners that stand for an ellipse."""
_BROAD = 4.0
"""Points: a line as broad as this lies over words; a thinner one runs through them."""
_DARK = 0.35
"""Share of white of its lightest channel up to which a highlight blacks out."""
_COMB = 1 << 24
"""The flag of a text field that has a box for each letter."""
_WITH_WORDS = {raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_FREETEXT}
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_BOXES = (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON)
_WITHOUT_WORDS = ("Btn", "Sig")
_USUAL_SIZE = 10.0
"""Points: the size of words whose annotation does not say it."""
_BREADTH = 0.5
"""Widths of an average letter in heights of its font."""
_LEADING = 1.2
_WRITTEN = re.compile(r"\(((?:\\.|[^\\()])*)\)")
"""A literal string of an appearance."""
_TAG = re.compile(r"<[^<>]*>")
_OPERATOR = re.compile(r"(?<=[\s)>\]])(?:Tj|TJ|'|Do)(?=\s|$)")


class Typed(NamedTuple):
    """Words of an annotation that has no appearance of its own: where and how large a viewer writes them."""

    area: Area
    text: str
    size: float


class ShownAnnotations(NamedTuple):
    """What the annotations of a page came to."""

    areas: list[Area]
    """Where words may be shown, as pictures too."""
    strikes: list[Area]
    """Lines through words that a reader struck out."""
    typed: list[Typed]
    is_changed: bool
    """True where the page has to be opened anew."""


def show_annotations(pdf: Any, page: Any, number: int, facts: FileStructure) -> ShownAnnotations:
    """Paints what annotations show into the PDFium page (in memory only) and drops what a viewer does not show.

    `number` is the page's index.
    """
    count = min(raw.FPDFPage_GetAnnotCount(page), _MOST)
    laid = ShownAnnotations([], [], [], False)
    if count <= 0:
        return laid
    unshown = []
    for index in range(count):
        with _opened(page, index) as note:
            off = facts.has_layers and note and raw.FPDFAnnot_HasKey(note, b"OC") and facts.is_off(number, index)
            if not note or off or not _take(pdf, note, laid, facts, (number, index)):
                unshown.append(index)
    if len(unshown) == count:
        return laid
    for index in reversed(unshown):
        raw.FPDFPage_RemoveAnnot(page, index)
    done = raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    return laid._replace(is_changed=done == raw.FLATTEN_SUCCESS)


class _opened:  # noqa: N801  a context manager
    def __init__(self, page: Any, index: int) -> None:
        self._note = raw.FPDFPage_GetAnnot(page, index)

    def __enter__(self) -> Any:
        return self._note

    def __exit__(self, *_: object) -> None:
        if self._note:
            raw.FPDFPage_CloseAnnot(self._note)


def _take(pdf: Any, note: Any, laid: ShownAnnotations, facts: FileStructure, place: tuple[int, int]) -> bool:
    """Notes what the annotation shows; whether its appearance is to be painted into the page. `place` is the index of
    its page, and its own."""
    if raw.FPDFAnnot_GetFlags(note) & _UNSEEN:
        return False
    kind = raw.FPDFAnnot_GetSubtype(note)
    if kind == raw.FPDF_ANNOT_STRIKEOUT:
        laid.strikes.extend(_strikes(note))
    if kind in _PENS and not _look(note):  # a viewer draws it
        _draw_strokes(note, kind, facts.pen_width(*place), laid)
    if kind not in _SHOWN and not (kind == raw.FPDF_ANNOT_HIGHLIGHT and _is_dark(note)):
        return False
    area = _area(note)
    if kind in _DRAWN_BY_VIEWER and area:
        _fill(note, kind, area)
    if kind in _WITH_WORDS and area:
        laid.areas.append(area)
        if not _shows_words(note) or _is_other_than_value(pdf, note, kind, facts):
            typed = list(_typed(pdf, note, kind, area))
            laid.typed.extend(typed)
            if typed and not _look(note) and (ground := facts.ground(*place)):
                _draw(note, ground, [area])
            return not (typed and _shows_words(note))
    return True


def _is_dark(note: Any) -> bool:
    """True for a highlight that nothing can be read under. Its colour is told only where it has no appearance: from
    here on it is the plain boxes of its words."""
    raw.FPDFAnnot_SetAP(note, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None)
    colour = _colour(note, raw.FPDFANNOT_COLORTYPE_Color)
    if colour is None or max(colour) > _DARK:
        return False
    _draw(note, colour, list(_quads(note)))
    return True


def _colour(note: Any, which: int) -> tuple[float, ...] | None:
    """Red, green and blue of an annotation, 0 to 1."""
    channels = [c.c_uint() for _ in range(4)]
    known = raw.FPDFAnnot_GetColor(note, which, *map(c.byref, channels))
    return tuple(channel.value / 255 for channel in channels[:3]) if known else None


def _fill(note: Any, kind: int, area: Area) -> None:
    """Gives a box without an appearance the one that it stands for: its colour, or black where words are taken out."""
    if raw.FPDFAnnot_GetAP(note, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2:
        return
    inside = _colour(note, raw.FPDFANNOT_COLORTYPE_InteriorColor) if raw.FPDFAnnot_HasKey(note, b"IC") else None
    if kind == raw.FPDF_ANNOT_REDACT:
        _draw(note, inside or (0.0, 0.0, 0.0), list(_quads(note)) or [area])
    elif inside and kind == raw.FPDF_ANNOT_POLYGON and (corners := _corners(note)):
        _fill_path(note, inside, corners)
    elif inside and kind == raw.FPDF_ANNOT_CIRCLE:
        _fill_path(note, inside, _ellipse(area))
    elif inside:
        _draw(note, inside, [area])


def _corners(note: Any) -> list[tuple[float, float]]:
    """The corners of a shape."""
    count = min(_MOST, raw.FPDFAnnot_GetVertices(note, None, 0))
    points = (raw.FS_POINTF * max(1, count))()
    raw.FPDFAnnot_GetVertices(note, points, count)
    return [(point.x, point.y) for point in points[:count]]


def _ellipse(area: Area) -> list[tuple[float, float]]:
    """Points around the ellipse in a box."""
    left, top, right, bottom = area
    turns = (2 * math.pi * step / _STEPS for step in range(_STEPS))
    return [
        ((left + right + (right - left) * math.cos(turn)) / 2, (top + bottom + (top - bottom) * math.sin(turn)) / 2)
        for turn in turns
    ]


def _fill_path(note: Any, colour: tuple[float, ...], points: list[tuple[float, float]]) -> None:
    """Gives the annotation the appearance of a filled shape."""
    path = (f"{x:.2f} {y:.2f} {'l' if i else 'm'}" for i, (x, y) in enumerate(points))
    _set_look(note, " ".join([*(f"{channel:.3f}" for channel in colour), "rg", *path, "h f"]))


def _draw(note: Any, colour: tuple[float, ...], areas: list[Area]) -> None:
    """Gives the annotation the appearance of filled boxes."""
    boxes = (f"{left} {low} {right - left} {top - low} re f" for left, top, right, low in areas)
    _set_look(note, " ".join([*(f"{channel:.3f}" for channel in colour), "rg", *boxes]))


def _set_look(note: Any, drawn: str) -> None:
    """Gives the annotation an appearance of this content."""
    wide = (c.c_ushort * (len(drawn) + 1))(*map(ord, drawn), 0)
    raw.FPDFAnnot_SetAP(note, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, wide)


def _is_other_than_value(pdf: Any, note: Any, kind: int, facts: FileStructure) -> bool:
    """True for a field whose appearance is not what a viewer shows: letters in a comb, or an older value."""
    if kind != raw.FPDF_ANNOT_WIDGET:
        return False
    form = _form(pdf)
    if form is not None and raw.FPDFAnnot_GetFormFieldFlags(form, note) & _COMB and _value(pdf, note):
        return True
    if not facts.renews_fields:
        return False
    value, written = "".join(_value(pdf, note).split()), "".join("".join(_WRITTEN.findall(_look(note))).split())
    return bool(value and written) and value != written


def _shows_words(note: Any) -> bool:
    """True where the annotation's own appearance writes words or paints a picture or a form."""
    return not {"Tj", "TJ", "'", "Do"}.isdisjoint(_OPERATOR.findall(_look(note)))


def _look(note: Any) -> str:
    """The content of the annotation's appearance."""
    return _decoded(lambda buffer, size: raw.FPDFAnnot_GetAP(note, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, buffer, size))


def _area(note: Any) -> Area | None:
    box = raw.FS_RECTF()
    return (box.left, box.top, box.right, box.bottom) if raw.FPDFAnnot_GetRect(note, box) else None


def _strikes(note: Any) -> Iterator[Area]:
    """A level line through the middle of each struck place."""
    for left, top, right, bottom in _quads(note):
        yield left, (top + bottom) / 2, right, (top + bottom) / 2


def _draw_strokes(note: Any, kind: int, width: float, laid: ShownAnnotations) -> None:
    """The lines of an annotation without an appearance: thin ones may strike words, broad ones lie over them."""
    lines = _pen_lines(note, kind)
    if width < _BROAD:
        laid.strikes.extend(_around(points) for points in lines if len(points) > 1)
        return
    paths = (" ".join(f"{x} {y} {'l' if i else 'm'}" for i, (x, y) in enumerate(points)) for points in lines)
    colour = _colour(note, raw.FPDFANNOT_COLORTYPE_Color) or (0.0, 0.0, 0.0)
    _set_look(note, " ".join([*(f"{channel:.3f}" for channel in colour), f"RG {width} w", *paths, "S"]))


def _pen_lines(note: Any, kind: int) -> list[list[tuple[float, float]]]:
    if kind == raw.FPDF_ANNOT_LINE:
        return [_ends(note)]
    return [_corners(note)] if kind == raw.FPDF_ANNOT_POLYLINE else list(_ink(note))


def _around(points: Sequence[tuple[float, float]]) -> Area:
    xs, ys = zip(*points, strict=True)
    return min(xs), max(ys), max(xs), min(ys)


def _ends(note: Any) -> list[tuple[float, float]]:
    start, end = raw.FS_POINTF(), raw.FS_POINTF()
    return [(start.x, start.y), (end.x, end.y)] if raw.FPDFAnnot_GetLine(note, start, end) else []


def _ink(note: Any) -> Iterator[list[tuple[float, float]]]:
    """The strokes of a pen."""
    for index in range(min(_MOST, raw.FPDFAnnot_GetInkListCount(note))):
        count = min(_MOST, raw.FPDFAnnot_GetInkListPath(note, index, None, 0))
        points = (raw.FS_POINTF * max(1, count))()
        raw.FPDFAnnot_GetInkListPath(note, index, points, count)
        yield [(point.x, point.y) for point in points[:count]]


def _quads(note: Any) -> Iterator[Area]:
    """The places of the words that the annotation marks."""
    for i in range(raw.FPDFAnnot_CountAttachmentPoints(note)):
        quad = raw.FS_QUADPOINTSF()
        if raw.FPDFAnnot_GetAttachmentPoints(note, i, quad):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            yield min(xs), max(ys), max(xs), min(ys)


def _typed(pdf: Any, note: Any, kind: int, area: Area) -> Iterator[Typed]:
    """What a viewer writes where the file leaves the drawing to it."""
    text = _value(pdf, note) if kind == raw.FPDF_ANNOT_WIDGET else _string(note, b"Contents") or _rich_text(note)
    text = normalise(text)
    if text.strip():
        yield Typed(area, text, _size(_string(note, b"DA"), area, text))


def _value(pdf: Any, note: Any) -> str:
    """The words of a text or choice field, an empty box for one that is not checked; nothing for other buttons and
    signatures."""
    form = _form(pdf)
    if form is None:
        return "" if _string(note, b"FT") in _WITHOUT_WORDS else _string(note, b"V")
    kind = raw.FPDFAnnot_GetFormFieldType(form, note)
    if kind in _BOXES:
        return "" if raw.FPDFAnnot_IsChecked(form, note) else "☐"
    if kind not in (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX):
        return ""
    if raw.FPDFAnnot_GetFormFieldFlags(form, note) & raw.FPDF_FORMFLAG_TEXT_PASSWORD:
        return ""
    shown = _chosen(form, note) if kind != raw.FPDF_FORMFIELD_TEXTFIELD else ""
    return shown or _decoded(lambda buffer, size: raw.FPDFAnnot_GetFormFieldValue(form, note, buffer, size))


def _rich_text(note: Any) -> str:
    """The words of a note that has them with their looks alone."""
    return html.unescape(_TAG.sub(" ", _string(note, b"RC")))


def _chosen(form: Any, note: Any) -> str:
    """The chosen options of a list as they are shown, which need not be the values that the form sends."""
    count = raw.FPDFAnnot_GetOptionCount(form, note)
    chosen = [i for i in range(max(0, count)) if raw.FPDFAnnot_IsOptionSelected(form, note, i)]
    labels = (
        _decoded(lambda buffer, size, i=i: raw.FPDFAnnot_GetOptionLabel(form, note, i, buffer, size)) for i in chosen
    )
    return "\n".join(labels)


def _form(pdf: Any) -> Any:
    if not pdf.formenv:
        pdf.init_forms()
    return pdf.formenv


def _string(note: Any, key: bytes) -> str:
    return _decoded(lambda buffer, size: raw.FPDFAnnot_GetStringValue(note, key, buffer, size))


def _decoded(ask: Any) -> str:
    size = ask(None, 0)
    if size <= 2:
        return ""
    buffer = c.create_string_buffer(size)
    ask(c.cast(buffer, c.POINTER(c.c_ushort)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _size(look: str, area: Area, text: str) -> float:
    """The font's size in the annotation's default appearance; 0 there means as large as its box allows."""
    words = look.split()
    size = next((_number(words[i - 1]) for i, word in enumerate(words) if word == "Tf" and i), 0.0)
    lines = max(1, len(text.splitlines()))
    return size or min(12.0, (area[1] - area[3]) / lines / _LEADING) or _USUAL_SIZE


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def lines_of(typed: Typed) -> Iterator[tuple[Area, str]]:
    """Each word with its place, lines broken where the box ends; one that holds a single line holds all its words."""
    left, top, right, bottom = typed.area
    letter = _BREADTH * typed.size
    is_single = len(typed.text.splitlines()) == 1 and top - bottom < 2 * _LEADING * typed.size
    if is_single:
        letter = min(letter, max(0.1, (right - left - 2) / len(typed.text)))
    y = (top + bottom + typed.size) / 2 if is_single else top - 2
    for line in typed.text.splitlines():
        x = left + 2
        for word in line.split():
            if not is_single and x > left + 2 and x + letter * len(word) > right:
                x, y = left + 2, y - _LEADING * typed.size
            yield (x, y, min(x + letter * len(word), max(right, x + letter)), y - typed.size), word
            x += letter * (len(word) + 1)
        y -= _LEADING * typed.size

"""Fields, stamps and typed notes laid over a page become part of what is painted on it, as a viewer shows them."""

from __future__ import annotations

import ctypes as c
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from .graphics import Area

_MOST = 2_000
"""Annotations looked at on a page."""
_SHOWN = {
    raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_POLYGON,
    raw.FPDF_ANNOT_INK, raw.FPDF_ANNOT_LINE, raw.FPDF_ANNOT_POLYLINE, raw.FPDF_ANNOT_REDACT,
}  # fmt: skip
"""Kinds that show words or lie over them. Links, notes that open and highlights show none of their own."""
_WITH_WORDS = {raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_FREETEXT}
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_USUAL_SIZE = 10.0
"""Points: the size of words whose annotation does not say it."""
_BREADTH = 0.5
"""Widths of an average letter in heights of its font."""
_LEADING = 1.2
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


def show_annotations(pdf: Any, page: Any) -> ShownAnnotations:
    """Paints what annotations show into the PDFium page (in memory only) and drops what a viewer does not show."""
    count = min(raw.FPDFPage_GetAnnotCount(page), _MOST)
    laid = ShownAnnotations([], [], [], False)
    if count <= 0:
        return laid
    unshown = []
    for index in range(count):
        with _opened(page, index) as note:
            if not note or not _take(pdf, note, laid):
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


def _take(pdf: Any, note: Any, laid: ShownAnnotations) -> bool:
    """Notes what the annotation shows; whether its appearance is to be painted into the page."""
    if raw.FPDFAnnot_GetFlags(note) & _UNSEEN:
        return False
    kind = raw.FPDFAnnot_GetSubtype(note)
    if kind == raw.FPDF_ANNOT_STRIKEOUT:
        laid.strikes.extend(_strikes(note))
    if kind not in _SHOWN:
        return False
    area = _area(note)
    if kind in _WITH_WORDS and area:
        laid.areas.append(area)
        if not _shows_words(note):
            laid.typed.extend(_typed(pdf, note, kind, area))
    return True


def _shows_words(note: Any) -> bool:
    """True where the annotation's own appearance writes words or paints a picture or a form."""
    look = _decoded(lambda buffer, size: raw.FPDFAnnot_GetAP(note, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, buffer, size))
    return not {"Tj", "TJ", "'", "Do"}.isdisjoint(_OPERATOR.findall(look))


def _area(note: Any) -> Area | None:
    box = raw.FS_RECTF()
    return (box.left, box.top, box.right, box.bottom) if raw.FPDFAnnot_GetRect(note, box) else None


def _strikes(note: Any) -> Iterator[Area]:
    """A level line through the middle of each struck place."""
    for i in range(raw.FPDFAnnot_CountAttachmentPoints(note)):
        quad = raw.FS_QUADPOINTSF()
        if raw.FPDFAnnot_GetAttachmentPoints(note, i, quad):
            xs = (quad.x1, quad.x2, quad.x3, quad.x4)
            middle = sum((quad.y1, quad.y2, quad.y3, quad.y4)) / 4
            yield min(xs), middle, max(xs), middle


def _typed(pdf: Any, note: Any, kind: int, area: Area) -> Iterator[Typed]:
    """What a viewer writes where the file leaves the drawing to it."""
    text = _value(pdf, note) if kind == raw.FPDF_ANNOT_WIDGET else _string(note, b"Contents")
    if text.strip():
        yield Typed(area, text, _size(_string(note, b"DA"), area, text))


def _value(pdf: Any, note: Any) -> str:
    """The words of a text or choice field; nothing for buttons and signatures."""
    form = _form(pdf)
    if form is None:
        return _string(note, b"V")
    kind = raw.FPDFAnnot_GetFormFieldType(form, note)
    if kind not in (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX):
        return ""
    if raw.FPDFAnnot_GetFormFieldFlags(form, note) & raw.FPDF_FORMFLAG_TEXT_PASSWORD:
        return ""
    return _decoded(lambda buffer, size: raw.FPDFAnnot_GetFormFieldValue(form, note, buffer, size))


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
    """Each word with its place, lines broken where the box ends."""
    left, top, right, bottom = typed.area
    letter = _BREADTH * typed.size
    lines = len(typed.text.splitlines())
    y = (top + bottom + typed.size) / 2 if lines == 1 and top - bottom < 2 * _LEADING * typed.size else top - 2
    for line in typed.text.splitlines():
        x = left + 2
        for word in line.split():
            if x > left + 2 and x + letter * len(word) > right:
                x, y = left + 2, y - _LEADING * typed.size
            yield (x, y, min(x + letter * len(word), max(right, x + letter)), y - typed.size), word
            x += letter * (len(word) + 1)
        y -= _LEADING * typed.size

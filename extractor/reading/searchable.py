"""A scanned PDF → the same PDF with its recognised words as an invisible layer, to be searched and copied from."""

from __future__ import annotations

import ctypes as c
import math
import tempfile
from pathlib import Path
from typing import Any

import pypdfium2.raw as raw

from ..layout.page_words import Sheet, Token, unturned
from ..model.document import rotated
from .limits import MAX_PAGES
from .ocr.tesseract import OcrMode

_FONT = "Helvetica"
"""One of the fonts that every PDF reader has; nobody sees it."""


def searchable(data: bytes, suffix: str, *, ocr: OcrMode = "auto", max_pages: int) -> bytes | None:
    """A scan, PDF or image, as a PDF with its recognised words; None for what is no scan. ReadError as for `read`."""
    from .detect import detect
    from .image_file import save_scan

    kind = detect(data, suffix)
    if kind not in ("pdf", "image"):
        return None
    with tempfile.TemporaryDirectory(prefix="naskah-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "copy.pdf"
        source: Path | bytes = data
        if kind == "image":
            source = Path(folder) / "scan.pdf"
            save_scan(data, source, max_pages)
        return copy.read_bytes() if save_ocr(source, copy, ocr, max_pages) else None


def save_ocr(source: Path | bytes, dest: Path, ocr: OcrMode = "auto", max_pages: int = MAX_PAGES) -> int:
    """Writes the PDF with the words of its recognised pages laid under the eye; how many pages got them.

    The pictures stay as they are (Tesseract's own PDF would hold them anew). ReadError as for read_pdf.
    """
    from .pdf.file_structure import FileStructure
    from .pdf.reader import opened, sheets_of

    with opened(source, max_pages) as pdf:
        sheets, _ = sheets_of(pdf, FileStructure(source), ocr)
    recognised = [sheet for sheet in sheets if sheet.source == "ocr"]
    with opened(source, max_pages) as pdf:
        for sheet in recognised:
            _insert_words(pdf, sheet)
        aside = dest.with_name(
            dest.name + ".part"
        )  # the source may be the destination, and is read while it is written
        pdf.save(str(aside))
    aside.replace(dest)
    return len(recognised)


def _insert_words(pdf: Any, sheet: Sheet) -> None:
    page = pdf[sheet.number - 1]
    try:
        _drop_invisible(page)
        for token in sheet.tokens:
            _insert_word(pdf, page, sheet, token)
        page.gen_content()
    finally:
        page.close()


def _drop_invisible(page: Any) -> None:
    """Takes an older recogniser's words away; what can be seen stays."""
    for thing in list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=1)):
        if raw.FPDFTextObj_GetTextRenderMode(thing.raw) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
            page.remove_obj(thing)


def _insert_word(pdf: Any, page: Any, sheet: Sheet, token: Token) -> None:
    height, width = max(token.bottom - token.top, 1.0), max(token.x1 - token.x0, 1.0)
    thing = raw.FPDFPageObj_NewTextObj(pdf.raw, _FONT.encode(), c.c_float(height))
    text = (token.text + " ").encode("utf-16-le") + b"\0\0"
    raw.FPDFText_SetText(thing, c.cast(c.c_char_p(text), raw.FPDF_WIDESTRING))
    raw.FPDFTextObj_SetTextRenderMode(thing, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    stretch = width / max(_breadth(thing), 0.1)
    angle = math.radians(90 * sheet.turn - sheet.skew - page.get_rotation())
    cosine, sine = math.cos(angle), math.sin(angle)
    foot = token.bottom - 0.1 * height
    spot = rotated(unturned((token.x0, foot, token.x0, foot), sheet), -sheet.skew, sheet.width, sheet.height)
    x, y = _in_file(page, *spot[:2])
    raw.FPDFPageObj_Transform(thing, stretch * cosine, -stretch * sine, sine, cosine, x, y)
    raw.FPDFPage_InsertObject(page.raw, thing)


def _breadth(thing: Any) -> float:
    left, bottom, right, top = c.c_float(), c.c_float(), c.c_float(), c.c_float()
    raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
    return right.value - left.value


def _in_file(page: Any, x: float, y: float) -> tuple[float, float]:
    """A point of the page as seen (from its top left) in the file's own coordinates."""
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page.raw, box)
    return {
        0: (box.left + x, box.top - y),
        90: (box.left + y, box.bottom + x),
        180: (box.right - x, box.bottom + y),
        270: (box.right - y, box.top - x),
    }[page.get_rotation()]

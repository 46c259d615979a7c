"""Born-digital PDF → Document: PDFium gives characters and rulings, layout puts them into the eye's order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from ..document import Document
from ..errors import ReadError
from ..layout import Sheet, lay_out
from . import pdfium
from .words import upright, words

MAX_PAGES = 5_000
MAX_OBJECTS = 200_000
"""… on one page: a drawing, not a document."""
MAX_SIDE = 14_400.0
"""Points: PDF's own bound for a page's side (200 inches)."""


def read_pdf(
    path: Path, *, max_pages: int = MAX_PAGES, max_objects: int = MAX_OBJECTS, max_side: float = MAX_SIDE
) -> Document:
    """The document's text layer in reading order; ReadError encrypted, damaged, empty or too_large."""
    sheets = list(read_sheets(path, max_pages=max_pages, max_objects=max_objects, max_side=max_side))
    return Document(*lay_out(sheets), media_type="application/pdf")


def read_sheets(
    path: Path, *, max_pages: int = MAX_PAGES, max_objects: int = MAX_OBJECTS, max_side: float = MAX_SIDE
) -> Iterator[Sheet]:
    """The words and rulings of each page, one page open at a time; ReadError as for read_pdf."""
    pdf = _open(path)
    try:
        count = len(pdf)
        if count == 0:
            raise ReadError("the PDF has no pages; ask for a whole copy", "empty")
        if count > max_pages:
            raise ReadError(
                f"the PDF has {count} pages, more than {max_pages}; split it or raise the limit", "too_large"
            )
        for index in range(count):
            yield _sheet(pdf, index, max_objects, max_side)
    finally:
        pdf.close()


def _open(path: Path) -> Any:
    """The open PDF; ReadError empty, encrypted or damaged."""
    try:
        if path.stat().st_size == 0:
            raise ReadError("the file is empty (0 bytes); copy it again", "empty")
        return pypdfium2.PdfDocument(path)
    except OSError as error:
        raise ReadError(
            f"the file cannot be opened ({error.strerror or error}); check its rights", "damaged"
        ) from error
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise ReadError("the PDF asks for a password; save a copy without one", "encrypted") from error
        raise ReadError(
            "the PDF is damaged and cannot be opened; ask for a new copy or print it anew", "damaged"
        ) from error


def _sheet(pdf: Any, index: int, max_objects: int, max_side: float) -> Sheet:
    try:
        page = pdf[index]
    except pypdfium2.PdfiumError:
        return Sheet(index + 1, 0.0, 0.0, "none")
    try:
        width, height = page.get_size()
        if max(width, height) > max_side:
            raise ReadError(f"page {index + 1} is {width:.0f} × {height:.0f} points; no sheet is so large", "too_large")
        if (count := pdfium.count_objects(pdfium.handle(page))) > max_objects:
            raise ReadError(
                f"page {index + 1} holds {count} drawn objects; it is a drawing, not a document", "too_large"
            )
        return _read(page, index + 1, width, height)
    finally:
        page.close()


def _read(page: Any, number: int, width: float, height: float) -> Sheet:
    textpage = page.get_textpage()
    try:
        codes, boxes = pdfium.characters(pdfium.handle(textpage))
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, box)
        seen = upright(boxes, (box.left, box.bottom, box.right, box.top), page.get_rotation())
        tokens = words(codes, seen)
    finally:
        textpage.close()
    return Sheet(number, width, height, "digital" if tokens else "none", tokens)

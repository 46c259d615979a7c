"""PDF → Document: PDFium gives characters and rulings, scans go to recognition, layout finds the eye's order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from ...errors import ReadError, reason
from ...layout.lines import lay_out
from ...layout.page_words import Sheet
from ...model.document import Document
from ...model.findings import Finding
from ..limits import MAX_PAGES
from ..ocr.tesseract import OcrMode
from . import pdfium
from .attachments import named
from .drawn_words import with_pictures
from .dynamic_form import refuse_dynamic_form
from .file_structure import FileStructure
from .lying_figures import with_true_figures
from .lying_fonts import with_lying
from .misread_layers import settled
from .ocr_pages import with_scans
from .page import Limits, read_page
from .signed_layers import with_signatures
from .unreadable_fonts import with_unreadable

MAX_OBJECTS = 200_000
"""… on one page: a drawing, not a document."""
MAX_SIDE = 14_400.0
"""Points: PDF's own bound for a page's side (200 inches)."""


def read_pdf(
    source: Path | bytes,
    *,
    ocr: OcrMode = "auto",
    max_pages: int = MAX_PAGES,
    max_objects: int = MAX_OBJECTS,
    max_side: float = MAX_SIDE,
) -> Document:
    """The document in reading order, pages without usable text recognised; ReadError encrypted, damaged, empty,
    too_large, or no_text where nothing can be read.

    `source` is the file, or its bytes: those of one that changes while it is read would be mixed up.
    """
    facts = FileStructure(source)
    with opened(source, max_pages) as pdf:
        findings = named(pdf, facts)
        sheets, doubts = sheets_of(pdf, facts, ocr, max_objects=max_objects, max_side=max_side)
        findings += doubts
    return Document(*lay_out(sheets), media_type="application/pdf", findings=tuple(findings))


def sheets_of(
    pdf: Any, facts: FileStructure, ocr: OcrMode = "auto", *, max_objects: int = MAX_OBJECTS, max_side: float = MAX_SIDE
) -> tuple[list[Sheet], list[Finding]]:
    """Every page of an open PDF, recognised where its own layer is not usable; ReadError too_large, no_text.

    What annotations show is painted into the pages: save nothing that was read so.
    """
    limits = Limits(max_objects, max_side)
    read = [read_page(pdf, index, limits, facts, ocr != "off") for index in range(len(pdf))]
    refuse_dynamic_form(pdf, [page.sheet for page in read])
    sheets = [page.sheet for page in read]
    first = {page.sheet.number: page.verdict for page in read}
    verdicts = settled(first, sheets)
    sheets, doubts = with_scans(pdf, sheets, verdicts, ocr)
    if ocr != "off":
        over_scans = {number for number, verdict in first.items() if verdict in ("recognised", "garbled")}
        sheets = with_signatures(pdf, sheets, over_scans)
    drawn = {page.sheet.number: page.pictures for page in read if verdicts[page.sheet.number] == "usable"}
    sheets, found = with_pictures(pdf, sheets, drawn, ocr)
    sheets, lies = with_lying(pdf, sheets, ocr)
    sheets, figures = with_true_figures(pdf, sheets, ocr)
    sheets, lost = with_unreadable(pdf, sheets, {page.sheet.number: page.unreadable for page in read}, ocr)
    recognised = {sheet.number for sheet in sheets if sheet.source == "ocr"}
    left_out = [said for page in read if page.sheet.number not in recognised for said in page.findings]
    return sheets, [*doubts, *found, *lies, *figures, *lost, *left_out]


def read_sheets(
    path: Path, *, max_pages: int = MAX_PAGES, max_objects: int = MAX_OBJECTS, max_side: float = MAX_SIDE
) -> Iterator[Sheet]:
    """The words and rulings of each page's own layer, one page open at a time; ReadError as for read_pdf."""
    facts = FileStructure(path)
    with opened(path, max_pages) as pdf:
        for index in range(len(pdf)):
            yield read_page(pdf, index, Limits(max_objects, max_side), facts).sheet


@contextmanager
def opened(source: Path | bytes, max_pages: int = MAX_PAGES) -> Iterator[Any]:
    """The open PDF, closed behind it; ReadError as for read_pdf."""
    pdf = _open(source)
    try:
        count = len(pdf)
        if count == 0:
            raise _without_pages()
        if count > max_pages:
            message = f"the PDF has {count:,} pages, more than {max_pages:,}; split it or raise --max-pages"
            raise ReadError(message, "too_large")
        yield pdf
    finally:
        pdf.close()


def _open(source: Path | bytes) -> Any:
    """The open PDF; ReadError empty, encrypted or damaged."""
    pdfium.forget_error()
    try:
        if not (source if isinstance(source, bytes) else source.stat().st_size):
            raise ReadError("the file is empty (0 bytes); copy it again", "empty")
        return pdfium.open_pdf(source)
    except OSError as error:
        raise ReadError(f"the file cannot be opened: {reason(error)}", "unreadable") from error
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise ReadError("the PDF asks for a password; save a copy without one", "encrypted") from error
        if getattr(error, "err_code", None) == raw.FPDF_ERR_SECURITY:
            message = "the PDF is locked with a certificate or by a program of its own; save a copy without protection"
            raise ReadError(message, "encrypted") from error
        if FileStructure(source).has_no_pages:
            raise _without_pages() from error
        raise ReadError(
            "the PDF is damaged and cannot be opened; ask for a new copy or print it anew", "damaged"
        ) from error


def _without_pages() -> ReadError:
    return ReadError("the PDF has no pages; ask for a whole copy", "empty")

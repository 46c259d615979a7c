"""PDF → Document: PDFium gives characters and rulings, scans go to recognition, layout finds the eye's order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as raw

from ...errors import ReadError
from ...layout.lines import lay_out, rows_of
from ...layout.page_words import Row, Sheet, Token, turned, unturned
from ...layout.ruled_tables import find_lattices
from ...model.document import Box, Document
from ...model.findings import Finding
from ..ocr.tesseract import OcrMode
from . import pdfium
from .characters import is_inked, only, quarter_turns, runs, runs_level, stretches, upright, words, words_of_runs
from .drawn_words import pieces, with_pictures
from .graphics import Drawing, drawing
from .hidden_text import seen_only
from .ocr_pages import with_scans
from .pdfium import Codes, Floats
from .text_layer import Verdict, verdict

MAX_PAGES = 5_000
MAX_OBJECTS = 200_000
"""… on one page: a drawing, not a document."""
MAX_SIDE = 14_400.0
"""Points: PDF's own bound for a page's side (200 inches)."""


def read_pdf(
    path: Path,
    *,
    ocr: OcrMode = "auto",
    max_pages: int = MAX_PAGES,
    max_objects: int = MAX_OBJECTS,
    max_side: float = MAX_SIDE,
) -> Document:
    """The document in reading order, pages without usable text recognised; ReadError encrypted, damaged, empty,
    too_large, or no_text where nothing can be read."""
    with opened(path, max_pages) as pdf:
        sheets, findings = sheets_of(pdf, ocr, max_objects=max_objects, max_side=max_side)
    return Document(*lay_out(sheets), media_type="application/pdf", findings=tuple(findings))


def sheets_of(
    pdf: Any, ocr: OcrMode = "auto", *, max_objects: int = MAX_OBJECTS, max_side: float = MAX_SIDE
) -> tuple[list[Sheet], list[Finding]]:
    """Every page of an open PDF, recognised where its own layer is not usable; ReadError too_large, no_text."""
    read = [_sheet(pdf, index, max_objects, max_side, ocr != "off") for index in range(len(pdf))]
    verdicts = {sheet.number: worth for sheet, worth, _ in read}
    sheets, doubts = with_scans(pdf, [sheet for sheet, _, _ in read], verdicts, ocr)
    drawn = {sheet.number: pictures for sheet, worth, pictures in read if worth == "usable"}
    sheets, found = with_pictures(pdf, sheets, drawn, ocr)
    return sheets, [*doubts, *found]


def read_sheets(
    path: Path, *, max_pages: int = MAX_PAGES, max_objects: int = MAX_OBJECTS, max_side: float = MAX_SIDE
) -> Iterator[Sheet]:
    """The words and rulings of each page's own layer, one page open at a time; ReadError as for read_pdf."""
    with opened(path, max_pages) as pdf:
        for index in range(len(pdf)):
            yield _sheet(pdf, index, max_objects, max_side)[0]


@contextmanager
def opened(path: Path, max_pages: int = MAX_PAGES) -> Iterator[Any]:
    """The open PDF, closed behind it; ReadError as for read_pdf."""
    pdf = _open(path)
    try:
        count = len(pdf)
        if count == 0:
            raise ReadError("the PDF has no pages; ask for a whole copy", "empty")
        if count > max_pages:
            raise ReadError(
                f"the PDF has {count} pages, more than {max_pages}; split it or raise the limit", "too_large"
            )
        yield pdf
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


def _sheet(
    pdf: Any, index: int, max_objects: int, max_side: float, closely: bool = False
) -> tuple[Sheet, Verdict, list[Box]]:
    """The page's words, what they are worth, and where it has what may be pictures of words."""
    try:
        page = pdf[index]
    except pypdfium2.PdfiumError:
        return Sheet(index + 1, 0.0, 0.0, "none"), "blank", []
    try:
        width, height = page.get_size()
        if max(width, height) > max_side:
            raise ReadError(f"page {index + 1} is {width:.0f} × {height:.0f} points; no sheet is so large", "too_large")
        if (count := pdfium.count_objects(pdfium.handle(page))) > max_objects:
            raise ReadError(
                f"page {index + 1} holds {count} drawn objects; it is a drawing, not a document", "too_large"
            )
        drawn = drawing(pdfium.handle(page))
        sheet = _read(page, drawn, index + 1, width, height)
        if not (sheet.tokens or sheet.asides or sheet.marks):
            sheet = replace(sheet, source="none")
        return sheet, verdict(page, sheet, drawn.images, drawn.paths, closely), _pictures(page, drawn)
    finally:
        page.close()


def _pictures(page: Any, drawn: Drawing) -> list[Box]:
    """What may be a picture of words or a part of one, as it is seen."""
    found = pieces(page, drawn)
    if not found:
        return []
    spots: list[Box] = upright(np.array(found, np.float32), _view(page), page.get_rotation()).tolist()
    return spots


def _read(page: Any, drawn: Drawing, number: int, width: float, height: float) -> Sheet:
    textpage = page.get_textpage()
    try:
        text = pdfium.handle(textpage)
        view = (_view(page), page.get_rotation())
        rulings = upright(np.array(drawn.rulings, np.float32).reshape(-1, 4), *view)
        sheet = Sheet(number, width, height, "digital")
        codes = pdfium.codes(text)
        tokens = None if drawn.has_unseen_text else _quick_words(text, codes, view, drawn.is_layer)
        if tokens is None:
            return _careful(sheet, text, codes, drawn, view, rulings)
    finally:
        textpage.close()
    return replace(sheet, tokens=tokens, lattices=find_lattices(rulings.tolist(), tokens))


View = tuple[tuple[float, float, float, float], int]
"""The part of the file's plane that the page shows (left, bottom, right, top), and its rotation in degrees."""


def _quick_words(text: int, codes: Codes, view: View, is_layer: bool) -> list[Token] | None:
    """The page's words from the boxes of two characters a word; None where every character has to be looked at."""
    found = runs(codes)
    count = len(found.first)
    if not count:
        return []
    spots = upright(pdfium.boxes_at(text, [*found.first.tolist(), *found.last.tolist()]), *view)
    return words_of_runs(codes, found, spots[:count], spots[count:], is_layer)


def _careful(sheet: Sheet, text: int, codes: Codes, drawn: Drawing, view: View, rulings: Floats) -> Sheet:
    """The sheet of a page with unseen, overlaid or turned text, from the box of every character."""
    boxes = pdfium.boxes(text, len(codes))
    codes = seen_only(text, codes, boxes, drawn)
    boxes = upright(boxes, *view)
    if runs_level(codes, boxes):
        tokens = words(codes, boxes)
        return replace(sheet, tokens=tokens, lattices=find_lattices(rulings.tolist(), tokens))
    return _turned_sheet(sheet, codes, boxes, quarter_turns(pdfium.angles(text, len(codes)), view[1]), rulings)


def _turned_sheet(sheet: Sheet, codes: Codes, boxes: Floats, turns: npt.NDArray[np.int64], rulings: Floats) -> Sheet:
    """The sheet of a page on which text runs in several directions, turned so that most of it stands upright."""
    counts = Counter(turns[is_inked(codes)].tolist())
    counts.pop(-1, None)
    main = max(counts, key=lambda turn: (counts[turn], -turn)) if counts else 0
    size = (sheet.width, sheet.height)

    def upright_words(turn: int, frame: int) -> list[Token]:
        spots = np.array(turned(boxes.tolist(), frame, *size), np.float32)
        return words(only(codes, turns == turn), spots)

    sheet = replace(sheet, turn=main, tokens=upright_words(main, main))
    asides = [_back(row, turn, sheet) for turn in counts if turn != main for row in rows_of(upright_words(turn, turn))]
    slanted = np.array(turned(boxes.tolist(), main, *size), np.float32)
    marks = [[token] for token in stretches(only(codes, turns == -1), slanted)]
    lattices = find_lattices(turned(rulings.tolist(), main, *size), sheet.tokens)
    return replace(sheet, asides=asides, marks=marks, lattices=lattices)


def _back(row: Row, turn: int, sheet: Sheet) -> Row:
    """A line found on the page turned by `turn`, as it stands on the page turned by the sheet's own turn."""
    seen = replace(sheet, turn=turn)
    boxes = turned([unturned(token[:4], seen) for token in row], sheet.turn, sheet.width, sheet.height)
    return [Token(*box, *token[4:]) for box, token in zip(boxes, row, strict=True)]


def _view(page: Any) -> tuple[float, float, float, float]:
    """The part of the file's plane that the page shows: left, bottom, right, top."""
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    return box.left, box.bottom, box.right, box.top

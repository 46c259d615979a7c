"""Born-digital PDF → Document: PDFium gives characters and rulings, layout puts them into the eye's order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as raw

from ..document import Document
from ..errors import ReadError
from ..layout import lay_out, rows_of
from ..tokens import Row, Sheet, Token, turned, unturned
from . import pdfium
from .drawing import drawing
from .grids import find_lattices
from .pdfium import Codes, Floats
from .unseen import seen_only
from .words import is_inked, only, quarter_turns, runs_level, upright, words

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
        text, drawn = pdfium.handle(textpage), drawing(pdfium.handle(page))
        codes, boxes = pdfium.characters(text)
        view, rotation = _view(page), page.get_rotation()
        if drawn.unseen_text:
            codes = seen_only(text, codes, boxes, drawn)
        boxes = upright(boxes, view, rotation)
        turns = None if runs_level(codes, boxes) else quarter_turns(pdfium.angles(text, len(codes)), rotation)
    finally:
        textpage.close()
    rulings = upright(np.array(drawn.rulings, np.float32).reshape(-1, 4), view, rotation)
    if turns is None:
        tokens = words(codes, boxes)
        return Sheet(
            number, width, height, "digital" if tokens else "none", tokens, find_lattices(rulings.tolist(), tokens)
        )
    return _turned_sheet(Sheet(number, width, height, "digital"), codes, boxes, turns, rulings)


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
    marks = [[token] for token in upright_words(-1, main)]
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

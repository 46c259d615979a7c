"""Words in fonts that do not say which letters they are: found here, read from the picture of their line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ...errors import ReadError
from ...layout.lines import rows_of
from ...layout.page_words import Sheet, Token, box_of, tokens_of
from ...lexicon.word_lists import common_words
from ...model.document import Box
from ...model.findings import Finding
from ..ocr import cache
from ..ocr.tesseract import LANGUAGE, OcrMode, program, recognised_words
from . import pdfium
from .characters import is_inked, only, runs, words_of_codes
from .pdfium import Codes, Flags, Floats

_LINE = 7
"""Tesseract's page segmentation for a single line."""
_DPI = 300
_RIM = 4.0
"""Points of white around a line."""
_LEAST = 2
"""Characters of a word: a single one is a bullet or a sign."""
_MOST_OF_PAGE = 0.5
"""From this share of its characters on, the whole page is unreadable and not some of its lines."""
_KNOWN = 0.3
"""Share of words that are common ones, from which on letters guessed from the font's codes are right."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_ENOUGH = 3
_CONFIDENT = 50.0
_BLANK, _SOME_LETTER = 32, np.uint32(120)
_USUAL_CONTROL = np.array([2, 9, 10, 13], np.uint32)
"""What PDFium puts in: a hyphen at a line's end, tabulators, line ends."""
_RECIPE = "1"
"""Raise when the same picture would give other words: it is part of the cache's key."""


class Lost(NamedTuple):
    """The characters of unreadable words, and the places of their lines as seen."""

    flags: Flags
    boxes: list[Box]


def has_unlettered(textpage: int, codes: Codes, first: npt.NDArray[np.intp]) -> bool:
    """True where some word, given by its first character, is set in a font that does not say its letters, or where the
    page has control characters that no word starts with: glyph numbers of such a font."""
    control = bool(((codes < _BLANK) & ~np.isin(codes, _USUAL_CONTROL)).any())
    return control or bool(pdfium.without_letters(textpage, first.tolist()).any())


def unreadable(textpage: int, codes: Codes, boxes: Floats) -> Lost:
    """The words of a page (boxes as seen) that have to be read from its picture."""
    none = Lost(np.zeros(len(codes), np.bool_), [])
    if not has_unlettered(textpage, codes, runs(codes).first):
        return none
    flags = pdfium.without_letters(textpage, range(len(codes))) & (codes != _BLANK)
    found = words_of_codes(only(np.where(codes < _BLANK, _SOME_LETTER, codes), flags), boxes)
    most = flags.sum() > _MOST_OF_PAGE * int((is_inked(codes) | flags).sum())
    if not found or most or _is_guessed_right(found):
        return none
    rows = [row for row in rows_of(found) if sum(len(token.text) for token in row) >= _LEAST]
    lines = [box_of(row) for row in rows]
    kept = np.zeros(len(codes), np.bool_)
    for x0, top, x1, bottom in lines:
        x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
        kept |= (x >= x0) & (x <= x1) & (y >= top) & (y <= bottom)
    return Lost(flags & kept, lines)


def _is_guessed_right(tokens: Sequence[Token]) -> bool:
    found = [word.lower() for token in tokens for word in _WORD.findall(token.text)]
    return len(found) >= _ENOUGH and sum(word in common_words() for word in found) >= _KNOWN * len(found)


def with_unreadable(
    pdf: Any, sheets: Sequence[Sheet], places: Mapping[int, Sequence[Box]], ocr: OcrMode = "auto"
) -> tuple[list[Sheet], list[Finding]]:
    """The sheets with the words of unreadable fonts read from their pictures; `places` are by page number."""
    if not any(places.values()):
        return list(sheets), []
    read, findings = [], []
    for sheet in sheets:
        spots = places.get(sheet.number, ()) if sheet.source != "ocr" else ()
        tokens, said = _read_lines(pdf, sheet, spots, ocr) if spots else ([], "")
        read.append(replace(sheet, tokens=[*sheet.tokens, *tokens], source="digital") if tokens else sheet)
        if spots:
            code = "font_unreadable" if not said else "no_text"
            what = said or "words in a font without letters were read from their picture"
            findings.append(Finding(code, f"page {sheet.number}: {what}"))
    return read, findings


def _read_lines(pdf: Any, sheet: Sheet, spots: Sequence[Box], ocr: OcrMode) -> tuple[list[Token], str]:
    """The words of the lines, or why there are none."""
    lost = "words in a font without letters could not be read: "
    if ocr == "off":
        return [], lost + "recognition is off (--ocr auto reads them)"
    try:
        import cv2  # noqa: F401  what the picture is cut with
    except ImportError:
        return [], lost + "recognition needs OpenCV: `pip install naskah[ocr]`"
    page = pdf[sheet.number - 1]
    try:
        tokens = [token for spot in spots for token in line_from_picture(page, sheet, spot)]
    except ReadError as error:
        return [], lost + error.message
    finally:
        page.close()
    return tokens, "" if tokens else lost + "nothing was recognised"


def line_from_picture(page: Any, sheet: Sheet, box: Box) -> list[Token]:
    """The words of one line, each moved to its place on the page."""
    from ..ocr.page_image import Scan

    scale = _DPI / 72
    x0, top = max(0.0, box[0] - 1), max(0.0, box[1])
    crop = (x0, sheet.height - box[3], max(0.0, sheet.width - box[2] - 1), top)
    bitmap = page.render(scale=scale, crop=crop, grayscale=True)
    pixels = np.array(bitmap.to_numpy(), np.uint8).reshape(bitmap.height, bitmap.width)
    bitmap.close()
    rim = round(_RIM * scale)
    scan = Scan(np.ascontiguousarray(np.pad(pixels, rim, constant_values=255)), scale)
    about = f"line {_RECIPE} {program().version} {LANGUAGE} {scan.pixels.shape} {scale:.6f}"
    found = cache.remembered("ocr", scan.pixels.tobytes(), about, lambda: recognised_words(scan, _LINE), tokens_of)
    x = x0 - _RIM
    confident = [token for token in found if (token.confidence or 0) >= _CONFIDENT]
    return [t._replace(x0=t.x0 + x, top=box[1], x1=t.x1 + x, bottom=box[3]) for t in confident]

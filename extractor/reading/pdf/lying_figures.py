"""Fonts that name other figures than they show: years that no document has tell of them, pictures of lines what stands
there.

What a picture says is taken only where the same figures stand for the same ones throughout, so that no misread figure
takes the place of a right one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ...errors import ReadError
from ...layout.lines import rows_of
from ...layout.page_words import Row, Sheet, Token, box_of, plain
from ...lexicon.listed_pattern import ListedPattern
from ...lexicon.months import month_numbers
from ...lexicon.word_lists import either
from ...model.findings import Finding
from ..ocr.tesseract import OcrMode
from .unreadable_fonts import line_from_picture

_NO_YEAR = r"(?!1[89]\d\d|20\d\d)\d{4}(?!\d)"
_WRONG = ListedPattern(
    lambda: (
        rf"(?i)\btahun {_NO_YEAR}|\b\d{{1,2}} {either(month_numbers())} {_NO_YEAR}"
        rf"|\d/(?:[\w.-]{{1,20}}/){{0,3}}[A-Z][\w.-]{{0,20}}/{_NO_YEAR}"
        r"|\bNIP\W{0,3}(?!(?:19|20)\d\d(?:0[1-9]|1[0-2]))\d{18}(?!\d)"
    )
)
"""Years that no document has, and numbers of officials who were born in no month."""
_FIGURES, _CENTURIES = re.compile(r"\d{4,}"), frozenset(("18", "19", "20"))
"""Runs of figures among which such a year or number may be, and how years begin."""
_YEAR, _NIP = 4, 18
"""How many figures they have."""
_MOST = 40
"""Lines of a page that are looked at."""
_SURE = 75.0
"""Mean confidence of what a picture says, at least, where its letters are others, too."""
_DIGIT = re.compile(r"\d")


def with_true_figures(pdf: Any, sheets: Sequence[Sheet], ocr: OcrMode = "auto") -> tuple[list[Sheet], list[Finding]]:
    """The sheets with figures as they are shown, and a finding for each page on which the file names others."""
    found = [_with_shown(pdf, sheet) if ocr != "off" and _may_lie(sheet) else sheet for sheet in sheets]
    said = "figures in a font that names others were read from their picture"
    changed = [new.number for new, old in zip(found, sheets, strict=True) if new is not old]
    return found, [Finding("font_unreadable", f"page {number}: {said}") for number in changed]


def _may_lie(sheet: Sheet) -> bool:
    if sheet.source != "digital" or sheet.turn:
        return False
    text = plain(sheet.tokens)
    return any(map(_is_odd, _FIGURES.findall(text))) and _WRONG.search(text) is not None


def _is_odd(run: str) -> bool:
    """Whether the figures may be those of such a year or number."""
    is_born = run[:2] in _CENTURIES and "01" <= run[4:6] <= "12"
    return (len(run) == _YEAR and run[:2] not in _CENTURIES) or (len(run) == _NIP and not is_born)


def _with_shown(pdf: Any, sheet: Sheet) -> Sheet:
    rows = [row for row in rows_of(sheet.tokens) if _digits(row)][:_MOST]
    page = pdf[sheet.number - 1]
    try:
        seen = [line_from_picture(page, sheet, box_of(row)) for row in rows]
    except (ReadError, ImportError):  # no recogniser: the figures stay as the file has them
        return sheet
    finally:
        page.close()
    shown = _table(rows, seen)
    if not shown:
        return sheet
    changed = [pair for pair in zip(rows, seen, strict=True) if _is_shown_so(*pair, shown)]
    gone = {token[:4] for row, _ in changed for token in row}
    read = [token for row, found in changed for token in _renewed(row, found)]
    return replace(sheet, tokens=[*(t for t in sheet.tokens if t[:4] not in gone), *read])


def _digits(row: Sequence[Token]) -> str:
    return "".join(c for token in row for c in token.text if c.isascii() and c.isdecimal())


def _letters(row: Sequence[Token]) -> str:
    return "".join(c for token in row for c in token.text.casefold() if c.isalpha())


def _table(rows: Sequence[Row], seen: Sequence[Row]) -> dict[str, str]:
    """Which figure is shown for which, by the lines that cannot be right; nothing where one would stand for two."""
    shown: dict[str, str] = {}
    for row, found in zip(rows, seen, strict=True):
        written, figures = _digits(row), _digits(found)
        if not _WRONG.search(plain(row)) or len(written) != len(figures):
            continue
        if any(shown.setdefault(a, b) != b for a, b in zip(written, figures, strict=True)):
            return {}
    return {} if all(a == b for a, b in shown.items()) else shown


def _is_shown_so(row: Row, found: Row, shown: dict[str, str]) -> bool:
    """Whether the figures of a line are shown as the table says."""
    written, figures = _digits(row), _digits(found)
    return len(written) == len(figures) and all(shown.get(a, b) == b for a, b in zip(written, figures, strict=True))


def _renewed(row: Row, found: Row) -> Row:
    """The line with the figures of its picture; all of the picture's words where letters are others, too."""
    sure = sum(token.confidence or 0 for token in found) >= _SURE * len(found)
    if _WRONG.search(plain(row)) and sure and _letters(row) != _letters(found):
        return found
    left = iter(_digits(found))
    return [token._replace(text=_DIGIT.sub(lambda digit: next(left, digit[0]), token.text)) for token in row]

"""Words in fonts that name wrong letters: no language writes so, and the picture of their line says something else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Any

from ...errors import ReadError
from ...layout.lines import rows_of
from ...layout.page_words import Row, Sheet, Token, box_of
from ...lexicon.letter_pairs import is_strange
from ...lexicon.word_lists import common_words
from ...model.document import Box
from ...model.findings import Finding
from ..ocr.tesseract import OcrMode
from .unreadable_fonts import line_from_picture

_LETTERS = re.compile(r"[A-Za-z]+")
_SIGNS = re.compile(r"\w[;:<>=?@^\\`~{}|$]+\w|[\x00-\x1f]|([^\W\d_])\1{3}")
"""Signs inside a word that figures are written as where their codes are moved, or one letter for all."""
_LETTERS_FOR_FIGURES = re.compile(r"nomor [A-Z]{1,3}(?:[./-][A-Z]{1,6}){2,}|tanggal [A-Z]{2}", re.IGNORECASE)
"""What stands behind Nomor and tanggal where figures are named as letters."""
_ADDRESS = re.compile(r"@|www|://|\.(?:id|com|org|net)\b")
_FOREIGN = (
    ("\u0370", "\u058f"), ("\u0e00", "\u1fff"), ("\u2e80", "\ua6ff"), ("\uac00", "\ud7ff"), ("\ue000", "\uf8ff"),
    ("\ufffd", "\ufffd"),
)  # fmt: skip
"""From where to where stand letters of scripts in which no Indonesian document is written, signs of no script, and the
sign for an unknown one; Arabic stands in some."""
_SOME = 4
"""Characters of a stretch, at least: fewer are a symbol or an abbreviation."""
_HALF = 0.5
"""Share of a line's words that are strange, from which on all of it is read from its picture."""
_SURE = 75.0
"""Mean confidence of what the picture says, at least."""
_MOST = 60
"""Stretches of a page that are looked at: with more the whole page is for recognition to read."""


def with_lying(pdf: Any, sheets: Sequence[Sheet], ocr: OcrMode = "auto") -> tuple[list[Sheet], list[Finding]]:
    """The sheets with words that cannot be meant read from their pictures, and what was read so."""
    found = [_with_true_words(pdf, sheet) if ocr != "off" and _may_lie(sheet) else sheet for sheet in sheets]
    said = "words in a font that names wrong letters were read from their picture"
    changed = [new.number for new, old in zip(found, sheets, strict=True) if new is not old]
    return found, [Finding("font_unreadable", f"page {number}: {said}") for number in changed]


def _may_lie(sheet: Sheet) -> bool:
    if sheet.source != "digital" or sheet.turn:
        return False
    return any(_is_wrong(token[4]) for token in sheet.tokens) or _lacks_figures(sheet.tokens)


@lru_cache(1 << 15)
def _is_foreign(word: str) -> bool:
    """True for a word with letters or signs that stand in no Indonesian document."""
    if _ADDRESS.search(word):
        return False
    foreign = any(first <= letter <= last for letter in word if letter > "\x7f" for first, last in _FOREIGN)
    return foreign or _SIGNS.search(word) is not None


@lru_cache(1 << 15)
def _is_wrong(word: str) -> bool:
    """True for a foreign word, and for one with letters that no word is written with; addresses of sites are none."""
    return _is_foreign(word) or (not _ADDRESS.search(word) and any(map(is_strange, _LETTERS.findall(word))))


def _with_true_words(pdf: Any, sheet: Sheet) -> Sheet:
    """The sheet, stretches of strange words exchanged for what their pictures say."""
    stretches = [stretch for row in rows_of(sheet.tokens) for stretch in _stretches(row)]
    if not 0 < len(stretches) <= _MOST:
        return sheet
    gone: set[Token] = set()
    read: list[Token] = []
    page = pdf[sheet.number - 1]
    try:
        for stretch in stretches:
            if seen := _seen(page, sheet, stretch):
                gone |= set(stretch)
                read += seen
    except (ReadError, ImportError):  # no recogniser: the words stay as the file has them
        return sheet
    finally:
        page.close()
    return replace(sheet, tokens=[*(t for t in sheet.tokens if t not in gone), *read]) if read else sheet


def _stretches(row: Row) -> list[Row]:
    """The words of a line that are read again: all where most are strange, else those side by side that are foreign."""
    worded = [token for token in row if _LETTERS.search(token.text)]
    strange = sum(_is_wrong(token.text) for token in worded)
    if worded and (strange >= _HALF * len(worded) or _lacks_figures(row)):
        return [row] if _length(row) >= _SOME else []
    parts = (list(part) for is_foreign, part in groupby(row, key=lambda token: _is_foreign(token.text)) if is_foreign)
    return [part for part in parts if _length(part) >= _SOME]


def _lacks_figures(row: Sequence[Token]) -> bool:
    """True where capitals stand behind Nomor or tanggal in the place of figures."""
    pairs_of = ((a[4], b[4]) for a, b in pairwise(row) if b[4].isupper())
    return any(_LETTERS_FOR_FIGURES.fullmatch(f"{a} {b}") for a, b in pairs_of)


def _length(row: Row) -> int:
    return sum(len(token.text) for token in row)


def _seen(page: Any, sheet: Sheet, row: Row) -> list[Token]:
    """What the picture of the line says; nothing where it is read with doubt, says no more, or is as strange."""
    found = line_from_picture(page, sheet, _with_rims(box_of(row), sheet))
    text, before = _plain(found), _plain(row)
    sure = sum(token.confidence or 0 for token in found) >= _SURE * len(found)
    strange = any(_is_wrong(token.text) for token in found)
    differs = text.casefold() != before.casefold() and 2 * len(text) >= len(before)
    better = any(_is_foreign(token.text) for token in row) or _says_more(found, row)
    return found if found and sure and differs and better and not strange else []


def _says_more(found: Row, row: Row) -> bool:
    """Whether the picture holds more known words or figures than the file: a rare name looks strange and is right."""
    return _meant(found) > _meant(row)


def _meant(row: Row) -> int:
    words = [word for token in row for word in re.findall(r"[^\W\d_]{3,}|\d", token.text.casefold())]
    return sum(word.isdecimal() or word in common_words() for word in words)


def _with_rims(box: Box, sheet: Sheet) -> Box:
    """The box as wide as the page's text where nothing stands beside it: signs that leave no ink in the file may."""
    x0, top, x1, bottom = box
    level = [t for t in sheet.tokens if t.top < (top + bottom) / 2 < t.bottom]
    left = x0 if any(t.x0 < x0 for t in level) else min(t.x0 for t in sheet.tokens)
    right = x1 if any(t.x1 > x1 for t in level) else max(t.x1 for t in sheet.tokens)
    return left, top, right, bottom


def _plain(row: Row) -> str:
    """The letters and figures of the words."""
    return "".join(c for token in row for c in token.text if unicodedata.category(c)[0] in "LN" or c == "\ufffd")

"""Notes at the foot of a page: smaller lines below the text, each behind the mark that the text refers to it by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from .page_words import Row, Sheet, Token, box_of, height

_SMALLER = 0.9
"""Share of the text's height that lines of notes have at most."""
_FOOT = 0.5
"""Share of the page's height above which no note stands."""
_LONGEST_MARK = 3


def footnotes(sheet: Sheet, rows: Sequence[Row]) -> list[Row]:
    """The page's rows that are notes; none where no raised mark of the text names them."""
    marks = {mark[0].text.strip("()[]") for mark in sheet.marks if len(mark) == 1}
    marks = {mark for mark in marks if mark and len(mark) <= _LONGEST_MARK}
    if not marks or not rows:
        return []
    usual = median(height(token) for token in sheet.tokens)
    end = start = _above_numbers(rows)
    for i in range(end - 1, -1, -1):
        if not _may_be_note(rows[i], usual, sheet.size[1]):
            break
        if _mark_of(rows[i]) in marks:
            start = i
    return list(rows[start:end])


def _above_numbers(rows: Sequence[Row]) -> int:
    """The end of the rows without those at the foot that only number the page."""
    end = len(rows)
    while end and not any(map(str.isalpha, "".join(token.text for token in rows[end - 1]))):
        end -= 1
    return end


def _may_be_note(row: Row, usual: float, page: float) -> bool:
    """True for a small line in the lower half of the page."""
    return box_of(row)[1] > _FOOT * page and median(height(token) for token in row) <= _SMALLER * usual


def _mark_of(row: Row) -> str:
    return row[0].text.strip("()[].")


def without(sheet: Sheet, notes: Sequence[Row]) -> Sheet:
    """The sheet without the words of its notes."""
    gone: set[Token] = {token for row in notes for token in row}
    return replace(sheet, tokens=[token for token in sheet.tokens if token not in gone])

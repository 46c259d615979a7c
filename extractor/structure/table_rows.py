"""Rows of a table that are no entries of it: headings over groups of rows, and sums."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..lexicon.listed_pattern import ListedPattern
from ..lexicon.lookalikes import digit_signs
from ..lexicon.word_lists import either, word_lists
from ..model.document import Cell
from ..text.running import unwrap

TableRow = tuple[Cell, ...]

_NUMBER = ListedPattern(lambda: rf"(?=.*\d)\(?[{digit_signs('near')}]{{1,4}}[.)]?$")
_LABEL = re.compile(r"\(?(?:[A-Za-z]|[IVXLivx]{1,6})[.)]?$")
_TOTAL = ListedPattern(lambda: rf"(?i)\W*{either(word_lists('table_heads')['totals'])}\b")
_LONGEST = 60
"""Characters of what a sum is called, at most."""
_LEAST = 2
"""Numbered rows of a table whose first column counts."""
_NARROWEST = 3
"""Columns of a table with groups, at least: in two, a name without a value is a row whose value is missing."""


class SortedRows(NamedTuple):
    """The entries of a table, and with the number of entries above each the headings of groups and the sums."""

    entries: tuple[TableRow, ...]
    groups: tuple[tuple[int, TableRow], ...] = ()
    totals: tuple[tuple[int, TableRow], ...] = ()


def sorted_rows(rows: Sequence[TableRow]) -> SortedRows:
    """The rows parted; only a table whose first column counts has groups, and sums that are called more than that."""
    counted = _counts(rows)
    entries: list[TableRow] = []
    groups: list[tuple[int, TableRow]] = []
    totals: list[tuple[int, TableRow]] = []
    for row in rows:
        if _is_total(row, counted, entries):
            totals.append((len(entries), row))
        elif counted and _heads_group(row):
            groups.append((len(entries), row))
        else:
            entries.append(row)
    if not entries:
        return SortedRows(tuple(rows))
    return SortedRows(tuple(entries), tuple(groups), tuple(totals))


def _counts(rows: Sequence[TableRow]) -> bool:
    firsts = [unwrap(row[0].text).strip() for row in rows if row[0].text.strip()]
    numbers = sum(_NUMBER.match(text) is not None for text in firsts)
    return numbers >= _LEAST and 2 * numbers >= len(firsts)


def _is_total(row: TableRow, counted: bool, above: Sequence[TableRow]) -> bool:
    """Whether the row is a sum: its first words say so, and it has no number of its own.

    What is called more than that (Jumlah peserta) is one in a numbered table only, and no further right than where the
    entries above begin: there it is what an entry counts.
    """
    words = next((unwrap(cell.text).strip() for cell in row if any(map(str.isalpha, cell.text))), "")
    found = _TOTAL.match(words)
    if not found or _NUMBER.match(row[0].text.strip()) or len(words) > _LONGEST:
        return False
    if not any(any(map(str.isdecimal, cell.text)) for cell in row[1:]):
        return False
    begins = min((_first_words(entry) for entry in above), default=len(row))
    return not words[found.end() :].strip(" :.") or (counted and _first_words(row) <= begins)


def _first_words(row: TableRow) -> int:
    """The first column in which the row has letters."""
    return next((i for i, cell in enumerate(row) if any(map(str.isalpha, cell.text))), len(row))


def _heads_group(row: TableRow) -> bool:
    """Whether the row names those below it: words where a number would stand, alone or with figures beside them."""
    lettered = [i for i, cell in enumerate(row) if any(map(str.isalpha, cell.text))]
    first = row[0].text.strip()
    if len(row) < _NARROWEST or not lettered or _NUMBER.match(first):
        return False
    if _LABEL.match(first):
        return lettered in ([1], [0, 1])
    return lettered == [0] and len(first) > 1

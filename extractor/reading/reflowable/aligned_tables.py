"""Tables of typed text whose columns are set with blanks: a heading that begins with No, and rows that count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...layout.open_tables import is_row_of_sums
from ...lexicon.folders import once_per_lexicon
from ...lexicon.word_lists import either, word_lists

_PARTS = re.compile(r"\S+(?: \S+)*")
"""Words with single blanks between: two or more part columns."""
_NUMBER = re.compile(r"(\d{1,4})\.?")
_HEAD_LINES = 3
_LEAST_COLUMNS, _LEAST_ROWS = 3, 2
_NOTE_LINES = 40
"""Lines between two rows that may belong to the first: an index report prints up to a dozen proofs of three lines."""
_SHIFT = 2
"""Characters by which a cell may begin left of its column's heading."""

_Placed = tuple[int, str]
"""Where words begin in their line, and the words."""


class AlignedTable(NamedTuple):
    """The lines [start, end) of a page that are a table, its rows, and where its columns begin.

    `counted` is the number of its last row, `open` whether it may go on on the next page.
    """

    start: int
    end: int
    rows: list[list[str]]
    columns: list[int]
    counted: int
    open: bool


def aligned_tables(lines: Sequence[str], above: AlignedTable | None = None) -> Iterator[AlignedTable]:
    """The tables among the lines of a page, in their order; `above` is one with which the page before ends."""
    at = 0
    if above and (rest := _rest(lines, above)):
        yield rest
        at = rest.end
    for i, line in enumerate(lines):
        if i >= at and _heads().match(line) and (found := _table(lines, i)):
            yield found
            at = found.end


def _rest(lines: Sequence[str], above: AlignedTable) -> AlignedTable | None:
    """The rows at the top of the page that go on with the table above, the rest of its last row before them."""
    first = next((i for i, line in enumerate(lines) if line.strip()), len(lines))
    rows = CountedRows(above.columns, above.counted, continued=True)
    end = rows.read(lines, first)
    if rows.counted == above.counted:
        return None
    return AlignedTable(first, end, rows.rows, above.columns, rows.counted, _may_go_on(lines, end))


def _table(lines: Sequence[str], start: int) -> AlignedTable | None:
    """The table whose heading begins on that line; None where its rows do not count."""
    head = [_parts(lines[start])]
    columns = [at for at, _ in head[0]]
    below = range(start + 1, min(start + 1 + _HEAD_LINES, len(lines)))
    first = next((i for i in below if _number_of(lines[i]) is not None), None)
    if first is None or len(columns) < _LEAST_COLUMNS:
        return None
    head += [_parts(line) for line in lines[start + 1 : first] if line.strip()]
    if any(_column(at, columns) is None for parts in head for at, _ in parts):
        return None
    before = (_number_of(lines[first]) or 1) - 1
    rows = CountedRows(columns, before)
    end = rows.read(lines, first)
    heading = [""] * len(columns)
    _add(heading, (part for parts in head for part in parts), columns)
    alone = before == 0 and not any(line.strip() for line in lines[end:])
    if rows.counted - before < _LEAST_ROWS and not alone:
        return None
    return AlignedTable(start, end, [heading, *rows.rows], columns, rows.counted, _may_go_on(lines, end))


def _may_go_on(lines: Sequence[str], end: int) -> bool:
    """Whether below the last row stands nothing on the page, or so little that it may belong to that row."""
    return sum(bool(line.strip()) for line in lines[end:]) <= _NOTE_LINES


class CountedRows:
    """The rows of a table as its lines are read; `counted` is the number of the last one.

    What stands between two rows over the full width, such as the proofs of a claim, is a row of one cell. A table
    that is `continued` may begin with the rest of a row.
    """

    def __init__(self, columns: list[int], counted: int = 0, continued: bool = False) -> None:
        self.columns, self.counted, self.rows = columns, counted, list[list[str]]()
        self.in_row = continued

    def read(self, lines: Sequence[str], first: int) -> int:
        """Read the rows from that line on; the line behind the last one."""
        at = end = first
        while at < len(lines):
            step = self._line(lines, at, end) if lines[at].strip() else 1
            if not step:
                break
            at += step
            end = at if lines[at - 1].strip() else end
        return end

    def _line(self, lines: Sequence[str], at: int, end: int) -> int:
        """How many lines from this one on belong to the table; 0 where it ends."""
        parts = _parts(lines[at])
        fits = _fit(parts, self.columns)
        if fits and _opens(lines[at], self.counted + 1):
            self.rows.append([""] * len(self.columns))
            self.counted, self.in_row = self.counted + 1, True
        elif not (fits and self.in_row and at == end and parts[0][0] >= self.columns[1] - _SHIFT):
            return self._note(lines, at)
        elif not self.rows or is_row_of_sums([words for _, words in parts]):
            self.rows.append([""] * len(self.columns))
        _add(self.rows[-1], parts, self.columns)
        return 1

    def _note(self, lines: Sequence[str], first: int) -> int:
        """How many lines stand here between two rows; 0 where no next row follows them."""
        for at in range(first + 1, min(first + 1 + _NOTE_LINES, len(lines))):
            parts = _parts(lines[at])
            if len(parts) >= _LEAST_COLUMNS and _fit(parts, self.columns) and _opens(lines[at], self.counted + 1):
                self.rows.append(["\n".join(line.strip() for line in lines[first:at] if line.strip())])
                self.in_row = False
                return at - first
            if _heads().match(lines[at]):
                break
        return 0


def _fit(parts: Sequence[_Placed], columns: list[int]) -> bool:
    """Whether words begin where columns begin."""
    return len(parts) <= len(columns) and all(_column(at, columns) is not None for at, _ in parts)


def _opens(line: str, number: int) -> bool:
    """Whether the line is the row of that number."""
    return _number_of(line) == number


def _number_of(line: str) -> int | None:
    """The number of the row that the line opens: further cells stand behind it."""
    parts = _parts(line)
    found = _NUMBER.fullmatch(parts[0][1]) if len(parts) > 1 else None
    return int(found[1]) if found else None


def _parts(line: str) -> list[_Placed]:
    return [(m.start(), m[0]) for m in _PARTS.finditer(line)]


def _column(at: int, columns: list[int]) -> int | None:
    """The column in which words begin that begin there; None left of all of them."""
    inside = [n for n, left in enumerate(columns) if left <= at + _SHIFT]
    return inside[-1] if inside else None


def _add(row: list[str], parts: Iterator[_Placed] | Sequence[_Placed], columns: list[int]) -> None:
    for at, words in parts:
        column = _column(at, columns)
        if column is not None:
            row[column] = f"{row[column]}\n{words}" if row[column] else words


@once_per_lexicon
def _heads() -> re.Pattern[str]:
    return re.compile(rf"(?i)\s*{either(word_lists('layout_words')['row_numbers'])}\s{{2,}}\S")

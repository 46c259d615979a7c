"""Tables of typed text whose columns are set with blanks: a heading that begins with No, and rows that count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...lexicon.folders import once_per_lexicon
from ...lexicon.tables import either, table

_PARTS = re.compile(r"\S+(?: \S+)*")
"""Words with single blanks between: two or more part columns."""
_NUMBER = re.compile(r"(\d{1,4})\.?")
_HEAD_LINES = 3
_LEAST_COLUMNS, _LEAST_ROWS = 3, 2
_SHIFT = 2
"""Characters by which a cell may begin left of its column's heading."""

_Placed = tuple[int, str]
"""Where words begin in their line, and the words."""


class AlignedTable(NamedTuple):
    """The lines [start, end) of a page that are a table, its rows, and where its columns begin.

    `counted` is the number of its last row, `open` whether nothing stands below it on the page.
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
    """The rows at the top of the page that go on with the table above."""
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if not lines or not _opens(lines[first], above.counted + 1):
        return None
    rows, end = _rows(lines, first, above.columns, above.counted)
    return AlignedTable(first, end, rows, above.columns, above.counted + len(rows), _is_last(lines, end))


def _table(lines: Sequence[str], start: int) -> AlignedTable | None:
    """The table whose heading begins on that line; None where its rows do not count from 1."""
    head = [_parts(lines[start])]
    columns = [at for at, _ in head[0]]
    first = next((i for i in range(start + 1, min(start + 1 + _HEAD_LINES, len(lines))) if _opens(lines[i], 1)), None)
    if first is None or len(columns) < _LEAST_COLUMNS:
        return None
    head += [_parts(line) for line in lines[start + 1 : first] if line.strip()]
    if any(_column(at, columns) is None for parts in head for at, _ in parts):
        return None
    rows, end = _rows(lines, first, columns)
    heading = [""] * len(columns)
    _add(heading, (part for parts in head for part in parts), columns)
    last = _is_last(lines, end)
    if len(rows) < _LEAST_ROWS and not last:
        return None
    return AlignedTable(start, end, [heading, *rows], columns, len(rows), last)


def _is_last(lines: Sequence[str], end: int) -> bool:
    return not any(line.strip() for line in lines[end:])


def _rows(lines: Sequence[str], first: int, columns: list[int], counted: int = 0) -> tuple[list[list[str]], int]:
    """The rows from that line on, and the line behind the last one."""
    rows: list[list[str]] = []
    end = first
    for i in range(first, len(lines)):
        parts, opens = _parts(lines[i]), _opens(lines[i], counted + len(rows) + 1)
        if not parts:
            continue
        fits = all(_column(at, columns) is not None for at, _ in parts) and len(parts) <= len(columns)
        if not fits or (not opens and (i > end or parts[0][0] < columns[1] - _SHIFT)):
            break
        if opens:
            rows.append([""] * len(columns))
        _add(rows[-1], parts, columns)
        end = i + 1
    return rows, end


def _opens(line: str, number: int) -> bool:
    """Whether the line is the row of that number: further cells stand behind it."""
    parts = _parts(line)
    found = _NUMBER.fullmatch(parts[0][1]) if len(parts) > 1 else None
    return found is not None and int(found[1]) == number


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
    return re.compile(rf"(?i)\s*{either(table('layout_words')['row_numbers'])}\s{{2,}}\S")

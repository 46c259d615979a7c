"""Grids of single pages → tables: one over many pages is one, its headings told from its rows."""

from __future__ import annotations

import re
from typing import NamedTuple

from .document import Cell, Document, Grid, Line, Span
from .flow import flow

_COUNTING = re.compile(r"[(\[]?\d{1,2}[)\].]?")


class Table(NamedTuple):
    """Rows of equal width below their column names; `title` is the line above, if one stands there."""

    title: str | None
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    pages: tuple[int, int]
    span: Span


def find_tables(document: Document, start: int, end: int) -> list[Table]:
    """The tables in [start, end) of the text, those cut by page breaks made whole."""
    grids = [g for g in document.grids if g.span[0] >= start and g.span[1] <= end and _is_table(g)]
    runs: list[list[Grid]] = []
    for grid in grids:
        if runs and _continues(document, runs[-1][-1], grid):
            runs[-1].append(grid)
        else:
            runs.append([grid])
    return [_table(document, run) for run in runs]


def _is_table(grid: Grid) -> bool:
    """Two columns and one row at least, words in it."""
    return bool(grid.rows) and len(grid.rows[0]) > 1 and any(cell.text for row in grid.rows for cell in row)


def _continues(document: Document, above: Grid, below: Grid) -> bool:
    """The lower grid goes on with the upper: as wide, and only blanks between them."""
    between = document.text[above.span[1] : below.span[0]]
    return len(above.rows[0]) == len(below.rows[0]) and not between.strip(" \t\n-|")


def _table(document: Document, run: list[Grid]) -> Table:
    depth = heading_depth(run[0])
    columns = _columns(run[0].rows[:depth])
    rows: list[tuple[Cell, ...]] = list(run[0].rows[depth:])
    for grid in run[1:]:
        fresh = [row for row in grid.rows[_repeated(run[0], grid, depth) :]]
        if rows and fresh and _is_rest(fresh[0]):
            rows[-1] = tuple(_joined(a, b) for a, b in zip(rows[-1], fresh[0], strict=True))
            fresh = fresh[1:]
        rows.extend(fresh)
    rows = [row for row in rows if any(cell.text.strip() for cell in row) and not _numbers_columns(row)]
    span = (run[0].span[0], run[-1].span[1])
    return Table(_title(document, run[0]), columns, tuple(rows), (run[0].page, run[-1].page), span)


def heading_depth(grid: Grid) -> int:
    """How many rows at the top are headings: up to the first whose first cell counts or that holds a number."""
    for i, row in enumerate(grid.rows[:4]):
        if _numbers_columns(row):
            return i + 1
        if i and not _heads_below(grid.rows[i - 1], row):
            return i
    return 1 if _looks_headed(grid.rows[0]) else 0


def _looks_headed(row: tuple[Cell, ...]) -> bool:
    texts = [flow(cell.text) for cell in row if cell.text.strip()]
    return len(texts) > 1 and not any(re.match(r"[lI\d]{1,3}[.)]?$", t) for t in texts) and max(map(len, texts)) < 60


def _heads_below(above: tuple[Cell, ...], row: tuple[Cell, ...]) -> bool:
    """A second heading row: it has words only under headings that span several columns."""
    first = row[0].text.strip()
    return not first and any(not a.text.strip() for a in above) and any(cell.text.strip() for cell in row)


def _numbers_columns(row: tuple[Cell, ...]) -> bool:
    """The row that numbers the columns: 1 2 3 4."""
    texts = [cell.text.strip() for cell in row if cell.text.strip()]
    if len(texts) < 3 or not all(_COUNTING.fullmatch(t) for t in texts):
        return False
    numbers = [int(re.sub(r"\D", "", t)) for t in texts]
    return numbers == list(range(1, len(numbers) + 1))


def _columns(rows: tuple[tuple[Cell, ...], ...]) -> tuple[str, ...]:
    """Names down each column, a spanning heading before the names under it."""
    rows = tuple(row for row in rows if not _numbers_columns(row))
    if not rows:
        return ()
    names = []
    for column in range(len(rows[0])):
        names.append(" ".join(dict.fromkeys(t for row in rows if (t := _spanning(row, column, row is rows[-1])))))
    return tuple(names)


def _spanning(row: tuple[Cell, ...], column: int, last: bool) -> str:
    """The cell's words, or in an upper row those of the wide cell it lies under."""
    for at in range(column, -1, -1):
        if row[at].text.strip():
            return flow(row[at].text) if at == column or not last else ""
        if last:
            break
    return ""


def _repeated(first: Grid, grid: Grid, depth: int) -> int:
    """How many rows at the top of a continued grid repeat the first one's heading (or number its columns)."""
    count = 0
    for above, row in zip(first.rows[:depth], grid.rows, strict=False):
        if [flow(c.text).casefold() for c in above] != [flow(c.text).casefold() for c in row]:
            break
        count += 1
    return count


def _is_rest(row: tuple[Cell, ...]) -> bool:
    """The row began on the page before: its first cell is empty, and words stand further right."""
    return not row[0].text.strip() and any(cell.text.strip() for cell in row[1:]) and len(row) > 1


def _joined(upper: Cell, lower: Cell) -> Cell:
    text = f"{upper.text}\n{lower.text}".strip("\n") if lower.text.strip() else upper.text
    return Cell(text, (*upper.spans, *lower.spans), upper.box, upper.page)




def _title(document: Document, grid: Grid) -> str | None:
    """The line just above the grid, if it is short and ends no sentence."""
    above: Line | None = None
    for line in document.lines_in(max(0, grid.span[0] - 200), max(0, grid.span[0] - 1)):
        above = line if line.text.strip() else above
    if above is None or above.end < grid.span[0] - 3:
        return None
    text = flow(above.text)
    return text if text and len(text) < 120 and text[-1] not in ".;," else None

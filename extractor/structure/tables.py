"""Grids of single pages → tables: one over many pages is one, its headings told from its rows."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from ..layout.lines import gap_above
from ..lexicon.listed_pattern import ListedPattern
from ..lexicon.lookalikes import digit_signs, to_digits
from ..lexicon.tables import either, heading_words
from ..model.document import Cell, Document, Grid, Line, Span
from ..text.running import unwrap

_GLUED = ListedPattern(lambda: rf"\s*([{digit_signs('near')}]{{1,2}}[.)])\s+(?=\S)")
_LABEL_ALONE = ListedPattern(lambda: rf"[{digit_signs('near')}]{{1,3}}[.)]?$")
_COLUMNS = 5
"""From so many columns on most of a row's figures tell that it numbers them."""
_LONG = 60
"""A heading has fewer characters than this."""
_COUNTING = re.compile(r"[(\[]?\d{1,2}[)\].]?")
_HEAD = ListedPattern(lambda: rf"{either(heading_words('about'))}[\s:]+")
_OTHER_HEAD = ListedPattern(lambda: rf"\W*(?:{either(heading_words('lampiran_head'))}|\d)")
"""How lines of a lampiran's head begin that are no title, and rows of a table whose rules were not seen."""


class StitchedTable(NamedTuple):
    """Rows of equal width below their column names; `title` is the line above, if one stands there."""

    title: str | None
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    pages: tuple[int, int]
    span: Span
    heads: tuple[tuple[Cell, ...], ...] = ()
    """For each column the cells that its name is made of."""
    kept: bool = False
    """Lines inside its cells are part of what they say."""


def find_tables(document: Document, start: int, end: int) -> list[StitchedTable]:
    """The tables in [start, end) of the text, those cut by page breaks made whole."""
    runs: list[list[Grid]] = []
    for grid in _grids(document, start, end):
        if runs and _continues(document, runs[-1][-1], grid):
            runs[-1].append(grid)
        else:
            runs.append([grid])
    return [_table(document, run) for run in runs]


def find_rows(document: Document, start: int, end: int, width: int) -> list[tuple[Cell, ...]]:
    """The rows in [start, end) of whatever grids, `width` cells each, with what follows them up to the next row.

    A heading that stands again over the next page's rows is left out: what a page cut goes on with its own row.
    """
    rows: list[tuple[Cell, ...]] = []
    reached, heads = start, set[tuple[str, ...]]()
    for grid in _grids(document, 0, len(document.text)):
        for row in grid.rows:
            first, last = row_span(row)
            if not start <= first < end:
                continue
            if rows:
                rows[-1] = _with_loose(document, rows[-1], reached, first)
            fitted = aligned(row, width)
            if rows and _is_rest(fitted):
                rows[-1] = _joined_rows(rows[-1], fitted)
            elif not (rows and row is grid.rows[0] and _words(row) in heads):
                rows.append(fitted)
            reached = max(reached, last)
        heads |= {_words(grid.rows[0])} if _looks_headed(grid.rows[0]) else set()
    return rows


def aligned(row: tuple[Cell, ...], width: int) -> tuple[Cell, ...]:
    """The row at the given width: a number glued to its name is cut off it, empty cells fill up."""
    if len(row) == width - 1 and (m := _GLUED.match(row[0].text)):
        row = (cut(row[0], 0, m.end(1)), cut(row[0], m.end(), len(row[0].text)), *row[1:])
    return (*row, *[Cell("")] * (width - len(row)))[:width]


def cut(cell: Cell, start: int, end: int) -> Cell:
    """Part of a cell, its place in the text moved along; a cell in several places keeps them all."""
    spans: tuple[Span, ...] = cell.spans
    if len(spans) == 1:
        spans = ((spans[0][0] + start, spans[0][0] + end),)
    return cell._replace(text=cell.text[start:end], spans=spans)


def row_span(row: tuple[Cell, ...]) -> Span:
    """From the first to the last character of its cells; (-1, -1) for a row without words."""
    spans = [span for cell in row if cell.text.strip() for span in cell.spans]
    return (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else (-1, -1)


def _grids(document: Document, start: int, end: int) -> list[Grid]:
    """Grids in the extent: two columns and one row at least, words in it."""
    return [
        g
        for g in document.grids
        if start <= g.span[0] and g.span[1] <= end and g.rows and len(g.rows[0]) > 1
        if any(cell.text.strip() for row in g.rows for cell in row)
    ]


def _continues(document: Document, above: Grid, below: Grid) -> bool:
    """The lower grid goes on with the upper: as wide, and only blanks between them, or a cut cell's words."""
    if len(above.rows[0]) != len(below.rows[0]) and not _glued(below, len(above.rows[0])):
        return False
    between = document.text[above.span[1] : below.span[0]].strip(" \t\n-|")
    return not between or (_is_rest(below.rows[0]) and len(between) < 3000)


def _glued(grid: Grid, width: int) -> bool:
    """Its rows lack one cell because each number stands in one cell with the name behind it."""
    return len(grid.rows[0]) == width - 1 and all(_GLUED.match(row[0].text) for row in grid.rows)


def _table(document: Document, run: list[Grid]) -> StitchedTable:
    title, first = _title_row(run[0])
    depth = heading_depth(first)
    rows: list[tuple[Cell, ...]] = list(first.rows[depth:])
    for above, grid in pairwise(run):
        fresh = [aligned(row, len(first.rows[0])) for row in grid.rows[_repeated(first, grid, depth) :]]
        if rows and fresh and _is_rest(fresh[0]) and not _is_usual(fresh[0], rows):
            rows[-1] = _joined_rows(_with_loose(document, rows[-1], above.span[1], grid.span[0]), fresh.pop(0))
        rows.extend(fresh)
    rows = [row for row in rows if any(cell.text.strip() for cell in row) and not _numbers_columns(row)]
    span = (run[0].span[0], run[-1].span[1])
    heads = _heads(first.rows[:depth])
    columns = tuple(" ".join(dict.fromkeys(_name(cell) for cell in head)) for head in heads)
    return StitchedTable(
        title or title_above(document, run[0].span[0]), columns, tuple(rows), (run[0].page, run[-1].page), span, heads
    )


def _title_row(grid: Grid) -> tuple[str | None, Grid]:
    """A first row of one cell over all columns is the table's title."""
    top = grid.rows[0]
    if len(grid.rows) > 1 and len(top) > 2 and top[0].text.strip() and not any(c.text.strip() for c in top[1:]):
        return unwrap(top[0].text), grid._replace(rows=grid.rows[1:])
    return None, grid


def heading_depth(grid: Grid) -> int:
    """How many rows at the top are headings: up to the first whose first cell counts or that holds a number."""
    numbered = next((i for i, row in enumerate(grid.rows[:4]) if _numbers_columns(row)), None)
    if numbered is not None:
        return numbered + 1
    if not _looks_headed(grid.rows[0]):
        return 0
    depth = 1
    while depth < min(4, len(grid.rows)) and _heads_below(grid.rows[depth - 1], grid.rows[depth]):
        depth += 1
    return depth


def _looks_headed(row: tuple[Cell, ...]) -> bool:
    """Short names, none of them a number; where all are in capitals one may have a remark under it."""
    texts = [unwrap(cell.text) for cell in row if cell.text.strip()]
    if len(texts) < 2 or not row[0].text.strip() or any(_LABEL_ALONE.match(t) for t in texts):
        return False
    short = [t for t in texts if len(t) < _LONG]
    return len(short) == len(texts) or (3 <= len(short) == len(texts) - 1 and all(map(_in_capitals, short)))


def _in_capitals(text: str) -> bool:
    """Most of its letters are capitals: a unit such as Km2 may stand among them."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def _name(cell: Cell) -> str:
    """The words of a heading; of one with a remark under it the first line."""
    text = unwrap(cell.text)
    return text if len(text) < _LONG else unwrap(cell.text.split("\n")[0])


def _heads_below(above: tuple[Cell, ...], row: tuple[Cell, ...]) -> bool:
    """A second heading row: it has words only under headings that span several columns."""
    first = row[0].text.strip()
    return not first and any(not a.text.strip() for a in above) and any(cell.text.strip() for cell in row)


def _numbers_columns(row: tuple[Cell, ...]) -> bool:
    """The row that numbers the columns: 1 2 3 4, also where a recogniser ran cells together or misread a figure."""
    texts = [cell.text.strip() for cell in row if cell.text.strip()]
    if len(texts) >= 3 and all(_COUNTING.fullmatch(t) for t in texts):
        return [int(re.sub(r"\D", "", t)) for t in texts] == list(range(1, len(texts) + 1))
    figures = [to_digits(f) for text in texts for f in re.findall(r"[^\W_]+", text)]
    if len(row) < _COLUMNS or not 0 <= len(figures) - len(row) + 1 <= 2 or max(map(len, figures)) > 2:
        return False
    wanted, hits = 1, 0
    for figure in figures:
        if figure.isdecimal() and wanted <= int(figure) <= len(row):
            wanted, hits = int(figure) + 1, hits + 1
    return hits >= 0.8 * len(row)


def _heads(rows: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
    """Down each column the cells that name it, a spanning heading before the names under it."""
    rows = tuple(row for row in rows if not _numbers_columns(row))
    if not rows:
        return ()
    found = ([_head_at(row, column, row is rows[-1]) for row in rows] for column in range(len(rows[0])))
    return tuple(tuple(cell for cell in cells if cell) for cells in found)


def _head_at(row: tuple[Cell, ...], column: int, last: bool) -> Cell | None:
    """The cell if it has words, or in an upper row the wide cell it lies under."""
    for at in range(column, -1 if not last else column - 1, -1):
        if row[at].text.strip():
            return row[at]
    return None


def _repeated(first: Grid, grid: Grid, depth: int) -> int:
    """How many rows at the top of a continued grid repeat the first one's heading (or number its columns)."""
    numbered = next((i for i, row in enumerate(grid.rows[:4]) if _numbers_columns(row)), None)
    if numbered is not None and _looks_headed(grid.rows[0]):
        return numbered + 1
    count = 0
    for above, row in zip(first.rows[:depth], grid.rows, strict=False):
        if _words(above) != _words(row):
            break
        count += 1
    return count


def _words(row: tuple[Cell, ...]) -> tuple[str, ...]:
    """What a row says, whatever its case and its lines."""
    return tuple(unwrap(cell.text).casefold() for cell in row)


def _is_rest(row: tuple[Cell, ...]) -> bool:
    """The row began on the page before: its first cell is empty, and words stand further right."""
    return not row[0].text.strip() and any(cell.text.strip() for cell in row[1:]) and len(row) > 1


def _is_usual(row: tuple[Cell, ...], rows: list[tuple[Cell, ...]]) -> bool:
    """Rows with words in the same cells stand above: an empty first cell belongs to the table, to no page break."""
    held = [bool(cell.text.strip()) for cell in row]
    return sum([bool(cell.text.strip()) for cell in above] == held for above in rows[-40:]) > 1


def _joined_rows(upper: tuple[Cell, ...], lower: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """One row of two halves, cell by cell."""
    return tuple(_joined(a, b) for a, b in zip(upper, lower, strict=True))


def _joined(upper: Cell, lower: Cell) -> Cell:
    if not lower.text.strip():
        return upper
    text = f"{upper.text}\n{lower.text}" if upper.text.strip() else lower.text
    return Cell(text, (*upper.spans, *lower.spans), upper.box, upper.page)


def _with_loose(document: Document, row: tuple[Cell, ...], start: int, end: int) -> tuple[Cell, ...]:
    """The row with the words between it and the next one in its last cell: a page break had put them outside."""
    loose = document.text[start:end]
    inner = loose.strip(" \t\n-|")
    if not inner:
        return row
    at = start + loose.index(inner)
    return (*row[:-1], _joined(row[-1], Cell(inner, ((at, at + len(inner)),))))


def title_above(document: Document, at: int) -> str | None:
    """The line just above a table that starts at `at`: short and no end of a sentence; lines in capitals together."""
    lines = [line for line in document.lines_in(max(0, at - 400), max(0, at - 1)) if line.text.strip()]
    if not lines or lines[-1].end < at - 3:
        return None
    text = unwrap(lines[-1].text)
    if not text or len(text) >= 120 or text[-1] in ".;,":
        return None
    for above, line in zip(lines[-2::-1], lines[::-1], strict=False):
        if not (_goes_on(above, line) and len(text) + len(above.text) < 300):
            break
        text = f"{unwrap(above.text)} {text}"
        if _HEAD.match(text):
            break
    return _HEAD.sub("", text)


def _goes_on(above: Line, line: Line) -> bool:
    """Whether two lines in capitals stand together on a page, the upper one no other part of a lampiran's head."""
    if _OTHER_HEAD.match(above.text) or _HEAD.match(line.text):
        return False
    close = above.page == line.page and above.box is not None and -0.5 < gap_above(line, above) < 0.6
    return close and above.text.isupper() and line.text.isupper()

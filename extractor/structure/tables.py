"""Grids of single pages → tables: one over many pages is one, its headings told from its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ..layout.lines import gap_above
from ..lexicon.folders import once_per_lexicon
from ..lexicon.letters import letters_only
from ..lexicon.listed_pattern import ListedPattern
from ..lexicon.lookalikes import digit_signs
from ..lexicon.word_lists import either, heading_words, word_lists
from ..model.document import Cell, Document, Grid, Line, Span
from ..text.running import unwrap
from .table_headings import (
    column_heads,
    heading_depth,
    heading_name,
    looks_headed,
    numbers_columns,
    repeated_heads,
    row_words,
)

_GLUED = ListedPattern(lambda: rf"\s*([{digit_signs('near')}]{{1,2}}[.)])\s+(?=\S)")
_HEAD = ListedPattern(lambda: rf"{either(heading_words('about'))}[\s:]+")
_LAMPIRAN_HEAD = ListedPattern(lambda: rf"(?i)\W*{either(heading_words('lampiran_head'))}\s*:")
_OTHER_HEAD = ListedPattern(lambda: rf"\W*(?:{either(heading_words('lampiran_head'))}|\d)")
"""How lines of a lampiran's head begin that are no title, and rows of a table whose rules were not seen."""


_FIGURE = re.compile(r"\d{1,5}")
_FOOT_LINES, _FOOT_SIGNS = 4, 120
"""Lines and characters between a page's table and its end that may part no table."""
_CHECKED_BY = 12
"""People who initial a draft, at most."""
_CRUMB = 3
"""Characters that dust or a stroke above a page's table gives, at most."""
_ASIDE = 10.0
"""Points by which the sides of one table differ from page to page: sheets lie unevenly in a scanner."""


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
        if runs and _continues(document, runs[-1][-1], grid) and not _opens_another(runs[-1][0], grid):
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
    above: list[Grid] = []
    """Grids whose headings are looked at when a row may repeat one of them."""
    for grid in document.grids:
        if not (start < grid.span[1] and grid.span[0] < end):
            above.append(grid)
            continue
        for row in grid.rows if _is_table(grid) else ():
            first, last = row_span(row)
            if not start <= first < end:
                continue
            if rows:
                rows[-1] = _with_loose(document, rows[-1], reached, first)
                heads |= {row_words(g.rows[0]) for g in above if _is_table(g) and looks_headed(g.rows[0])}
                above.clear()
            fitted = of_width(row, width)
            if rows and _is_rest(fitted):
                rows[-1] = _joined_rows(rows[-1], fitted)
            elif not (rows and row is grid.rows[0] and row_words(row) in heads):
                rows.append(fitted)
            reached = max(reached, last)
        above.append(grid)
    return rows


def of_width(row: tuple[Cell, ...], width: int) -> tuple[Cell, ...]:
    """The row at the given width: a number glued to its name is cut off it, empty cells fill up."""
    if len(row) == width - 1 and (m := _GLUED.match(row[0].text)):
        row = (cell_part(row[0], 0, m.end(1)), cell_part(row[0], m.end(), len(row[0].text)), *row[1:])
    return (*row, *[Cell("")] * (width - len(row)))[:width]


def cell_part(cell: Cell, start: int, end: int) -> Cell:
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
    """Grids in the extent that are tables."""
    return [g for g in document.grids if start <= g.span[0] and g.span[1] <= end and _is_table(g)]


def _is_table(grid: Grid) -> bool:
    """Whether a grid has two columns and one row at least, and words in it."""
    if not grid.rows or len(grid.rows[0]) < 2:
        return False
    return any(cell.text.strip() for row in grid.rows for cell in row) and not _is_sign_off(grid)


def _is_sign_off(grid: Grid) -> bool:
    """Whether the table is the box in which those who checked a draft put initials and day: both columns are empty."""
    heads = [cell.text.strip(" .:").casefold() for cell in grid.rows[0]]
    open_ = [heads.index(name) for names in _sign_off() if (name := next((n for n in names if n in heads), None))]
    below = [row[at].text.strip() for row in grid.rows[1:] for at in open_ if at < len(row)]
    return len(open_) == len(_sign_off()) and 0 < len(grid.rows) - 1 <= _CHECKED_BY and not any(below)


@once_per_lexicon
def _sign_off() -> tuple[frozenset[str], ...]:
    """What the two columns of such a box are called."""
    return tuple(frozenset(names) for names in word_lists("table_heads")["sign_off"])


def _continues(document: Document, above: Grid, below: Grid) -> bool:
    """The lower grid goes on with the upper: as wide, and only blanks between them, or a cut cell's words, or what
    stands at the foot of a page."""
    if len(above.rows[0]) != len(below.rows[0]) and not _glued(below, len(above.rows[0])):
        return False
    between = document.text[above.span[1] : below.span[0]].strip(" \t\n-|")
    rest = _is_rest(below.rows[0]) and len(between) < 3000
    return not between or rest or _at_foot(document, above, below)


def _opens_another(first: Grid, grid: Grid) -> bool:
    """Whether a grid has headings of its own, the column of its numbers named among them: another table as wide as the
    first stands below it."""
    top = grid.rows[0]
    if len(grid.rows) < 2 or not (names_numbers(top[0].text) and looks_headed(top)):
        return False
    heads = _title_row(first)[1]
    return not (repeated_heads(heads.rows[: heading_depth(heads)], grid) or _begins_alike(heads.rows[0], top))


def _begins_alike(heads: Sequence[Cell], row: Sequence[Cell]) -> bool:
    """Whether each cell begins with the first table's heading: a row may have run into the one that repeats them."""
    pairs = zip(heads, row, strict=False)
    return all(letters_only(cell.text).startswith(letters_only(head.text)) for head, cell in pairs)


def stands_in_columns(document: Document, at: int) -> bool:
    """Whether the place stands in a table of several columns."""
    return any(grid.span[0] <= at < grid.span[1] for grid in document.grids if len(grid.rows[0]) > 1)


def names_numbers(heading: str) -> bool:
    """Whether the column of a table's numbers is called so: No, Nomor."""
    return heading.strip(" .:\n").casefold() in word_lists("table_heads")["number_columns"]


def _at_foot(document: Document, above: Grid, below: Grid) -> bool:
    """Whether the grids stand on two pages in the same columns, with but a few words at the foot of the first between:
    the code of a form, the initials of those who checked it."""
    if above.page + 1 != below.page or not above.box or not below.box:
        return False
    lines = [line for line in document.lines_in(above.span[1] + 1, below.span[0]) if line.text.strip()]
    few = len(lines) <= _FOOT_LINES and sum(len(line.text) for line in lines) <= _FOOT_SIGNS
    level = all(abs(above.box[side] - below.box[side]) < _ASIDE for side in (0, 2))
    return few and level and all(line.page == above.page or len(line.text) <= _CRUMB for line in lines)


def _glued(grid: Grid, width: int) -> bool:
    """Its rows lack one cell because each number stands in one cell with the name behind it."""
    return len(grid.rows[0]) == width - 1 and all(_GLUED.match(row[0].text) for row in grid.rows)


def _table(document: Document, run: list[Grid]) -> StitchedTable:
    title, first = _title_row(run[0])
    depth = heading_depth(first)
    rows: list[tuple[Cell, ...]] = list(first.rows[depth:])
    inner = [*first.rows[depth + 1 :], *(row for grid in run[1:] for row in grid.rows[1:])]
    for above, grid in pairwise(run):
        fresh = [of_width(row, len(first.rows[0])) for row in grid.rows[repeated_heads(first.rows[:depth], grid) :]]
        cut_row = bool(rows and fresh) and _is_rest(fresh[0]) and not _is_usual(fresh[0], inner)
        if cut_row and not _clash(rows[-1], fresh[0]):
            rows[-1] = _joined_rows(_with_loose(document, rows[-1], above.span[1], grid.span[0]), fresh.pop(0))
        rows.extend(fresh)
    rows = [row for row in rows if any(cell.text.strip() for cell in row) and not numbers_columns(row)]
    span = (run[0].span[0], run[-1].span[1])
    heads = column_heads(first.rows[:depth])
    columns = tuple(" ".join(dict.fromkeys(heading_name(cell) for cell in head)) for head in heads)
    pages = (document.in_file(run[0].page), document.in_file(run[-1].page))
    return StitchedTable(title or title_above(document, run[0].span[0]), columns, tuple(rows), pages, span, heads)


def _title_row(grid: Grid) -> tuple[str | None, Grid]:
    """A first row of one cell over all columns is the table's title."""
    top = grid.rows[0]
    if len(grid.rows) > 1 and len(top) > 2 and top[0].text.strip() and not any(c.text.strip() for c in top[1:]):
        return unwrap(top[0].text), grid._replace(rows=grid.rows[1:])
    return None, grid


def _is_rest(row: tuple[Cell, ...]) -> bool:
    """The row began on the page before: its first cell is empty, and words stand further right."""
    return not row[0].text.strip() and any(cell.text.strip() for cell in row[1:]) and len(row) > 1


def _is_usual(row: tuple[Cell, ...], inner: Sequence[tuple[Cell, ...]]) -> bool:
    """Rows with words in the same cells and none in the first stand inside pages, too: an empty first cell belongs to
    the table, to no page break. Figures and strokes do not count, of which scans lose some."""
    held = _lettered(row)
    return sum(_is_rest(other) and _lettered(other) == held for other in inner) > 1


def _clash(upper: tuple[Cell, ...], lower: tuple[Cell, ...]) -> bool:
    """Whether both hold a lone figure in one column: they are two rows, and the second one's number was not read."""
    return any(_is_figure(a) and _is_figure(b) for a, b in zip(upper, lower, strict=True))


def _is_figure(cell: Cell) -> bool:
    return _FIGURE.fullmatch(cell.text.strip()) is not None


def _lettered(row: tuple[Cell, ...]) -> list[bool]:
    return [any(map(str.isalpha, cell.text)) for cell in row]


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
    if not text or len(text) >= 120 or text[-1] in ".;," or _LAMPIRAN_HEAD.match(text):
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

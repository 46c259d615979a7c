"""Blocks → Document: lines and table rows laid end to end, each cell with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from ..lexicon.headings import phrases
from ..model.document import Cell, Document, Grid, Line, Page
from ..text.blank_runs import shorten_gaps
from ..text.raised import without_note_marks
from ..values.people.signature_rows import opens_office

_LIST_LABEL = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]{0,2}|[-•▪●*–]")
_SIDE_BY_SIDE, _NARROW = 2, 60
"""Cells of one row, and characters of each of their lines, that stand side by side as two signatures do."""
_LONGEST_HEADING = 80
"""Characters of a cell among which the heading of a list of copies stands."""
_MARKED = re.compile(r"\(?\w{1,2}[.)]\s")
_FIELD = re.compile(r"[^\W\d_][\w /.&()-]{0,40}?\s*:(?:\s|$)")


class TextBlock(NamedTuple):
    """A line, or several with newlines between, on a page."""

    text: str
    page: int = 1
    indent: int = 0
    """Blanks before it in typed text."""


class TableBlock(NamedTuple):
    """A table's cells as they stand on one page; a cell's own lines are parted by newlines."""

    rows: Sequence[Sequence[str]]
    page: int = 1


ReflowableBlock = TextBlock | TableBlock


def document_from_blocks(
    blocks: Iterable[ReflowableBlock],
    furniture: Mapping[int, Sequence[str]] | None = None,
    pages: int = 1,
    notes: Iterable[TextBlock] = (),
) -> Document:
    """The Document of `blocks` in their order; `furniture` has each page's lines outside the body, `notes` are those
    at the foot of pages or at the end."""
    rows: list[Line] = []
    grids: list[Grid] = []
    offset = 0
    for block in blocks:
        if isinstance(block, TableBlock):
            grid, text = _grid(block, offset)
            grids.append(grid)
        else:
            text = without_note_marks(shorten_gaps(block.text))
        for part in text.split("\n"):
            rows.append(Line(part, offset, block.page, indent=getattr(block, "indent", 0)))
            offset += len(part) + 1
    last = max(pages, rows[-1].page if rows else 1)
    return Document(
        text="\n".join(row.text for row in rows),
        lines=tuple(rows),
        pages=tuple(_page(n, (furniture or {}).get(n, ())) for n in range(1, last + 1)),
        grids=tuple(grids),
        notes=tuple(Line(line, -1, note.page) for note in notes for line in note.text.split("\n")),
    )


def _page(number: int, furniture: Sequence[str]) -> Page:
    return Page(number, furniture=tuple(Line(text, -1, number) for text in furniture))


def _grid(table: TableBlock, offset: int) -> tuple[Grid, str]:
    """(grid with its cells placed from `offset`, its text: a row's cells parted by tabs, rows by newlines)."""
    width = max((len(row) for row in table.rows), default=0)
    placed, texts, at = [], [], offset
    for row in table.rows:
        cells, text = _row([*row, *[""] * (width - len(row))], at, table.page)
        placed.append(cells)
        texts.append(text)
        at += len(text) + 1
    return Grid(table.page, (offset, max(offset, at - 1)), tuple(placed)), "\n".join(texts)


def _row(row: Sequence[str], offset: int, page: int) -> tuple[tuple[Cell, ...], str]:
    cells, at = [], offset
    for raw in row:
        text = tidy(without_note_marks(raw))
        cells.append(Cell(text, ((at, at + len(text)),) if text else (), None, page))
        at += len(text) + 1
    return tuple(cells), "\t".join(cell.text for cell in cells).rstrip("\t")


def tidy(text: str) -> str:
    """`text` with single blanks inside its lines and no empty lines."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def is_list_label(text: str) -> bool:
    """True for what stands alone before a list item: `a.`, `1)`, `4.1`, `iv.`, a bullet."""
    return bool(_LIST_LABEL.fullmatch(text.strip()))


def is_layout(rows: Sequence[Sequence[str]]) -> bool:
    """True for rows that only align `Menimbang | : | a. | bahwa …` or `4.1 | text`: lines, not data."""
    filled = [cells for row in rows if (cells := [cell for cell in row if cell.strip()])]
    return has_fields(rows) or (bool(filled) and all(len(cells) == 2 and is_list_label(cells[0]) for cells in filled))


def has_fields(rows: Sequence[Sequence[str]]) -> bool:
    """True where at least half of the rows that open with words are a name, a colon and what it names."""
    entries = [[cell.strip() for cell in row if cell.strip()] for row in rows if row and row[0].strip()]
    fields = sum(map(_is_field, entries))
    return fields > 0 and fields * 2 >= len(entries)


def _is_field(cells: Sequence[str]) -> bool:
    """A name with its colon, in the next cell or its own; names side by side head columns, each over its own list."""
    if len(cells) > 1 and all(_FIELD.fullmatch(cell) for cell in cells):
        return False
    return any(cell.startswith(":") for cell in cells[1:3]) or bool(_FIELD.match(cells[0]))


def flatten(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a layout table: a row's short cells before the text they label, long ones one after the other."""
    return [line for row in rows for line in _flat_row([cell for cell in map(tidy, row) if cell])]


def _flat_row(cells: Sequence[str]) -> list[str]:
    if sum("\n" in cell for cell in cells) > 1:
        number = [f"{cells[0]} "] if is_list_label(cells[0]) else [""]
        columns = [cell.split("\n") for cell in (cells[1:] if number[0] else cells)]
        if len(columns) == _SIDE_BY_SIDE and _are_levels(columns):
            levels = ["\t".join(level).rstrip("\t") for level in zip_longest(*columns, fillvalue="")]
            return [number[0] + levels[0], *levels[1:]]
        return [line for cell in _copies_last(cells) for line in cell.split("\n")]  # columns: one after the other
    return join_cells(cells).split("\n") if cells else []


def _copies_last(cells: Sequence[str]) -> list[str]:
    """The cells, a list of copies behind what stands beside it: the signature is read before it."""
    return sorted(cells, key=lambda cell: phrases("tembusan").words.opening(cell[:_LONGEST_HEADING]) is not None)


def _are_levels(columns: Sequence[Sequence[str]]) -> bool:
    """Whether the lines of two cells belong together: two offices above their names, marks of a list on both sides."""
    if max(len(line) for lines in columns for line in lines) >= _NARROW:
        return False
    marked = all(_MARKED.match(line) for lines in columns for line in lines)
    return marked or all(opens_office(lines[0]) for lines in columns)


def join_cells(cells: Sequence[str]) -> str:
    """Cells as one line: a blank after a label or colon, a tab where two texts stand side by side."""
    line = cells[0] if cells else ""
    for left, right in pairwise(cells):
        close = left.endswith(":") or right.startswith(":") or is_list_label(left)
        line += (" " if close else "\t") + right
    return line

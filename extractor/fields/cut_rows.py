"""Rows drawn as one: cells in which several entries stand below each other, level with those beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..layout.lines import gap_above
from ..model.document import Cell, Document, Line, Span

_PARTED = 0.6
"""White above a line, in heights of it, that parts it from the one above: the lines of one entry stand closer."""
_FEWEST = 2


def cut_rows(document: Document, cells: dict[str, Cell], measure: str) -> list[dict[str, Cell]]:
    """A row for each entry in the cell `measure`, where another cell holds as many; else the row as it is.

    Cells with another number of entries stay whole, in the first of the rows.
    """
    for entries in (_parted, _lines):
        parts = {name: entries(document, cell) for name, cell in cells.items()}
        count = len(parts.get(measure, ()))
        level = [name for name, found in parts.items() if len(found) == count]
        if count >= _FEWEST and len(level) >= _FEWEST and all(map(_has_figure, parts[measure])):
            return [_row(cells, parts, level, at) for at in range(count)]
    return [cells]


def _row(
    cells: Mapping[str, Cell], parts: Mapping[str, Sequence[Cell]], level: Sequence[str], at: int
) -> dict[str, Cell]:
    whole = {name: Cell("") if at else cell for name, cell in cells.items()}
    return {**whole, **{name: parts[name][at] for name in level}}


def _has_figure(cell: Cell) -> bool:
    return any(map(str.isdecimal, cell.text))


def _parted(document: Document, cell: Cell) -> list[Cell]:
    """The cell's entries: lines with white between them, paragraphs where nothing says how they stand."""
    groups: list[list[tuple[Line, Span]]] = []
    for line, span in _spans(document, cell):
        if groups and line.box and gap_above(line, groups[-1][-1][0]) < _PARTED:
            groups[-1].append((line, span))
        else:
            groups.append([(line, span)])
    return [_entry(document, cell, [span for _, span in group]) for group in groups]


def _lines(document: Document, cell: Cell) -> list[Cell]:
    return [_entry(document, cell, [span]) for _, span in _spans(document, cell)]


def _spans(document: Document, cell: Cell) -> list[tuple[Line, Span]]:
    """The cell's lines with words, and their places in the text."""
    cut = (
        (line, (max(line.start, start), min(line.end, end)))
        for start, end in cell.spans
        for line in document.lines_in(start, end)
    )
    return [(line, span) for line, span in cut if document.text[slice(*span)].strip()]


def _entry(document: Document, cell: Cell, spans: Sequence[Span]) -> Cell:
    span = spans[0][0], spans[-1][1]
    return Cell(document.text[slice(*span)], (span,), cell.box, cell.page)

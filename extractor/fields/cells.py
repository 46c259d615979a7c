"""Tables and their cells as values: lists inside cells, whole tables with a place for every cell."""

from __future__ import annotations

import re
from typing import Any

from ..document import Cell
from ..flow import flow
from ..labels import find_labels
from ..rules import FieldRule
from ..tables import Table, find_tables
from .found import Extent, Found, listing

_STYLES = ("inline_number", "inline_number_paren", "inline_letter", "inline_letter_paren")


def read_tables(extent: Extent, field: FieldRule) -> Found | None:
    """`[{title, columns, rows, pages}]`, every cell with its place."""
    tables = [_table(table) for table in find_tables(extent.document, extent.start, extent.end)]
    return listing(tables) if tables else None


def _table(table: Table) -> Found:
    value: dict[str, Any] = {
        "title": table.title,
        "columns": list(table.columns),
        "rows": [[flow(cell.text) for cell in row] for row in table.rows],
        "pages": list(table.pages),
    }
    places = tuple(
        (f"/rows/{i}/{j}", span)
        for i, row in enumerate(table.rows)
        for j, cell in enumerate(row)
        for span in cell.spans
        if cell.text.strip()
    )
    return Found(value, places)


def read_cell_items(extent: Extent, cell: Cell, field: FieldRule) -> Found | None:
    """`["…"]`: a numbered list's entries; a cell without labels is one entry."""
    parts = cell_items(cell)
    return listing([Found(text, tuple(("", span) for span in cell.spans)) for text in parts]) if parts else None


def cell_items(cell: Cell) -> list[str]:
    """The entries of the list in a cell: what stands before the first label is an entry of its own."""
    text = re.sub(r"[ \t]+", " ", cell.text)
    runs = [labels for style in _STYLES if (labels := find_labels(text, style, 0, len(text)))]
    labels = min(runs, key=lambda found: found[0].start, default=[])
    if not labels:
        return [flow(text)] if text.strip() else []
    bounds = [*(label.start for label in labels[1:]), len(text)]
    stem = flow(text[: labels[0].start])
    entries = [flow(text[label.body : end]) for label, end in zip(labels, bounds, strict=True)]
    return [stem, *entries] if stem else entries


def read_whole(extent: Extent, field: FieldRule) -> Found | None:
    """The same for a stretch of text outside any table."""
    return read_cell_items(extent, Cell(extent.raw, ((extent.start, extent.end),)), field)

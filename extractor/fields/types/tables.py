"""Tables and their cells as values: lists inside cells, whole tables with a place for every cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ...model.document import Cell, Document, Span
from ...model.typed_values import Table
from ...rulebook.key_types import Regex
from ...rulebook.registry import Options
from ...structure.closings import role_of
from ...structure.list_labels import find_labels
from ...structure.role_lists import find_role_lists
from ...structure.table_headings import heading_name
from ...structure.table_rows import TableRow, sorted_rows
from ...structure.tables import StitchedTable, find_tables
from ...text.patterns import pattern
from ...text.running import unwrap
from ...values.placeholders import has_template_mark
from ..field_type import field_type
from ..found import Extent, Found, listing

_STYLES = ("inline_number", "inline_number_paren", "inline_letter", "inline_letter_paren")
_LABEL = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]")
_ONLY_LABEL = re.compile(r"\s*(?:\(?(?:\d{1,2}|[a-zA-Z])[.)]|[-–•…._])?\s*[-–]?\s*")
"""An entry of a form that nobody wrote: its label, or a stroke."""


class TablesOptions(Options):
    roles: bool = False
    """Lists of "role : names" are tables, too."""
    headed: bool = False
    """Only tables with a row of headings: no signatures side by side, no labels with their values."""
    leave_out: Regex | None = None
    """Tables of which a heading or a cell matches it are none: the frame of a form."""


@field_type("tables", value=list[Table], options=TablesOptions)
def read_tables(extent: Extent, options: TablesOptions) -> Found | None:
    """Tables with title, columns, rows and pages, every cell with its place."""
    tables = find_tables(extent.document, extent.start, extent.end)
    if options.roles:
        tables = sorted(tables + find_role_lists(extent.document, extent.start, extent.end), key=lambda t: t.span)
    shape = pattern(options.leave_out) if options.leave_out else None
    tables = [table for table in tables if _is_headed(table) or not options.headed]
    tables = [table for table in tables if not (shape and any(shape.search(text) for text in _texts(table)))]
    return listing([_table(table) for table in tables]) if tables else None


def document_tables(document: Document) -> list[Table]:
    """The tables in a document, in its order, each whole where it runs over several pages."""
    found = read_tables(Extent(document, 0, len(document.text)))
    return [Table.model_validate(table) for table in found.value] if found else []


def _is_headed(table: StitchedTable) -> bool:
    """Whether names stand over the columns: no list's label, nothing left open, no role in which somebody signs."""
    named = [name for name in table.columns if name.strip()]
    return bool(named) and not any(_LABEL.fullmatch(name.strip()) or _ends_otherwise(name) for name in named)


def _ends_otherwise(name: str) -> bool:
    """Whether the words are no name of a column: something left open, a role or an office in which somebody signs."""
    return has_template_mark(name) or role_of(name) is not None or name.rstrip().endswith(",")


def _texts(table: StitchedTable) -> Iterator[str]:
    """The words of each heading and cell."""
    yield from table.columns
    yield from (cell.text for row in table.rows for cell in row)


class ColumnNamesOptions(Options):
    opens: Regex
    """One heading of the table matches it; the names are those of the columns behind it."""
    leave_out: Regex
    """Headings that are no such names."""


@field_type("column_names", value=list[str], options=ColumnNamesOptions)
def read_column_names(extent: Extent, options: ColumnNamesOptions) -> Found | None:
    """The names of the columns behind a heading, in the first table that has it."""
    opens, leave_out = pattern(options.opens), pattern(options.leave_out)
    for table in find_tables(extent.document, extent.start, extent.end):
        at = next((i for i, name in enumerate(table.columns) if opens.search(name)), None)
        below = [_below_shared(table, i) for i in range(at + 1, len(table.columns))] if at is not None else []
        named = [(" ".join(dict.fromkeys(heading_name(cell) for cell in head)), head) for head in below]
        kept = [(name, head) for name, head in named if name and not leave_out.search(name)]
        if kept:
            return listing([Found(name, _places_of(head)) for name, head in kept])
    return None


def _below_shared(table: StitchedTable, column: int) -> Sequence[Cell]:
    """The cells of the column's heading without the one that stands over several columns."""
    heads = table.heads[column] if column < len(table.heads) else ()
    shared = heads and sum(bool(other) and other[0].spans == heads[0].spans for other in table.heads) > 1
    return heads[1:] if shared and heads[0].spans else heads


def _places_of(heads: Sequence[Cell]) -> tuple[tuple[str, Span], ...]:
    return tuple(("", span) for cell in heads for span in cell.spans if cell.text.strip())


def _table(table: StitchedTable) -> Found:
    rows = sorted_rows(table.rows)
    value: dict[str, Any] = {
        "title": table.title,
        "columns": list(table.columns),
        "rows": [_said(table, row) for row in rows.entries],
        "pages": list(table.pages),
        "groups": [{"row": at, "cells": _said(table, row)} for at, row in rows.groups],
        "totals": [{"row": at, "cells": _said(table, row)} for at, row in rows.totals],
    }
    named = [(f"/columns/{j}", cell) for j, head in enumerate(table.heads) for cell in head]
    filled = [(f"/rows/{i}/{j}", cell) for i, row in enumerate(rows.entries) for j, cell in enumerate(row)]
    filled += _beside("groups", rows.groups) + _beside("totals", rows.totals)
    places = tuple((at, span) for at, cell in named + filled for span in cell.spans if cell.text.strip())
    return Found(value, places)


def _said(table: StitchedTable, row: Sequence[Cell]) -> list[str]:
    return [cell.text if table.kept else unwrap(cell.text) for cell in row]


def _beside(key: str, rows: Sequence[tuple[int, TableRow]]) -> list[tuple[str, Cell]]:
    return [(f"/{key}/{i}/cells/{j}", cell) for i, (_, row) in enumerate(rows) for j, cell in enumerate(row)]


def _read_cell(document: Document, cell: Cell, options: Options) -> Found | None:
    """A numbered list's entries, each with its own place; a cell without labels is one entry."""
    parts = _entries(cell.text)
    parts = [(a, b) for a, b in parts if not _ONLY_LABEL.fullmatch(cell.text[a:b])]
    spans = [tuple(("", span) for span in _places(document, cell, start, end)) for start, end in parts]
    found = [Found(unwrap(cell.text[start:end]), at) for (start, end), at in zip(parts, spans, strict=True)]
    return listing(found) if found else None


@field_type("cell_items", value=list[str], read_cell=_read_cell)
def read_cell_items(extent: Extent, options: Options) -> Found | None:
    """The entries of the list in a table's cell."""
    return _read_cell(extent.document, Cell(extent.raw, ((extent.start, extent.end),)), options)


def cell_items(cell: Cell) -> list[str]:
    """The entries of the list in a cell: what stands before the first label is an entry of its own."""
    return [unwrap(cell.text[start:end]) for start, end in _entries(cell.text)]


def _entries(text: str) -> list[Span]:
    """Where the entries stand in a cell's text, their labels left out."""
    runs = [labels for style in _STYLES if (labels := find_labels(text, style, 0, len(text)))]
    labels = min(runs, key=lambda found: found[0].start, default=[])
    if not labels:
        return [(0, len(text))] if text.strip() else []
    bounds = [*(label.start for label in labels[1:]), len(text)]
    entries = [(label.body, end) for label, end in zip(labels, bounds, strict=True)]
    return [(0, labels[0].start), *entries] if text[: labels[0].start].strip() else entries


def _places(document: Document, cell: Cell, start: int, end: int) -> Iterator[Span]:
    """Where part of a cell's text stands in the document: one span for each page it touches; else the cell's own."""
    pieces = [document.text[a:b] for a, b in cell.spans]
    if "\n".join(pieces) != cell.text:
        yield from cell.spans
        return
    offset = 0
    for piece, (at, _) in zip(pieces, cell.spans, strict=True):
        first, last = max(start, offset), min(end, offset + len(piece))
        words = cell.text[first:last]
        if words.strip():
            left = at + first - offset + len(words) - len(words.lstrip())
            yield left, left + len(words.strip())
        offset += len(piece) + 1

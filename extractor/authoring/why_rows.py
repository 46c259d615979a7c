"""What became of the rows of a table under the headings of a group: what was taken, what could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..fields.groups import row_extents
from ..fields.row_groups import cells_of_rows, under_heading
from ..model.document import Cell, Document
from ..rulebook.field_rule import FieldRule
from ..rulebook.group_rule import GroupRule
from ..structure.sections import SectionSpan
from .overview import Overview
from .told_words import placed_words, short, value_words

TakenRow = dict[str, Cell]
"""The cells of a row by the names of the fields."""
_MOST_ROWS = 8
"""Rows that are told one by one; the others are counted."""


def rows_taken(document: Document, sections: Sequence[SectionSpan], group: GroupRule) -> list[TakenRow]:
    """The rows that became objects; none where the group takes no rows."""
    return [row for extent in row_extents(document, sections, group) for row in cells_of_rows(extent, group)]


def row_overviews(document: Document, rows: Sequence[TakenRow], group: GroupRule) -> Iterator[Overview]:
    """The rows, and the cells whose words their type cannot read."""
    told = [(str(n), *_place(document, row), _cells(row, group)) for n, row in enumerate(rows[:_MOST_ROWS])]
    if len(rows) > _MOST_ROWS:
        told.append(("", "", "", f"{len(rows) - _MOST_ROWS} more"))
    yield Overview("rows", ("number", "page", "line", "cells"), told)
    if refused := list(_refused(document, rows, group)):
        yield Overview("cells that were refused", ("row", "field", "words", "reason"), refused)


def _place(document: Document, row: TakenRow) -> tuple[str, str]:
    spans = [span for cell in row.values() for span in cell.spans]
    page, line, _ = placed_words(document, spans[:1])
    return page, line


def _cells(row: TakenRow, group: GroupRule) -> str:
    """Each field's words, and which fields have none in the row."""
    words = {name: short(row.get(name, Cell("")).text) for name, field in group.fields.items() if field.column}
    held = [f"{name}: {text}" for name, text in words.items() if text.strip()]
    empty = ", ".join(name for name, text in words.items() if not text.strip())
    return "; ".join([*held, *([f"without {empty}"] if empty else [])])


def _refused(document: Document, rows: Sequence[TakenRow], group: GroupRule) -> Iterator[tuple[str, str, str, str]]:
    for number, row in enumerate(rows):
        for name, field in group.fields.items():
            cell = row.get(name, Cell(""))
            if cell.text.strip() and _value(document, cell, field) is None:
                yield str(number), name, short(cell.text), f"these words are no {field.type}"


def _value(document: Document, cell: Cell, field: FieldRule) -> object:
    found = under_heading(document, cell, field)
    return found.value if found else None


def column_overview(
    document: Document, rows: Sequence[TakenRow], field: FieldRule, name: str, number: int | None
) -> Iterator[Overview]:
    """What the cells under one field's heading read as, of the row that is meant or of the first ones."""
    chosen = [(n, row) for n, row in enumerate(rows) if number in (None, n)][:_MOST_ROWS]
    told = [(str(n), *_read(document, row.get(name), field)) for n, row in chosen]
    yield Overview(f"{name}, read as {field.type}", ("row", "page", "line", "words", "read as"), told)


def _read(document: Document, cell: Cell | None, field: FieldRule) -> tuple[str, str, str, str]:
    if cell is None or not cell.text.strip():
        return "", "", "", "the row has no such cell, or an empty one"
    value = _value(document, cell, field)
    return *placed_words(document, cell.spans), f"no {field.type}" if value is None else value_words(value)

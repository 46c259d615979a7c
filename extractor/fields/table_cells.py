"""Values that stand in a table: under a heading in the block's row, or beside the cell that names them."""

from __future__ import annotations

from ..model.document import Cell, Document, Span
from ..rulebook.key_types import whole_cell
from ..structure.tables import StitchedTable, find_tables
from ..text.patterns import pattern
from ..text.running import unwrap


def cell_right_of(document: Document, label: str) -> Cell | None:
    """The cell right of the first one that `label` matches whole; an empty one where nothing stands there."""
    shape = pattern(whole_cell(label))
    for grid in document.grids:
        for row in grid.rows:
            for at, cell in enumerate(row[:-1]):
                if cell.text and shape.search(unwrap(cell.text)):
                    return next((c for c in row[at + 1 :] if c.text.strip(" :\n")), Cell(""))
    return None


def cell_under(document: Document, spot: Span, heading: str) -> Cell | None:
    """The cell under the heading that matches, in the table row that opens at `spot`; None outside tables."""
    tables = find_tables(document, 0, len(document.text))
    columns = _columns(tables, heading)
    for table in tables:
        for row in table.rows:
            first = next((span for cell in row[:1] for span in cell.spans), None)
            if first and spot[0] <= first[0] < spot[1]:
                at = _heading(table.columns, heading)
                at = columns.get(len(row)) if at is None else at
                return row[at] if at is not None and at < len(row) else None
    return None


def _columns(tables: list[StitchedTable], heading: str) -> dict[int, int]:
    """For each width of a table the column so headed: a table that goes on without its heading has the same."""
    found = ((len(t.columns), _heading(t.columns, heading)) for t in tables)
    return {width: at for width, at in found if at is not None}


def _heading(columns: tuple[str, ...], heading: str) -> int | None:
    return next((i for i, name in enumerate(columns) if pattern(heading).search(name)), None)

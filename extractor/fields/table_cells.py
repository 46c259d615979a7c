"""Values that stand in a table: under a heading in the block's row, or beside the cell that names them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import takewhile

from ..lexicon.phrase_list import phrase_list
from ..model.document import Cell, Document, Grid, Span
from ..rulebook.field_rule import FieldRule
from ..rulebook.key_types import whole_cell
from ..structure.labels_of_pairs import behind_marks
from ..structure.tables import StitchedTable, find_tables
from ..text.patterns import pattern
from ..text.running import unwrap

_MOST_WORDS = 10
"""Words of a cell that names another one, at most."""


def named_cell(document: Document, field: FieldRule) -> Cell | None:
    """The cell that a field asks for by the cell that names it; None where no table has such a cell."""
    if field.cell_right_of and (cell := cell_right_of(document, field.cell_right_of)) is not None:
        return cell
    if field.cell_left_of and (cell := _left_of(document, field.cell_left_of)) is not None:
        return cell
    return _below(document, field.cell_below) if field.cell_below else None


def cell_right_of(document: Document, label: str) -> Cell | None:
    """The cell right of the first one that `label` matches whole; an empty one where nothing stands there.

    Where the cell with the name runs over several rows, so does what it names.
    """
    place = next(_named(document, label), None)
    return _right_of(*place) if place else None


def cells_labelled(document: Document, meanings: Sequence[str], opens: bool = False) -> Iterator[Cell]:
    """The cells right of those that are nothing but a label of one of these meanings, a list's mark aside.

    A cell that is a label, too, is no value: both head columns. With `opens`, behind these the cells right of those
    that begin with such a label and go on with a few words.
    """
    for name in (_is_label, _opens_with_label) if opens else (_is_label,):
        for grid in document.grids:
            for number, row in enumerate(grid.rows):
                for at, cell in enumerate(row[:-1]):
                    named = cell.text.strip() and name(unwrap(cell.text), meanings)
                    right = _right_of(grid, number, at) if named else Cell("")
                    if right.text.strip() and not _is_label(unwrap(right.text)):
                        yield right


def _is_label(text: str, meanings: Container[str] | None = None) -> bool:
    """Whether the words are nothing but a label, of one of the meanings where these are given."""
    hits = (phrase_list("labels").whole(text[at:]) for at in behind_marks(text, 0))
    return any(hit and (meanings is None or hit.key in meanings) for hit in hits)


def _opens_with_label(text: str, meanings: Sequence[str]) -> bool:
    """Whether the words are a name that only begins with the label: Nama pegawai yang diperintah."""
    hits = (phrase_list("labels").opening(text[at:]) for at in behind_marks(text, 0))
    return len(text.split()) <= _MOST_WORDS and any(hit and hit.key in meanings for hit in hits)


def _right_of(grid: Grid, number: int, at: int) -> Cell:
    """The first filled cell right of a name, over all rows over which the name runs; an empty one where none is."""
    row = grid.rows[number]
    column = next((i for i in range(at + 1, len(row)) if row[i].text.strip(" :\n")), None)
    if column is None:
        return Cell("")
    more = takewhile(lambda below: not any(cell.text.strip() for cell in below[at:column]), grid.rows[number + 1 :])
    return _joined([row[column], *(below[column] for below in more)])


def _left_of(document: Document, label: str) -> Cell | None:
    """The cells left of the one that `label` matches whole, down to the first row that names lists side by side."""
    grid, number, at = next(_named(document, label), (None, 0, 0))
    if grid is None:
        return None
    rows = takewhile(lambda row: not _heads_lists(row, at), grid.rows[number:])
    return _joined([cell for row in rows for cell in row[:at]])


def _heads_lists(row: Sequence[Cell], at: int) -> bool:
    """Whether the row names what stands in the columns below it, and says nothing of the name in the column `at`."""
    return any(cell.text.strip() for cell in row[:at]) and not any(cell.text.strip() for cell in row[at + 1 :])


def _named(document: Document, label: str) -> Iterator[tuple[Grid, int, int]]:
    """Each cell that `label` matches whole: its grid, row and column."""
    shape = pattern(whole_cell(label))
    for grid in document.grids:
        for number, row in enumerate(grid.rows):
            for at, cell in enumerate(row):
                if cell.text and shape.search(unwrap(cell.text)):
                    yield grid, number, at


def _joined(cells: Sequence[Cell]) -> Cell:
    """Several cells as one."""
    filled = [cell for cell in cells if cell.text.strip()]
    if not filled:
        return Cell("")
    text = "\n".join(cell.text for cell in filled)
    return filled[0]._replace(text=text, spans=tuple(span for cell in filled for span in cell.spans))


def _below(document: Document, label: str) -> Cell | None:
    """What stands in the first cell whose first line `label` matches whole, below that line; else the cell below it."""
    shape = pattern(whole_cell(label))
    for grid in document.grids:
        for number, row in enumerate(grid.rows):
            for at, cell in enumerate(row):
                head, _, rest = cell.text.partition("\n")
                if not head or not shape.search(unwrap(head)):
                    continue
                if rest.strip():
                    return _rest(document, cell, rest)
                return grid.rows[number + 1][at] if number + 1 < len(grid.rows) else Cell("")
    return None


def _rest(document: Document, cell: Cell, rest: str) -> Cell:
    """The cell without its first line."""
    start, end = cell.spans[0]
    first = document.text.find("\n", start, end) + 1
    return cell._replace(text=rest, spans=((first, end), *cell.spans[1:])) if first else cell


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

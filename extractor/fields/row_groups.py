"""Groups whose objects are the rows of a table: each field under its heading, a cell's pieces as objects inside."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from ..model.document import Cell, Document
from ..rulebook.field_rule import FieldRule
from ..rulebook.group_rule import GroupRule, PiecesRule
from ..rulebook.key_types import whole_text
from ..structure.table_rows import sorted_rows
from ..structure.tables import StitchedTable, find_tables, names_numbers
from ..text.patterns import pattern
from ..text.running import unwrap
from .cut_rows import cut_rows
from .field_type import as_asked, cell_of, nothing, type_of
from .found import Extent, Found, gather, listing
from .placed import found_in

_FEWEST_HEADINGS = 2
"""Headings of the group's fields that a table must have: one alone (No, Name) stands over any table."""
_FEWEST_OWN = 2
"""Cells beside the first column in which a row must have words to be one of its own without any in the first."""
Missing = Callable[[str, FieldRule], Found]


def row_objects(extent: Extent, group: GroupRule, missing: Missing) -> list[Found]:
    """An object for each row of the tables in the extent that have the group's headings; none where none has.

    None either where the column of objects inside is empty in every row: then they stand below the rows.
    """
    objects = []
    for cells in cells_of_rows(extent, group):
        parts = {name: _value(extent.document, cells, name, rule, missing) for name, rule in group.fields.items()}
        parts |= {name: _inner(extent.document, cells.get(name), inner) for name, inner in group.groups.items()}
        if any(part.places for part in parts.values()):
            objects.append(gather(parts))
    inner = [name for name, rule in group.groups.items() if rule.pieces]
    return objects if not inner or any(row.value[name] for row in objects for name in inner) else []


def cells_of_rows(extent: Extent, group: GroupRule) -> Iterator[dict[str, Cell]]:
    """The cells of each row that becomes an object, by the names of the fields whose heading stands above."""
    for cells in _rows(extent, _headings(group), _inner_headings(group)):
        yield from cut_rows(extent.document, cells, group.cut_by) if group.cut_by else (cells,)


def _headings(group: GroupRule) -> dict[str, str]:
    return {name: rule.column for name, rule in group.fields.items() if rule.column}


def _inner_headings(group: GroupRule) -> dict[str, str]:
    return {name: inner.pieces.column for name, inner in group.groups.items() if inner.pieces}


def _rows(extent: Extent, own: Mapping[str, str], inner: Mapping[str, str]) -> Iterator[dict[str, Cell]]:
    """The cells of each row by the names of the headings, rows that a page cut joined.

    A table counts where it has enough of the fields' own headings and all those of objects inside; one that goes on
    without headings has those of the table before as wide, up to one with others.
    """
    known: dict[int, dict[str, int]] = {}
    before: dict[str, Cell] = {}
    for table in find_tables(extent.document, extent.start, extent.end):
        places = _places(table, {**own, **inner})
        if inner.keys() <= places.keys() and len(places.keys() & own.keys()) >= _FEWEST_HEADINGS:
            known[len(table.columns)] = places
        elif table.columns and names_numbers(table.columns[0]):
            known.pop(len(table.columns), None)
        sums = {row for _, row in sorted_rows(table.rows).totals}
        for row in (row for row in table.rows if row not in sums):
            cells = {name: row[i] for name, i in known.get(len(row), {}).items() if i < len(row)}
            if before and _goes_on(before, cells):
                before = _joined(before, cells)
            elif any(cell.text.strip() for cell in cells.values()):
                if before:
                    yield before
                before = cells
    if before:
        yield before


def _places(table: StitchedTable, headings: Mapping[str, str]) -> dict[str, int]:
    found = {
        name: next((i for i, c in enumerate(table.columns) if pattern(h).search(c)), None)
        for name, h in headings.items()
    }
    return {name: i for name, i in found.items() if i is not None}


def _goes_on(before: Mapping[str, Cell], cells: Mapping[str, Cell]) -> bool:
    """Whether a row has words but none in its first column: what the page before cut off.

    One that fills all the other columns which the row before it fills, two at least, is a row of its own: what the
    first column says stands for several.
    """
    texts = [cell.text.strip() for cell in cells.values()]
    if not texts or texts[0] or not any(texts):
        return False
    held = [name for name, cell in list(before.items())[1:] if cell.text.strip()]
    return len(held) < _FEWEST_OWN or not all(name in cells and cells[name].text.strip() for name in held)


def _joined(first: dict[str, Cell], more: dict[str, Cell]) -> dict[str, Cell]:
    def both(cell: Cell, rest: Cell) -> Cell:
        text = f"{cell.text}\n{rest.text}".strip("\n")
        return cell._replace(text=text, spans=(*cell.spans, *rest.spans))

    return {name: both(cell, more[name]) if name in more else cell for name, cell in first.items()}


def _value(document: Document, cells: Mapping[str, Cell], name: str, rule: FieldRule, missing: Missing) -> Found:
    cell = cells.get(name)
    found = under_heading(document, cell, rule) if cell and not _says_nothing(cell) else None
    return as_asked(found, rule) or missing(name, rule)


def under_heading(document: Document, cell: Cell, rule: FieldRule) -> Found | None:
    """What a cell under a field's heading reads as, or what its patterns find in it."""
    if rule.find_in_value:
        return found_in(document, cell.spans, rule) if cell.spans else None
    return cell_of(document, cell, rule)


def _says_nothing(cell: Cell) -> bool:
    return not cell.text.strip(" :\n-–—")


def _inner(document: Document, cell: Cell | None, group: GroupRule) -> Found:
    """The pieces of a cell, each an object with one field filled; the first of them for a group of one."""
    pieces = group.pieces
    if cell is None or pieces is None or _says_nothing(cell):
        return Found(None if group.one else [])
    cut = _cut(document, cell.spans, pieces)
    objects = [found for spans in cut if (found := _piece(document, spans, group, pieces))]
    if group.one:
        return objects[0] if objects else Found(None)
    return listing(objects)


def pieces_between(document: Document, start: int, end: int, group: GroupRule) -> list[Found]:
    """The objects that stand one after the other in a stretch of text, as they would in a cell."""
    pieces = group.pieces
    cut = _cut(document, ((start, end),), pieces) if pieces else ()
    return [found for spans in cut if pieces and (found := _piece(document, spans, group, pieces))]


def _cut(document: Document, places: Sequence[tuple[int, int]], pieces: PiecesRule) -> Iterator[list[tuple[int, int]]]:
    """The places of the pieces in the document's text; one goes on where a page cuts its cell."""
    piece: list[tuple[int, int]] = []
    for start, end in places:
        marks = pattern(pieces.cut).finditer(document.text, start, end) if pieces.cut else ()
        for mark in marks:
            yield [*piece, (start, mark.start)]
            piece, start = [], mark.end
        piece.append((start, end))
    yield piece


def _piece(document: Document, spans: Sequence[tuple[int, int]], group: GroupRule, pieces: PiecesRule) -> Found | None:
    parts = [part for span in spans if (part := Extent(document, *span).trimmed()).raw]
    text = unwrap("\n".join(part.raw for part in parts)).strip(" ,;-–•")
    if not text or (pieces.blank and pattern(whole_text(pieces.blank)).search(text)):
        return None
    rule = group.fields[pieces.field]
    whole = len(parts) > 1 and type_of(rule).read_cell
    words = Cell(text, tuple((part.start, part.end) for part in parts), None, 0)
    read = cell_of(document, words, rule) if whole else type_of(rule).read(parts[0], rule.options)
    found = as_asked(read, rule)
    values = {name: Found(nothing(one)) for name, one in group.fields.items()}
    values |= {name: Found(None if one.one else []) for name, one in group.groups.items()}
    return gather({**values, pieces.field: found}) if found else None

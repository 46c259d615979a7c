"""One field looked for in its sections: patterns in turn, the first value that can be read wins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from ..model.document import Cell, Document
from ..model.findings import Finding
from ..rulebook.field_rule import FieldRule
from ..structure.sections import SectionSpan
from ..text.patterns import Hit
from .field_type import as_asked, cell_of, type_of
from .found import Extent, Found, chained, listing
from .placed import found_in, is_in_section, placed_values, read_spans
from .table_cells import cells_labelled, named_cell


def find_field(document: Document, sections: Sequence[SectionSpan], field: FieldRule) -> Found | None:
    """The field's value; for `many`, the list of all of them in the order of the text; None where there is none."""
    found = _found(document, sections, field)
    if field.fallback is None or not _is_wanting(found, field):
        return found
    elsewhere = find_field(document, sections, field.fallback)
    if elsewhere is None or _is_wanting(elsewhere, field):
        return found
    if found and found.value is not None and not type_of(field).completes(elsewhere.value, found.value):
        return found
    place = " or ".join(field.fallback.section)
    note = Finding("taken_elsewhere", f"taken from the {place}: the {' or '.join(field.section)} does not give it")
    doubts = tuple(f for f in found.findings if f.code != "date_incomplete") if found else ()
    at_home = all(_is_in_any(span[0], field.section, sections) for _, span in elsewhere.places)
    notes = () if elsewhere.places and at_home else (note,)
    return elsewhere._replace(findings=(*doubts, *elsewhere.findings, *notes))


def _is_in_any(at: int, names: Sequence[str], sections: Sequence[SectionSpan]) -> bool:
    return any(is_in_section(at, name, sections) for name in names)


def _is_wanting(found: Found | None, field: FieldRule) -> bool:
    """True for no value, for an object without the key that it needs, and for what is not whole."""
    if found is None or found.value is None or (field.complete_if is not None and not found.value[field.complete_if]):
        return True
    return not found.value if field.many else not type_of(field).is_whole(found.value)


def _found(document: Document, sections: Sequence[SectionSpan], field: FieldRule) -> Found | None:
    if field.metadata and (stated := _stated(document, field)):
        return as_asked(stated, field)
    if field.has_cell and (cell := named_cell(document, field)) is not None:
        return as_asked(in_cell(document, cell, field), field)
    extents = [e for name in field.section for e in _extents(document, sections, name)]
    searched = (found for extent in extents for found in _readings(extent, field))
    readings = chain(placed_values(document, sections, field), searched)
    if field.joined:
        return chained([found for found in readings if found.value])
    return _all(readings) if field.many else _first(chain(readings, _labelled_cells(document, sections, field)))


def _labelled_cells(document: Document, sections: Sequence[SectionSpan], field: FieldRule) -> Iterator[Found]:
    """What the cells in the field's sections read as that stand right of those which are only one of its labels."""
    for cell in cells_labelled(document, field.label, field.label_opens) if field.label else ():
        inside = cell.spans and any(is_in_section(cell.spans[0][0], name, sections) for name in field.section)
        if inside and (found := as_asked(in_cell(document, cell, field), field)) is not None:
            yield found


def in_cell(document: Document, cell: Cell, field: FieldRule) -> Found | None:
    """What a cell reads as, its words in several places joined; or what the patterns find in it."""
    if field.find_in_value:
        return found_in(document, cell.spans, field) if cell.spans else None
    if len(cell.spans) > 1 and cell.text.strip() and not type_of(field).read_cell:
        return read_spans(document, cell.spans, field)
    return cell_of(document, cell, field)


def _first(readings: Iterator[Found]) -> Found | None:
    """The first that has a value; without any, the first that says why it has none."""
    doubtful: Found | None = None
    for found in readings:
        if found.value is not None:
            return found
        doubtful = doubtful or found
    return doubtful


def _stated(document: Document, field: FieldRule) -> Found | None:
    """What the file says of itself, placed where its text says the same; None where it says nothing readable."""
    words = document.meta.get(field.metadata or "", "")
    found = _read(Extent(replace(document, text=words), 0, len(words)), field) if words else None
    at = document.text.find(words) if found else -1
    return found and found._replace(places=(("", (at, at + len(words))),) if at >= 0 else ())


def _extents(document: Document, sections: Sequence[SectionSpan], name: str) -> Iterator[Extent]:
    if name == "document":
        yield Extent(document, 0, len(document.text))
    for section in sections:
        if section.name == name:
            yield Extent(document, section.body, section.end, section)


def _readings(extent: Extent, field: FieldRule) -> Iterator[Found]:
    """What each capture in turn reads as; without patterns the whole extent is captured."""
    placed_only = field.block or field.label or (field.has_cell and extent.section is None)
    if field.find_in_value or (not field.find and placed_only and not (field.or_whole and extent.section)):
        return
    if not field.find:
        captures: Iterator[Extent] = iter((extent,))
    else:
        captures = (extent.part(*hit.span()) for hit in _hits(extent, field) if hit.captures())
        if field.or_whole and extent.section is not None:
            captures = chain(captures, (extent,))
    for capture in captures:
        if capture.start < capture.end and (found := _read(capture, field)) is not None:
            yield found


def _read(extent: Extent, field: FieldRule) -> Found | None:
    return type_of(field).read(extent, field.options)


def _hits(extent: Extent, field: FieldRule) -> Iterator[Hit]:
    text = extent.document.text
    for shape in field.patterns:
        hits = shape.finditer(text, extent.start, extent.end)
        yield from reversed(list(hits)) if field.take == "last" else hits


def _all(readings: Iterable[Found]) -> Found | None:
    """Every value once, in the order of the text."""
    found = [f for f in readings if f.value is not None]
    found.sort(key=lambda f: f.places[0][1] if f.places else (0, 0))
    distinct = {repr(f.value): f for f in reversed(found)}
    return listing([f for f in found if distinct[repr(f.value)] is f]) if found else None

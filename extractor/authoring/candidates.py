"""The candidates of a field: everything that its ways of looking turn up, with what spoke for and against each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, cast

from ..fields.field_type import type_of
from ..fields.find import find_field, in_cell
from ..fields.found import Extent, Found
from ..fields.placed import block_part, found_in, read_spans
from ..fields.table_cells import cells_labelled, named_cell
from ..model.document import Document, Span
from ..rulebook.field_rule import FieldRule
from ..structure.sections import SectionSpan
from ..structure.shape import shape_of
from ..text.pattern_words import in_words
from ..text.patterns import Hit, pattern
from .refused_labels import refused_labels

_NAMED_CELLS = ("cell_right_of", "cell_left_of", "cell_below")
_OUTSIDE = 3
"""Matches outside the field's sections that are told for each pattern."""


class Way(NamedTuple):
    """One way in which a field is looked for, and what it turned up."""

    name: str
    candidates: tuple[Candidate, ...]
    note: str = ""
    level: int = 0
    """0 for the field's own ways, 1 for those of its fallback, 2 for those of the fallback's."""


class Candidate(NamedTuple):
    """Words that a way of looking turned up; `found` is what they read as, `against` why they were not looked at."""

    spans: tuple[Span, ...]
    found: Found | None
    against: str = ""

    @property
    def value(self) -> object:
        return self.found.value if self.found else None


def ways(document: Document, sections: Sequence[SectionSpan], field: FieldRule) -> Iterator[Way]:
    """The field's ways of looking in the order in which they are tried, those of its fallback behind them."""
    level, asked = 0, cast("FieldRule | None", field)
    while asked is not None:
        yield from (way._replace(level=level) for way in _own_ways(document, sections, asked))
        level, asked = level + 1, asked.fallback


def _own_ways(document: Document, sections: Sequence[SectionSpan], field: FieldRule) -> Iterator[Way]:
    """The same without those of the fallback."""
    yield from _stated(document, field)
    yield from _beside(document, field)
    yield from _blocks(document, sections, field)
    yield from _labels(document, sections, field)
    yield from _patterns(document, sections, field)
    yield from _whole(document, sections, field)
    yield from _labelled(document, field)


def _stated(document: Document, field: FieldRule) -> Iterator[Way]:
    if field.metadata:
        words = document.meta.get(field.metadata, "")
        own = replace(document, text=words)
        found = type_of(field).read(Extent(own, 0, len(words)), field.options) if words else None
        note = f"the file says {words!r}" if words else "the file does not say it"
        yield Way(f"what the file says of its {field.metadata}", (Candidate((), found),) if words else (), note)


def _beside(document: Document, field: FieldRule) -> Iterator[Way]:
    """The cells that the field names by other cells; patterns that look into values look into these."""
    for key in _NAMED_CELLS:
        if source := getattr(field, key):
            only = {other: None for other in _NAMED_CELLS if other != key}
            cell = named_cell(document, field.model_copy(update=only))
            taken = (Candidate(tuple(cell.spans), in_cell(document, cell, field)),) if cell else ()
            name = f'the {key.replace("_", " ")} "{in_words(source)}"'
            yield Way(name, taken, "" if taken else "no cell of a table matches")


def _blocks(document: Document, sections: Sequence[SectionSpan], field: FieldRule) -> Iterator[Way]:
    if field.block:
        blocks = shape_of(document).blocks(field.block)
        spans = (block.parts.get(block_part(block, field), ()) for block in blocks)
        note = "" if blocks else f"no {field.block.replace('_', ' ')} stands on any page"
        yield Way(f"the blocks {field.block}", tuple(_placed(document, sections, field, filter(None, spans))), note)


def _labels(document: Document, sections: Sequence[SectionSpan], field: FieldRule) -> Iterator[Way]:
    for meaning in field.label:
        pairs = [pair for pair in shape_of(document).pairs if pair.meaning == meaning]
        empty = sum(not pair.value for pair in pairs)
        note = "" if pairs else "no such label stands there"
        note = f"{empty} such label{'s' if empty > 1 else ''} with nothing behind" if empty else note
        spans = (pair.value for pair in pairs if pair.value)
        refused = (Candidate((one.span,), None, one.why) for one in refused_labels(document, meaning))
        yield Way(f"the label {meaning}", (*_placed(document, sections, field, spans), *refused), note)


def _labelled(document: Document, field: FieldRule) -> Iterator[Way]:
    """The cells of tables that stand right of those which are nothing but one of the labels."""
    cells = list(cells_labelled(document, field.label, field.label_opens)) if field.label and not field.many else []
    if cells:
        found = (Candidate(tuple(cell.spans), in_cell(document, cell, field)) for cell in cells)
        yield Way(f"the cell right of the label {' or '.join(field.label)}", tuple(found))


def _placed(
    document: Document, sections: Sequence[SectionSpan], field: FieldRule, places: Iterable[tuple[Span, ...]]
) -> Iterator[Candidate]:
    """What stands at the places, those of the field's first section first, then those of no section of it."""
    held, read = list(places), found_in if field.find_in_value else read_spans
    for name in field.section:
        for spans in (spans for spans in held if stands_in_section(spans[0][0], name, sections)):
            yield Candidate(spans, read(document, spans, field))
    for spans in held:
        if not any(stands_in_section(spans[0][0], name, sections) for name in field.section):
            yield Candidate(spans, read(document, spans, field), _elsewhere(spans[0][0], sections))


def stands_in_section(at: int, name: str, sections: Sequence[SectionSpan]) -> bool:
    """Whether a character stands in a section of that name."""
    return name == "document" or any(s.name == name and s.start <= at < s.end for s in sections)


def _elsewhere(at: int, sections: Sequence[SectionSpan]) -> str:
    holder = next((s.name for s in sections if s.start <= at < s.end), None)
    return f"it stands in {holder}, where it is not looked for" if holder else "it stands where it is not looked for"


def _patterns(document: Document, sections: Sequence[SectionSpan], field: FieldRule) -> Iterator[Way]:
    extents = list(extents_of(document, sections, field))
    for number, source in enumerate(() if field.find_in_value else field.find, 1):
        inside = [hit for extent in extents for hit in _turned(field, pattern(source).finditer(document.text, *extent))]
        found = tuple(_captured(document, hit, field) for hit in inside if hit.captures())
        outside = () if inside else tuple(_outside(document, sections, field, source))
        note = "" if inside else "it matches outside of the sections" if outside else "it matches nothing"
        yield Way(pattern_name(number, source), (*found, *outside), note)


def pattern_name(number: int, source: str) -> str:
    """A pattern of `find` for people: the first, the second … and what it looks for, in words."""
    return f"pattern {number} in find" + (f', like "{words}"' if (words := in_words(source)) else "")


def _turned(field: FieldRule, hits: Iterable[Hit]) -> Iterable[Hit]:
    return reversed(list(hits)) if field.take == "last" else hits


def _captured(document: Document, hit: Hit, field: FieldRule) -> Candidate:
    return Candidate((hit.span(),), type_of(field).read(Extent(document, *hit.span()), field.options))


def _outside(document: Document, sections: Sequence[SectionSpan], field: FieldRule, source: str) -> Iterator[Candidate]:
    hits = [hit for hit in pattern(source).finditer(document.text) if hit.captures()]
    for hit in hits[:_OUTSIDE]:
        against = _elsewhere(hit.start, sections)
        if any(stands_in_section(hit.start, name, sections) for name in field.section):
            against = "it stands in a section's heading; only what is behind it is looked at"
        yield _captured(document, hit, field)._replace(against=against)


def extents_of(document: Document, sections: Sequence[SectionSpan], field: FieldRule) -> Iterator[Span]:
    """Where the field's patterns are looked for."""
    for name in field.section:
        if name == "document":
            yield 0, len(document.text)
        yield from ((s.body, s.end) for s in sections if s.name == name)


def _whole(document: Document, sections: Sequence[SectionSpan], field: FieldRule) -> Iterator[Way]:
    """The whole section, where the field says nothing nearer or takes it where nothing matches."""
    if not field.or_whole and (field.find or field.block or field.label):
        return
    held = [s for name in field.section for s in sections if s.name == name]
    if "document" in field.section and not field.or_whole:
        only = field.model_copy(update={"fallback": None, "section": ("document",)})
        yield Way("the whole document", (Candidate(((0, len(document.text)),), find_field(document, (), only)),))
    elif held:
        read = type_of(field).read
        extents = (Extent(document, s.body, s.end, s) for s in held if s.body < s.end)
        candidates = tuple(Candidate(((e.start, e.end),), read(e, field.options)) for e in extents)
        yield Way("the whole section", candidates)

"""Values that are found by where they stand: behind a label, or in a block of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..model.document import Document, Span
from ..rulebook.field_rule import FieldRule
from ..structure.blocks import PageBlock
from ..structure.excerpt import excerpt
from ..structure.pieces import is_right_of
from ..structure.sections import SectionSpan
from ..structure.shape import DocumentShape, shape_of
from .field_type import type_of
from .found import Extent, Found

_PARTS = {
    "letterhead": "offices",
    "date_line": "place",
    "address": "first",
    "signature": "lines",
    "certifier": "lines",
    "title": "title",
    "lampiran_head": "title",
}
"""The part of each block that a field takes, unless its type reads another one."""
_LISTS = "address"
"""The block whose parts are several of one sort: a field that takes many values takes all of them."""


def placed_values(document: Document, sections: Sequence[SectionSpan], field: FieldRule) -> Iterator[Found]:
    """What the field's blocks and pairs read as, those of its first section first."""
    shape = shape_of(document)
    for name in field.section:
        for spans in _spans(shape, field):
            inside = tuple(span for span in spans if is_in_section(span[0], name, sections))
            if inside and inside[0] == spans[0]:
                inside = tuple(_of_block(document, spans, field, sections))
            read = found_in if field.find_in_value else read_spans
            if inside and (found := read(document, inside, field)):
                yield found


def _of_block(
    document: Document, spans: Sequence[Span], field: FieldRule, sections: Sequence[SectionSpan]
) -> Iterator[Span]:
    """The block's lines in the field's sections, and those right of what heads the other section that they stand in.

    A list of copies left of a signature begins in another column and does not end it.
    """
    for span in spans:
        inside = any(is_in_section(span[0], name, sections) for name in field.section)
        if inside or _is_beside(document, span, sections):
            yield span


def _is_beside(document: Document, span: Span, sections: Sequence[SectionSpan]) -> bool:
    """Whether the line stands right of the heading of the section that its place in the text is part of."""
    section = next((section for section in reversed(sections) if section.start <= span[0] < section.end), None)
    return section is not None and is_right_of(document, span, (section.start, section.end))


def _spans(shape: DocumentShape, field: FieldRule) -> Iterator[tuple[Span, ...]]:
    for block in shape.blocks(field.block) if field.block else ():
        all_of_it = field.many and block.name == _LISTS
        yield from block.parts.values() if all_of_it else (block.parts.get(block_part(block, field), ()),)
    for meaning in field.label:
        yield from (pair.value for pair in shape.pairs if pair.meaning == meaning)


def block_part(block: PageBlock, field: FieldRule) -> str:
    """The part of a block that a field takes."""
    return field.part or type_of(field).block_parts.get(block.name) or _PARTS[block.name]


def is_in_section(at: int, name: str, sections: Sequence[SectionSpan]) -> bool:
    """Whether the place of the text lies in a section of that name; `document` is all of it."""
    return name == "document" or any(s.name == name and s.start <= at < s.end for s in sections)


def found_in(document: Document, spans: Sequence[Span], field: FieldRule) -> Found | None:
    """What the first capture of the field's patterns in these words reads as, placed in the document."""
    part = excerpt(document, spans)
    captures = (hit for shape in field.patterns for hit in shape.finditer(part.document.text) if hit.captures())
    readings = (type_of(field).read(Extent(part.document, *hit.span()), field.options) for hit in captures)
    found = next(filter(None, readings), None)
    if found is None:
        return None
    return found._replace(places=tuple((at, origin) for at, span in found.places for origin in part.origin(span)))


def read_spans(document: Document, spans: Sequence[Span], field: FieldRule) -> Found | None:
    """What the words of several lines read as together, each part placed where it stands in the document."""
    kind = type_of(field)
    if all(not document.text[a[1] : b[0]].strip() for a, b in pairwise(spans)):
        return kind.read(Extent(document, spans[0][0], spans[-1][1], block=field.block), field.options)
    part = excerpt(document, spans)
    words = Extent(part.document, 0, len(part.document.text), block=field.block, cut_from=document)
    found = kind.read(words, field.options)
    if found is None:
        return None
    places = tuple((at, origin) for at, span in found.places for origin in part.origin(span))
    return found._replace(places=places)

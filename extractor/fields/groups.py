"""Blocks that repeat, and what nests in them: one object for each section, each match, or each row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model.document import Cell, Document
from ..model.findings import Finding
from ..rulebook.field_rule import Column, FieldRule
from ..rulebook.group_rule import GroupRule
from ..structure.sections import SectionSpan, split_items, styles_at
from ..structure.tables import find_rows
from ..text.patterns import Hit, pattern
from .field_type import as_asked, cell_of, nothing, type_of
from .find import find_field
from .found import Extent, Found, gather, listing
from .row_groups import pieces_between, row_objects, under_heading
from .table_cells import cell_under

Known = dict[str, Found]
_OPENINGS = 40
"""Matches among which a run of numbered ones may begin."""


def find_group(document: Document, sections: Sequence[SectionSpan], group: GroupRule) -> Found | None:
    """The group's objects in the sections it names, or the one object; None where there is none."""
    if group.one and group.section == ("document",) and not group.starts:
        return _whole(document, sections, group)
    extents = _extents(document, sections, group)
    rows = [row for e in row_extents(document, sections, group) for row in row_objects(e, group, _missing)]
    if rows or (group.rows and not group.starts):
        return (rows[0] if group.one else listing(rows)) if rows else None
    blocks = [b for e in extents for b in _blocks(e, group)]
    if group.columns:
        objects = [row for extent, hit in blocks for row in _rows(_behind(extent, hit), group.columns)]
    else:
        objects = [o for extent, hit in blocks if (o := _object(extent, hit, group)) is not None]
    if not objects:
        return None
    return objects[0] if group.one else listing(objects)


def _whole(document: Document, sections: Sequence[SectionSpan], group: GroupRule) -> Found | None:
    """A single object whose fields stand in different sections of the document."""
    parts = {name: find_field(document, sections, f) or _missing(name, f) for name, f in group.fields.items()}
    return gather(parts) if any(part.places for part in parts.values()) else None


def _extents(document: Document, sections: Sequence[SectionSpan], group: GroupRule) -> list[Extent]:
    if "document" in group.section:
        return [Extent(document, 0, len(document.text))]
    return [Extent(document, s.start, s.end, s) for s in sections if s.name in group.section]


def row_extents(document: Document, sections: Sequence[SectionSpan], group: GroupRule) -> list[Extent]:
    """Where the tables stand whose rows are the objects of a group with `rows`."""
    return [_ended(extent, group) for extent in _extents(document, sections, group)] if group.rows else []


def _ended(extent: Extent, group: GroupRule) -> Extent:
    """The extent up to where the group's `ends` match."""
    hits = (pattern(source).search(extent.document.text, extent.start, extent.end) for source in group.ends)
    return extent._replace(end=min([hit.start for hit in hits if hit], default=extent.end))


def _blocks(extent: Extent, group: GroupRule) -> list[tuple[Extent, Hit | None]]:
    """The extent itself, or cut at each match of `starts`."""
    if not group.starts:
        return [(extent, None)]
    text = extent.document.text
    hits = [h for source in group.starts for h in pattern(source).finditer(text, extent.start, extent.end)]
    hits = _in_turn(text, sorted(hits, key=lambda h: h.start), group.sequence)
    ends = [*(h.start for h in hits[1:]), extent.end][: len(hits)]
    return [(extent.part(h.start, _stop(text, h, end, group)), h) for h, end in zip(hits, ends, strict=True)]


def _stop(text: str, hit: Hit, end: int, group: GroupRule) -> int:
    stops = [h.start for source in group.ends if (h := pattern(source).search(text, hit.end, end))]
    return min(stops, default=end)


def _in_turn(text: str, hits: list[Hit], sequence: str | None) -> list[Hit]:
    """Matches that overlap no earlier one and, where a captured number must count on, the longest run that does."""
    numbered = [(hit, _number(text, hit, sequence)) for hit in hits]
    numbered = [(hit, number) for hit, number in numbered if number != ""]
    openings = range(min(len(numbered), _OPENINGS if sequence else 1))
    return max((_run(numbered[i:]) for i in openings), key=len, default=[])


def _number(text: str, hit: Hit, name: str | None) -> str | None:
    """The figures of the captured number; None where the match captures none."""
    return re.sub(r"\D", "", text[slice(*hit.groups[name])]) if name and name in hit.groups else None


def _run(numbered: Sequence[tuple[Hit, str | None]]) -> list[Hit]:
    """The first match and those after it that overlap none before, each numbered one or two higher."""
    kept: list[Hit] = []
    count: int | None = None
    for hit, figures in numbered:
        number = int(figures) if figures else count
        in_turn = number is None or count is None or not figures or count < number <= count + 2
        if in_turn and not (kept and hit.start < kept[-1].end):
            kept.append(hit)
            count = number
    return kept


def _object(extent: Extent, hit: Hit | None, group: GroupRule) -> Found | None:
    """The fields of one block; captured words are read first, then what is searched, then groups inside."""
    parts: dict[str, Found] = {}
    for name, field in group.fields.items():
        parts[name] = (
            _captured(extent, hit, name, field)
            or (None if _only_captured(group, name, field) else _searched(extent, hit, group, name, parts))
            or _missing(name, field)
        )
    for name, inner in group.groups.items():
        scope = inner if inner.section != ("document",) else inner.model_copy(update={"section": ("block",)})
        only_pieces = inner.pieces is not None and not inner.starts
        found = None if only_pieces else find_group(extent.document, [as_section(extent, hit, "block")], scope)
        found = found or _behind_field(extent, hit, group, inner, parts)
        parts[name] = found or Found(None if inner.one else [])
    return gather(parts) if any(part.places for part in parts.values()) else None


def _behind_field(extent: Extent, hit: Hit | None, holder: GroupRule, inner: GroupRule, known: Known) -> Found | None:
    """The objects that stand one after the other behind a field's value up to the end of its block; in no table."""
    after = known[inner.pieces.after].places if inner.pieces and inner.pieces.after else ()
    columns = [field.column for field in holder.fields.values() if field.column]
    if not after or (hit and any(cell_under(extent.document, (hit.start, hit.end), column) for column in columns)):
        return None
    objects = pieces_between(extent.document, after[-1][1][1], extent.end, inner)
    return listing(objects) if objects else None


def blocks_in(document: Document, sections: Sequence[SectionSpan], group: GroupRule) -> list[tuple[Extent, Hit | None]]:
    """The group's blocks in the sections it names, each with the match that opens it."""
    return [block for extent in _extents(document, sections, group) for block in _blocks(extent, group)]


def as_section(extent: Extent, hit: Hit | None, name: str, items: tuple[str, ...] = ()) -> SectionSpan:
    """A block as a section, whose text begins behind what opens it; `items` are the label styles of its items."""
    if extent.section:
        return extent.section._replace(name=name)
    body = extent.start if hit is None else hit.groups["body"][0] if "body" in hit.groups else hit.end
    styles = styles_at(extent.document, extent.start, items)
    children = split_items(extent.document.text, body, extent.end, styles)
    return SectionSpan(name, extent.start, body, extent.end, children=children)


def _captured(extent: Extent, hit: Hit | None, name: str, field: FieldRule) -> Found | None:
    """What the words that the block's pattern captured for the field read as."""
    if hit is None or name not in hit.groups:
        return None
    return as_asked(type_of(field).read(extent.part(*hit.groups[name]), field.options), field)


def _only_captured(group: GroupRule, name: str, field: FieldRule) -> bool:
    """Whether the block's patterns are all that says where the field stands: what they miss is not there."""
    return name in group.captured and not field.has_own_place


def _searched(extent: Extent, hit: Hit | None, group: GroupRule, name: str, known: Known) -> Found | None:
    field = group.fields[name]
    if field.column and hit and (cell := cell_under(extent.document, (hit.start, hit.end), field.column)):
        return as_asked(under_heading(extent.document, cell, field), field)
    if (read := type_of(field).read_between) is not None:
        return as_asked(read(_body(extent, hit, field), field.options, known), field)
    if field.section == ("document",):  # inside a block, what is not said otherwise is looked for in the block
        field = field.model_copy(update={"section": ("block",)})
    return find_field(extent.document, [as_section(extent, hit, field.section[0], group.items)], field)


def _body(extent: Extent, hit: Hit | None, field: FieldRule) -> Extent:
    """What the field's patterns capture in the block; without a match all of it."""
    section = as_section(extent, hit, "block")
    text = extent.document.text
    hits = (hit for shape in field.patterns for hit in shape.finditer(text, section.body, section.end))
    return extent.part(*next((hit.span() for hit in hits if hit.captures()), (section.body, section.end)))


def _missing(name: str, field: FieldRule) -> Found:
    """Nothing, with a finding where the rule expects something."""
    code = "required_missing" if field.required else "not_found"
    doubts = () if field.optional else (Finding(code, f"no {name} was found"),)
    return Found(nothing(field), (), doubts)


def _behind(extent: Extent, hit: Hit | None) -> Extent:
    return extent._replace(start=hit.end) if hit else extent


def _rows(extent: Extent, columns: tuple[Column, ...]) -> list[Found]:
    """An object for each row in the extent; cells in the order of the columns that are not read from another."""
    own = [c.name for c in columns if c.of is None]
    objects = []
    for row in find_rows(extent.document, extent.start, extent.end, len(own)):
        cells = dict(zip(own, row, strict=True))
        if not _is_heading(cells, columns):
            objects.append(gather({c.name: _cell(extent, cells[c.of or c.name], c) for c in columns}))
    return objects


def _is_heading(cells: dict[str, Cell], columns: tuple[Column, ...]) -> bool:
    """Whether each column that names its heading finds it in its cell."""
    headers = [(pattern(c.header), cells[c.name].text) for c in columns if c.header and c.name in cells]
    return bool(headers) and all(shape.search(text) for shape, text in headers)


def _cell(extent: Extent, cell: Cell, column: Column) -> Found:
    return cell_of(extent.document, cell, column) or Found(nothing(column))

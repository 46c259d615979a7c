"""The parts of an announcement that bear headings: A. PERSYARATAN, II. TATA CARA PENDAFTARAN."""

from __future__ import annotations

import re

from ...fields.field_type import field_type
from ...fields.found import Extent, Found, found_at, gather, listing, printed
from ...model.typed_values import HeadedPart
from ...rulebook.registry import Options
from ...structure.heading_search import in_capitals
from ...structure.sections import SectionSpan
from ...structure.tables import stands_in_columns

_LONGEST, _MOST_WORDS = 90, 10
"""Characters and words of a heading, at most."""
_FEWEST = 2
"""Parts with a heading, at least: one alone is a point in capitals."""


@field_type("headed_parts", value=list[HeadedPart])
def read_headed_parts(extent: Extent, options: Options) -> Found | None:
    """The outermost items of a section where most of them open with a heading: label, heading, text. Those that begin
    in a table are its rows."""
    children = extent.section.children if extent.section else ()
    items = [item for item in children if not stands_in_columns(extent.document, item.start)]
    headings = [_heading(extent, item) for item in items]
    headed = sum(heading is not None for heading in headings)
    if headed < _FEWEST or 2 * headed <= len(items):
        return None
    return listing([_part(extent, item, heading) for item, heading in zip(items, headings, strict=True) if item.label])


def _heading(extent: Extent, item: SectionSpan) -> Extent | None:
    """The first line of an item where it is a heading and other words stand below."""
    end = extent.document.text.find("\n", item.body, item.end)
    if end < 0:
        return None
    line = extent.part(item.body, end).trimmed()
    words = line.raw.strip(" .:")
    letters = re.findall(r"[^\W\d_]+", words)
    short = len(words) <= _LONGEST and 0 < len(letters) <= _MOST_WORDS
    return line if short and line.raw[-1:] not in (";", ",") and in_capitals(words) else None


def _part(extent: Extent, item: SectionSpan, heading: Extent | None) -> Found:
    body = extent.part(heading.end if heading else item.body, item.end).trimmed()
    parts = {
        "label": printed(extent.document, item.label, item.start, item.body),
        "heading": found_at(heading, " ".join(heading.raw.split()).strip(" .:")) if heading else Found(None),
        "text": found_at(body, "\n".join(" ".join(row.split()) for row in body.raw.split("\n"))),
    }
    return gather(parts)

"""How many items a section lists, or how many rows its tables have."""

from __future__ import annotations

from typing import Literal

from ...rulebook.key_types import Regex
from ...rulebook.registry import Options
from ...structure.table_rows import sorted_rows
from ...structure.tables import find_tables
from ...text.patterns import pattern
from ..field_type import field_type
from ..found import Extent, Found


class CountOptions(Options):
    of: Literal["items", "rows"] = "items"
    """What is counted: the outermost items of the section or block, by its `items`, or the rows of the tables in it,
    without those that are headings, sums or names of groups."""
    under: Regex | None = None
    """Only tables with such a heading count: Nama, for lists of persons."""


@field_type("count", value=int, options=CountOptions)
def read_count(extent: Extent, options: CountOptions) -> Found | None:
    """How many items its section lists, or rows its tables have; nothing where there is none."""
    places = _rows(extent, options.under) if options.of == "rows" else _items(extent)
    return Found(len(places), (("", (places[0][0], places[-1][1])),)) if places else None


def _items(extent: Extent) -> list[tuple[int, int]]:
    children = extent.section.children if extent.section else ()
    return [(item.start, item.end) for item in children]


def _rows(extent: Extent, under: str | None) -> list[tuple[int, int]]:
    """Where the entries of the tables stand, those without words left out."""
    tables = find_tables(extent.document, extent.start, extent.end)
    tables = [one for one in tables if under is None or any(map(pattern(under).search, one.columns))]
    entries = [row for table in tables for row in sorted_rows(table.rows).entries]
    spans = ([span for cell in row for span in cell.spans] for row in entries)
    return [(min(held)[0], max(held)[1]) for held in spans if held]

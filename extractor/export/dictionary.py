"""The data dictionary: every column of every table with its type and what it says, from the models' descriptions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .columns import FlatColumn, FlatRow
from .plan import FlatTable

DICTIONARY = FlatTable(
    "dictionary",
    "What each column of the tables says.",
    (
        FlatColumn("table", "text", "The table."),
        FlatColumn("column", "text", "The column."),
        FlatColumn("type", "text", "text, integer, number, boolean or date."),
        FlatColumn("key", "boolean", "Whether it is part of the table's key."),
        FlatColumn("about", "text", "What it says."),
    ),
    ("table", "column"),
)
CONTENTS = FlatTable(
    "contents",
    "The tables, and how many rows each has.",
    (
        FlatColumn("table", "text", "The table."),
        FlatColumn("rows", "integer", "How many rows it has."),
        FlatColumn("about", "text", "What it holds."),
    ),
    ("table",),
)


def dictionary(tables: Iterable[FlatTable]) -> list[FlatRow]:
    """The rows of the dictionary."""
    return [(t.name, c.name, c.type, c.name in t.key, c.about) for t in tables for c in t.columns]


def contents(tables: Iterable[FlatTable], counts: Mapping[str, int]) -> list[FlatRow]:
    """The rows of the table of contents."""
    return [(table.name, counts.get(table.name, 0), table.about) for table in tables]

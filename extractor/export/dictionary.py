"""The data dictionary: every column of every table with its type and what it says, from the models' descriptions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .columns import Column, Row
from .plan import FlatTable

DICTIONARY = FlatTable(
    "dictionary",
    "What each column of the tables says.",
    (
        Column("table", "text", "The table."),
        Column("column", "text", "The column."),
        Column("type", "text", "text, integer, number, boolean or date."),
        Column("key", "boolean", "Whether it is part of the table's key."),
        Column("about", "text", "What it says."),
    ),
    ("table", "column"),
)
CONTENTS = FlatTable(
    "contents",
    "The tables, and how many rows each has.",
    (
        Column("table", "text", "The table."),
        Column("rows", "integer", "How many rows it has."),
        Column("about", "text", "What it holds."),
    ),
    ("table",),
)


def dictionary(tables: Iterable[FlatTable]) -> list[Row]:
    """The rows of the dictionary."""
    return [(t.name, c.name, c.type, c.name in t.key, c.about) for t in tables for c in t.columns]


def contents(tables: Iterable[FlatTable], counts: Mapping[str, int]) -> list[Row]:
    """The rows of the table of contents."""
    return [(table.name, counts.get(table.name, 0), table.about) for table in tables]

"""The tables as one SQLite database with keys, indexes and full-text search, and its metadata for Datasette."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from .columns import CellValue, FlatRow
from .dictionary import CONTENTS, DICTIONARY, contents, dictionary
from .plan import FlatTable

_TYPES = {"text": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT"}
SEARCHED: dict[str, tuple[str, ...]] = {
    "documents": ("title", "number", "issuer", "signatory"),
    "sections": ("heading", "text"),
    "legal_bases": ("text", "title"),
}
"""The columns that full-text search covers, in tables NAME_fts."""
_INDEXED: dict[str, tuple[str, ...]] = {
    "documents": ("kind", "date_first", "number", "classification"),
    "legal_bases": ("id", "type"),
    "people": ("name", "nip"),
    "findings": ("code",),
    "links": ("record", "to_record", "kind"),
    "lampiran_rows": ("parent",),
    "table_rows": ("parent",),
    "evidence": ("parent",),
}
_FACETS: dict[str, list[str]] = {
    "documents": ["kind", "region", "status"],
    "legal_bases": ["type"],
    "findings": ["code"],
    "links": ["kind", "status"],
}
"""The columns by which Datasette counts the rows beside a table."""


class SqliteFile:
    """Writes all tables into one new database."""

    def __init__(self, path: Path, tables: Iterable[FlatTable]) -> None:
        self._tables = list(tables)
        self._counts = {table.name: 0 for table in self._tables}
        self._connection = sqlite3.connect(path, isolation_level=None)
        run = self._connection.execute
        run("PRAGMA journal_mode = OFF")  # the file is not the export before it is whole
        run("PRAGMA synchronous = OFF")
        run("BEGIN")
        for table in (*self._tables, CONTENTS, DICTIONARY):
            run(_create(table, {t.name for t in self._tables}))

    def write(self, table: FlatTable, rows: list[FlatRow]) -> None:
        marks = ", ".join("?" * len(table.columns))
        self._connection.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({marks})", map(_row, rows))
        self._counts[table.name] = self._counts.get(table.name, 0) + len(rows)

    def close(self) -> None:
        counts = dict(self._counts)
        self.write(CONTENTS, contents(self._tables, counts))
        self.write(DICTIONARY, dictionary(self._tables))
        for table in self._tables:
            for statement in (*_indexes(table), *_search(table)):
                self._connection.execute(statement)
        self._connection.execute("COMMIT")
        self._connection.execute("ANALYZE")
        self._connection.close()

    def abandon(self) -> None:
        self._connection.close()


def metadata(tables: Iterable[FlatTable], database: str, title: str, about: str) -> dict[str, Any]:
    """What Datasette shows beside the database: `datasette FILE --metadata THIS`."""
    described = {table.name: _described(table) for table in (*tables, CONTENTS, DICTIONARY)}
    return {"title": title, "description": about, "databases": {database: {"tables": described}}}


def _described(table: FlatTable) -> dict[str, Any]:
    described: dict[str, Any] = {
        "description": table.about,
        "columns": {column.name: column.about for column in table.columns},
    }
    if table.name in _FACETS:
        described["facets"] = _FACETS[table.name]
    if table.name in SEARCHED:
        described["fts_table"] = f"{table.name}_fts"
        described["fts_pk"] = "rowid"
    if table.name == "documents":
        described["label_column"] = "title"
    return described


def _create(table: FlatTable, names: set[str]) -> str:
    columns = [f"{_quoted(column.name)} {_TYPES[column.type]}" for column in table.columns]
    key = ", ".join(map(_quoted, table.key))
    foreign = ['FOREIGN KEY ("record") REFERENCES "documents" ("record")'] if _has_documents(table, names) else []
    return f"CREATE TABLE {_quoted(table.name)} ({', '.join([*columns, f'PRIMARY KEY ({key})', *foreign])})"


def _has_documents(table: FlatTable, names: set[str]) -> bool:
    return "documents" in names and table.name != "documents" and any(c.name == "record" for c in table.columns)


def _indexes(table: FlatTable) -> Iterable[str]:
    names = {column.name for column in table.columns}
    for column in _INDEXED.get(table.name, ()):
        if column in names:
            yield f'CREATE INDEX "{table.name}_{column}" ON {_quoted(table.name)} ({_quoted(column)})'


def _search(table: FlatTable) -> Iterable[str]:
    """Full-text search over the table's own text, blind to accents and capitals."""
    if table.name not in SEARCHED:
        return
    columns = ", ".join(SEARCHED[table.name])
    search = f"{table.name}_fts"
    yield (
        f"CREATE VIRTUAL TABLE {search} USING fts5({columns}, content='{table.name}', "
        f"tokenize='unicode61 remove_diacritics 2')"
    )
    yield f"INSERT INTO {search} ({search}) VALUES ('rebuild')"


def _row(row: FlatRow) -> tuple[CellValue, ...]:
    return tuple([cell.isoformat() if isinstance(cell, date) else cell for cell in row])


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'

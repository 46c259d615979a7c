"""The tables as Parquet files, typed and compressed, each column described in the file itself."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .columns import ColumnType, FlatRow
from .extras import needed_for
from .plan import FlatTable

ROW_GROUP_BYTES = 8 * 1024 * 1024
"""What is gathered of a table before it becomes a row group: small ones are slow to read, large ones take memory."""


class ParquetFiles:
    """Writes `NAME.parquet` for each table."""

    def __init__(self, folder: Path, tables: Iterable[FlatTable]) -> None:
        with needed_for("parquet"):
            import pyarrow as arrow
            from pyarrow import parquet
        self._arrow = arrow
        self._schemas = {table.name: _schema(arrow, table) for table in tables}
        self._files = {
            name: parquet.ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd")
            for name, schema in self._schemas.items()
        }
        self._waiting: dict[str, list[Any]] = {name: [] for name in self._schemas}

    def write(self, table: FlatTable, rows: list[FlatRow]) -> None:
        schema, waiting = self._schemas[table.name], self._waiting[table.name]
        columns = [
            self._arrow.array(cells, field.type) for cells, field in zip(zip(*rows, strict=True), schema, strict=True)
        ]
        waiting.append(self._arrow.record_batch(columns, schema=schema))
        if sum(batch.nbytes for batch in waiting) > ROW_GROUP_BYTES:
            self._write_group(table.name)

    def close(self) -> None:
        for name, file in self._files.items():
            if self._waiting[name]:
                self._write_group(name)
            file.close()

    def abandon(self) -> None:
        for file in self._files.values():
            file.close()

    def _write_group(self, name: str) -> None:
        whole = self._arrow.Table.from_batches(self._waiting[name])
        self._files[name].write_table(whole, row_group_size=whole.num_rows)
        self._waiting[name] = []


def _schema(arrow: Any, table: FlatTable) -> Any:
    types: dict[ColumnType, Any] = {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "date": arrow.date32(),
    }
    fields = [arrow.field(c.name, types[c.type], metadata={"description": c.about}) for c in table.columns]
    return arrow.schema(fields, metadata={"description": table.about})

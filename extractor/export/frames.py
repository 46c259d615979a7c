"""The flat tables as data frames, and the tables in a file: what `extractor.tables` gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal, overload

from .. import pipeline
from ..model.kinds import KINDS
from ..model.records import Record
from ..model.typed_values import Table
from ..reading import OcrMode
from ..records.load import Records
from .columns import ColumnType, FlatRow
from .extras import needed_for
from .masks import DEFAULT, Masks
from .plan import FlatTable, Plan
from .rows import RowBuilder

Library = Literal["polars", "pandas"]
_OF_THE_RUN = ("links", "files")
"""Tables that say something of a run's folder, not of its records."""


@overload
def tables(source: str | Path, ocr: OcrMode = "auto") -> list[Table]: ...
@overload
def tables(
    source: Iterable[Record], *, library: Library = "polars", mask: Iterable[str] = DEFAULT
) -> dict[str, Any]: ...
def tables(
    source: str | Path | Iterable[Record],
    ocr: OcrMode = "auto",
    *,
    library: Library = "polars",
    mask: Iterable[str] = DEFAULT,
) -> list[Table] | dict[str, Any]:
    """Of records the flat tables of `naskah export` as data frames by their names; of a file the tables in it.

    `mask` names the personal data that is masked in frames: nik, phone, address, email.
    """
    if isinstance(source, str | Path):
        return pipeline.extract_tables(source, ocr)
    records = source if isinstance(source, Records) else list(source)
    kinds = {**KINDS, **(source.models if isinstance(source, Records) else {r.kind: type(r) for r in records})}
    return _frames(records, kinds, Masks(mask), library)


def _frames(
    records: Iterable[Record], kinds: Mapping[str, type[Record]], masks: Masks, library: Library
) -> dict[str, Any]:
    plan = Plan(kinds)
    rows: dict[str, list[FlatRow]] = {name: [] for name in plan.tables if name not in _OF_THE_RUN}
    builder = RowBuilder(plan, masks, lambda table, row: rows[table].append(row))
    for record in records:
        builder.add_record(record.model_dump(mode="json"), _name(record))
    frame = _polars if library == "polars" else _pandas
    return {name: frame(plan.tables[name], found) for name, found in rows.items()}


def _name(record: Record) -> str:
    """The path at which `naskah extract` writes the record."""
    part = record.source.part
    return f"{record.source.path}.{part}.json" if part and part > 1 else f"{record.source.path}.json"


def _polars(table: FlatTable, rows: list[FlatRow]) -> Any:
    with needed_for("tables(records)"):
        import polars
    types: dict[ColumnType, Any] = {
        "text": polars.String,
        "integer": polars.Int64,
        "number": polars.Float64,
        "boolean": polars.Boolean,
        "date": polars.Date,
    }
    return polars.DataFrame(rows, schema=[(c.name, types[c.type]) for c in table.columns], orient="row", strict=False)


def _pandas(table: FlatTable, rows: list[FlatRow]) -> Any:
    with needed_for('tables(records, library="pandas")', "pandas"):
        import pandas
    types: dict[ColumnType, str] = {"text": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}
    columns = {c.name: c.type for c in table.columns}
    frame = pandas.DataFrame(rows, columns=list(columns))
    frame = frame.astype({name: types[kind] for name, kind in columns.items() if kind in types})
    for name, kind in columns.items():
        if kind == "date":
            frame[name] = pandas.to_datetime(frame[name], errors="coerce")
    return frame

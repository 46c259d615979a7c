"""The flat tables of a run → files of the chosen format, with a data dictionary beside or in them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TypeVar

from ..errors import NaskahError
from ..model.records import Record
from .card import CARD, write_card
from .dictionary import CONTENTS, DICTIONARY, contents, dictionary
from .masks import Masks
from .plan import FlatTable, Plan
from .run import RunFolder
from .settings import DatasetSettings
from .staging import new_file, new_folder
from .stream import Flow, TableWriter

_W = TypeVar("_W", bound=TableWriter)
_NOT_FOR_EXCEL = ("provenance",)
"""Tables that a workbook has only where they are named: a place for every value fills sheet after sheet."""


class Exported(NamedTuple):
    """What an export wrote: rows by table, and what a person should know of it."""

    counts: Counter[str]
    notes: list[str]


class TableExport(NamedTuple):
    """What is asked for: the run, the kinds that its rules name, what is masked, and the tables that are wanted."""

    folder: RunFolder
    kinds: Mapping[str, type[Record]]
    masks: Masks
    names: tuple[str, ...] = ()
    dataset: DatasetSettings = DatasetSettings()

    def plan(self) -> Plan:
        return Plan(self.kinds)

    def chosen(self, plan: Plan, left_out: Collection[str] = ()) -> list[FlatTable]:
        """The tables that are wanted: all but those left out, where none are named."""
        for name in self.names:
            if name not in plan.tables:
                raise NaskahError(f"--tables {name}: there is no such table; there are {', '.join(plan.tables)}")
        return [t for n, t in plan.tables.items() if (n in self.names if self.names else n not in left_out)]


def to_csv(asked: TableExport, target: Path) -> Exported:
    """A file a table, and the dictionary, in the folder `target`."""
    from .csv_files import CsvFiles

    return _to_folder(asked, target, CsvFiles)


def to_parquet(asked: TableExport, target: Path) -> Exported:
    """A typed file a table, and the dictionary, in the folder `target`."""
    from .parquet_files import ParquetFiles

    return _to_folder(asked, target, ParquetFiles)


def _to_folder(asked: TableExport, target: Path, files: Callable[[Path, list[FlatTable]], TableWriter]) -> Exported:
    plan = asked.plan()
    tables = asked.chosen(plan)
    with new_folder(target) as folder:
        with _written(files(folder, [*tables, CONTENTS, DICTIONARY])) as writer:
            flow = _run(asked, plan, tables, writer)
            writer.write(CONTENTS, contents(tables, flow.counts))
            writer.write(DICTIONARY, dictionary(tables))
        _card(asked, flow, folder / CARD, sorted(folder.glob("*.*")))
    return _exported(asked, flow)


def _card(asked: TableExport, flow: Flow, path: Path, files: Iterable[Path]) -> None:
    write_card(path, files, flow.counts, flow.seen, asked.dataset, asked.masks)


def to_xlsx(asked: TableExport, target: Path) -> Exported:
    """One workbook at `target`, a sheet a table."""
    from .workbook import Workbook

    plan = asked.plan()
    tables = asked.chosen(plan, left_out=_NOT_FOR_EXCEL)
    with new_file(target) as path, _written(Workbook(path, tables)) as writer:
        flow = _run(asked, plan, tables, writer)
    _card(asked, flow, target.with_name(f"{target.stem}.{CARD}"), [target])
    notes = []
    if writer.cut:
        notes.append(f"{writer.cut:,} cells are longer than Excel allows; they end in [cut], csv has them whole")
    if not asked.names:
        notes.append(f"left out of the workbook: {', '.join(_NOT_FOR_EXCEL)} (name it with --tables to have it)")
    return _exported(asked, flow, notes)


def to_sqlite(asked: TableExport, target: Path) -> Exported:
    """One database at `target`, and beside it what Datasette shows of it."""
    from .sqlite_file import SqliteFile, metadata

    plan = asked.plan()
    tables = asked.chosen(plan)
    with new_file(target) as path, _written(SqliteFile(path, tables)) as writer:
        flow = _run(asked, plan, tables, writer)
    title = f"naskah · {asked.folder.root.resolve().name}"
    shown = metadata(tables, target.stem, title, f"{asked.masks.about()}.")
    with new_file(target.with_name(f"{target.stem}.metadata.json")) as path:
        path.write_text(json.dumps(shown, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    _card(asked, flow, target.with_name(f"{target.stem}.{CARD}"), [target])
    return _exported(asked, flow)


WRITTEN: dict[str, Callable[[TableExport, Path], Exported]] = {
    "csv": to_csv,
    "parquet": to_parquet,
    "xlsx": to_xlsx,
    "sqlite": to_sqlite,
}


@contextmanager
def _written(writer: _W) -> Iterator[_W]:
    """The writer, closed when all was given to it, abandoned where something went wrong."""
    try:
        yield writer
        writer.close()
    except BaseException:
        writer.abandon()
        raise


def _run(asked: TableExport, plan: Plan, tables: list[FlatTable], writer: TableWriter) -> Flow:
    flow = Flow(plan, asked.masks, writer, {table.name for table in tables})
    flow.run(asked.folder)
    return flow


def _exported(asked: TableExport, flow: Flow, more: Sequence[str] = ()) -> Exported:
    notes = [
        f"{count} of kind {kind!r}, which no rule names; their own fields are left out: give --rules DIR"
        for kind, count in sorted(flow.unknown.items())
    ]
    deep = [f"{asked.folder.root / name}: it nests too deep; only some of its rows are there" for name in flow.too_deep]
    return Exported(flow.counts, [*notes, *deep, *more])

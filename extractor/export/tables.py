"""The flat tables of a run → files of the chosen format, with a data dictionary beside or in them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from ..errors import NaskahError
from ..model.records import Record
from .dictionary import CONTENTS, DICTIONARY, contents, dictionary
from .masks import Masks
from .plan import FlatTable, Plan
from .run import RunFolder
from .staging import new_file, new_folder
from .stream import Flow


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

    plan = asked.plan()
    tables = asked.chosen(plan)
    with new_folder(target) as folder:
        writer = CsvFiles(folder, (*tables, CONTENTS, DICTIONARY))
        try:
            flow = _run(asked, plan, tables, writer)
            writer.write(CONTENTS, contents(tables, flow.counts))
            writer.write(DICTIONARY, dictionary(tables))
        finally:
            writer.close()
    return _exported(asked, flow)


def to_sqlite(asked: TableExport, target: Path) -> Exported:
    """One database at `target`, and beside it what Datasette shows of it."""
    from .sqlite_file import SqliteFile, metadata

    plan = asked.plan()
    tables = asked.chosen(plan)
    with new_file(target) as path:
        writer = SqliteFile(path, tables)
        try:
            flow = _run(asked, plan, tables, writer)
        finally:
            writer.close()
    title = f"naskah · {asked.folder.root.resolve().name}"
    about = f"{asked.masks.about()}."
    shown = metadata(tables, target.stem, title, about)
    with new_file(target.with_name(f"{target.stem}.metadata.json")) as path:
        path.write_text(json.dumps(shown, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return _exported(asked, flow)


WRITTEN: dict[str, Callable[[TableExport, Path], Exported]] = {"csv": to_csv, "sqlite": to_sqlite}


def _run(asked: TableExport, plan: Plan, tables: list[FlatTable], writer: object) -> Flow:
    flow = Flow(plan, asked.masks, writer, {table.name for table in tables})  # type: ignore[arg-type]
    flow.run(asked.folder)
    return flow


def _exported(asked: TableExport, flow: Flow) -> Exported:
    notes = [f"{asked.folder.root / name}: it is no record and was left out" for name in asked.folder.unread]
    notes += [
        f"{count} of kind {kind!r}, which no rule names; their own fields are left out: give --rules DIR"
        for kind, count in sorted(flow.unknown.items())
    ]
    return Exported(flow.counts, [*notes, asked.masks.about()])

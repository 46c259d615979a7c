"""Records → batches of rows → a writer: what is in memory at a time does not grow with the number of records."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any, Protocol

from ..links.facts import part, text
from .card import Described
from .columns import FlatRow, as_integer, as_number, as_text, first_day
from .masks import Masks
from .plan import FlatTable, Plan
from .rows import RowBuilder
from .run import RunFolder, RunRecord

BATCH_ROWS = 20_000
"""Rows that wait, all tables together, before they are written: some tens of megabytes."""
BATCH_TEXTS = 16 * 1024 * 1024
"""Characters in the sections of the records whose rows wait."""


class TableWriter(Protocol):
    """Writes tables batch by batch; `close` ends it when every row was given, `abandon` where something failed."""

    def write(self, table: FlatTable, rows: list[FlatRow]) -> None: ...

    def close(self) -> None: ...

    def abandon(self) -> None: ...


class Flow:
    """The rows of a run on their way to a writer."""

    def __init__(self, plan: Plan, masks: Masks, writer: TableWriter, chosen: Collection[str]) -> None:
        self.counts: Counter[str] = Counter({name: 0 for name in plan.tables if name in chosen})
        self.seen = Described()
        self.unknown: Counter[str] = Counter()
        """Records of kinds that no rule names, by kind."""
        self.too_deep: list[str] = []
        """Records that nest deeper than any document: only some of their rows are there."""
        self._plan, self._masks, self._writer = plan, masks, writer
        self._batches: dict[str, list[FlatRow]] = {name: [] for name in self.counts}
        self._names: dict[str, str] = {}
        self._taken: set[str] = set()
        self._waiting = self._text = 0
        self._builder = RowBuilder(plan, masks, self._add)

    def run(self, folder: RunFolder) -> None:
        """All tables of a run's folder."""
        self.records(folder.records())
        self._all("links", (self._link(i, line) for i, line in enumerate(folder.links(), 1)))
        self._all("files", (self._file(i, line) for i, line in enumerate(folder.lines(), 1)))
        self.flush()

    def records(self, records: Iterable[RunRecord]) -> None:
        """The rows of records."""
        for name, content, line in records:
            if content.get("kind") not in self._plan.kinds:
                self.unknown[str(content.get("kind"))] += 1
            try:
                self._builder.add_record(content, self._key(name), line)
                self._text += len(str(content.get("sections")))
            except RecursionError:
                self.too_deep.append(name)
            self.seen.see(str(content.get("kind")), text(content.get("region")) or "", _day_of(content))
            if self._waiting > BATCH_ROWS or self._text > BATCH_TEXTS:
                self.flush()

    def flush(self) -> None:
        """Writes what waits."""
        for name, rows in self._batches.items():
            if rows:
                self._writer.write(self._plan.tables[name], rows)
                self._batches[name] = []
        self._waiting = self._text = 0

    def _add(self, table: str, row: FlatRow) -> None:
        if table in self._batches:
            self._batches[table].append(row)
            self.counts[table] += 1
            self._waiting += 1

    def _all(self, table: str, rows: Iterable[FlatRow]) -> None:
        for row in rows if table in self._batches else ():
            self._add(table, row)
            if self._waiting > BATCH_ROWS:
                self.flush()

    def _key(self, name: str) -> str:
        """The record's path as key; where masking makes two paths one, a number tells them apart."""
        shown = self._masks.scrub(name)
        if shown == name:
            return name
        if name not in self._names:
            number, key = 1, shown
            while key in self._taken:
                number += 1
                key = f"{shown}#{number}"
            self._taken.add(key)
            self._names[name] = key
        return self._names[name]

    def _text_of(self, value: Any) -> str | None:
        return as_text(value, self._masks.scrub)

    def _link(self, nth: int, line: dict[str, Any]) -> FlatRow:
        start = line.get("from") or {}
        record, target = start.get("record"), line.get("record")
        return (
            nth,
            self._text_of(line.get("kind")),
            self._text_of(line.get("status")),
            self._key(record) if record else None,
            self._text_of(start.get("at")),
            self._text_of(start.get("path")),
            self._key(target) if target else None,
            self._text_of(line.get("to")),
            self._text_of(", ".join(line.get("by") or [])) or None,
            self._text_of(", ".join(line.get("agree") or [])) or None,
            self._text_of("\n".join(map(_difference, line.get("differences") or []))) or None,
            self._text_of(line.get("candidates")),
            as_integer(line.get("candidates_count"), self._masks.scrub),
        )

    def _file(self, nth: int, line: dict[str, Any]) -> FlatRow:
        error = line.get("error") or {}
        outputs = line.get("outputs") or ([line["output"]] if line.get("output") else [])
        return (
            nth,
            self._text_of(line.get("path")),
            self._text_of(line.get("status")),
            self._text_of(line.get("kind")),
            as_integer(line.get("pages"), self._masks.scrub),
            len(outputs),
            self._text_of(error.get("code")),
            self._text_of(error.get("message")),
            as_number(line.get("seconds"), self._masks.scrub),
            self._text_of(line.get("sha256")),
        )


def _day_of(record: dict[str, Any]) -> str:
    day = text(part(record, "date", "value"))
    return day if day and first_day(day) else ""


def _difference(found: dict[str, Any]) -> str:
    said, there = (json.dumps(found.get(key), ensure_ascii=False) for key in ("from", "to"))
    return f"{found.get('field')}: {said}, there {there}"

"""The pack for a JDIH site: the feed, drafts of abstracts, and the table of what a person must fill in."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from .abstracts import abstract
from .csv_files import csv_cell
from .jdihn_entry import FeedEntry, entry_of, needs_abstract
from .jdihn_kinds import check_settings
from .masks import Masks
from .run import RunFolder
from .settings import JdihnSettings
from .staging import new_folder

FEED_FILE, CHECK_FILE, DRAFTS_FOLDER = "document.json", "periksa.csv", "abstrak"
CHECK_COLUMNS = ("record", "path", "status", "jenis", "number", "file", "missing", "to_fill", "remarks")


class Checked(NamedTuple):
    """A row of the check: `status` is ready, incomplete, left_out, or double for a file name that is taken."""

    record: str
    path: str
    status: str
    jenis: str
    number: str
    file: str
    missing: str
    to_fill: str
    remarks: str


class JdihnRun:
    """Goes through the records of a run once, and keeps the file names that are taken."""

    def __init__(self, folder: RunFolder, settings: JdihnSettings, masks: Masks) -> None:
        check_settings(settings)
        self._folder, self._settings, self._masks = folder, settings, masks
        self._taken: dict[str, str] = {}
        self.counts: Counter[str] = Counter()

    def entries(self) -> Iterator[tuple[dict[str, Any], FeedEntry, Checked]]:
        """Each record with its entry and the row of the check."""
        for found in self._folder.records():
            entry = entry_of(found.content, self._settings)
            checked = self._checked(found.name, found.content, entry)
            self.counts[checked.status] += 1
            yield found.content, entry, checked

    def _checked(self, name: str, record: dict[str, Any], entry: FeedEntry) -> Checked:
        values = entry.values or {}
        file = (values.get("fileDownload") or "").strip("-")
        other = self._taken.setdefault(file, name) if file else name
        remarks = [*entry.remarks, *([f"{file} is the name of {other}, too"] if other != name else [])]
        status = "left_out" if entry.values is None else "incomplete" if entry.missing else "ready"
        cells = (name, record.get("source", {}).get("path"), status, values.get("jenis"), entry.own.number, file)
        texts = (*cells, ", ".join(entry.missing), ", ".join(entry.to_fill), "; ".join(remarks))
        return Checked(*(self._masks.scrub(str(cell or "")) for cell in texts))


def to_jdihn(run: JdihnRun, masks: Masks, target: Path) -> None:
    """The pack in the folder `target`."""
    with (
        new_folder(target) as folder,
        (folder / FEED_FILE).open("w", encoding="utf-8", newline="\n") as feed,
        (folder / CHECK_FILE).open("w", encoding="utf-8-sig", newline="") as table,
    ):
        (folder / DRAFTS_FOLDER).mkdir()
        rows = csv.writer(table)
        rows.writerow(CHECK_COLUMNS)
        feed.write("[")
        for record, entry, checked in run.entries():
            rows.writerow([csv_cell(cell) for cell in checked])
            if entry.ready:
                feed.write(",\n" if run.counts["ready"] > 1 else "\n")
                feed.write(_object(entry.values or {}, masks))
            if entry.values and needs_abstract(record):
                draft = masks.scrub(abstract(record, entry))
                (folder / DRAFTS_FOLDER / _draft_name(checked)).write_text(draft, encoding="utf-8")
        feed.write("\n]\n")


def _object(values: dict[str, str | None], masks: Masks) -> str:
    clean = {key: masks.scrub(value) if value else value for key, value in values.items()}
    text = json.dumps(clean, ensure_ascii=False, indent=4)
    return "\n".join(f"    {line}" for line in text.split("\n"))


def _draft_name(checked: Checked) -> str:
    """The draft's file name: that of the document, flat, with .txt."""
    return f"{checked.path.replace('/', '__')}.txt"

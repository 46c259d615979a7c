"""Copies of a run's documents under names made from their records; the documents themselves stay as they are."""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..batch.state import DamagedStateError, State
from ..errors import NaskahError, reason
from ..links.facts import part, text
from ..output.files import STATE_FOLDER, make_folder
from .columns import as_text
from .csv_files import csv_cell
from .definitions import DOCUMENTS, pointers
from .file_names import TakenNames, fields_of, filled
from .instruments import kind_name
from .masks import Masks
from .rows import first_value
from .run import RunFolder

NAMES = "names.csv"
NO_RULE = "of kinds that no rule names"
_NOT_FOR_NAMES = frozenset({"record", "path", "part", "findings", "warnings", "pages"})
FIELDS = {
    **{source.column.name: source.column.about for source in DOCUMENTS if source.column.name not in _NOT_FOR_NAMES},
    "subject": "The same as title.",
    "jenis": "What the kind is called in Indonesian.",
}
"""What a pattern may name, and what it stands for."""
_MEANT_BY = ("value", "name", "number", "title", "text")
"""The keys of an object that stand for it in a name, the first that it has."""
_WITHOUT = "without "
"""Before the name of a field: how many documents have no value of it."""
_COLUMNS = {source.column.name: source for source in DOCUMENTS}


class Renamed(NamedTuple):
    """A row of names.csv; `status` is copied, there_already, or failed, and `note` says what is to be known."""

    old: str
    new: str
    status: str
    missing: str
    note: str
    record: str


def rename(
    folder: RunFolder, pattern: str, target: Path, source: Path | None, masks: Masks,
    kinds: Mapping[str, Collection[str]],
) -> Counter[str]:  # fmt: skip
    """Copies every document that has a record into `target`, and writes names.csv there. How many of each status, how
    many have no value for each of the pattern's fields, and how many are of none of the `kinds`, so that their dates,
    numbers and titles are not known as such; `kinds` are given with the names of their fields."""
    fields = fields_of(pattern, FIELDS, {name for names in kinds.values() for name in names})
    places = _places(folder.root) if source is None else {}
    if source is None and not places:
        raise NaskahError(f"{folder.root}: it is not known where its documents are; give their folder with --from")
    taken, counts = TakenNames(), Counter[str]()
    taken.give(NAMES, "")
    try:
        make_folder(target)
        with (target / NAMES).open("w", encoding="utf-8-sig", newline="") as file:
            table = csv.writer(file)
            table.writerow(Renamed._fields)
            for path, record, name in _documents(folder):
                row = _copy(path, record, name, pattern, fields, target, _place(path, source, places), taken, masks)
                counts[row.status] += 1
                counts["collisions"] += bool(row.note.startswith("the name"))
                counts["with missing values"] += bool(row.missing)
                counts.update(_WITHOUT + field for field in row.missing.split(", ") if field)
                counts[NO_RULE] += record.get("kind") not in (*kinds, "unknown")
                table.writerow([csv_cell(cell) for cell in row])
    except OSError as error:
        raise NaskahError(f"{error.filename or target}: {error.strerror or error}") from error
    return counts


def never_there(counts: Counter[str]) -> list[str]:
    """The fields of the pattern that no record of the run had."""
    documents = sum(counts[status] for status in ("copied", "there_already", "failed"))
    missing = {name.removeprefix(_WITHOUT): count for name, count in counts.items() if name.startswith(_WITHOUT)}
    return [field for field, count in missing.items() if count == documents]


def _documents(folder: RunFolder) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Path, first record and its name of each document, once where a file holds several."""
    seen: set[str] = set()
    for name, record, line in folder.records():
        path = text((line or {}).get("path")) or text(part(record, "source", "path"))
        if path and path not in seen:
            seen.add(path)
            yield path, record, name


def _copy(
    path: str, record: dict[str, Any], name: str, pattern: str, fields: list[str], target: Path, place: Path | None,
    taken: TakenNames, masks: Masks,
) -> Renamed:  # fmt: skip
    values = {field: _value(record, field, masks) for field in fields}
    missing = ", ".join(field for field, value in values.items() if not value)
    wanted = filled(pattern, values, path)
    new, owner = taken.give(wanted, path)
    note = f"the name {wanted} belongs to {owner}" if owner else ""
    if place is None or not place.is_file():
        return Renamed(path, "", "failed", missing, f"there is no file {place or path}", name)
    try:
        status = _copied(place, target / new)
    except OSError as error:
        return Renamed(path, "", "failed", missing, reason(error), name)
    if status == "failed":
        note = "another file of this name is there; it was left as it is"
    return Renamed(path, new if status != "failed" else "", status, missing, note, name)


def _copied(source: Path, target: Path) -> str:
    """Copies the file, never over another one."""
    if target.exists():
        same = target.stat().st_size == source.stat().st_size and target.read_bytes() == source.read_bytes()
        return "there_already" if same else "failed"
    fresh = target.with_name(f"{target.name}.unfinished")
    try:
        shutil.copy2(source, fresh)
        fresh.rename(target)
    finally:
        fresh.unlink(missing_ok=True)
    return "copied"


def _value(record: dict[str, Any], field: str, masks: Masks) -> str | None:
    if field == "jenis":
        return kind_name(str(record.get("kind")))
    if (name := "title" if field == "subject" else field) in _COLUMNS:
        value = first_value(record, pointers(record, _COLUMNS[name]))
    else:
        value = _in_words(_at(record, field))
    return as_text(masks.value(field.rpartition(".")[2], value), masks.scrub)


def _at(record: dict[str, Any], path: str) -> Any:
    """What stands at the path of a field, such as declarant.name or parties.0.name; None where nothing does."""
    value: Any = record
    for step in path.split("."):
        if isinstance(value, list):
            value = value[int(step)] if step.isdigit() and int(step) < len(value) else None
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value


def _in_words(value: Any) -> Any:
    """An object by its value or its name, a list by its entries."""
    if isinstance(value, list):
        return ", ".join(filter(None, (_in_words(one) for one in value))) or None
    if isinstance(value, dict):
        return next((value[key] for key in _MEANT_BY if isinstance(value.get(key), str | int)), None)
    return value if value is None or isinstance(value, str) else str(value)


def _place(path: str, source: Path | None, places: dict[str, str]) -> Path | None:
    if source is not None:
        return source / path
    return Path(places[path]) if places.get(path) and "://" not in places[path] else None


def _places(root: Path) -> dict[str, str]:
    """Where the documents of the run stood when they were read."""
    if not (root / STATE_FOLDER / "state.sqlite").is_file():
        return {}
    try:
        with State(root) as state:
            return {name: place for name, place in state.listed() if place}
    except DamagedStateError as error:
        raise NaskahError(f"{error.message}; give the documents' folder with --from") from error

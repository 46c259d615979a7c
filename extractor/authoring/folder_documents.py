"""The documents of a folder, and what the records of each say: what fixtures, comparisons and coverage start from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from ..model.records import Record
from ..pipeline import read_records
from ..reading import OcrMode
from ..rulebook.rule_set import RuleSet

_T = TypeVar("_T")
_NO_DOCUMENT = (".json", ".jsonl", ".toml")
FRAME = frozenset(("schema_version", "source", "sections", "findings", "provenance"))
"""What every record has beside its kind and the fields of its kind."""


def documents_in(folder: Path) -> list[Path]:
    """The files below the folder, but for records, rule files and hidden ones."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix.lower() not in _NO_DOCUMENT)
    return [path for path in files if not any(part.startswith(".") for part in path.relative_to(folder).parts)]


def each_of(look: Callable[[Path], _T], files: Sequence[Path], workers: int) -> Iterable[_T]:
    """What `look` gives for each file, in their order; several are looked at side by side."""
    if workers < 2:
        return map(look, files)
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(look, files))


def records_of(document: Path, folder: Path, rules: RuleSet, ocr: OcrMode) -> list[Record]:
    """The records of a document in the folder, named by its path below it; ReadError where it cannot be read."""
    found = read_records(document, rules, ocr=ocr)
    for record in found:
        record.source.path = document.relative_to(folder).as_posix()
    return found


def values_of(record: Mapping[str, Any]) -> dict[str, Any]:
    """The kind of a record and the fields of its kind."""
    return {key: value for key, value in record.items() if key not in FRAME}


def value_at(value: Any, pointer: str) -> Any:
    """The value at a JSON pointer; None where there is none."""
    for key in pointer.split("/")[1:]:
        try:
            value = value[int(key)] if isinstance(value, list) else value[key]
        except (KeyError, IndexError, ValueError, TypeError):
            return None
    return value


def in_brief(value: Any) -> Any:
    """A value without what repeats it: of a date, number or amount the value, of a citation its id; nothing empty."""
    if isinstance(value, list):
        return [in_brief(entry) for entry in value]
    if not isinstance(value, dict):
        return value
    if key := next((key for key in ("value", "id") if value.get(key) is not None and "raw" in value), None):
        return {key: value[key]}
    return {key: in_brief(entry) for key, entry in value.items() if entry not in (None, [], {})}

"""Whole documents beside the rules, each with the values that its record must have: `a.pdf` and `a.expected.json`.

What is expected holds only the values that matter. A key is a field of the record or a JSON pointer into it, `null`
or `[]` says that nothing may be found there, and `not_kind` names kinds that may not claim the document.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import ReadError
from ..reading import OcrMode
from ..rulebook.rule_set import RuleSet
from .folder_documents import documents_in, in_brief, records_of, value_at, values_of

ENDING = ".expected.json"
NOT_KIND = "not_kind"
_NUMBERED = re.compile(r"(?P<stem>.+)\.(?P<number>[2-9]|[1-9]\d+)")
_SHOWN = 100
"""Characters of a value in a message."""


class Miss(NamedTuple):
    """A file, the place in the record or in the file, and what is not as it should be."""

    file: Path
    key: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.reason}"


class Fixture(NamedTuple):
    """A document, which of its records is meant, and the file with what is expected of it."""

    document: Path
    number: int
    expected: Path


class FolderCheck(NamedTuple):
    """What does not hold, how many documents and values were compared, and the documents without a fixture."""

    misses: list[Miss]
    documents: int
    values: int
    without: list[Path]


def check_folder(folder: Path, rules: RuleSet, ocr: OcrMode = "auto") -> FolderCheck:
    """Reads every document of the folder that has a fixture, and compares."""
    documents = documents_in(folder)
    fixtures, misses = _fixtures(folder, documents)
    compared = 0
    for document in dict.fromkeys(fixture.document for fixture in fixtures):
        records, unread = _read(document, folder, rules, ocr)
        misses += unread
        for fixture in (each for each in fixtures if each.document == document and not unread):
            wanted, wrong = _wanted(fixture)
            compared += len(wanted)
            misses += [*wrong, *_misses(fixture, wanted, records)]
    known = {fixture.document for fixture in fixtures}
    return FolderCheck(misses, len(known), compared, [path for path in documents if path not in known])


def update_folder(folder: Path, rules: RuleSet, ocr: OcrMode = "auto") -> Iterator[Miss]:
    """Writes what the records say now into the fixtures, new ones for documents without; each line is to be checked.

    A fixture keeps its keys: only their values are written anew.
    """
    documents = documents_in(folder)
    fixtures, misses = _fixtures(folder, documents)
    yield from misses
    for document in documents:
        records, unread = _read(document, folder, rules, ocr)
        yield from unread
        own = [fixture for fixture in fixtures if fixture.document == document]
        for fixture in own or _new_fixtures(document, len(records)):
            if fixture.number <= len(records):
                yield from _update(fixture, records[fixture.number - 1])


def _fixtures(folder: Path, documents: Sequence[Path]) -> tuple[list[Fixture], list[Miss]]:
    """Each file of expectations with its document, and those that have none or too many."""
    fixtures, misses = [], []
    for expected in sorted(folder.rglob(f"*{ENDING}")):
        name = expected.name.removesuffix(ENDING)
        numbered = _NUMBERED.fullmatch(name)
        found, number = _documents_of(expected, name, documents), 1
        if not found and numbered:
            found, number = _documents_of(expected, numbered["stem"], documents), int(numbered["number"])
        if len(found) == 1:
            fixtures.append(Fixture(found[0], number, expected))
        else:
            misses.append(Miss(expected, "the file", _not_one(name, found)))
    return fixtures, misses


def _not_one(name: str, found: Sequence[Path]) -> str:
    if not found:
        return f"no document {name}.pdf, .docx, .txt … stands beside it; give the document its name"
    return f"{', '.join(path.name for path in found)} have this name; call it {found[0].name}{ENDING}"


def _documents_of(expected: Path, name: str, documents: Sequence[Path]) -> list[Path]:
    beside = [path for path in documents if path.parent == expected.parent]
    return [path for path in beside if path.name == name] or [path for path in beside if path.stem == name]


def _new_fixtures(document: Path, count: int) -> list[Fixture]:
    """The fixtures of a document that has none yet; with its ending where another document has its name, too."""
    twins = [path for path in document.parent.glob(f"{document.stem}.*") if path in documents_in(document.parent)]
    name = document.stem if len(twins) < 2 else document.name
    names = [name if number == 1 else f"{name}.{number}" for number in range(1, count + 1)]
    return [Fixture(document, n, document.with_name(f"{each}{ENDING}")) for n, each in enumerate(names, 1)]


def _read(document: Path, folder: Path, rules: RuleSet, ocr: OcrMode) -> tuple[list[dict[str, Any]], list[Miss]]:
    try:
        found = records_of(document, folder, rules, ocr)
    except ReadError as error:
        return [], [Miss(document, error.code, error.message)]
    return [record.model_dump(mode="json") for record in found], []


def _wanted(fixture: Fixture) -> tuple[dict[str, Any], list[Miss]]:
    """What the file expects; what is wrong with the file."""
    try:
        wanted = json.loads(fixture.expected.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        reason = f"it is no JSON in UTF-8: {error}; mend it, or delete it and use --update"
        return {}, [Miss(fixture.expected, "the file", reason)]
    if not isinstance(wanted, dict):
        return {}, [Miss(fixture.expected, "the file", 'there must be an object: { "kind": …, … }')]
    return wanted, []


def _misses(fixture: Fixture, wanted: Mapping[str, Any], records: Sequence[dict[str, Any]]) -> Iterator[Miss]:
    if fixture.number > len(records):
        count = f"{len(records)} document{'s' if len(records) != 1 else ''}"
        yield Miss(fixture.document, "records", f"the file holds {count}, none has number {fixture.number}")
        return
    record = records[fixture.number - 1]
    if (kinds := wanted.get(NOT_KIND)) is not None and record["kind"] in ([kinds] if isinstance(kinds, str) else kinds):
        yield Miss(fixture.document, "kind", f"it is claimed as {record['kind']!r}, which {NOT_KIND} forbids")
    for key, expected in wanted.items():
        if key == NOT_KIND:
            continue
        pointer = key if key.startswith("/") else f"/{key}"
        if not key.startswith("/") and key not in record:
            yield Miss(fixture.document, pointer, f"a record of the kind {record['kind']!r} has no field {key!r}")
            continue
        for at, want, found in unexpected_values(expected, value_at(record, pointer), pointer):
            yield Miss(fixture.document, at, f"{_said(found)}{_reader(record, at)}, expected {_said(want)}")


def unexpected_values(expected: Any, found: Any, pointer: str) -> Iterator[tuple[str, Any, Any]]:
    """(pointer, expected, found) where a value is not as expected; objects may have more keys, lists not."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key, inner in expected.items():
            yield from unexpected_values(inner, found.get(key), f"{pointer}/{key}")
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for number, (inner, other) in enumerate(zip(expected, found, strict=True)):
            yield from unexpected_values(inner, other, f"{pointer}/{number}")
    elif expected != found and not (expected in (None, []) and found in (None, [])):
        yield pointer, expected, found


def _said(value: Any) -> str:
    """A value in few words."""
    if value in (None, []):
        return "nothing"
    if isinstance(value, list) and not isinstance(value[0], str | int | float):
        return f"{len(value)} entr{'y' if len(value) == 1 else 'ies'}"
    words = json.dumps(in_brief(value), ensure_ascii=False)
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def _reader(record: Mapping[str, Any], pointer: str) -> str:
    """Which rule read the value at a pointer, and where."""
    while pointer:
        if places := record["provenance"].get(pointer):
            return f" (read by {places[0]['rule']} on page {places[0]['page']})"
        pointer = pointer.rpartition("/")[0]
    return ""


def _update(fixture: Fixture, record: Mapping[str, Any]) -> Iterator[Miss]:
    """Writes a fixture where it would be another one; says what changed in it."""
    if not fixture.expected.is_file():
        made = {key: value for key, value in in_brief(values_of(record)).items() if value not in (None, [], {})}
        _write(fixture.expected, made)
        yield Miss(fixture.expected, "the file", f"written with {len(made)} values; check each against the document")
        return
    wanted, wrong = _wanted(fixture)
    made = {key: _refreshed(record, key, value) for key, value in wanted.items()}
    yield from wrong
    if made != wanted and not wrong:
        _write(fixture.expected, made)
        for key in (key for key in made if made[key] != wanted[key]):
            yield Miss(fixture.expected, key, f"was {_said(wanted[key])}, is {_said(made[key])}; check it")


def _refreshed(record: Mapping[str, Any], key: str, wanted: Any) -> Any:
    if key == NOT_KIND:
        return wanted
    return _like(wanted, value_at(record, key if key.startswith("/") else f"/{key}"))


def _like(wanted: Any, found: Any) -> Any:
    """What was found, with no more keys than were wanted."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        return {key: _like(inner, found.get(key)) for key, inner in wanted.items()}
    if isinstance(wanted, list) and isinstance(found, list) and wanted:
        return [_like(wanted[min(n, len(wanted) - 1)], entry) for n, entry in enumerate(found)]
    return found if wanted is not None and not isinstance(found, dict | list) else in_brief(found)


def _write(path: Path, made: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(made, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")

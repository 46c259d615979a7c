"""What the archive's lists need of each record, grouped into files (berkas) by classification code and year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from ..links.facts import part, text
from ..rulebook.kind_roles import numbers_of
from .columns import first_day, last_day
from .definitions import DOCUMENTS, pointers
from .instruments import kind_name, own_citation, whole_title
from .masks import Masks
from .rows import at_pointer, first_value
from .run import RunFolder

_PERSON_FIELDS = ("signatory", "signatories", "persons", "parties")
_DATE = next(source for source in DOCUMENTS if source.column.name == "date")
_ISSUER = next(source for source in DOCUMENTS if source.column.name == "issuer")


class ArchiveItem(NamedTuple):
    """One document; `day` is its date as far as it is known, `first` and `last` the days that it can mean."""

    record: str
    path: str
    sha256: str
    kind: str
    code: str
    meaning: str
    number: str
    title: str
    issuer: str
    region: str
    day: str
    first: date | None
    last: date | None
    pages: int
    names: tuple[str, ...]


class ArchiveFile(NamedTuple):
    """A file of documents with one classification code and year; year 0 where no date is known."""

    code: str
    year: int
    items: list[ArchiveItem]

    @property
    def meaning(self) -> str:
        return next((item.meaning for item in self.items if item.meaning), "")

    @property
    def first(self) -> date | None:
        return min((item.first for item in self.items if item.first), default=None)

    @property
    def last(self) -> date | None:
        return max((item.last for item in self.items if item.last), default=None)


def archive_files(folder: RunFolder, masks: Masks) -> list[ArchiveFile]:
    """The files, in the order of their codes' parts as numbers; those without a code come last."""
    groups: dict[tuple[str, int], list[ArchiveItem]] = {}
    for found in folder.records():
        item = _item(found.name, found.content, masks)
        groups.setdefault((item.code, item.first.year if item.first else 0), []).append(item)
    files = [ArchiveFile(code, year, sorted(items, key=_by_date)) for (code, year), items in groups.items()]
    return sorted(files, key=lambda one: (not one.code, code_order(one.code), one.year))


def code_order(code: str) -> list[tuple[int, str]]:
    """The parts of a code, numbers as numbers: 000.5.2 stands before 000.5.11."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"[.\s]", code)]


def _by_date(item: ArchiveItem) -> tuple[date, str]:
    return (item.first or date.max, item.path)


def _item(name: str, record: dict[str, Any], masks: Masks) -> ArchiveItem:
    def shown(value: Any) -> str:
        return masks.scrub(" ".join(str(value).split())) if value else ""

    day = first_value(record, pointers(record, _DATE))
    issuer = text(first_value(record, pointers(record, _ISSUER)))
    title = whole_title(record, own_citation(record)) or text(at_pointer(record, "/innovation/name"))
    pages, number = part(record, "source", "pages"), next(numbers_of(record), {})
    return ArchiveItem(
        record=shown(name),
        path=shown(part(record, "source", "path")),
        sha256=shown(part(record, "source", "sha256")),
        kind=shown(kind_name(str(record.get("kind")))),
        code=shown(number.get("classification")),
        meaning=shown(number.get("classification_meaning")),
        number=shown(number.get("value")),
        title=shown(title),
        issuer=shown(issuer),
        region=shown(record.get("region")),
        day=shown(day),
        first=first_day(day),
        last=last_day(day),
        pages=pages if isinstance(pages, int) else 0,
        names=tuple(dict.fromkeys(map(shown, _names(record)))),
    )


def _names(record: dict[str, Any]) -> Iterator[str]:
    """The people whom the record names in the fields of signatories, parties and persons."""
    for field in _PERSON_FIELDS:
        value = record.get(field)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict) and (name := text(one.get("name"))):
                yield name

"""Descriptions for AtoM (ISAD(G)): a file for each classification code and year, and the documents in it as items."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from .archive_facts import ArchiveFile, ArchiveItem
from .settings import ArchiveSettings
from .staging import new_file

ATOM_COLUMNS = (
    "legacyId", "parentId", "qubitParentSlug", "identifier", "title", "eventActors", "eventActorHistories",
    "eventTypes", "eventDates", "eventStartDates", "eventEndDates", "levelOfDescription", "extentAndMedium",
    "repository",
    "archivalHistory", "acquisition", "scopeAndContent", "appraisal", "accruals", "arrangement", "accessConditions",
    "reproductionConditions", "language", "script", "languageNote", "physicalCharacteristics", "findingAids",
    "locationOfOriginals", "locationOfCopies", "relatedUnitsOfDescription", "publicationNote", "generalNote",
    "subjectAccessPoints", "placeAccessPoints", "nameAccessPoints", "genreAccessPoints", "descriptionIdentifier",
    "institutionIdentifier", "rules", "descriptionStatus", "levelOfDetail", "revisionHistory", "languageOfDescription",
    "scriptOfDescription", "sources", "archivistNote", "publicationStatus", "physicalObjectName",
    "physicalObjectLocation", "physicalObjectType", "alternativeIdentifiers", "alternativeIdentifierLabels",
    "digitalObjectPath", "digitalObjectURI", "digitalObjectChecksum", "culture",
)  # fmt: skip
"""The columns of AtoM's template for ISAD, in its order."""

_BETWEEN = "|"
_COMMON = {
    "language": "id",
    "script": "Latn",
    "languageOfDescription": "id",
    "culture": "id",
    "descriptionStatus": "Draft",
    "publicationStatus": "Draft",
    "rules": "ISAD(G)",
}


def to_atom(files: Iterable[ArchiveFile], settings: ArchiveSettings, target: Path) -> int:
    """The descriptions in one CSV file; parents stand before their children. How many there are."""
    count = 0
    with new_file(target) as path, path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ATOM_COLUMNS, restval="")
        writer.writeheader()
        for row in _rows(files, settings):
            writer.writerow(row)
            count += 1
    return count


def _rows(files: Iterable[ArchiveFile], settings: ArchiveSettings) -> Iterator[dict[str, str]]:
    for number, file in enumerate(files, 1):
        parent = f"berkas-{number}"
        yield {**_COMMON, **_file(file, settings), "legacyId": parent, "qubitParentSlug": settings.parent or ""}
        for place, item in enumerate(file.items, 1):
            yield {**_COMMON, **_item(item, settings), "legacyId": f"{parent}-{place}", "parentId": parent}


def _file(file: ArchiveFile, settings: ArchiveSettings) -> dict[str, str]:
    named = file.meaning or file.code or "Tanpa kode klasifikasi"
    return {
        "identifier": f"{file.code or '-'}/{file.year or '-'}",
        "title": f"{named} {file.year or ''}".strip(),
        "levelOfDescription": "File",
        "extentAndMedium": f"{len(file.items)} naskah",
        "repository": settings.repository or "",
        **_event(_iso(file.first), _iso(file.last), ""),
        **_classification(file.code),
    }


def _item(item: ArchiveItem, settings: ArchiveSettings) -> dict[str, str]:
    return {
        "identifier": item.number or item.path,
        "title": item.title or item.number or item.path,
        "levelOfDescription": "Item",
        "extentAndMedium": f"{item.pages} halaman" if item.pages else "",
        "repository": settings.repository or "",
        "placeAccessPoints": item.region,
        "nameAccessPoints": _joined(item.names),
        "genreAccessPoints": item.kind,
        "accessConditions": settings.akses or "",
        "digitalObjectPath": item.path,
        "digitalObjectChecksum": item.sha256,
        **_event(_iso(item.first), _iso(item.last), item.issuer, item.day),
        **_classification(item.code),
    }


def _event(start: str, end: str, actor: str, printed: str = "") -> dict[str, str]:
    """The creation: by whom, and when."""
    if not (start or actor):
        return {}
    shown = printed or (start if start == end else f"{start}/{end}")
    return {
        "eventActors": actor.replace(_BETWEEN, "/") or "NULL",
        "eventTypes": "Creation",
        "eventDates": shown or "NULL",
        "eventStartDates": start or "NULL",
        "eventEndDates": end or "NULL",
    }


def _classification(code: str) -> dict[str, str]:
    return {"alternativeIdentifiers": code, "alternativeIdentifierLabels": "Kode klasifikasi"} if code else {}


def _iso(day: object) -> str:
    return str(day) if day else ""


def _joined(names: Iterable[str]) -> str:
    return _BETWEEN.join(name.replace(_BETWEEN, "/") for name in names)

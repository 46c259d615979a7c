"""A card that describes an export as a data set, in the words of DCAT (JSON-LD), as Satu Data asks for."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from .. import __version__
from ..model.records import SCHEMA_VERSION
from .masks import Masks
from .settings import DatasetSettings
from .staging import new_file

CARD = "dataset.json"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "spdx": "http://spdx.org/rdf/terms#",
}
_MEDIA_TYPES = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".parquet": "application/vnd.apache.parquet",
    ".db": "application/vnd.sqlite3",
    ".sqlite": "application/vnd.sqlite3",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Described:
    """What is gathered of the documents while they are written."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()
        self.regions: Counter[str] = Counter()
        self.first = self.last = ""

    def see(self, kind: str, region: str, day: str) -> None:
        """Counts a document; `day` as much of its date as is known."""
        self.kinds[kind] += 1
        if region:
            self.regions[region] += 1
        if day:
            self.first = min(self.first or day, day)
            self.last = max(self.last, day)


def write_card(
    path: Path,
    files: Iterable[Path],
    counts: Mapping[str, int],
    seen: Described,
    settings: DatasetSettings,
    masks: Masks,
) -> None:
    """The card at `path`, with a distribution for each file; what only the office knows is null unless it is set."""
    region = seen.regions.most_common(1)[0][0] if seen.regions else None
    years = "–".join(dict.fromkeys((seen.first[:4], seen.last[:4]))) if seen.first else ""
    documents = sum(seen.kinds.values())
    title = settings.title or " ".join(filter(None, ("Dokumen", region, years)))
    card = {
        "@context": _CONTEXT,
        "@type": "dcat:Dataset",
        "dct:title": title,
        "dct:description": f"{documents} dokumen; {', '.join(f'{n} {kind}' for kind, n in seen.kinds.most_common())}.",
        "dcat:keyword": sorted(seen.kinds),
        "dct:publisher": settings.publisher,
        "dcat:contactPoint": settings.contact,
        "dct:issued": datetime.now(UTC).isoformat(timespec="seconds"),
        "dct:accrualPeriodicity": settings.periodicity,
        "dct:spatial": settings.spatial,
        "dct:temporal": {"dcat:startDate": seen.first or None, "dcat:endDate": seen.last or None},
        "dct:language": "id",
        "dct:license": settings.license,
        "dct:accessRights": settings.access_rights,
        "dct:conformsTo": f"naskah record schema {SCHEMA_VERSION}",
        "dct:provenance": f"naskah {__version__}; personal data: {masks.about()}",
        "dcat:distribution": [_distribution(file, counts) for file in files],
    }
    with new_file(path) as fresh:
        fresh.write_text(json.dumps(card, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _distribution(file: Path, counts: Mapping[str, int]) -> dict[str, Any]:
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    rows = counts.get(file.stem)
    return {
        "dct:title": file.name,
        "dcat:mediaType": _MEDIA_TYPES.get(file.suffix, "application/octet-stream"),
        "dcat:byteSize": file.stat().st_size,
        "spdx:checksum": {"spdx:algorithm": "SHA256", "spdx:checksumValue": digest},
        **({"naskah:rows": rows} if rows is not None else {}),
    }

"""Which of the kinds of JDIHN a record is, and what follows from it: heading, file name, gazette."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from ..errors import NaskahError
from ..lexicon.word_lists import word_lists
from .instruments import OwnCitation, region_parts
from .settings import JdihnSettings


class JdihnKind(NamedTuple):
    """A row of the closed list; `proposed` letters are ours, `mapped` kinds the user's."""

    jenis: str
    short: str
    heading: str = ""
    letters: str = ""
    proposed: bool = False
    gazette: str = ""
    note: str = ""
    mapped: bool = False


def kind_of(record: dict[str, Any], own: OwnCitation, settings: JdihnSettings) -> JdihnKind | None:
    """The kind; None for a document that the list has no kind for."""
    instrument = " ".join(str(record.get("instrument") or "").casefold().split())
    for words, jenis in settings.kinds.items():
        if instrument and instrument.startswith(words.casefold()):
            return _named(jenis)._replace(mapped=True)
    place, _ = region_parts(own.region)
    for row in word_lists("jdihn")["kind"]:
        if own.type in row["types"] and _fits(row, place, own.issuer or ""):
            return _kind(row)
    for row in word_lists("jdihn")["other"]:
        if record.get("kind") == row["kind"] and row["subtype"] in ("", record.get("subtype")):
            return _kind(row)
    return None


def check_settings(settings: JdihnSettings) -> None:
    """NaskahError where a setting is not in the closed list that it is from."""
    lists = word_lists("jdihn")["lists"]
    for key in ("bahasa", "bidang_hukum", "status"):
        value = getattr(settings, key)
        if value is not None and value not in lists[key]:
            raise NaskahError(f"settings: jdihn.{key}: {value!r} is not in the list; it has {', '.join(lists[key])}")
    for jenis in (*settings.kinds.values(), *settings.letters):
        _named(jenis)


def heading_of(kind: JdihnKind, own: OwnCitation) -> str | None:
    """The heading (tajuk entri utama); None where what it needs is not known."""
    _, region = region_parts(own.region)
    issuer = own.issuer or ""
    parts = {"region": region, "ministry": re.sub(r"^Menteri(?=\s)", "Kementerian", issuer), "body": issuer}
    needed = re.findall(r"\{(\w+)\}", kind.heading)
    return kind.heading.format(**parts) if kind.heading and all(parts[name] for name in needed) else None


def _fits(row: dict[str, Any], place: str, issuer: str) -> bool:
    issuers = row.get("issuers")
    return row.get("region", place) == place and (not issuers or issuer.startswith(tuple(issuers)))


def _kind(row: dict[str, Any]) -> JdihnKind:
    return JdihnKind(**{key: row[key] for key in JdihnKind._fields if key in row})


def _named(jenis: str) -> JdihnKind:
    for row in (*word_lists("jdihn")["kind"], *word_lists("jdihn")["other"]):
        if row["jenis"] == jenis:
            return _kind(row)
    known = ", ".join(dict.fromkeys(row["jenis"] for row in word_lists("jdihn")["kind"]))
    raise NaskahError(f"settings: jdihn: {jenis!r} is no kind of the list; it has {known}")

"""A record → its entry in the feed of JDIHN members, and what a person has still to do about it."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from ..lexicon.word_lists import word_lists
from ..links.facts import part, text
from .columns import first_day
from .instruments import OwnCitation, kind_name, own_citation, own_date, region_code, whole_title
from .jdihn_kinds import JdihnKind, heading_of, kind_of
from .settings import JdihnSettings

JDIHN_KEYS = (
    "idData", "tahun_pengundangan", "tanggal_penetapan", "tanggal_pengundangan", "jenis", "noPeraturan", "judul",
    "noPanggil", "singkatanJenis", "tempatTerbit", "penerbit", "deskripsiFisik", "sumber", "isbn", "status", "bahasa",
    "bidangHukum", "teuBadan", "nomorIndukBuku", "abstrak", "last_updated", "urlAbstrak", "urlDetailPeraturan",
    "fileDownload", "urlDownload", "subjek", "operasi", "display",
)  # fmt: skip
"""The keys of an entry, in their order."""
OBLIGATORY = ("jenis", "noPeraturan", "tahun_pengundangan", "tanggal_penetapan", "judul")
"""Without one of these a site's form refuses the document."""
OPTIONAL = ("teuBadan", "tempatTerbit", "status", "bidangHukum", "subjek", "urlDetailPeraturan", "fileDownload")
"""What makes an entry worth more, and a person may know."""
ABSTRACT_FROM_PAGES = 16
"""Abstracts are written for regulations of more than fifteen pages."""
_DIGITS_OF_A_NUMBER = 3
_NONE = {"fileDownload": "-", "urlDownload": "-", "subjek": ""}
"""How the kit writes what is missing; null for all other keys."""


class FeedEntry(NamedTuple):
    """An entry of the feed with what the check says of it; `values` is None for a kind that the list has not."""

    values: dict[str, str | None] | None
    missing: tuple[str, ...]
    to_fill: tuple[str, ...]
    remarks: tuple[str, ...]
    own: OwnCitation
    kind: JdihnKind | None

    @property
    def ready(self) -> bool:
        """Whether it goes into the feed."""
        return self.values is not None and not self.missing


def entry_of(record: dict[str, Any], settings: JdihnSettings) -> FeedEntry:
    """The record's entry, from what its document says and what the settings add."""
    own = own_citation(record)
    kind = kind_of(record, own, settings)
    if kind is None:
        return FeedEntry(None, (), (), (_why_left_out(record),), own, None)
    file, remarks = _file_name(record, own, kind, settings)
    values = {**dict.fromkeys(JDIHN_KEYS), **_NONE, **_values(record, own, kind, settings, file)}
    missing = tuple(key for key in OBLIGATORY if not values[key])
    to_fill = [key for key in OPTIONAL if values[key] in (None, "", "-")]
    if kind.gazette and not values["sumber"]:
        to_fill.append("sumber")
    if needs_abstract(record):
        to_fill.append("abstrak")
    return FeedEntry(values, missing, tuple(to_fill), (*remarks, *_remarks(record, kind, own)), own, kind)


def _why_left_out(record: dict[str, Any]) -> str:
    kind, instrument = str(record.get("kind")), text(record.get("instrument"))
    if not instrument and "instrument" in record:
        return "left out: the name of its instrument was not found"
    return f"left out: the list has no kind for {instrument or kind_name(kind)}"


def needs_abstract(record: dict[str, Any]) -> bool:
    """Whether an abstract is due: a regulation of more than fifteen pages."""
    pages = part(record, "source", "pages")
    return record.get("kind") == "regulation" and isinstance(pages, int) and pages >= ABSTRACT_FROM_PAGES


def _values(
    record: dict[str, Any], own: OwnCitation, kind: JdihnKind, settings: JdihnSettings, file: str | None
) -> dict[str, str | None]:
    promulgated = part(record, "promulgation", "date") or {}
    number = str(int(str(part(record, "source", "sha256"))[:12], 16) + int(part(record, "source", "part") or 0))
    base = settings.base_url.rstrip("/") if settings.base_url else None
    year = str(promulgated.get("value") or own.year or "")[:4]
    return {
        "idData": number,
        "tahun_pengundangan": year or None,
        "tanggal_penetapan": _day(own_date(record)),
        "tanggal_pengundangan": _day(promulgated),
        "jenis": kind.jenis,
        "noPeraturan": own.number,
        "judul": whole_title(record, own, _name(record)),
        "singkatanJenis": kind.short,
        "tempatTerbit": (own.region or text(record.get("place")) or "").upper() or None,
        "sumber": _gazette(record, own),
        "status": settings.status,
        "bahasa": settings.bahasa,
        "bidangHukum": settings.bidang_hukum,
        "teuBadan": heading_of(kind, own),
        "urlDetailPeraturan": f"{base}/dokumen/view?id={number}" if base else None,
        "fileDownload": file or "-",
        "urlDownload": f"{base}/common/dokumen/{file}" if base and file else "-",
        "operasi": "4",
        "display": "1",
    }


def _name(record: dict[str, Any]) -> str | None:
    """What a document without an instrument's name is called by its subtype: Surat Edaran, Nota Kesepahaman."""
    wordings = word_lists("subtypes")["phrases"].get(record.get("subtype"))
    return str(wordings[0]) if wordings else None


def _day(value: Any) -> str | None:
    """The date as YYYY-MM-DD; None where its day is not known."""
    if not isinstance(value, dict) or value.get("precision") != "day" or not first_day(value.get("value")):
        return None
    return str(value["value"])


def _gazette(record: dict[str, Any], own: OwnCitation) -> str | None:
    """ "BD KABUPATEN AWAN 2022 (9) : 9 HLM"; None without a gazette: none is made up from the number."""
    gazette = part(record, "promulgation", "gazette")
    if not isinstance(gazette, dict) or not gazette.get("series"):
        return None
    series, year, number = str(gazette["series"]), gazette.get("year"), gazette.get("number")
    pages = part(record, "source", "pages") if not part(record, "source", "part") else None
    place = own.region.upper() if series.endswith("D") and own.region else None
    head = " ".join(str(word) for word in (series, place, year, f"({number})" if number else None) if word)
    return f"{head} : {pages} HLM" if pages else head


def _file_name(
    record: dict[str, Any], own: OwnCitation, kind: JdihnKind, settings: JdihnSettings
) -> tuple[str | None, list[str]]:
    """The file's name by the convention, and why there is none."""
    letters = settings.letters.get(kind.jenis) or kind.letters
    code = settings.region_code or (region_code(own.region) or "").replace(".", "")
    if part(record, "source", "media_type") != "application/pdf":
        return None, ["no file name: sites take PDF only"]
    if not letters:
        return None, [f"no file name: no letters are known for {kind.jenis} (settings: jdihn.letters)"]
    if len(code) not in (2, 4) or not own.year:
        return None, ["no file name: the region's code or the year is missing (settings: jdihn.region_code)"]
    if not own.number or not re.fullmatch(rf"\d{{1,{_DIGITS_OF_A_NUMBER}}}", own.number):
        return None, [f"no file name: the number {own.number} does not fit three digits"]
    remarks = [f"letters {letters} of the file name are our proposal"] if kind.proposed and not settings.letters else []
    if not settings.region_code:
        remarks.append(f"the code {code} in the file name is Kemendagri's; the office's own may differ")
    return f"{own.year}{letters}{code.ljust(4, '0')}{int(own.number):0{_DIGITS_OF_A_NUMBER}}.pdf", remarks


def _remarks(record: dict[str, Any], kind: JdihnKind, own: OwnCitation) -> list[str]:
    remarks = [kind.note] if kind.note else []
    if kind.mapped:
        remarks.append(f"{kind.jenis} is the user's choice for {record.get('instrument')}")
    date = own_date(record)
    if date and not _day(date):
        remarks.append(f"the date {date.get('value')} has no day")
    series = part(record, "promulgation", "gazette") or {}
    if kind.gazette and series.get("series") not in (None, kind.gazette):
        remarks.append(f"promulgated in {series['series']}, where such instruments stand in {kind.gazette}")
    codes = {f.get("code") for f in record.get("findings") or [] if isinstance(f, dict) and f.get("severity") != "info"}
    if codes:
        remarks.append(f"findings: {', '.join(sorted(map(str, codes)))}")
    return remarks

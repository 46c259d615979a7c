"""A record of an instrument as others would cite it: its kind, number, year, issuer, region and whole title."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from ..lexicon.word_lists import listed_rows
from ..links.facts import first_text, text
from ..model.citation import Citation
from ..model.kinds import KINDS
from ..rulebook.kind_roles import numbers_of, roles_of
from ..values.citations.find import parse_basis

_YEAR_IN_WORDS = re.compile(r"(?i)\s*\btahun\s+\d{4}$")
_LONGEST = 400
"""Characters of an instrument's name that are looked at."""


_WORDS_OF_A_NAME = 2


class OwnCitation(NamedTuple):
    """What a record says of itself as an instrument; `type` is empty where its name is not known."""

    type: str
    number: str | None
    year: int | None
    issuer: str | None
    region: str | None


def own_citation(record: dict[str, Any]) -> OwnCitation:
    """The record as an instrument; its number or its year may be missing."""
    roles, own = roles_of(record.get("kind")), next(numbers_of(record), {})
    instrument, number = text(record.get("instrument")), text(own.get("value"))
    cited = _named(instrument[:_LONGEST]) if instrument else None
    bare = _bare(number) if number and not own.get("truncated") else ""
    return OwnCitation(
        cited.type if cited else "",
        bare if any(map(str.isdigit, bare)) else None,
        _year(record, own),
        (cited.issuer if cited else None) or first_text(record, roles.issuer),
        text(record.get("region")) or (cited.region if cited else None),
    )


def _bare(number: str) -> str:
    """The number without its year in words and without leading zeros: 31 of 031 TAHUN 2022."""
    bare = _YEAR_IN_WORDS.sub("", number)
    return bare.lstrip("0") or bare if bare.isdigit() else bare


@lru_cache(maxsize=4096)
def _named(instrument: str) -> Citation | None:
    """The instrument's name as a citation with some number: offices issue many instruments of one name."""
    parsed = parse_basis(f"{instrument} Nomor 1 Tahun 2000")
    return parsed.value if parsed else None


def own_date(record: dict[str, Any]) -> dict[str, Any]:
    """The document's own date; empty where it is not known."""
    dates = (record.get(name) for name in roles_of(record.get("kind")).date)
    return next((date for date in dates if isinstance(date, dict) and text(date.get("value"))), {})


def _year(record: dict[str, Any], own: Mapping[str, Any]) -> int | None:
    year = own.get("year") or (text(own_date(record).get("value")) or "")[:4]
    return int(year) if str(year).isdigit() and len(str(year)) == 4 else None


def whole_title(record: dict[str, Any], own: OwnCitation, name: str | None = None) -> str | None:
    """ "Peraturan Bupati Awan Nomor 3 Tahun 2031 tentang …", in capitals where the title is; None without a title.

    `name` is what a document without an instrument's name is called: "Surat Edaran".
    """
    title = first_text(record, roles_of(record.get("kind")).title)
    if not title:
        return None
    instrument = text(record.get("instrument")) or name
    words = [instrument or ""]
    if own.number and instrument:
        words.append(f"Nomor {own.number}")
        if own.year and str(own.year) not in own.number:
            words.append(f"Tahun {own.year}")
    head = " ".join(filter(None, words))
    whole = " ".join(f"{head} tentang {title}".split()) if head else title
    return whole.upper() if title.isupper() else whole


def kind_name(kind: str) -> str:
    """What the kind is called in Indonesian, where its description begins so: Surat, Keputusan; else its name."""
    head, colon, _ = (KINDS[kind].__doc__ or "").partition(":") if kind in KINDS else ("", "", "")
    return head if colon and len(head.split()) <= _WORDS_OF_A_NAME else kind


def region_parts(region: str | None) -> tuple[str, str]:
    """("kabupaten", "Bengkulu Selatan") of "Kabupaten Bengkulu Selatan"; the kind is empty where it is not said."""
    kind, _, name = (region or "").partition(" ")
    known = kind.casefold() in ("provinsi", "kabupaten", "kota", "desa")
    return (kind.casefold(), name) if known and name else ("", region or "")


@lru_cache(maxsize=4096)
def region_code(region: str | None) -> str | None:
    """The Kemendagri code of the region, with its dot; None where the list has no region of that name."""
    wanted = " ".join((region or "").casefold().split())
    if not wanted:
        return None
    return next((row["code"] for row in listed_rows("regions") if row["name"].casefold() == wanted), None)

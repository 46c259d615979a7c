"""The closed lists of citations, each read once: kinds of instruments, ministers and bodies, regions."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from ..model.citation import DASH, look_up_types
from .folders import once_per_lexicon
from .letters import letters_and_digits
from .listed_pattern import any_white
from .word_lists import listed_rows, word_lists

Takes = Literal[
    "state", "ministry", "agency", "body", "province", "regency", "city", "area", "village", "office", "none"
]


class Instrument(NamedTuple):
    """A kind of instrument: `takes` says what stands between its name and its number, `lead` begins the issuer; a
    `joint` one has an issuer and a number for each of several offices."""

    type: str
    name: str
    takes: Takes
    lead: str
    short: bool
    joint: bool = False


class Office(NamedTuple):
    """A minister or body: canonical name and the word that stands for it in identifiers."""

    name: str
    slug: str


class Region(NamedTuple):
    """A province, regency or city with its Kemendagri code; `former` marks a name it no longer has."""

    code: str
    type: str
    name: str
    former: bool = False


@once_per_lexicon
def instruments() -> tuple[Instrument, ...]:
    """All names and abbreviations, the longest first."""
    return _named("instrument")


@once_per_lexicon
def papers() -> tuple[Instrument, ...]:
    """Names of papers that are no instruments and are cited by number all the same, the longest first."""
    return _named("paper")


@once_per_lexicon
def paper_types() -> frozenset[str]:
    """The types of these papers."""
    return frozenset(paper.type for paper in papers())


def _named(key: str) -> tuple[Instrument, ...]:
    found = [
        Instrument(row["type"], name, row["takes"], row.get("lead", ""), kind == "short", name in row.get("joint", []))
        for row in word_lists("instruments")[key]
        for kind in ("names", "short")
        for name in row.get(kind, [])
    ]
    return tuple(sorted(found, key=lambda item: -len(item.name)))


@once_per_lexicon
def instrument_types() -> tuple[str, ...]:
    """The types of the instruments and papers, each once."""
    rows = (*word_lists("instruments")["instrument"], *word_lists("instruments")["paper"])
    return tuple(dict.fromkeys(row["type"] for row in rows))


look_up_types(instrument_types)


@once_per_lexicon
def types_that_take(*makers: Takes) -> frozenset[str]:
    """The types of instruments whose name, however it is written, is followed by one of these makers."""
    taken: dict[str, set[str]] = {}
    for kind in instruments():
        taken.setdefault(kind.type, set()).add(kind.takes)
    return frozenset(name for name, takes in taken.items() if takes <= set(makers))


def types_of_region_heads() -> frozenset[str]:
    """The types of what governors, regents and mayors issue: Pergub, Kepbup …"""
    return types_that_take("province", "regency", "city")


def types_of_regions() -> frozenset[str]:
    """The types of what a region's council or head issues: Perda, Pergub …"""
    return types_that_take("province", "regency", "city", "area")


@once_per_lexicon
def type_codes() -> dict[str, str]:
    """Record type → its lower-case code in identifiers."""
    listed = word_lists("instruments")["instrument"]
    return {row["type"]: row.get("code", row["type"].lower().replace(" ", "-")) for row in listed}


def name_pattern(name: str) -> str:
    """A pattern for a name as print breaks it: blanks and hyphens lost, doubled or broken over lines."""
    if "." in name:
        return r"\.?\s?".join(map(re.escape, name.replace(".", ""))) + r"\.?"
    gap = rf"\s{{0,2}}{DASH}?\s{{0,4}}"
    return gap.join(re.escape(word) for word in re.split(r"[\s-]+", name))


@once_per_lexicon
def _offices() -> dict[str, tuple[Office, ...]]:
    """Ministers and bodies by the key of each of their names."""
    data = word_lists("ministries")
    found: dict[str, tuple[Office, ...]] = {}
    for row in [*data["minister"], *data["body"]]:
        slug = row.get("slug") or re.sub(r"[\W_]+", "-", row["short"][0])
        office = Office(row["name"], slug)
        for name in map(letters_and_digits, (row["name"], *row.get("short", []))):
            found[name] = (*found.get(name, ()), office)
    return found


def find_office(name: str) -> Office | None:
    """The minister or body of that name or abbreviation, letter slips in long words forgiven; None when unknown."""
    wanted = letters_and_digits(name)
    exact = _offices().get(wanted)
    if exact:
        return exact[0]
    if len(wanted) < 12:
        return None
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    near = process.extractOne(
        wanted, _offices().keys(), scorer=Levenshtein.distance, score_cutoff=max(1, len(wanted) // 14)
    )
    return _offices()[near[0]][0] if near else None


@once_per_lexicon
def minister_abbreviations() -> tuple[str, ...]:
    """Short forms that may follow Permen, Kepmen or SE, the longest first."""
    data = word_lists("ministries")
    return tuple(sorted({s for row in data["minister"] for s in row.get("short", [])}, key=lambda s: -len(s)))


@once_per_lexicon
def _region_types() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The types of regions, each with what may stand before the name of such a region."""
    words = word_lists("region_words")
    before, behind = any_white(words["before"]), any_white(words["behind"])
    return tuple(
        (kind, re.compile(rf"^(?:{before}\s+)?(?:{any_white(source)})\s*(?:{behind})?\s*", re.IGNORECASE))
        for kind, source in words["types"].items()
    )


@once_per_lexicon
def regions_by_name() -> dict[tuple[str, str], Region]:
    """Regions by type and the key of each of their names."""
    found: dict[tuple[str, str], Region] = {}
    for row in listed_rows("regions"):
        bare = row["name"].split(" ", 1)[1]
        for name in (bare, *filter(None, row["aliases"].split("|"))):
            found[row["type"], letters_and_digits(name)] = Region(row["code"], row["type"], row["name"])
        for name in filter(None, row["former"].split("|")):
            former = Region(row["code"], row["type"], row["name"], former=True)
            found.setdefault((row["type"], letters_and_digits(name)), former)
    return found


def is_region(name: str) -> bool:
    """Whether the words are the name of a region and nothing else, its kind left out."""
    return letters_and_digits(name) in _bare_regions()


@once_per_lexicon
def _bare_regions() -> frozenset[str]:
    return frozenset(key for _, key in regions_by_name())


def find_region(name: str, kind: str | None = None) -> Region | None:
    """The region of that name; `kind` (provinsi, kabupaten, kota) fills in for a missing type word.

    None for an unknown name, and for a bare one that a regency and a city share.
    """
    for word, pattern in _region_types():
        if match := pattern.match(name):
            kind, name = word, name[match.end() :]
            break
    wanted = letters_and_digits(name)
    if kind:
        return regions_by_name().get((kind, wanted))
    hits = [hit for word, _ in _region_types() if (hit := regions_by_name().get((word, wanted)))]
    return hits[0] if len(hits) == 1 else None


def _region_before_office(text: str, kind: str | None) -> Region | None:
    """The region with which the words begin where an office stands behind it: Kabupaten Bangka SMP 2."""
    words = text.split()
    openings = {opening.casefold() for opening in word_lists("institutions")["openings"]}
    for count in range(len(words) - 1, 0, -1):
        numbered = any(map(str.isdigit, "".join(words[count + 1 : count + 2])))
        office = numbered or words[count].casefold() in openings
        region = find_region(" ".join(words[:count]), kind) if office else None
        if region and not region.former:
            return region
    return None


def region_name(printed: str, kind: str | None = None) -> str | None:
    """ "Kabupaten Bangka" for KABUPATEN BANGKA, or Bangka with its kind; a name not listed stays as printed."""
    text = " ".join(printed.split()).strip(" ,.-")
    if not text:
        return None
    if (region := find_region(text, kind)) and not region.former:
        return region.name
    if within := _region_before_office(text, kind):
        return within.name
    text = text.title() if text.isupper() else text
    typed = any(pattern.match(text) for _, pattern in _region_types())
    return text if typed or not kind else f"{kind.title()} {text}"

"""The head of a citation: instrument, issuer or region, number and year."""

from __future__ import annotations

import re
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from ...lexicon.folders import once_per_lexicon
from ...lexicon.joining_words import and_words
from ...lexicon.legal_names import (
    Instrument,
    find_office,
    find_region,
    instruments,
    region_name,
)
from ...lexicon.listed_pattern import ListedPattern
from ...lexicon.word_lists import either, word_lists
from ...model.citation import squeeze
from ...model.findings import Finding
from .instrument_names import Named, named_at
from .number import MARK, Further, Slot, read_slot
from .pinpoint import pinpoint_before


class Head(NamedTuple):
    """A citation's head in [start, end); `dated` says that the year stands beside the number."""

    type: str
    number: str | None
    year: int | None
    issuer: str | None
    region: str | None
    start: int
    end: int
    dated: bool
    printed_year: str
    findings: tuple[Finding, ...]
    further: tuple[Further, ...] = ()


_RI = r"(?:\s*(?:Negara\s+)?R[^\W\d_]{5,9}\s+[I1l|][^\W\d_]{6,10}\b|\s*R\.?\s?I\b\.?)?"
_STATE_GAP = re.compile(rf"\.?(?:\s*\([A-Za-z.]{{2,8}}\))?{_RI}\s{{0,4}}(?=(?P<mark>{MARK})|[\dIlOo])", re.IGNORECASE)
_ABBREVIATION = r"\([^\W\d_][^();:\d]{0,30}\)"
"""What brackets hold inside an office's name: Panitia Pengadaan Pegawai (PANPEG) Kabupaten …"""
_OPEN_GAP = ListedPattern(
    lambda: (
        rf"""(?P<words>(?:{_ABBREVIATION}|{either(word_lists("instruments")["names_with_figures"])}
        |(?!\b{either(word_lists("instruments")["name_ends"])}\b|{MARK})[^;:()<>\d]){{0,320}}?)
    (?:\btanggal\s+\d{{1,2}}\s+[^\W\d_]{{3,10}}\s+(?P<year>\d{{4}})\s*,?\s*)?(?=(?P<mark>{MARK})|\d)"""
    ),
    re.IGNORECASE | re.VERBOSE,
)
_REPUBLIC = r"[^\W\d_]{5,9}\s+[il1][^\W\d_]{6,10}"
"""Republik Indonesia, with misread letters."""
_UUD = re.compile(
    rf"""(?:undang\s?[-–—‐‑\ufffe\u00ad]?\s{{0,4}}undang\s+dasar\b|uud(?P<interim>s)?)(?P<interim2>\s+sementara)?
    (?P<state>\s+negara)?(?:\s+kesatuan)?(?:\s+(?P<whole>{_REPUBLIC}\b)|\s*\bn?ri\b|nri)?
    (?:[\s.,]*(?:tahun)?\s*(?P<year>19[45][0-9OolI])\b)?
    |(?P<ris>konstitusi\s+(?:ris|republik\s+indonesia\s+serikat))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_YEAR_LOST = Finding("citation_year_unreadable", "the constitution's year cannot be read", "/year")
_STAATSBLAD = re.compile(
    rf"(?:(?:staatsblad|stbl|stb)\b\.?|(?-i:S)\.)\s*+(?:tahun|th\.?)?\s*+(?P<year>1[89]\d\d)\s*+"
    rf"(?:,?\s*+{MARK}|[:/–-]|,)\s*+(?P<number>\d{{1,4}})",
    re.IGNORECASE,
)


@once_per_lexicon
def anchor_regex() -> re.Pattern[str]:
    """Where a name may start: the first words of long names and the abbreviations, tried letter by letter."""
    words = {re.split(r"[\s-]", i.name)[0].casefold() for i in instruments() if not i.short}
    words |= {i.name.replace(".", "").split()[0].casefold() for i in instruments() if i.short}
    words |= {"permen", "kepmen", "inmen", "semen", "uud", "konstitusi", "staatsblad", "stbl", "stb"}
    dotted = {re.escape(i.name[: i.name.find(".") + 1].casefold()) for i in instruments() if "." in i.name[:6]}
    heads = "|".join(sorted({*dotted, r"kep\.", r"per\."}))
    stbl = r"(?-i:S)\.\s?(?=1[89]\d\d)"
    return re.compile(rf"(?<![^\W\d_])(?:{_trie(words)}|{heads}|{stbl})", re.IGNORECASE)


def _trie(words: set[str]) -> str:
    """A pattern for any of the words that shares their beginnings, so that most text is refused at its first letter."""
    if "" in words:
        return ""
    branches = [
        re.escape(first) + _trie({w[1:] for w in words if w[0] == first}) for first in sorted({w[0] for w in words})
    ]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


_WORDS = re.compile(r"[^\s;:()]+")


@once_per_lexicon
def _by_first_word() -> dict[str, tuple[Instrument, ...]]:
    """Long names by their first word, the longest first; those that open any sentence ("Keputusan") are left out."""
    table: dict[str, tuple[Instrument, ...]] = {}
    for kind in instruments():
        if not kind.short and kind.takes != "office" and len(kind.name) >= 10:
            first = kind.name.split()[0].casefold()
            table[first] = (*table.get(first, ()), kind)
    return table


def repaired_at(text: str, at: int) -> Named | None:
    """The instrument whose long name a recogniser spoilt at `at`: every word within two letters of the list's."""
    first = _WORDS.match(text, at)
    groups = [g for w, g in _by_first_word().items() if first and _alike(first[0], w)]
    words = list(_WORDS.finditer(text, at, min(len(text), at + 90)))[:6] if groups else []
    for kind in (kind for group in groups for kind in group):
        parts = kind.name.split()
        if len(parts) <= len(words) and all(_alike(w[0], p) for w, p in zip(words, parts, strict=False)):
            return Named(kind, words[len(parts) - 1].end(), repaired=True)
    return None


def _alike(printed: str, word: str) -> bool:
    """Do two words differ by no more letters than a recogniser spoils?"""
    slips = 0 if len(word) < 5 else 1 if len(word) < 6 else 2
    return Levenshtein.distance(printed.casefold(), word.casefold(), score_cutoff=slips) <= slips


_UNSPECIFIC = ("Peraturan", "Keputusan", "Surat Keputusan")  # what follows may be a spoilt "Bupati" or "Menteri"


def read_head(text: str, at: int, repair: bool = False) -> Head | None:
    """The head that stands at `at`; None where no instrument stands there or no number follows it."""
    if special := _unnumbered(text, at):
        return special
    named = named_at(text, at)
    if named is None or named.kind.name in _UNSPECIFIC:
        named = (repaired_at(text, at) if repair or named else None) or named
    return numbered(text, at, named) if named else None


def _unnumbered(text: str, at: int) -> Head | None:
    """A Staatsblad, or a constitution, which has no number."""
    if match := _STAATSBLAD.match(text, at, at + 80):
        return Head(
            "Staatsblad", str(int(match["number"])), int(match["year"]), None, None, at, match.end(), True, "", ()
        )
    match = _UUD.match(text, at, at + 140)
    if not match:
        return None
    if match["ris"]:
        return Head("UUD", None, 1949, None, None, at, match.end(), True, "", ())
    if not match["year"]:  # its full name or a provision of it is the constitution; "undang-undang dasar" may be any
        named = (match["state"] and match["whole"]) or pinpoint_before(text, at)
        return Head("UUD", None, None, None, None, at, match.end(), False, "", (_YEAR_LOST,)) if named else None
    year = int(re.sub("[lI]", "1", match["year"].replace("O", "0").replace("o", "0")))
    return Head("UUD", None, year, None, None, at, match.end(), True, "", ())


def numbered(text: str, at: int, named: Named) -> Head | None:
    """Name, gap and number slot together; None where they do not make a citation."""
    kind = named.kind
    closed = kind.takes in ("state", "none")
    gap = (_STATE_GAP if closed else _OPEN_GAP).match(text, named.end, min(len(text), named.end + 400))
    slot = read_slot(text, gap.end(), roman=kind.type == "TAP MPR") if gap else None
    if gap is None or slot is None or not _plausible(kind, gap, slot):
        return None
    if kind.joint or "bersama" in text[at : named.end].casefold():
        slot = _joint(text, slot)._replace(further=())
    issuer, region = _author(kind, named, squeeze(gap[0] if closed else re.sub(_ABBREVIATION, " ", gap["words"])))
    findings = slot.findings
    if named.repaired:
        findings = (
            Finding("ocr_repaired", f"{squeeze(text[at : named.end])!r} read as {kind.name}", "/type"),
            *findings,
        )
    year = slot.year or (int(gap["year"]) if not closed and gap["year"] else None)
    type_ = _type(kind, text[gap.end() : slot.end], issuer, region)
    return Head(
        type_, slot.number, year, issuer, region, at, slot.end, slot.dated, slot.printed_year, findings, slot.further
    )


def _plausible(kind: Instrument, gap: re.Match[str], slot: Slot) -> bool:
    """Is this a citation? Sheet numbers, other instruments in between and stray digits are not."""
    if slot.year is None and (not slot.marked or (kind.takes == "state" and not (slot.number or "").isdigit())):
        return kind.type == "TAP MPR" and slot.marked
    if kind.takes in ("state", "none"):
        return True
    words = gap["words"]
    if not slot.marked and (len(words) > 60 or "." in words):
        return False
    if kind.takes == "office" and not words.strip() and slot.year is None and "/" not in (slot.number or ""):
        return False
    return not any(_other(words, match.start()) for match in anchor_regex().finditer(words))


def _other(words: str, at: int) -> bool:
    """Does another instrument stand at `at`? "Direktur Jenderal Peraturan Perundang-undangan" is an office."""
    named = named_at(words, at)
    generic = named is not None and named.kind.takes == "office"
    return named is not None and not (generic and re.match(r"\s*perundang", words[named.end :], re.IGNORECASE))


_LOCAL = ListedPattern(lambda: rf"Kepala\s+{either(word_lists('instruments')['local_offices'])}", re.IGNORECASE)


def _type(kind: Instrument, slot: str, issuer: str | None, region: str | None) -> str:
    """The type the record bears: an agency's decree is a Kepban, a local office's a plain Keputusan."""
    if kind.type == "UU" and re.search(r"[\s/](?:darurat|drt)\b", slot, re.IGNORECASE):
        return "UU Darurat"
    if (
        kind.takes in ("agency", "body")
        and issuer
        and (region or (issuer.startswith("Kepala") and _LOCAL.match(issuer)))
    ):
        return {"Perban": "Peraturan", "Kepban": "Keputusan"}[kind.type]
    return kind.type


_AND = ListedPattern(lambda: rf"\s*(?:,\s*{and_words()}?|{and_words()}|&)\s+(?={MARK})", re.IGNORECASE)


def _joint(text: str, slot: Slot) -> Slot:
    """A joint decree bears one number for each minister: the first is the citation's, the others only lengthen it."""
    while (match := _AND.match(text, slot.end, slot.end + 20)) and (nxt := read_slot(text, match.end())):
        slot = slot._replace(end=nxt.end, year=slot.year or nxt.year, dated=slot.dated or nxt.dated)
    return slot


_KIND = {"province": "provinsi", "regency": "kabupaten", "city": "kota", "area": None}
_TRAILING_RI = re.compile(r"(?:^|[\s,]+)(?:R[^\W\d_]{5,9}\s+[Il1][^\W\d_]{6,10}|R\.?I\.?)\s*$", re.IGNORECASE)
_TRAILING_REGION = ListedPattern(
    lambda: rf"\b({either(word_lists('region_words')['names'])}\s+[\w\s'-]{{3,60}})$", re.IGNORECASE
)


def _author(kind: Instrument, named: Named, printed: str) -> tuple[str | None, str | None]:
    """Issuer and region, from the kind of instrument and the words between its name and its number."""
    words = printed.strip(" ,.-–")
    if kind.takes in _KIND:
        region = _area(words, _KIND[kind.takes]) if words else None
        return (f"{kind.lead} {region.split(' ', 1)[-1]}" if kind.lead and region else kind.lead or None), region
    if kind.takes == "village":
        return None, f"{kind.name.split()[-1]} {_cased(words)}" if words else None
    if kind.takes == "state":
        return None, None
    if kind.takes == "none":
        return (_office(f"{named.abbreviation}", "Menteri") if named.abbreviation else kind.lead), None
    return _open_author(kind, words)


def _area(words: str, kind: str | None) -> str | None:
    """The region's name; "Peraturan Daerah Istimewa Yogyakarta" has its Daerah in the instrument's name."""
    if listed := find_region(f"Daerah {words}", "provinsi"):
        return listed.name
    return region_name(re.sub(r"^(?:khusus|istimewa)\s+(?=pro[vp]insi)", "", words, flags=re.IGNORECASE), kind)


def _open_author(kind: Instrument, words: str) -> tuple[str | None, str | None]:
    """Issuer and region where any office may stand before the number."""
    words = _TRAILING_RI.sub("", words) if kind.takes != "body" else words
    if kind.takes == "ministry":
        return (_office(words, "Menteri") if words else None), None
    if kind.takes == "agency":
        office = find_office(words)
        area = _TRAILING_REGION.search(words)
        return (office.name if office else _cased(f"Kepala {words}") if words else None), region_name(
            area[1]
        ) if area else None
    area = _TRAILING_REGION.search(words)
    if kind.takes == "body":
        local = f"{'Kepala ' if 'Kepala' in kind.name else ''}{_unnamed(kind)} {words}"
        return (_cased(local), region_name(area[1])) if area else (_body(kind, words), None)
    return (_cased(words) if words else None), region_name(area[1]) if area else None


def _unnamed(kind: Instrument) -> str:
    """What the body's name begins with: "Badan" for "Peraturan Kepala Badan"."""
    return re.sub(r"^(?:Surat\s+)?(?:Peraturan|Keputusan)\s+(?:Kepala\s+|Ketua\s+)?", "", kind.name)


def _body(kind: Instrument, words: str) -> str | None:
    """The body's canonical name, or the printed one."""
    name = f"{_unnamed(kind)} {words}"
    office = find_office(name) or find_office(_TRAILING_RI.sub("", name))
    return office.name if office else _cased(_TRAILING_RI.sub("", name))


def _office(words: str, lead: str) -> str:
    """The minister's canonical name, or the printed one."""
    office = find_office(f"{lead} {words}") or find_office(words)
    return office.name if office else _cased(f"{lead} {words}")


def _cased(words: str) -> str:
    """Capitals become title case with small connecting words; anything else stays as printed."""
    if sum(c.isupper() for c in words) * 2 < sum(c.isalpha() for c in words):
        return words
    small = {"dan", "atau", "di", "ke", "dari", "pada"}
    return " ".join(
        w.lower() if w.lower() in small else w.capitalize() if len(w) > 3 or not w.isupper() else w
        for w in words.split()
    )

"""Legal references as values: citations, the gazette of a promulgation, the region of an office."""

from __future__ import annotations

import re

from ...lexicon.folders import once_per_lexicon
from ...lexicon.legal_names import find_region, region_name
from ...lexicon.listed_pattern import ListedPattern
from ...lexicon.offices import region_head_pattern, region_heads
from ...lexicon.word_lists import either, word_lists
from ...model.citation import Citation, Gazette
from ...model.findings import Finding
from ...model.value import Located
from ...rulebook.registry import Options
from ...text.running import unwrap
from ...values.citations.find import find_citations, find_papers, shift
from ...values.citations.gazette import read_gazettes
from ..field_type import field_type
from ..found import Extent, Found, found_at, listing

_NEXT_ITEM = re.compile(r"\n(?=[ \t]*(?:[-•][ \t]+|\(?(?:\d{1,2}|[a-zA-Z])[.)][ \t]))")
"""The line break before a list's next label ends what is cited before it."""


_PLAIN = frozenset(["UU", "Perppu", "PP", "Perpres"])
"""Types of instruments whose numbers have no parts."""


class CitationsOptions(Options):
    once: bool = False
    """Each instrument only where it is named first."""
    papers: bool = False
    """Letters, announcements and other papers, too, where they are named with their number."""


@field_type("citations", value=list[Citation], options=CitationsOptions)
def read_citations(extent: Extent, options: CitationsOptions) -> Found | None:
    """Every instrument that the text names, in its order."""
    text = _NEXT_ITEM.sub(";", extent.raw)
    found = [_cited(extent, located) for located in _located(text, options.papers)]
    if options.once:
        first = {_same(f): f for f in reversed(found)}
        found = [f for f in found if first[_same(f)] is f]
    return listing(found) if found else None


def _located(text: str, papers: bool) -> list[Located[Citation]]:
    """The instruments, and the papers that stand apart from them, in the order of the text."""
    found = [located for located in find_citations(text) if not _is_code(located.value)]
    more = find_papers(text) if papers else []
    apart = [paper for paper in more if not any(paper.start < c.end and c.start < paper.end for c in found)]
    return sorted([*found, *apart], key=lambda located: located.start)


def _is_code(citation: Citation) -> bool:
    """Whether it is no instrument of the state but the code in a letter's number: PP.00.9/001/2004."""
    return citation.type in _PLAIN and "/" in (citation.number or "")


def _same(found: Found) -> tuple[str, ...]:
    """What two mentions of one instrument share."""
    value = found.value
    if value["id"]:
        return (value["id"],)
    named = tuple(str(value[key]) for key in ("type", "number", "year"))
    return named if value["number"] else (*named, unwrap(value["raw"]))


@field_type("citation", value=Citation)
def read_citation(extent: Extent, options: Options) -> Found | None:
    """The first instrument that the text names."""
    found = find_citations(extent.raw)
    return _cited(extent, found[0]) if found else None


def _cited(extent: Extent, located: Located[Citation]) -> Found:
    value = shift(located.value, extent.start)
    span = (extent.start + located.start, extent.start + located.end)
    findings: tuple[Finding, ...] = located.findings
    return Found(value.model_dump(mode="json"), (("", span),), findings)


@field_type("gazette", value=Gazette)
def read_gazette(extent: Extent, options: Options) -> Found | None:
    """The first gazette that the text names: series, year, number."""
    read = read_gazettes(extent.raw, 0)
    return found_at(extent.trimmed(), read.found[0].model_dump(mode="json")) if read.found else None


_HEAD = ListedPattern(lambda: rf"(?i)\b({region_head_pattern()})\s+(?P<name>[^,:;()]+)")
_NAMED = ListedPattern(lambda: rf"(?i)\b(?P<name>{either(word_lists('region_words')['names'])}\s+[^,:;()]+)")


@once_per_lexicon
def _office_below() -> re.Pattern[str]:
    """An office below the region of which it is: the next line of a letterhead."""
    return re.compile(rf"(?i)\s+{either(word_lists('letterheads')['offices_below'])}\b.*")


def _up_to_office(name: str) -> str:
    """The region's name without the office that is named behind it."""
    return _office_below().sub("", name)


def _on_two_lines(extent: Extent, printed: str, kind: str | None) -> str | None:
    """The region whose name goes on in the next line, where there is one of that name: Provinsi Daerah Khusus ⏎ Ibukota
    Jakarta."""
    rest, *below = extent.document.text[extent.end : extent.end + _NEXT_LINE].split("\n", 2)
    if rest.strip() or not below or not printed or find_region(printed, kind):
        return None
    region = find_region(f"{printed} {' '.join(below[0].split())}", kind)
    return region.name if region else None


_NEXT_LINE = 120
"""Characters behind a region's name in which its next line ends."""
_SPELT = re.compile(r"\s[^\W\d_]{2}")
"""What a name has behind the word for its kind; a form may leave it open: Kota *)."""


@field_type("region", value=str)
def read_region(extent: Extent, options: Options) -> Found | None:
    """The region an office belongs to, by its official name: Bupati Bangka → Kabupaten Bangka."""
    text = extent.text
    named = _NAMED.search(text)
    head = _HEAD.search(text)
    if named:
        printed, kind = _up_to_office(named["name"]), None
    else:
        kind = region_heads()["".join(head[1].casefold().split())] if head else None
        printed = head["name"] if head else ""
    name = _on_two_lines(extent, printed, kind) or region_name(printed, kind)
    return found_at(extent.trimmed(), name) if name and _SPELT.search(name) else None

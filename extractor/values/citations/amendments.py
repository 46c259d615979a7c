"""A citation without its surroundings: head, title and gazettes, and the chain of amendments behind them."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...lexicon.legal_names import types_of_region_heads, types_of_regions
from ...model.citation import Citation, squeeze
from ...model.findings import Finding
from ...model.value import Located
from .gazette import Gazettes, read_gazettes
from .head import Head, anchor_regex, read_head
from .identifier import akn_id
from .number import MARK, Slot, read_slot, read_year
from .title import read_title

_CHAIN = re.compile(
    r"""[\s;,.]*(?P<lead>sebaga[a-z]{3,6}|sebagi?mana|yang)\s+(?P<words>(?:[^\s;()\d]+\s+){0,7}?)
    (?P<verb>di\s?(?:rubah|ubah|perbah?arui|perbarui|sempurnakan|tambah))(?P<more>(?:[\s,]+(?!dengan\b|oleh\b)[^\s;()\d]+){0,5}?)
    [\s,]+(?:(?:dengan|oleh|melalui|berdasarkan|menjadi)\s+){1,2}""",
    re.IGNORECASE | re.VERBOSE,
)
_JOINT = re.compile(r"[\s;,.]*(?P<verb>jo|juncto|juncis|yo)\b[.,]?\s*", re.IGNORECASE)
_MORE = re.compile(
    r"""[\s,;]*(?P<join>dan|serta|kemudian|,|lalu)\s+(?P<last>(?:telah\s+|kemudian\s+|yang\s+)*(?:di\s?ubah\s+)?
    (?:kembali\s+|lagi\s+)?(?:untuk\s+)?(?:yang\s+)?(?:ke\w+\s+(?:kali(?:nya)?\s+)?)?(?:dan\s+)?(?:terakhir\s+)?
    (?:kali\s+)?(?:diubah\s+)?(?:dengan\s+){0,2})""",
    re.IGNORECASE | re.VERBOSE,
)
_AMENDED = re.compile(
    r"""\b(?:sebaga\w+|yang|telah|diubah)\b(?:[^;()\d]{0,80}?\b)?(?:diubah|diperbarui)\b[^;()\d]{0,40}?\bdengan\s+$
    |\bdiubah\s+dengan\s+$""",
    re.IGNORECASE | re.VERBOSE,
)
_BASE = re.compile(r"[^;()]{0,200}?\bperubahan\s+(?:[^\W\d_]+\s+){0,4}?atas\s+", re.IGNORECASE)
_MARK = re.compile(MARK, re.IGNORECASE)


class AmendmentLink(NamedTuple):
    """A citation without what surrounds it, and where the text goes on."""

    citation: Citation
    end: int
    findings: tuple[Finding, ...]


class _AmendmentStep(NamedTuple):
    """One amendment: `partial` says that earlier ones are left out, `verb` is the printed one."""

    link: AmendmentLink
    partial: bool
    verb: str


def collapse(text: str) -> str:
    """The text with its runs of blanks collapsed, nothing else changed."""
    return " ".join(text.split())


def finished(text: str, citation: Citation, start: int, end: int) -> Citation:
    """The citation with its place, its words and its identifier."""
    raw = collapse(text[start:end])
    return citation.model_copy(update={"span": (start, end), "raw": raw, "id": akn_id(citation)})


def of_head(head: Head, title: str | None) -> Citation:
    """The citation that a head and a title make."""
    return Citation(
        type=head.type, number=head.number, year=head.year, issuer=head.issuer, region=head.region, title=title
    )


def read_link(text: str, head: Head, item: bool) -> AmendmentLink:
    """Head, title and gazettes; no chain."""
    title = read_title(text, head.end, item, head.dated or head.year is not None)
    gazettes = read_gazettes(text, title.end)
    findings = head.findings
    year = head.year or title.year
    if year is None and (year := _year_of_gazette(head.printed_year, gazettes)):
        repaired = Finding("ocr_repaired", f"{head.printed_year!r} read as {year}, the gazette's year", "/year")
        findings = (*(f for f in findings if f.code != "citation_year_unreadable"), repaired)
    citation = of_head(head, title.text).model_copy(update={"year": year, "gazettes": gazettes.found})
    if head.region is None and head.type in types_of_regions():
        citation = citation.model_copy(update={"region": gazettes.region})
    findings = (*findings, *gazettes.findings, *_unusual(citation))
    return AmendmentLink(finished(text, citation, head.start, gazettes.end), gazettes.end, findings)


def _year_of_gazette(printed: str, gazettes: Gazettes) -> int | None:
    """A year with a sign that may be two digits, settled by the gazette's year; None where that does not fit."""
    years = [g.year for g in gazettes.found if g.year]
    return read_year(printed, years[0]) if printed and years else None


def _unusual(citation: Citation) -> list[Finding]:
    """A finding where the kind of instrument is not published in such a gazette."""
    series = {g.series for g in citation.gazettes}
    ruler = citation.type in types_of_region_heads() and citation.type.startswith("Per")
    if (ruler and "LD" in series) or (citation.type == "Perda" and "BD" in series):
        return [Finding("gazette_series_unusual", f"a {citation.type} in {', '.join(sorted(series))}", "/gazettes")]
    return []


def with_chain(text: str, link: AmendmentLink, item: bool) -> AmendmentLink:
    """The citation with the amendments named behind it."""
    base, end, findings = link
    steps: list[_AmendmentStep] = []
    while len(steps) < 24 and (step := _step(text, end, base, steps, item)):
        if not steps and _of_title(base, step.link.citation):
            return _longer_title(text, link, step.link.end)
        differs = _differs(base, step.link)
        if differs and not item:
            break
        at = f"/amended_by/{len(steps)}"
        findings += tuple(f._replace(at=at + f.at) for f in (*step.link.findings, *([differs] if differs else [])))
        steps.append(step)
        end = step.link.end
    return _chained(base, end, findings, steps) if steps else link


def _chained(base: Citation, end: int, findings: tuple[Finding, ...], steps: list[_AmendmentStep]) -> AmendmentLink:
    """The base with its links; a joint reading ("Nomor 3 jo. Nomor 19 Tahun 1950") lends it the year."""
    links = tuple(s.link.citation.model_copy(update={"relation": s.verb}) for s in steps)
    complete = len(links) > 1 or not steps[0].partial
    if not complete:
        incomplete = Finding("citation_chain_incomplete", "earlier amendments are not named", "/amended_by")
        findings = (*findings, incomplete)
    if base.year is None and links[0].relation == "jo":
        base = base.model_copy(update={"year": links[0].year})
        base = base.model_copy(update={"id": akn_id(base)})
    return AmendmentLink(base.model_copy(update={"amended_by": links, "chain_complete": complete}), end, findings)


def _longer_title(text: str, link: AmendmentLink, end: int) -> AmendmentLink:
    """The citation with its title going on to `end`."""
    base = link.citation
    start = base.span[0] if base.span else link.end
    title = squeeze(f"{base.title} {text[link.end : end]}")
    return AmendmentLink(finished(text, base.model_copy(update={"title": title}), start, end), end, link.findings)


def _step(text: str, at: int, base: Citation, before: list[_AmendmentStep], item: bool) -> _AmendmentStep | None:
    """The next amendment at `at`."""
    match = _CHAIN.match(text, at, at + 260) or _JOINT.match(text, at, at + 30)
    if match:
        link = _amending(text, match.end(), item, base)
        phrase = match[0].casefold()
        verb = re.sub(r"\s", "", match["verb"].casefold())
        return _AmendmentStep(link, "terakhir" in phrase or "beberapa" in phrase, verb) if link else None
    if before and (match := _MORE.match(text, at, at + 160)):
        tied = bool(match["last"].strip()) or (item and match["join"] != ",")
        link = _amending(text, match.end(), item, base)
        if link and (tied or _continues(link.citation, before[-1].link.citation)):
            return _AmendmentStep(link, False, before[-1].verb)
    return None


def _amending(text: str, at: int, item: bool, base: Citation) -> AmendmentLink | None:
    """The amendment at `at`; a bare "Nomor 4 Tahun 2013" is of the base's own kind."""
    head = read_head(text, at, repair=True)
    if head is None and _MARK.match(text, at):
        slot = read_slot(text, at)
        if slot and slot.year and slot.number:
            head = numbered_as(Head(base.type, None, None, base.issuer, base.region, at, at, True, "", ()), slot, at)
    return read_link(text, head, item) if head else None


def numbered_as(head: Head, slot: Slot, start: int) -> Head:
    """The same instrument under another number."""
    return head._replace(
        number=slot.number,
        year=slot.year,
        start=start,
        end=slot.end,
        dated=slot.dated,
        printed_year=slot.printed_year,
        findings=slot.findings,
    )


def _continues(link: Citation, last: Citation) -> bool:
    """In prose, "dan" goes on with the chain only to an amending law, or to a later one where both are bare."""
    amending = bool(link.title and re.match(r"perubahan", link.title, re.IGNORECASE))
    return link.type == last.type and (
        amending or (not link.title and not last.title and (link.year or 0) >= (last.year or 0))
    )


def _differs(base: Citation, link: AmendmentLink) -> Finding | None:
    """Does the amendment's own title name another law? Then something between the two is lost."""
    title = link.citation.title or ""
    named = _BASE.match(title)
    head = read_head(title, named.end()) if named else None
    if head is None or head.type != base.type or None in (head.number, head.year, base.number, base.year):
        return None
    if head.number == base.number or head.year == base.year:
        return None
    return Finding("citation_chain_differs", f"its title amends {head.type} {head.number} of {head.year}")


def _of_title(base: Citation, link: Citation) -> bool:
    """Does the amendment belong to a law of another kind that the title names? Then it is part of the title."""
    if base.type == link.type or not base.title or base.gazettes:
        return False
    return any(
        (head := read_head(base.title, m.start())) and head.type == link.type
        for m in anchor_regex().finditer(base.title)
    )


def amending_phrase(text: str, at: int, floor: int) -> tuple[re.Match[str], int] | None:
    """The words "sebagaimana telah diubah dengan" that end at `at`, and where they start."""
    low = max(floor, at - 160)
    phrase = _AMENDED.search(text[low:at])
    return (phrase, low + phrase.start()) if phrase else None


def headless(text: str, start: int, phrase: re.Match[str], head: Head) -> Located[Citation] | None:
    """A law whose head is lost: the title of its amendment still names it ("Perubahan atas …"); else None."""
    base = _named_base(text, head.end)
    if base is None:
        return None
    bracket = text.find("(", start, head.start)
    gazettes = read_gazettes(text, bracket).found if bracket >= 0 else ()
    nested = read_link(text, head, item=True)
    partial = "terakhir" in phrase[0].casefold() or "beberapa" in phrase[0].casefold()
    chain = (nested.citation.model_copy(update={"relation": "diubah"}),)
    citation = of_head(base, read_title(text, base.end, True, True).text).model_copy(
        update={"gazettes": gazettes, "amended_by": chain, "chain_complete": not partial}
    )
    lost = Finding("citation_head_lost", "the head was taken from the title of the amendment")
    return Located(finished(text, citation, start, nested.end), start, nested.end, (lost, *nested.findings))


def _named_base(text: str, at: int) -> Head | None:
    """The head of the law that an amendment's title, after the number that ends at `at`, says it amends."""
    title = re.compile(r"\s*,?\s*tentang\s+", re.IGNORECASE).match(text, at)
    named = title and _BASE.match(text, title.end())
    return read_head(text, named.end()) if named else None

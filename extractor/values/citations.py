"""Find Indonesian legal citations: `find_citations` in running text, `parse_basis` in one item of a Mengingat list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..findings import Finding
from .base import Located, Parsed
from .citation_gazettes import Gazettes, read_gazettes
from .citation_heads import Head, anchor_regex, name_regex, read_head
from .citation_id import akn_id
from .citation_numbers import MARK, read_slot, read_year
from .citation_pinpoints import pinpoint_after, pinpoint_before
from .citation_titles import read_title
from .citation_text import write
from .citation_types import Citation, Gazette, shift, squeeze

__all__ = ["Citation", "Gazette", "cite_text", "find_citations", "parse_basis", "shift"]

_SPOILT = re.compile(rf"{MARK}\S{{1,40}}?\s{{0,3}}t[a-z]{{2,5}}n\s", re.IGNORECASE)
_CHAIN = re.compile(
    r"""[\s;,.]*(?P<lead>sebaga[a-z]{3,6}|sebagi?mana|yang)\s+(?P<words>(?:[^\s;()\d]+\s+){0,7}?)
    (?P<verb>di\s?(?:rubah|ubah|perbah?arui|perbarui|sempurnakan|tambah))(?P<more>(?:[\s,]+(?!dengan\b|oleh\b)[^\s;()\d]+){0,5}?)
    [\s,]+(?:dengan|oleh|melalui|berdasarkan|menjadi)\s+""",
    re.IGNORECASE | re.VERBOSE,
)
_JOINT = re.compile(r"[\s;,.]*(?P<verb>jo|juncto|juncis|yo)\b[.,]?\s*", re.IGNORECASE)
_MORE = re.compile(
    r"[\s,;]*(?P<join>dan|serta|kemudian|,|lalu)\s+(?P<last>(?:telah\s+|kemudian\s+|yang\s+)*(?:di\s?ubah\s+)?(?:kembali\s+|lagi\s+)?(?:untuk\s+)?(?:yang\s+)?(?:ke\w+\s+(?:kali(?:nya)?\s+)?)?(?:dan\s+)?(?:terakhir\s+)?(?:kali\s+)?(?:diubah\s+)?(?:dengan\s+)?)",
    re.IGNORECASE,
)
_ELIDED = re.compile(rf"\s*(?:,\s*(?:dan|serta)?|dan|serta)\s+(?={MARK})", re.IGNORECASE)


class _Link(NamedTuple):
    """A citation without what surrounds it, and where the text goes on."""

    citation: Citation
    end: int
    findings: tuple[Finding, ...]


def find_citations(text: str) -> list[Located[Citation]]:
    """Every citation in running text, in order and apart from each other; amendments stand inside the one they amend."""
    found: list[Located[Citation]] = []
    reached = _Reached()
    for start, repair in _starts(text, reached):
        for citation in _at(text, start, reached.at, item=False, repair=repair):
            found.append(citation)
            reached.at = citation.end
    return found


class _Reached:
    """How far the text is already read: nothing before it starts a citation."""

    at = 0


def parse_basis(text: str) -> Parsed[Citation] | None:
    """The instrument that one item of a list of legal bases names, with its chain; None where it names none."""
    for start, repair in _starts(text, _Reached()):
        if head := read_head(text, start, repair):
            if amending := _amending_phrase(text, head.start, 0):
                lost = _headless(text, 0, amending[0], head)
                return Parsed(lost.value, lost.findings) if lost else None
            if head.type != "Staatsblad" and _foreign(text[: head.start]):
                return None
            cited = next(iter(_at(text, start, 0, item=True, repair=repair)), None)
            return Parsed(cited.value, cited.findings) if cited else None
    return None


_AMENDED = re.compile(r"\b(?:sebaga\w+|yang|telah|diubah)\b(?:[^;()\d]{0,80}?\b)?(?:diubah|diperbarui)\b[^;()\d]{0,40}?\bdengan\s+$|\bdiubah\s+dengan\s+$", re.IGNORECASE)  # fmt: skip
_BASE = re.compile(r"[^;()]{0,200}?\bperubahan\s+(?:[^\W\d_]+\s+){0,4}?atas\s+", re.IGNORECASE)


def _of_head(head: Head, title: str | None) -> Citation:
    return Citation(
        type=head.type, number=head.number, year=head.year, issuer=head.issuer, region=head.region, title=title
    )


def _named_base(text: str, at: int) -> Head | None:
    """The head of the law that an amendment's title, after the number that ends at `at`, says it amends."""
    title = re.compile(r"\s*,?\s*tentang\s+", re.IGNORECASE).match(text, at)
    named = title and _BASE.match(text, title.end())
    return read_head(text, named.end()) if named else None


def _headless(text: str, start: int, phrase: re.Match[str], head: Head) -> Located[Citation] | None:
    """A law whose head is lost: the title of its amendment still names it ("Perubahan atas …"); else None."""
    base = _named_base(text, head.end)
    if base is None:
        return None
    bracket = text.find("(", start, head.start)
    gazettes = read_gazettes(text, bracket).found if bracket >= 0 else ()
    nested = _link(text, head, item=True)
    partial = "terakhir" in phrase[0].casefold() or "beberapa" in phrase[0].casefold()
    chain = (nested.citation.model_copy(update={"relation": "diubah"}),)
    citation = _of_head(base, read_title(text, base.end, True, True).text).model_copy(
        update={"gazettes": gazettes, "amended_by": chain, "chain_complete": not partial}
    )
    lost = Finding("citation_head_lost", "the head was taken from the title of the amendment")
    return Located(_finished(text, citation, start, nested.end), start, nested.end, (lost, *nested.findings))


def _amending_phrase(text: str, at: int, floor: int) -> tuple[re.Match[str], int] | None:
    """The words "sebagaimana telah diubah dengan" that end at `at`, and where they start."""
    low = max(floor, at - 160)
    phrase = _AMENDED.search(text[low:at])
    return (phrase, low + phrase.start()) if phrase else None


def _foreign(before: str) -> bool:
    """Is what stands before the first instrument more than a label and a pinpoint?"""
    pin = pinpoint_before(before, len(before))
    rest = before[: pin[1]] if pin else before
    return len(re.findall(r"[^\W\d_]{3,}", rest)) > 4


def _starts(text: str, reached: _Reached) -> Iterator[tuple[int, bool]]:
    """Places where a head may stand, in order: names, and (True) words before a number whose name may be spoilt."""
    numbers = _SPOILT.finditer(text)
    number = next(numbers, None)
    for match in _with_end(anchor_regex(), text):
        start = match.start() if match else len(text)
        while number and number.start() < start:
            if number.start() >= reached.at:
                yield from ((at, True) for at in _words_before(text, number.start(), reached))
            number = next(numbers, None)
        if match and start >= reached.at and _digit_near(text, match.end()):
            yield start, False


def _with_end(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str] | None]:
    """The matches, and None behind the last."""
    yield from pattern.finditer(text)
    yield None


_DIGIT = re.compile(r"[\d;]")


def _digit_near(text: str, at: int) -> bool:
    """Can a number slot follow? A cheap look that spares prose the grammar: a digit in reach, no semicolon before it."""
    match = _DIGIT.search(text, at, at + 340)
    return bool(match and match[0] != ";") or text[at - 3 : at].casefold() == "usi"


def _words_before(text: str, at: int, reached: _Reached) -> Iterator[int]:
    low = max(reached.at, at - 110)
    for word in re.finditer(r"(?<!\S)[UPKSIQupksiq]\S*", text[low:at]):
        if low + word.start() >= reached.at:
            yield low + word.start()


def _at(text: str, start: int, floor: int, item: bool, repair: bool) -> Iterator[Located[Citation]]:
    """The citation whose head stands at `start`, and those that share its instrument: "… dan Nomor 7 Tahun 2011"."""
    head = read_head(text, start, repair)
    if head is None:
        return
    amending = None if item else _amending_phrase(text, head.start, floor)
    if amending and (lost := _headless(text, amending[1], amending[0], head)):
        yield lost
        return
    pin = pinpoint_before(text, head.start, floor)
    begin = pin[1] if pin else head.start
    if head.type == "Staatsblad":
        begin, link = _colonial(text, head, floor)
    else:
        link = _link(text, head, item)
    link = _with_chain(text, link, item)
    if not pin and (behind := pinpoint_after(text, link.end)) and not _followed(text, behind[1]):
        link = link._replace(citation=link.citation.model_copy(update={"pinpoint": behind[0]}), end=behind[1])
    elif pin:
        link = link._replace(citation=link.citation.model_copy(update={"pinpoint": pin[0]}))
    yield _located(text, begin, link)
    while (
        not item
        and (match := _ELIDED.match(text, link.end, link.end + 20))
        and (same := _same(text, match.end(), head))
    ):
        link = _with_chain(text, _link(text, same, item), item)
        yield _located(text, match.end(), link)


_CODE = re.compile(
    r"((?:kitab\s+undang|[^\W\d_]*ordonn?ant?si?|[^\W\d_]*reglement|wet\b)[^;.()]{2,120}?)\s*\(?\s*$", re.IGNORECASE
)


def _colonial(text: str, head: Head, floor: int) -> tuple[int, _Link]:
    """A colonial code: its name stands before its Staatsblad, often with the Staatsblad in brackets."""
    low = max(floor, head.start - 160)
    named = _CODE.search(text[low : head.start])
    end = head.end + 1 if text[head.end : head.end + 1] == ")" and "(" in text[low : head.start] else head.end
    title = squeeze(named[1]) if named else None
    citation = Citation(type=head.type, number=head.number, year=head.year, title=title)
    return low + named.start() if named else head.start, _Link(_finished(text, citation, head.start, end), end, ())


def _finished(text: str, citation: Citation, start: int, end: int) -> Citation:
    """The citation with its place, its words and its identifier."""
    raw = squeeze_raw(text[start:end])
    return citation.model_copy(update={"span": (start, end), "raw": raw, "id": akn_id(citation)})


def _followed(text: str, at: int) -> bool:
    """Does an instrument stand right behind `at`, so that the pinpoint is its own?"""
    nxt = re.compile(r"\s*(?:dari\s+)?(?=\S)").match(text, at)
    return bool(nxt and name_regex().match(text, nxt.end(), nxt.end() + 120))


def _same(text: str, at: int, head: Head) -> Head | None:
    slot = read_slot(text, at)
    if slot is None or slot.year is None or slot.number is None or head.number is None:
        return None
    return head._replace(
        number=slot.number,
        year=slot.year,
        start=at,
        end=slot.end,
        dated=slot.dated,
        printed_year=slot.printed_year,
        findings=slot.findings,
    )


def _located(text: str, begin: int, link: _Link) -> Located[Citation]:
    citation = link.citation
    update: dict[str, object] = {"span": (begin, link.end), "raw": squeeze_raw(text[begin : link.end])}
    return Located(citation.model_copy(update=update), begin, link.end, link.findings)


def squeeze_raw(text: str) -> str:
    """The text with its runs of blanks collapsed, nothing else changed."""
    return " ".join(text.split())


def _link(text: str, head: Head, item: bool) -> _Link:
    """Head, title and gazettes; no chain."""
    title = read_title(text, head.end, item, head.dated or head.year is not None)
    gazettes = read_gazettes(text, title.end)
    year = head.year or title.year
    findings = list(head.findings)
    if year is None and any(f.code == "citation_year_unreadable" for f in findings):
        if year := _year_of_gazette(head.printed_year, gazettes):
            findings = [f for f in findings if f.code != "citation_year_unreadable"]
            findings.append(
                Finding("ocr_repaired", f"{head.printed_year!r} read as {year}, the gazette's year", "/year")
            )
    citation = Citation(
        type=head.type,
        number=head.number,
        year=year,
        title=title.text,
        issuer=head.issuer,
        region=head.region or (gazettes.region if head.type in _REGIONAL else None),
        gazettes=gazettes.found,
    )
    findings += [*gazettes.findings, *_unusual(citation)]
    return _Link(_finished(text, citation, head.start, gazettes.end), gazettes.end, tuple(findings))


_REGIONAL = frozenset({"Perda", "Pergub", "Kepgub", "Perbup", "Kepbup", "Perwali", "Kepwali"})


def _year_of_gazette(printed: str, gazettes: Gazettes) -> int | None:
    """A year with a sign that may be two digits, settled by the gazette's year; None where that does not fit."""
    years = [g.year for g in gazettes.found if g.year]
    return read_year(printed, years[0]) if years else None


def _unusual(citation: Citation) -> list[Finding]:
    series = {g.series for g in citation.gazettes}
    ruler = citation.type in ("Pergub", "Perbup", "Perwali")
    if (ruler and "LD" in series) or (citation.type == "Perda" and "BD" in series):
        return [Finding("gazette_series_unusual", f"a {citation.type} in {', '.join(sorted(series))}", "/gazettes")]
    return []


def _with_chain(text: str, link: _Link, item: bool) -> _Link:
    """The citation with the amendments named behind it."""
    base, end, findings = link
    links: list[Citation] = []
    complete = True
    while len(links) < 24 and (step := _step(text, end, base, links, item)):
        nested, partial, verb = step
        if not links and _of_title(base, nested.citation):
            title = squeeze(f"{base.title} {text[end : nested.end]}")
            return _Link(
                _finished(text, base.model_copy(update={"title": title}), _start(base), nested.end),
                nested.end,
                findings,
            )
        if differs := _differs(base, nested):
            if not item:
                break
            findings = (*findings, differs._replace(at=f"/amended_by/{len(links)}"))
        complete = complete and not partial
        findings += tuple(f._replace(at=f"/amended_by/{len(links)}{f.at}") for f in nested.findings)
        links.append(nested.citation.model_copy(update={"relation": verb}))
        end = nested.end
    if not links:
        return link
    if not complete and len(links) < 2:
        findings = (
            *findings,
            Finding("citation_chain_incomplete", "earlier amendments exist that are not named", "/amended_by"),
        )
    if base.year is None and links[0].relation == "jo":
        base = base.model_copy(update={"year": links[0].year})
        base = base.model_copy(update={"id": akn_id(base)})
    update = {"amended_by": tuple(links), "chain_complete": complete or len(links) > 1}
    return _Link(base.model_copy(update=update), end, findings)


def _differs(base: Citation, link: _Link) -> Finding | None:
    """Does the amendment's own title name another law? Then something between the two is lost."""
    title = link.citation.title or ""
    named = _BASE.match(title)
    head = read_head(title, named.end()) if named else None
    if head is None or head.type != base.type or None in (head.number, head.year, base.number, base.year):
        return None
    if head.number == base.number or head.year == base.year:
        return None
    return Finding("citation_chain_differs", f"its title amends {head.type} {head.number} of {head.year}")


def _start(citation: Citation) -> int:
    return citation.span[0] if citation.span else 0


def _of_title(base: Citation, link: Citation) -> bool:
    """Does the amendment belong to a law of another kind that the title names? Then it is part of the title."""
    if base.type == link.type or not base.title or base.gazettes:
        return False
    return any(
        (head := read_head(base.title, m.start())) and head.type == link.type
        for m in anchor_regex().finditer(base.title)
    )


def _step(text: str, at: int, base: Citation, links: list[Citation], item: bool) -> tuple[_Link, bool, str] | None:
    """The next amendment at `at`: its citation, whether earlier ones are left out, and the verb."""
    match = _CHAIN.match(text, at, at + 260) or _JOINT.match(text, at, at + 30)
    if match:
        phrase = squeeze(match[0]).casefold()
        return _named_link(
            text, match.end(), item, "terakhir" in phrase or "beberapa" in phrase, match["verb"].lower(), base
        )
    if links and (match := _MORE.match(text, at, at + 160)):
        tied = bool(match["last"].strip()) or (item and match["join"] != ",")
        step = _named_link(text, match.end(), item, False, links[-1].relation or "diubah", base)
        return step if step and (tied or _continues(step[0].citation, links[-1])) else None
    return None


def _continues(link: Citation, last: Citation) -> bool:
    """In prose, "dan" goes on with the chain only to an amending law, or to a later one where both are bare."""
    amending = bool(link.title and re.match(r"perubahan", link.title, re.IGNORECASE))
    return link.type == last.type and (
        amending or (not link.title and not last.title and (link.year or 0) >= (last.year or 0))
    )


def _named_link(
    text: str, at: int, item: bool, partial: bool, verb: str, base: Citation
) -> tuple[_Link, bool, str] | None:
    head = read_head(text, at, repair=True)
    if head is None and re.compile(MARK, re.IGNORECASE).match(text, at):
        slot = read_slot(text, at)
        if slot and slot.year and slot.number:
            head = Head(
                base.type,
                slot.number,
                slot.year,
                base.issuer,
                base.region,
                at,
                slot.end,
                slot.dated,
                slot.printed_year,
                slot.findings,
            )
    return (_link(text, head, item), partial, verb) if head else None


def cite_text(citation: Citation) -> str:
    """The citation in canonical words; `parse_basis` reads them back to an equal one but for raw and span."""
    return write(citation)

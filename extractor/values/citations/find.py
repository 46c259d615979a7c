"""Find Indonesian legal citations: `find_citations` in running text, `parse_basis` in one item of a Mengingat list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...lexicon.joining_words import and_words
from ...lexicon.listed_pattern import ListedPattern
from ...model.citation import Citation, Gazette, shift, squeeze
from ...model.findings import Finding
from ...model.value import Located, Parsed
from ...text.blank_runs import shorten, shorten_blanks
from .amendments import AmendmentLink, amending_phrase, collapse, finished, headless, numbered_as, read_link, with_chain
from .head import Head, anchor_regex, read_head
from .identifier import akn_id
from .instrument_names import opens_with_name
from .number import MARK, Further, join, read_slot
from .papers import paper_regex, read_paper
from .pinpoint import pinpoint_after, pinpoint_before
from .write import write_citation

__all__ = ["Citation", "Gazette", "cite", "cite_text", "find_citations", "find_papers", "parse_basis", "shift"]

_SPOILT = re.compile(rf"{MARK}\S{{1,40}}?\s{{0,3}}t[a-z]{{2,5}}n\s", re.IGNORECASE)
_GLUED_LABEL = re.compile(r"^\W{0,3}(?=\S*\d)[\dlI|!.,]{1,4}(?=[A-Z][a-z]{2})")
"""An item's label that ran into its first word: 1llUndang-Undang."""
_AND_ALSO = ListedPattern(join, re.IGNORECASE)
_JOINED = ListedPattern(lambda: rf"{join()}(?:{MARK})?$", re.IGNORECASE)
_ELIDED = ListedPattern(
    lambda: rf"\s*(?:,\s*{and_words()}?|{and_words()}|&)\s+(?={MARK}|\d{{1,4}}[A-Z]?\s?/\s?(?:1[89]|20)\d\d)",
    re.IGNORECASE,
)


_IN_NUMBER = re.compile(r"[\w.]/[A-Z]{2,4}/")
"""An abbreviation between strokes: part of a letter's number, 800/UMUM/SK/12/2031."""


def cite(text: str) -> list[Citation]:
    """The legal citations in a text, in its order; `span` counts the text's characters."""
    return [found.value.model_copy(update={"span": (found.start, found.end)}) for found in find_citations(text)]


def find_citations(text: str) -> list[Located[Citation]]:
    """Every citation in running text, in order and apart; amendments stand inside the one that they amend."""
    short, place = shorten(text)
    return [found._replace(start=place(found.start), end=place(found.end)) for found in _found(short)]


def find_papers(text: str) -> list[Located[Citation]]:
    """Every letter, announcement and other paper that running text cites by number, in order."""
    short, place = shorten(text)
    found: list[Located[Citation]] = []
    for name in paper_regex().finditer(short):
        reached = found[-1].end if found else 0
        if name.start() >= reached and (head := read_paper(short, name.start())):
            found.append(_located(short, head.start, read_link(short, head, item=False)))
    return [paper._replace(start=place(paper.start), end=place(paper.end)) for paper in found]


def _found(text: str) -> list[Located[Citation]]:
    found: list[Located[Citation]] = []
    reached = _Reached()
    for start, repair in _starts(text, reached):
        head = None if _IN_NUMBER.match(text, max(0, start - 2)) else read_head(text, start, repair)
        for citation in _at(text, head, reached.at, item=False) if head else ():
            found.append(citation)
            reached.at = citation.end
    return found


class _Reached:
    """How far the text is already read: nothing before it starts a citation."""

    at = 0


def parse_basis(text: str) -> Parsed[Citation] | None:
    """The instrument that one item of a list of legal bases names, with its chain, or the letter that it opens with;
    None where it names none."""
    text = _GLUED_LABEL.sub(lambda label: " " * len(label[0]), shorten_blanks(text))
    for start, repair in _starts(text, _Reached()):
        if head := read_head(text, start, repair):
            if amending := amending_phrase(text, head.start, 0):
                lost = headless(text, 0, amending[0], head)
                return Parsed(lost.value, lost.findings) if lost else None
            if head.type != "Staatsblad" and _foreign(text[: head.start]):
                return None
            cited = next(_at(text, head, 0, item=True), None)
            return Parsed(cited.value, (*cited.findings, *_beside(text, cited.end, head))) if cited else None
    paper = next(iter(find_papers(text)), None)
    opens = paper is not None and not _foreign(text[: paper.start])
    return Parsed(paper.value, paper.findings) if paper and opens else None


def _beside(text: str, at: int, head: Head) -> Iterator[Finding]:
    """Findings that name the instruments that stand in one item beside its first: "UU 6/2014 dan UU 23/2014"."""
    while match := _AND_ALSO.match(text, at):
        other = read_head(text, match.end()) or _same(text, match.end(), head)
        if not other:
            return
        yield _more_named(" ".join(text[other.start : other.end].split()))
        at = read_link(text, other, item=True).end


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
_CONSTITUTION = re.compile(r"\W{1,5}undang\s+dasar\b", re.IGNORECASE)


def _digit_near(text: str, at: int) -> bool:
    """Can a number slot follow? A cheap look that spares prose the grammar: a digit in reach before a semicolon.

    A constitution has no number.
    """
    match = _DIGIT.search(text, at, at + 340)
    if match and match[0] != ";":
        return True
    return text[at - 3 : at].casefold() == "usi" or bool(_CONSTITUTION.match(text, at, at + 20))


def _words_before(text: str, at: int, reached: _Reached) -> Iterator[int]:
    """Places of the words before `at` that may begin a spoilt name."""
    low = max(reached.at, at - 110)
    for word in re.finditer(r"(?<!\S)[UPKSIQupksiq]\S*", text[low:at]):
        if low + word.start() >= reached.at:
            yield low + word.start()


def _at(text: str, head: Head, floor: int, item: bool) -> Iterator[Located[Citation]]:
    """The citation that begins with the head, and those that share its instrument: "… dan Nomor 7 Tahun 2011"."""
    amending = None if item else amending_phrase(text, head.start, floor)
    if amending and (lost := headless(text, amending[1], amending[0], head)):
        yield lost
        return
    pin = pinpoint_before(text, head.start, floor)
    begin = pin[1] if pin else head.start
    if head.type == "Staatsblad":
        begin, link = _colonial(text, head, floor)
    else:
        link = read_link(text, head, item)
    if head.further and item:
        link = link._replace(findings=(*link.findings, *map(_named_too, head.further)))
    elif head.further:
        yield from _numbered_apart(text, begin, head, link)
        begin = head.further[-1].start
        link = link._replace(citation=_renumbered(link.citation, head.further[-1].number))
    link = with_chain(text, link, item)
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
        link = with_chain(text, read_link(text, same, item), item)
        yield _located(text, match.end(), link)


def _numbered_apart(text: str, begin: int, head: Head, link: AmendmentLink) -> Iterator[Located[Citation]]:
    """All but the last of several numbers of one instrument, each a citation that ends with its own number."""
    starts = [begin, *(further.start for further in head.further)]
    numbers = [head.number, *(further.number for further in head.further)]
    for start, number, after in zip(starts, numbers, head.further, strict=False):
        end = _end_of(text, start, after.start)
        between = (_named_too(after),) if after.ends_range else ()
        yield _located(text, start, AmendmentLink(_renumbered(link.citation, number), end, (*link.findings, *between)))


def _end_of(text: str, start: int, limit: int) -> int:
    """Where a number ends that stands before another: in front of the words and signs that join the two."""
    joined = _JOINED.search(text[start:limit])
    return start + joined.start() if joined else limit


def _renumbered(citation: Citation, number: str | None) -> Citation:
    renumbered = citation.model_copy(update={"number": number})
    return renumbered.model_copy(update={"id": akn_id(renumbered)})


def _named_too(further: Further) -> Finding:
    if not further.ends_range:
        return _more_named(f"Nomor {further.number}")
    each = ", ".join(f"Nomor {number}" for number in (*further.between, further.number))
    return _more_named(f"all numbers up to {further.number} ({each})")


def _more_named(names: str) -> Finding:
    return Finding("citation_more_named", f"the basis names {names}, too; its citation does not hold it")


_CODE = re.compile(
    r"((?:kitab\s+undang|[^\W\d_]*ordonn?ant?si?|[^\W\d_]*reglement|wet\b)[^;.()]{2,120}?)\s*+\(?\s*+$", re.IGNORECASE
)


def _colonial(text: str, head: Head, floor: int) -> tuple[int, AmendmentLink]:
    """A colonial code: its name stands before its Staatsblad, often with the Staatsblad in brackets."""
    low = max(floor, head.start - 160)
    named = _CODE.search(text[low : head.start])
    end = head.end + 1 if text[head.end : head.end + 1] == ")" and "(" in text[low : head.start] else head.end
    title = squeeze(named[1]) if named else None
    citation = Citation(type=head.type, number=head.number, year=head.year, title=title)
    link = AmendmentLink(finished(text, citation, head.start, end), end, ())
    return low + named.start() if named else head.start, link


def _followed(text: str, at: int) -> bool:
    """Does an instrument stand right behind `at`, so that the pinpoint is its own?"""
    nxt = re.compile(r"\s*(?:dari\s+)?(?=\S)").match(text, at)
    return bool(nxt and opens_with_name(text, nxt.end()))


def _same(text: str, at: int, head: Head) -> Head | None:
    """The head's instrument under the number at `at`; None where number or year is missing."""
    slot = read_slot(text, at)
    whole = slot is not None and slot.year is not None and slot.number is not None and head.number is not None
    return numbered_as(head, slot, at) if slot and whole else None


def _located(text: str, begin: int, link: AmendmentLink) -> Located[Citation]:
    """The citation with its place from `begin` to the link's end."""
    citation = link.citation
    update: dict[str, object] = {"span": (begin, link.end), "raw": collapse(text[begin : link.end])}
    return Located(citation.model_copy(update=update), begin, link.end, link.findings)


def cite_text(citation: Citation) -> str:
    """The citation in canonical words; `parse_basis` reads them back to an equal one but for raw and span."""
    return write_citation(citation)

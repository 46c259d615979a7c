"""Where the headings of the closed list stand in a document: at the start of a line, and going on as they must."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from ..lexicon.folders import once_per_lexicon
from ..lexicon.headings import headings, phrases
from ..lexicon.phrase_list import PhraseList
from ..model.document import Document, Span
from ..text.patterns import Pattern, pattern

_TOP_LINES = 8
"""The head of a lampiran stands among so many lines at the top of its page, letterhead and stamps included."""
_FIRST = 3
"""So many letters of a wording are sought in the whole text before its lines are looked at one by one."""
_CAPITALS = 0.75
_GAP = r"\t|[ ]{3,}"
"""What parts two columns on a line."""
_SHORT = 40
"""Characters of a line that holds no more than a place."""
_YEAR = re.compile(r"(?:19|20)\d\d[ \t]*$")
_SIGN = re.compile(r"[ \t.]*[:;]")
_LONGEST = 100
"""Characters of a line in which a heading's words stand, even in spaced letters."""
_START = 50
"""Characters at the start of a recognised line in which the letters of a heading are sought."""
_NO_LETTERS = re.compile(r"[\W_]+")
_COLON = re.compile(r"[ \t]*[:;.]?[ \t]*")
_NUMBER = re.compile(
    r"[ \t]*(?:[-–—][ \t]*(?=\d)|:[ \t]*(?=[IVX]))?"
    r"(?P<number>(?:[IVXLl]{1,6}|\d{1,2})(?:[ \t]?[A-Za-z])?)(?!\w)(?:[ \t]?[.)])?"
)


class HeadingHit(NamedTuple):
    """The heading `key` at [start, end) of the text, its words at `words`; what follows begins at `body`."""

    key: str
    start: int
    words: int
    end: int
    body: int
    slips: int = 0
    number: Span | None = None


class HeadingSearch:
    """The lines of one document, asked for headings."""

    def __init__(self, document: Document, until: int | None = None) -> None:
        """`until`: only lines that start before it are looked at."""
        self._document = document
        self._end = len(document.text) if until is None else until
        self._lines = [line for line in document.lines if line.text.strip() and line.start < self._end]
        self._offsets = [line.start for line in self._lines]
        self._recognised = {page.number for page in document.pages if page.source == "ocr"}

    def find(self, keys: Iterable[str]) -> list[HeadingHit]:
        """Every place of the headings, in the order of the text; of one key no two on a line."""
        keys = tuple(sorted(set(keys)))
        places = chain(self._exact(keys), self._damaged(keys))
        hits = {(key, i): hit for key, i, at in places if (hit := self._at(i, at, key))}
        return sorted(hits.values(), key=lambda hit: (hit.start, -hit.end))

    def _exact(self, keys: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
        """(key, line, offset) wherever the first letters of a heading stand, at a line's start or behind a gap."""
        text = self._document.text
        for hit in _initials(keys).finditer(text, 0, self._end):
            at = hit.groups["words"][0]
            start = _NO_LETTERS.sub("", text[at : at + _START]).lower()
            fitting = [key for key in keys if phrases(key).words.opens(start)]
            yield from ((key, self._line_at(hit.start), at) for key in fitting)

    def _damaged(self, keys: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
        """(key, line, offset) for each recognised line whose first letters are near a heading's."""
        wordings = [(key, phrases(key).words) for key in keys]
        for i, line in enumerate(self._lines):
            if line.page in self._recognised:
                start = _NO_LETTERS.sub("", line.text[:_START]).lower()
                yield from ((key, i, line.start) for key, words in wordings if words.may_open(start))

    def _line_at(self, offset: int) -> int:
        return max(0, bisect_right(self._offsets, offset) - 1)

    def _at(self, i: int, place: int, key: str) -> HeadingHit | None:
        """The heading, if it stands at that place of the line."""
        heading, line = headings()[key], self._lines[i]
        at = place - line.start
        first = not any(map(str.isalnum, line.text[:at]))
        if not (first or heading.columns):
            return None
        found = phrases(key).words.opening(line.text[at : at + _LONGEST], tolerant=line.page in self._recognised)
        if not found:
            return None
        start, end = at + found.start, at + found.end
        number = _NUMBER.match(line.text, end) if heading.numbered else None
        behind = number.end() if number else end
        if not self._stands(i, key, (start, end), behind):
            return None
        body = _reach(line.text, behind) if heading.reach == "line" else _COLON.match(line.text, behind).end()  # type: ignore[union-attr]
        span = (line.start + number.start("number"), line.start + number.end("number")) if number else None
        begin, words, end, body = (line.start + n for n in (0 if first else start, start, behind, body))
        hit = HeadingHit(key, begin, words, end, body, found.slips, span)
        return self._with_above(i, hit) if heading.above else hit

    def _with_above(self, i: int, hit: HeadingHit) -> HeadingHit | None:
        """The heading from the line above on, where that is short and ends no sentence."""
        above = self._lines[i - 1] if i else None
        if not above or len(above.text.strip()) > _SHORT or above.text.rstrip()[-1] in ".;:,":
            return None
        return hit._replace(start=above.start, words=above.start)

    def _stands(self, i: int, key: str, words: Span, behind: int) -> bool:
        """Whether the words are written as a heading, and the line and the next ones go on as they must."""
        heading, line = headings()[key], self._lines[i].text
        name, rest = line[slice(*words)], line[behind:]
        colon, blank = _SIGN.match(rest) is not None, not any(map(str.isalnum, rest))
        capitals = in_capitals(name)
        if (heading.capitals and not capitals) or (heading.page_top and not self._at_top(i)):
            return False
        if name[0].islower() and not (heading.small or (colon and not blank)):
            return False
        if (heading.goes_on == "end" and not blank) or (heading.goes_on == "year" and not _YEAR.search(rest)):
            return False
        if heading.goes_on == "colon" and not (colon or capitals or not rest.strip()):
            return False
        return self._goes_on(i, key, rest, blank)

    def _goes_on(self, i: int, key: str, rest: str, blank: bool) -> bool:
        heading, (_, then, needs) = headings()[key], phrases(key)
        if heading.then and not (blank and heading.alone) and not self._follows(i, then, rest, blank):
            return False
        return not heading.needs or self._has_near(i, needs, rest, heading.within)

    def _at_top(self, i: int) -> bool:
        """Whether the line stands at the top of its page; text without pages has no top that could be told."""
        above = bisect_left(self._lines, self._lines[i].page, key=lambda line: line.page)
        return i - above < _TOP_LINES

    def _follows(self, i: int, then: PhraseList, rest: str, blank: bool) -> bool:
        """Whether one of the words that must follow directly does: on the line, else on the next one."""
        lines = [rest] if not blank else [line.text for line in self._lines[i + 1 : i + 2]]
        return any(self._opens(i, text, then) for line in lines for text in _columns(line))

    def _has_near(self, i: int, needs: PhraseList, rest: str, within: int) -> bool:
        """Whether words that it needs stand later on its line, or at the start of a line below it."""
        parts = [rest[m.start() :] for m in re.finditer(r"(?<!\w)\w", rest)]
        below = (_columns(line.text) for line in self._lines[i + 1 : i + 1 + within])
        return any(self._opens(i, part, needs) for part in chain(parts, *below))

    def _opens(self, i: int, text: str, words: PhraseList) -> bool:
        return words.opening(text[:_LONGEST], tolerant=self._lines[i].page in self._recognised) is not None


def _columns(text: str) -> list[str]:
    return re.split(_GAP, text)


def in_capitals(text: str) -> bool:
    """Whether most letters are capitals: a recogniser reads one of them small now and then."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= _CAPITALS * len(letters)


def _reach(text: str, start: int) -> int:
    """Behind the line's first colon, else its end."""
    colon = text.find(":", start)
    return colon + 1 if colon >= 0 else len(text)


@once_per_lexicon
def _initials(keys: tuple[str, ...]) -> Pattern:
    """The first letters of the headings' wordings, at the start of a line or behind a gap."""
    wordings = (_NO_LETTERS.sub("", word)[:_FIRST] for key in keys for word in headings()[key].words)
    starts = {r"[^\w\n]{0,3}".join(map(re.escape, letters)) for letters in wordings}
    return pattern(rf"(?i)(?:^|{_GAP})[^\w\n]*(?P<words>{'|'.join(sorted(starts))})")

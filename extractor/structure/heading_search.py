"""Where the headings of the closed list stand in a document: at the start of a line, and going on as they must."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, takewhile
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from ..lexicon.folders import Lexicon, current
from ..lexicon.headings import heading_places, headings, phrases
from ..lexicon.phrase_list import PhraseList, allowed_slips
from ..model.document import Document, Span
from .full_lines import FullLines
from .heading_places import spelt_places, squeezed_start, wordings_by_length
from .same_document import SameDocument

_TOP_LINES = 8
"""The head of a lampiran stands among so many lines at the top of its page, letterhead and stamps included."""
_HEAD_LINES = 4
"""Lines of a lampiran's head in which its number and its date stand."""
_TITLE_LINES = 6
"""Between the first line of a title and its number or TENTANG stand fewer lines."""
_NAME = 4
"""Words of so many letters begin with a capital in a title that is not in capitals."""
_COLUMN = re.compile(r"(?:^|\t|(?<![ ])[ ]{3,}+)[^\w\n]*+(?=\w)")
_CAPITALS = 0.75
_GAP = r"\t|[ ]{3,}"
"""What parts two columns on a line."""
_FEW = 4
"""Words of a line that holds no more than Ditetapkan di and a place."""
_YEAR = re.compile(r"(?:19|20)\d\d[ \t]*$")
_SIGN = re.compile(r"[ \t.]*(?:[-–—][ \t]+)?[:;]")
_LONGEST = 100
"""Characters of a line in which a heading's words stand, even in spaced letters."""
_COLON = re.compile(r"[ \t]*(?:[-–—][ \t]+(?=[:;]))?[:;.]?[ \t]*")
_LABEL = r"(?:\(?(?:[a-zA-Z]|[ivxlIVXL]{1,5}|\d{1,2})[.)][ \t]*)?"
_LISTED = re.compile(rf"[^\w\n]*{_LABEL}")
"""A list's label before a heading: A. KESIMPULAN."""
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


def search_of(document: Document, until: int | None = None) -> HeadingSearch:
    """The lines of the document that start before `until`, asked for headings: made once while it is worked on."""
    return _search(SameDocument(document), None if until is None or until >= len(document.text) else until, current())


@lru_cache(maxsize=4)
def _search(same: SameDocument, until: int | None, lexicon: Lexicon) -> HeadingSearch:
    return HeadingSearch(same.document, until)


class HeadingSearch:
    """The lines of one document, asked for headings of the lists in use; what was looked at once is kept."""

    def __init__(self, document: Document, until: int | None = None) -> None:
        """`until`: only lines that start before it are looked at."""
        self._document = document
        self._end = len(document.text) if until is None else until
        self._lines = [line for line in document.lines if line.text.strip() and line.start < self._end]
        self._offsets = [line.start for line in self._lines]
        self._recognised = {page.number for page in document.pages if page.source == "ocr"}
        self._full = FullLines(document)
        self._known: dict[tuple[str, int, int], HeadingHit | None] = {}

    def find(self, keys: Iterable[str]) -> list[HeadingHit]:
        """Every place of the headings, in the order of the text; of one key no two on a line.

        Where two have the same words, one that a rule file brings comes before a built-in one.
        """
        keys = tuple(sorted(set(keys)))
        places = chain(self._exact(keys), self._damaged(keys))
        hits = {(key, i): hit for key, i, at in places if (hit := self._hit(key, i, at))}
        listed = heading_places()
        return sorted(hits.values(), key=lambda hit: (hit.start, -hit.end, -listed[hit.key]))

    def opens(self, place: int, keys: Iterable[str]) -> str | None:
        """The heading, of those, whose words stand at the place, whatever stands before and behind; the longest one."""
        i = self._line_at(place)
        line = self._lines[i]
        text, tolerant = line.text[place - line.start : place - line.start + _LONGEST], line.page in self._recognised
        found = ((key, phrases(key).words.opening(text, tolerant=tolerant)) for key in keys)
        hits = [(hit.slips, -hit.end, key) for key, hit in found if hit]
        return min(hits)[2] if hits else None

    def starts_below(self, place: int, count: int) -> list[int]:
        """Where the next lines with words start below the one at the place, each column of them."""
        i = self._line_at(place)
        below = self._lines[i + 1 : i + 1 + count]
        return [line.start + m.end() for line in below for m in _COLUMN.finditer(line.text)]

    def _exact(self, keys: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
        """(key, line, offset) wherever the letters of a heading stand, at a line's start or behind a gap."""
        for key, start, at in spelt_places(self._document.text, keys, self._end):
            yield key, self._line_at(start), at

    def _damaged(self, keys: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
        """(key, line, offset) for each recognised line whose first letters are near a heading's."""
        lines = [i for i, line in enumerate(self._lines) if line.page in self._recognised]
        if not lines:
            return
        starts = [squeezed_start(self._lines[i].text) for i in lines]
        for length, wordings in wordings_by_length(keys).items():
            slips = 2 * allowed_slips("x" * length)
            letters = [word for _, word in wordings]
            heads = [start[:length] for start in starts]
            near = process.cdist(letters, heads, scorer=Levenshtein.distance, score_cutoff=slips) <= slips
            for word, line in zip(*near.nonzero(), strict=True):
                yield wordings[word][0], lines[line], self._lines[lines[line]].start

    def _line_at(self, offset: int) -> int:
        return max(0, bisect_right(self._offsets, offset) - 1)

    def _hit(self, key: str, i: int, place: int) -> HeadingHit | None:
        if (asked := (key, i, place)) not in self._known:
            self._known[asked] = self._at(i, place, key)
        return self._known[asked]

    def _at(self, i: int, place: int, key: str) -> HeadingHit | None:
        """The heading, if it stands at that place of the line."""
        heading, line = headings()[key], self._lines[i]
        at = place - line.start
        before = line.text[:at]
        first = not any(map(str.isalnum, before)) or (heading.listed and _LISTED.fullmatch(before) is not None)
        if not (first or heading.columns):
            return None
        wordings, text = phrases(key), line.text[at : at + _LONGEST]
        found = wordings.words.opening(text, tolerant=line.page in self._recognised)
        if not found or wordings.never.opening(text):
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
        """The heading from the line above on, where that holds a name and little else, and an office stands below."""
        above, below = self._lines[i - 1 : i], self._lines[i + 1 : i + 2]
        words = above[0].text.split() if above else []
        if not words or len(words) > _FEW or not words[-1].isalpha() or not words[-1][0].isupper():
            return None
        if (below and not in_capitals(below[0].text)) or self.opens(above[0].start, headings()[hit.key].not_below):
            return None
        return hit._replace(start=above[0].start, words=above[0].start)

    def _stands(self, i: int, key: str, words: Span, behind: int) -> bool:
        """Whether the words are written as a heading, and the line and the next ones go on as they must."""
        heading, line = headings()[key], self._lines[i].text
        name, rest = line[slice(*words)], line[behind:]
        colon, blank = _SIGN.match(rest) is not None, not any(map(str.isalnum, rest))
        capitals = in_capitals(name)
        if heading.capitals and not capitals:
            return False
        if heading.not_behind and self._goes_on_from_above(i, heading.not_behind):
            return False
        if heading.page_top and not (self._at_top(i) or self._is_head_without_page(i, rest)):
            return False
        if name[0].islower() and not (heading.small or (heading.small_label and colon and not blank)):
            return False
        if heading.form == "title" and not self._is_title(i, line[words[0] :], capitals):
            return False
        if (heading.goes_on == "end" and not blank) or (heading.goes_on == "year" and not _YEAR.search(rest)):
            return False
        if heading.goes_on == "colon" and not (colon or capitals or not rest.strip()):
            return False
        if heading.goes_on == "label" and not (colon or blank or rest.startswith(("  ", "\t"))):
            return False
        return self._goes_on(i, key, rest, blank)

    def _goes_on_from_above(self, i: int, words: tuple[str, ...]) -> bool:
        """Whether the line right above on its page ends with one of the words."""
        above = self._lines[i - 1] if i and self._lines[i - 1].page == self._lines[i].page else None
        last = "".join(takewhile(str.isalpha, reversed(above.text.rstrip())))[::-1] if above else ""
        return last.casefold() in words

    def _is_title(self, i: int, text: str, capitals: bool) -> bool:
        """Whether the rest of the line is a title: in capitals, or in names that a number or a TENTANG follows, and
        then not in the middle of running text."""
        title = _columns(text)[0].strip()
        if capitals and title[-1:] != ",":  # an office may have commas in its name, but then its number is near
            return title[-1:] != ";"
        words = [word for word in re.findall(r"[^\W\d_]+", title) if len(word) >= _NAME]
        open_end = title[-1:] in (".", ";", ":") or (title[-1:] == "," and not capitals)
        if open_end or not all(word[0].isupper() or word == "tentang" for word in words):
            return False
        if i and self._full.runs_on(self._lines[i - 1], self._lines[i]):
            return False
        return self._has_near(i, phrases("nomor_atau_tentang").words, title, _TITLE_LINES)

    def _goes_on(self, i: int, key: str, rest: str, blank: bool) -> bool:
        heading = headings()[key]
        if not (heading.then or heading.needs):
            return True
        _, _, then, needs = phrases(key)
        if heading.then and not (blank and heading.alone) and not self._follows(i, then, rest, blank):
            return False
        return not heading.needs or self._has_near(i, needs, rest, heading.within)

    def _at_top(self, i: int) -> bool:
        """Whether the line stands at the top of its page; text without pages has no top that could be told."""
        above = bisect_left(self._lines, self._lines[i].page, key=lambda line: line.page)
        return i - above < _TOP_LINES

    def _is_head_without_page(self, i: int, rest: str) -> bool:
        """Whether number and date stand below, in text that has no pages."""
        if len(self._document.pages) > 1 or self._lines[i].box:
            return False
        return all(self._has_near(i, phrases(key).words, rest, _HEAD_LINES) for key in ("nomor", "tanggal"))

    def _follows(self, i: int, then: PhraseList, rest: str, blank: bool) -> bool:
        """Whether one of the words that must follow directly does: on the line, else on the next one."""
        lines = [rest] if not blank else [line.text for line in self._lines[i + 1 : i + 2]]
        return any(self._opens(i, text, then) for line in lines for text in _columns(line))

    def _has_near(self, i: int, needs: PhraseList, rest: str, within: int) -> bool:
        """Whether words that it needs stand later on its line, or at the start of a line below it."""
        parts = (rest[m.start() : m.start() + _LONGEST] for m in re.finditer(r"(?<!\w)\w", rest))
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

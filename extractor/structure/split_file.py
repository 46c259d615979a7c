"""Several documents in one file: where the next one begins."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache
from itertools import groupby, islice, pairwise
from typing import NamedTuple

from ..lexicon.folders import Lexicon, current
from ..lexicon.headings import headings
from ..lexicon.listed_pattern import ListedPattern
from ..lexicon.word_lists import either, word_lists
from ..model.document import Document, Line
from ..model.findings import Finding
from ..rulebook.schema import Rule
from ..text.patterns import pattern
from .annexes import other_instruments
from .classify import claims
from .closings import is_dated_line
from .heading_places import spelt_places
from .heading_search import HeadingHit, HeadingSearch, in_capitals, search_of
from .opening_form import form_keys
from .same_document import SameDocument

_HEAD_LINES = 14
"""A title stands among so many lines at the top of a page, letterhead and copy stamp included."""
_NUMBER = r"(?i)^[^\w\n]*n ?o ?(?:m ?o ?r)?\b[ \t.:;…_-]*(?:[a-zà-ÿ.]{1,12}[ \t]?[/.-][ \t]?){0,4}\d"
"""A number with a figure before the word TAHUN: that of a model form is blank. The letters are named, for RE2 makes a
hundred times as much of any letter at all in a repetition."""
_NEAR = 600
"""Characters between a title and its number: offices have long names."""


_BESIDE = 40
"""Characters between the word Lampiran and the title of what it is attached to, at most."""
_FEWEST = 2
"""Documents of a file that is split."""
_SURER = 3
"""So many points more are asked for than for a file's only document: an elucidation repeats the title, too."""
_CLOSES = ListedPattern(lambda: rf"(?im)^[^\w\n]*{either(headings()['demikian'].words)}\b")
"""The words with which a text closes."""
_SUBJECT = ListedPattern(lambda: rf"(?im)(?:^|\t)[^\w\n\t]*{either(word_lists('labels')['phrases']['subject'])}[ \t]*:")
"""The label of a letter's subject."""


class _Top(NamedTuple):
    """The first lines of a page, [start, end) of the text, and where the page after the next one begins."""

    start: int
    end: int
    next: int


class _OpenedPage(NamedTuple):
    """A page that may open another document of the kind, what is read of it, and the points that it must have."""

    top: _Top
    points: int
    end: int

    def is_claimed(self, document: Document, rule: Rule) -> bool:
        """Whether the kind's signals alone claim the page."""
        return claims(_slice(document, self.top.start, self.end), rule, self.points)


def split_file(document: Document, rule: Rule | None, rules: Iterable[Rule] = ()) -> list[Document]:
    """The documents of one kind that stand one behind the other in a file, each on pages of its own; mostly one.

    Behind one of a kind that carries others, those of `rules` begin documents, too, and behind the closing words of any
    but a letter a letter with a number of its own. In text without pages each begins with its title.
    """
    own = _starts(document, rule) if rule else []
    carried = _carried(document, [other for other in rules if rule and other.kind in rule.carries])
    carried |= set(_letters_behind(document, rule)) if rule else set()
    starts = sorted({*(own or [0]), *carried})
    if len(starts) < _FEWEST:
        return [document]
    ends = [*starts[1:], len(document.text) + 1]
    of_kind = f" of kind {rule.kind}" if rule and not carried else ""
    note = f"the file holds {len(starts)} documents{of_kind}; this is number"
    return [
        replace(_slice(document, start, end - 1, Finding("more_documents", f"{note} {n}")), part=n, parts=len(starts))
        for n, (start, end) in enumerate(zip([0, *starts[1:]], ends, strict=True), 1)
    ]


def _starts(document: Document, rule: Rule) -> list[int]:
    """Where the pages begin with which a document of the kind opens, or lampirans of another instrument."""
    if len(document.pages) < 2:
        paged = any(line.box for line in document.lines)
        opened = [] if paged else _opened(document, rule, list(_title_tops(document, rule)))
        return [page.top.start for page in opened if page.is_claimed(document, rule)] if len(opened) > 1 else []
    tops = list(_tops(document))
    if others := other_instruments(document):
        return [0, *others]
    titled, opened = list(_titled(document, rule, tops)), _opened(document, rule, tops)
    pages = {_page_start(document, top) for top in (*titled, *(page.top for page in opened))}
    if len(pages) < _FEWEST and not rule.carries:
        return []  # one document, whatever its signals say of its pages
    claimed = (page.top for page in opened if page.is_claimed(document, rule))
    return sorted({_page_start(document, top) for top in (*titled, *claimed)})


def _carried(document: Document, kinds: list[Rule]) -> set[int]:
    """Where the pages behind the first begin with which a document of one of these kinds opens."""
    if not kinds or len(document.pages) < 2:
        return set()
    tops = list(_tops(document))
    opened = ((rule, page) for rule in kinds for page in _opened(document, rule, tops) if page.top is not tops[0])
    return {_page_start(document, page.top) for rule, page in opened if page.is_claimed(document, rule)}


def _letters_behind(document: Document, rule: Rule) -> Iterator[int]:
    """Where letters begin, with a number of their own, behind the closing words of a document that is none.

    Place and day may stand above a letter's head.
    """
    titles = {key for signal in rule.signals for key in signal.title}
    last = _CLOSES.search(document.text)
    has_subject = titles and last and _SUBJECT.search(document.text, last.end())
    hits = search_of(document).find(form_keys()) if has_subject else []
    first = next((hit.start for hit in hits if hit.key in titles and headings()[hit.key].form == "title"), None)
    closed = _CLOSES.search(document.text, first) if first is not None else None
    tops = {line.start for page in _pages(document) for line in page[:_HEAD_LINES]}
    for hit in (hit for hit in hits if closed and hit.start > closed.end() and headings()[hit.key].form == "letter"):
        line = document.text[hit.start : document.text.find("\n", hit.end)]
        if pattern(_NUMBER).search(line) and (len(document.pages) < 2 or hit.start in tops):
            yield _with_day_above(document, hit.start)


def _with_day_above(document: Document, at: int) -> int:
    """Where the line of place and day right above begins, or on pages their first line."""
    if len(document.pages) > 1:
        return _page_start(document, _Top(at, at, at))
    above = [line for line in document.lines_in(max(0, at - _NEAR), at - 1) if line.text.strip()]
    return above[-1].start if above and is_dated_line(above[-1].text) else at


def _pages(document: Document) -> list[list[Line]]:
    """The lines with words of each page."""
    printed = (line for line in document.lines if line.text.strip())
    return [list(lines) for _, lines in groupby(printed, lambda line: line.page)]


def _tops(document: Document) -> Iterator[_Top]:
    pages = _pages(document)
    for i, page in enumerate(pages):
        head = page[:_HEAD_LINES]
        yield _Top(head[0].start, head[-1].end, pages[i + 2][0].start if i + 2 < len(pages) else len(document.text))


def _title_tops(document: Document, rule: Rule) -> Iterator[_Top]:
    """The kind's own titles in text without pages, that below the heading of a lampiran left out."""
    titles = {key for signal in rule.signals for key in signal.title}
    hits = search_of(document).find(form_keys())
    own = [hit for above, hit in pairwise([None, *hits]) if hit and hit.key in titles and not _is_named(above, hit)]
    for hit, following in pairwise([*own, None]):
        assert hit is not None
        below = list(islice(document.lines_in(hit.start, len(document.text)), _HEAD_LINES))
        end = following.start if following else len(document.text)
        yield _Top(hit.start, min(below[-1].end, end), end)


def _is_named(above: HeadingHit | None, hit: HeadingHit) -> bool:
    """Whether the title only says to what the heading above it belongs: LAMPIRAN, KEPUTUSAN BUPATI …"""
    return above is not None and headings()[above.key].form == "lampiran" and hit.start - above.end < _BESIDE


def _page_start(document: Document, top: _Top) -> int:
    """Where the page's first line begins, one without words included."""
    page = document.page_of(top.start)
    return document.lines[bisect_left(document.lines, page, key=lambda line: line.page)].start


def _titled(document: Document, rule: Rule, tops: list[_Top]) -> Iterator[_Top]:
    """The pages at whose top one of the rule's patterns of a second document matches."""
    hits = sorted({h.start for source in rule.parts for h in pattern(source).finditer(document.text)})
    return (top for top in tops if bisect_left(hits, top.start) < bisect_right(hits, top.end))


def _opened(document: Document, rule: Rule, tops: list[_Top]) -> list[_OpenedPage]:
    """The pages that open with the kind's own title or head and a number.

    A page is read with the next one, where that opens with no title or head: a cover belongs to what it covers.
    """
    opening = cache(lambda: _unnumbered(document, rule, tops[0]))
    surer = [_asked_for(document, rule, top, opening) for top in tops] if rule.signals else []
    titled = [(top, points) for top, points in zip(tops, surer, strict=False) if points is not None]
    ends = [*(top.start for top, _ in titled[1:]), len(document.text)]
    return [_OpenedPage(top, points, min(top.next, end)) for (top, points), end in zip(titled, ends, strict=False)]


def _asked_for(document: Document, rule: Rule, top: _Top, opening: Callable[[], str | None]) -> int | None:
    """How many points more the kind must have for the page to open another document; None for one that opens none.

    It opens with one of the kind's own titles, in capitals, and with a number that has a figure; where the first page
    has none, with that page's words down to its title (`opening` gives them), unless the title alone claims the kind:
    annexes bear it, too.
    """
    title = _title_of(document, rule, top)
    if title is None or _is_numbered(document, top, title):
        return None if title is None else _SURER
    if any(signal.weight >= rule.claims_from for signal in rule.signals if title.key in signal.title):
        return None
    return 0 if opening() == _words(document, top, title) else None


def _unnumbered(document: Document, rule: Rule, top: _Top) -> str | None:
    """The page's words down to the kind's own title; None where it has none, or one with a number."""
    title = _title_of(document, rule, top)
    return None if title is None or _is_numbered(document, top, title) else _words(document, top, title)


def _title_of(document: Document, rule: Rule, top: _Top) -> HeadingHit | None:
    """The kind's own title that the page opens with, in capitals; its places count from the page's."""
    titles = {key for signal in rule.signals for key in signal.title}
    keys = (*form_keys(), "penjelasan")
    if not (_is_recognised(document, top) or _spells_any(document, top, frozenset(titles), keys)):
        return None
    page = _slice(document, top.start, top.end)
    form = next(iter(HeadingSearch(page).find(keys)), None)
    if not form or form.key not in titles:
        return None
    if headings()[form.key].form == "title" and not in_capitals(page.text[form.words : form.end]):
        return None
    return form


def _spells_any(document: Document, top: _Top, wanted: frozenset[str], keys: tuple[str, ...]) -> bool:
    """Whether the letters of a wanted heading are among those of `keys` with which lines there begin."""
    places = _places(SameDocument(document), wanted, tuple(sorted(set(keys))), current())
    at = bisect_left(places, top.start)
    return at < len(places) and places[at] < top.end


@lru_cache(maxsize=8)
def _places(same: SameDocument, wanted: frozenset[str], keys: tuple[str, ...], lexicon: Lexicon) -> list[int]:
    text = same.document.text
    return [place.at for place in spelt_places(text, keys, len(text)) if place.key in wanted]


def _is_numbered(document: Document, top: _Top, title: HeadingHit) -> bool:
    text = document.text[top.start : top.end]
    return pattern(_NUMBER).search(text, title.start, title.start + _NEAR) is not None


def _words(document: Document, top: _Top, title: HeadingHit) -> str:
    """The page's words down to the line of its title, which the letterhead stands above."""
    text = document.text[top.start : top.end]
    line = text.find("\n", title.words)
    return " ".join(text[: line if line >= 0 else len(text)].split())


def _is_recognised(document: Document, top: _Top) -> bool:
    """Whether the page was recognised: there a title may be misread."""
    number = document.page_of(top.start)
    return number <= len(document.pages) and document.pages[number - 1].source == "ocr"


def _slice(document: Document, start: int, end: int, *notes: Finding) -> Document:
    """[start, end) as a document of its own; its pages keep the file's numbers."""
    first = bisect_left(document.lines, start, key=lambda line: line.start)
    last = bisect_right(document.lines, end, key=lambda line: line.start)
    lines = tuple(_moved(line, -start) for line in document.lines[first:last])
    grids = tuple(
        g._replace(
            span=(g.span[0] - start, g.span[1] - start),
            rows=tuple(
                tuple(c._replace(spans=tuple((a - start, b - start) for a, b in c.spans)) for c in row)
                for row in g.rows
            ),
        )
        for g in document.grids
        if start <= g.span[0] < end
    )
    pages = {line.page for line in lines}
    return replace(
        document,
        text=document.text[start:end],
        lines=lines,
        grids=grids,
        notes=tuple(line for line in document.notes if line.page in pages),
        findings=(*document.findings, *notes),
    )


def _moved(line: Line, by: int) -> Line:
    words = tuple(w._replace(start=w.start + by) for w in line.words)
    return line._replace(start=line.start + by, words=words)

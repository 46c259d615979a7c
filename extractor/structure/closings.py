"""Where a document closes: the last line above a lampiran that is nothing but place and date, even one left open.

Where none is, the line that says in what role people sign: PIHAK PERTAMA, PIHAK KEDUA.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..lexicon.folders import once_per_lexicon
from ..lexicon.listed_pattern import ListedPattern
from ..lexicon.months import weekday_numbers
from ..lexicon.phrase_list import phrase_list
from ..lexicon.signing_roles import party_words
from ..lexicon.word_lists import either
from ..model.document import Document
from ..text.running import is_prose
from .blocks import PageBlock
from .pieces import Piece, by_page, outside

_OPEN = r"[.…_‥\s\d-]"
_PLACE = r"(?P<place>(?:[^\W\d_][^\W\d_.'/-]*[ .'/-]{1,2}){0,4}[^\W\d_]+)"
_YEAR = rf"{_OPEN}{{0,30}}(?:[^\W\d_]{{3,10}}\s+)?{_OPEN}{{0,30}}(?:19|20)[\d.…_ ]{{2,}}"
_DATE = rf"(?:(?:tanggal|tgl\.?)\s*)?(?:{_YEAR}|[.…_‥\s]{{4,}})"
_DATED = re.compile(rf"(?i)\W{{0,3}}{_PLACE}\s?,\s*{_DATE}\W*$")
"""Kota Teluk, 4 Maret 2031; Kota Teluk, ……… 2031; Kota Teluk, ………………"""
_WHOLE = re.compile(r"\d\s+[^\W\d_]{3,10}\s+(?:19|20)\d\d|\d[-/.]\d{1,2}[-/.]\d")
"""A date with its day: where one stands, lines with dates left open are those of forms that follow."""
_PARTY = ListedPattern(lambda: rf"(?:^|\s)\w*\s?(?P<party>{either(party_words())})\s*[,.:]?\s*$")
"""A role of which PIHAK cannot be read."""
_ARTICLE = re.compile(r"(?i)\W*(?:pasal|bab)\s*\w{1,5}\W*$")
_NAMED_BEHIND = frozenset(["records", "chairs"])
"""Roles that the head of minutes names, each with its person behind a colon."""
_VALUE = re.compile(r"\s*:\s*[^\W\d_]")
_LONGEST, _MOST_WORDS, _FEW = 100, 8, 4
"""Characters of a line that says a role, words behind the role, and words of a damaged line, at most."""
_NEAR = 1_500
"""Characters from the first role below a text to the last, at most."""
_TABLE = 3
"""Rows and columns of a table of data, at least: its dates are of births and stages."""


def is_dated_line(text: str) -> bool:
    """Whether a line is nothing but place and date, the day or all of the date left open."""
    found = _DATED.match(text)
    return found is not None and not _weekday().fullmatch(found["place"])


@once_per_lexicon
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:.*\s)?{either(weekday_numbers())}")


def role_of(text: str, tolerant: bool = False) -> str | None:
    """In what role the line says that somebody signs."""
    words = text.strip()
    if len(words) > _LONGEST or words[:1].islower() or words.endswith(";"):
        return None
    hit = phrase_list("signing").opening(words, tolerant=tolerant)
    if hit and hit.key in _NAMED_BEHIND and _VALUE.match(words, hit.end):
        return None
    if hit and len(words[hit.end :].split()) <= _MOST_WORDS and not _in_sentence(words[hit.end :]):
        return hit.key
    party = _PARTY.search(words) if tolerant else None
    return party_words()[party["party"]] if party and len(words.split()) <= _FEW else None


def _in_sentence(rest: str) -> bool:
    """Whether the words go on as a sentence does, in small letters."""
    words = re.findall(r"[^\W\d_]+", rest)
    return len(words) > 1 and sum(word[0].islower() for word in words) * 2 > len(words)


def closings(document: Document, pieces: Sequence[Piece], lampiran: Sequence[PageBlock]) -> Iterator[PageBlock]:
    """The closing of the document, if a place and a date stand there: `closing` where they stand last, and
    `first_closing` where they stand first, above annexes that are signed again."""
    until = min((block.start for block in lampiran if block.start), default=len(document.text))
    tables = [g.span for g in document.grids if len(g.rows) >= _TABLE and len(g.rows[0]) >= _TABLE]
    loose = [*outside((p for p in pieces if p.start < until), tables)]
    rows = [row for page in by_page(loose) for row in piece_rows(page) if is_dated_line(_words(row))]
    whole = [row for row in rows if _WHOLE.search(_words(row))]
    rows = whole or rows or list(_of_roles(document, loose))[:1]
    for name, row in zip(("first_closing", "closing"), (rows[:1] + rows[-1:]), strict=False):
        first = min(row, key=lambda p: p.start)
        yield PageBlock(name, first.page, first.start, {"lines": tuple(p.span for p in row)})


def _of_roles(document: Document, pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The lines that say in what role people sign, below all text."""
    recognised = {page.number for page in document.pages if page.source == "ocr"}
    found = [p for p in pieces if role_of(p.text, p.page in recognised) and not p.text.rstrip().endswith((":", "."))]
    found = [piece for piece in found if not _names_beside(piece, pieces)]
    last = max((p.start for p in found), default=0)
    texts = [p.start for p in pieces if p.start < last and (is_prose(p.text) or _ARTICLE.match(p.text))]
    yield from ([piece] for piece in found if last - piece.start < _NEAR and piece.start > max(texts, default=-1))


def _names_beside(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether the piece is a cell of the head of minutes, beside whom it names: Pimpinan Rapat | Hadi Santosa."""
    hit = phrase_list("signing").whole(piece.text.strip(" :"))
    if hit is None or hit.key not in _NAMED_BEHIND or not piece.in_cell:
        return False
    right = (p for p in pieces if p.page == piece.page and p.left >= piece.right - 1 and p.beside(piece))
    return any(role_of(other.text) is None for other in right)


def _words(row: Iterable[Piece]) -> str:
    return " ".join(piece.text for piece in row)


def piece_rows(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces that stand on one line, from left to right."""
    rows: list[list[Piece]] = []
    for piece in pieces:
        if rows and piece.beside(rows[-1][0]):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]

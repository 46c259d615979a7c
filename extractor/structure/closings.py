"""Where a document closes: the last line above a lampiran that is nothing but place and date, even one left open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..lexicon.folders import once_per_lexicon
from ..lexicon.months import weekday_numbers
from ..lexicon.tables import either
from ..model.document import Document
from .blocks import PageBlock
from .pieces import Piece, by_page

_OPEN = r"[.…_‥\s\d-]"
_PLACE = r"(?P<place>(?:[^\W\d_][^\W\d_.'/-]*[ .'/-]{1,2}){0,4}[^\W\d_]+)"
_YEAR = rf"{_OPEN}{{0,30}}(?:[^\W\d_]{{3,10}}\s+)?{_OPEN}{{0,30}}(?:19|20)[\d.…_ ]{{2,}}"
_DATE = rf"(?:(?:tanggal|tgl\.?)\s*)?(?:{_YEAR}|[.…_‥\s]{{4,}})"
_DATED = re.compile(rf"(?i)\W{{0,3}}{_PLACE}\s?,\s*{_DATE}\W*$")
"""Kota Teluk, 4 Maret 2031; Kota Teluk, ……… 2031; Kota Teluk, ………………"""
_TABLE = 3
"""Rows and columns of a table of data, at least: its dates are of births and stages."""


def is_dated(text: str) -> bool:
    """Whether a line is nothing but place and date, the day or all of the date left open."""
    found = _DATED.match(text)
    return found is not None and not _weekday().fullmatch(found["place"])


@once_per_lexicon
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"(?i){either(weekday_numbers())}")


def closings(document: Document, pieces: Sequence[Piece], lampiran: Sequence[PageBlock]) -> Iterator[PageBlock]:
    """The closing of the document, if a place and a date stand there."""
    until = min((block.start for block in lampiran if block.start), default=len(document.text))
    tables = [g.span for g in document.grids if len(g.rows) >= _TABLE and len(g.rows[0]) >= _TABLE]
    loose = [p for p in pieces if p.start < until and not any(a <= p.start < b for a, b in tables)]
    rows = [row for page in by_page(loose) for row in rows_of(page) if is_dated(" ".join(p.text for p in row))]
    if rows:
        first = min(rows[-1], key=lambda p: p.start)
        yield PageBlock("closing", first.page, first.start, {"lines": tuple(p.span for p in rows[-1])})


def rows_of(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces that stand on one line, from left to right."""
    rows: list[list[Piece]] = []
    for piece in pieces:
        if rows and piece.beside(rows[-1][0]):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]

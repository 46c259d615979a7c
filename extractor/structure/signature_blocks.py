"""Signature blocks: the columns of short lines from the office down to name, rank and NIP, also side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise

from ..lexicon.headings import phrases
from ..lexicon.listed_pattern import ListedPattern, any_listed
from ..lexicon.word_lists import openings, word_lists
from ..model.document import Document
from ..text.running import is_prose
from ..values.people.signature_rows import is_signed
from .address_words import GIVEN, OPENS, ends_address
from .blocks import PageBlock
from .pieces import Piece, by_page, outside

_REACH = 9.0
"""Letter heights of white inside a block, at most, where other lines stand beside it."""
_REACH_ALONE = 16.0
"""The same where nothing else is printed between: a signature, a seal and a QR code need room."""
_WIDE = 0.6
"""Share of the page's text width from which a line is running text and parts what stands above and below."""
_FAR_IN = 0.2
"""Share of the page's text width by which no line of running text is indented."""
_LONGEST = 90
"""Characters of a line of a signature, at most: for text whose width says nothing."""
_WIDER, _BLANK = 1.6, 0.6
"""How much wider than the usual blank of its line the one is that parts two names, at least, and its breadth in letter
heights, at least: the words of one name stand closer."""
_MOST_ABOVE = 7
"""Lines of an office above the name, at most."""
_MOST_OPEN = 60
"""Columns that are open at a time, at most: what stands beside more of them is a table or a drawing."""
_CERTIFIES = ListedPattern(lambda: rf"(?i)\W{{0,3}}{any_listed('layout_words', 'certifies')}")
COPIES = ListedPattern(lambda: rf"(?i)\W{{0,3}}{openings(word_lists('layout_words')['copies'])}")
"""How a list of copies begins."""
_TABLE_ROWS, _TABLE_COLUMNS = 3, 3
"""A grid with so many rows and columns at least is a table of data: its people sign nothing."""


def columns_of(document: Document, pieces: Iterable[Piece], addresses: Iterable[PageBlock] = ()) -> Iterator[PageBlock]:
    """The columns of short lines, each as a block `signature` (or `certifier`) with the part `lines`.

    Those to whom a letter is addressed sign nothing: the lines of addresses belong to no column.
    """
    grids = [g for g in document.grids if len(g.rows) >= _TABLE_ROWS and len(g.rows[0]) >= _TABLE_COLUMNS]
    named = {end for block in addresses for lines in block.parts.values() for _, end in lines}
    free = outside(pieces, [grid.span for grid in grids])
    loose = [p for p in free if p.end not in named and not ends_address(p.text)]
    for column in filter(None, map(_below_the_given, _over_pages(list(by_page(loose))))):
        if any((opener := OPENS.match(piece.text)) and opener[0].strip() for piece in column):
            continue  # an address
        name = "certifier" if any(_CERTIFIES.match(piece.text) for piece in column) else "signature"
        yield PageBlock(name, column[0].page, column[0].start, {"lines": tuple(piece.span for piece in column)})


def _below_the_given(column: list[Piece]) -> list[Piece]:
    """The lines below the last that says to whom something is given: who signs stands below those."""
    given = [i for i, piece in enumerate(column) if GIVEN.match(piece.text)]
    return column[given[-1] + 1 :] if given else column


def _over_pages(pages: list[list[Piece]]) -> list[list[Piece]]:
    """The columns of the pages, one that ends a page joined with the one below it that begins the next."""
    firsts, lasts = {page[0].start for page in pages}, {page[-1].start for page in pages}
    joined: list[list[Piece]] = []
    for column in (column for page in pages for column in _columns(page)):
        above = joined[-1] if joined else []
        turned = bool(above) and above[-1].start in lasts and column[0].start in firsts
        if turned and above[-1].page + 1 == column[0].page:
            above += column
        else:
            joined.append(column)
    return joined


class _OpenColumn:
    """A column of lines that is open: more may stand below."""

    def __init__(self, piece: Piece) -> None:
        self.pieces = [piece]
        self.left, self.right = piece.left, piece.right

    def add(self, piece: Piece) -> None:
        self.pieces.append(piece)
        self.left, self.right = min(self.left, piece.left), max(self.right, piece.right)

    @property
    def last(self) -> Piece:
        return self.pieces[-1]

    def goes_on(self, piece: Piece, above: Piece | None = None) -> bool:
        """Whether the piece stands under the column, over some of its width; `above` is the piece printed before it."""
        overlap = min(self.right, piece.right) - max(self.left, piece.left)
        reach = _REACH_ALONE if above is self.last else _REACH
        near = piece.top - self.last.bottom < reach * max(piece.tall, self.last.tall)
        return overlap > 0 and near and not piece.beside(self.last)

    def is_aligned(self, piece: Piece) -> bool:
        """Whether a line of the column begins where the piece does, or has its middle there."""
        middle = piece.left + piece.right
        near = (min(abs(p.left - piece.left), abs(p.left + p.right - middle) / 2) for p in self.pieces)
        return any(apart < piece.tall for apart in near)

    def is_over(self, highest: float, tall: float) -> bool:
        """Whether all pieces that are left, none above `highest` or taller than `tall`, stand too far below."""
        return highest - self.last.bottom >= _REACH_ALONE * max(tall, self.last.tall)


def _columns(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Short lines gathered by column, in the order in which the columns begin; running text ends them all."""
    left = min(p.left for p in pieces)
    width = max(p.right for p in pieces) - left
    tallest = max(p.tall for p in pieces)
    highest = [*accumulate((p.top for p in reversed(pieces)), min)][::-1]
    columns, copies = _PageColumns(), COPIES.compiled()
    for above, piece, top in zip([None, *pieces], pieces, highest, strict=False):
        parts = [] if is_prose(piece.text) else _parted(piece, columns.open)
        if len(parts) < 2 and (_is_wide(piece, left, width) or len(piece.text) > _LONGEST or is_prose(piece.text)):
            if not is_signed(piece.text):  # notices in two columns may be one line
                yield from columns.ended()
            continue
        columns.close(top, tallest)
        if copies.match(piece.text):
            yield from columns.ended_above(piece)
        for part in parts:
            columns.add(part, above)
    yield from columns.ended()


def _is_wide(piece: Piece, left: float, width: float) -> bool:
    """Whether the line is as wide as running text on the page that begins at `left`; a long office that stands far in
    is not."""
    if piece.right - piece.left <= _WIDE * width or len(piece.text) <= _LONGEST / 2:
        return False
    return piece.left - left < _FAR_IN * width or phrases("pejabat").words.opening(piece.text) is None


class _PageColumns:
    """The columns of a page that were not given yet, and those of them that are open."""

    def __init__(self) -> None:
        self._begun: list[_OpenColumn] = []
        self.open: list[_OpenColumn] = []

    def close(self, highest: float, tall: float) -> None:
        """Closes the columns that no piece from here on can go on."""
        self.open = [column for column in self.open if not column.is_over(highest, tall)]

    def add(self, piece: Piece, above: Piece | None) -> None:
        """Puts a piece below the column that it goes on, the nearest of those aligned with it, else of all.

        Where there is none it begins one. `above` is the piece printed before.
        """
        homes = [column for column in self.open if column.goes_on(piece, above)]
        home = min(
            homes, key=lambda column: (not column.is_aligned(piece), piece.top - column.last.bottom), default=None
        )
        if home:
            home.add(piece)
        elif len(self.open) < _MOST_OPEN:
            self._begun.append(_OpenColumn(piece))
            self.open.append(self._begun[-1])

    def ended(self) -> Iterator[list[Piece]]:
        """The pieces of each column; none is left."""
        yield from _left_first([column.pieces for column in self._begun])
        self._begun, self.open = [], []

    def ended_above(self, piece: Piece) -> Iterator[list[Piece]]:
        """The pieces of the columns that the piece would go on: they are left no more."""
        ended = [column for column in self.open if column.goes_on(piece)]
        self._begun, self.open = ([c for c in columns if c not in ended] for columns in (self._begun, self.open))
        yield from (column.pieces for column in ended)


def _left_first(columns: Iterable[list[Piece]]) -> list[list[Piece]]:
    """The columns, those that begin side by side from left to right: the one on the right of a page askew begins
    higher."""
    out: list[list[Piece]] = []
    for column in columns:
        at = len(out)
        while at and column[0].beside(out[at - 1][0]) and column[0].left < out[at - 1][0].left:
            at -= 1
        out.insert(at, column)
    return out


def _parted(piece: Piece, columns: list[_OpenColumn]) -> list[Piece]:
    """The piece, cut at its widest blank where two columns end in one line: two names under two offices."""
    if len(columns) < 2 or len(piece.words) < 4:
        return [piece]
    meeting = (column for column in columns if len(column.pieces) < _MOST_ABOVE and column.goes_on(piece))
    above = sorted((column.last for column in meeting), key=lambda p: p.left)
    if len(above) != 2 or above[0].right > above[1].left or not above[0].beside(above[1]):
        return [piece]
    left, right = ((p.left + p.right) / 2 for p in above)
    gaps = piece.blanks(left, right)
    widest = max((gap for gap, _ in gaps), default=0.0)
    usual = sorted(b.box[0] - a.box[2] for a, b in pairwise(piece.words))[len(piece.words) // 2 - 1]
    if not gaps or widest < max(_WIDER * max(usual, 1.0), _BLANK * piece.tall):
        return [piece]
    return list(piece.parted(next(word for gap, word in gaps if gap == widest)))

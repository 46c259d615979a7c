"""Lines → pieces: words that stand together with no column's white between them, each with its box.

Text without boxes gets them from its characters, so that what is aligned with blanks, tabs or a table's cells can be
read by place like a printed page.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from ..model.document import Box, Cell, Document, Grid, Line, Span, Word
from ..values.people.signature_rows import acting_of

_PARTED = re.compile(r"[^\s](?:[^\S\t\n]{0,3}[^\s])*")
"""Words with fewer than four blanks and no tab between: layout writes four where it saw a column's white."""
_PARTS = re.compile(r"\s{4}|[\t\n]|^\s|\s\Z")
"""What parts a line in two, or is no part of its words."""
_TABS = re.compile(r"\t+")
_LONGEST_ACTING = 16
"""Characters of words such as "untuk beliau", at most."""
CHARACTER_WIDTH, ROW_STEP, ROW_HEIGHT = 5.0, 12.0, 10.0
"""The width, the pitch and the height in points that characters of text without boxes are given."""
_COLUMN = 1000.0
"""Points between the columns that tabs or cells part in text without boxes."""
TALLEST = 200.0
"""Points: no line of a document is taller."""


class Piece(NamedTuple):
    """A line, or the part of one that stands in a column; `text` equals `Document.text[start:end]`."""

    text: str
    start: int
    page: int
    box: Box
    words: tuple[Word, ...] = ()
    in_cell: bool = False
    """Whether it is typed in a cell of a table, in text without boxes."""
    indent: int = 0
    """Blanks before it, where it begins a line of typed text."""

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        return self.start, self.end

    @property
    def left(self) -> float:
        return self.box[0]

    @property
    def right(self) -> float:
        return self.box[2]

    @property
    def top(self) -> float:
        return self.box[1]

    @property
    def bottom(self) -> float:
        return self.box[3]

    @property
    def tall(self) -> float:
        _, top, _, bottom = self.box
        return bottom - top if bottom - top > 1.0 else 1.0

    @property
    def is_recognised(self) -> bool:
        """Whether a recogniser gave its words."""
        return bool(self.words) and self.words[0].confidence is not None

    def beside(self, other: Piece) -> bool:
        """Whether both stand on one line of the page."""
        (_, top, _, bottom), (_, its_top, _, its_bottom) = self.box, other.box
        if self.page != other.page or bottom <= its_top or its_bottom <= top:
            return False
        return min(bottom, its_bottom) - max(top, its_top) > 0.5 * min(self.tall, other.tall)

    def tail(self, start: int) -> Piece:
        """What stands from `start` on; inside a word the left edge is reckoned by the share of characters left out."""
        cut = max(0, min(start - self.start, len(self.text)))
        box = (self.left_at(start), *self.box[1:])
        return Piece(self.text[cut:], self.start + cut, self.page, box, self.words, self.in_cell)

    def left_at(self, start: int) -> float:
        """The left edge of what stands from `start` on."""
        for word in self.words:
            if word.start + len(word.text) > start:
                left, _, right, _ = word.box
                return left + (right - left) * max(0, start - word.start) / len(word.text)
        cut = max(0, min(start - self.start, len(self.text)))
        return self.left + (self.right - self.left) * cut / max(1, len(self.text))

    def blanks(self, left: float, right: float) -> list[tuple[float, Word]]:
        """(breadth, the word behind) of each blank whose middle stands between two places of the line."""
        pairs = pairwise(self.words)
        return [(b.box[0] - a.box[2], b) for a, b in pairs if left < (a.box[2] + b.box[0]) / 2 < right]

    def parted(self, word: Word) -> tuple[Piece, Piece]:
        """What stands before the word, and what stands from it on."""
        cut = word.start - self.start
        before, behind = (tuple(w for w in self.words if (w.start < word.start) is first) for first in (True, False))
        box = (self.left, self.top, before[-1].box[2], self.bottom)
        left = self._replace(text=self.text[:cut].rstrip(), box=box, words=before)
        return left, left._replace(
            text=self.text[cut:], start=word.start, box=(word.box[0], *self.box[1:]), words=behind
        )


_top = attrgetter("top")


def _reading_order(piece: Piece) -> tuple[float, float]:
    left, top, _, _ = piece.box
    return top, left


def pieces_of(document: Document) -> list[Piece]:
    """The document's pieces in the order of its text."""
    if any(line.box for line in document.lines):
        lines = ((line, line.box) for line in document.lines if line.box)
        return [piece for line, box in lines for piece in _joined(_boxed(line, box), line.text, line.start)]
    return list(_typed(document))


def by_page(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """The pieces of each page from top to bottom, those of one line from left to right."""
    for _, held in groupby(pieces, key=attrgetter("page")):
        yield sorted(held, key=_reading_order)


def outside(pieces: Iterable[Piece], spans: Iterable[Span]) -> Iterator[Piece]:
    """The pieces that begin in none of the spans."""
    ordered = sorted(spans)
    starts, ends = [start for start, _ in ordered], [*accumulate((end for _, end in ordered), max)]
    for piece in pieces:
        last = bisect_right(starts, piece.start)
        if not last or ends[last - 1] <= piece.start:
            yield piece


def is_right_of(document: Document, span: Span, other: Span) -> bool:
    """Whether the first line of one stretch of text stands wholly right of that of another."""
    ours, theirs = _first_box(document, *span), _first_box(document, *other)
    return ours is not None and theirs is not None and ours[0] > theirs[2]


def _first_box(document: Document, start: int, end: int) -> Box | None:
    """Where the first line of a stretch of text stands on its page, as far as its words have places."""
    line = next((line for line in document.lines_in(start, end) if line.box), None)
    words = [word.box for word in line.words if start <= word.start < end] if line else []
    return (words[0][0], words[0][1], words[-1][2], words[-1][3]) if words else None


def _joined(pieces: Iterable[Piece], text: str, start: int) -> Iterator[Piece]:
    """The pieces of a line, joined where a gap or a tab parts what is one: an office behind "a.n.", a number with room.

    `text` is the line's, which starts at `start` of the document.
    """
    held: Piece | None = None
    for piece in pieces:
        if held and held.text.endswith("/") and not piece.text.startswith("/"):
            yield held
            held = None
        if held:
            whole = text[held.start - start : piece.end - start]
            box = (held.left, held.top, piece.right, piece.bottom)
            piece = piece._replace(text=whole, start=held.start, box=box, words=(*held.words, *piece.words))
            held = None
        if _is_acting(piece.text) or _is_open_number(piece.text):
            held = piece
        else:
            yield piece
    if held:
        yield held


def _is_acting(text: str) -> bool:
    """Whether these are words such as "a.n." and nothing else."""
    if len(text) > _LONGEST_ACTING:
        return False
    acting, rest = acting_of(text)
    return acting is not None and not rest.strip()


def _is_open_number(text: str) -> bool:
    """Whether the text ends with a number in which room is left for a part of it: 800/"""
    return text.endswith("/") and text[-2:-1].isdecimal()


def pieces_near(pieces: Sequence[Piece], top: float, bottom: float) -> Sequence[Piece]:
    """Of the pieces of a page from top to bottom those that may reach in between two heights: all others do not."""
    first = bisect_left(pieces, top - TALLEST, key=_top)
    return pieces[first : bisect_right(pieces, bottom, lo=first, key=_top)]


def _boxed(line: Line, box: Box) -> Iterator[Piece]:
    if line.text and not _PARTS.search(line.text):
        yield Piece(line.text, line.start, line.page, box, line.words)
        return
    for part in _PARTED.finditer(line.text):
        start, end = line.start + part.start(), line.start + part.end()
        words = tuple(w for w in line.words if w.start < end and w.start + len(w.text) > start)
        left, right = (words[0].box[0], words[-1].box[2]) if words else (box[0], box[2])
        yield Piece(part[0], start, line.page, (left, box[1], right, box[3]), words)


def _typed(document: Document) -> Iterator[Piece]:
    """The pieces of text without boxes: a table's cells beside one another, other lines one below the other."""
    y, grids = 0.0, sorted(document.grids, key=lambda grid: grid.span)
    at = 0
    for line in document.lines:
        while at < len(grids) and grids[at].span[1] <= line.start:
            at += 1
        grid = grids[at] if at < len(grids) else None
        if grid and grid.span[0] <= line.start < grid.span[1]:
            if line.start == grid.span[0]:
                for piece in _in_grid(document, grid, y):
                    y = max(y, piece.top)
                    yield piece
                y += ROW_STEP
            continue
        for piece in _joined(_columns(line.text, line.start, line.page, y), line.text, line.start):
            yield piece._replace(indent=line.indent) if piece.start == line.start and line.indent else piece
        y += ROW_STEP


def _in_grid(document: Document, grid: Grid, y: float) -> Iterator[Piece]:
    for row in grid.rows:
        lowest = y
        for number, cell in enumerate(row):
            for piece in _in_cell(document, cell, number * _COLUMN, y):
                lowest = max(lowest, piece.top)
                yield piece
        y = lowest + ROW_STEP


def _in_cell(document: Document, cell: Cell, x: float, y: float) -> Iterator[Piece]:
    for start, end in cell.spans:
        offset = start
        for text in document.text[start:end].split("\n"):
            yield from (p._replace(in_cell=True) for p in _columns(text, offset, cell.page, y, x))
            offset += len(text) + 1
            y += ROW_STEP


def _columns(text: str, start: int, page: int, y: float, x: float = 0.0) -> Iterator[Piece]:
    """The parts of a typed line between tabs, and of each those between four blanks."""
    at = 0
    for number, field in enumerate(_TABS.split(text)):
        at = text.index(field, at)
        for part in _PARTED.finditer(field):
            left = x + number * _COLUMN + part.start() * CHARACTER_WIDTH
            box = (left, y, left + len(part[0]) * CHARACTER_WIDTH, y + ROW_HEIGHT)
            yield Piece(part[0], start + at + part.start(), page, box)
        at += len(field)

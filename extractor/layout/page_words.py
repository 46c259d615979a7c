"""What layout works on: words as found on a page, rows of them, blocks of rows, and the page before layout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from operator import add
from typing import Any, NamedTuple

from ..model.document import Box, TextSource, turned_boxes


class Token(NamedTuple):
    """A word as found on a page: x0, top, x1, bottom in points from the top left; confidence 0–100 or None."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    confidence: float | None = None


class Lattice(NamedTuple):
    """A ruled grid before it has words: its box and the cells' boxes row by row, None where cells are merged away."""

    box: Box
    rows: tuple[tuple[Box | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page before layout. Its text stands rotated by `turn` clockwise quarter turns; all boxes are those of the page
    turned upright, while `width` and `height` are the page's own."""

    number: int
    width: float
    height: float
    source: TextSource
    tokens: Sequence[Token] = ()
    lattices: Sequence[Lattice] = ()
    asides: Sequence[Sequence[Token]] = ()
    """Lines that run in another direction than the page's text, from their first word to their last."""
    marks: Sequence[Sequence[Token]] = ()
    """Lines that run aslant: stamps and watermarks."""
    turn: int = 0
    skew: float = 0.0
    """Degrees by which the page was turned clockwise about its middle, beside the quarter turns; its boxes are those
    of the page made straight."""
    unread: Sequence[Box] = ()
    """Where a recognised page has lines of which no word could be read."""

    whole: Sheet | None = None
    """The sheet on which this page is printed beside another, `left` points from its left edge."""
    left: float = 0.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page turned upright."""
        return (self.height, self.width) if self.turn % 2 else (self.width, self.height)


def tokens_of(rows: Iterable[Sequence[Any]]) -> list[Token]:
    """Words from rows of their parts, as JSON keeps them."""
    return [Token(*row) for row in rows]


Row = list[Token]
"""Tokens of one line from left to right."""


@dataclass(slots=True)
class LayoutBlock:
    """What stands together in reading order: plain rows, or a lattice with the rows of each cell."""

    rows: list[Row] = field(default_factory=list)
    lattice: Lattice | None = None
    cells: list[list[list[Row]]] = field(default_factory=list)


def height(token: Token) -> float:
    """The word's height in points."""
    return token.bottom - token.top


def stands_in(token: Token, box: Sequence[float]) -> bool:
    """Whether the middle of the word stands in the box."""
    x, y = (token.x0 + token.x1) / 2, (token.top + token.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


WIDE = "    "
_WIDE_GAP = 18.0
"""Points: less never parts columns."""


def plain(row: Iterable[Token]) -> str:
    """The words with a blank between."""
    return " ".join([token[4] for token in row])


def text_of(row: Row) -> tuple[str, list[int]]:
    """The row's text and where in it each word starts."""
    texts = [token[4] for token in row]
    gaps = [b[0] - a[2] for a, b in pairwise(row)]
    blanks = [1] * len(gaps)
    if gaps and max(gaps) > _WIDE_GAP:
        least = min(gaps)
        for i, gap in enumerate(gaps):
            if gap > _WIDE_GAP and gap > 2.5 * height(row[i + 1]) and _is_column(row, i, gap, least):
                blanks[i] = len(WIDE)
    starts = [0, *accumulate(map(add, map(len, texts), blanks))]
    if len(WIDE) not in blanks:
        return " ".join(texts), starts
    return "".join([text + " " * blank for text, blank in zip(texts, [*blanks, 0], strict=True)]), starts


def _is_column(row: Row, i: int, gap: float, least: float) -> bool:
    """False beside a lone colon, which hangs between label and text, and in a justified line (all gaps wide)."""
    if row[i].text == ":" or row[i + 1].text[0] == ":":
        return False
    return len(row) == 2 or gap > 1.8 * least


def box_of(row: Sequence[Token]) -> Box:
    """The smallest box around the row's words."""
    x0, top, x1, bottom, _, _ = zip(*row, strict=True)
    return (min(x0), min(top), max(x1), max(bottom))


def unturned(box: Box, sheet: Sheet) -> Box:
    """A box of the turned page as it lies on the page that a person sees."""
    return turned_boxes([box], 4 - sheet.turn, *sheet.size)[0] if sheet.turn else box

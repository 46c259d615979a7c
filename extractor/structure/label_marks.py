"""Labels of the closed list with the pieces of a page that they open, also over several lines or behind one another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from ..model.document import Span
from .labels_of_pairs import PairLabel, label_at
from .labels_over_lines import labels_over_lines
from .pieces import Piece, pieces_near

COLON = re.compile(r"\s*[:;]\s*")
_MOST_IN_PIECE = 8
"""Labels behind one another that a piece opens with: more are no line of a form."""
_MOST_ON_LINE = 100
"""Labels beside one another on a line: no form has room for more."""


class Mark(NamedTuple):
    """A label with the piece that it opens, or stands in."""

    label: PairLabel
    piece: Piece
    left: float
    """Where the label begins."""

    @property
    def span(self) -> Span:
        return self.piece.start + self.label.start, self.piece.start + self.label.end

    @property
    def rest(self) -> Piece:
        return self.piece.tail(self.piece.start + self.label.rest)


def find_marks(pieces: list[Piece], recognised: bool) -> tuple[list[Piece], list[Mark]]:
    """The page's labels from top to bottom, and its pieces without the lines that are no more than part of a label."""
    found = labels_over_lines(pieces)
    over_lines = {one.piece.start: one for one in found if not _colon_beside(one.first, pieces)}
    lines = {line.start for one in over_lines.values() for line in one.others}
    left = [piece for piece in pieces if piece.start not in lines]
    marks = [Mark(one.label, one.piece, one.left) for one in over_lines.values()]
    marks += [mark for piece in left if piece.start not in over_lines for mark in _marks(piece, recognised, left)]
    beside = Counter(mark.piece.top for mark in marks)
    return left, sorted((mark for mark in marks if beside[mark.piece.top] <= _MOST_ON_LINE), key=_top)


def _top(mark: Mark) -> float:
    return mark.piece.top


def _marks(piece: Piece, recognised: bool, pieces: list[Piece]) -> Iterator[Mark]:
    """The label that opens the piece, and the one behind it, with or without a list's number: Kepada : 1. Nama : …"""
    label = label_at(piece.text, 0, recognised)
    if label and label.bare_number and not (label.colon or colon_follows(piece, label, pieces)):
        return
    for _ in range(_MOST_IN_PIECE):
        if not label:
            return
        yield Mark(label, piece, piece.left_at(piece.start + label.start))
        behind = label_at(piece.text, label.rest, recognised) if label.colon and label.rest < len(piece.text) else None
        label = behind if behind and (behind.colon or colon_follows(piece, behind, pieces)) else None


def has_colon(mark: Mark, pieces: list[Piece]) -> bool:
    """Whether a colon stands behind the label, also in a column of its own: what is not behind it is left blank."""
    return mark.label.colon or colon_follows(mark.piece, mark.label, pieces)


def colon_follows(piece: Piece, label: PairLabel, pieces: list[Piece]) -> bool:
    """Whether the label ends its piece, and the next one on the line begins with a colon."""
    return label.rest >= len(piece.text) and _colon_beside(piece, pieces)


def _colon_beside(piece: Piece, pieces: list[Piece]) -> bool:
    """Whether the next piece on the line begins with a colon."""
    level = pieces_near(pieces, piece.top, piece.bottom)
    right = (p for p in level if p.left >= piece.right - 1 and p.beside(piece) and p is not piece)
    first = min(right, key=attrgetter("left"), default=None)
    return first is not None and COLON.match(first.text) is not None

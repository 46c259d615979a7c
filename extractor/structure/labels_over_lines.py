"""Labels that run over several lines: Nama/NIP Pegawai yang melaksanakan | perjalanan dinas, Pangkat dan | Golongan."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

from ..lexicon.joining_words import and_or_words
from ..lexicon.listed_pattern import ListedPattern
from ..lexicon.phrase_list import phrase_list
from .labels_of_pairs import PairLabel, behind_marks, label_at, with_colon
from .pieces import Piece

_ALIGNED = 1.5
"""Letter heights by which the left edges of a label's lines may differ."""
_FOLLOWS = 1.0
"""Letter heights of white between a label's lines, at most."""
_MOST_LINES = 4
_MOST_WORDS = 4
"""Words of a label's first line, where its end is not listed: more are a sentence."""
_COLUMN = 12.0
"""Points: pieces are kept by columns of this breadth, to be found without a look at all others."""
_TO_COLON = re.compile(r"(?P<words>[^\W\d_][^:\t\n]{1,34}?)\s*:\s*")
"""A label's last line up to its colon."""
_JOINS = ListedPattern(lambda: rf"(?i)[\s,]*(?:\b{and_or_words()}|[/&,])\s*$")


class LabelOverLines(NamedTuple):
    """A label, the piece in which `label` counts, where its first line begins, and the lines that are nothing else."""

    label: PairLabel
    piece: Piece
    left: float
    others: tuple[Piece, ...]

    @property
    def first(self) -> Piece:
        """The label's first line."""
        return min(self.piece, *self.others, key=lambda line: line.top)


def labels_over_lines(pieces: list[Piece]) -> Iterator[LabelOverLines]:
    """The labels of the closed list that the pieces of a page begin and others under them end."""
    columns = _Columns(pieces)
    for piece in pieces:
        if found := _listed(piece, columns) or _with_end_of_its_own(piece, columns):
            yield found


class _Columns:
    """The pieces of a page from top to bottom, by where they begin."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._columns: defaultdict[int, tuple[list[float], list[Piece]]] = defaultdict(lambda: ([], []))
        for piece in pieces:
            tops, held = self._columns[int(piece.left // _COLUMN)]
            tops.append(piece.top)
            held.append(piece)

    def line_below(self, lines: list[Piece], at: int) -> Piece | None:
        """The piece right under the last line, which begins where the label does, or its list's mark."""
        first, last = lines[0], lines[-1]
        lefts = {first.left, first.left_at(first.start + at)}
        below = (piece for left in lefts for piece in self._below(last, left))
        return min(below, key=attrgetter("top", "left"), default=None)

    def _below(self, last: Piece, left: float) -> Iterator[Piece]:
        """The pieces that follow a line closely and begin near a place."""
        room = _ALIGNED * last.tall
        for column in self._between(left - room, left + room):
            tops, held = self._columns[column]
            first = bisect_right(tops, last.top + 0.5 * last.tall)
            end = bisect_right(tops, last.bottom + _FOLLOWS * last.tall, lo=first)
            yield from (piece for piece in held[first:end] if abs(piece.left - left) < room)

    def _between(self, left: float, right: float) -> Iterator[int]:
        """The columns that hold pieces from here to there, from left to right; letters may be higher than the page is
        wide."""
        first, last = int(left // _COLUMN), int(right // _COLUMN)
        if last - first > len(self._columns):
            return iter(sorted(column for column in self._columns if first <= column <= last))
        return (column for column in range(first, last + 1) if column in self._columns)


def _listed(piece: Piece, columns: _Columns) -> LabelOverLines | None:
    """The listed label whose first line the piece is; its last line holds no more, or goes on behind a colon."""
    labels = phrase_list("labels")
    for at in behind_marks(piece.text, 0):
        words, lines = piece.text[at:], [piece]
        while len(lines) < _MOST_LINES and labels.is_beginning(words):
            below = columns.line_below(lines, at)
            if below is None or label_at(below.text) is not None:
                break
            before = len(words) + 1
            words, lines = f"{words} {below.text}", [*lines, below]
            hit = labels.opening(words)
            if hit is None or hit.end <= before:
                continue
            label = with_colon(below.text, 0, hit.key, hit.end - before)
            if label.colon:
                return LabelOverLines(label, below, piece.left_at(piece.start + at), tuple(lines[:-1]))
            if not any(map(str.isalnum, below.text[label.end :])):
                label = PairLabel(hit.key, at + hit.start, len(piece.text), len(piece.text), False)
                return LabelOverLines(label, piece, piece.left_at(piece.start + label.start), tuple(lines[1:]))
    return None


def _with_end_of_its_own(upper: Piece, columns: _Columns) -> LabelOverLines | None:
    """The listed label that goes on with other words up to a colon: the first line ends with a word that joins, or the
    second begins with a small letter.
    """
    labels = phrase_list("labels")
    openings = [at for at in behind_marks(upper.text, 0) if labels.may_open(upper.text[at:])]
    if not openings or ":" in upper.text or len(upper.text.split()) > _MOST_WORDS:
        return None
    joins = _JOINS.search(upper.text)
    for at in openings:
        first = upper.text[at : joins.start() if joins else len(upper.text)].strip()
        below = columns.line_below([upper], at) if first else None
        found = _TO_COLON.match(below.text) if below else None
        if below is None or found is None or not (joins or found["words"][0].islower()):
            continue
        if hit := labels.whole(f"{upper.text[at:].strip()} {found['words']}") or labels.whole(first):
            label = PairLabel(hit.key, 0, found.end("words"), found.end(), True)
            return LabelOverLines(label, below, below.left, (upper,))
    return None

"""Labels that run over several lines of a narrow column: Nama/NIP Pegawai yang melaksanakan | perjalanan dinas."""

from __future__ import annotations

from typing import NamedTuple

from ..lexicon.phrase_list import phrase_list
from .labels_of_pairs import PairLabel, behind_marks, label_at, with_colon
from .pieces import Piece, pieces_near

_ALIGNED = 1.5
"""Letter heights by which the left edges of a label's lines may differ."""
_FOLLOWS = 1.0
"""Letter heights of white between a label's lines, at most."""
_MOST_LINES = 4


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


def label_over_lines(piece: Piece, pieces: list[Piece]) -> LabelOverLines | None:
    """The label of the closed list whose first line the piece is; its last line holds no more, or goes on behind a
    colon.
    """
    labels = phrase_list("labels")
    for at in behind_marks(piece.text, 0):
        words, lines = piece.text[at:], [piece]
        while len(lines) < _MOST_LINES and labels.is_beginning(words):
            below = _line_below(lines, at, pieces)
            if below is None or label_at(below.text) is not None:
                break
            before = len(words) + 1
            words, lines = f"{words} {below.text}", [*lines, below]
            hit = labels.opening(words)
            if hit is None or hit.end <= before:
                continue
            label = with_colon(below.text, 0, hit.key, hit.end - before)
            if label.colon:
                return LabelOverLines(label, below, piece.tail(piece.start + at).left, tuple(lines[:-1]))
            if not any(map(str.isalnum, below.text[label.end :])):
                label = PairLabel(hit.key, at + hit.start, len(piece.text), len(piece.text), False)
                return LabelOverLines(label, piece, piece.tail(piece.start + label.start).left, tuple(lines[1:]))
    return None


def _line_below(lines: list[Piece], at: int, pieces: list[Piece]) -> Piece | None:
    """The piece right under the last line, which begins where the label does, or its list's mark."""
    first, last = lines[0], lines[-1]
    lefts = (first.left, first.tail(first.start + at).left)
    reach = last.bottom + _FOLLOWS * last.tall
    near = (p for p in pieces_near(pieces, last.bottom, reach) if last.top + 0.5 * last.tall < p.top <= reach)
    aligned = (p for p in near if min(abs(p.left - left) for left in lefts) < _ALIGNED * last.tall)
    return min(aligned, key=lambda p: p.top, default=None)

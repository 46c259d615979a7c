"""Labels that run over two lines: the first ends with a word that joins, or the second begins with a small letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..lexicon.phrase_list import phrase_list
from .labels_of_pairs import PairLabel, behind_marks
from .pieces import Piece, pieces_near

_LOWER = re.compile(r"(?P<words>[^\W\d_][^:\t\n]{1,34}?)\s*:\s*")
"""The second line up to its colon."""
_JOINS = re.compile(r"(?i)[\s,]*(?:\b(?:dan|atau|serta)|[/&,])\s*$")
_MOST_WORDS = 4
"""Words of a label's first line, at most: more are a sentence."""
_ALIGNED, _FOLLOWS = 1.5, 1.0
"""Letter heights by which the two lines begin apart, and of white between them, at most."""


class WrappedLabel(NamedTuple):
    """A label of two lines: the pieces of both, and what it means, with its colon in the lower one."""

    upper: Piece
    lower: Piece
    label: PairLabel


def wrapped_labels(pieces: list[Piece]) -> Iterator[WrappedLabel]:
    """The labels of a page that run over two lines: Pangkat dan | Golongan Ruang : Penata."""
    for lower in pieces:
        found = _LOWER.match(lower.text)
        if found is None:
            continue
        for upper in pieces_near(pieces, lower.top - (1 + _FOLLOWS) * lower.tall, lower.top - 0.5 * lower.tall):
            if _stands_above(upper, lower) and (meaning := _meaning(upper.text, found["words"])):
                yield WrappedLabel(upper, lower, PairLabel(meaning, 0, found.end("words"), found.end(), True))
                break


def _stands_above(upper: Piece, lower: Piece) -> bool:
    near = lower.top - upper.top > 0 and lower.top - upper.bottom < _FOLLOWS * lower.tall
    return near and ":" not in upper.text and len(upper.text.split()) <= _MOST_WORDS and _is_aligned(upper, lower)


def _is_aligned(upper: Piece, lower: Piece) -> bool:
    """Whether both begin in one column, the first perhaps behind a list's mark: 3. Pangkat dan."""
    starts = (upper.tail(upper.start + at).left for at in behind_marks(upper.text, 0))
    return any(abs(left - lower.left) < _ALIGNED * lower.tall for left in starts)


def _meaning(upper: str, lower: str) -> str | None:
    """What the two lines mean together, or else the first alone."""
    joins = _JOINS.search(upper)
    if joins is None and not lower[0].islower():
        return None
    labels = phrase_list("labels")
    for at in behind_marks(upper, 0):
        first = upper[at : joins.start() if joins else len(upper)].strip()
        if hit := labels.whole(f"{upper[at:].strip()} {lower}") or labels.whole(first):
            return hit.key
    return None

"""Where the words of a label stand and were not taken as one, each with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..lexicon.word_lists import word_lists
from ..model.document import Document, Span
from ..structure.labels_of_pairs import behind_marks, goes_on, has_label, label_at
from ..structure.pairs import Pair
from ..structure.pieces import Piece
from ..structure.shape import shape_of

_MOST = 5
"""Places that are told of each label."""
_WITHIN = "it stands within a line; a label opens a line or a cell"
_ALONE = "no colon follows it, and no other label stands above or below in its column"
_EMPTY = "nothing stands behind it or under it"


class RefusedLabel(NamedTuple):
    """The words of a label with what follows them, and why they are no label of a pair."""

    span: Span
    why: str


def refused_labels(document: Document, meaning: str) -> list[RefusedLabel]:
    """The places at which a wording of the label stands that gave no pair of its meaning."""
    shape = shape_of(document)
    taken = {pair.label[0] for pair in shape.pairs if pair.meaning == meaning}
    found = (
        RefusedLabel((hit, piece.end), _reason(piece, hit, words, shape.pairs))
        for piece in shape.pieces
        for hit, words in _places(piece, word_lists("labels")["phrases"][meaning])
        if hit not in taken
    )
    return list({refused.span[0]: refused for refused in found}.values())[:_MOST]


def _places(piece: Piece, wordings: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Where a wording stands in a piece, and its words; the longest at a place comes last."""
    for wording in sorted(wordings, key=len):
        words = r"\W{0,3}".join(map(re.escape, wording.split()))
        for hit in re.finditer(rf"(?i)(?<!\w){words}(?!\w)", piece.text):
            yield piece.start + hit.start(), hit[0]


def _reason(piece: Piece, start: int, words: str, pairs: Sequence[Pair]) -> str:
    at, end = start - piece.start, start - piece.start + len(words)
    if at not in {place + len(piece.text[place:]) - len(piece.text[place:].lstrip()) for place in _openings(piece)}:
        return _WITHIN
    if other := next((pair.meaning for pair in pairs if pair.label[0] == start), None):
        return f"it is the label {other!r}, of which these words are a wording, too"
    label = label_at(piece.text)
    if label is None and (has_label(piece.text[at:]) or goes_on(piece.text, end)):
        longer = " ".join(piece.text[at:].partition(":")[0].split())
        return f"it goes on: {longer!r} is another label; give that wording under [labels]"
    if piece.text[end:].strip(" .:"):
        return f"it goes on with {_brief(piece.text[end:])!r}: {_ALONE}"
    return _EMPTY if label and label.colon else _ALONE


def _openings(piece: Piece) -> tuple[int, ...]:
    return behind_marks(piece.text, 0)


def _brief(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 40 else plain[:39] + "…"

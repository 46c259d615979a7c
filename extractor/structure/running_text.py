"""Where a letter's own words begin: the first running text below its head."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from ..lexicon.folders import once_per_lexicon
from ..lexicon.word_lists import either, word_lists
from ..model.document import Span
from .blocks import PageBlock
from .contact_lines import is_contact
from .pairs import Pair
from .pieces import Piece

_WIDE = 0.5
"""Share of the page's text width from which a line may be running text."""
_LONG = 46
"""Characters from which it may be."""
_SLANT = 2.0
"""Letter heights by which the margins of a centred line may differ."""
_INDENT = 3.0
"""Letter heights by which a centred line stands in from the text's edge, at least."""
_HEAD = frozenset(("number", "nature", "attachment", "subject", "to", "from", "copies", "date", "through"))
"""What labels in the head of a letter mean."""


def bodies(pieces: list[Piece], pairs: Sequence[Pair], blocks: Sequence[PageBlock]) -> Iterator[PageBlock]:
    """The place where running text begins below the head of the page, as a block `body`; none without a head."""
    head = [pair for pair in pairs if pair.meaning in _HEAD]
    spans = [span for pair in head for span in (pair.label, *pair.value)]
    spans += [span for block in blocks for part in block.parts.values() for span in part]
    starts, ends = _reaching(spans)
    below, edges = False, (min(p.left for p in pieces), max(p.right for p in pieces))
    for piece in pieces:
        if (before := bisect_left(starts, piece.end)) and ends[before - 1] > piece.start:
            below = True
        elif below and _runs(piece, *edges):
            yield PageBlock("body", piece.page, piece.start, {"begins": (piece.span,)})
            return


def begins_text(text: str) -> bool:
    """Whether the words are those with which a letter's text begins: Dengan hormat, Sehubungan dengan …"""
    return _begins().match(text) is not None


@once_per_lexicon
def _begins() -> re.Pattern[str]:
    return re.compile(rf"(?i)\W{{0,3}}(?:\d{{1,2}}[.)]\s*)?{either(word_lists('letter_words')['begins'])}")


def _reaching(spans: Iterable[Span]) -> tuple[list[int], list[int]]:
    """The starts of the spans in order, and how far the spans reach that start there or before; each at least a
    character."""
    starts, ends = [], list[int]()
    for start, end in sorted(spans):
        starts.append(start)
        ends.append(max(end, start + 1, ends[-1] if ends else 0))
    return starts, ends


def _runs(piece: Piece, left: float, right: float) -> bool:
    """Whether the piece, on a page with these edges, is a line of running text: long and wide, in small letters, not
    centred; or a salutation."""
    if begins_text(piece.text):
        return True
    if is_contact(piece.text) or len(piece.text) < _LONG or piece.right - piece.left < _WIDE * (right - left):
        return False
    letters = [char for char in piece.text if char.isalpha()]
    if sum(map(str.isupper, letters)) > 0.5 * len(letters):
        return False
    before, behind = piece.left - left, right - piece.right
    return before < _INDENT * piece.tall or abs(before - behind) > _SLANT * piece.tall

"""Where a list of copies (Tembusan) ends, and where a notice of electronic signing begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..lexicon.folders import once_per_lexicon
from ..lexicon.headings import phrases
from ..lexicon.phrase_list import phrase_list
from ..lexicon.word_lists import either, word_lists
from .blocks import PageBlock
from .label_styles import ordinals
from .pieces import Piece

_APART = 2.0
"""Letter heights of white from which on what stands below is no part of the list."""
_FIRST_APART = 3.5
"""The same below the heading."""
_LONGEST = 70
"""Characters of the line that a heading opens."""
_INDENT = 3.0
"""Letter heights by which the lines of such a list stand further right than its heading, at most."""
_MOST_HEADINGS = 20
"""Headings inside one list of copies that are followed, each to its end."""
_NIP = re.compile(r"\W*NIP\b")
_LABEL = re.compile(r"[^\w\n]*\(?(?P<label>\d{1,2}|[a-z])\s?[.)]")


def copies_ends(pages: Sequence[list[Piece]], recognised: frozenset[int]) -> Iterator[PageBlock]:
    """`after_copies`: the first line behind each list of copies that is no part of it; none where all below is."""
    pieces = sorted((piece for page in pages for piece in page), key=lambda piece: piece.start)
    words = phrases("tembusan").words
    followed, inside = 0, 0
    for i, piece in enumerate(pieces):
        if not words.opening(piece.text[:_LONGEST], tolerant=piece.page in recognised):
            continue
        inside = inside + 1 if i < followed else 0
        if inside > _MOST_HEADINGS:
            continue
        followed, stands_below = _end(pieces, i)
        if stands_below:
            end = pieces[followed]
            yield PageBlock("after_copies", end.page, end.start, {"begins": (end.span,)})


def outside_copies(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces that are in no list of copies: in none that goes on below the word in its column."""
    kept: list[Piece] = []
    heading: Piece | None = None
    for piece in pieces:
        if _opens(piece):
            heading = piece
        elif heading is None or not _is_listed(piece, heading):
            kept.append(piece)
    return kept


def _opens(piece: Piece) -> bool:
    tolerant = piece.is_recognised
    return phrases("tembusan").words.opening(piece.text[:_LONGEST], tolerant=tolerant) is not None


def _is_listed(piece: Piece, heading: Piece) -> bool:
    """Whether the piece stands below the heading of a list of copies, no further right than its items go on."""
    below = piece.page == heading.page and piece.top > heading.top
    return below and abs(piece.left - heading.left) <= _INDENT * max(piece.tall, heading.tall)


def notices(pages: Sequence[list[Piece]]) -> Iterator[PageBlock]:
    """`electronic_notice`: the first line of each page with which a notice of electronic signing opens.

    One beside the code between office and name is none: who signed is named below it.
    """
    notice = _notice()
    for page in pages:
        named = max((piece.top for piece in page if _NIP.match(piece.text)), default=-1.0)
        if first := next((piece for piece in page if piece.top > named and notice.match(piece.text)), None):
            yield PageBlock("electronic_notice", first.page, first.start, {"begins": (first.span,)})


def is_notice(text: str) -> bool:
    """Whether the line opens with a notice of electronic signing."""
    return _notice().match(text) is not None


def _end(pieces: Sequence[Piece], heading: int) -> tuple[int, bool]:
    """Where the list under a heading ends, and whether with a piece that is no part of it, not with a closing or the
    text's end."""
    last, count = pieces[heading], 0
    for i in range(heading + 1, len(pieces)):
        piece = pieces[i]
        label = _LABEL.match(piece.text)
        number = (ordinals([label["label"]]) or [0])[0] if label else 0
        goes_on = number == count + 1
        if _closes(piece):
            return i, False
        near = _is_near(piece, last, pieces[heading]) and not _is_last().match(last.text)
        if is_notice(piece.text) or not (goes_on or near or piece.beside(last)):
            return i, True
        count = number if goes_on else count
        last = piece
    return len(pieces), False


def _closes(piece: Piece) -> bool:
    """Whether the instrument closes here, below the list: Ditetapkan di …"""
    hit = phrase_list("closings").opening(piece.text[:_LONGEST], tolerant=piece.is_recognised)
    return hit is not None and hit.key == "decided"


def _is_near(piece: Piece, last: Piece, heading: Piece) -> bool:
    """Whether the piece goes on with the list: on its page, beside the line before or right below it."""
    if piece.page != last.page:
        return False
    apart = _FIRST_APART if last is heading else _APART
    return piece.beside(last) or -piece.tall < piece.top - last.bottom < apart * max(piece.tall, last.tall)


@once_per_lexicon
def _is_last() -> re.Pattern[str]:
    """An item behind which nobody else gets a copy: the office's own archive."""
    own = either(word_lists("layout_words")["own_copies"])
    return re.compile(rf"(?i)[^\w\n]*\(?(?:\d{{1,2}}|[a-z])\s?[.)]\s*{own}\W*$")


@once_per_lexicon
def _notice() -> re.Pattern[str]:
    return re.compile(rf"(?i)\W*(?:\d\.\s*)?{either(word_lists('notices')['electronic'])}\b")

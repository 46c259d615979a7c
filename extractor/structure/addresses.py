"""Address blocks: Kepada, Yth., the addressees, and the place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from operator import attrgetter

from ..lexicon.folders import once_per_lexicon
from ..lexicon.gazetteer import gazetteer, may_open
from ..lexicon.word_lists import either, word_lists
from ..model.document import Span
from .address_words import GIVEN, NOWHERE_BEHIND, PLACE, WITHIN, opening_of
from .blocks import PageBlock, Spans
from .contact_lines import is_contact
from .labels_of_pairs import label_at
from .pairs import Pair
from .pieces import Piece, pieces_near
from .running_text import begins_text

_GAP = 1.3
"""Letter heights of white that part an address from what follows, at least."""
_PLACE_GAP = 2.4
"""The same before the place of an address, or below words that open it and name nobody: both may stand apart."""
_FARTHEST = max(_GAP, _PLACE_GAP)
_HANGS = 5.0
"""Letter heights by which Yth. may hang left of the words above and below it."""
_BESIDE = 12.0
"""Letter heights between Yth. and the name beside it, at most."""
_SPREAD = 6.0
"""Letter heights of a blank in a justified line, at most."""
_WIDE = 0.9
"""Share of the page's text width from which a line is running text and no part of a block."""
_SHORT = 45
"""Characters up to which a line is no running text, however narrow the page."""
_LONG = 100
"""Characters from which a line is running text, for text whose width says nothing."""
_MOST_LINES = 14
_NUMBER = re.compile(r"\W{0,2}(?P<number>\d{1,2})\s?[.)]\s*")
_FIRST = re.compile(r"\W{0,2}1\s?[.)]\s*")
_HEADS_TEXT = re.compile(r"\W{0,2}(?:A|I)\s?[.)]\s+[^\W\d_]")
"""The first heading of a text that is parted in A, B, C or I, II, III."""


def addresses(pieces: list[Piece], pairs: Sequence[Pair] = ()) -> Iterator[PageBlock]:
    """Address blocks: `first` is the first addressee, `addressee_2` … the others."""
    used: set[int] = set()
    labels = {pair.label[0] for pair in pairs if pair.meaning != "to"}
    width = _text_width(pieces)
    for piece in pieces:
        mark = _FIRST.match(piece.text)
        at = mark.end() if mark else 0  # 1. Yth. Camat opens a list of addressees
        opener = opening_of(piece.text[at:], piece.is_recognised)
        if opener is None or piece.end in used or not opener[0].strip():
            continue
        first = piece.tail(piece.start + at + opener.end())
        if not first.text.strip():
            first = _beside(piece, pieces) or first
        if (label := label_at(first.text)) and label.colon:
            continue  # Kepada : 1. Nama : … orders somebody
        below = _below(piece, first, pieces, labels, width)
        lines = [first, *(islice(below, 1) if GIVEN.match(piece.text[at:]) else below)]
        used |= {line.end for line in lines}
        people = _addressees([line for line in lines if line.text.strip()])
        if people and people[0] and not _is_heading(lines):
            names = ["first", *(f"addressee_{n}" for n in range(2, len(people) + 1))]
            yield PageBlock("address", piece.page, piece.start, dict(zip(names, people, strict=True)))


def _beside(opener: Piece, pieces: list[Piece]) -> Piece | None:
    """The piece right of an opener that has a column of its own."""
    near = _BESIDE * opener.tall
    level = pieces_near(pieces, opener.top, opener.bottom)
    right = [p for p in level if p.beside(opener) and p.left >= opener.right - 1 and p is not opener]
    first = min(right, key=lambda p: p.left, default=None)
    return first if first and (not first.words or first.left - opener.right < near) else None


def _is_heading(lines: list[Piece]) -> bool:
    """Whether a table's headings follow instead of somebody: No, Nama …"""
    first = next((line for line in lines if line.text.strip()), None)
    label = label_at(first.text) if first else None
    return label is not None and label.meaning in ("number", "name") and not label.colon


def _below(opener: Piece, first: Piece, pieces: list[Piece], labels: set[int], width: float) -> Iterator[Piece]:
    """The lines of the address below its first one; the place is left out, and the street with what stands below it up
    to the next addressee."""
    last, count, reach, street = opener, 0, max(opener.right, first.right), False
    left, right = opener.left - _HANGS * opener.tall, max(opener.right, first.left) + _BESIDE * opener.tall
    start = bisect_right(pieces, opener.top, key=attrgetter("top"))
    for piece in map(pieces.__getitem__, range(start, len(pieces))):
        gap = (piece.top - last.bottom) / last.tall
        if count > _MOST_LINES or gap > _FARTHEST:
            return
        if piece.top <= last.top + 0.5 * last.tall or not left <= piece.left <= right:
            continue
        if PLACE.match(piece.text) and not WITHIN.match(piece.text) and gap < _PLACE_GAP:
            return
        named = count > 0 or bool(first.text.strip())
        apart = gap > (_GAP if named else _PLACE_GAP)
        if apart or not labels.isdisjoint(range(*piece.span)) or _is_other(piece, width, named):
            return
        again = opening_of(piece.text, piece.is_recognised)
        last, count = piece, count + 1
        street = named and (is_contact(piece.text) or (street and not (again or _NUMBER.match(piece.text))))
        if street:
            continue
        yield piece.tail(piece.start + again.end()) if again else piece
        reach = max(reach, piece.right)
        yield from _spread_words(piece, pieces, reach)
        if again and again.end() == len(piece.text) and (name := _beside(piece, pieces)):
            yield name


def _spread_words(piece: Piece, pieces: list[Piece], right: float) -> Iterator[Piece]:
    """The words that a justified line has behind wide blanks, as far right as the line above reaches."""
    level = pieces_near(pieces, piece.top, piece.bottom)
    behind = sorted((p for p in level if p.beside(piece) and p.left > piece.right), key=lambda p: p.left)
    for word in behind:
        if word.left - piece.right > _SPREAD * piece.tall or word.right > right + piece.tall:
            return
        yield word
        piece = word


def _is_other(piece: Piece, width: float, named: bool) -> bool:
    """Whether something else begins with the piece: another label's value, a title, running text.

    Below an opener alone somebody must be named, however long the line.
    """
    label = label_at(piece.text)
    known = label is not None and label.meaning != "to" and label.colon
    full = named and piece.right - piece.left > _WIDE * width and len(piece.text) > _SHORT
    runs = len(piece.text) > _LONG or full or (named and _HEADS_TEXT.match(piece.text) is not None)
    return known or runs or _title().match(piece.text) is not None or begins_text(piece.text)


@once_per_lexicon
def _title() -> re.Pattern[str]:
    titles = either(word_lists("letterheads")["titles"])
    spaced = r"\W{0,3}(?:S\s?U\s?R\s?A\s?T|N\s?O\s?T\s?A)\s"
    return re.compile(rf"{spaced}|(?i:\W{{0,3}}{titles}\b(?=[^a-z]*$))")


def _text_width(pieces: list[Piece]) -> float:
    return max((p.right for p in pieces), default=0.0) - min((p.left for p in pieces), default=0.0)


def _addressees(lines: list[Piece]) -> list[Spans]:
    """The lines of each addressee: a number begins the next one, and where none has a number the name of an office."""
    people: list[list[Span]] = []
    offices = _offices(lines)
    for line in lines:
        number = _NUMBER.match(line.text)
        if (number and (number["number"] != "1" or not people)) or (people and line.start in offices):
            people.append([])
        if not people:
            people.append([])
        start = line.start + (number.end() if number else 0)
        end = line.start + (ending.start() if (ending := NOWHERE_BEHIND.search(line.text)) else len(line.text))
        if start < end:
            people[-1].append((start, end))
    return [tuple(spans) for spans in people]


def _offices(lines: list[Piece]) -> frozenset[int]:
    """Where lines without numbers begin that are offices one below the other: Bupati …, Ketua DPRD …

    The first line is one, too, and no line above one of them goes on: "selaku" and a comma do.
    """
    below = [(above, line) for above, line in pairwise(lines) if may_open("office", line.text) and _ends(above.text)]
    if not below or any(_NUMBER.match(line.text) for line in lines):
        return frozenset()
    if gazetteer().opens("office", lines[0].text) is None:
        return frozenset()
    return frozenset(line.start for _, line in below if gazetteer().opens("office", line.text))


def _ends(text: str) -> bool:
    """Whether a name may end with the line: with a word in capitals or a bracket, and no sign that joins."""
    last = text.split()[-1] if text.strip() else ""
    return last[:1].isupper() and last[-1:] not in (",", "/", "-", "&")

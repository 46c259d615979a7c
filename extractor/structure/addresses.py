"""Address blocks: Kepada, Yth., the addressees, and the place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lexicon.folders import once_per_lexicon
from ..lexicon.tables import either, table
from ..model.document import Span
from .address_words import OPENS, PLACE
from .blocks import Block, Spans
from .labels_of_pairs import label_at
from .pieces import Piece

_GAP = 1.3
"""Letter heights of white that part an address from what follows, at least."""
_PLACE_GAP = 2.4
"""The same before the place of an address, which may stand apart."""
_HANGS = 5.0
"""Letter heights by which Yth. may hang left of the words above and below it."""
_WIDE = 0.72
"""Share of the page's text width from which a line is running text and no part of a block."""
_SHORT = 45
"""Characters up to which a line is no running text, however narrow the page."""
_MOST_LINES = 14
_WITHIN = re.compile(r"(?i)\W{0,2}di\s+(?:lingkungan|lingkup|seluruh|wilayah|kabupaten|kota|provinsi)\b")
_SALUTES = re.compile(r"(?i)\W{0,3}(?:dengan hormat|assalam)")
_NUMBER = re.compile(r"\W{0,2}(?P<number>\d{1,2})\s?[.)]\s*")
_ENDS_HERE = re.compile(r"(?i)[\s,]+di\s*[-–]?\s*tempat\W*$")


def addresses(pieces: list[Piece]) -> Iterator[Block]:
    """Address blocks: `first` is the first addressee, `addressee_2` … the others."""
    used: set[int] = set()
    for piece in pieces:
        opener = OPENS.match(piece.text)
        if opener is None or piece.end in used or not opener[0].strip():
            continue
        first = piece.tail(piece.start + opener.end())
        if (label := label_at(first.text)) and label.colon:
            continue  # Kepada : 1. Nama : … orders somebody
        lines = [first, *_below(piece, pieces)]
        used |= {line.end for line in lines}
        people = _addressees([line for line in lines if line.text.strip()])
        if people and people[0]:
            names = ["first", *(f"addressee_{n}" for n in range(2, len(people) + 1))]
            yield Block("address", piece.page, piece.start, dict(zip(names, people, strict=True)))


def _below(opener: Piece, pieces: list[Piece]) -> Iterator[Piece]:
    """The lines of the address below its first one, the place left out."""
    last, count = opener, 0
    width = _text_width(pieces)
    left = opener.left - _HANGS * opener.tall
    for piece in pieces:
        if piece.top <= last.top + 0.5 * last.tall or piece.left < left or count > _MOST_LINES:
            continue
        if piece.left > opener.right + 12 * opener.tall:
            continue
        gap = (piece.top - last.bottom) / last.tall
        again = OPENS.match(piece.text)
        if PLACE.match(piece.text) and not _WITHIN.match(piece.text) and gap < _PLACE_GAP:
            return
        if gap > _GAP or _is_other(piece, width):
            return
        last, count = piece, count + 1
        yield piece.tail(piece.start + again.end()) if again else piece


def _is_other(piece: Piece, width: float) -> bool:
    """Whether something else begins with the piece: another label's value, a title, running text."""
    label = label_at(piece.text)
    known = label is not None and label.meaning != "to" and label.colon
    runs = piece.right - piece.left > _WIDE * width and len(piece.text) > _SHORT
    return known or runs or _title().match(piece.text) is not None or _SALUTES.match(piece.text) is not None


@once_per_lexicon
def _title() -> re.Pattern[str]:
    titles = either(table("letterheads")["titles"])
    spaced = r"\W{0,3}(?:S\s?U\s?R\s?A\s?T|N\s?O\s?T\s?A)\s"
    return re.compile(rf"{spaced}|(?i:\W{{0,3}}{titles}\b(?=[^a-z]*$))")


def _text_width(pieces: list[Piece]) -> float:
    return max((p.right for p in pieces), default=0.0) - min((p.left for p in pieces), default=0.0)


def _addressees(lines: list[Piece]) -> list[Spans]:
    """The lines of each addressee: a number begins the next one."""
    people: list[list[Span]] = []
    for line in lines:
        number = _NUMBER.match(line.text)
        if number and (number["number"] != "1" or not people):
            people.append([])
        if not people:
            people.append([])
        start = line.start + (number.end() if number else 0)
        end = line.start + (ending.start() if (ending := _ENDS_HERE.search(line.text)) else len(line.text))
        if start < end:
            people[-1].append((start, end))
    return [tuple(spans) for spans in people]

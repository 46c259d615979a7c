"""Pairs of a label and its value, found by where they stand: `Perihal : Undangan` with the lines that continue it.

The label is one of a closed list; its colon may be misread, missing or in a column of its own; the value stands right
of it or under it, and goes on in the lines below that begin where it begins, up to the next label.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

from ..lexicon.folders import once_per_lexicon
from ..lexicon.word_lists import word_lists
from ..model.document import Document, Span
from ..text.running import is_prose
from .address_words import is_of_address, names_town, opening_of
from .contact_lines import is_contact
from .label_marks import COLON, Mark, colon_follows, find_marks, has_colon
from .labels_of_pairs import STROKE_FIRST, has_label, label_at, opens_longer_label
from .pieces import TALLEST, Piece, by_page, pieces_near, pieces_of

_ALIGNED = 1.5
"""Letter heights by which the left edges of one column may differ."""
_FOLLOWS = 1.0
"""Letter heights of white between a value's line and the one that continues it, at most."""
_SPACED = 2.0
"""The same in a list whose labels stand as far apart from one another."""
_WRAPS = 0.6
"""The same where the value goes on under its label: a paragraph begins there, too."""
_NEAR = 6.0
"""Letter heights between siblings' lines, at most: a value of a few lines fits between two labels."""
_WIDEST = 14.0
"""Letter heights between a label and its value, at most: labels of one column differ in length."""
_LARGER = 1.4
"""How much larger than the value's first line the letters of a printed line are that does not go on with it."""
_SHORT_LINE = 0.6
"""Share of a typed page's width at which a line ends whose words go on in the next one, at least."""
_MOST_LINES = 9
_DEEPER = 4
"""Blanks by which a line of typed text stands deeper than the label whose value it goes on with."""
_FIRST_MARKS = ("1", "a", "A", "I")
"""The first labels of lists."""
_LISTED = re.compile(r"\s*(?P<mark>\(?\w{1,4}[.)])\s+")
"""A list's mark before a label, or before its value where both have it: a. Tempat | a. Kota Teluk."""
_SURE = {"number": re.compile(r"[\w.-]*\d|[A-Z]{1,6}\s?[-./]"), "nip": re.compile(r"\d")}
"""What a value looks like that needs no colon before it."""
_RULE = re.compile(r"[-_=–—]{5,}")
"""A rule that somebody typed."""
_DATED = re.compile(r"[^\W\d][\w .'-]{1,40},\s*+(?:\d{1,2}|[.…_\s]{2,}+)?\s*+[^\W\d]{3,10}\s+\d{4}\W*$")


class Pair(NamedTuple):
    """A label's meaning, the words of the label, and those of its value: one span a line; none where it is blank."""

    meaning: str
    label: Span
    value: tuple[Span, ...]
    page: int


def find_pairs(document: Document, pages: Iterable[list[Piece]] | None = None) -> tuple[Pair, ...]:
    """All pairs of the document, page by page from top to bottom; `pages` are its own pieces where they are known."""
    recognised = {page.number for page in document.pages if page.source == "ocr"}
    known = by_page(pieces_of(document)) if pages is None else pages
    return tuple(pair for page in known for pair in _on_page(page, page[0].page in recognised))


def _on_page(pieces: list[Piece], recognised: bool) -> Iterator[Pair]:
    pieces, marks = find_marks(pieces, recognised)
    marks = [mark for mark in marks if not _is_contact(mark.piece, pieces)]
    families = [(mark, [other for other in _around(mark, marks) if _siblings(mark, other)]) for mark in marks]
    families = [(mark, siblings) for mark, siblings in families if siblings or _may_stand_alone(mark)]
    opened = {mark.piece.start for mark, _ in families}
    opened |= {piece.start for piece in pieces if opens_longer_label(piece.text)}
    for mark, siblings in families:
        first = _first(mark, siblings, pieces, opened)
        if first is None and not has_colon(mark, pieces):
            first = _under(mark, siblings, pieces, opened)
            if first is None:
                continue
        first = first and first.tail(first.start + _shared_mark(mark, first))
        lines = [] if first is None else [first, *_continued(mark, first, pieces, opened, _white(mark, siblings))]
        value = tuple(line.span for line in lines if line.text.strip())
        yield Pair(mark.label.meaning, mark.span, value, mark.piece.page)


def _is_contact(piece: Piece, pieces: list[Piece]) -> bool:
    """Whether the piece goes on with the street or the telephone at the left of its line: Jalan Mawar   Nomor 22."""
    level = pieces_near(pieces, piece.top, piece.bottom)
    before = (other for other in level if other.left < piece.left and other.beside(piece))
    return any(is_contact(other.text) for other in before)


def _may_stand_alone(mark: Mark) -> bool:
    """Whether the piece says by itself that it opens with a label: other words begin with the same word, too."""
    rest = mark.rest.text
    return mark.label.colon or not rest.strip() or _is_sure(mark, rest)


def _around(mark: Mark, marks: list[Mark]) -> list[Mark]:
    """Those of a page's marks, from top to bottom, that may stand within a sibling's reach."""
    piece, reach = mark.piece, _NEAR * mark.piece.tall
    first = bisect_left(marks, piece.top - reach - TALLEST, key=_top)
    return marks[first : bisect_right(marks, piece.bottom + reach, lo=first, key=_top)]


def _top(mark: Mark) -> float:
    return mark.piece.top


def _siblings(mark: Mark, other: Mark) -> bool:
    """Whether two labels stand below one another in one column, or side by side."""
    if mark is other or mark.piece.page != other.piece.page:
        return False
    reach = _NEAR * mark.piece.tall
    apart = max(mark.piece.top - other.piece.bottom, other.piece.top - mark.piece.bottom)
    return abs(mark.left - other.left) < _ALIGNED * mark.piece.tall and apart < reach


def _first(mark: Mark, siblings: list[Mark], pieces: list[Piece], opened: set[int]) -> Piece | None:
    """The value's first line: behind the label in its own piece, or the next piece on its line."""
    label, rest = mark.label, mark.rest
    if label.colon and _has_words(rest):
        return None if _opens_pair(rest, pieces) or _only_opens_address(mark, rest) else rest
    if not label.colon and rest.text.strip():
        return None if _names_a_cell(mark, pieces) else _without_colon(mark, siblings, pieces)
    column = [value.left for other in siblings if (value := other.rest).text.strip() and other.label.colon]
    level = pieces_near(pieces, mark.piece.top, mark.piece.bottom)
    for piece in sorted(level, key=attrgetter("left")):  # on a sheet askew what stands far right may begin higher
        if piece.left < mark.piece.right - 1 or not piece.beside(mark.piece) or piece is mark.piece:
            continue
        colon = COLON.match(piece.text)
        if colon and colon.end() == len(piece.text):
            column, label = [*column, piece.left], label._replace(colon=True)
            continue
        near = piece.left - mark.piece.right < _WIDEST * piece.tall or not piece.words  # columns of typed text
        aligned = any(abs(piece.left - left) < 2 * _ALIGNED * piece.tall for left in column)
        if piece.start in opened or not (near or aligned) or is_of_address(piece.text) or _DATED.match(piece.text):
            return None
        if colon:
            return piece.tail(piece.start + colon.end())
        if (misread := STROKE_FIRST.match(piece.text)) and _is_in_column(piece.left, mark, siblings, pieces):
            return piece.tail(piece.start + misread.end())
        listed = piece.in_cell and _shared_mark(mark, piece) > 0
        framed = mark.label.meaning in _special("framed")
        sure = label.colon or aligned or listed or framed or len(siblings) > 1 or _is_sure(mark, piece.text)
        return piece if sure else None
    return None


@once_per_lexicon
def _special(key: str) -> frozenset[str]:
    """The meanings of labels of which the closed list says this."""
    return frozenset(word_lists("labels").get("meanings", {}).get(key, ()))


def _shared_mark(mark: Mark, value: Piece) -> int:
    """How many characters of a value are the list's mark that its label has, too."""
    own, its = _LISTED.match(mark.piece.text), _LISTED.match(value.text)
    return its.end() if own and its and own["mark"] == its["mark"] and value.start != mark.piece.start else 0


def _names_a_cell(mark: Mark, pieces: list[Piece]) -> bool:
    """Whether all words of the piece are the name of what the next cell holds: Nama Paket | Jalan Desa."""
    if not mark.piece.in_cell or _is_sure(mark, mark.rest.text):
        return False
    level = pieces_near(pieces, mark.piece.top, mark.piece.bottom)
    return any(p.left >= mark.piece.right and p.beside(mark.piece) for p in level)


def _without_colon(mark: Mark, siblings: list[Mark], pieces: list[Piece]) -> Piece | None:
    """The value where no colon is printed: a sibling with a colon says that these are labels, or its own look does."""
    rest = mark.rest
    colons = [other for other in siblings if other.label.colon]
    if mark.label.stroke is not None and _is_colon(mark, siblings, pieces):
        behind = mark.piece.tail(mark.piece.start + mark.label.stroke + 1)
        return behind.tail(behind.start + len(behind.text) - len(behind.text.lstrip()))
    in_sentence = mark.piece.text[mark.label.start].islower()  # … ke tiga | instansi dengan waktu …
    if _is_sure(mark, rest.text) or (not in_sentence and (colons or len(siblings) > 1)):
        return rest
    return None


def _is_colon(mark: Mark, siblings: list[Mark], pieces: list[Piece]) -> bool:
    """Whether the stroke behind the label stands where colons do: before the values of others, or below another stroke
    on a recognised page."""
    stroke = _stroke_left(mark, pieces)
    if stroke is None:
        return False
    colons = [other for other in siblings if other.label.colon]
    printed = [other.rest.left for other in colons if other.rest.text.strip()]
    if colons and (not printed or any(0 < left - stroke < 2 * mark.rest.tall for left in printed)):
        return True
    return _is_in_column(stroke, mark, siblings, pieces)


def _is_in_column(left: float, mark: Mark, siblings: list[Mark], pieces: list[Piece]) -> bool:
    """Whether another label of a recognised page has a stroke for its colon there, too: a column that reads as 1."""
    if not mark.piece.is_recognised:
        return False
    strokes = (_stroke_left(other, pieces) for other in siblings)
    return any(stroke is not None and abs(left - stroke) < _ALIGNED * mark.piece.tall for stroke in strokes)


def _stroke_left(mark: Mark, pieces: list[Piece]) -> float | None:
    """Where a stroke stands behind a label, in its piece or at the beginning of the next one on its line."""
    if mark.label.stroke is not None:
        return mark.piece.tail(mark.piece.start + mark.label.stroke).left
    if mark.rest.text.strip():
        return None
    level = pieces_near(pieces, mark.piece.top, mark.piece.bottom)
    right = [p for p in level if p.beside(mark.piece) and p.left >= mark.piece.right - 1 and p is not mark.piece]
    first = min(right, key=attrgetter("left"), default=None)
    return first.left if first and STROKE_FIRST.match(first.text) else None


def _is_sure(mark: Mark, value: str) -> bool:
    """Whether label and value can be nothing else: a number that begins with a figure, or has its parts."""
    shape = _SURE.get(mark.label.meaning)
    return shape is not None and shape.match(value.strip()) is not None


def _under(mark: Mark, siblings: list[Mark], pieces: list[Piece], opened: set[int]) -> Piece | None:
    """The value printed under its label, where a second label has its own so."""
    if mark.rest.text.strip():
        return None
    if (below := _below(mark, pieces, opened)) is None:
        return None
    beside = pieces_near(pieces, mark.piece.top, mark.piece.bottom)
    if any(p.start in opened and p is not mark.piece and p.beside(mark.piece) for p in beside):
        return below
    alike = (o for o in siblings if not o.label.colon and not o.rest.text.strip())
    return below if any(_below(other, pieces, opened) for other in alike) else None


def _below(mark: Mark, pieces: list[Piece], opened: set[int]) -> Piece | None:
    """The piece right under the label that begins where the label begins and is no label itself."""
    piece = mark.piece
    reach = piece.bottom + 2 * _FOLLOWS * piece.tall
    around = pieces_near(pieces, piece.top, reach)
    under = (p for p in around if piece.bottom - 0.5 * p.tall < p.top < reach and _overlap(piece, p))
    first = min(under, key=lambda p: p.top, default=None)
    if first is None or first.start in opened:
        return None
    level = any(p.start in opened and p is not piece and p.beside(piece) for p in around)
    return first if level or abs(first.left - mark.left) < _ALIGNED * piece.tall else None


def _overlap(upper: Piece, lower: Piece) -> bool:
    return lower.left < upper.right and lower.right > upper.left


def _white(mark: Mark, siblings: list[Mark]) -> float:
    """The white between the lines of a list of labels, in points: a value's own lines stand no closer."""
    gaps = (max(o.piece.top - mark.piece.bottom, mark.piece.top - o.piece.bottom) for o in siblings)
    tall = mark.piece.tall
    return min(max(_FOLLOWS * tall, 1.1 * min((gap for gap in gaps if gap > 0), default=0.0)), _SPACED * tall)


def _continued(mark: Mark, first: Piece, pieces: list[Piece], opened: set[int], white: float) -> list[Piece]:
    """The lines below that go on with the value; `white` is what may stand between two of them, in points."""
    lines: list[Piece] = []
    last = first
    for piece in pieces[bisect_left(pieces, first.top, key=attrgetter("top")) :]:
        if piece.top <= last.top + 0.5 * last.tall or len(lines) > _MOST_LINES:
            continue
        if piece.top - last.bottom > white:
            break
        if piece.start in opened or _labelled(piece, first):
            if piece.left < first.left + _ALIGNED * first.tall:
                break
            continue
        if _goes_on(mark, first, last, piece, pieces):
            lines.append(piece)
            last = piece
        elif piece.left < first.left - _ALIGNED * first.tall:
            break
    return lines


def _labelled(piece: Piece, first: Piece) -> bool:
    return piece.left < first.left - _ALIGNED * first.tall and (has_label(piece.text) or piece.text.strip() == ":")


def _goes_on(mark: Mark, first: Piece, last: Piece, piece: Piece, pieces: list[Piece]) -> bool:
    """Whether the piece begins where the value begins, or under the label behind a full line."""
    elsewhere = mark.label.meaning not in _special("addresses") and _is_elsewhere(mark, first, piece)
    if has_label(piece.text) or _DATED.match(piece.text) or elsewhere or _begins_list(mark, first, piece):
        return False
    if piece.text.rstrip().endswith(":") or _RULE.fullmatch(piece.text.strip()):
        return False  # it opens what comes next, or parts it from the value
    if piece.words and not piece.is_recognised and piece.tall > _LARGER * first.tall:
        return False
    if abs(piece.left - first.left) < _ALIGNED * first.tall and first.left - mark.left > first.tall:
        return True
    close = piece.top - last.bottom < _WRAPS * last.tall
    typed = mark.piece.start + mark.label.rest == first.start or (not first.words and first.beside(mark.piece))
    if close and typed and piece.indent >= mark.piece.indent + _DEEPER:
        return True
    wrapped = close and abs(piece.left - mark.left) < _ALIGNED * first.tall
    under = first.top > mark.piece.bottom - 0.5 * first.tall  # the value stands under its label, in one narrow column
    if wrapped and under and piece.right < first.right + first.tall:
        return True
    goes_on = piece.text[:1].islower() and not _ends_short(last, pieces)
    return wrapped and (goes_on or (_is_full(last, piece, pieces) and not _begins_sentence(mark, first, piece)))


def _begins_sentence(mark: Mark, first: Piece, piece: Piece) -> bool:
    """Whether the line under the label begins running text below a value that is none and has its own column."""
    apart = first.left - mark.left > first.tall
    return apart and piece.text[:1].isupper() and is_prose(piece.text) and not is_prose(first.text)


def _ends_short(line: Piece, pieces: list[Piece]) -> bool:
    """Whether the line of typed text ends so far left that nothing made its writer go on below."""
    return not line.words and line.right < _SHORT_LINE * max(piece.right for piece in pieces)


def _is_elsewhere(mark: Mark, first: Piece, piece: Piece) -> bool:
    """Whether the line is of an address; a town (di …) right where the value begins goes on with what is no address."""
    if not is_of_address(piece.text) or mark.label.meaning in _special("addressees"):
        return is_of_address(piece.text)
    aligned = abs(piece.left - first.left) < 0.5 * _ALIGNED * first.tall
    return not (aligned and names_town(piece.text))


def _begins_list(mark: Mark, first: Piece, piece: Piece) -> bool:
    """Whether a list begins below a value that is none: Hal : Rapat | 1. Sehubungan dengan …"""
    opens = (match := _LISTED.match(piece.text)) is not None and match["mark"].strip("(.)") in _FIRST_MARKS
    return opens and mark.label.meaning not in _special("addresses") and _LISTED.match(first.text) is None


def _is_full(line: Piece, below: Piece, pieces: list[Piece]) -> bool:
    """Whether the first word of the line below would not have fitted behind this one, before the next column."""
    if not line.words or not below.words:
        return False
    reach = _NEAR * line.tall
    around = pieces_near(pieces, line.top - reach, line.top + reach)
    limits = [p.left for p in around if p.left > line.right and abs(p.top - line.top) < reach]
    limit = min(limits) if limits else max(p.right for p in pieces)
    first = below.words[0].box
    return line.right + 0.3 * line.tall + first[2] - first[0] > limit - line.tall


def _only_opens_address(mark: Mark, piece: Piece) -> bool:
    """Whether the words are Kepada or Yth. alone: where the value is a dash, a recogniser may have lost it."""
    opener = opening_of(piece.text, piece.is_recognised) if mark.label.meaning != "to" else None
    return opener is not None and opener.end() >= len(piece.text.rstrip())


def _has_words(piece: Piece) -> bool:
    return bool(piece.text.strip())


def _opens_pair(piece: Piece, pieces: list[Piece]) -> bool:
    label = label_at(piece.text)
    return label is not None and (label.colon or colon_follows(piece, label, pieces))

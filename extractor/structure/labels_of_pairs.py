"""The closed list of labels that stand before a value, found at the beginning of a piece however it is spaced."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..lexicon.phrase_list import PhraseHit, phrase_list
from ..lexicon.word_lists import common_words

_NUMBERED = re.compile(r"\s*(?:\(?\d{1,2}[.)]|[A-Za-z][.)]|[IVXl]{1,4}[.)]|[-–•*·])\s*")
_BARE_NUMBER = re.compile(r"\s*\d{1,2}\s+(?=[^\W\d])")
"""A list's number without a dot, before a label with a colon: 1 Nama : …"""
_COLON = re.compile(r"[\s.\"”“]*(?:[-–—][ \t]+)?[:=；：](?:\s*[:;.](?=\s|$))?\s*")
_SEMICOLON = re.compile(r"\s*;\s+|[\s.]*;$")
_STROKES = r"[1Iil|!.,']"
"""What a recogniser makes of a lone colon."""
_STROKE = re.compile(rf"\s+(?P<stroke>{_STROKES})(?:\s+|$)")
STROKE_FIRST = re.compile(rf"{_STROKES}[ \t]+(?=\S)")
"""A lone colon, as it was read, before a value in a piece of its own."""
_FIRST_WORD = re.compile(r"\W{0,2}(?P<word>[^\W\d_]{3,5})\s*:")
"""A short word before a colon, in which the closed lists allow no other letter."""
_THIN = str.maketrans("ij", "ll")
"""Letters as thin as an l, which recognisers mix up."""
_MOST_MARKS = 2
"""List marks before a label."""
_LONGEST = 40
"""No built-in label has more characters, blanks between its letters included."""
_ROOM = 10
"""Characters by which a label may be longer than its wording: more blanks, a colon."""
_GOES_ON = re.compile(r"[ /.,-]{0,3}(?=[a-z(/])[^\n:;\d]{1,60}?[ .]*:(?:\s|$)")
"""Small words behind a label up to a colon further right: they belong to a longer label."""


class PairLabel(NamedTuple):
    """A label at the beginning of a piece: [start, end) are its words, `rest` is where the words behind it begin.

    `colon` tells a printed colon; `stroke` is the place of a character that may be a misread one.
    """

    meaning: str
    start: int
    end: int
    rest: int
    colon: bool
    stroke: int | None = None
    bare_number: bool = False
    """Whether a number without a dot stands before it, which may be a list's only where a colon follows the label."""


def label_at(text: str, start: int = 0, recognised: bool = False) -> PairLabel | None:
    """The label with which `text` goes on at `start`, a list's number before it left out; places count in `text`.

    A longer label that begins with the same words is another one: Nomor Peserta, Tempat Lahir.
    """
    labels = phrase_list("labels")
    reach = max(_LONGEST, labels.reach + _ROOM)
    for at in behind_marks(text, start):
        words = text[at : at + reach]
        tolerant = recognised and ":" in words
        found = labels.opening(words, tolerant=tolerant)
        if found and ":" in words[found.start : found.end].rstrip(" :"):  # Perihal : Rapat is no Perihal Rapat
            found = labels.opening(words[: words.index(":", found.start)], tolerant=tolerant)
        found = _misread(words) if found is None and tolerant else found
        if found and not _in_mark(words, found.start, found.end):
            label = with_colon(text, at + found.start, found.key, at + found.end)
            label = label._replace(bare_number=at > start and text[start:at].rstrip()[-1:].isdigit())
            return label if label.colon or not _is_none(text, at, label) else None
    return None


def _is_none(text: str, at: int, label: PairLabel) -> bool:
    """Whether the words, which no colon follows, are not this label, or stand behind a number that is no list's."""
    return (label.bare_number and label.rest < len(text)) or _is_part(text, at, label)


def _is_part(text: str, at: int, label: PairLabel) -> bool:
    """Whether the words are only the first ones of a longer label that nobody listed."""
    return has_label(text[at:]) or goes_on(text, label.end)


def goes_on(text: str, end: int) -> bool:
    """Whether a label whose listed words end there goes on with small words up to a colon."""
    return _GOES_ON.match(text, end) is not None


def _misread(words: str) -> PhraseHit | None:
    """The short label that the first word is, thin letters aside: Hai, HaI for Hal."""
    first = _FIRST_WORD.match(words)
    if first is None or first["word"].casefold() in common_words():
        return None
    letters = phrase_list("labels").letters
    meant = [label for label in letters if _with_one_thin(label) == _with_one_thin(first["word"])]
    hit = phrase_list("labels").whole(meant[0]) if len(meant) == 1 else None
    return hit and PhraseHit(hit.key, first.start("word"), first.end("word"), 1)


def _with_one_thin(word: str) -> str:
    """The word in small letters, all thin ones as one."""
    return word.casefold().translate(_THIN)


def opens_longer_label(text: str) -> bool:
    """Whether the text opens with a listed label and goes on, up to a colon, as one that nobody listed."""
    if ":" not in text:
        return False
    hits = ((at, phrase_list("labels").opening(text[at:])) for at in behind_marks(text, 0))
    return any(hit is not None and goes_on(text, at + hit.end) for at, hit in hits)


@lru_cache(maxsize=4096)
def behind_marks(text: str, start: int) -> tuple[int, ...]:
    """Where the words may begin: at `start`, behind a list's mark, behind the two of a list in a list (6. a. Nama)."""
    places = [start]
    while len(places) <= _MOST_MARKS:
        mark = _NUMBERED.match(text, places[-1]) or _BARE_NUMBER.match(text, places[-1])
        if mark is None:
            break
        places.append(mark.end())
    return tuple(places)


def _in_mark(words: str, start: int, end: int) -> bool:
    """Whether the words are part of a name that a program is to replace: {{nama_paket}}."""
    return words[end : end + 1] == "_" or any(map("{[<$«".__contains__, words[:start]))


def has_label(text: str) -> bool:
    """Whether the text opens with words and a colon, known or not: another value begins there."""
    return _ANY.match(text) is not None


_ANY = re.compile(
    r"\s*(?:\(?\w{1,2}[.)]\s*|\d{1,2}\s+)?[^\W\d][^\W\d]*(?:(?: [/&] |[ /.,&-]{1,2})[^\W\d]+){0,3}[ .]*:(?:\s|$)"
)


def with_colon(text: str, start: int, meaning: str, end: int) -> PairLabel:
    """The label that ends at `end`, with the colon behind it or what may be a misread one."""
    if colon := _COLON.match(text, end) or _SEMICOLON.match(text, end):
        return PairLabel(meaning, start, end, colon.end(), True)
    while end < len(text) and text[end] in ".,":
        end += 1
    stroke = _STROKE.match(text, end)
    rest = end + len(text[end:]) - len(text[end:].lstrip())
    return PairLabel(meaning, start, end, rest, False, stroke.start("stroke") if stroke else None)

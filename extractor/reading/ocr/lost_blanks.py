"""Words in capitals between which a recogniser lost the blank: KEPALABADAN, KABUPATENBANGKA."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...layout.page_words import Token
from ...lexicon.folders import once_per_lexicon
from ...lexicon.legal_names import is_region
from ...lexicon.word_lists import common_words, listed_rows, word_lists

_CAPITALS = re.compile(r"(\W*)([A-Z]{9,40})(\W*)")
_LONG, _SHORTEST, _MOST = 5, 4, 3
"""Letters of a known word, at least, as shorter ones are ends of other words, too; of a region's kind (kota); and
words that may run together."""
_BLANK = 0.2
"""Breadth of the narrow blank that was lost, in that of a letter."""
_NAMES = re.compile(r"[a-z]{4,}")


def with_parted_capitals(tokens: Sequence[Token]) -> list[Token]:
    """The words of a recognised page, run-on capitals parted where known words alone make them up."""
    return [part for token in tokens for part in _parted(token)]


def _parted(token: Token) -> Iterator[Token]:
    match = _CAPITALS.fullmatch(token.text)
    words = known_words(match[2]) if match else None
    if match is None or words is None:
        yield token
        return
    letter = (token.x1 - token.x0) / len(token.text)
    left = token.x0
    for i, word in enumerate(words):
        text = (match[1] if not i else "") + word + (match[3] if i == len(words) - 1 else "")
        right = token.x1 if i == len(words) - 1 else round(left + letter * len(text), 2)
        yield token._replace(x0=round(left + (_BLANK * letter if i else 0), 2), x1=right, text=text)
        left = right


def known_words(run_on: str) -> list[str] | None:
    """["KOTA", "KENDARI"] of KOTAKENDARI; None where it is a word itself, or no two or three known words make it up."""
    letters = run_on.lower()
    if letters in common_words() or letters in _kinds() or is_region(run_on):
        return None
    lengths = _lengths(letters, _MOST)
    if lengths is None or len(lengths) < 2:
        return None
    ends = [sum(lengths[: i + 1]) for i in range(len(lengths))]
    return [run_on[end - length : end] for end, length in zip(ends, lengths, strict=True)]


def _lengths(letters: str, most: int) -> list[int] | None:
    """The lengths of at most so many known words that make up the letters, the longest first; None where none do."""
    if not letters:
        return []
    for end in range(len(letters), _SHORTEST - 1, -1) if most else ():
        word, rest = letters[:end], letters[end:]
        if word in _kinds() and rest in _regions():
            return [end, len(rest)]
        known = end >= _LONG and (word in common_words() or word in _regions())
        if known and (behind := _lengths(rest, most - 1)) is not None:
            return [end, *behind]
    return None


@once_per_lexicon
def _kinds() -> frozenset[str]:
    """The words for kinds of regions."""
    return frozenset(word_lists("region_words")["names"])


@once_per_lexicon
def _regions() -> frozenset[str]:
    """The words of names of regions."""
    return frozenset(word for row in listed_rows("regions") for word in _NAMES.findall(row["name"].lower()))

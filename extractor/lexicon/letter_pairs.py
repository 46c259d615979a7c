"""Which letters follow one another in Indonesian words: what no word could be was read in the wrong letters."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from .folders import once_per_lexicon
from .word_lists import common_words, listed_rows

_WORD = re.compile(r"[a-z]{2,}")
_LONG = 4
"""Letters of a word, at least, for its pairs to say anything."""
_STRANGE = 0.34
"""Share of a word's pairs of letters that no known word has, from which on it is none."""


@once_per_lexicon
def _known_pairs() -> frozenset[str]:
    """The pairs of letters in common words and in names of regions."""
    words = [*common_words(), *(word for row in listed_rows("regions") for word in _WORD.findall(row["name"].lower()))]
    return frozenset(a + b for word in words for a, b in pairwise(word))


def is_strange(letters: str) -> bool:
    """True for letters that no Indonesian word or name is written with."""
    return len(letters) >= _LONG and _is_strange(letters.lower(), _known_pairs())


_ROMAN = re.compile(r"[ivxlc]+")


@lru_cache(1 << 14)
def _is_strange(word: str, known: frozenset[str]) -> bool:
    if _ROMAN.fullmatch(word):
        return False
    found = [a + b not in known for a, b in pairwise(word)]
    return sum(found) >= _STRANGE * len(found)

"""CAPITALS → the mixed case in which Indonesian writes the names of offices and regions."""

from __future__ import annotations

import re

from ..lexicon.folders import once_per_lexicon
from ..lexicon.word_lists import word_lists


@once_per_lexicon
def _words() -> tuple[frozenset[str], dict[str, str]]:
    words = word_lists("casing")
    return frozenset(words["small"]), {word.upper(): word for word in words["kept"]}


def title_case(text: str) -> str:
    """Each word with a capital, conjunctions and prepositions small, acronyms as they are; mixed case is left alone."""
    if any(c.islower() for c in text):
        return text
    small, kept = _words()

    def cased(match: re.Match[str]) -> str:
        word = match[0]
        if word.upper() in kept:
            return kept[word.upper()]
        return word.lower() if match.start() and word.lower() in small else word.capitalize()

    return re.sub(r"[^\W\d_]+(?:'[^\W\d_]+)?", cased, text)

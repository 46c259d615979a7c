"""Names as a recogniser gives them → as they are written: without what a seal left before them, blanks put back."""

from __future__ import annotations

import re

from ...lexicon.given_names import parted_name
from ...values.people.academic_titles import are_titles

_BAR = re.compile(r"^[|!]\s+(?=[A-Z])")
"""The upright stroke as which the lone I of a Balinese name is read: I Gusti, I Made."""
_FULL_STOPS = re.compile(r"\.{2,}$")
_GLUED = re.compile(r"^[A-Z]{2,}(?=[A-Z][a-z]{2})")
"""Capitals right before a name in small letters: PUBRahmat."""
_SMALL = re.compile(r"[A-Z][a-z]{2,}")
_RUN_ON = re.compile(r"[A-Z]{10,}")
"""A word in capitals that may be a given name and the next without their blank."""


def written_name(name: str) -> str:
    """ "PUB Rahmat Hidayat" → "Rahmat Hidayat", "| MADE SUKA" → "I MADE SUKA", "HERMANRAHAYU" → "HERMAN RAHAYU"."""
    whole = _FULL_STOPS.sub(".", _BAR.sub("I ", name))
    return " ".join(_parted(word) for word in _GLUED.sub("", _without_capitals(whole)).split())


def _without_capitals(name: str) -> str:
    """The name without words in capitals before one in small letters, which are no title: those of a seal."""
    words = name.split()
    small = next((i for i, word in enumerate(words) if _SMALL.fullmatch(word.strip(",."))), 0)
    alien = [i for i in range(small) if _is_of_seal(words[i])]
    return " ".join(words[alien[-1] + 1 :]) if alien else name


def _is_of_seal(word: str) -> bool:
    letters = word.strip(",.")
    return len(letters) > 1 and letters.isupper() and letters.isalpha() and not are_titles(word)


def _parted(word: str) -> str:
    letters = word.rstrip(",.")
    parts = parted_name(letters) if _RUN_ON.fullmatch(letters) else None
    return " ".join(parts) + word[len(letters) :] if parts else word

"""Signs that recognisers put for others: for a digit, for a letter; and what is meant."""

from __future__ import annotations

import re
from typing import Literal

from .folders import once_per_lexicon
from .word_lists import word_lists

Likeness = Literal["near", "wide"]
"""near: rings and strokes, which any number may hold; wide: also signs that stand for a digit only between digits."""


def to_digits(text: str, likeness: Likeness = "wide") -> str:
    """The text with every sign that looks like a digit turned into it."""
    return text.translate(_digits(likeness))


@once_per_lexicon
def digit_signs(likeness: Likeness = "wide") -> str:
    """Digits and the signs that look like one, to be written inside the brackets of a pattern."""
    return r"\d" + signs_for(likeness, *word_lists("lookalikes")[likeness])


@once_per_lexicon
def signs_for(likeness: Likeness, *digits: str) -> str:
    """The signs that look like one of these digits, to be written inside the brackets of a pattern."""
    return re.escape("".join(word_lists("lookalikes")[likeness].get(digit, "") for digit in digits))


@once_per_lexicon
def letter_slips() -> dict[str, str]:
    """For a sign the letters that may be meant where a recogniser read it."""
    meant: dict[str, str] = {}
    for letter, signs in word_lists("lookalikes")["letters"].items():
        for sign in signs:
            meant[sign] = meant.get(sign, "") + letter
    return meant


def is_without_tails(read: str, other: str) -> bool:
    """Whether both are the same letters, but for some of the second that lost their tails in the first."""
    cut = _tails()
    pairs = [(low, full) for low, full in zip(read, other, strict=False) if low != full]
    return len(read) == len(other) and bool(pairs) and all(low in cut.get(full, "") for low, full in pairs)


@once_per_lexicon
def _tails() -> dict[str, str]:
    """For a letter with a tail what it is read as without it."""
    return dict(word_lists("lookalikes")["tails"])


@once_per_lexicon
def _digits(likeness: Likeness) -> dict[int, str]:
    return {ord(sign): digit for digit, signs in word_lists("lookalikes")[likeness].items() for sign in signs}

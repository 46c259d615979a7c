"""Lines as they were typed → running text as it is meant: one line, single blanks, broken words mended."""

from __future__ import annotations

import re

_SENTENCE, _SMALL = 45, 0.4
"""Characters of a line and share of its words in small letters above which it is part of a sentence."""
_BREAK = re.compile(r"(?<!\w)(\w+)-[ \t]*\n\s*(?=(\w+))")


def unwrap(text: str) -> str:
    """Running text: words broken at a line's end rejoined, every run of blanks and newlines one blank."""
    if "-" in text and "\n" in text:
        text = _BREAK.sub(_mend, text)
    return " ".join(text.split())


def _mend(match: re.Match[str]) -> str:
    """A doubled word (masing-masing, Undang-Undang) keeps its hyphen; a word cut by the margin loses it."""
    left, right = match.groups()
    doubled = right.casefold().startswith(left.casefold()) or left.casefold().endswith(right.casefold())
    keeps = doubled or not (left[-1].islower() and right[0].islower())
    return f"{left}-" if keeps else left


def is_prose(text: str) -> bool:
    """Whether a line is part of a sentence: long, and many of its words small."""
    words = text.split()
    return len(text) > _SENTENCE and sum(word[0].islower() for word in words) > _SMALL * len(words)

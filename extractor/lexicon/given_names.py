"""Given names that begin a person's name: they part one that was read without its blanks."""

from __future__ import annotations

from .folders import once_per_lexicon
from .word_lists import word_lists

_REST = 5
"""Letters of what follows the given name, at least: shorter ends (-wati, -syah) are part of one name."""


@once_per_lexicon
def _names() -> tuple[str, ...]:
    return tuple(sorted((name.upper() for name in word_lists("people")["given_names"]), key=len, reverse=True))


def parted_name(word: str) -> tuple[str, str] | None:
    """("MUHAMMAD", "YUSUF") of MUHAMMADYUSUF; None where the word opens with no given name or too little follows."""
    given = next((name for name in _names() if word.upper().startswith(name)), None)
    if given is None or len(word) - len(given) < _REST:
        return None
    return word[: len(given)], word[len(given) :]

"""What a recogniser makes of a crest, a stamp or dust: a few signs that are no word."""

from __future__ import annotations

_SHORTEST = 3
"""Letters of an abbreviation that means something, at least; dust is recognised as fewer, or as small ones."""


def is_crumb(text: str) -> bool:
    """Whether recognised words are none: up to three letters and digits that are no abbreviation in capitals, which
    has two at least between brackets."""
    signs = "".join(filter(str.isalnum, text))
    shortest = _SHORTEST - 1 if text.strip()[:1] == "(" and text.strip()[-1:] == ")" else _SHORTEST
    return len(signs) <= _SHORTEST and not (len(signs) >= shortest and signs.isalpha() and signs.isupper())

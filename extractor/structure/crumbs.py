"""What a recogniser makes of a crest, a stamp or dust: a few signs that are no word."""

from __future__ import annotations

_SHORTEST = 3
"""Letters of an abbreviation that means something, at least; dust is recognised as fewer, or as small ones."""


def is_crumb(text: str) -> bool:
    """Whether recognised words are none: up to three letters and digits that are no abbreviation, ABC or (AB)."""
    signs = "".join(filter(str.isalnum, text))
    abbreviated = signs.isupper() and (len(signs) == _SHORTEST or text.strip().startswith("("))
    return len(signs) <= _SHORTEST and not (signs.isalpha() and abbreviated)

"""Lines that say where an office is reached: its street, telephone, web site, post code."""

from __future__ import annotations

import re

from ..lexicon.folders import once_per_lexicon
from ..lexicon.word_lists import either, word_lists

_MENTIONS = 2
"""Words for ways to reach an office, from which a line that opens with none is one of them."""


def is_contact(text: str) -> bool:
    """Whether the line opens as an address does, or names several ways to reach an office."""
    return _opens().match(text) is not None or len(_mentions().findall(text)) >= _MENTIONS


@once_per_lexicon
def _opens() -> re.Pattern[str]:
    return re.compile(rf"(?i)\W{{0,3}}{either(word_lists('letterheads')['address_words'])}(?!\w)")


@once_per_lexicon
def _mentions() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w){either(word_lists('letterheads')['contacts'])}(?!\w)")

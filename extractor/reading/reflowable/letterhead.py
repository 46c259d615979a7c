"""Whether the lines at the head of a page are a letterhead, or only a running title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...lexicon.folders import once_per_lexicon
from ...lexicon.word_lists import either, word_lists

_FEWEST_LINES = 2


def is_letterhead(lines: Sequence[str]) -> bool:
    """An office's name and a line below it, or its address: several lines of which one says either."""
    filled = [line for line in lines if line.strip()]
    if len(filled) < _FEWEST_LINES:
        return False
    return any(map(_office().match, filled)) or any(map(_contact().search, filled))


@once_per_lexicon
def _office() -> re.Pattern[str]:
    return re.compile(rf"\s*{either(word_lists('institutions')['openings'])}\b", re.I)


@once_per_lexicon
def _contact() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(word_lists('letterheads')['contacts'])}(?!\w)", re.I)

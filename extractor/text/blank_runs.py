"""Long runs of blanks, which say nothing and make patterns slow: shortened, with the way back to the places before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

_LONGEST = 32
"""Blanks in a row that are kept: more than any form of a document sets between two words on purpose."""
_RUN = re.compile(rf"(\s{{{_LONGEST}}})\s+")
LONGEST_GAP = 200
"""Blanks in a row that are kept where they may set columns apart: more than a line of a page has characters."""
_GAP = re.compile(rf"(\s{{{LONGEST_GAP}}})\s+")


def shorten_blanks(text: str) -> str:
    """`text` with no more than 32 blanks in a row."""
    return _RUN.sub(r"\1", text) if _RUN.search(text) else text


def shorten_gaps(text: str) -> str:
    """`text` with no more than 200 blanks or empty lines in a row."""
    return _GAP.sub(r"\1", text) if len(text) > LONGEST_GAP else text


def shorten(text: str) -> tuple[str, Callable[[int], int]]:
    """`text` with no more than 32 blanks in a row, and what turns a place in it into the place in `text`."""
    starts, gaps, removed = [0], [0], 0
    for match in _RUN.finditer(text):
        removed += len(match[0]) - _LONGEST
        starts.append(match.end() - removed)
        gaps.append(removed)
    if not removed:
        return text, int
    return shorten_blanks(text), lambda at: at + gaps[bisect_right(starts, at) - 1]

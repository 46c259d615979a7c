"""Numbers before every line of a text file, as printouts and editors write them: furniture, no labels of a list."""

from __future__ import annotations

import re
from itertools import pairwise

_NUMBERED = re.compile(r"[ ]{0,8}(?P<number>\d{1,5})(?:[ ]?[:|][ ]?|[ ]{1,4}|\t|$)")
_FEWEST = 12
"""Lines of a text, at least, whose numbers are taken off: a list of so many lines with nothing but bare numbers before
them is rare, and a text of fewer lines says little."""


def without_line_numbers(text: str) -> str:
    """The text without the numbers of its lines, where each line with words has one; else the text as it is."""
    lines = text.split("\n")
    written = [i for i, line in enumerate(lines) if line.strip()]
    found = [_NUMBERED.match(lines[i]) for i in written]
    numbers = [int(m["number"]) for m in found if m]
    if len(numbers) < max(_FEWEST, len(written)) or not _counts_on(written, numbers):
        return text
    for i, m in zip(written, found, strict=True):
        lines[i] = lines[i][m.end() :] if m else lines[i]
    return "\n".join(lines)


def _counts_on(places: list[int], numbers: list[int]) -> bool:
    """Whether the numbers count the lines: all of them, or those with words."""
    rises = [number - last for last, number in pairwise(numbers)]
    return all(rise == 1 for rise in rises) or rises == [after - before for before, after in pairwise(places)]

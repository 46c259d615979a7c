"""Items of a list whose labels a recogniser lost: lines as many as the count leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ...structure.label_styles import ordinals
from ...structure.sections import SectionSpan

_MISREAD = re.compile(r"[ \t]*\(?\w{1,2}[.,)][ \t]+(?=\S)")
"""What a recogniser made of a list's mark at the beginning of a line: J, for 3."""
_MOST = 6
"""Items that may be lost between two labels: more are a list of another kind."""


def with_lost_labels(text: str, items: list[SectionSpan]) -> list[SectionSpan]:
    """The items of a list, each cut into its lines where the label below it counts so many more.

    1. Bupati / Camat / 3. Arsip are three items; an item with fewer or more lines than are left out stays whole.
    """
    return [part for item, below in pairwise([*items, None]) if item for part in _cut(text, item, below)]


def _cut(text: str, item: SectionSpan, below: SectionSpan | None) -> Iterator[SectionSpan]:
    first, lost = _left_out(item, below)
    lines = [line.span() for line in re.finditer(r"\S[^\n]*", text[item.body : item.end])]
    if not 0 < lost <= _MOST or len(lines) != lost + 1:
        yield item
        return
    starts = [item.start, *(item.body + start for start, _ in lines[1:])]
    for number, (start, end) in enumerate(pairwise([*starts, item.end])):
        body = item.body if number == 0 else _behind_mark(text, start)
        yield item._replace(label=str(first + number), start=start, body=body, end=end, children=())


def _left_out(item: SectionSpan, below: SectionSpan | None) -> tuple[int, int]:
    """The item's number, and how many stand between it and the next one by their labels."""
    if below is None or not below.label or item.children:
        return 0, 0
    numbers = ordinals([item.label or "1", below.label])
    return (numbers[0], numbers[1] - numbers[0] - 1) if numbers else (0, 0)


def _behind_mark(text: str, start: int) -> int:
    mark = _MISREAD.match(text, start)
    return mark.end() if mark else start

"""Two columns of typed text: labels at the left, date and addressee at the right, parted by nothing but blanks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_WIDE = 4
"""Blanks that part two columns on one line of a block, at least; on its other lines two do."""
_LEFTMOST = 30
"""Characters left of a second column, at least: further left stand the texts of labelled paragraphs."""
_FEWEST = 3
"""Lines on which something begins in the second column, at least."""
_HANGS = 12
"""Characters by which a line of the second column may begin right of it."""


def second_columns(lines: Sequence[str]) -> list[int | None]:
    """For each line the character where a second column of its block begins; None where it has none."""
    columns: list[int | None] = []
    for filled, held in groupby(lines, key=lambda line: bool(line.strip())):
        block = list(held)
        column = _column(block) if filled else None
        columns += [column if column is not None and _reaches(line, column) else None for line in block]
    return columns


def parted(line: str, column: int) -> tuple[str, str]:
    """What stands in the first and in the second column of the line."""
    return line[:column].rstrip(), line[column:].strip()


def _column(block: Sequence[str]) -> int | None:
    """Where the second column begins: at one place on some lines, behind a wide gap on one of them."""
    begins = Counter(at for line in block for at, _ in _beginnings(line))
    wide = {at for line in block for at, blanks in _beginnings(line) if blanks >= _WIDE and line[:at].strip()}
    return min((at for at, count in begins.items() if count >= _FEWEST and at in wide), default=None)


def _beginnings(line: str) -> Iterator[tuple[int, int]]:
    """Where words begin in the right part of the line, and the blanks before them."""
    indent = len(line) - len(line.lstrip(" "))
    if indent >= _LEFTMOST:
        yield indent, indent
    yield from ((gap.end(), gap.end() - gap.start()) for gap in _GAP.finditer(line) if gap.end() >= _LEFTMOST)


def _reaches(line: str, column: int) -> bool:
    """Whether the line has words that begin in the column: behind two blanks, or with nothing left of them."""
    indent = len(line) - len(line.lstrip(" "))
    if indent >= column:
        return indent <= column + _HANGS
    return any(at == column for at, _ in _beginnings(line))

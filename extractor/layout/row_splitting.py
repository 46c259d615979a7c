"""A tall row of a ruled table that holds many, counted in its first column or with a lone figure each, with no rules
between them → those rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ..model.document import Box
from .page_words import Lattice, Row, box_of

Filled = list[list[Row]]
"""The lines of each cell of one row."""

_NUMBER = re.compile(r"\d{1,3}[.)]?")
_FIGURE = re.compile(r"\d{1,3}(?:[.,]\d{3})*(?:[.,]\d{2})?|[-–—]")
"""A count or an amount."""
_CODE = re.compile(r"\d{1,2}(?:[.]\d{1,4})+[.]?")
"""The code of an account."""
_FIGURES, _FIGURES_ALONE = 3, 5
"""Lone figures that tell rows, at least, where the first cell counts fewer, and where it is empty."""
_APART = 0.4
"""White between the figures of two rows, in their heights, at least: lines of one cell stand closer."""
_LONGEST = 4
"""Signs of a number with what stands behind it."""
_FEWEST, _MOST = 4, 0.75
"""Numbers, and their share of the lines, that must count on where some are misread."""


def part_rows(lattice: Lattice, filled: list[Filled]) -> tuple[Lattice, list[Filled]]:
    """The lattice and its cells' lines, each tall row parted at the lines that its numbers stand on."""
    boxes: list[tuple[Box | None, ...]] = []
    lines: list[Filled] = []
    for row, held in zip(lattice.rows, filled, strict=True):
        for part, words in _parted(row, held) or [(row, held)]:
            boxes.append(part)
            lines.append(words)
    return lattice._replace(rows=tuple(boxes)), lines


def _parted(boxes: tuple[Box | None, ...], held: Filled) -> list[tuple[tuple[Box | None, ...], Filled]] | None:
    """The row's parts; None where it is one row: its first cell does not count, or no other keeps to the numbers."""
    if not held:
        return None
    if figures := _figures(held):
        return _parted_at(boxes, held, [_middle(line) for line in figures])
    return _parted_below(boxes, held) if _count(held[0]) else None


def _figures(held: Filled) -> list[Row]:
    """The lines of the cell that has a lone figure for each of the rows, where the first cell counts fewer: rows that
    are parts of what is numbered. None where there is no such cell."""
    first = held[0]
    coded = all(len(line) == 1 and _CODE.fullmatch(line[0].text) for line in first)
    if not (_count(first) or coded):
        return []
    lone = [lines for lines in held[1:] if all(len(line) == 1 and _FIGURE.fullmatch(line[0].text) for line in lines)]
    most = max(lone, key=len, default=[])
    least = len(first) + 1 if first else _FIGURES_ALONE
    return most if len(most) >= max(least, _FIGURES) and not any(_crowded(a, b) for a, b in pairwise(most)) else []


def _crowded(above: Row, below: Row) -> bool:
    """Whether two lines stand as close as lines of one cell do."""
    return box_of(below)[1] - box_of(above)[3] < _APART * (box_of(below)[3] - box_of(below)[1])


def _parted_at(
    boxes: tuple[Box | None, ...], held: Filled, levels: Sequence[float]
) -> list[tuple[tuple[Box | None, ...], Filled]] | None:
    """The parts around these levels, each line in the nearest one; None where no other cell has a line for each."""
    parts: list[Filled] = [[[] for _ in held] for _ in levels]
    for k, lines in enumerate(held):
        for line in lines:
            nearest = min(range(len(levels)), key=lambda i: abs(levels[i] - _middle(line)))
            parts[nearest][k].append(line)
    full = sum(all(part[k] for part in parts) for k in range(len(held)))
    if full < 2 or any(len(part[0]) > 1 for part in parts):
        return None
    tops = [min(box_of(line)[1] for lines in part for line in lines) for part in parts]
    kinds = ["each"] * len(held)
    return [(_slice(boxes, kinds, tops, i), part) for i, part in enumerate(parts)]


def _parted_below(boxes: tuple[Box | None, ...], held: Filled) -> list[tuple[tuple[Box | None, ...], Filled]] | None:
    """The parts that begin at the numbers of the first cell."""
    levels = [_middle(line) for line in held[0]]
    kinds = [_keeps(lines, levels) if lines else None for lines in held]
    if kinds.count("each") < 2 or "above" in kinds:
        return None
    parts: list[Filled] = [[[] for _ in held] for _ in levels]
    for k, (lines, kind) in enumerate(zip(held, kinds, strict=True)):
        for line in lines:
            parts[_level(line, levels) if kind != "whole" else 0][k].append(line)
    tops = [min(box_of(line)[1] for lines, kind in zip(p, kinds, strict=True) if kind == "each" for line in lines)
            for p in parts]  # fmt: skip
    return [(_slice(boxes, kinds, tops, i), part) for i, part in enumerate(parts)]


def _count(lines: Sequence[Row]) -> bool:
    """Whether the lines are numbers that count on by one; of many, a few may be misread."""
    if len(lines) < 2 or not all(len(line) == 1 and len(line[0].text) <= _LONGEST for line in lines):
        return False
    offsets = Counter(
        int(line[0].text.rstrip(".)")) - i for i, line in enumerate(lines) if _NUMBER.fullmatch(line[0].text)
    )
    kept = max(offsets.values(), default=0)
    return kept == len(lines) or (kept >= _FEWEST and kept >= _MOST * len(lines))


def _keeps(lines: Sequence[Row], levels: Sequence[float]) -> str:
    """How a cell's lines keep to the numbers: `each` has one beside it; `some` lines all stand beside a number;
    `whole`: they run on past the numbers, as in a merged cell; `above`: a line stands above the first number."""
    beside = [_beside(line, levels) for line in lines]
    if set(beside) - {None} == set(range(len(levels))):
        return "each" if _level(lines[0], levels) >= 0 else "above"
    return "whole" if None in beside else "some"


def _beside(line: Row, levels: Sequence[float]) -> int | None:
    """The number on whose line this one stands."""
    i = _level(line, levels)
    return i if i >= 0 and abs(_middle(line) - levels[i]) < _half(line) else None


def _level(line: Row, levels: Sequence[float]) -> int:
    """The last number that stands above the line's end or beside it; -1 above the first."""
    end = _middle(line) + _half(line)
    return sum(level < end for level in levels) - 1


def _middle(line: Row) -> float:
    box = box_of(line)
    return (box[1] + box[3]) / 2


def _half(line: Row) -> float:
    box = box_of(line)
    return 0.5 * (box[3] - box[1])


def _slice(
    boxes: tuple[Box | None, ...], kinds: Sequence[str | None], tops: Sequence[float], i: int
) -> tuple[Box | None, ...]:
    """Part `i` of each cell's box; a cell that runs on past the numbers stays whole in the first part."""
    first, last = i == 0, i == len(tops) - 1
    return tuple(
        None if box is None or (kind == "whole" and not first)
        else box if kind == "whole"
        else (box[0], box[1] if first else tops[i], box[2], box[3] if last else tops[i + 1])
        for box, kind in zip(boxes, kinds, strict=True)
    )  # fmt: skip

"""Rulings of a page → the cells that they enclose, table by table.

The steps and the tolerances are those of pdfplumber's table finder, and a test holds that the tables are the same; on
pairs of numbers they take a fraction of the time, and nothing has to be imported for them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from ..model.document import Box

Edge = tuple[float, float, float]
"""Where it stands, and from where to where it runs."""
Point = tuple[float, float]
CellRow = list[Box | None]

_SNAP = 3.0
"""Points: parallel rulings that are no farther apart are one."""
_JOIN = 3.0
"""Points: rulings on one line with no wider gap between them are one."""
_MEET = 3.0
"""Points: rulings that end so near each other meet."""
_LEAST = 3.0
"""Points: shorter rulings enclose nothing."""


def ruled_tables(level: Sequence[Edge], upright: Sequence[Edge]) -> list[list[CellRow]]:
    """The tables between level edges (y, x0, x1) and upright ones (x, top, bottom), from the top left on, each as rows
    of equal length: None where no cell begins."""
    cells = _cells(*_crossings(_merged(level), _merged(upright)))
    tables = [table for table in _connected(cells) if len(table) > 1]
    return [_rows(table) for table in sorted(tables, key=lambda table: min((top, x0) for x0, top, *_ in table))]


def _merged(edges: Sequence[Edge]) -> list[Edge]:
    """The edges with those made one that nearly stand on one line and touch."""
    snapped = sorted(_snapped(edges), key=itemgetter(0))
    joined = (edge for _, line in groupby(snapped, itemgetter(0)) for edge in _joined(line))
    return [edge for edge in joined if edge[2] - edge[1] >= _LEAST]


def _snapped(edges: Sequence[Edge]) -> Iterator[Edge]:
    """The edges, each with its neighbours on the line in their middle."""
    number: dict[float, int] = {}
    for before, at in pairwise([float("-inf"), *sorted({edge[0] for edge in edges})]):
        number[at] = number.get(before, -1) + (at > before + _SNAP)
    lines = [list[Edge]() for _ in range(max(number.values(), default=-1) + 1)]
    for edge in edges:
        lines[number[edge[0]]].append(edge)
    for line in lines:
        middle = sum(edge[0] for edge in line) / len(line)
        yield from ((at + (middle - at), first, end) for at, first, end in line)


def _joined(line: Iterable[Edge]) -> list[Edge]:
    """The edges of one line, those that touch made one."""
    first, *rest = sorted(line, key=itemgetter(1))
    joined = [first]
    for at, start, end in rest:
        before = joined[-1]
        if start > before[2] + _JOIN:
            joined.append((at, start, end))
        elif end > before[2]:
            joined[-1] = (before[0], before[1], end)
    return joined


Crossings = dict[Point, set[int]]
"""By each point where edges meet, the places of those edges among all that run the same way."""


def _crossings(level: list[Edge], upright: list[Edge]) -> tuple[Crossings, Crossings]:
    """The level edges and the upright ones through each point where both meet."""
    lying: Crossings = defaultdict(set)
    standing: Crossings = defaultdict(set)
    place = itemgetter(0)
    for i, (x, top, bottom) in enumerate(upright):
        first, end = bisect_left(level, top - _MEET, key=place), bisect_right(level, bottom + _MEET, key=place)
        for j in range(first, end):
            y, x0, x1 = level[j]
            if x0 - _MEET <= x <= x1 + _MEET:
                lying[x, y].add(j)
                standing[x, y].add(i)
    return lying, standing


def _cells(level: Crossings, upright: Crossings) -> list[Box]:
    """The smallest rectangle below and right of each crossing whose sides are drawn."""
    below, right = defaultdict(list), defaultdict(list)
    for x, y in sorted(level):
        below[x].append(y)
        right[y].append(x)
    found = (_cell(x, y, below[x], right[y], level, upright) for x, y in sorted(level))
    return [cell for cell in found if cell]


def _cell(
    x: float, y: float, below: list[float], right: list[float], level: Crossings, upright: Crossings
) -> Box | None:
    """The smallest drawn rectangle with its upper left corner at (x, y)."""
    for bottom in below[bisect_right(below, y) :]:
        if upright[x, y].isdisjoint(upright[x, bottom]):
            continue
        for far in right[bisect_right(right, x) :]:
            if level[x, y].isdisjoint(level[far, y]) or (far, bottom) not in level:
                continue
            if upright[far, y].isdisjoint(upright[far, bottom]) or level[x, bottom].isdisjoint(level[far, bottom]):
                continue
            return x, y, far, bottom
    return None


def _connected(cells: Sequence[Box]) -> Iterator[list[Box]]:
    """The cells in groups that hang together by their corners."""
    at: dict[Point, list[Box]] = defaultdict(list)
    for cell in cells:
        for corner in _corners(cell):
            at[corner].append(cell)
    left = set(cells)
    while left:
        group = [left.pop()]
        for cell in group:
            beside = {other for corner in _corners(cell) for other in at[corner]} & left
            left -= beside
            group += beside
        yield group


def _corners(cell: Box) -> tuple[Point, Point, Point, Point]:
    x0, top, x1, bottom = cell
    return (x0, top), (x0, bottom), (x1, top), (x1, bottom)


def _rows(cells: Iterable[Box]) -> list[CellRow]:
    """The cells by where they begin: a row for each height, in it a place for each column of the table."""
    columns = sorted({cell[0] for cell in cells})
    rows: dict[float, dict[float, Box]] = defaultdict(dict)
    for cell in cells:
        rows[cell[1]][cell[0]] = cell
    return [[row.get(x) for x in columns] for _, row in sorted(rows.items())]

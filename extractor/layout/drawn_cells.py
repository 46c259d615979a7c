"""Level and upright edges → the cells that they draw, and the tables that cells make which touch one another.

The steps and tolerances are those of pdfplumber's table finder, taken on bare numbers: its objects take ten times as
long, and longer still to import.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from ..model.document import Box

Edge = tuple[float, float, float]
"""Where it stands, and from where to where it runs."""
Point = tuple[float, float]
Sides = dict[Point, set[int]]
"""The edges that meet in each point, by their places in their list."""

_TOLERANCE = 3.0
"""Points: edges so near to one another are one, go on with one another, or meet (pdfplumber's tolerances)."""
_SHORTEST = 3.0
"""Points: a shorter edge is the side of no cell."""


def drawn_tables(level: list[Edge], upright: list[Edge]) -> list[list[Box]]:
    """The cells of each table of at least two, the tables in the order of their upper left corners."""
    lines, posts = _crossings(_merged(level), _merged(upright))
    tables = _touching(_cells(lines, posts))
    return sorted((table for table in tables if len(table) > 1), key=lambda cells: min((c[1], c[0]) for c in cells))


def rows_of_cells(cells: list[Box]) -> list[list[Box | None]]:
    """The cells row by row, all rows equally long: None where none begins."""
    begins = sorted({cell[0] for cell in cells})
    rows = groupby(sorted(cells, key=itemgetter(1, 0)), key=itemgetter(1))
    beginning = ({cell[0]: cell for cell in row} for _, row in rows)
    return [[row.get(x) for x in begins] for row in beginning]


def _merged(edges: list[Edge]) -> list[Edge]:
    """The edges, near ones moved onto one line and joined where they go on with one another; short ones left out."""
    moved = sorted(_moved(edges), key=itemgetter(0))
    joined = (edge for _, line in groupby(moved, key=itemgetter(0)) for edge in _joined(line))
    return [edge for edge in joined if edge[2] - edge[1] >= _SHORTEST]


def _moved(edges: list[Edge]) -> Iterator[Edge]:
    """The edges, those that stand near one another in their middle."""
    near: dict[float, list[Edge]] = {}
    group: list[Edge] = []
    last = float("-inf")
    for at in sorted({edge[0] for edge in edges}):
        group = group if at <= last + _TOLERANCE else []
        near[at], last = group, at
    for edge in edges:
        near[edge[0]].append(edge)
    means = {id(group): sum(edge[0] for edge in group) / len(group) for group in near.values()}
    for at, first, last in edges:
        yield at + (means[id(near[at])] - at), first, last


def _joined(edges: Iterable[Edge]) -> list[Edge]:
    """The edges of one line, those that go on with one another as one."""
    joined: list[Edge] = []
    for edge in sorted(edges, key=itemgetter(1)):
        if joined and edge[1] <= joined[-1][2] + _TOLERANCE:
            if edge[2] > joined[-1][2]:
                joined[-1] = (joined[-1][0], joined[-1][1], edge[2])
        else:
            joined.append(edge)
    return joined


def _crossings(level: list[Edge], upright: list[Edge]) -> tuple[Sides, Sides]:
    """The level and the upright edges that meet in each point (x, y)."""
    lines, posts = defaultdict[Point, set[int]](set), defaultdict[Point, set[int]](set)
    place = itemgetter(0)
    for n, (x, top, bottom) in enumerate(upright):
        begin = bisect_left(level, top - 2 * _TOLERANCE, key=place)
        end = bisect_right(level, bottom + 2 * _TOLERANCE, key=place)
        for i in range(begin, end):
            y, x0, x1 = level[i]
            beside = top <= y + _TOLERANCE and bottom >= y - _TOLERANCE
            if beside and x0 - _TOLERANCE <= x <= x1 + _TOLERANCE:
                lines[x, y].add(i)
                posts[x, y].add(n)
    return lines, posts


def _cells(lines: Sides, posts: Sides) -> list[Box]:
    """The smallest rectangle below and right of each crossing whose sides are drawn."""
    below, right = defaultdict(list), defaultdict(list)
    for x, y in sorted(lines):
        below[x].append(y)
        right[y].append(x)
    found = (_cell(x, y, below[x], right[y], lines, posts) for x, y in sorted(lines))
    return [cell for cell in found if cell]


def _cell(x: float, y: float, below: list[float], right: list[float], lines: Sides, posts: Sides) -> Box | None:
    """The smallest drawn rectangle with its upper left corner at (x, y)."""
    for bottom in below[bisect_right(below, y) :]:
        if posts[x, y].isdisjoint(posts[x, bottom]):
            continue
        for far in right[bisect_right(right, x) :]:
            if lines[x, y].isdisjoint(lines[far, y]) or (far, bottom) not in lines:
                continue
            if posts[far, y].isdisjoint(posts[far, bottom]) or lines[x, bottom].isdisjoint(lines[far, bottom]):
                continue
            return x, y, far, bottom
    return None


def _touching(cells: list[Box]) -> list[list[Box]]:
    """The cells in groups that have no corner in common with one another."""
    at = defaultdict[Point, list[Box]](list)
    for cell in cells:
        for corner in _corners(cell):
            at[corner].append(cell)
    groups: list[list[Box]] = []
    seen = set[Box]()
    for cell in cells:
        group, waiting = [], [] if cell in seen else [cell]
        while waiting:
            if (one := waiting.pop()) not in seen:
                seen.add(one)
                group.append(one)
                waiting += [other for corner in _corners(one) for other in at.pop(corner, ())]
        groups.append(group)
    return groups


def _corners(cell: Box) -> tuple[Point, Point, Point, Point]:
    x0, top, x1, bottom = cell
    return (x0, top), (x0, bottom), (x1, top), (x1, bottom)

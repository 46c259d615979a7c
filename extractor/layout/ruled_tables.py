"""Rulings of a page → the lattices of its ruled tables, found by pdfplumber's table finder."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import compress, islice, pairwise
from operator import itemgetter
from typing import Any

from ..model.document import Box
from .drawn_cells import Edge, drawn_tables
from .open_tables import open_lattices
from .page_words import Lattice, Token

_FEW = 3
"""Fewer rulings than these draw no table."""
_MANY = 250_000
"""More pairs of level and upright rulings than these are a map or a drawing, unless they are the sides of cells."""
_LEAST = 3.0
"""Points: a shorter ruling is a dot or a dash."""
_SNAP = 3.0
_CLOSE = 2.0
_CORNERS = 6
"""Of two cells side by side."""
_NEAR = 12.0
"""Points: farther apart no two lines meet, however the lines beside them are joined."""
_DRAWN = 0.5
"""Share of its way that must be drawn of a ruling that others end at: no table has half a ruling."""
_LOW, _NARROW = 5.0, 6.0
"""Points: a row or column that is lower or narrower has no room for a word."""


def find_lattices(rulings: Sequence[Box], tokens: Sequence[Token], broken: bool = False) -> list[Lattice]:
    """The ruled tables among the page's thin areas; one where fewer than two cells hold words is none.

    `broken` says that a scanner may have broken the rulings.
    """
    if len(rulings) < _FEW:
        return []
    level, upright = _sorted(rulings)
    if len(level) * len(upright) > _MANY:
        level, upright = _in_one(level), _in_one(upright)
    if len(level) * len(upright) > _MANY:
        return []
    level, drawn = (_whole(level, upright), _DRAWN) if broken else (level, 0.0)
    lying, standing = level + _lids(level, upright, drawn), upright + _sides(level, upright, drawn)
    tables = drawn_tables(lying, standing) if level[1:] and upright and _may_draw_table(lying, standing) else []
    found = [lattice for lattice in map(_lattice, tables) if lattice and _is_table(lattice, tokens)]
    return [*found, *open_lattices(level, tokens, found)]


def _sorted(rulings: Iterable[Box]) -> tuple[list[Edge], list[Edge]]:
    """Level edges (y, x0, x1) and upright edges (x, top, bottom), each drawn place once."""
    level, upright = set(), set()
    for x0, top, x1, bottom in rulings:
        if x1 - x0 >= bottom - top:
            if x1 - x0 >= _LEAST:
                level.add((round((top + bottom) / 2, 1), round(x0, 1), round(x1, 1)))
        elif bottom - top >= _LEAST:
            upright.add((round((x0 + x1) / 2, 1), round(top, 1), round(bottom, 1)))
    return sorted(level), sorted(upright)


def _in_one(edges: Iterable[Edge]) -> list[Edge]:
    """The edges, those that go on with one another drawn as one: programs draw each cell's sides."""
    joined: list[Edge] = []
    for at, first, last in sorted(edges):
        if joined and joined[-1][0] == at and first <= joined[-1][2] + _CLOSE:
            joined[-1] = (at, joined[-1][1], max(joined[-1][2], last))
        else:
            joined.append((at, first, last))
    return joined


def _sides(level: list[Edge], upright: list[Edge], drawn: float) -> list[Edge]:
    """Outer lines that a table leaves out: three level lines that start or end together with no upright there.

    An upright that covers no more than the share `drawn` is a stub.
    """
    added = []
    for end in (1, 2):
        groups: dict[int, list[Edge]] = defaultdict(list)
        for edge in level:
            groups[round(edge[end] / _CLOSE)].append(edge)
        far = {_spot(edge, end) for edge in level}
        for edges in groups.values():
            at, first, last = edges[0][end], edges[0][0], edges[-1][0]
            if len(edges) < 3 or _covered(_standing_at(upright, at), first, last) > drawn:
                continue
            inner = [x for x, a, b in upright if a <= last and b >= first and edges[0][1] < x < edges[0][2]]
            if (inner or _go_on(edges, far, 3 - end)) and last - first > _SNAP:
                added.append((at, first, last))
    return added


def _standing_at(edges: list[Edge], at: float) -> list[Edge]:
    """The edges, which stand in order, that stand near a place."""
    place = itemgetter(0)
    near = edges[bisect_left(edges, at - 2 * _SNAP, key=place) : bisect_right(edges, at + 2 * _SNAP, key=place)]
    return [edge for edge in near if abs(edge[0] - at) <= _SNAP]


def _go_on(edges: Iterable[Edge], far: set[tuple[int, int]], end: int) -> bool:
    """Whether three of the edges go on beyond their `end`: a page cut the last row of cells with sides of their own."""
    return sum(_spot(edge, end) in far for edge in edges) >= 3


def _spot(edge: Edge, end: int) -> tuple[int, int]:
    return round(edge[0] / _CLOSE), round(edge[end] / _CLOSE)


def _covered(edges: Iterable[Edge], first: float, last: float) -> float:
    """The share of the way from `first` to `last` that edges on one line cover."""
    return sum(max(0.0, min(b, last) - max(a, first)) for _, a, b in edges) / max(1.0, last - first)


def _whole(level: list[Edge], upright: list[Edge]) -> list[Edge]:
    """The level edges, one that covers most of a column drawn over all of it: rules end at rules, scans break them."""
    mended = []
    for y, x0, x1 in level:
        beside = sorted(x for x, a, b in upright if a - _SNAP <= y <= b + _SNAP)
        on = [edge for edge in level if abs(edge[0] - y) <= _CLOSE]
        reached = [(a, b) for a, b in pairwise(beside) if a < x1 and b > x0 and _covered(on, a, b) >= _DRAWN]
        mended.append((y, min([x0, *(a for a, _ in reached)]), max([x1, *(b for _, b in reached)])))
    return sorted(set(mended))


def _lids(level: list[Edge], upright: list[Edge], drawn: float) -> list[Edge]:
    """Top and bottom lines that a table leaves out: three upright lines that start or end together, no level there."""
    swapped = _sides(upright, level, drawn)
    return [edge for edge in swapped if len(upright) >= 3]


def _may_draw_table(level: list[Edge], upright: list[Edge]) -> bool:
    """Whether enough lines meet for two cells: few pages have that many, and pdfplumber takes long to import."""
    level, place = sorted(level), itemgetter(0)
    meetings = (
        True
        for x, top, bottom in upright
        for _, x0, x1 in level[
            bisect_left(level, top - _NEAR, key=place) : bisect_right(level, bottom + _NEAR, key=place)
        ]
        if x0 - _NEAR <= x <= x1 + _NEAR
    )
    return sum(islice(meetings, _CORNERS)) == _CORNERS


def _lattice(table: Any) -> Lattice | None:
    """The table's cells in rows of equal length; None for what has a single row or column of cells."""
    rows = _without_slivers([list(row.cells) for row in table.rows])
    columns = max((sum(cell is not None for cell in row) for row in rows), default=0)
    cells = sum(cell is not None for row in rows for cell in row)
    if columns < 2 or cells < 0.25 * len(rows) * len(rows[0]):
        return None
    return Lattice(table.bbox, tuple(map(tuple, rows)))


def _without_slivers(rows: list[list[Box | None]]) -> list[list[Box | None]]:
    """The rows and columns in which a word has room: double lines leave others between them."""
    rows = [row for row in rows if any(cell and cell[3] - cell[1] >= _LOW for cell in row)]
    wide = [any(cell and cell[2] - cell[0] >= _NARROW for cell in column) for column in zip(*rows, strict=True)]
    return [list(compress(row, wide)) for row in rows]


def _is_table(lattice: Lattice, tokens: Sequence[Token]) -> bool:
    """True where at least two cells hold words."""
    x0, top, x1, bottom = lattice.box
    spots = [((t.x0 + t.x1) / 2, (t.top + t.bottom) / 2) for t in tokens]
    spots = [(x, y) for x, y in spots if x0 <= x <= x1 and top <= y <= bottom]
    held = 0
    for cell in (cell for row in lattice.rows for cell in row if cell):
        held += any(cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3] for x, y in spots)
        if held == 2:
            return True
    return False

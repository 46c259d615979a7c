"""Level and upright edges → the cells that they draw, and the tables that cells make which touch one another.

pdfplumber's table finder merges the edges and tells where they cross; the steps behind that are taken here, for their
time grows with the square of the crossings there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import Any

from ..model.document import Box

Edge = tuple[float, float, float]
"""Where it stands, and from where to where it runs."""
Point = tuple[float, float]
Sides = dict[Point, set[int]]
"""The edges that meet in each point, by their identity."""


def drawn_tables(level: list[Edge], upright: list[Edge]) -> list[Any]:
    """pdfplumber's tables of at least two cells, in the order of their upper left corners: no page, only edges."""
    from pdfplumber.table import Table

    page: Any = None
    tables = (cells for cells in _touching(_cells(*_crossings(level, upright))) if len(cells) > 1)
    return [Table(page, cells) for cells in sorted(tables, key=lambda cells: min((c[1], c[0]) for c in cells))]


def _crossings(level: list[Edge], upright: list[Edge]) -> tuple[Sides, Sides]:
    """The level and the upright edges that meet in each point (x, y), near ones moved onto one line and joined."""
    from pdfplumber.table import TableSettings, edges_to_intersections, merge_edges

    edges = [_edge("h", x0, y, x1, y) for y, x0, x1 in level]
    edges += [_edge("v", x, top, x, bottom) for x, top, bottom in upright]
    use = TableSettings()
    merged = merge_edges(edges, use.snap_x_tolerance, use.snap_y_tolerance, use.join_x_tolerance, use.join_y_tolerance)
    long = [edge for edge in merged if max(edge["width"], edge["height"]) >= use.edge_min_length]
    met = edges_to_intersections(long, use.intersection_x_tolerance, use.intersection_y_tolerance)
    sides = ({point: {id(edge) for edge in found[way]} for point, found in met.items()} for way in ("h", "v"))
    return next(sides), next(sides)


def _edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> dict[str, Any]:
    size = {"width": x1 - x0, "height": bottom - top, "object_type": "line", "orientation": orientation}
    return {"x0": x0, "top": top, "x1": x1, "bottom": bottom, **size}


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

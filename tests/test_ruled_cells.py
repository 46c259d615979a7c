"""The cells between rulings are those that pdfplumber's table finder makes of the same lines."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import Any

import pytest
from pdfplumber.table import (
    Table,
    TableSettings,
    cells_to_tables,
    edges_to_intersections,
    intersections_to_cells,
    merge_edges,
)

from extractor.layout.ruled_cells import CellRow, Edge, ruled_tables


def of_pdfplumber(level: list[Edge], upright: list[Edge]) -> list[list[CellRow]]:
    """The rows of its tables."""
    edges = [edge("h", x0, y, x1, y) for y, x0, x1 in level]
    edges += [edge("v", x, top, x, bottom) for x, top, bottom in upright]
    use = TableSettings()
    merged = merge_edges(edges, use.snap_x_tolerance, use.snap_y_tolerance, use.join_x_tolerance, use.join_y_tolerance)
    long = [one for one in merged if max(one["width"], one["height"]) >= use.edge_min_length]
    crossings = edges_to_intersections(long, use.intersection_x_tolerance, use.intersection_y_tolerance)
    page: Any = None
    tables = [Table(page, cells) for cells in cells_to_tables(intersections_to_cells(crossings))]
    return [[list(row.cells) for row in table.rows] for table in tables]


def edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> dict[str, Any]:
    size = {"width": x1 - x0, "height": bottom - top, "object_type": "line", "orientation": orientation}
    return {"x0": x0, "top": top, "x1": x1, "bottom": bottom, **size}


def drawn(chance: random.Random) -> tuple[list[Edge], list[Edge]]:
    """One to three tables as programs draw them: lines cut at cells, a little off, doubled, or left out."""
    level, upright = list[Edge](), list[Edge]()
    for number in range(chance.randint(1, 3)):
        xs = [40.0, *sorted(round(chance.uniform(60, 540), 1) for _ in range(chance.randint(1, 6))), 560.0]
        ys = sorted(round(chance.uniform(20, 240) + 250 * number, 1) for _ in range(chance.randint(2, 9)))
        level += [at for y in ys for at in cut(chance, y, xs)]
        upright += [at for x in xs for at in cut(chance, x, ys)]
    return sorted(set(level)), sorted(set(upright))


def cut(chance: random.Random, at: float, places: list[float]) -> list[Edge]:
    """A line through the places, in pieces or in one."""
    if chance.random() < 0.3:
        return [(off(chance, at), off(chance, places[0]), off(chance, places[-1]))]
    pieces = [(off(chance, at), off(chance, a), off(chance, b)) for a, b in pairwise(places)]
    return [(y, a, b) for y, a, b in pieces if b > a and chance.random() > 0.08]


def off(chance: random.Random, place: float) -> float:
    return round(place + chance.choice([0, 0, 0, 0.1, -0.4, 0.5, 1.2, -2.0, 3.0, -3.1]), 1)


@pytest.mark.parametrize("seed", range(120))
def test_tables_are_those_of_pdfplumber(seed: int) -> None:
    level, upright = drawn(random.Random(seed))
    assert ruled_tables(level, upright) == of_pdfplumber(level, upright)


def test_the_tables_that_are_compared_are_many_and_large() -> None:
    tables = [table for seed in range(120) for table in ruled_tables(*drawn(random.Random(seed)))]
    sizes = [sum(map(len, table)) for table in tables]
    assert len(sizes) > 100 and max(sizes) > 30

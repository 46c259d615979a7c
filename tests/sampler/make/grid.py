"""Ruled tables on paper: a row may be cut by the page's end, a heading row may or may not come back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .paper import Paper

PAD = 4.0
ITEM = re.compile(r"^(\(?\d{1,2}[.)]|[a-z][.)]|[-•]) ")
Row = Sequence[str] | str


@dataclass(frozen=True)
class Grid:
    """How a table is ruled: the share of each column, its heads, and on which continuations the head returns."""

    shares: Sequence[float]
    head: Sequence[str] = ()
    groups: Sequence[tuple[str, int, int]] = ()  # a second head line above columns from..to
    numbers: bool = False  # the row (1) (2) (3) under the head
    repeat: Sequence[int] = ()  # continuations (1 = the first page after the start) that show the head again
    points: float = 10.5
    cuts: bool = True  # rows may be cut by the page's end
    middle: Sequence[int] = (0,)  # columns set in the middle
    indent: float = 0.0
    bold_spans: bool = True  # a row that spans all columns is a heading


def draw(paper: Paper, grid: Grid, rows: Sequence[Row]) -> None:
    """Rule the table at the paper's cursor."""
    edges = _edges(paper, grid)
    continuation = 0
    start = len(paper.pages)
    _head(paper, grid, edges)
    for row in rows:
        lines = _cells(paper, grid, edges, row)
        while lines is not None:
            lines = _place(paper, grid, edges, row, lines)
            if lines is not None:
                paper.turn()
            if len(paper.pages) != start:
                continuation, start = continuation + 1, len(paper.pages)
                if continuation in grid.repeat:
                    _head(paper, grid, edges)


def _edges(paper: Paper, grid: Grid) -> list[float]:
    width = paper.right - paper.left - grid.indent
    total = sum(grid.shares)
    edges = [paper.left + grid.indent]
    for share in grid.shares:
        edges.append(edges[-1] + width * share / total)
    return edges


def _cells(paper: Paper, grid: Grid, edges: list[float], row: Row) -> list[list[tuple[float, str]]]:
    """Each cell's lines as (indent, words)."""
    if isinstance(row, str):
        return [_lines(paper, row, edges[-1] - edges[0] - 2 * PAD, grid.points, _span_font(paper, grid))]
    return [
        _lines(paper, cell, edges[i + 1] - edges[i] - 2 * PAD, grid.points, paper.plain) for i, cell in enumerate(row)
    ]


def _span_font(paper: Paper, grid: Grid) -> str:
    return paper.bold if grid.bold_spans else paper.plain


def _lines(paper: Paper, text: str, width: float, points: float, font: str) -> list[tuple[float, str]]:
    lines: list[tuple[float, str]] = []
    for paragraph in text.split("\n"):
        item = ITEM.match(paragraph)
        if not item:
            lines += [(0.0, line) for line in paper.wrap(paragraph, width, font, points)]
            continue
        hang = max(14.0, paper.wide(item[1] + " ", font, points))
        body = paper.wrap(paragraph[item.end() :], width - hang, font, points)
        lines.append((-hang, f"{item[1]}\t{body[0]}"))
        lines += [(hang, line) for line in body[1:]]
    return lines


def _place(
    paper: Paper, grid: Grid, edges: list[float], row: Row, cells: list[list[tuple[float, str]]]
) -> list[list[tuple[float, str]]] | None:
    """Draw as many lines as the page takes; what is left comes back, or None."""
    step = grid.points * 1.2
    fits = int((paper.y - paper.bottom - 2 * PAD) / step)
    tall = max(len(cell) for cell in cells)
    if fits < 1 or (tall > fits and not grid.cuts and tall * step < paper.top - paper.bottom - 60):
        return cells
    now = [cell[:fits] for cell in cells]
    height = max(len(cell) for cell in now) * step + 2 * PAD
    bounds = [edges[0], edges[-1]] if isinstance(row, str) else edges
    if not paper.openers[-1]:
        paper.openers[-1] = _opener(cells)
    for i, cell in enumerate(now):
        font = _span_font(paper, grid) if isinstance(row, str) else paper.plain
        _ink(paper, grid, bounds[i], bounds[i + 1], cell, font, i in grid.middle and not isinstance(row, str))
    _box(paper, bounds, paper.y, paper.y - height)
    paper.y -= height
    rest = [cell[fits:] for cell in cells]
    return rest if any(rest) else None


def _opener(cells: list[list[tuple[float, str]]]) -> str:
    words = next((line for cell in cells for _, line in cell if line.strip()), "")
    return " ".join(words.split()[:2])


def _ink(paper: Paper, grid: Grid, x0: float, x1: float, lines: list[tuple[float, str]], font: str, mid: bool) -> None:
    y = paper.y - PAD
    for indent, line in lines:
        y -= grid.points * 1.2
        baseline = y + grid.points * 0.28
        if "\t" in line:
            label, body = line.split("\t", 1)
            paper.write(x0 + PAD, baseline, label, font, grid.points)
            paper.write(x0 + PAD - indent, baseline, body, font, grid.points)
        elif mid:
            paper.write((x0 + x1 - paper.wide(line, font, grid.points)) / 2, baseline, line, font, grid.points)
        else:
            paper.write(x0 + PAD + indent, baseline, line, font, grid.points)


def _box(paper: Paper, bounds: Sequence[float], top: float, bottom: float) -> None:
    paper.rule(bounds[0], top, bounds[-1], top)
    paper.rule(bounds[0], bottom, bounds[-1], bottom)
    for x in bounds:
        paper.rule(x, top, x, bottom)


def _head(paper: Paper, grid: Grid, edges: list[float]) -> None:
    if not grid.head:
        return
    step = grid.points * 1.2
    cells = [
        paper.wrap(text, edges[i + 1] - edges[i] - 2 * PAD, paper.bold, grid.points) for i, text in enumerate(grid.head)
    ]
    above = step + PAD if grid.groups else 0.0
    height = max(map(len, cells)) * step + 2 * PAD
    paper.room(height + above + 3 * step)
    top = paper.y
    grouped = {i for _, first, last in grid.groups for i in range(first, last + 1)}
    for i, lines in enumerate(cells):
        ceiling = top - above if i in grouped else top
        _middle(paper, grid, edges[i], edges[i + 1], ceiling, top - above - height, lines)
    for title, first, last in grid.groups:
        _middle(paper, grid, edges[first], edges[last + 1], top, top - above, [title])
    paper.y = top - above - height
    if grid.numbers:
        for i in range(len(edges) - 1):
            _middle(paper, grid, edges[i], edges[i + 1], paper.y, paper.y - step - 2, [str(i + 1)])
        paper.y -= step + 2


def _middle(paper: Paper, grid: Grid, x0: float, x1: float, top: float, bottom: float, lines: Sequence[str]) -> None:
    step = grid.points * 1.2
    y = (top + bottom) / 2 + len(lines) * step / 2
    for line in lines:
        y -= step
        x = (x0 + x1 - paper.wide(line, paper.bold, grid.points)) / 2
        paper.write(x, y + grid.points * 0.28, line, paper.bold, grid.points)
    _box(paper, [x0, x1], top, bottom)

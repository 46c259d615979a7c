"""Who cites whom as inline SVG: documents of the run and instruments they name, drawn to each other by their edges."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from ..export.graph import CitationGraph, GraphNode
from .labels import inline

MOST_NODES = 200
"""More nodes in a picture are a cloud."""
_NAMED_NODES = 24
"""The nodes with most edges have their names written beside them."""
_WIDE, _HIGH, _MARGIN = 960, 640, 60
_STEPS = 150
"""Rounds of pushing and pulling: the picture hardly changes after these."""
_GRAVITY = 3.0
"""How strongly all is drawn to the middle: parts that nothing joins would drift apart for ever."""
_LABEL_CHARACTERS = 26
_LETTER, _LINE = 5.6, 13
"""The usual width of a letter and the height of a line, in the units of the picture."""


def graph_picture(graph: CitationGraph) -> str:
    """The graph's most connected nodes, those without any edge left out; empty where nothing cites anything."""
    nodes = graph.most_connected(MOST_NODES)
    place_of = {node.id: at for at, node in enumerate(nodes)}
    edges = [
        (place_of[e.source], place_of[e.target]) for e in sorted(graph.edges) if {e.source, e.target} <= place_of.keys()
    ]
    if not edges:
        return ""
    places = _placed(len(nodes), edges)
    degree = Counter(end for edge in edges for end in edge)
    lines = "".join(_line(places[start], places[end]) for start, end in edges)
    dots = "".join(_dot(node, places[at], degree[at]) for at, node in enumerate(nodes))
    names = "".join(_names(nodes[:_NAMED_NODES], places))
    label = f"{len(nodes)} documents and instruments, {len(edges)} citations between them"
    return (
        f'<svg class="graph" viewBox="0 0 {_WIDE} {_HIGH}" role="img" aria-label="{label}">{lines}{dots}{names}</svg>'
    )


def _placed(count: int, edges: Sequence[tuple[int, int]]) -> list[tuple[float, float]]:
    """Places by the method of Fruchterman and Reingold: all push each other away, edges pull; the same each time."""
    import numpy as np

    turns = np.arange(count) * math.pi * (3 - math.sqrt(5))  # the golden angle spreads the first places evenly
    at = np.stack([np.cos(turns), np.sin(turns)], axis=1) * np.sqrt((np.arange(count) + 1) / count)[:, None]
    ends = np.array(edges)
    room = 1 / math.sqrt(count)
    for step in range(_STEPS):
        apart = at[:, None, :] - at[None, :, :]
        distance = np.maximum(np.sqrt((apart**2).sum(axis=2)), 1e-3)
        moved = (apart / distance[:, :, None] * (room**2 / distance)[:, :, None]).sum(axis=1)
        between = at[ends[:, 0]] - at[ends[:, 1]]
        pull = between * (np.sqrt((between**2).sum(axis=1)) / room)[:, None]
        np.subtract.at(moved, ends[:, 0], pull)
        np.add.at(moved, ends[:, 1], pull)
        moved -= _GRAVITY * at
        length = np.maximum(np.sqrt((moved**2).sum(axis=1)), 1e-9)[:, None]
        at += moved / length * np.minimum(length, 0.1 * (1 - step / _STEPS))
    low, high = at.min(axis=0), at.max(axis=0)
    scaled = (at - low) / np.maximum(high - low, 1e-9)
    return [(_MARGIN + x * (_WIDE - 2 * _MARGIN), _MARGIN + y * (_HIGH - 2 * _MARGIN)) for x, y in scaled.tolist()]


def _line(start: tuple[float, float], end: tuple[float, float]) -> str:
    return f'<line class="edge" x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"/>'


def _dot(node: GraphNode, place: tuple[float, float], degree: int) -> str:
    tone, size = "accent" if node.in_run else "fair", 3 + min(9.0, math.sqrt(degree))
    title = escape(inline(f"{node.label}: {node.title}" if node.title else node.label))
    return (
        f'<circle class="{tone}" cx="{place[0]:.1f}" cy="{place[1]:.1f}" r="{size:.1f}"><title>{title}</title></circle>'
    )


def _names(nodes: Sequence[GraphNode], places: Sequence[tuple[float, float]]) -> Iterator[str]:
    """The names of the first nodes, without those that would lie over another."""
    taken: list[tuple[float, float, float]] = []
    for node, (x, y) in zip(nodes, places, strict=False):
        name = _short(inline(node.label))
        width, right = len(name) * _LETTER, x < _WIDE * 0.7
        start = x + 12 if right else x - 12 - width
        if all(abs(y - other) > _LINE or start > end or start + width < first for first, end, other in taken):
            taken.append((start, start + width, y))
            anchor = "start" if right else "end"
            at = start if right else start + width
            yield f'<text x="{at:.1f}" y="{y + 4:.1f}" text-anchor="{anchor}">{escape(name)}</text>'


def _short(label: str) -> str:
    """The label, in the middle cut where it is long: kind and number tell most."""
    if len(label) <= _LABEL_CHARACTERS:
        return label
    first, last = label.split(" ")[0], label.rpartition(" ")[2]
    short = f"{first} … {last}"
    return short if "/" in last and len(short) <= _LABEL_CHARACTERS else f"{label[: _LABEL_CHARACTERS - 1]}…"

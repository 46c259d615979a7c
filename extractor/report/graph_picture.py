"""Who cites whom as inline SVG: documents of the run and instruments they name, drawn to each other by their edges."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from html import escape

from ..export.graph import CitationGraph, GraphNode
from .labels import plain

MOST_NODES = 200
"""More nodes in a picture are a cloud."""
_NAMED_NODES = 24
"""The nodes with most edges have their names written beside them."""
_WIDE, _HIGH, _MARGIN = 960, 640, 60
_STEPS = 150
"""Rounds of pushing and pulling: the picture hardly changes after these."""
_LABEL_CHARACTERS = 34


def picture(graph: CitationGraph) -> str:
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
    names = "".join(_name(node, places[at]) for at, node in enumerate(nodes[:_NAMED_NODES]))
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
        length = np.maximum(np.sqrt((moved**2).sum(axis=1)), 1e-9)[:, None]
        at += moved / length * np.minimum(length, 0.1 * (1 - step / _STEPS)) - 0.01 * at
    low, high = at.min(axis=0), at.max(axis=0)
    scaled = (at - low) / np.maximum(high - low, 1e-9)
    return [(_MARGIN + x * (_WIDE - 2 * _MARGIN), _MARGIN + y * (_HIGH - 2 * _MARGIN)) for x, y in scaled.tolist()]


def _line(start: tuple[float, float], end: tuple[float, float]) -> str:
    return f'<line class="edge" x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"/>'


def _dot(node: GraphNode, place: tuple[float, float], degree: int) -> str:
    tone, size = "accent" if node.in_run else "fair", 3 + min(9.0, math.sqrt(degree))
    title = escape(plain(f"{node.label}: {node.title}" if node.title else node.label))
    return (
        f'<circle class="{tone}" cx="{place[0]:.1f}" cy="{place[1]:.1f}" r="{size:.1f}"><title>{title}</title></circle>'
    )


def _name(node: GraphNode, place: tuple[float, float]) -> str:
    label = plain(node.label)
    short = label if len(label) <= _LABEL_CHARACTERS else f"{label[:_LABEL_CHARACTERS]}…"
    side, anchor = (8, "start") if place[0] < _WIDE * 0.7 else (-8, "end")
    return f'<text x="{place[0] + side:.1f}" y="{place[1] + 4:.1f}" text-anchor="{anchor}">{escape(short)}</text>'

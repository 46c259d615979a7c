"""Counts → inline SVG: colours come from the page's style, every number also stands in a table beside it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

_GAP = 0.6
"""Percent between two parts of a strip."""


def bar(count: int, most: int, tone: str = "accent") -> str:
    """A bar as long as `count` is of `most`; decoration, for the number stands beside it."""
    width = max(0.6, 100 * count / most) if most and count else 0
    rect = f'<rect class="{tone}" width="{width:.2f}" height="10" rx="1"/>'
    return f'<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">{rect}</svg>'


def strip(parts: Sequence[tuple[str, str, int]], label: str) -> str:
    """One bar cut into (name, tone, count)."""
    total = sum(count for *_, count in parts)
    present = [part for part in parts if part[2]]
    room = 100 - _GAP * max(0, len(present) - 1)
    at, pieces = 0.0, []
    for name, tone, count in present:
        width = room * count / total
        title = f"<title>{escape(name)}: {count}</title>"
        pieces.append(f'<rect class="{tone}" x="{at:.2f}" width="{width:.2f}" height="10">{title}</rect>')
        at += width + _GAP
    words = f"{label}: " + ", ".join(f"{name} {count}" for name, _, count in parts)
    return (
        f'<svg class="strip" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(words)}">{"".join(pieces)}</svg>'
    )


def columns(counts: Sequence[tuple[str, int]], label: str) -> str:
    """A column for each (name, count), in their order, with a few names and the greatest count written out."""
    wide, high, foot, head = 640, 200, 22, 18
    most = max((count for _, count in counts), default=0) or 1
    step = wide / max(len(counts), 1)
    width = min(36.0, step * 0.72)
    every = -(-len(counts) // 16)
    parts = [f'<line class="axis" x1="0" x2="{wide}" y1="{high - foot}" y2="{high - foot}"/>']
    for i, (name, count) in enumerate(counts):
        middle, tall = step * (i + 0.5), (high - foot - head) * count / most
        top = high - foot - tall
        title = f"<title>{escape(name)}: {count}</title>"
        parts.append(
            f'<rect class="accent" x="{middle - width / 2:.1f}" y="{top:.1f}" width="{width:.1f}" height="{tall:.1f}">'
            f"{title}</rect>"
        )
        if i % every == 0:
            parts.append(f'<text x="{middle:.1f}" y="{high - 6}" text-anchor="middle">{escape(name)}</text>')
        if count and (len(counts) <= 16 or count == most):
            parts.append(f'<text x="{middle:.1f}" y="{top - 5:.1f}" text-anchor="middle">{count:,}</text>')
    return (
        f'<svg class="columns" viewBox="0 0 {wide} {high}" role="img" aria-label="{escape(label)}">'
        f"{''.join(parts)}</svg>"
    )

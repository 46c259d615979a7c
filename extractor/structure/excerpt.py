"""Stretches of a document that belong together though other words stand between them, as a document of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from ..model.document import Document, Line, Span, join_lines


class Excerpt(NamedTuple):
    """`document` holds the stretches one below the other; `origins` are their places in the whole, in that order."""

    document: Document
    origins: tuple[Span, ...]

    def origin(self, span: Span) -> tuple[Span, ...]:
        """Where [start, end) of the excerpt stands in the whole document."""
        places, offset = [], 0
        for start, end in self.origins:
            first, last = max(span[0], offset), min(span[1], offset + end - start)
            if first < last:
                places.append((start + first - offset, start + last - offset))
            offset += end - start + 1
        return tuple(places)


def excerpt(document: Document, spans: Sequence[Span]) -> Excerpt:
    """The document of the spans, each of which lies in one line."""
    lines = [_clipped(line, *span) for span in spans for line in document.lines_in(*span)]
    text, placed = join_lines(lines)
    part = replace(document, text=text, lines=placed, grids=(), meta={}, findings=())
    return Excerpt(part, tuple((line.start, line.end) for line in lines))


def _clipped(line: Line, start: int, end: int) -> Line:
    """The line's words in [start, end), at their places in the whole document."""
    start, end = max(start, line.start), min(end, line.end)
    words = tuple(w for w in line.words if w.start >= start and w.start + len(w.text) <= end)
    return line._replace(text=line.text[start - line.start : end - line.start], start=start, words=words)

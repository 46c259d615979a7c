"""Blocks of a page that are known by their place and their first words: letterhead, date line, address, signatures."""

from __future__ import annotations

from typing import NamedTuple

from ..model.document import Span

Spans = tuple[Span, ...]


class PageBlock(NamedTuple):
    """A block of one page; `parts` maps what it holds to where that stands, one span a line."""

    name: str
    page: int
    start: int
    parts: dict[str, Spans]

"""What pages carry besides their text: running heads, page numbers, catchwords, notices and watermarks."""

from __future__ import annotations

from .tokens import Block, Row, Sheet


def set_apart(sheets: list[Sheet], stacks: list[list[Block]]) -> list[list[Row]]:
    """Takes furniture out of the stacks: the rows of furniture of each page."""
    return [[] for _ in sheets]

"""What layout works on: words as found on a page, rows of them, blocks of rows, and the page before layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .document import Box, TextSource


class Token(NamedTuple):
    """A word as found on a page: x0, top, x1, bottom in points from the top left; confidence 0–100 or None."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    confidence: float | None = None


class Lattice(NamedTuple):
    """A ruled grid before it has words: its box and the cells' boxes row by row, None where cells are merged away."""

    box: Box
    rows: tuple[tuple[Box | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page before layout. `turn` says by how many clockwise quarter turns its text stands rotated."""

    number: int
    width: float
    height: float
    source: TextSource
    tokens: Sequence[Token] = ()
    lattices: Sequence[Lattice] = ()
    asides: Sequence[tuple[Token, ...]] = ()
    """Lines that run in another direction than the page's text, each in its own order."""
    turn: int = 0


Row = list[Token]
"""Tokens of one line from left to right."""


@dataclass(slots=True)
class Block:
    """What stands together in reading order: plain rows, or a lattice with the rows of each cell."""

    rows: list[Row] = field(default_factory=list)
    lattice: Lattice | None = None
    cells: list[list[list[Row]]] = field(default_factory=list)


def height(token: Token) -> float:
    """The word's height in points."""
    return token.bottom - token.top


WIDE = "    "


def text_of(row: Row) -> tuple[str, list[int]]:
    """The row's text and where in it each word starts."""
    parts, starts, at = [row[0].text], [0], len(row[0].text)
    before = row[0]
    for token in row[1:]:
        wide = token.x0 - before.x1 > 2.5 * (token.bottom - token.top) and token.text[0] != ":" and before.text != ":"
        blank = WIDE if wide else " "
        starts.append(at + len(blank))
        parts += (blank, token.text)
        at += len(blank) + len(token.text)
        before = token
    return "".join(parts), starts


def box_of(row: Sequence[Token]) -> Box:
    """The smallest box around the row's words."""
    return (
        min(t[0] for t in row),
        min(t[1] for t in row),
        max(t[2] for t in row),
        max(t[3] for t in row),
    )

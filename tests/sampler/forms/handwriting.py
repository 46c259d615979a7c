"""Figures by hand: signs that the printer leaves blank, and the strokes of a pen that fill them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from .dice import Dice

FIRST = 0xE000  # private signs stand for the figures 0 to 9 until the page is printed
WIDE = "0 "
"""A written figure takes the room of a printed one and a blank."""
Point = tuple[float, float]
FIGURES: tuple[tuple[tuple[Point, ...], ...], ...] = (
    (((0.5, 0), (0.15, 0.3), (0.15, 0.7), (0.5, 1), (0.85, 0.7), (0.85, 0.3), (0.45, 0.02)),),
    (((0.3, 0.2), (0.55, 0), (0.5, 1)),),
    (((0.15, 0.25), (0.45, 0), (0.8, 0.2), (0.7, 0.5), (0.15, 1), (0.9, 0.97)),),
    (((0.15, 0.1), (0.55, 0), (0.8, 0.2), (0.4, 0.48), (0.85, 0.7), (0.55, 1), (0.1, 0.9)),),
    (((0.45, 0), (0.1, 0.6), (0.9, 0.6)), ((0.65, 0.35), (0.6, 1))),
    (((0.25, 0.05), (0.2, 0.45), (0.6, 0.4), (0.85, 0.7), (0.5, 1), (0.12, 0.9)), ((0.25, 0.05), (0.85, 0.0))),
    (((0.7, 0), (0.3, 0.35), (0.15, 0.75), (0.45, 1), (0.8, 0.8), (0.6, 0.55), (0.2, 0.7)),),
    (((0.1, 0.05), (0.85, 0.02), (0.4, 1)),),
    (((0.75, 0.15), (0.45, 0), (0.2, 0.2), (0.75, 0.7), (0.5, 1), (0.2, 0.75), (0.75, 0.2)),),
    (((0.8, 0.25), (0.45, 0.05), (0.2, 0.3), (0.5, 0.5), (0.8, 0.25), (0.75, 0.6), (0.6, 1)),),
)
"""The strokes of each figure in a box of one by one, from its upper left corner."""


class Written(NamedTuple):
    """A figure to be written: page (from 0), left edge and foot of its box (counted from the page's foot), height."""

    page: int
    x: float
    y: float
    figure: int
    height: float


def by_hand(figures: str) -> str:
    """The private signs of figures, in a gap."""
    return " " + "".join(chr(FIRST + int(figure)) for figure in figures) + " "


def is_by_hand(sign: str) -> bool:
    """Whether a sign stands for a written figure."""
    return FIRST <= ord(sign) < FIRST + 10


def printed(text: str) -> str:
    """The text as the printer sets it: blanks as wide as what will be written."""
    return "".join(WIDE if is_by_hand(sign) else sign for sign in text)


def strokes(written: Written, dice: Dice) -> Iterator[list[Point]]:
    """The pen's way, from the left and from the foot: unsteady, leaning, its corners rounded."""
    lean, wide = dice.between(0.05, 0.3), written.height * dice.between(0.5, 0.65)
    for stroke in FIGURES[written.figure]:
        shaken = [(x + dice.between(-0.06, 0.06), y + dice.between(-0.05, 0.05)) for x, y in stroke]
        for _ in range(2):
            shaken = _rounded(shaken)
        yield [(written.x + (x + lean * (1 - y)) * wide, written.y + (1 - y) * written.height) for x, y in shaken]


def _rounded(points: list[Point]) -> list[Point]:
    """Each corner cut (Chaikin), the ends kept."""
    between = [
        (a[0] * share + b[0] * (1 - share), a[1] * share + b[1] * (1 - share))
        for a, b in pairwise(points)
        for share in (0.75, 0.25)
    ]
    return [points[0], *between, points[-1]]

"""A line under a name: rulings are wiped off before the first reading, and the tails of letters with them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ...model.document import Box
from .page_image import Pixels

_FROM, _TO = 0.6, 1.4
"""Where under a line of print its ruling lies, in shares of the height of its box."""
_INKED = 64
"""Grey levels by which ink is darker than the paper beside it."""
_LONG = 0.85
"""Share of the print's length that a ruling covers, at least: feet of letters cover less, blanks part them."""
_ROWS = 3
"""Rows of pixels over which a ruling may rise or fall."""


def ruling_under(pixels: Pixels, box: Box) -> tuple[int, int] | None:
    """From where to where a ruling runs under the line of print in the box (pixels); None where there is none."""
    x0, top, x1, bottom = box
    tall = bottom - top
    band = pixels[max(0, round(top + _FROM * tall)) : max(0, round(top + _TO * tall))]
    start, end = max(0, round(x0)), min(pixels.shape[1], round(x1))
    if band.shape[0] < _ROWS or end <= start:
        return None
    ink = band < int(np.median(pixels)) - _INKED
    near = np.logical_or.reduce([ink[i : len(ink) - _ROWS + 1 + i] for i in range(_ROWS)])
    shares = near[:, start:end].mean(axis=1)
    return _reach(near[shares.argmax()], start, end) if shares.max() >= _LONG else None


def _reach(row: npt.NDArray[np.bool_], start: int, end: int) -> tuple[int, int]:
    """How far the ink of the row goes on to the left of the start and to the right of the end."""
    left, right = np.flatnonzero(~row[:start]), np.flatnonzero(~row[end:])
    return int(left[-1]) + 1 if len(left) else 0, end + int(right[0]) if len(right) else len(row)

"""A line under a name: rulings are wiped off before the first reading, and the tails of letters with them."""

from __future__ import annotations

import numpy as np

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


def has_ruling_under(pixels: Pixels, box: Box) -> bool:
    """Whether a ruling runs under the line of print in the box (pixels)."""
    x0, top, x1, bottom = box
    tall = bottom - top
    band = pixels[max(0, round(top + _FROM * tall)) : max(0, round(top + _TO * tall)), max(0, round(x0)) : round(x1)]
    if band.shape[0] < _ROWS or not band.shape[1]:
        return False
    ink = band < int(np.median(pixels)) - _INKED
    near = np.logical_or.reduce([ink[i : len(ink) - _ROWS + 1 + i] for i in range(_ROWS)])
    return bool(near.mean(axis=1).max() >= _LONG)

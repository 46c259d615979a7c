"""Characters that a drawn line strikes out: a ruling, a double one, a stroke of a pen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ...layout.page_words import Token
from ...model.document import Box
from .characters import median
from .pdfium import Flags, Floats

_HIGHEST, _LOWEST = 0.3, 0.72
"""Where in a line's height, from its top, a line through its letters runs; an underline runs below 0.8."""
_MIDDLE = 0.25
"""Heights of the tallest line: farther from a line's middle no stroke runs through its letters."""
_OVERHANG = 2.5
"""Heights of a line by which a stroke reaches beyond the words it strikes; a table's ruling goes on."""
_COVERED = 0.6
"""Share of a stroke's length that lies on words."""
_BLACKED_OUT = 4
"""Lines through the middle of a word from which on nothing of it is meant to be read."""
_LEAST = 4.0
"""Points: a shorter stroke is a dash."""


def level_strokes(rulings: Iterable[Box]) -> list[Box]:
    """The rulings that may strike words out."""
    return [box for box in rulings if box[2] - box[0] >= _LEAST and box[2] - box[0] > 2 * (box[3] - box[1])]


def may_strike(strokes: Sequence[Box], tokens: Sequence[Token]) -> bool:
    """True where a stroke runs through a word."""
    if not strokes or not tokens:
        return False
    return next(_strikes(strokes, np.array([token[:4] for token in tokens], np.float64)), None) is not None


class Crossed(NamedTuple):
    """Which characters strokes strike out, and how many run through each, whatever they are drawn for."""

    struck: Flags
    lines: npt.NDArray[np.int64]

    @property
    def blacked_out(self) -> Flags:
        return np.asarray(self.lines >= _BLACKED_OUT)


def crossed(strokes: Sequence[Box], boxes: Floats, inked: Flags) -> Crossed:
    """What strokes do to the characters (boxes as seen)."""
    found = Crossed(np.zeros(len(boxes), np.bool_), np.zeros(len(boxes), np.int64))
    characters = np.flatnonzero(inked)
    for stroke, hit in _strikes(strokes, boxes[characters]):
        found.lines[characters[hit]] += 1
        if _is_drawn_for(stroke, boxes[characters[hit]]):
            found.struck[characters[hit]] = True
    return found


def _strikes(strokes: Sequence[Box], boxes: npt.NDArray[np.floating]) -> Iterator[tuple[Box, npt.NDArray[np.int64]]]:
    """Each stroke that runs through boxes, with their places; only boxes at its height are compared with it."""
    if not len(boxes) or not strokes:
        return
    middles = (boxes[:, 1] + boxes[:, 3]) / 2
    order = np.argsort(middles, kind="stable")
    reach = max(1.0, _MIDDLE * float((boxes[:, 3] - boxes[:, 1]).max()))
    levels = np.array([(stroke[1] + stroke[3]) / 2 for stroke in strokes])
    ends = (np.searchsorted(middles[order], levels + off).tolist() for off in (-reach, reach))
    for stroke, first, end in zip(strokes, *ends, strict=True):
        if first == end:
            continue
        near = order[first:end]
        hit = near[_hit(stroke, boxes[near])]
        if len(hit):
            yield stroke, hit


def _hit(stroke: Box, boxes: npt.NDArray[np.floating]) -> Flags:
    """True for the boxes whose letters the stroke runs through, over more than half of their width."""
    x0, top, x1, bottom = stroke
    height = boxes[:, 3] - boxes[:, 1]
    place = ((top + bottom) / 2 - boxes[:, 1]) / np.maximum(height, 1.0)
    shared = np.minimum(boxes[:, 2], x1) - np.maximum(boxes[:, 0], x0)
    wide = np.minimum(boxes[:, 2] - boxes[:, 0], x1 - x0)
    return np.asarray((place > _HIGHEST) & (place < _LOWEST) & (shared > 0.5 * wide) & (bottom - top < 0.6 * height))


def _is_drawn_for(stroke: Box, boxes: Floats) -> bool:
    """True for a stroke as long as the words that it strikes."""
    height = median(boxes[:, 3] - boxes[:, 1])
    within = stroke[0] > boxes[:, 0].min() - _OVERHANG * height and stroke[2] < boxes[:, 2].max() + _OVERHANG * height
    covered = float((np.minimum(boxes[:, 2], stroke[2]) - np.maximum(boxes[:, 0], stroke[0])).sum())
    return bool(within and covered >= _COVERED * (stroke[2] - stroke[0]))

"""A place on a page → its words, where all crops that the second recogniser reads of it say the same, and say it
surely."""

from __future__ import annotations

import math
import re

from ...layout.page_words import Token
from ...model.document import Box
from .page_image import Scan
from .rapidocr import RecognisedLine, agreed_line, few_votes, placed, squeezed

TAKEN = 85.0
"""The confidence that such words get at least."""
INK = 160
"""Levels of 255 below which a picture on white paper has ink."""
_PASSABLE, _SURE = 88.0, 95.0
"""Least confidence of each crop, and of the best."""
_ABOVE, _BESIDE = 0.15, 0.25
"""By how much a crop is larger than its words, in their heights."""
_REACH = 1.0
"""Heights of the words around them that the widest crop looks at, at most."""
_NARROWEST = 0.1
"""Heights of a word of a blank, at least."""
_PAPER = 255
_NUMERAL = re.compile(r"(?<=/)(?=[1l]*[IVX])[IVX1l]{1,5}(?=/)")

Between = tuple[float, float]
"""Points from the page's left between which nothing but the words stands."""
ALONE: Between = (-math.inf, math.inf)


def agreed_words(scan: Scan, box: Box, said: str = "", between: Between = ALONE) -> RecognisedLine | None:
    """The line in the place where all crops agree on it and are sure; what stands beside `between` is not looked at."""
    x0, top, x1, bottom = box
    tall = bottom - top
    around = (x0 - _BESIDE * tall, top - _ABOVE * tall, x1 + _BESIDE * tall, bottom + _ABOVE * tall)
    pixels = _in_pixels(around, scan)
    cut, inside = _cut_out(scan, pixels, tall * _REACH * scan.scale, between)
    line = agreed_line(cut.pixels, inside, said, _PASSABLE, _SURE)
    if line and any(map(str.isalpha, line.text)) and squeezed(line.text) != squeezed(said) and _cuts(cut, inside):
        return None
    return line and line._replace(text=_with_numerals(line.text), box=placed(pixels, 0, 0, scan.scale))


def crop_votes(scan: Scan, box: Box, between: Between = ALONE) -> list[tuple[str, float]]:
    """What each crop of the words in the place says, and how surely; what stands beside `between` is not looked at."""
    tall = box[3] - box[1]
    around = (box[0] - _BESIDE * tall, box[1] - _ABOVE * tall, box[2], box[3] + _ABOVE * tall)
    cut, inside = _cut_out(scan, _in_pixels(around, scan), tall * _REACH * scan.scale, between)
    return few_votes(cut.pixels, inside)


def side_between(left: Token, right: Token) -> float:
    """The middle of the blank between two words side by side; none where they stand as close as parts of one word."""
    white = right.x0 - left.x1
    is_blank = white > _NARROWEST * (right.bottom - right.top)
    return left.x1 + white / 2 if is_blank else -math.inf


def _in_pixels(box: Box, scan: Scan) -> Box:
    x0, top, x1, bottom = (side * scan.scale for side in box)
    return x0, top, x1, bottom


def _cut_out(scan: Scan, box: Box, reach: float, between: Between) -> tuple[Scan, Box]:
    """The surroundings of the box in pixels, white beside `between`, and the box in them."""
    left, top = max(0, int(box[0] - reach)), max(0, int(box[1] - reach))
    pixels = scan.pixels[top : int(box[3] + reach) + 1, left : int(box[2] + reach) + 1]
    x0, x1 = (min(max(0.0, side * scan.scale - left), pixels.shape[1]) for side in between)
    if x0 > 0 or x1 < pixels.shape[1]:
        pixels = pixels.copy()
        pixels[:, : int(x0)] = _PAPER
        pixels[:, math.ceil(x1) :] = _PAPER
    return scan._replace(pixels=pixels), (box[0] - left, box[1] - top, box[2] - left, box[3] - top)


def _cuts(scan: Scan, box: Box) -> bool:
    """Whether an edge of the box runs through letters: what stands in it is part of a word."""
    x0, top, x1, bottom = (max(0, int(side)) for side in box)
    edges = (min(x, scan.pixels.shape[1] - 1) for x in (x0, x1))
    return any(bool((scan.pixels[top:bottom, x] < INK).any()) for x in edges)


def _with_numerals(text: str) -> str:
    """The text with the Roman numerals of letter numbers whole: an I between X and a stroke reads as 1."""
    return _NUMERAL.sub(lambda found: found[0].replace("1", "I").replace("l", "I"), text)

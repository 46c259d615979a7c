"""Where seals and strokes of a pen lie on a page: it is signed there, though no line above them could be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import Any

import cv2
import numpy as np

from ...layout.page_words import Token
from ...model.document import Box
from .page_image import Pixels, Scan, ink_of
from .zones import Zone

_SCALE = 100 / 72
"""Pixels a point: enough for strokes, and quick."""
_LINE = 1.3
"""A line's height in that of the usual word."""
_HIGH, _WIDE = 2.2, 2.0
"""Height and width of strokes in lines, at least: large letters are lower."""
_HIGHEST, _WIDEST = 22.0, 0.6
"""Lines that they are high at most, and share of the page's width: more is a picture or a frame."""
_FULL = 0.45
"""Share of its box that ink covers from which on a mark is a picture."""
_HEAD, _CREST = 0.15, 0.3
"""Share of the page's height above which a letterhead stands, and a crest in the middle or on the left."""
_MIDDLE = 0.52
_ABOVE, _BELOW, _BESIDE = 3.5, 4.0, 10.0
"""How far a signature block reaches around strokes, in lines."""
_ALONG = 0.7
"""Share of a mark's side along which a ruling runs that draws it."""
_MOST = 2


def dark_picture(page: Any) -> Scan:
    """A PDFium page, small, in its darkest colour channel: coloured ink counts as ink."""
    bitmap = page.render(scale=_SCALE)
    pixels = np.array(bitmap.to_numpy(), dtype=np.uint8).reshape(bitmap.height, bitmap.width, -1)
    bitmap.close()
    return Scan(np.ascontiguousarray(pixels[:, :, :3].min(axis=2), dtype=np.uint8), _SCALE)


def stroke_zones(scan: Scan, tokens: Sequence[Token], edges: Sequence[Box], known: Sequence[Zone]) -> list[Zone]:
    """The signature blocks around strokes outside the known ones, from top to bottom."""
    if not tokens:
        return []
    line = _LINE * median(token.bottom - token.top for token in tokens)
    found: list[Zone] = []
    for box in sorted(_strokes(scan, line, edges), key=lambda box: box[1]):
        if len(found) < _MOST and not any(_meets(box, zone.box) for zone in (*known, *found)):
            found.append(Zone(_around(box, line, *scan.size), line))
    return found


def _strokes(scan: Scan, line: float, edges: Sequence[Box]) -> Iterator[Box]:
    width, height = scan.size
    for box, share in _marks(ink_of(scan.pixels), scan.scale):
        wide, high = box[2] - box[0], box[3] - box[1]
        of_size = _HIGH * line < high < _HIGHEST * line and _WIDE * line < wide < _WIDEST * width
        if of_size and share < _FULL and not is_in_head(box, width, height) and not _is_drawn(box, edges):
            yield box


def is_in_head(box: Box, width: float, height: float) -> bool:
    """Whether the box stands where a page of that size has a letterhead or its crest."""
    middle, level = (box[0] + box[2]) / 2 / width, (box[1] + box[3]) / 2 / height
    return level < _HEAD or (level < _CREST and middle < _MIDDLE)


def _marks(ink: Pixels, scale: float) -> Iterator[tuple[Box, float]]:
    """Pieces of ink that hang together: their box in points, and the share of it that they cover."""
    stats = cv2.connectedComponentsWithStats(ink, connectivity=8)[2][1:]
    for x, y, wide, high, area in stats.tolist():
        yield (x / scale, y / scale, (x + wide) / scale, (y + high) / scale), area / (wide * high)


def _is_drawn(box: Box, edges: Iterable[Box]) -> bool:
    """True for what rulings draw: a table, a frame. A single one is the stroke under a name."""
    wide, high = box[2] - box[0], box[3] - box[1]
    inside = (e for e in edges if _meets((e[0] - 1, e[1] - 1, e[2] + 1, e[3] + 1), box))
    return sum(e[2] - e[0] > _ALONG * wide or e[3] - e[1] > _ALONG * high for e in inside) > 1


def _around(box: Box, line: float, width: float, height: float) -> Box:
    left, top = max(0.0, box[0] - _BESIDE * line), max(0.0, box[1] - _ABOVE * line)
    return left, top, width, min(height, box[3] + _BELOW * line)


def _meets(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]

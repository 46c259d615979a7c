"""Characters that no eye sees: white on white, invisible, clipped away; not an OCR layer, nor white on colour."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from . import pdfium
from .characters import is_inked, only
from .graphics import Area, Drawing, is_white
from .pdfium import Codes, Floats

_LAYER = 0.5
"""From this share of invisible characters on, the text is the layer of a recogniser over a picture."""

_HALF = 1.0
"""Points: a character cut through its middle is seen in both of its halves."""


def seen_only(textpage: int, codes: Codes, boxes: Floats, drawn: Drawing) -> Codes:
    """The characters (boxes: left, top, right, bottom in the file's coordinates) with blanks for those not seen."""
    inked = is_inked(codes)
    hidden = np.zeros(len(codes), np.bool_)
    if drawn.has_unseen_text:
        white = is_white(pdfium.colours(textpage, len(codes)))
        white &= ~_covered(boxes, drawn.painted) & ~_covered(boxes, drawn.images)
        invisible = pdfium.render_modes(textpage, len(codes)) == pdfium.INVISIBLE
        if drawn.images and (invisible & inked).sum() >= _LAYER * inked.sum():
            invisible[:] = False
        hidden = white | invisible
    if not drawn.forms and not drawn.is_layer:  # inside a form, clips have coordinates of their own
        hidden |= _clipped(textpage, boxes)
    return only(codes, ~(hidden & inked))


def _clipped(textpage: int, boxes: Floats) -> npt.NDArray[np.bool_]:
    """True for the characters whose middle lies outside what their object shows."""
    objects = pdfium.text_objects(textpage, len(boxes))
    everywhere = (-np.inf, -np.inf, np.inf, np.inf)
    clips = {thing: (pdfium.clip(thing) if thing else None) or everywhere for thing in set(objects)}
    left, bottom, right, top = np.array([clips[thing] for thing in objects], np.float32).reshape(-1, 4).T
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    return np.asarray((x < left - _HALF) | (x > right + _HALF) | (y < bottom - _HALF) | (y > top + _HALF))


def _covered(boxes: Floats, areas: Sequence[Area]) -> npt.NDArray[np.bool_]:
    """True for the characters whose middle lies on one of the areas."""
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    covered = np.zeros(len(boxes), np.bool_)
    for left, top, right, bottom in areas:
        covered |= (x >= left) & (x <= right) & (y >= bottom) & (y <= top)
    return covered

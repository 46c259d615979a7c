"""Characters that no eye sees: white on white and invisible text, told from an OCR layer and from white on colour."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from . import pdfium
from .drawing import Area, Drawing, is_white
from .pdfium import Codes, Floats
from .words import is_inked, only

_LAYER = 0.5
"""From this share of invisible characters on, the text is the layer of a recogniser over a picture."""


def seen_only(textpage: int, codes: Codes, boxes: Floats, drawn: Drawing) -> Codes:
    """The characters (boxes: left, top, right, bottom in the file's coordinates) with blanks for those not seen."""
    inked = is_inked(codes)
    white = is_white(pdfium.colours(textpage, len(codes)))
    white &= ~_covered(boxes, drawn.painted) & ~_covered(boxes, drawn.images)
    invisible = pdfium.render_modes(textpage, len(codes)) == pdfium.INVISIBLE
    if drawn.images and (invisible & inked).sum() >= _LAYER * inked.sum():
        invisible[:] = False
    return only(codes, ~((white | invisible) & inked))


def _covered(boxes: Floats, areas: Sequence[Area]) -> npt.NDArray[np.bool_]:
    """True for the characters whose middle lies on one of the areas."""
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    covered = np.zeros(len(boxes), np.bool_)
    for left, top, right, bottom in areas:
        covered |= (x >= left) & (x <= right) & (y >= bottom) & (y <= top)
    return covered

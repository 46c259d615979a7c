"""Characters of watermarks: aslant, or of another look than the text, and saying SALINAN or lying on other words."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import numpy.typing as npt

from ...lexicon.watermark_words import is_watermark, may_say_watermark
from . import pdfium
from .characters import median
from .graphics import Drawing
from .pdfium import Codes, Flags, Floats

_LIGHT = 110
"""Levels of 255 of the darkest channel from which on a colour is pale."""
_TRANSPARENT = 160
"""Opacity of 255 below which letters are see-through."""
_TALL = 1.8
"""Times the usual height of the page's letters."""
_LOOKED_AT = 100
"""Letters of one look that are compared with the text."""
_MOST_APART = 40
"""Text objects in other colours than most of the page, each of which is looked at alone."""
_NEAR, _NEAREST = 0.3, 2.0
"""Heights and points by which the boxes of letters reach beyond their ink."""
_CROSSED = 2
"""Characters of the text that lie on a watermark's letters, at the least."""


def is_pale(colours: Codes) -> Flags:
    """True for colours that are light or see-through."""
    return np.asarray((colours[:, :3].min(axis=1) >= _LIGHT) | (colours[:, 3] < _TRANSPARENT))


def is_tall(heights: npt.NDArray[np.floating]) -> Flags:
    """True for what is much taller than most."""
    usual = median(heights) if len(heights) else 0.0
    return np.asarray(heights > _TALL * max(usual, 1.0))


def may_hold_watermark(drawn: Drawing, textpage: int) -> bool:
    """True where some text is pale, and text in another colour than most says what watermarks say or lies on words."""
    pale = is_pale(drawn.text_colours)
    if drawn.is_layer or not pale.any():
        return False
    _, of_ink, counts = np.unique(drawn.text_colours, axis=0, return_inverse=True, return_counts=True)
    apart = np.flatnonzero(pale | (of_ink.ravel() != np.argmax(counts))).tolist()
    if len(apart) > _MOST_APART:
        return True
    said: dict[int, list[Codes]] = defaultdict(list)
    for i in (i for i in apart if not drawn.is_blank(i, textpage)):
        said[of_ink.ravel()[i]].append(pdfium.codes_of(drawn.texts[i], textpage))
        if pale[i] and _lies_near_text(i, drawn.text_areas):
            return True
    return any(may_say_watermark("".join(map(chr, np.concatenate(codes).tolist()))) for codes in said.values())


def _lies_near_text(index: int, areas: Floats) -> bool:
    """True where another text object lies on this one, or so near that boxes of their letters may."""
    left, top, right, bottom = areas[index]
    rim = _NEAR * (top - bottom) + _NEAREST
    near = (areas[:, 0] < right + rim) & (areas[:, 2] > left - rim)
    near &= (areas[:, 3] < top + rim) & (areas[:, 1] > bottom - rim)
    return int(near.sum()) > 1


def watermarks(codes: Codes, boxes: Floats, colours: Codes, inked: Flags) -> Flags:
    """True for the level characters (boxes as seen, a colour each) that belong to a watermark."""
    found = np.zeros(len(codes), np.bool_)
    places = np.flatnonzero(inked)
    if not len(places):
        return found
    height = boxes[:, 3] - boxes[:, 1]
    pale, tall = is_pale(colours), np.zeros(len(codes), np.bool_)
    tall[places] = is_tall(height[places])
    red, green, blue, opacity = colours.astype(np.int64).T
    inks = (((red << 8) + green << 8) + blue << 8) + opacity
    styles = (inks << 12) + np.minimum(np.rint(height), 4_000).astype(np.int64)
    looks, of_look, counts = np.unique(styles[places], return_inverse=True, return_counts=True)
    usual = int(looks[np.argmax(counts)])
    for k, look in enumerate(looks.tolist()):
        mine = places[of_look == k]
        apart = bool(pale[mine[0]] or tall[mine[0]])
        coloured = look >> 12 != usual >> 12
        if not (apart or coloured):
            continue
        says = is_watermark("".join(map(chr, codes[mine].tolist())))
        if says or (apart and _lies_on_text(mine, places, boxes)):
            found[mine] = True
    return found


def _lies_on_text(mine: npt.NDArray[np.intp], places: npt.NDArray[np.intp], boxes: Floats) -> bool:
    """True where the middles of other characters lie on these."""
    others = np.setdiff1d(places, mine, assume_unique=True)
    x, y = (boxes[others, 0] + boxes[others, 2]) / 2, (boxes[others, 1] + boxes[others, 3]) / 2
    crossed = np.zeros(len(others), np.bool_)
    for left, top, right, bottom in boxes[mine[:_LOOKED_AT]]:
        crossed |= (x > left) & (x < right) & (y > top) & (y < bottom)
    return int(crossed.sum()) >= max(_CROSSED, min(len(mine), _LOOKED_AT) // 4)

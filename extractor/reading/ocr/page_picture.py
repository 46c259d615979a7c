"""A page of a PDF → the picture of it that is recognised: as fine as its letters need, dark letters on light paper.

What is done here changes the picture and nothing behind it: readings of pages that it leaves alone stay in the cache.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

from .light_marks import without_light_marks
from .page_image import Pixels, Scan, has_small_print, render

_FINER = 2.0
"""How much finer a page of small print is read: labels and colons of 6 and 7 points are, that are lost at 1.5."""
_DARK = 128
"""Brightness of the ground below which it may be a negative's."""
_APART = 60
"""Levels by which ink differs from what it stands on."""
_MOST_INK = 0.4
"""Share of a page that ink covers at most: paper on a dark table covers more."""


def picture(page: Any) -> Scan:
    """A PDFium page as it lies in the file, in grey, without light seals and signatures; a page of small print larger,
    a negative as its positive."""
    scan = render(page)
    if has_small_print(scan, _FINER):
        scan = render(page, scan.scale * _FINER)
    if is_negative(scan.pixels):
        return scan._replace(pixels=cv2.bitwise_not(scan.pixels).astype(np.uint8, copy=False))
    return without_light_marks(scan, lambda: brightest(page, scan.scale))


def brightest(page: Any, scale: float) -> Scan:
    """A PDFium page in its brightest colour channel: black ink stays, seals and coloured pens fade."""
    bitmap = page.render(scale=scale)
    pixels = np.array(bitmap.to_numpy(), dtype=np.uint8)
    bitmap.close()
    blue, green, red = cv2.split(pixels)
    return Scan(cv2.max(cv2.max(blue, green), red).astype(np.uint8, copy=False), scale)


def is_negative(pixels: Pixels) -> bool:
    """True for light letters on a dark ground, all over the page."""
    few = pixels[::4, ::4]
    ground = int(np.median(few))
    if ground >= _DARK:
        return False
    lighter, darker = float((few > ground + _APART).mean()), float((few.astype(np.int16) < ground - _APART).mean())
    return darker < lighter < _MOST_INK

"""Dust of a scanner's glass, and of a copy of a copy: specks that stand alone are wiped off a dusty page."""

from __future__ import annotations

import cv2
import numpy as np

from .page_image import Pixels, Scan

_FAINT = 40
"""Grey levels by which a speck is darker than the paper."""
_SPECK = 2.2
"""Points across that a speck has at most: full stops of print of 12 points have 1.5 and more, but stand by a letter."""
_APART, _BEHIND = 3.0, 9.0
"""Points of white around a speck, at least, and left of it: a full stop stands closer to its letter, a comma may stand
behind a blank, and dots of a line to write on stand side by side."""
_DUSTY = 40
"""Specks of a page on which they are dust."""


def without_dust(scan: Scan) -> Scan:
    """The scan without specks that stand alone, where it has many."""
    paper = int(np.median(scan.pixels[::4, ::4]))
    ink = (scan.pixels < paper - _FAINT).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    largest = _SPECK * scan.scale
    small = np.maximum(stats[:, 2], stats[:, 3]) <= largest
    small[0] = False
    apart, behind = round(_APART * scan.scale), round(_BEHIND * scan.scale)
    alone = [k for k in np.flatnonzero(small).tolist() if _is_alone(ink, stats[k].tolist(), apart, behind)]
    if len(alone) < _DUSTY:
        return scan
    specks = np.zeros(count, np.uint8)
    specks[alone] = 1
    wipe = cv2.dilate(specks[labels], np.ones((5, 5), np.uint8))
    return scan._replace(pixels=np.where(wipe > 0, paper, scan.pixels).astype(np.uint8, copy=False))


def _is_alone(ink: Pixels, speck: list[int], apart: int, behind: int) -> bool:
    """Whether no other ink stands near the speck, or left of it."""
    x, y, wide, high, area = speck
    around = ink[max(0, y - apart) : y + high + apart, max(0, x - behind) : x + wide + apart]
    return int(around.sum()) == area

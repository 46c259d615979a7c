"""Ruled lines of a scanned page: found, and wiped off the picture. Needs the extra `ocr`."""

from __future__ import annotations

from typing import Any, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from ...model.document import Box
from .page_image import Pixels, Scan, ink_of, wiped

_FAINT = 24
"""Grey levels by which a ruling is darker than the paper beside it."""
_DOUBLE = 90.0
"""Points from which on a stroke may be as thick as the two lines of a double ruling that scanning ran together."""
_AROUND, _INKED = 25, 48
"""Pixels at half scale around a place whose mean is its paper, shaded or not; grey levels by which ink is darker."""
_THIN = 3.0
"""Points across, of a line under a name, with what scanning thickens it by."""
_LETTERS, _WORD = (4.0, 18.0), 130.0
"""Points, height and width of what the letters of a word in bold and blurred print run together to."""
_FULL, _MOSTLY = 0.2, 0.6
"""Share of its box that print covers, at least: a frame covers less; and share of a stroke that lies in print."""
_FEET = 0.75
"""Share of the height of print from which on a stroke in it is drawn under it."""


def rulings(scan: Scan) -> tuple[list[Box], Scan]:
    """Ruled lines in points (a line's box has no width or no height), and the scan with them wiped out and grey paper
    made white."""
    scale = scan.scale / 2
    lying, standing = (_strokes(scan.pixels, scale, level) for level in (True, False))
    frames = _frames(lying.mask | standing.mask, scale)
    boxes = (*lying.boxes, *standing.boxes)
    edges = [_edge((x0, y0, x1, y1), scale) for x0, y0, x1, y1 in boxes if frames[y0:y1, x0:x1].any()]
    if not edges:
        return [], scan._replace(pixels=wiped(scan.pixels, np.zeros_like(scan.pixels)))
    height, width = scan.pixels.shape
    frames = _without_letters(frames, lying.mask | standing.mask, scan.pixels, scale)
    wipe = cv2.resize(frames, (width, height), interpolation=cv2.INTER_NEAREST)
    return edges, scan._replace(pixels=wiped(scan.pixels, wipe.astype(np.uint8, copy=False)))


def _frames(mask: Pixels, scale: float) -> Pixels:
    """The mask, thickened, without what spans less than 90 points: strokes of seals, signatures, large letters."""
    thick = cv2.dilate(mask, np.ones((3, 3), np.uint8)).astype(np.uint8, copy=False)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(thick, connectivity=8)
    kept = np.maximum(stats[:, 2], stats[:, 3]) >= 90 * scale
    kept[0] = False
    return _only(labels, stats, kept, thick)


def _without_letters(frames: Pixels, core: Pixels, pixels: Pixels, scale: float) -> Pixels:
    """The mask without what letters draw of it: where ink goes on above and below a thin line, as that of a p in an
    underlined name, and the white beside a line into which letters reach from above or below."""
    tall, wide = frames.shape
    half = cv2.resize(pixels, (wide, tall), interpolation=cv2.INTER_AREA)
    ink = cv2.subtract(cv2.blur(half, (_AROUND, _AROUND)), half) > _INKED
    mask, rim = frames > 0, (frames > 0) & (core == 0)
    crossed = _hanging(mask, ink, scale) & _hanging(mask[::-1], ink[::-1], scale)[::-1]
    touched = _hanging(rim, ink & ~mask, scale) | _hanging(rim[::-1], (ink & ~mask)[::-1], scale)[::-1]
    return np.where(crossed | (touched & ink), 0, frames).astype(np.uint8, copy=False)


def _hanging(mask: npt.NDArray[np.bool_], ink: npt.NDArray[np.bool_], scale: float) -> npt.NDArray[np.bool_]:
    """The pixels of the mask that hang below ink outside it, with none but the mask's between."""
    reached = np.zeros_like(mask)
    reached[1:] = mask[1:] & ~mask[:-1] & ink[:-1]
    for _ in range(round(_THIN * scale)):
        reached[1:] |= reached[:-1] & mask[1:]
    return reached


def _only(labels: cv2.typing.MatLike, stats: cv2.typing.MatLike, kept: npt.NDArray[np.bool_], ink: Pixels) -> Pixels:
    """The ink of the kept pieces alone, looked for where each of them lies instead of on the whole page."""
    out = np.zeros_like(ink)
    for k in np.flatnonzero(kept).tolist():
        x, y, wide, tall, _ = stats[k].tolist()
        there = slice(y, y + tall), slice(x, x + wide)
        np.copyto(out[there], ink[there], where=labels[there] == k)
    return out


def _half_ink(pixels: Pixels, level: bool) -> Pixels:
    """Ink at half scale: a hairline stays whole because pixels darken across it, letters apart because not along it."""
    height, width = (n // 2 * 2 for n in pixels.shape)
    above, below = pixels[0:height:2, :width], pixels[1:height:2, :width]
    rows = cv2.min(above, below) if level else cv2.max(above, below)
    left, right = rows[:, 0::2], rows[:, 1::2]
    half = cv2.max(left, right) if level else cv2.min(left, right)
    # Darker than what lies across it, not than the page: faint rules on grey paper count, grey paper does not.
    paper = cv2.blur(half, (1, 25) if level else (25, 1))
    return np.where(cv2.subtract(paper, half) > _FAINT, 255, 0).astype(np.uint8)


class _Strokes(NamedTuple):
    mask: Pixels
    boxes: list[tuple[int, int, int, int]]


def _strokes(pixels: Pixels, scale: float, level: bool) -> _Strokes:
    """Thin straight strokes of at least 18 points, breaks of 5 points mended: (their pixels, boxes in pixels)."""
    ink = _half_ink(pixels, level)

    def bar(points: float) -> Any:
        length = max(3, round(points * scale))
        return np.ones((1, length) if level else (length, 1), np.uint8)

    found = cv2.morphologyEx(ink, cv2.MORPH_OPEN, bar(14))
    found = cv2.morphologyEx(found, cv2.MORPH_CLOSE, bar(5))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(found, connectivity=8)
    long, thick = (2, 3) if level else (3, 2)
    mean = np.where(stats[:, long] >= _DOUBLE * scale, 4.2, 2.5)
    kept = (stats[:, long] >= 18 * scale) & (stats[:, 4] <= mean * scale * stats[:, long])
    kept &= stats[:, thick] <= np.maximum(4 * scale, stats[:, long] / 50)
    kept[0] = False
    if level and kept.any():
        kept[kept] = ~_in_print(pixels, scale, stats[kept, :4])
    boxes = [(x, y, x + w, y + h) for x, y, w, h in stats[kept, :4].tolist()]
    return _Strokes(_only(labels, stats, kept, ink), boxes)


def _in_print(pixels: Pixels, scale: float, strokes: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Which level strokes are rows of letters: tops of small letters in bold and blurred print are one dark line."""
    half = cv2.resize(pixels, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink_of(half), connectivity=8)
    wide, tall = stats[:, 2], stats[:, 3]
    (lowest, highest), widest = (side * scale for side in _LETTERS), _WORD * scale
    print_ = (lowest <= tall) & (tall <= highest) & (wide <= widest) & (stats[:, 4] >= _FULL * wide * tall)
    print_[0] = False
    feet = stats[:, 1] + _FEET * tall
    lying = []
    for x, y, w, h in strokes.tolist():
        there = labels[y : y + h, x : x + w]
        lying.append((print_[there] & (y + h / 2 < feet[there])).any(axis=0).mean() >= _MOSTLY)
    return np.array(lying, bool)


def _edge(box: tuple[int, int, int, int], scale: float) -> Box:
    x0, top, x1, bottom = (round(v / scale, 2) for v in box)
    if x1 - x0 >= bottom - top:
        middle = round((top + bottom) / 2, 2)
        return x0, middle, x1, middle
    middle = round((x0 + x1) / 2, 2)
    return middle, top, middle, bottom

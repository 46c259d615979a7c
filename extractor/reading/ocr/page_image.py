"""A page as a picture: rendered by PDFium, turned upright, made straight, its rulings found. Needs the extra `ocr`."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from ...model.document import Box

Pixels = npt.NDArray[np.uint8]
"""Rows of grey pixels, 0 black, 255 white."""

PAGE_DPI = 200
"""Read as well as 250 and 300 dpi on real scans, in 0.75 and 0.6 of their time."""
_SHORT_SIDE = 1650, 3300
"""Pixels: smaller pages are enlarged (phone scans say 150 dpi and are not), posters are not rendered in full."""
_MOST_PIXELS, _LONGEST = 40_000_000, 30_000
"""… of a picture, and of its longer side: Tesseract takes no side of 32,768. An A3 page at 400 dpi has 31 million."""
_SHRINK = 0.25
"""Letters of 72 points are read at all sizes from here to 0.6, and not at full size."""
_NARROW = 8
"""Pixels: no letter can be read on what is narrower."""
_STEEPEST = 6.0
_FEW = 12
"""Marks of letter size; a page with fewer holds dust."""
_AROUND = 6
"""By how much a strip of letters is widened at both ends, in its own heights: letters that a signature touches are not
among the marks."""
_DARK = 0.7
"""Share of the paper's brightness below which a field is dark."""
_FIELD = 8.0, 20.0
"""Points, height and width of what is left dark beside the print of a dark field, at the least."""
_WHITE = 215
"""Levels of 255 from which on paper counts as white: pages from here on are read as well as they are."""
_NEAR = 9
"""Quarter pixels around a place in which its paper is looked for: wider than a ruling, narrower than a cell."""
_SHADE = 0.6
"""Share of the page's brightness below which a ground is a dark field and not paper in the shade."""
_STRAIGHT = 0.15
"""Degrees: Tesseract follows what is less."""
_SMALL, _MANY = 7.5, 100
"""Pixels at half scale that most letters have at most in small print, and marks from which on that can be told."""


class Scan(NamedTuple):
    """A picture of a page, `scale` pixels a point, after it was turned clockwise by `turn` and `skew` degrees."""

    pixels: Pixels
    scale: float
    turn: int = 0
    skew: float = 0.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points, as seen."""
        height, width = self.pixels.shape
        return width / self.scale, height / self.scale


def render(page: Any, scale: float = 0.0) -> Scan:
    """A PDFium page as it lies in the file, in grey, so many pixels a point or as many as reading needs."""
    bitmap = page.render(scale=(scale := scale or scale_of(page)), grayscale=True)
    pixels = np.array(bitmap.to_numpy(), dtype=np.uint8).reshape(bitmap.height, bitmap.width)
    bitmap.close()
    return Scan(pixels, scale)


def shrunk(scan: Scan) -> Scan:
    """The scan so small that letters of 50 to 150 points have the usual size."""
    if min(scan.pixels.shape) < _NARROW:
        return scan
    pixels = cv2.resize(scan.pixels, None, fx=_SHRINK, fy=_SHRINK, interpolation=cv2.INTER_AREA)
    return scan._replace(pixels=pixels.astype(np.uint8, copy=False), scale=scan.scale * _SHRINK)


def scale_of(page: Any) -> float:
    """Pixels a point at which a PDFium page is read."""
    short, long = sorted(max(1.0, side) for side in page.get_size())
    most = min(_LONGEST / long, math.sqrt(_MOST_PIXELS / (short * long)))
    return float(min(max(PAGE_DPI / 72, _SHORT_SIDE[0] / short), _SHORT_SIDE[1] / short, most))


def has_small_print(scan: Scan, finer: float) -> bool:
    """True where most letters are small, and the picture may be so much finer."""
    if scan.pixels.size * finer**2 > _MOST_PIXELS or max(scan.pixels.shape) * finer > _LONGEST:
        return False
    marks = _marks(scan.pixels)
    return len(marks) > _MANY and float(np.median(marks[:, 2 if _columns_of_letters(marks) else 3])) <= _SMALL


def wiped(pixels: Pixels, wipe: Pixels) -> Pixels:
    """The picture with paper in place of what is wiped. Grey paper becomes white where it lies, however the light fell:
    beside pure white, or half in the shade, all of it would be ink to a recogniser."""
    if _paper_of(pixels) >= _WHITE:
        return cv2.max(pixels, wipe).astype(np.uint8, copy=False)
    height, width = pixels.shape
    small = cv2.resize(pixels, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.blur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((_NEAR, _NEAR), np.uint8)), (_NEAR, _NEAR))
    paper = np.maximum(paper, _SHADE * _paper_of(pixels)).astype(np.uint8)
    paper = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    return cv2.max(cv2.divide(pixels, paper, scale=255), wipe).astype(np.uint8, copy=False)


def with_readable_paper(scan: Scan) -> Scan:
    """The scan on white paper where a grey photograph of a page lies on a white one: what parts it in two by
    brightness would take all of the photograph for ink."""
    paper = _paper_of(scan.pixels)
    if paper >= _WHITE or cv2.threshold(scan.pixels, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)[0] < paper:
        return scan
    return scan._replace(pixels=wiped(scan.pixels, np.zeros_like(scan.pixels)))


def _paper_of(pixels: Pixels) -> int:
    """How bright the page's paper is: most of its pixels are paper."""
    return int(np.median(pixels[::4, ::4]))


def ink_of(pixels: cv2.typing.MatLike) -> Pixels:
    """White where the picture has ink, black where it has paper."""
    return cv2.threshold(pixels, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1].astype(np.uint8, copy=False)


def has_dark_fields(scan: Scan) -> bool:
    """True where white print may stand on a dark ground; crests and seals are left out as far as they are small."""
    small = cv2.resize(scan.pixels, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    dark = (small < _DARK * np.median(small)).astype(np.uint8)
    tall, wide = (round(points * scan.scale / 4) for points in _FIELD)
    return bool(cv2.erode(dark, np.ones((tall, wide), np.uint8), borderValue=(0,)).any())


def upright_scan(scan: Scan) -> Scan | None:
    """The scan with its text lines level and, as far as the letters' shapes tell, not upside down; None for a page with
    nothing but dust on it."""
    if min(scan.pixels.shape) < _NARROW:
        return None
    marks = _marks(scan.pixels)
    if len(marks) < _FEW:
        return None
    if _columns_of_letters(marks):
        scan = turned_scan(scan, 90)
        marks = _marks(scan.pixels)
    if _stands_on_its_head(marks):
        scan = turned_scan(scan, 180)
        marks = _marks(scan.pixels)
    return straightened(scan, _skew(marks))


def turned_scan(scan: Scan, degrees: int) -> Scan:
    """The scan turned clockwise by 90, 180 or 270 degrees more."""
    pixels = np.ascontiguousarray(np.rot90(scan.pixels, -degrees // 90))
    return scan._replace(pixels=pixels, turn=(scan.turn + degrees) % 360)


def straightened(scan: Scan, degrees: float) -> Scan:
    """The scan turned clockwise about its centre by a few degrees, the corners filled with paper."""
    if abs(degrees) < _STRAIGHT:
        return scan
    height, width = scan.pixels.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    paper = _paper_of(scan.pixels)
    corner = (255 if paper >= _WHITE else paper,)
    pixels = cv2.warpAffine(scan.pixels, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=corner)
    return scan._replace(pixels=pixels.astype(np.uint8, copy=False), skew=round(degrees, 2))


def _marks(pixels: Pixels) -> npt.NDArray[np.float64]:
    """Blots of letter size at half scale: rows of x, y, width, height."""
    half = cv2.resize(pixels, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    ink = ink_of(half)
    stats = cv2.connectedComponentsWithStats(ink, connectivity=8)[2][1:]
    longer = np.maximum(stats[:, 2], stats[:, 3])
    return stats[(longer >= 4) & (longer <= 45) & (stats[:, 4] >= 6), :4].astype(np.float64)


class _Pairs(NamedTuple):
    """Marks beside each other on one line: the gap between, and how far their tops and bottoms differ."""

    gap: npt.NDArray[np.float64]
    tops: npt.NDArray[np.float64]
    bottoms: npt.NDArray[np.float64]


def _pairs(marks: npt.NDArray[np.float64], down: bool = False) -> _Pairs:
    x, y, w, h = (marks[:, i] for i in ((1, 0, 3, 2) if down else (0, 1, 2, 3)))
    row = np.round((y + h / 2) / np.median(h)).astype(int)
    order = np.lexsort((x, row))
    x, y, w, h, row = x[order], y[order], w[order], h[order], row[order]
    gap = x[1:] - x[:-1] - w[:-1]
    near = (row[1:] == row[:-1]) & (np.abs(gap) < np.median(h))
    return _Pairs(gap[near], np.abs(np.diff(y))[near], np.abs(np.diff(y + h))[near])


def _columns_of_letters(marks: npt.NDArray[np.float64]) -> bool:
    """Whether letters stand closer below each other than beside: the page lies on its side."""
    close = 0.35 * float(np.median(np.maximum(marks[:, 2], marks[:, 3])))
    beside, below = (int((np.abs(_pairs(marks, down).gap) < close).sum()) for down in (False, True))
    return below > 2 * beside


def _stands_on_its_head(marks: npt.NDArray[np.float64]) -> bool:
    """Whether letters share their tops more often than their bottoms; capitals alone do not tell, and give False."""
    pairs = _pairs(marks)
    upright = int((pairs.tops > pairs.bottoms + 1).sum())
    reversed_ = int((pairs.bottoms > pairs.tops + 1).sum())
    return reversed_ > 1.4 * upright and reversed_ > 0.05 * len(pairs.gap)


def _skew(marks: npt.NDArray[np.float64]) -> float:
    """Degrees by which to turn clockwise so that feet of letters share the fewest rows."""
    x, foot = marks[:, 0] + marks[:, 2] / 2, marks[:, 1] + marks[:, 3]

    def sharpness(degrees: float) -> int:
        rows = np.round(foot + x * np.tan(np.radians(degrees))).astype(int)
        return int((np.bincount(rows - rows.min()) ** 2).sum())

    coarse = max(np.arange(-_STEEPEST, _STEEPEST + 0.1, 0.25), key=lambda d: (sharpness(d), -abs(d)))
    return float(max(np.arange(coarse - 0.25, coarse + 0.26, 0.05), key=lambda d: (sharpness(d), -abs(d))))


def letters_outside(page: Any, boxes: Sequence[Box]) -> tuple[int, float]:
    """(marks of letter size on the PDFium page, share of their breadth that lies outside the boxes in points)."""
    wide, high = page.get_size()
    scale = min(1.0, math.sqrt(_MOST_PIXELS / max(1.0, wide * high)))
    bitmap = page.render(scale=scale, grayscale=True)
    pixels = np.array(bitmap.to_numpy(), dtype=np.uint8).reshape(bitmap.height, bitmap.width)
    bitmap.close()
    ink = ink_of(pixels)
    stats = cv2.connectedComponentsWithStats(ink, connectivity=8)[2][1:]
    wide, tall = stats[:, 2], stats[:, 3]
    stats = stats[(tall >= 3) & (tall <= 22) & (np.maximum(wide, tall) <= 70) & (stats[:, 4] >= 4)]
    outside = np.ones(pixels.shape, bool)
    for box in boxes:
        outside[_window(box, scale, 2)] = False
    there = outside[stats[:, 1] + stats[:, 3] // 2, stats[:, 0] + stats[:, 2] // 2]
    return len(stats), float((stats[:, 2] * there).sum() / max(1, stats[:, 2].sum()))


class Rest(NamedTuple):
    """A picture made of some rows of another one, and which rows those were."""

    scan: Scan
    rows: npt.NDArray[np.intp]

    def at(self, y: float) -> float:
        """Where what stands at `y` points stood in the whole picture."""
        row = min(max(0, int(y * self.scan.scale)), len(self.rows) - 1)
        return round(float(self.rows[row]) / self.scan.scale, 2)


def unread(scan: Scan, boxes: Sequence[Box]) -> Rest | None:
    """A picture of nothing but the letters that were passed over: beside a line of words, or four and more in a row of
    their own; None for none.

    Recognisers leave out lone labels (`5.`, `b.`), digits in cells and names under a signature; alone on white paper
    they are read.
    """
    marks, scale = _marks(scan.pixels), scan.scale / 2
    if not len(marks) or not boxes:
        return None
    tall = marks[:, 3] / np.median(marks[:, 3])
    marks = marks[(tall >= 0.6) & (tall <= 2)].astype(int)
    read = np.zeros([side // 2 + 1 for side in scan.pixels.shape], bool)
    lines = np.zeros(len(read), bool)
    for box in boxes:
        read[_window(box, scale, 1)] = True
        lines[_window(box, scale, 0)[0]] = True
    x, y = marks[:, 0] + marks[:, 2] // 2, marks[:, 1] + marks[:, 3] // 2
    beside = marks[~read[y, x] & lines[y]]
    spots = [(x0, top, x0 + wide + 4 * scale, top + height) for x0, top, wide, height in beside.tolist()]
    spots = [] if len(spots) < 2 else spots
    spots += _rows_apart(marks[~read[y, x] & ~lines[y]], read.shape)
    return _alone(scan, [_in_points(spot, scale) for spot in spots], boxes) if spots else None


def _rows_apart(marks: npt.NDArray[np.int_], shape: tuple[int, ...]) -> list[Box]:
    """Places (in pixels) where four and more marks stand side by side: strips of their height, wider on both sides for
    letters that a stroke runs into."""
    mask = np.zeros(shape, np.uint8)
    for x, y, wide, tall in marks.tolist():
        mask[y : y + tall, max(0, x - tall // 2) : x + wide + tall] = 1
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    held = np.bincount(labels[marks[:, 1] + marks[:, 3] // 2, marks[:, 0] + marks[:, 2] // 2], minlength=len(stats))
    flat = (held > 3) & (stats[:, 3] < 0.5 * stats[:, 2])
    flat[0] = False
    return [(x - _AROUND * h, y, x + w + _AROUND * h, y + h) for x, y, w, h, _ in stats[flat].tolist()]


def _in_points(box: Box, scale: float) -> Box:
    x0, top, x1, bottom = (side / scale for side in box)
    return x0, top, x1, bottom


def _alone(scan: Scan, spots: Sequence[Box], boxes: Sequence[Box]) -> Rest:
    """The spots on white paper, what stands in the boxes taken out, blank rows cut out."""
    pixels = np.full_like(scan.pixels, 255)
    shown = np.zeros(len(pixels), bool)
    for spot in spots:
        there = _window(spot, scan.scale, 2)
        pixels[there] = scan.pixels[there]
        shown[_window(spot, scan.scale, 4)[0]] = True
    for box in boxes:
        pixels[_window(box, scan.scale, 0)] = 255
    rows = np.flatnonzero(shown)
    return Rest(scan._replace(pixels=np.ascontiguousarray(pixels[rows])), rows)


def _window(box: Box, scale: float, rim: float) -> tuple[slice, slice]:
    """The box in points, and a rim around it, as rows and columns of a picture."""
    x0, top, x1, bottom = box
    rows = slice(max(0, int((top - rim) * scale)), int((bottom + rim) * scale) + 1)
    return rows, slice(max(0, int((x0 - rim) * scale)), int((x1 + rim) * scale) + 1)

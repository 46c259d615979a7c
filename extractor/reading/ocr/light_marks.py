"""Seals and strokes of a pen that are lighter than print: wiped off, so that the letters under them can be read.

Dark ink under a light mark stays with its edges. What is as dark as print stays, too: a copy in black and white.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from .page_image import Pixels, Scan
from .signed_places import is_in_head

_LEAST = 4.0
"""Points: a page lower or narrower has no room for a letter."""
_FAINT = 36
"""Grey levels by which ink is darker than the paper beside it: grain of paper in a shadow has up to 30."""
_NEAR = 12.0
"""Points around a place in which its paper is looked for: broader than a stroke of a seal."""
_LETTER, _WORD = (3.0, 14.0), 6.0
"""Points, height of a letter's blot; and breadth of a word that ran together, in the height of the highest letters."""
_FEWEST = 30
"""Letters from which the tone of a page's print can be told."""
_LIGHTER, _THINNEST = 20.0, 2.0
"""Percentages of print's strokes: of the lighter ones, that no mark is darker than, and of the thin ones of serifs."""
_STEM = 0.75
"""Share of the usual darkness of print that the darkest place of a letter has: letters of a seal are lighter."""
_STEP = 10
"""Levels of ink that are one tone."""
_SOME = 0.08
"""Share of a mark's strokes that have one tone, at least, for it to be that of a seal or a pen."""
_LARGER, _TITLE = 1.4, 3
"""Heights of a usual letter that one of a title has, at least, and such letters of a title, at least."""
_EDGE, _SERIF = 0.9, 2.5
"""Points around dark ink within which lighter ink is its own: edges of letters, and thin strokes where the page's print
has such."""
_CRUMB, _APART = 3.5, 2.5
"""Points across of what is left where two strokes cross, at most, and between it and print, at least."""
_HIGH, _WIDE = 28.0, 24.0
"""Points, height and width of a seal or a signature, at least: letters are smaller."""
_HIGHEST, _WIDEST = 250.0, 0.6
"""Points of height, and share of the page's width, at most: more is a picture or a frame."""
_FULL = 0.45
"""Share of its box that ink covers from which on a mark is a picture."""
_RULING, _RULED = 30.0, 0.5
"""Points of a straight stroke that is part of a ruling, and share of light ink in such strokes from which on it is a
frame."""

_Mask = npt.NDArray[np.bool_]


class _LightMark(NamedTuple):
    """Ink that hangs together on a picture of half the size: where it lies, and its pixels there."""

    rows: slice
    columns: slice
    ink: _Mask


class _Print(NamedTuple):
    """Levels by which the lighter strokes of a page's print are darker than its paper, and the thin ones; and the
    usual height of a letter in pixels."""

    light: float
    thin: float
    tall: float


class _Ink(NamedTuple):
    """The ink of a picture of half the size, so many pixels a point: how dark it is, which piece each pixel is of, and
    of each piece its box and area and the level of its darkest pixel."""

    depth: Pixels
    labels: npt.NDArray[Any]
    stats: npt.NDArray[Any]
    darkest: Pixels
    scale: float


def without_light_marks(scan: Scan, brightest: Callable[[], Scan] | None = None) -> Scan:
    """The scan without seals and strokes of a pen that are lighter than its print.

    `brightest` gives the page in its brightest colour channel, in which coloured ink is lighter; it is asked only where
    there may be such marks.
    """
    if min(scan.pixels.shape) < _LEAST * max(1.0, scan.scale):
        return scan
    ink = _ink_of(scan)
    marks = list(_large(ink))
    letters = _print_of(ink) if marks else None
    if letters is None:
        return scan
    bright = _depth_of(_halved(brightest().pixels), ink.scale) if brightest else ink.depth
    wipes = [(mark, _light_ink(mark, bright, letters, ink)) for mark in marks]
    if all(wipe is None for _, wipe in wipes):
        return scan
    pixels = scan.pixels.copy()
    for mark, wipe in wipes:
        if wipe is not None:
            _wipe(pixels, mark, wipe, scan.scale)
    return scan._replace(pixels=pixels)


def _ink_of(scan: Scan) -> _Ink:
    depth = _depth_of(_halved(scan.pixels), scan.scale / 2)
    found: Any = cv2.connectedComponentsWithStats((depth > _FAINT).astype(np.uint8), connectivity=8)
    labels, stats = found[1:3]
    ridges = _ridges(depth) & (labels > 0)
    darkest = np.zeros(len(stats), np.uint8)
    np.maximum.at(darkest, labels[ridges], depth[ridges])
    return _Ink(depth, labels, stats, darkest, scan.scale / 2)


def _halved(pixels: Pixels) -> Pixels:
    height, width = (n // 2 * 2 for n in pixels.shape)
    size = (width // 2, height // 2)
    return cv2.resize(pixels[:height, :width], size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)


def _depth_of(pixels: Pixels, scale: float) -> Pixels:
    """How much darker each pixel is than the paper beside it."""
    return cv2.subtract(_paper(pixels, scale), pixels).astype(np.uint8, copy=False)


def _paper(pixels: Pixels, scale: float) -> Pixels:
    """The paper under each pixel, so many pixels a point."""
    height, width = pixels.shape
    share = min(1.0, 1 / scale)
    small = cv2.resize(pixels, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    near = np.ones((round(_NEAR) * 2 + 1,) * 2, np.uint8)
    paper = cv2.blur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, near), near.shape)
    return cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR).astype(np.uint8, copy=False)


def _large(ink: _Ink) -> Iterator[_LightMark]:
    """The pieces of ink that have the size of seals and signatures, none where a letterhead stands."""
    height, width = ink.labels.shape
    for k, (x, y, wide, high, area) in enumerate(ink.stats.tolist()):
        of_size = _HIGH * ink.scale < high < _HIGHEST * ink.scale and _WIDE * ink.scale < wide < _WIDEST * width
        heads = is_in_head((x, y, x + wide, y + high), width, height)
        if k and of_size and area < _FULL * wide * high and not heads:
            rows, columns = slice(y, y + high), slice(x, x + wide)
            yield _LightMark(rows, columns, ink.labels[rows, columns] == k)


def _print_of(ink: _Ink) -> _Print | None:
    """How dark the strokes of the page's letters are; None where there are too few of them."""
    letters = _letters(ink, *(side * ink.scale for side in _LETTER))
    if letters.sum() < _FEWEST:
        return None
    dark = letters & (ink.darkest >= _STEM * np.median(ink.darkest[letters]))
    light, thin = np.percentile(ink.depth[_ridges(ink.depth) & dark[ink.labels]], (_LIGHTER, _THINNEST)).tolist()
    return _Print(light, thin, float(np.median(ink.stats[dark, 3])))


def _letters(ink: _Ink, low: float, high: float) -> _Mask:
    """Which pieces of ink have the height and breadth of letters, or of words that ran together."""
    wide, tall = ink.stats[:, 2], ink.stats[:, 3]
    letters = (low <= tall) & (tall <= high) & (wide <= _WORD * high)
    letters[0] = False
    return np.asarray(letters)


def _ridges(depth: Pixels) -> _Mask:
    """The middle of strokes: the darkest pixels around."""
    return np.asarray(cv2.dilate(depth, np.ones((3, 3), np.uint8)) == depth)


def _light_ink(mark: _LightMark, depth: Pixels, letters: _Print, ink: _Ink) -> _Mask | None:
    """The pixels of the mark, and in what it encloses, that are lighter than print; None where it is no mark."""
    there = depth[mark.rows, mark.columns]
    tones = _light_tones(there[_ridges(there) & mark.ink], letters.light)
    darkest = tones[-1] + 2 * _STEP if tones else 0
    if not tones or _is_of_title(mark, darkest, letters, ink):
        return None
    near, around = (_grown(there >= darkest, reach * ink.scale) for reach in (_EDGE, _SERIF))
    kept = near if letters.thin >= darkest else near | (around & ~_of_tone(there, tones))
    if _is_ruled(mark.ink & ~kept, ink.scale):
        return None
    light = np.where(mark.ink, ~kept, _filled(mark.ink) & ~around)
    return np.asarray(light | _crumbs((there > _FAINT) & ~light, ink.scale))


def _of_tone(depth: Pixels, tones: Sequence[int]) -> _Mask:
    """Strokes of those tones, with their edges; the thin ones of letters and the edges of dark ones are narrower."""
    toned = np.zeros(depth.shape, np.uint8)
    for tone in tones:
        toned |= ((depth >= tone - _STEP) & (depth < tone + 2 * _STEP)).astype(np.uint8)
    broad = cv2.morphologyEx(toned, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    return np.asarray(cv2.dilate(broad, np.ones((3, 3), np.uint8)) > 0)


def _grown(ink: _Mask, reach: float) -> _Mask:
    """The ink, thicker by so many pixels."""
    across = round(reach) * 2 + 1
    around = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (across, across))
    return np.asarray(cv2.dilate(ink.astype(np.uint8), around) > 0)


def _crumbs(ink: _Mask, scale: float) -> _Mask:
    """What is left where strokes of marks cross, far from letters."""
    found: Any = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    labels, stats = found[1:3]
    small = np.maximum(stats[:, 2], stats[:, 3]) < _CRUMB * scale
    small[0] = False
    letters = _grown(ink & ~small[labels], _APART * scale)
    small[np.unique(labels[letters])] = False
    return np.asarray(small[labels])


def _light_tones(strokes: Pixels, most: float) -> list[int]:
    """The tones of the light ink among strokes, each by the level that it begins at; they end below `most`."""
    counts = np.bincount(strokes // _STEP, minlength=256 // _STEP + 1).tolist()
    return [
        k * _STEP
        for k, count in enumerate(counts)
        if count and count >= _SOME * len(strokes) and (k + 2) * _STEP <= most
    ]


def _is_of_title(mark: _LightMark, darkest: float, letters: _Print, ink: _Ink) -> bool:
    """Whether large letters that are as light stand beside the mark: it is some of them."""
    top, bottom = mark.rows.start, mark.rows.stop
    x, y, _, tall, _ = ink.stats.T
    level = (top < y + tall / 2) & (y + tall / 2 < bottom)
    beside = level & ((x < mark.columns.start) | (x > mark.columns.stop)) & (ink.darkest < darkest)
    return int((beside & _letters(ink, _LARGER * letters.tall, bottom - top)).sum()) >= _TITLE


def _is_ruled(ink: _Mask, scale: float) -> bool:
    """Whether straight level and upright strokes draw the ink."""
    length = max(3, round(_RULING * scale))
    drawn = (
        cv2.morphologyEx(ink.astype(np.uint8), cv2.MORPH_OPEN, np.ones(bar, np.uint8))
        for bar in ((1, length), (length, 1))
    )
    return float(cv2.max(*drawn).sum()) > _RULED * float(ink.sum())


def _filled(ink: _Mask) -> _Mask:
    """The ink, and all between it: a seal's ring has letters in it that hang together with nothing."""
    hull = cv2.convexHull(np.argwhere(ink)[:, ::-1].astype(np.int32))
    return cv2.fillConvexPoly(np.zeros(ink.shape, np.uint8), hull, (1,)) > 0


def _wipe(pixels: Pixels, mark: _LightMark, light: _Mask, scale: float) -> None:
    """Put paper where the light ink is."""
    rows, columns = (slice(2 * side.start, 2 * side.stop) for side in (mark.rows, mark.columns))
    there = pixels[rows, columns]
    wipe = cv2.resize(light.astype(np.uint8), there.shape[::-1], interpolation=cv2.INTER_NEAREST)
    np.copyto(there, _paper(there, scale), where=wipe > 0)

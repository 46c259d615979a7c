"""What is drawn on a page besides its characters: rulings, painted areas, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from . import pdfium
from .pdfium import Codes, Matrix

Area = tuple[float, float, float, float]
"""left, top, right, bottom in the file's own coordinates (top is the larger)."""

THIN = 3.0
"""A painted area no wider than this, in points, is a ruling."""
TALL = 60.0
"""Points: no letter is higher."""
_MAX_POINTS = 4_000
"""A path with more points is a picture, not a ruling."""
_MAX_DEPTH = 6
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass
class Drawing:
    """`rulings` are thin areas, `painted` coloured ones, `images` pictures; `paths` counts what is drawn with lines."""

    rulings: list[Area] = field(default_factory=list)
    drawn_by: list[int] = field(default_factory=list)
    """For each ruling the path that draws it."""
    painted: list[Area] = field(default_factory=list)
    images: list[Area] = field(default_factory=list)
    shapes: list[Area] = field(default_factory=list)
    """Drawn areas no higher than a line of large letters: words may be drawn as outlines."""
    paths: int = 0
    forms: int = 0
    texts: list[int] = field(default_factory=list)

    @cached_property
    def is_layer(self) -> bool:
        """True where at least half of the text is invisible over pictures: what a recogniser adds to a scan."""
        return bool(self.images) and 2 * int(self._invisible.sum()) >= len(self.texts) > 0

    @cached_property
    def has_unseen_text(self) -> bool:
        """True where some text is white or invisible, and not as a recogniser's layer."""
        if not self.texts:
            return False
        hidden = bool(self._invisible.any()) and not self.is_layer
        return hidden or bool(is_white(pdfium.fill_colours(self.texts)).any())

    @cached_property
    def _invisible(self) -> npt.NDArray[np.bool_]:
        return np.asarray(pdfium.modes(self.texts) == pdfium.INVISIBLE)


def drawing(page: int) -> Drawing:
    """The page's rulings, painted areas, pictures and text objects."""
    out = Drawing()
    _walk(pdfium.objects(page), _IDENTITY, out, 0)
    if out.rulings:
        out.rulings = _seen_rulings(out)
    return out


def _seen_rulings(out: Drawing) -> list[Area]:
    """The rulings without the white ones, which hold a layout together; on colour white ones are seen."""
    white_fill = is_white(pdfium.fill_colours(out.drawn_by))
    white_stroke = is_white(pdfium.stroke_colours(out.drawn_by))
    seen = []
    for area, path, fill, stroke in zip(out.rulings, out.drawn_by, white_fill, white_stroke, strict=True):
        if fill or stroke:
            filled, stroked = pdfium.draw_mode(path)
            if not (filled and not fill) and not (stroked and not stroke) and not _lies_on(area, out.painted):
                continue
        seen.append(area)
    return seen


def _lies_on(area: Area, painted: list[Area]) -> bool:
    x, y = (area[0] + area[2]) / 2, (area[1] + area[3]) / 2
    return any(x0 - THIN <= x <= x1 + THIN and bottom - THIN <= y <= top + THIN for x0, top, x1, bottom in painted)


def _walk(objects: list[tuple[int, int]], frame: Matrix, out: Drawing, depth: int) -> None:
    for thing, kind in objects:
        if kind == pdfium.TEXT:
            out.texts.append(thing)
        elif kind == pdfium.PATH:
            out.paths += 1
            _path(thing, frame, out)
        elif kind == pdfium.IMAGE:
            out.images.append(_area(pdfium.bounds(thing), frame))
        elif kind == pdfium.FORM and depth < _MAX_DEPTH:
            out.forms += 1
            _walk(pdfium.parts(thing), _times(pdfium.matrix(thing), frame), out, depth + 1)


def is_white(colours: Codes) -> npt.NDArray[np.bool_]:
    """True for rows of white, of all but white, and of what is wholly transparent."""
    return np.asarray((colours[:, :3].min(axis=1) >= 250) | (colours[:, 3] == 0))


def _path(path: int, frame: Matrix, out: Drawing) -> None:
    """A thin path is a ruling by its bounds alone; others are taken apart."""
    area = _area(pdfium.bounds(path), frame)
    wide, tall = area[2] - area[0], area[1] - area[3]
    if min(wide, tall) <= THIN:
        if max(wide, tall) > THIN:
            out.rulings.append(area)
            out.drawn_by.append(path)
        return
    if pdfium.count_segments(path) > _MAX_POINTS:
        return
    filled, stroked = pdfium.draw_mode(path)
    if filled and tall <= TALL:
        out.shapes.append(area)
    own = _times(pdfium.matrix(path), frame)
    for outline in _outlines(path, own):
        _outline(outline, stroked, out)
    out.drawn_by += [path] * (len(out.rulings) - len(out.drawn_by))
    if filled and not is_white(pdfium.fill_colours([path]))[0]:
        out.painted.append(area)


def _outlines(path: int, frame: Matrix) -> Iterator[list[tuple[float, float]]]:
    """The path's parts as points on the page; a part with a curve is left out."""
    a, b, c, d, e, f = frame
    points: list[tuple[float, float]] = []
    straight = True
    for kind, x, y, closes in pdfium.segments(path):
        if kind == 2:
            if straight and len(points) > 1:
                yield points
            points, straight = [], True
        straight = straight and kind != 1
        points.append((a * x + c * y + e, b * x + d * y + f))
        if closes and points[0] != points[-1]:
            points.append(points[0])
    if straight and len(points) > 1:
        yield points


def _outline(points: list[tuple[float, float]], stroked: bool, out: Drawing) -> None:
    """The level and upright sides of a stroked outline, or the whole of a thin painted one."""
    xs, ys = zip(*points, strict=True)
    whole = (min(xs), max(ys), max(xs), min(ys))
    if min(whole[2] - whole[0], whole[1] - whole[3]) <= THIN:
        out.rulings.append(whole)
    elif stroked:
        for (x0, y0), (x1, y1) in pairwise(points):
            if (abs(x0 - x1) < 1) != (abs(y0 - y1) < 1):
                out.rulings.append((min(x0, x1), max(y0, y1), max(x0, x1), min(y0, y1)))


def _area(bounds: tuple[float, float, float, float], frame: Matrix) -> Area:
    left, bottom, right, top = bounds
    if frame is _IDENTITY:
        return left, top, right, bottom
    a, b, c, d, e, f = frame
    xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return min(xs), max(ys), max(xs), min(ys)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies `inner` first and `outer` after it."""
    if outer is _IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u

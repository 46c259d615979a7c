"""What is drawn on a page besides its characters: rulings, painted areas, pictures, and a hint of unseen text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from . import pdfium
from .pdfium import Matrix

Area = tuple[float, float, float, float]
"""left, top, right, bottom in the file's own coordinates (top is the larger)."""

THIN = 3.0
"""A painted area no wider than this, in points, is a ruling."""
_MAX_POINTS = 4_000
"""A path with more points is a picture, not a ruling."""
_MAX_DEPTH = 6
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawing:
    """`rulings` are thin areas, `painted` coloured ones, `images` pictures; `objects` counts all, forms opened."""

    rulings: list[Area] = field(default_factory=list)
    painted: list[Area] = field(default_factory=list)
    images: list[Area] = field(default_factory=list)
    paths: int = 0
    unseen_text: bool = False


def drawing(page: int) -> Drawing:
    """The page's rulings, painted areas and pictures."""
    out = Drawing()
    _walk(pdfium.objects(page), _IDENTITY, out, 0)
    return out


def _walk(objects: list[tuple[int, int]], frame: Matrix, out: Drawing, depth: int) -> None:
    for thing, kind in objects:
        if kind == pdfium.TEXT:
            out.unseen_text = out.unseen_text or _is_unseen(thing)
        elif kind == pdfium.PATH:
            out.paths += 1
            _path(thing, frame, out)
        elif kind == pdfium.IMAGE:
            out.images.append(_area(pdfium.bounds(thing), frame))
        elif kind == pdfium.FORM and depth < _MAX_DEPTH:
            _walk(pdfium.parts(thing), _times(pdfium.matrix(thing), frame), out, depth + 1)


def _is_unseen(text: int) -> bool:
    return is_white(pdfium.fill_colour(text)) or pdfium.render_mode(text) == pdfium.INVISIBLE


def is_white(colour: tuple[int, int, int, int]) -> bool:
    """True for white, for all but white, and for what is wholly transparent."""
    return min(colour[:3]) >= 250 or colour[3] == 0


def _path(path: int, frame: Matrix, out: Drawing) -> None:
    """A thin path is a ruling by its bounds alone; others are taken apart."""
    area = _area(pdfium.bounds(path), frame)
    wide, tall = area[2] - area[0], area[1] - area[3]
    if min(wide, tall) <= THIN:
        if max(wide, tall) > THIN:
            out.rulings.append(area)
        return
    if pdfium.count_segments(path) > _MAX_POINTS:
        return
    stroked, filled = pdfium.is_stroked(path), pdfium.is_filled(path)
    own = _times(pdfium.matrix(path), frame)
    for outline in _outlines(path, own):
        _outline(outline, stroked, out)
    if filled and not is_white(pdfium.fill_colour(path)):
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

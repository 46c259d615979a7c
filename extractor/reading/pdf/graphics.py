"""What is drawn on a page besides its characters: rulings, painted areas, pictures."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from . import pdfium
from .characters import is_inked
from .pdfium import Codes, Floats, Matrix, Window

Area = tuple[float, float, float, float]
"""left, top, right, bottom in the file's own coordinates (top is the larger)."""

THIN = 3.0
"""A painted area no wider than this, in points, is a ruling."""
PEN_STROKE = 10.0
"""Points: a line drawn by hand through words rises and falls no more than this."""
_FLAT, _SLANT = 5.0, 14.0
"""Points between which a single straight line crosses words from corner to corner."""
_BROAD = 4.0
"""Points: a line as broad as this lies over words; a thinner one runs through them."""
RULE_HEIGHT = 60.0
"""Points: no letter is higher."""
_MAX_POINTS = 4_000
"""A path with more points is a picture, not a ruling."""
_MAX_DEPTH = 6
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Cover(NamedTuple):
    """An area filled by a path or a picture, and its place in the order in which the page is painted."""

    area: Area
    order: int
    path: int
    """The path that fills it; 0 for a picture and a run of colours."""


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
    text_order: list[int] = field(default_factory=list)
    """For each text object its place in the order of painting."""
    frames: dict[int, Matrix] = field(default_factory=dict)
    """The coordinates of text objects that stand inside forms."""
    framed_masks: set[int] = field(default_factory=set)
    """Text objects inside forms that are blended, masked or not wholly opaque."""
    framed_windows: set[int] = field(default_factory=set)
    """Text objects inside forms that are themselves shown through a window."""
    framed_bounds: dict[int, list[Area]] = field(default_factory=dict)
    """What forms show of the page, by the text objects inside them."""
    covers: list[Cover] = field(default_factory=list)
    pen_strokes: list[Area] = field(default_factory=list)
    """Lines that are long and low but not level: drawn by hand."""
    painted_objects: int = 0
    _blank: dict[int, bool] = field(default_factory=dict)

    @cached_property
    def is_layer(self) -> bool:
        """True where at least half of the text is invisible over pictures: what a recogniser adds to a scan."""
        return bool(self.images) and 2 * int(self.invisible.sum()) >= len(self.texts) > 0

    @cached_property
    def covers_scan(self) -> bool:
        """True where something is painted over the last picture: a bar over words of a scan."""
        last = max((cover.order for cover in self.covers if not cover.path), default=0)
        return any(cover.path and cover.order > last for cover in self.covers)

    @cached_property
    def text_colours(self) -> Codes:
        """Red, green, blue and alpha of each text object."""
        return pdfium.fill_colours(self.texts)

    @cached_property
    def without_ink(self) -> npt.NDArray[np.bool_]:
        """True for the text objects that are white, transparent or invisible."""
        white = is_white(self.text_colours)
        outlined = np.flatnonzero(self._modes == pdfium.OUTLINED).tolist()
        if outlined:
            white[outlined] = is_white(pdfium.stroke_colours([self.texts[i] for i in outlined]))
        return np.asarray(white | self.invisible)

    @cached_property
    def text_areas(self) -> Floats:
        """The areas of the text objects: rows of left, top, right, bottom."""
        areas = pdfium.bounds_of(self.texts)[:, [0, 3, 2, 1]]
        for i in (i for i, text in enumerate(self.texts) if text in self.frames):
            left, top, right, bottom = areas[i].tolist()
            areas[i] = area_in((left, bottom, right, top), self.frames[self.texts[i]])
        return areas

    def is_blank(self, index: int, textpage: int) -> bool:
        """True for the text object at this place that leaves no ink: nothing but blanks."""
        if index not in self._blank:
            area = self.text_areas[index]
            flat = bool(area[1] <= area[3])  # letters of a Type 3 font may be so, too
            self._blank[index] = flat and not is_inked(pdfium.codes_of(self.texts[index], textpage)).any()
        return self._blank[index]

    @cached_property
    def invisible(self) -> npt.NDArray[np.bool_]:
        return np.asarray(np.logical_or(*(self._modes == mode for mode in pdfium.WITHOUT_INK)))

    @cached_property
    def _modes(self) -> npt.NDArray[np.int32]:
        """How the letters of each text object are drawn."""
        return pdfium.modes(self.texts)


def drawing(page: int) -> Drawing:
    """The page's rulings, painted areas, pictures and text objects."""
    out = Drawing()
    _walk(pdfium.objects(page), IDENTITY, out, 0)
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
        out.painted_objects += 1
        if kind == pdfium.TEXT_OBJECT:
            out.texts.append(thing)
            out.text_order.append(out.painted_objects)
            if frame is not IDENTITY:
                out.frames[thing] = frame
        elif kind == pdfium.PATH_OBJECT:
            out.paths += 1
            _path(thing, frame, out)
        elif kind == pdfium.IMAGE_OBJECT:
            out.images.append(area_in(pdfium.bounds(thing), frame))
            out.covers.append(Cover(out.images[-1], out.painted_objects, 0))
        elif kind == pdfium.SHADING_OBJECT:
            out.covers.append(Cover(area_in(pdfium.bounds(thing), frame), out.painted_objects, 0))
        elif kind == pdfium.FORM_OBJECT and depth < _MAX_DEPTH:
            out.forms += 1
            known = len(out.texts)
            own = _times(pdfium.matrix(thing), frame)
            _walk(pdfium.objects_in_form(thing), own, out, depth + 1)
            if window := pdfium.clip(thing):
                out.framed_windows.update(out.texts[known:])
                _bound(out, out.texts[known:], area_in(window, frame))
            _bound(out, *_in_bounds_of_form(out, known, own))
            if len(out.texts) > known and pdfium.see_through([thing])[0]:
                out.framed_masks.update(out.texts[known:])


def _bound(out: Drawing, texts: list[int], shown: Area | None) -> None:
    """Notes what is shown of these text objects."""
    if shown is not None:
        for text in texts:
            out.framed_bounds.setdefault(text, []).append(shown)


def _in_bounds_of_form(out: Drawing, known: int, frame: Matrix) -> tuple[list[int], Area | None]:
    """The text objects that stand in a form itself, and its box, which PDFium cuts them off by; none where they have
    windows of their own."""
    texts = [text for text in out.texts[known:] if out.frames.get(text) is frame]
    if not texts or (pdfium.clip_counts(texts) != 1).any() or not (box := pdfium.clip(texts[0])):
        return [], None
    return texts, area_in(box, frame)


def is_white(colours: Codes) -> npt.NDArray[np.bool_]:
    """True for rows of white, of all but white, and of what is wholly transparent."""
    return np.asarray((colours[:, :3].min(axis=1) >= 250) | (colours[:, 3] == 0))


def _path(path: int, frame: Matrix, out: Drawing) -> None:
    """A thin path is a ruling by its bounds alone; others are taken apart."""
    area = area_in(pdfium.bounds(path), frame)
    wide, tall = area[2] - area[0], area[1] - area[3]
    if min(wide, tall) <= THIN:
        if max(wide, tall) > THIN:
            out.rulings.append(area)
            out.drawn_by.append(path)
        return
    if pdfium.count_segments(path) > _MAX_POINTS:
        return
    filled, stroked = pdfium.draw_mode(path)
    if filled:
        out.covers.append(Cover(area, out.painted_objects, path))
    if filled and tall <= RULE_HEIGHT:
        out.shapes.append(area)
    if stroked and not filled and tall <= _SLANT and wide > 3 * tall:
        slants = tall > _FLAT and pdfium.count_segments(path) == 2
        if slants or tall <= PEN_STROKE:
            out.pen_strokes.append(_middle(area) if slants else area)
    own = _times(pdfium.matrix(path), frame)
    broad = _breadth(path, own) if stroked and not filled else 0.0
    if broad:
        out.covers.append(Cover(_narrowed(area, broad), out.painted_objects, path))
    for outline in _outlines(path, own):
        _outline(outline, stroked, broad, out)
    out.drawn_by += [path] * (len(out.rulings) - len(out.drawn_by))
    if filled and not is_white(pdfium.fill_colours([path]))[0]:
        out.painted.append(area)


def _middle(area: Area) -> Area:
    """The level line through the middle of a slanting one, which strikes the same words."""
    middle = (area[1] + area[3]) / 2
    return area[0], middle, area[2], middle


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


def _breadth(path: int, frame: Matrix) -> float:
    """The breadth of a line in points; 0 for one that does not lie over words."""
    breadth = pdfium.stroke_width(path) * math.sqrt(abs(frame[0] * frame[3] - frame[1] * frame[2]))
    return breadth if breadth >= _BROAD else 0.0


def _narrowed(bounds: Area, broad: float) -> Area:
    """What a line covers: PDFium's bounds are its points and its breadth on every side."""
    left, top, right, bottom = bounds
    return left + broad, top - broad / 2, right - broad, bottom + broad / 2


def _outline(points: list[tuple[float, float]], stroked: bool, broad: float, out: Drawing) -> None:
    """The level and upright sides of a stroked outline, or the whole of a thin painted one."""
    xs, ys = zip(*points, strict=True)
    whole = (min(xs), max(ys), max(xs), min(ys))
    if min(whole[2] - whole[0], whole[1] - whole[3]) <= THIN:
        level = whole[2] - whole[0] > whole[1] - whole[3]
        x, y = (0.0, broad / 2) if level else (broad / 2, 0.0)
        out.rulings.append((whole[0] - x, whole[1] + y, whole[2] + x, whole[3] - y))
    elif stroked:
        for (x0, y0), (x1, y1) in pairwise(points):
            if (abs(x0 - x1) < 1) != (abs(y0 - y1) < 1):
                out.rulings.append((min(x0, x1), max(y0, y1), max(x0, x1), min(y0, y1)))


def area_in(bounds: Window, frame: Matrix) -> Area:
    """The area that bounds (left, bottom, right, top) take in coordinates around their own."""
    left, bottom, right, top = bounds
    if frame is IDENTITY:
        return left, top, right, bottom
    a, b, c, d, e, f = frame
    xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return min(xs), max(ys), max(xs), min(ys)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies `inner` first and `outer` after it."""
    if outer is IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u

"""Text objects that may not be seen, told cheaply from the objects of a page: covered, without ink, in the colour of
what lies below, in a layer that may be off, cut off by a window."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from . import pdfium
from .characters import is_inked
from .graphics import IDENTITY, Area, Cover, Drawing, area_in
from .pdfium import Flags, Floats, Handles

Orders = npt.NDArray[np.int64]

_SCAN = 0.5
"""A picture over so much of the page is a scan laid over its recognised text."""
_ALIKE = 24
"""Levels by which two colours differ that the eye takes for one."""
_FEW_WINDOWS = 0.3
"""Share of a page's text objects; some programs show every line through a window as wide as the page."""
_OPAQUE, _FAINT = 255, 20
"""The alpha of colours that hide what is below, and that from which on words are seen, of 255."""
_FEWEST_MASKED = 8
"""Text objects that are looked at whatever share of the page they are."""
_AT_ONCE = 256
"""Areas compared with the texts of a page at a time."""
HALF = 1.0
"""Points: a character cut through its middle is seen in both of its halves."""
_HANGS = 0.2
"""Share of a character's box that lies below the foot of most letters, or above their head."""


class Suspects(NamedTuple):
    """Text objects that may not be seen; those that something painted later lies over."""

    invisible: frozenset[int] = frozenset()
    covered: frozenset[int] = frozenset()
    pictured: frozenset[int] = frozenset()
    """Those that only a picture lies over, which may show the same words."""

    @property
    def all(self) -> frozenset[int]:
        return self.invisible | self.covered | self.pictured


def suspects(drawn: Drawing, textpage: int, has_layers: bool, size: tuple[float, float]) -> Suspects:
    """The text objects to look at closely; none on a page that a recogniser's layer lies on."""
    if not drawn.texts or drawn.is_layer:
        return Suspects()
    unseen = {i for i in np.flatnonzero(drawn.without_ink).tolist() if not _describes_picture(drawn, i)}
    if has_layers:
        unseen |= {i for i, text in enumerate(drawn.texts) if text in drawn.frames or pdfium.is_optional(text)}
    unseen |= _cut_off(drawn, textpage) | _masked(drawn) | _out_of_bounds(drawn)
    below, covered, pictured = _over_and_under(drawn, size[0] * size[1])
    groups = (unseen | _places(below), _places(covered), _places(pictured))
    return Suspects(*(frozenset(drawn.texts[i] for i in group if not drawn.is_blank(i, textpage)) for group in groups))


def with_struck(suspected: Suspects, objects: Handles) -> Suspects:
    """The suspects with the text objects that lines run through: lines side by side black words out."""
    return suspected._replace(covered=suspected.covered | {thing for thing in objects.tolist() if thing})


def _places(flags: Flags) -> set[int]:
    return set(np.flatnonzero(flags).tolist())


def _cut_off(drawn: Drawing, textpage: int) -> set[int]:
    """The few text objects of a page that are shown through a window, and letters of which reach out of it."""
    windowed = np.flatnonzero(pdfium.clip_counts(drawn.texts) > 0).tolist()
    if not windowed or len(windowed) > _FEW_WINDOWS * len(drawn.texts):
        return set()
    windows = {i: window for i in windowed if (window := _window(drawn, i)) and _may_be_cut(drawn, i, window)}
    windows = {i: window for i, window in windows.items() if not drawn.is_blank(i, textpage)}
    whole = {i: window for i, window in windows.items() if _is_shown_whole(drawn, i)}
    return set(windows) - _with_letters_inside(drawn, textpage, whole)


def _out_of_bounds(drawn: Drawing) -> set[int]:
    """The text objects that stand outside what their forms show."""
    if not drawn.framed_bounds:
        return set()
    areas = drawn.text_areas.tolist()
    bounds = ((i, drawn.framed_bounds.get(text, ())) for i, text in enumerate(drawn.texts))
    return {i for i, found in bounds if any(_is_apart(areas[i], shown) for shown in found)}


def _is_apart(area: Sequence[float], shown: Area) -> bool:
    left, top, right, bottom = area
    return right < shown[0] or left > shown[2] or top < shown[3] or bottom > shown[1]


def _masked(drawn: Drawing) -> set[int]:
    """The few text objects of a page that a mask may hide, or that are all but clear."""
    alphas = drawn.text_colours[:, 3]
    faint = (alphas == _OPAQUE) | (alphas < _FAINT)  # what is half clear by its colour is seen
    found = set(np.flatnonzero(pdfium.see_through(drawn.texts) & faint).tolist())
    if drawn.framed_masks:
        found |= {i for i, text in enumerate(drawn.texts) if text in drawn.framed_masks}
    return found if len(found) <= max(_FEWEST_MASKED, _FEW_WINDOWS * len(drawn.texts)) else set()


def _window(drawn: Drawing, index: int) -> Area | None:
    """The part of the page in which this text object is shown; None where nothing cuts it off."""
    text = drawn.texts[index]
    window = pdfium.clip(text)
    return window and area_in(window, drawn.frames.get(text, IDENTITY))


def _may_be_cut(drawn: Drawing, index: int, window: Area) -> bool:
    left, top, right, bottom = drawn.text_areas[index].tolist()
    x_out = left < window[0] - HALF or right > window[2] + HALF
    y_out = bottom < window[3] - HALF or top > window[1] + HALF
    return x_out or y_out or (drawn.texts[index] in drawn.frames and not _is_shown_whole(drawn, index))


def _is_shown_whole(drawn: Drawing, index: int) -> bool:
    """True where all of the text object's window is shown: it is an upright rectangle, in no window of a form."""
    text = drawn.texts[index]
    frame = drawn.frames.get(text, IDENTITY)
    return not (frame[1] or frame[2] or text in drawn.framed_windows) and pdfium.has_square_clip(text)


def _with_letters_inside(drawn: Drawing, textpage: int, windows: Mapping[int, Area]) -> set[int]:
    """Those of the text objects whose letters stand in their windows: only blanks, or what hangs below letters, reach
    out."""
    if not windows:
        return set()
    codes = pdfium.codes(textpage)
    objects = np.array(pdfium.text_objects(textpage, len(codes)), np.uint64)
    inside = set()
    for i, (left, top, right, bottom) in windows.items():
        places = np.flatnonzero((objects == drawn.texts[i]) & is_inked(codes))
        x0, y1, x1, y0 = pdfium.boxes_at(textpage, places.tolist()).T
        rim = _HANGS * (y1 - y0)
        if ((x0 > left - rim) & (x1 < right + rim) & (y0 > bottom - rim) & (y1 < top + rim)).all():
            inside.add(i)
    return inside


def _describes_picture(drawn: Drawing, index: int) -> bool:
    """True for invisible text in the place of a picture: what a recogniser read in it."""
    if not drawn.invisible[index] or not drawn.images:
        return False
    left, top, right, bottom = drawn.text_areas[index].tolist()
    x, y = (left + right) / 2, (top + bottom) / 2
    return any(area[0] <= x <= area[2] and area[3] <= y <= area[1] for area in drawn.images)


def _over_and_under(drawn: Drawing, page: float) -> tuple[Flags, Flags, Flags]:
    """True for the text objects on a ground of their own colour, for those that something painted later lies over, and
    for those that only a picture does."""
    first, last = drawn.text_order[0], drawn.text_order[-1]
    late = [cover for cover in drawn.covers if cover.order > first and not _is_scan(cover, page)]
    grounds = _grounds(drawn, [cover for cover in drawn.covers if cover.path and cover.order < last])
    orders = np.array(drawn.text_order)
    below: Flags = np.zeros(len(orders), np.bool_)
    if not late and not grounds:
        return below, below, below
    painted, pictures = (
        _touched(drawn.text_areas, orders, covers, np.less)
        for covers in ([c for c in late if c.path], [c for c in late if not c.path])
    )
    for covers, alike in grounds:
        below |= alike & _touched(drawn.text_areas, orders, covers, np.greater)
    return below, painted, pictures & ~painted


def _grounds(drawn: Drawing, covers: list[Cover]) -> list[tuple[list[Cover], Flags]]:
    """The painted areas that have the colour of some text, those of one colour together, and which text that is."""
    if not covers:
        return []
    inks, of_ink = np.unique(drawn.text_colours[:, :3].astype(np.int64), axis=0, return_inverse=True)
    fills, of_fill = np.unique(
        pdfium.fill_colours([cover.path for cover in covers])[:, :3].astype(np.int64), axis=0, return_inverse=True
    )
    alike = np.abs(fills[:, None, :] - inks[None, :, :]).max(axis=2) < _ALIKE
    return [
        ([covers[i] for i in np.flatnonzero(of_fill.ravel() == colour).tolist()], alike[colour][of_ink.ravel()])
        for colour in np.flatnonzero(alike.any(axis=1)).tolist()
    ]


def _is_scan(cover: Cover, page: float) -> bool:
    left, top, right, bottom = cover.area
    return not cover.path and (right - left) * (top - bottom) >= _SCAN * page


def _touched(
    boxes: Floats, orders: Orders, covers: Sequence[Cover], counts: Callable[[Orders, Orders], Flags]
) -> Flags:
    """True for the boxes (left, top, right, bottom) through whose middle line an area runs that counts for them:
    `counts` compares the places of boxes and areas in the order of painting."""
    found: Flags = np.zeros(len(boxes), np.bool_)
    middle, least = (boxes[:, 1] + boxes[:, 3]) / 2, np.minimum(2.0, (boxes[:, 2] - boxes[:, 0]) / 2)
    upwards = np.argsort(middle)
    for few in (covers[i : i + _AT_ONCE] for i in range(0, len(covers), _AT_ONCE)):
        left, top, right, bottom = np.array([cover.area for cover in few], np.float32).T
        painted = np.array([cover.order for cover in few])
        at, areas = _ranges(middle[upwards], bottom, top)
        texts = upwards[at]
        shared = np.minimum(boxes[texts, 2], right[areas]) - np.maximum(boxes[texts, 0], left[areas])
        found[texts[(shared > least[texts]) & counts(orders[texts], painted[areas])]] = True
    return found


def _ranges(
    values: npt.NDArray[np.floating], lowest: npt.NDArray[np.floating], highest: npt.NDArray[np.floating]
) -> tuple[Orders, Orders]:
    """The places of sorted values that lie between two limits, and beside each the limits' place."""
    first = np.searchsorted(values, lowest, "right")
    lengths = np.maximum(np.searchsorted(values, highest, "left") - first, 0)
    limits = np.repeat(np.arange(len(lowest)), lengths)
    return np.arange(len(limits)) + (first - np.cumsum(lengths) + lengths)[limits], limits

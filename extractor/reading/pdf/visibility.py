"""Characters that no eye sees: covered, in a layer that is off, without ink, in the colour of what lies below, cut off.

What may be unseen is told cheaply from the objects of the page. Whether it is, is told by painting the page with and
without it: where no pixel changes there was nothing to see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from . import pdfium
from .graphics import Area, Cover, Drawing
from .pdfium import Flags, Floats, Handles

Orders = npt.NDArray[np.int64]

_SCALE = 2.0
"""Pixels a point: a full stop of 6 points still has two."""
_LONGEST = 3_000
"""Pixels of a page's longer side at most."""
_CONTRAST = 24
"""Levels of 255 by which ink differs from what lies below it, at the least that is read without effort."""
_PRINT = 96
"""Levels between print and paper in a picture, at the least."""
_LEAST_INK = 0.015
"""Share of a character's box that its ink fills: a full stop 0.03, a letter 0.1 to 0.3."""
_MOST_GROUPS = 8
"""Groups of objects that do not lie on one another; each costs a painting of the page."""
_MOST_SUSPECTS = 1_500
_ALIKE = 24
"""Levels by which two colours differ that the eye takes for one."""
_SCAN = 0.5
"""A picture over so much of the page is a scan laid over its recognised text."""
_MOST_OF_WORD = 0.75
"""Share of a word's characters from which on the rest is not seen either: slivers beside a bar."""
_FEW_WINDOWS = 0.3
"""Share of a page's text objects; some programs show every line through a window as wide as the page."""
_AT_ONCE = 256
"""Areas compared with all texts of a page at a time."""
_HALF = 1.0
"""Points: a character cut through its middle is seen in both of its halves."""


class Suspects(NamedTuple):
    """Text objects that may not be seen; those that something painted later lies over."""

    invisible: frozenset[int] = frozenset()
    covered: frozenset[int] = frozenset()
    pictured: frozenset[int] = frozenset()
    """Those that only a picture lies over, which may show the same words."""

    @property
    def all(self) -> frozenset[int]:
        return self.invisible | self.covered | self.pictured


class Unseen(NamedTuple):
    """True for the characters that are not seen: under something, and for another reason."""

    covered: Flags
    hidden: Flags


def suspects(drawn: Drawing, has_layers: bool, size: tuple[float, float]) -> Suspects:
    """The text objects to look at closely; none on a page that a recogniser's layer lies on."""
    if not drawn.texts or drawn.is_layer:
        return Suspects()
    invisible = {drawn.texts[i] for i in np.flatnonzero(drawn.without_ink).tolist() if not _describes_picture(drawn, i)}
    if has_layers:
        invisible |= {text for text in drawn.texts if text in drawn.frames or pdfium.is_optional(text)}
    invisible |= _cut_off(drawn)
    found = _over_and_under(drawn, size[0] * size[1])
    return found._replace(invisible=found.invisible | invisible)


def _cut_off(drawn: Drawing) -> set[int]:
    """The few text objects of a page that are shown through a window, and reach out of it."""
    windowed = np.flatnonzero(pdfium.clip_counts(drawn.texts) > 0).tolist()
    if not windowed or len(windowed) > _FEW_WINDOWS * len(drawn.texts):
        return set()
    return {drawn.texts[i] for i in windowed if _reaches_out(drawn, i)}


def _reaches_out(drawn: Drawing, index: int) -> bool:
    text = drawn.texts[index]
    window = pdfium.clip(text)
    if window is None or text in drawn.frames:  # inside a form, windows have coordinates of their own
        return window is not None
    left, top, right, bottom = drawn.text_areas[index].tolist()
    x_out = left < window[0] - _HALF or right > window[2] + _HALF
    return bool(x_out or bottom < window[1] - _HALF or top > window[3] + _HALF)


def _describes_picture(drawn: Drawing, index: int) -> bool:
    """True for invisible text in the place of a picture: what a recogniser read in it."""
    if not drawn.invisible[index] or not drawn.images:
        return False
    left, top, right, bottom = drawn.text_areas[index].tolist()
    x, y = (left + right) / 2, (top + bottom) / 2
    return any(area[0] <= x <= area[2] and area[3] <= y <= area[1] for area in drawn.images)


def _over_and_under(drawn: Drawing, page: float) -> Suspects:
    """Text objects that lie under what is painted later, and (unseen) those on a ground of their own colour."""
    first, last = drawn.text_order[0], drawn.text_order[-1]
    late = [cover for cover in drawn.covers if cover.order > first and not _is_scan(cover, page)]
    grounds = _grounds(drawn, [cover for cover in drawn.covers if cover.path and cover.order < last])
    if not late and not grounds:
        return Suspects()
    orders = np.array(drawn.text_order)
    painted, pictures = (
        _touched(drawn.text_areas, covers, lambda order: orders[:, None] < order)
        for covers in ([c for c in late if c.path], [c for c in late if not c.path])
    )
    below: Flags = np.zeros(len(orders), np.bool_)
    for cover, alike in grounds:
        below |= alike & _touched(drawn.text_areas, [cover], lambda order: orders[:, None] > order)
    flags = (below, painted, pictures & ~painted)
    return Suspects(*(frozenset(_chosen(drawn.texts, flag)) for flag in flags))


def _grounds(drawn: Drawing, covers: list[Cover]) -> list[tuple[Cover, Flags]]:
    """The painted areas that have the colour of some text, and which text that is."""
    if not covers:
        return []
    inks, of_ink = np.unique(drawn.text_colours[:, :3].astype(np.int64), axis=0, return_inverse=True)
    fills = pdfium.fill_colours([cover.path for cover in covers])[:, :3].astype(np.int64)
    alike = np.abs(fills[:, None, :] - inks[None, :, :]).max(axis=2) < _ALIKE
    return [(covers[i], alike[i][of_ink.ravel()]) for i in np.flatnonzero(alike.any(axis=1)).tolist()]


def _chosen(texts: Sequence[int], flags: Flags) -> set[int]:
    return {texts[i] for i in np.flatnonzero(flags).tolist()}


def _is_scan(cover: Cover, page: float) -> bool:
    left, top, right, bottom = cover.area
    return not cover.path and (right - left) * (top - bottom) >= _SCAN * page


def _touched(boxes: Floats, covers: Sequence[Cover], counts: Callable[[Orders], Flags]) -> Flags:
    """True for the boxes (left, top, right, bottom) through whose middle line an area runs that counts for them by
    the place in the order of painting."""
    found: Flags = np.zeros(len(boxes), np.bool_)
    middle, least = (boxes[:, 1] + boxes[:, 3]) / 2, np.minimum(2.0, (boxes[:, 2] - boxes[:, 0]) / 2)
    for few in (covers[i : i + _AT_ONCE] for i in range(0, len(covers), _AT_ONCE)):
        left, top, right, bottom = np.array([cover.area for cover in few], np.float32).T
        level = (bottom < middle[:, None]) & (middle[:, None] < top) & counts(np.array([cover.order for cover in few]))
        texts, areas = np.nonzero(level)
        shared = np.minimum(boxes[texts, 2], right[areas]) - np.maximum(boxes[texts, 0], left[areas])
        found[texts[shared > least[texts]]] = True
    return found


def unseen_characters(
    page: Any, objects: Handles, boxes: Floats, seen_boxes: Floats, inked: Flags, drawn: Drawing, suspected: Suspects
) -> Unseen:
    """Which of the page's characters are not seen; `objects` are their text objects, `boxes` theirs in the file,
    `seen_boxes` on the page as seen."""
    nothing = np.zeros(len(boxes), np.bool_)
    if drawn.is_layer:
        return Unseen(_under_bars(boxes, drawn) & inked, nothing)
    windows = not drawn.forms and bool(pdfium.clip_counts(drawn.texts).any())
    hidden = _clipped(objects, boxes) if windows else nothing
    looked_at = np.array(sorted(suspected.all)[:_MOST_SUSPECTS], np.uint64)
    if not len(looked_at):
        return Unseen(nothing, hidden & inked)
    blank = _without_trace(page, objects, seen_boxes, looked_at, suspected.pictured)
    hidden = whole_words(hidden | blank, inked)
    covers = (suspected.covered | suspected.pictured) - suspected.invisible
    covered = hidden & np.isin(objects, np.array(sorted(covers), np.uint64))
    return Unseen(covered, hidden & ~covered)


def whole_words(flags: Flags, inked: Flags) -> Flags:
    """The flags, those of a word that is flagged for the most part on all of it."""
    flags = flags & inked
    ends = np.flatnonzero(np.diff(np.concatenate(([False], inked, [False])).astype(np.int8)))
    for start, end in zip(ends[::2].tolist(), ends[1::2].tolist(), strict=True):
        if flags[start:end].sum() >= _MOST_OF_WORD * (end - start):
            flags[start:end] = True
    return flags


def _under_bars(boxes: Floats, drawn: Drawing) -> Flags:
    """True for the invisible text of a scan where something is painted over the scan."""
    last = max((cover.order for cover in drawn.covers if not cover.path), default=0)
    bars = [cover.area for cover in drawn.covers if cover.path and cover.order > last]
    return _lie_in_areas(boxes, bars)


def _without_trace(
    page: Any, objects: Handles, boxes: Floats, suspected: Handles, pictured: frozenset[int]
) -> Flags:
    """True for the characters of suspected objects that leave no pixel on the painted page; under a picture that shows
    letters in their place they are what it shows."""
    scale = min(_SCALE, _LONGEST / max(page.get_size()))
    window = _window(page, boxes[np.isin(objects, suspected)], scale)
    whole = _painted(page, scale, window)
    blank = np.zeros(len(objects), np.bool_)
    for group in _groups(objects, boxes, suspected):
        mine = np.flatnonzero(np.isin(objects, np.array(group, np.uint64)))
        spots = _in_pixels((boxes[mine] - np.array([window[0], window[1]] * 2, np.float32)) * scale, whole.shape)
        pdfium.set_active(group, False)
        traces = np.abs(_painted(page, scale, window) - whole) > _CONTRAST
        pdfium.set_active(group, True)
        blank[mine] = _shares(traces, spots) < _LEAST_INK
        under = np.isin(objects[mine], np.array([thing for thing in group if thing in pictured], np.uint64))
        if under.any():
            blank[mine] &= ~(under & _shows_letters(_without_texts(page, objects, scale, window), spots))
    return blank


def _without_texts(
    page: Any, objects: Handles, scale: float, window: tuple[int, int, int, int]
) -> npt.NDArray[np.int16]:
    """The painted page without its own letters: what its pictures show."""
    texts = [thing for thing in np.unique(objects).tolist() if thing]
    pdfium.set_active(texts, False)
    shown = _painted(page, scale, window)
    pdfium.set_active(texts, True)
    return shown


def _shows_letters(pixels: npt.NDArray[np.int16], boxes: npt.NDArray[np.int64]) -> Flags:
    """True for the boxes through whose middle the picture has light and dark, where most of them have."""
    thirds = ((x0, (2 * top + bottom) // 3, x1, (top + 2 * bottom) // 3) for x0, top, x1, bottom in boxes.tolist())
    cut = [pixels[top:bottom, x0:x1] for x0, top, x1, bottom in thirds]
    found = np.array([bool(spot.size) and int(spot.max()) - int(spot.min()) > _PRINT for spot in cut], np.bool_)
    return np.full(len(found), bool(2 * found.sum() > len(found)))


def _window(page: Any, boxes: Floats, scale: float) -> tuple[int, int, int, int]:
    """Whole points left, above, right and below the boxes: what need not be painted at this scale."""
    width, height = page.get_size()
    if not len(boxes):
        return 0, 0, 0, 0
    rims = boxes[:, 0].min(), boxes[:, 1].min(), width - boxes[:, 2].max(), height - boxes[:, 3].max()
    left, top, right, bottom = (max(0, int(rim) - 1) for rim in rims)
    least = max(1.0, 2 / scale)  # a page many metres wide is painted so small that points are less than a pixel
    fits = left + right < width - least and top + bottom < height - least
    return (left, top, right, bottom) if fits else (0, 0, 0, 0)


def _painted(page: Any, scale: float, window: tuple[int, int, int, int]) -> npt.NDArray[np.int16]:
    left, top, right, bottom = window
    bitmap = page.render(scale=scale, crop=(left, bottom, right, top), grayscale=True)
    pixels = np.array(bitmap.to_numpy(), dtype=np.int16)
    bitmap.close()
    return np.asarray(pixels[:, :, 0] if pixels.ndim == 3 else pixels)


def _groups(objects: Handles, boxes: Floats, suspected: Handles) -> list[list[int]]:
    """The suspected objects in groups whose members do not lie on one another."""
    groups: list[tuple[list[int], list[npt.NDArray[np.float32]]]] = []
    for thing in suspected:
        spots = boxes[objects == thing]
        if not len(spots):
            continue
        box = np.concatenate([spots[:, :2].min(axis=0), spots[:, 2:].max(axis=0)])
        for members, taken in groups:  # noqa: B007  used behind the loop
            if not _meets(box, np.array(taken)):
                break
        else:
            if len(groups) == _MOST_GROUPS:
                continue
            groups.append((members := [], taken := []))
        members.append(int(thing))
        taken.append(box)
    return [members for members, _ in groups]


def _meets(box: npt.NDArray[np.float32], others: npt.NDArray[np.float32]) -> bool:
    across = (others[:, 0] < box[2]) & (others[:, 2] > box[0])
    return bool((across & (others[:, 1] < box[3]) & (others[:, 3] > box[1])).any())


def _in_pixels(boxes: Floats, shape: tuple[int, ...]) -> npt.NDArray[np.int64]:
    """Boxes in pixels, rounded and cut off where the picture ends."""
    height, width = shape
    return np.clip(np.rint(boxes).astype(np.int64), 0, np.array([width, height, width, height]))


def _shares(traces: Flags, boxes: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """The share of each box that is marked."""
    found = [int(np.count_nonzero(traces[top:bottom, x0:x1])) for x0, top, x1, bottom in boxes.tolist()]
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    return np.asarray(np.array(found) / np.maximum(1, areas))


def _clipped(objects: Handles, boxes: Floats) -> Flags:
    """True for the characters whose middle lies outside what their object shows."""
    everywhere = (-np.inf, -np.inf, np.inf, np.inf)
    clips = {thing: (pdfium.clip(int(thing)) if thing else None) or everywhere for thing in set(objects.tolist())}
    shown = np.array([clips[thing] for thing in objects.tolist()], np.float32).reshape(-1, 4)
    left, bottom, right, top = shown.T
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    return np.asarray((x < left - _HALF) | (x > right + _HALF) | (y < bottom - _HALF) | (y > top + _HALF))


def _lie_in_areas(boxes: Floats, areas: Iterable[Area]) -> Flags:
    """True for the characters whose middle lies on one of the areas."""
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    inside = np.zeros(len(boxes), np.bool_)
    for left, top, right, bottom in areas:
        inside |= (x >= left) & (x <= right) & (y >= bottom) & (y <= top)
    return inside

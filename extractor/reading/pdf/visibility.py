"""Characters that no eye sees: covered, in a layer that is off, without ink, in the colour of what lies below, cut off.

What may be unseen is told from the objects of the page (`suspects`). Whether it is, is told by painting the page with
and without it: where no pixel changes there was nothing to see.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ...layout.page_words import Token
from . import pdfium
from .graphics import Area, Drawing
from .pdfium import Flags, Floats, Handles
from .suspects import HALF, Suspects

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
_MOST_OF_WORD = 0.75
"""Share of a word's characters from which on the rest is not seen either: slivers beside a bar."""


_LEAST_SIDE = 0.01
"""Points of an object's side: some have none."""
_PRESSED = 0.06
"""Heights of a letter: so narrow, on an average, are letters that are pressed into strokes; an `l` has 0.2."""


class Unseen(NamedTuple):
    """True for the characters that are not seen: under something, and for another reason."""

    covered: Flags
    hidden: Flags


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
    hidden |= blank
    near = suspected.all | set(objects[hidden].tolist())  # a word may go on in what was written behind it
    hidden |= whole_words(hidden, inked) & np.isin(objects, np.array(sorted(near), np.uint64))
    covers = (suspected.covered | suspected.pictured) - suspected.invisible
    covered = hidden & np.isin(objects, np.array(sorted(covers), np.uint64))
    return Unseen(covered, hidden & ~covered)


def overwritten(drawn: Drawing, objects: Handles, inked: Flags, unseen: Flags) -> list[int]:
    """The text objects none of whose characters is seen, where others that are stand on the same places."""
    if drawn.is_layer or not unseen.any():
        return []
    seen = set(objects[inked & ~unseen].tolist())
    gone = set(objects[unseen].tolist()) - seen - {0}
    stay = np.array([text not in gone for text in drawn.texts], np.bool_)
    areas = drawn.text_areas[:, [0, 3, 2, 1]]  # as boxes whose second value is the smaller one
    places = np.flatnonzero(~stay)
    under = _lie_on_others(areas[places], areas[stay])
    return [drawn.texts[i] for i in places[under].tolist()]


def is_pressed(word: Token) -> bool:
    """Whether the letters of a word are pressed so closely together that nobody can read them."""
    return word[2] - word[0] < _PRESSED * (word[3] - word[1]) * len(word[4])


def pressed_together(boxes: Floats, objects: Handles, inked: Flags) -> Flags:
    """True for the characters of words that are pressed into strokes, as their text objects are; a font may lie about
    how broad its letters are."""
    height = boxes[:, 3] - boxes[:, 1]
    narrow = (boxes[:, 2] - boxes[:, 0] < _PRESSED * height) & inked
    for thing, mine in _by_object(objects, np.isin(objects, objects[narrow]) & inked):
        left, bottom, right, top = pdfium.bounds_of([thing])[0].tolist() if thing else (0.0, 0.0, 0.0, 0.0)
        narrow[mine] &= (right - left) * (top - bottom) < _PRESSED * np.square(height[mine]).sum()
    return whole_words(narrow, inked)


def _by_object(objects: Handles, chosen: Flags) -> Iterator[tuple[int, npt.NDArray[np.int64]]]:
    """Each text object with the places of those of its characters that are chosen."""
    places = np.flatnonzero(chosen)
    places = places[np.argsort(objects[places], kind="stable")]
    things, starts = np.unique(objects[places], return_index=True)
    yield from zip(things.tolist(), np.split(places, starts[1:]), strict=False)


def whole_words(flags: Flags, inked: Flags) -> Flags:
    """The flags, those of a word that is flagged for the most part on all of it."""
    flags = flags & inked
    if not flags.any():
        return flags
    starts = inked & ~np.concatenate(([False], inked[:-1]))
    word = np.cumsum(starts)  # the number of each character's word
    lengths, flagged = (np.bincount(word[chosen], minlength=int(word[-1]) + 1) for chosen in (inked, flags))
    return np.asarray(flags | (inked & (flagged >= _MOST_OF_WORD * lengths)[word]))


def _under_bars(boxes: Floats, drawn: Drawing) -> Flags:
    """True for the invisible text of a scan where something is painted over the scan."""
    last = max((cover.order for cover in drawn.covers if not cover.path), default=0)
    bars = [cover.area for cover in drawn.covers if cover.path and cover.order > last]
    return _lie_in_areas(boxes, bars)


def _without_trace(page: Any, objects: Handles, boxes: Floats, suspected: Handles, pictured: frozenset[int]) -> Flags:
    """True for the characters of suspected objects that leave no pixel on the painted page; under a picture that shows
    letters in their place they are what it shows."""
    scale = min(_SCALE, _LONGEST / max(page.get_size()))
    window = _window(page, boxes[np.isin(objects, suspected)], scale)
    whole = _painted(page, scale, window)
    pictures = None
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
            pictures = _without_texts(page, objects, scale, window) if pictures is None else pictures
            blank[mine] &= ~(under & _shows_letters(pictures, spots))
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


def _lie_on_others(boxes: Floats, others: Floats) -> Flags:
    """Which of the boxes meet one of the others. These are sorted along the axis on which they are farther apart, so
    that each is compared with its neighbours."""
    found = np.zeros(len(boxes), np.bool_)
    if not len(boxes) or not len(others):
        return found
    sides = np.maximum((others[:, 2:] - others[:, :2]).max(axis=0), _LEAST_SIDE)
    axis = int(np.argmax((others[:, :2].max(axis=0) - others[:, :2].min(axis=0)) / sides))
    others = others[np.argsort(others[:, axis])]
    first = np.searchsorted(others[:, axis], boxes[:, axis] - sides[axis]).tolist()
    end = np.searchsorted(others[:, axis], boxes[:, axis + 2]).tolist()
    for i, box in enumerate(boxes):
        found[i] = _meets(box, others[first[i] : end[i]])
    return found


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
    return np.asarray((x < left - HALF) | (x > right + HALF) | (y < bottom - HALF) | (y > top + HALF))


def _lie_in_areas(boxes: Floats, areas: Iterable[Area]) -> Flags:
    """True for the characters whose middle lies on one of the areas."""
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    inside = np.zeros(len(boxes), np.bool_)
    for left, top, right, bottom in areas:
        inside |= (x >= left) & (x <= right) & (y >= bottom) & (y <= top)
    return inside

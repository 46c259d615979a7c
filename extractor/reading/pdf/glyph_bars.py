"""Bars made of letters: full blocks and black squares typed over words lie over them as painted boxes do."""

from __future__ import annotations

import numpy as np

from . import pdfium
from .characters import is_inked
from .graphics import Cover, Drawing
from .pdfium import Codes, Flags, Floats, Handles
from .suspects import Suspects

_SOLID = np.array([*range(0x2584, 0x258C), 0x25A0, 0x25AC, 0x25AE, 0x25FC, 0x25FE, 0x2B1B], np.uint32)
"""Blocks of at least half a field, black squares and rectangles."""
_FIRST = 0x2500
"""Below this code there are no such signs."""


def is_solid(codes: Codes) -> Flags:
    """True for the characters that are filled fields."""
    if int(codes.max(initial=0)) < _FIRST:
        return np.zeros(len(codes), np.bool_)
    return np.isin(codes, _SOLID)


def add_glyph_bars(drawn: Drawing, textpage: int, codes: Codes) -> None:
    """Adds the text objects with filled fields to what is painted over the page."""
    places = np.flatnonzero(is_solid(codes)).tolist()
    found = set(pdfium.text_objects_at(textpage, places)) if places else set()
    for i, text in enumerate(drawn.texts):
        if text in found:
            left, top, right, bottom = drawn.text_areas[i].tolist()
            drawn.covers.append(Cover((left, top, right, bottom), drawn.text_order[i], text))


def under_bars(
    codes: Codes, boxes: Floats, objects: Handles, covered: Flags, suspected: Suspects
) -> tuple[Flags, Flags]:
    """The covered characters, with those that look out between the fields of a bar, and the fields over them."""
    solid = is_solid(codes)
    bars = np.zeros(len(codes), np.bool_)
    if not (solid.any() and covered.any()):
        return covered, bars
    below = np.isin(objects, np.array(sorted(suspected.covered), np.uint64)) & is_inked(codes) & ~solid
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    for thing in np.unique(objects[solid]).tolist():
        mine = solid & (objects == thing)
        (left, top), (right, bottom) = boxes[mine, :2].min(axis=0), boxes[mine, 2:].max(axis=0)
        inside = below & (x > left) & (x < right) & (y > top) & (y < bottom)
        if (inside & covered).any():
            covered, bars = covered | inside, bars | mine
    return covered, bars

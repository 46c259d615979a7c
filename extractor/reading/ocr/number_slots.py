"""What stands between the strokes of a letter's number: a gap that was left for a figure, and the strokes of a Roman
month, of which both recognisers lose some."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import cv2
import numpy as np

from ...layout.page_words import Row, Token, height
from ...model.document import Box
from .page_image import Pixels, Scan, ink_of, straightened, turned_scan
from .rows import rows_apart

_OPEN, _CLOSED = re.compile(r"\d\s?/$"), re.compile(r"^/\s?[A-Z]")
"""How a number goes on before and behind the gap that is left for a figure."""
_BESIDE, _AROUND = 0.1, 0.3
"""Heights of the words beside such a gap that are left out of it, and by how much a figure may be higher than they."""
_FIGURE = 0.35
"""Heights of a word of a piece of ink that is no dust."""
_MONTH = re.compile(r"/[I1l|]{1,4}/(?P<year>(?:19|20)\d\d)$")
"""The end of a number with a month in Roman strokes."""
_SIGN, _BAR, _LEANS = 0.6, 0.28, 0.12
"""Height of a sign, breadth of a bar, and by how much the top of a stroke stands right of its foot, in the height of
the highest sign."""
_SPELT = re.compile(r"/(I{1,3})/[I?]{4}$")


def with_number_slots(scan: Scan, turn: int, skew: float, tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a page that was turned and made straight so: a word before a gap that has ink nobody read is not
    believed, and a month has the strokes that stand there."""
    rows = rows_apart(tokens)
    gaps = [pair for row in rows for pair in _gaps(row)]
    months = [token for token in tokens if _MONTH.search(token.text)]
    if not gaps and not months:
        return list(tokens)
    upright = straightened(turned_scan(scan, turn), skew)
    changed = {id(left): left._replace(confidence=0.0) for left, right in gaps if _has_ink(upright, left, right)}
    changed |= {id(token): _with_strokes(upright, token) for token in months}
    return [changed.get(id(token), token) for token in tokens]


def _gaps(row: Row) -> Iterator[tuple[Token, Token]]:
    """The words before and behind each gap of a number."""
    for left, right in pairwise(row):
        if _OPEN.search(left.text) and _CLOSED.search(right.text):
            yield left, right


def _has_ink(scan: Scan, left: Token, right: Token) -> bool:
    """Whether anything but dust stands between the two words, or may."""
    tall, beside, spare = (share * height(left) for share in (1.0, _BESIDE, _AROUND))
    pixels = _cut(scan, (left.x1 + beside, left.top - spare, right.x0 - beside, left.bottom + spare))
    if not pixels.size:
        return True
    paper = int(np.median(pixels))
    found: Any = cv2.connectedComponentsWithStats((pixels < paper / 2).astype(np.uint8), connectivity=8)
    return bool((found[2][1:, 3] >= _FIGURE * tall * scan.scale).any())


def _with_strokes(scan: Scan, token: Token) -> Token:
    """The number with as many strokes of its month as stand there, where they can be told."""
    found, spelt = _MONTH.search(token.text), _SPELT.search(_spelt(_cut(scan, token[:4])))
    if not found or not spelt:
        return token
    return token._replace(text=f"{token.text[: found.start()]}/{spelt[1]}/{found['year']}")


def _spelt(pixels: Pixels) -> str:
    """The signs of a word from left to right: I for an upright bar, / for a stroke that leans, ? for any other."""
    if min(pixels.shape) < 2:
        return ""
    found: Any = cv2.connectedComponentsWithStats(ink_of(pixels), connectivity=8)
    labels, stats = found[1], found[2]
    tall = int(stats[1:, 3].max(initial=0))
    signs = [k for k in range(1, len(stats)) if stats[k, 3] >= _SIGN * tall]
    return "".join(_sign(labels, stats[k], k, tall) for k in sorted(signs, key=lambda k: int(stats[k, 0])))


def _sign(labels: Any, box: Any, k: int, tall: int) -> str:
    x, y, wide, high, _ = box.tolist()
    ink = labels[y : y + high, x : x + wide] == k
    third = max(1, high // 3)
    top, foot = (float(np.flatnonzero(part.any(axis=0)).mean()) for part in (ink[:third], ink[-third:]))
    if abs(top - foot) < _LEANS * tall / 2:
        return "I" if wide <= _BAR * tall else "?"
    return "/" if top - foot > _LEANS * tall and ink.sum() < wide * high / 2 else "?"


def _cut(scan: Scan, box: Sequence[float] | Box) -> Pixels:
    x0, top, x1, bottom = (max(0, round(side * scan.scale)) for side in box)
    return scan.pixels[top:bottom, x0:x1]

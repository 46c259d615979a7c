"""A day of the month written by hand between the printed `tanggal` and month: cropped and read on its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt

from ...layout.page_words import Row, Token
from ...lexicon.listed_pattern import ListedPattern
from ...lexicon.months import month_stem
from ...model.document import Box
from .page_image import Pixels, Scan, ink_of
from .rapidocr import read_line

_MONTH = ListedPattern(lambda: rf"(?i)\W*{month_stem()}\w*")
_YEAR = re.compile(r"\W*(?:19|20)\d\d\W*")
_LABEL = 2.72
"""Widths of the word `pada` from its left to the right of `tanggal`, in any usual typeface."""
_LOW, _HIGH, _WIDE, _DUST = 0.5, 1.9, 1.6, 0.3
"""A written figure's least and greatest height, its greatest width, and the size of dust, in heights of a capital."""
_CAPITAL = 0.72
"""Height of a capital in that of a line."""
_BROAD, _BAR = 0.75, 0.42
"""Breadths in heights: from the one it may be two figures that touch, up to the other it is a stroke, a 1."""
_APART = 0.4
"""Heights of a capital that part a figure from the word before it."""
_INK = 60
"""Grey levels between ink and paper, at least."""
_CONFIDENT = 60.0


def with_handwritten_day(scan: Scan, row: Row) -> Row:
    """The row of a date with its handwritten day as read from a crop of it; without a day where the crop shows other
    figures than were read before."""
    row = sorted(row)
    dated = (i for i, (a, b) in enumerate(pairwise(row)) if _MONTH.match(a.text) and _YEAR.match(b.text))
    month = next(dated, 0)
    start = _label_end(row[:month])
    if start is None or row[month].x0 - start < 2:
        return row
    top, bottom, end = row[month].top, row[month].bottom, row[month].x0
    day = [token for token in row[:month] if token.x1 > start and any(map(str.isdecimal, token.text))]
    said = "".join(sign for token in day for sign in token.text if sign.isdecimal())
    signs, crossed = _signs(scan, (start, top, end, bottom))
    if not signs or (len(signs) == len(said) and not any(map(_is_broad, signs))):
        return row
    found = _figures(signs)
    if crossed and not (said and said in found):
        return row
    kept = [token for token in row if token not in day and not (start < token.x0 < end)]
    return sorted([*kept, Token(start, top, end - 1, bottom, found, _CONFIDENT)]) if found else kept


def _label_end(row: Sequence[Token]) -> float | None:
    """Where the print before it ends at the least: behind a colon, a comma or `tanggal`, or as far as `pada tanggal`
    reaches; None without any of them."""
    ends = [token.x1 + 0.5 for token in row if token.text.lower() == "tanggal" or token.text[-1] in ":,"]
    ends += [token.x0 + _LABEL * (token.x1 - token.x0) for token in row if token.text.lower() == "pada"]
    return min(ends, default=None)


def _signs(scan: Scan, box: Box) -> tuple[list[Pixels], bool]:
    """Crops of the signs that stand apart in the box, from left to right, and whether a stroke runs between or behind
    them; no crops where one runs through them."""
    capital = _CAPITAL * (box[3] - box[1]) * scan.scale
    x0, top, x1, bottom = (round(side * scan.scale) for side in box)
    rim, back = round(0.6 * capital), min(x0, round(2 * capital))
    x0 += _of_label(scan.pixels[top:bottom, x0 - back : x1], back, capital)
    slot = scan.pixels[max(0, top - rim) : bottom + rim, x0:x1]
    if slot.size == 0 or int(slot.max()) - int(slot.min()) < _INK:
        return [], False
    ink = ink_of(slot)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    alone, strokes = [], []
    for k, (x, y, wide, tall, _) in enumerate(stats.tolist()):
        edge = x == 0 or y == 0 or x + wide == ink.shape[1] or y + tall == ink.shape[0]
        if not edge and _LOW * capital <= tall <= _HIGH * capital and wide <= _WIDE * capital:
            alone.append((x, y, x + wide, y + tall))
        elif k and max(wide, tall) > _DUST * capital:
            strokes.append(k)
    drawn: npt.NDArray[np.bool_] = np.asarray(np.isin(labels, strokes))
    if any(drawn[y0:y1, left:right].any() for left, y0, right, y1 in alone):
        return [], True
    signs = [np.ascontiguousarray(slot[y0:y1, left:right]) for left, y0, right, y1 in sorted(alone)]
    return signs, bool(drawn[rim:-rim, 2:].any())


def _of_label(band: Pixels, start: int, capital: float) -> int:
    """How far the label's letters reach beyond its reckoned end: up to the first gap that is wider than in a word."""
    inked = np.flatnonzero((band < (int(band.min(initial=255)) + int(band.max(initial=0))) // 2).any(axis=0))
    for before, after in pairwise([*inked.tolist(), band.shape[1]]):
        if before >= start - _APART * capital and after - before > _APART * capital:
            return max(0, int(before) + 1 - start)
    return 0


def _is_broad(sign: Pixels) -> bool:
    """True for what may be two figures that touch."""
    tall, wide = sign.shape
    return bool(wide > _BROAD * tall)


def _figures(signs: Sequence[Pixels]) -> str:
    """The figures on the crops; empty where one cannot be read, or they are no day of a month."""
    read = [_figure(sign) for sign in signs]
    day = "".join(read)
    return day if all(read) and len(day) < 3 and 1 <= int(day) <= 31 else ""


def _figure(sign: Pixels) -> str:
    """The figure on a crop, or the two on a broad one: a bar is a 1, others are read on white."""
    tall, wide = sign.shape
    if wide < _BAR * tall:
        return "1"
    page = np.full((round(1.8 * tall), wide + 2 * tall), 255, np.uint8)
    page[round(0.4 * tall) : round(0.4 * tall) + tall, tall : tall + wide] = sign
    line = read_line(page, (tall * 0.6, tall * 0.2, wide + 1.4 * tall, 1.6 * tall))
    vote, count = Counter(line.votes).most_common(1)[0] if line else ("", 0)
    return vote if count > 1 and vote.isdecimal() and len(vote) <= 1 + _is_broad(sign) else ""

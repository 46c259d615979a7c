"""Where a recognised page is signed: below a closing, the office of who signs, or around a NIP."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ...layout.page_words import Row, Token, box_of, plain
from ...lexicon.listed_pattern import ListedPattern, any_listed
from ...lexicon.months import month_stem
from ...lexicon.offices import signatory_offices
from ...model.document import Box
from .rows import rows_apart

_ANCHOR = ListedPattern(
    lambda: (
        r"(?:\W*\S{0,2}\W+)?(?:"
        rf"(?i:{any_listed('closings', 'verbs')})\b(?! ?[.,;])"
        rf"|(?i:pada)\b.{{0,24}}(?i:{month_stem()}\w*\W+|\b)\d{{4}}\b"
        rf"|\W*(?i:{any_listed('offices', 'acting')}|a ?n\b)?\W*{signatory_offices().upper()}\b[^a-z]*,"
        r"\W*(?:\S{1,3}\W*)?$"
        r"|(?:[A-Z]{3,}\W+){0,3}[A-Z]{4,},(?:\W*\S{1,2}\W*)?$"
        r")"
    )
)
_HEAD = re.compile(r"\W*(?:menimbang|mengingat)\b", re.IGNORECASE)
"""What stands above it is the head of a document, which names the office as its signature block does."""
_RIGHT = 0.3
"""Share of the page's width left of which no signature block starts."""
_ABOVE, _BELOW, _BESIDE = 2.2, 14.5, 4.0
"""How far a signature block reaches around the row by which it is found, in heights of a line."""
_NIP = re.compile(r"(?i)\W*n ?i ?p\b\D{0,4}\d")
_OVER, _UNDER, _MOST = 4.5, 1.0, 3
"""Heights of a line that are read around a NIP outside the known blocks, and such places at most: more are a list."""
_SHORT = 0.55
"""Share of the page's width below which a row may be a name."""


class Zone(NamedTuple):
    """The box of a signature block on the page turned upright, and the height of its lines, in points."""

    box: Box
    line: float


def signature_zones(tokens: Sequence[Token], width: float, height: float) -> list[Zone]:
    """Where the page is signed, from top to bottom; around numbers of officials that stand apart, behind them."""
    found: list[Zone] = []
    head = max((token.bottom for token in tokens if _HEAD.match(token.text)), default=0.0)
    rows = rows_apart(tokens)
    below = [row for row in rows if row[0].bottom > head and row[0].x0 >= _RIGHT * width]
    for row in below:
        if _ANCHOR.match(plain(row)) and not (found and box_of(row)[1] < found[-1].box[3]):
            found.append(_around(row, width, height, _ABOVE, _BELOW))
    numbers = [row for row in below if _NIP.match(plain(row)) and not any(_holds(zone, row) for zone in found)]
    if len(numbers) <= _MOST:
        found += [_around(row, width, height, _OVER, _UNDER) for row in numbers]
    return [_with_names(zone, rows, width) for zone in found]


def _around(row: Row, width: float, height: float, above: float, below: float) -> Zone:
    """The zone that reaches so many lines above and below the row."""
    x0, top, _, bottom = box_of(row)
    line = 1.3 * sorted(token.bottom - token.top for token in row)[len(row) // 2]
    line = min(max(line, height / 90), height / 45)
    box = (max(0.0, x0 - _BESIDE * line), max(0.0, top - above * line), width, min(height, bottom + below * line))
    return Zone(box, line)


def _holds(zone: Zone, row: Row) -> bool:
    return zone.box[1] <= row[0].top <= zone.box[3]


def _with_names(zone: Zone, rows: Sequence[Row], width: float) -> Zone:
    """The zone, as wide as the short rows that reach into it: a name may be longer than the office above it."""
    x0, top, x1, bottom = zone.box
    boxes = [box_of(row) for row in rows]
    left = [
        box[0] - zone.line
        for box in boxes
        if top < box[1] and box[3] < bottom and box[0] < x0 < (box[0] + box[2]) / 2 and box[2] - box[0] < _SHORT * width
    ]
    return zone._replace(box=(max(0.0, min([x0, *left])), top, x1, bottom))

"""Commas that stand alone in the cells of a scanned table, where they part what the cell lists: the first recogniser
cannot tell them from dust."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from ...layout.page_words import Row, Token
from ...model.document import Box
from .agreed_words import INK, TAKEN, crop_votes, side_between
from .page_image import Scan
from .rapidocr import squeezed
from .rows import rows_apart

_COMMA_FROM, _COMMA_TO, _COMMA_TOP, _COMMA_BELOW = 0.1, 1.6, 0.45, 0.4
"""Where a comma may stand behind a word: from and to, and from and to below its top and its bottom, in its heights."""
_UNDER, _ROOM, _LONGER = 0.4, (1.0, 3.2), 1.2
"""Of a comma alone on a line: how far it stands from where the lines begin, the white between the lines above and below
it, in heights of a word, and by how much it is higher than wide."""
_TAILED, _TAIL = re.compile("[gjpqy]"), 0.25
"""Letters that reach below the feet of the others, and how far, in heights of a word."""
_FAR, _BLANK = 0.6, 0.35
"""Heights of a word of white that a crop has behind a comma, and by which a full stop stands apart, at least."""
_SEEN, _STOPS = 75.0, ".,"
"""Least confidence of each crop that has the comma, and as what it may be read: its tail is lost in coarse print."""
_STUB = 0.08
"""Heights of a word by which a comma that lost its tail may end above the word's feet."""
_CELLS = 1.5
"""Heights of a word between two cells of a row, at least."""
_SMALLEST, _COMMA_HIGH, _COMMA_WIDE = 0.15, 0.55, 0.3
"""How small, how high and how wide a comma may be, in heights of a word."""


def with_lost_commas(scan: Scan, tokens: Sequence[Token], edges: Sequence[Box]) -> list[Token]:
    """The words of a page, and the commas that stand alone in its tables' cells: behind the last word of a line or
    below its first."""
    sides = [(x0, top, bottom) for x0, top, x1, bottom in edges if x0 == x1]
    out = list(tokens)
    for row in (piece for line in rows_apart(tokens) for piece in _pieces(line)):
        if not _is_in_cell(row[-1], sides):
            continue
        if parted := _comma_behind(scan, row):
            out = [token for token in out if token is not row[-1]] + parted
        elif not _mark_behind(scan, row[-1]) and (below := _mark_below(scan, row[0], tokens)):
            out.append(Token(*below, ",", TAKEN))
    return out


def _comma_behind(scan: Scan, row: Row) -> list[Token]:
    """The last word of a line without a full stop that stands apart from it, and the comma there; nothing where no
    mark stands behind the word, or not every crop has it."""
    last = row[-1]
    word = _without_stop(scan, last) if last.text.endswith(".") else last
    if not word or not (word.text[1:] and word.text[-1].isalnum()):
        return []
    mark = _mark_behind(scan, word)
    if not mark or not _is_seen(scan, row, word, mark):
        return []
    return [word, Token(*mark, ",", TAKEN)]


def _without_stop(scan: Scan, token: Token) -> Token | None:
    """The word before a full stop that stands apart from it, as a comma behind a blank; None where it stands close."""
    tall = token.bottom - token.top
    scale = scan.scale
    left, right = int(token.x0 * scale), math.ceil((token.x1 + _FAR * tall) * scale)
    inked = (scan.pixels[int(token.top * scale) : math.ceil(token.bottom * scale), left:right] < INK).any(axis=0)
    columns = np.flatnonzero(inked)
    gaps = np.diff(columns)
    if not len(gaps) or gaps.max() < _BLANK * tall * scale:
        return None
    last = columns[int(gaps.argmax())]
    return token._replace(x1=round((left + int(last) + 1) / scale, 2), text=token.text[:-1])


def _is_seen(scan: Scan, row: Row, word: Token, mark: Box) -> bool:
    """Whether all crops of the word and the white around the mark have it as a comma or a full stop."""
    between = (side_between(row[-2], word) if len(row) > 1 else -math.inf, math.inf)
    room = _FAR * (word.bottom - word.top)
    votes = crop_votes(scan, (word.x0, word.top, mark[2] + room, word.bottom), between)
    apart = mark[0] - word.x1 > _BLANK * (word.bottom - word.top)
    return (apart or any("," in text for text, _ in votes)) and all(
        sure >= _SEEN and text[-1:] in tuple(_STOPS) and squeezed(text).rstrip(_STOPS) == word.text
        for text, sure in votes
    )


def _is_in_cell(token: Token, sides: Sequence[tuple[float, float, float]]) -> bool:
    """Whether upright rulings run left and right of the word."""
    middle = (token.top + token.bottom) / 2
    beside = [x for x, top, bottom in sides if top <= middle <= bottom]
    return any(x < token.x0 for x in beside) and any(x > token.x1 for x in beside)


def _pieces(row: Row) -> Iterator[Row]:
    """The row parted where the white is as wide as between two cells."""
    start = 0
    for i, (a, b) in enumerate(pairwise(row), 1):
        if b.x0 - a.x1 > _CELLS * (a.bottom - a.top):
            yield row[start:i]
            start = i
    yield row[start:]


def _mark_behind(scan: Scan, last: Token) -> Box | None:
    """Where one small mark stands low behind the word, and nothing else."""
    tall = last.bottom - last.top
    edges = (_COMMA_FROM * tall, _COMMA_TO * tall, _COMMA_TOP * tall, _COMMA_BELOW * tall)
    box = (last.x1 + edges[0], last.top + edges[2], last.x1 + edges[1], last.bottom + edges[3])
    mark = _lone_mark(scan, box, tall)
    feet = last.bottom - (_TAIL * tall if _TAILED.search(last.text) else 0.0)
    return mark if mark and mark[3] > feet - _STUB * tall else None


def _mark_below(scan: Scan, first: Token, tokens: Sequence[Token]) -> Box | None:
    """Where a small mark stands alone on the line below the word, above one that begins under it."""
    tall = first.bottom - first.top
    under = (t.top for t in tokens if t.top > first.bottom and abs(t.x0 - first.x0) < _UNDER * tall)
    floor = min(under, default=0.0)
    if not _ROOM[0] * tall < floor - first.bottom < _ROOM[1] * tall:
        return None
    box = (first.x0 - _UNDER * tall, first.bottom + _UNDER * tall, first.x0 + 2 * tall, floor - _UNDER / 2 * tall)
    mark = _lone_mark(scan, box, tall)
    return mark if mark and mark[3] - mark[1] > _LONGER * (mark[2] - mark[0]) else None


def _lone_mark(scan: Scan, box: Box, tall: float) -> Box | None:
    """The one mark in the box that has the size of a comma."""
    scale = scan.scale
    left, top, right, bottom = (max(0, int(side * scale)) for side in box)
    ink = scan.pixels[top:bottom, left:right] < INK
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not len(rows):
        return None
    high, wide = rows[-1] + 1 - rows[0], columns[-1] + 1 - columns[0]
    if not _SMALLEST * tall * scale <= high <= _COMMA_HIGH * tall * scale or wide > _COMMA_WIDE * tall * scale:
        return None
    edges = (left + columns[0], top + rows[0], left + columns[-1] + 1, top + rows[-1] + 1)
    x0, y0, x1, y1 = (round(float(side) / scale, 2) for side in edges)
    return x0, y0, x1, y1

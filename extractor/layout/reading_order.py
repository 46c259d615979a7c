"""Rows of a page → the order in which they are read: what stands side by side is read one block after the other.

Rows are read across the page by default, so that a label that hangs beside its text, a list and a table without
rules keep their lines. Only a letter's head, blocks of signatures and columns of running text are read one by one.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from ..lexicon.folders import once_per_lexicon
from ..lexicon.listed_pattern import ListedPattern
from ..lexicon.months import month_stem
from ..lexicon.phrase_list import PhraseList
from ..lexicon.word_lists import common_words, openings, word_lists
from .page_words import Row, Token, height, plain

_GUTTER = 1.2
"""White between two blocks in letter heights, at least."""
_REACH = 7.0
"""Rows further apart than this, in letter heights, are no more of one block (a signature needs room)."""
_PARTED = 3.0
"""Letter heights of white below a letter's head: what follows is its text."""
_BEHIND_LABEL = re.compile(r"[^\w\s]?\s*:?(?:\s|$)")
_ADDRESS = ListedPattern(
    lambda: rf"(?i)(?:kepada|yth|y\.th|di\s*[-–]?$)|.*(?:,.{{0,24}}|\b{month_stem()}\w*\.?\s*)\d{{4}}\s*$"
)
"""How the right block of a letter's head begins a line: an address, or a date; a decree's number ends in a year."""
_MONTH = ListedPattern(lambda: rf"(?i){month_stem()}[a-z]*$")
_SIGNS = ListedPattern(lambda: f"(?i){openings(word_lists('layout_words')['signatures'])}")
_CLOSING_LABEL = ListedPattern(lambda: rf"(?i)\W*{openings(word_lists('layout_words')['closing_labels'])}\W*$")
"""The words before a place or a date that are set in a column of their own: Ditetapkan, pada tanggal."""
_HANGING = ListedPattern(
    lambda: rf"(?i)(?:\W*{openings(word_lists('layout_words')['hanging_labels'])}|(?:\d{{1,2}}|[a-z])[.)])\W*$"
)
"""A line that is nothing but a label: KESATU, 3., b."""
_LABELS = 2
"""Lines of labels in the left column, from which on it holds no signatures."""
_COPIES = ListedPattern(lambda: f"(?i){openings(word_lists('layout_words')['copies'])}")
_AFTER_SIGNS = ListedPattern(lambda: f"(?i){openings(word_lists('layout_words')['below_signatures'])}")


class Gutter(NamedTuple):
    """The white between two blocks, from left to right."""

    left: float
    right: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


class _OrderedRows(NamedTuple):
    """Blocks in reading order that stand for rows `first` to `end`."""

    first: int
    end: int
    blocks: list[list[Row]]


def order(rows: list[Row], width: float) -> list[Row]:
    """Rows of a page so wide, top to bottom → rows in reading order, some of them cut at a gutter."""
    out: list[Row] = []
    i = plain = 0
    refused: list[tuple[int, Gutter]] = []
    while i < len(rows):
        found = _side_by_side(rows, i, plain, width, refused)
        if found:
            del out[len(out) - (i - found.first) :]
            out += [row for block in found.blocks for row in block]
            i = plain = found.end
        else:
            out.append(rows[i])
            i += 1
    return out


def _side_by_side(
    rows: list[Row], i: int, plain: int, width: float, refused: list[tuple[int, Gutter]]
) -> _OrderedRows | None:
    """The blocks that stand side by side at row i, with rows from `plain` on taken in above; notes what it refuses."""
    for gutter in _gutters(rows, i, 0.3 * width):
        if any(i < end and gutter.left < old.middle < gutter.right for end, old in refused):
            continue
        end, white = _extent(rows, i, gutter)
        first = _first(rows, i, plain, white)
        found = _blocks(rows, first, end, white, width)
        if found:
            return found
        refused.append((end, white))
    return None


def _gutters(rows: list[Row], i: int, least: float) -> list[Gutter]:
    """The wide gaps of row i that end right of `least`, none beside a label's colon; or the gap to a row beside it."""
    row = rows[i]
    found = [
        Gutter(a.x1, b.x0)
        for a, b in pairwise(row)
        if b[0] > least
        and b[0] - a[2] > 6
        and b.x0 - a.x1 > _GUTTER * height(b)
        and b.text[0] != ":"
        and (a.text[-1] != ":" or _COPIES.match(_start(row)))
        and not _in_date(a, b)
    ]
    if not found and i + 1 < len(rows) and rows[i + 1][0].top < row[0].bottom - 0.35 * height(row[0]):
        left, right = sorted((row, rows[i + 1]), key=lambda r: r[0].x0)
        if right[0].x0 - left[-1].x1 > height(row[0]):
            found.append(Gutter(left[-1].x1, right[0].x0))
    return found[::-1] if len(found) < 4 else []


def _in_date(before: Token, after: Token) -> bool:
    """True for the gap in a date that is left for the day, or around a day written by hand."""
    return (before.text[-1].isdecimal() or before.text[-1] == ",") and _MONTH.match(after.text) is not None


def _extent(rows: list[Row], i: int, gutter: Gutter) -> tuple[int, Gutter]:
    """How far down from row i the gutter stays white, and what is left of it there."""
    end = i
    while end < len(rows):
        if end > i and rows[end][0].top - rows[end - 1][0].bottom > _REACH * height(rows[end][0]):
            break
        narrower = _narrowed(rows[end], gutter)
        if narrower is None:
            break
        gutter, end = narrower, end + 1
    return end, gutter


def _narrowed(row: Row, gutter: Gutter) -> Gutter | None:
    """What is left of the gutter beside this row; None where the row runs across it."""
    k = _split(row, gutter)
    left = max(gutter.left, row[k - 1].x1) if k else gutter.left
    right = min(gutter.right, row[k].x0) if k < len(row) else gutter.right
    return Gutter(left, right) if right - left > 0.5 * height(row[0]) else None


def _split(row: Row, gutter: Gutter) -> int:
    """How many of the row's words stand left of the gutter; what begins in it stands right, unless a line runs on."""
    space = 0.6 * height(row[0])
    k = 0
    while k < len(row) and (row[k][0] <= gutter.left + 1 or (k and row[k][0] - row[k - 1][2] < space)):
        k += 1
    return k


def _first(rows: list[Row], i: int, plain: int, gutter: Gutter) -> int:
    """The first of the rows above row i that stand wholly to the right of the gutter."""
    first = i
    while first > plain and rows[first - 1][0].x0 >= gutter.right - 2:
        if rows[first][0].top - rows[first - 1][0].bottom > _REACH * height(rows[first][0]):
            break
        first -= 1
    return first


def _blocks(rows: list[Row], first: int, end: int, gutter: Gutter, width: float) -> _OrderedRows | None:
    """The blocks where these rows are a letter's head, signatures or columns; else None."""
    left, right = _cut(rows[first:end], gutter)
    if not left or not right:
        return None
    if _is_head(left, right):
        return _head(rows, first, end, gutter)
    if _is_signatures(left, right):
        labelled = _labelled(rows[first:end], gutter)
        below = _cut(rows[first + labelled : end], gutter)
        parted = _signatures(*below) if all(below) else [rows[first + labelled : end]]
        return _OrderedRows(first, end, [rows[first : first + labelled], *parted])
    if _is_prose(left, gutter.left, width) and _is_prose(right, max(row[-1].x1 for row in right), width):
        return _OrderedRows(first, end, [order(left, width), order(right, width)])
    return None


def _cut(rows: list[Row], gutter: Gutter) -> tuple[list[Row], list[Row]]:
    """What stands left of the gutter, and what right of it."""
    parted = [(row[:k], row[k:]) for row in rows for k in [_split(row, gutter)]]
    return [left for left, _ in parted if left], [right for _, right in parted if right]


def _start(row: Row) -> str:
    """The row's first words."""
    return plain(row[:4])


def _is_head(left: list[Row], right: list[Row]) -> bool:
    """True where labels such as "Nomor :" stand left of an address or a date."""
    if not any(_ADDRESS.match(plain(row)) for row in right):
        return False
    labels = [text for text in map(_start, left) if _is_head_label(text)]
    return len(labels) > 1 or any(":" in text for text in labels)


def _head(rows: list[Row], first: int, end: int, gutter: Gutter) -> _OrderedRows:
    """Rows above the labels as they are, then the labelled lines with what wraps under them, then the right block."""
    above: list[Row] = []
    left: list[Row] = []
    right: list[Row] = []
    indent = 0.0
    i = first
    while i < len(rows):
        lefts, rights = _cut(rows[i : i + 1], gutter) if i < end else ([rows[i]], [])
        label = bool(lefts) and _is_head_label(_start(lefts[0]))
        if label:
            indent = lefts[0][0].x0 + 2 * height(lefts[0][0])
        wraps = label or (bool(left) and bool(lefts) and lefts[0][0].x0 > indent and _follows(left[-1], lefts[0]))
        below = i > first and rows[i][0].top - rows[i - 1][0].bottom > _PARTED * height(rows[i][0])
        if left and not label and (below or (not wraps and _runs_on(lefts, rights))):
            break
        if not left and not label:
            above.append(rows[i])
        elif wraps or (rights and i < end):
            left += lefts
            right += rights
        else:
            break
        i += 1
    return _OrderedRows(first, i, [above, left, right])


def _runs_on(left: list[Row], right: list[Row]) -> bool:
    """True for one line of running text, cut at a blank between its words."""
    return bool(left and right) and right[0][0].x0 - left[0][-1].x1 < _GUTTER * height(left[0][0])


def _follows(upper: Row, lower: Row) -> bool:
    """True for lines as close as those of one paragraph."""
    return lower[0].top - upper[0].bottom < 1.2 * height(lower[0])


def _is_signatures(left: list[Row], right: list[Row]) -> bool:
    """True where copies stand left, or a side holds the words of a closing, and no side is a list of labels, with
    colons or on lines of their own."""
    beside = [row for row in left if row[0].top < right[-1][0].bottom]
    hanging = sum(_HANGING.match(plain(row)) is not None for row in beside) >= _LABELS
    if len(left) < 2 or len(right) < 2 or hanging:
        return False
    texts = [_start(row) for row in left + right]
    copies = _COPIES.match(texts[0]) is not None
    labelled = any(" : " in text for text in (texts[1:] if copies else texts))
    return (copies or any(map(_SIGNS.match, texts))) and not labelled


def _labelled(rows: list[Row], gutter: Gutter) -> int:
    """How many of the first rows are a closing's label on the left and its place or date on the right: a line each."""
    for n, row in enumerate(rows):
        k = _split(row, gutter)
        if not 0 < k < len(row) or not _CLOSING_LABEL.match(plain(row[:k])):
            return n
    return len(rows)


def _signatures(left: list[Row], right: list[Row]) -> list[list[Row]]:
    """The block that starts higher first; what follows under the left one, such as the copies, last."""
    if left[0][0].top > right[0][0].top + 2:
        return [right, left]
    bottom = right[-1][0].bottom
    for i, row in enumerate(left):
        apart = i > 0 and row[0].top - left[i - 1][0].bottom > 3 * height(row[0])
        if row[0].top > bottom and (apart or _AFTER_SIGNS.match(_start(row))):
            return [left[:i], right, left[i:]]
    return [left, right]


def _is_prose(rows: list[Row], right: float, width: float) -> bool:
    """True for six or more lines, most of them full, in a column of more than a quarter of the page."""
    left = min(row[0].x0 for row in rows)
    full = sum(row[-1].x1 > left + 0.75 * (right - left) and row[0].x0 < left + 0.3 * (right - left) for row in rows)
    wordy = sum(len(row) for row in rows) >= 3 * len(rows)
    return len(rows) >= 6 and right - left > 0.25 * width and full >= 0.6 * len(rows) and wordy


def _is_head_label(text: str) -> bool:
    """Whether a line of a letter's head begins with its label: Nomor, Sifat, Lampiran, Hal."""
    label = _head_labels().opening(text, tolerant=True)
    return label is not None and _BEHIND_LABEL.match(text, label.end) is not None


@once_per_lexicon
def _head_labels() -> PhraseList:
    meanings, labels = word_lists("layout_words")["letter_head"], word_lists("labels")["phrases"]
    return PhraseList({"label": [word for meaning in meanings for word in labels[meaning]]}, common_words())

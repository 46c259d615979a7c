"""Footnote marks: small characters raised behind a word, which are no part of it. `m²` and `08⁰⁰` are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from ...layout.page_words import Token
from .pdfium import Codes, Flags, Floats

Baselines = Callable[[Sequence[int]], Floats]

_SMALL = 0.82
"""Share of the height of the word's own letters that a mark has at most."""
_RAISED = 0.15
"""Heights by which a mark's foot stands above the word's."""
_GAP = -0.2, 0.6
"""Heights between the word's end and the mark."""
_MOST = 400
"""Marks on a page at most: a page with more is set in two sizes."""
_FEW = 12
"""Small words of a page that are looked at one by one."""
_MARK = re.compile(r"[\d*†‡)(,a-z]")
_MARKS = re.compile(r"[\d*†‡]{1,3}\W?$|[a-z]\)?$")
_MAY_HOLD = re.compile(r"(?m)(?:^[^\W\d_]{3,40}|^(?:19|20)\d\d)\d{1,2}\)?[.,;:]+$")
"""A word, or a year, with figures too many before the stop behind it."""
_EXPONENT = re.compile(r"(?:^|[^A-Za-z])(?:k|d|c|m|h|da)?m$|^[A-Za-z]$|(?:^|\D)10$")
"""Words behind which a raised figure is a power: units, single letters, ten."""
_HOUR, _MINUTES = re.compile(r"(?:^|\D)\d{1,2}$"), re.compile(r"(?:00|15|30|45)$")
_LONGEST_WORD = 24


def may_be_raised(tokens: Sequence[Token]) -> bool:
    """True where one of a page's words is short, and small and raised beside the word before it, or a word ends with
    figures and a stop that may be a mark's."""
    if _MAY_HOLD.search("\n".join([token[4] for token in tokens])) or _has_far_marks(tokens):
        return True
    return any(
        b[3] - b[1] < _SMALL * (a[3] - a[1]) and a[1] - 1 < b[3] < a[3] - _RAISED * (a[3] - a[1])
        and _GAP[0] < (b[0] - a[2]) / (a[3] - a[1]) < _GAP[1] and _MARKS.match(b.text)
        for a, b in pairwise(tokens)
    )  # fmt: skip


def _has_far_marks(tokens: Sequence[Token]) -> bool:
    """True where small figures stand raised behind a word that the file draws at another time."""
    heights = sorted(token[3] - token[1] for token in tokens)
    usual = heights[len(heights) // 2] if heights else 0.0
    small = [t for t in tokens if t[3] - t[1] < _SMALL * usual and _MARKS.match(t[4])]
    return 0 < len(small) <= _FEW and any(_stands_raised(mark, token) for mark in small for token in tokens)


def _stands_raised(mark: Token, token: Token) -> bool:
    tall = token[3] - token[1]
    raised = token[1] - 1 < mark[3] < token[3] - _RAISED * tall and mark[3] - mark[1] < _SMALL * tall
    return raised and (_GAP[0] * tall < mark[0] - token[2] < _GAP[1] * tall)


def ends_raised(head: Floats, tail: Floats) -> bool:
    """True where the last character of some word is small and raised beside its first."""
    height, small = head[:, 3] - head[:, 1], tail[:, 3] - tail[:, 1]
    raised = tail[:, 3] < head[:, 3] - _RAISED * height
    return bool((raised & (small < _SMALL * height) & (tail[:, 3] > head[:, 1])).any())


def raised_marks(codes: Codes, boxes: Floats, inked: Flags, baselines: Baselines) -> Flags:
    """True for the characters (boxes as seen) that are footnote marks; `baselines` says how far below the page's top
    characters stand."""
    marks = np.zeros(len(codes), np.bool_)
    places = np.flatnonzero(inked)
    height = boxes[:, 3] - boxes[:, 1]
    usual = float(np.percentile(height[places], 75)) if len(places) else 0.0
    low = places[height[places] < _SMALL * max(usual, 1.0)]
    small = [i for i, code in zip(low.tolist(), codes[low].tolist(), strict=True) if _MARK.match(chr(code))]
    owners: dict[int, int] = {}
    lines = places[np.argsort(boxes[places, 3], kind="stable")]
    tallest = float(height[places].max(initial=0.0))
    for i in small if len(small) <= _MOST else ():
        reach = boxes[i, 3] + np.array((0.0, tallest + 1.0))
        first, end = np.searchsorted(boxes[lines, 3], reach).tolist()
        owner = _owner(i, np.sort(lines[first:end]), boxes, height)
        if owner is not None and not marks[owner]:
            owners[i] = owner
    for run in _runs(_above(owners, boxes, baselines), boxes):
        text = "".join(chr(int(codes[i])) for i in run)
        if not _is_part_of(_word_before(codes, inked, owners[run[0]]), text):
            marks[run] = True
    return marks


def _owner(i: int, places: npt.NDArray[np.intp], boxes: Floats, height: Floats) -> int | None:
    """The larger character, of those at these places, that the raised one stands behind; other marks may stand between
    them."""
    gap = (boxes[i, 0] - boxes[places, 2]) / np.maximum(height[places], 1.0)
    tall = height[places]
    near = (gap > _GAP[0]) & (gap < _GAP[1] + 1.0) & (height[i] < _SMALL * tall)
    near &= (boxes[i, 3] < boxes[places, 3] - _RAISED * tall) & (boxes[i, 3] > boxes[places, 1])
    near &= boxes[i, 1] > boxes[places, 1] - 0.5 * tall
    found = places[near]
    return int(found[np.argmax(boxes[found, 2])]) if len(found) else None


def _above(owners: dict[int, int], boxes: Floats, baselines: Baselines) -> dict[int, int]:
    """Those that stand on a higher line than the words they stand behind: smaller figures may stand on the same."""
    marks, words = list(owners), list(owners.values())
    if not marks:
        return {}
    raised = baselines(words) - baselines(marks)
    least = _RAISED * (boxes[words, 3] - boxes[words, 1])
    return {i: owners[i] for i, rise, enough in zip(marks, raised, least, strict=True) if rise > enough}


def _runs(owners: dict[int, int], boxes: Floats) -> list[list[int]]:
    """The raised characters that stand together behind one word; one far behind it, or alone, is none."""
    groups: dict[int, list[int]] = {}
    for i, owner in owners.items():
        groups.setdefault(owner, []).append(i)
    kept = []
    for owner, members in groups.items():
        members.sort(key=lambda i: float(boxes[i, 0]))
        height = boxes[owner, 3] - boxes[owner, 1]
        if boxes[members[0], 0] - boxes[owner, 2] < _GAP[1] * height and len(members) <= 4:
            kept.append(members)
    return kept


def _word_before(codes: Codes, inked: Flags, end: int) -> str:
    """The word of the page that ends with this character."""
    start = end
    while start and inked[start - 1] and end - start < _LONGEST_WORD:
        start -= 1
    return "".join(map(chr, codes[start : end + 1].tolist()))


def _is_part_of(word: str, raised: str) -> bool:
    """True for powers and for the minutes of a time of day."""
    if _MINUTES.match(raised) and _HOUR.search(word):
        return True
    return (raised.isdigit() and bool(_EXPONENT.search(word))) or (raised.isalpha() and not word[-1:].isdigit())

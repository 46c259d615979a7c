"""Room between two words of a line in which words were left out: it parts no columns, as the eye reads on over it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from ...layout.page_words import Token, height

_GLUED = 0.15
"""Heights of a letter: so near, words are one."""
_BLANK = 0.7
"""Heights of a letter: a blank, at the most."""
_NARROW = 0.25
"""Heights of a letter: a blank that parts words."""
_INTO = 0.1
"""Heights of a letter by which boxes of neighbours reach into one another, at most."""
_LEVEL = 0.3
"""Share of the lower one's height that two words of one line have in common, at least."""
_MOST = 300
"""Stretches on a page; more are a layer of their own, beside which the page's words stand as they should."""


def with_gaps_closed(tokens: Sequence[Token], left_out: Sequence[Token]) -> list[Token]:
    """The words of a page. One that stood right before words that were left out reaches up to what follows them, and is
    one word with that where nothing parted the three; behind a tab what follows begins where they did."""
    stretches = list(_stretches(left_out))
    words: list[Token | None] = list(tokens)
    if not words or not stretches or len(stretches) > _MOST:
        return list(tokens)
    boxes = np.array([token[:4] for token in tokens], np.float64)
    for stretch in stretches:
        _close(words, boxes, stretch)
    return [word for word in words if word is not None]


def _stretches(left_out: Sequence[Token]) -> Iterator[Token]:
    """The words that were left out, those of one line that follow each other as one."""
    last: Token | None = None
    for token in left_out:
        if last is not None and _is_level(last, token) and _gap(last, token) <= _BLANK:
            last = _joined(last, token)
            continue
        if last is not None:
            yield last
        last = token
    if last is not None:
        yield last


def _is_level(first: Token, second: Token) -> bool:
    shared = min(first.bottom, second.bottom) - max(first.top, second.top)
    return shared > _LEVEL * min(height(first), height(second)) and first.x0 <= second.x0


def _gap(before: Token, after: Token) -> float:
    """The room between two words in heights of a letter."""
    return (after.x0 - before.x1) / max(1.0, height(before), height(after))


def _close(words: list[Token | None], boxes: npt.NDArray[np.float64], stretch: Token) -> None:
    """Changes the words beside the stretch, where one follows it and none stands in it."""
    left, right = _neighbours(boxes, stretch)
    first, second = (words[left] if left >= 0 else None), (words[right] if right >= 0 else None)
    if second is None:
        return
    if first is None:
        words[right] = second._replace(x0=min(stretch.x0, second.x0))
    elif _gap(first, stretch) <= _GLUED and _gap(stretch, second) <= _GLUED:
        words[left], words[right] = _joined(first, second), None
        boxes[right] = np.nan  # in no line any more
        boxes[left, 2] = second.x1
    else:
        end = max(first.x1, min(stretch.x1, second.x0 - _NARROW * height(second)))
        words[left] = first._replace(x1=end)
        boxes[left, 2] = end


def _neighbours(boxes: npt.NDArray[np.float64], stretch: Token) -> tuple[int, int]:
    """Which words end where the stretch begins and begin where it ends; -1 where none does."""
    left, top, right, bottom = boxes.T
    tall = np.maximum(bottom - top, height(stretch))
    shared = np.minimum(bottom, stretch.bottom) - np.maximum(top, stretch.top)
    level = shared > _LEVEL * np.minimum(bottom - top, height(stretch))
    before = level & (stretch.x0 - right <= _BLANK * tall) & (right - stretch.x0 <= _INTO * tall)
    after = level & (left - stretch.x1 <= _BLANK * tall) & (stretch.x1 - left <= _INTO * tall)
    inside = level & (left < stretch.x1) & (right > stretch.x0) & ~before & ~after
    if inside.any():
        return -1, -1
    last = int(np.argmax(np.where(before, right, -np.inf))) if before.any() else -1
    return last, int(np.argmin(np.where(after, left, np.inf))) if after.any() else -1


def _joined(first: Token, second: Token) -> Token:
    box = (first.x0, min(first.top, second.top), max(first.x1, second.x1), max(first.bottom, second.bottom))
    return Token(*box, first.text + second.text)

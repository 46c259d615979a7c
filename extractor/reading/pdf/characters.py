"""Characters with boxes → words: the gaps that the eye sees decide, not the blanks that the file holds."""

from __future__ import annotations

import math
import unicodedata
from itertools import pairwise, repeat
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ...layout.page_words import Token
from ...text.circled import figure_of
from ...text.lookalike_letters import in_latin
from ...text.raised import without_note_marks
from .pdfium import Codes, Floats

Places = npt.NDArray[np.intp]

_BLANKS = np.array([0xA0, 0x1680, 0x202F, 0x205F, 0x3000, 0xFEFF, 0xFFFF], np.uint32)
_UNSEEN = dict.fromkeys([32, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF])
"""Blanks, and signs without ink that say how to break or direct a line."""
_HYPHEN_AT_END = 2
"""PDFium gives a hyphen at a line's end as this, or as U+FFFE."""
_SURE_GAP = 0.17
"""A gap this wide, in line heights, parts words even where the file has no blank."""
_BLANK_GAP = 0.06
"""… and this wide where it has one, except after a full stop or bracket: a list label may fill its column."""
_BACKWARDS = 0.3
_SHIFT = 0.45
_GRIDS = ((0.0, 0.0), (0.5, 0.0), (0.0, 0.5), (0.5, 0.5))
"""Points by which grids of one point lie apart: what is half a point apart at most stands in one field of some grid."""


def upright_boxes(boxes: Floats, origin: tuple[float, float, float, float], rotation: int) -> Floats:
    """Boxes of left, top, right, bottom in file coordinates → x0, top, x1, bottom as the page is seen."""
    left, bottom, right, top = origin
    x0, y1, x1, y0 = boxes.T
    if rotation == 90:
        x0, x1, y0, y1 = y0 - bottom, y1 - bottom, x0 - left, x1 - left
    elif rotation == 180:
        x0, x1, y0, y1 = right - x1, right - x0, y0 - bottom, y1 - bottom
    elif rotation == 270:
        x0, x1, y0, y1 = top - y1, top - y0, right - x1, right - x0
    else:
        x0, x1, y0, y1 = x0 - left, x1 - left, top - y1, top - y0
    return np.stack([x0, y0, x1, y1], axis=1)


def median(values: npt.NDArray[np.floating]) -> float:
    """The middle value, or the mean of the two in the middle; numpy's own imports much for its asking."""
    ordered, half = np.sort(values), len(values) // 2
    return float(ordered[(len(values) - 1) // 2 : half + 1].mean())


def is_inked(codes: Codes) -> npt.NDArray[np.bool_]:
    """True for the characters that leave ink: no blanks, no control characters."""
    inked = (codes > 32) & (codes != 0x7F)
    if int(codes.max(initial=0)) > 0x7F:
        inked &= ((codes < 0x80) | (codes > 0xA0)) & ((codes < 0x2000) | (codes > 0x200F))
        inked &= ~np.isin(codes, _BLANKS, kind="table")
    return np.asarray(inked | (codes == _HYPHEN_AT_END))


class Runs(NamedTuple):
    """Stretches of characters without a blank: where each begins and ends (its last character) in the file's order."""

    first: Places
    last: Places


def runs(codes: Codes) -> Runs:
    """The runs of a page; one also ends with a hyphen that PDFium found at the end of a line."""
    inked = np.concatenate(([False], is_inked(codes), [False]))
    starts, ends = inked[1:] & ~inked[:-1], inked[:-1] & ~inked[1:]
    hyphens = np.flatnonzero((codes == _HYPHEN_AT_END) | (codes == 0xFFFE)) + 1
    hyphens = hyphens[inked[hyphens + 1]]
    starts[hyphens] = ends[hyphens] = True
    return Runs(np.flatnonzero(starts), np.flatnonzero(ends) - 1)


def words_of_runs(codes: Codes, found: Runs, head: Floats, tail: Floats, is_layer: bool = False) -> list[Token] | None:
    """Words from the boxes of the first and last characters of each run alone.

    None where that is not enough: text that does not run level, or lies on other text as if drawn twice. In a
    recogniser's layer words may lie on each other.
    """
    height = np.maximum(head[:, 3] - head[:, 1], 1.0)
    width = tail[:, 2] - head[:, 0]
    shift = np.abs(tail[:, 1] + tail[:, 3] - head[:, 1] - head[:, 3]) / 2
    odd = (shift > 0.3 * height) | (width < 0) | (width > 1.1 * height * (found.last - found.first + 1.5))
    if odd.any() or (not is_layer and _overlaps(head, tail, height)):
        return None
    parts = _apart(tail[:-1], head[1:], codes[found.last[:-1]], np.ones(len(height) - 1, np.bool_))
    starts = np.concatenate(([0], np.flatnonzero(parts) + 1))
    text = _written(codes)
    cuts = [*found.first[starts].tolist(), len(text)]
    pieces = list(map("".join, map(str.split, map(text.__getitem__, map(slice, cuts, cuts[1:])))))
    return _tokens(np.minimum(head, tail)[:, :2], np.maximum(head, tail)[:, 2:], starts, pieces)


def level_words(codes: Codes, boxes: Floats, is_layer: bool = False) -> list[Token]:
    """Words from the boxes of all characters: by the file's runs where these tell, else by every gap."""
    found = runs(codes)
    if not len(found.first):
        return []
    tokens = words_of_runs(codes, found, boxes[found.first], boxes[found.last], is_layer)
    return words_of_codes(codes, boxes) if tokens is None else tokens


def _overlaps(head: Floats, tail: Floats, height: Floats) -> bool:
    """True where two runs of one line lie on each other: drawn twice, or one of them clipped away."""
    middle = (head[:, 1] + head[:, 3]) / 2
    down = np.argsort(middle)
    line = np.concatenate(([0], np.cumsum(np.diff(middle[down]) > 3)))
    order = down[np.lexsort((head[down, 0], line))]
    left, right = order[:-1], order[1:]
    shared = np.abs(middle[right] - middle[left]) < 0.3 * height[right]
    return bool((shared & (head[right, 0] < tail[left, 2] - 0.12 * height[right])).any())


def _tokens(least: Floats, most: Floats, starts: Places, pieces: list[str]) -> list[Token]:
    """Words from pieces of text and the corners of their parts, gathered at `starts`."""
    corners = np.minimum.reduceat(least, starts).T.tolist() + np.maximum.reduceat(most, starts).T.tolist()
    texts = [piece if piece.isascii() else clean(piece) for piece in pieces]
    new = tuple.__new__  # half the time of the named tuple's own constructor
    return [new(Token, row) for row in zip(*corners, texts, repeat(None)) if row[4]]


def _written(codes: Codes) -> str:
    """The characters as text, with the hyphens that PDFium found at line ends as hyphens."""
    plain = np.where((codes == _HYPHEN_AT_END) | (codes == 0xFFFE), np.uint32(45), codes)
    return plain.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")


def words_of_codes(codes: Codes, boxes: Floats) -> list[Token]:
    """Words in the file's order from characters that run from left to right; boxes x0, top, x1, bottom."""
    inked = np.flatnonzero(is_inked(codes))
    if not len(inked):
        return []
    inked = inked[_singles(codes[inked], boxes[inked])]
    spots = boxes[inked]
    parts = _apart(spots[:-1], spots[1:], codes[inked[:-1]], np.diff(inked) > 1)
    starts = np.concatenate(([0], np.flatnonzero(parts) + 1))
    text = _written(codes[inked])
    cuts = [*starts.tolist(), len(text)]
    return _tokens(spots[:, :2], spots[:, 2:], starts, [text[a:b] for a, b in pairwise(cuts)])


def _apart(before: Floats, after: Floats, ends: Codes, blank: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Where words part: at a gap, a step back or a step to another line; `ends` are the characters before."""
    height = np.maximum(np.maximum(before[:, 3] - before[:, 1], after[:, 3] - after[:, 1]), 1.0)
    gap = (after[:, 0] - before[:, 2]) / height
    shift = np.abs((after[:, 1] + after[:, 3]) - (before[:, 1] + before[:, 3])) / 2 / height
    enough = np.where((ends == 46) | (ends == 41), -_BACKWARDS, _BLANK_GAP)
    return np.asarray((gap > _SURE_GAP) | (blank & (gap > enough)) | (gap < -_BACKWARDS) | (shift > _SHIFT))


def _singles(codes: Codes, spots: Floats) -> npt.NDArray[np.bool_]:
    """False for a character drawn again on its own place, or beside it right after it (bold made by drawing twice)."""
    keep = np.ones(len(codes), np.bool_)
    for across, down in _GRIDS:
        kept = np.flatnonzero(keep)
        places = np.floor(spots[kept, :2] + (across, down)).astype(np.int64) + 100_000
        keys = (codes[kept].astype(np.int64) << 40) + (places[:, 0] << 20) + places[:, 1]
        if not np.diff(np.sort(keys)).all():
            keep[:] = False
            keep[kept[np.unique(keys, return_index=True)[1]]] = True
    if len(codes) > 1:
        width = np.maximum(spots[1:, 2] - spots[1:, 0], 0.5)
        near = np.abs(np.diff(spots[:, 0])) < 0.3 * width
        near &= np.abs(np.diff(spots[:, 1])) < 0.3 * width
        keep[1:] &= ~(near & (codes[1:] == codes[:-1]))
    return keep


def clean(word: str) -> str:
    """The word in NFKC and without signs that nobody sees; a soft hyphen at its end is a hyphen, those inside it go."""
    if any("\ud800" <= letter <= "\udfff" for letter in word):  # PDFium gives an emoji as two halves
        word = word.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if "\xad" in word:
        word = word[:-1].replace("\xad", "") + word[-1].replace("\xad", "-")
    if any("\ue000" <= letter <= "\uf8ff" for letter in word):
        word = _from_private(word)
    word = unicodedata.normalize("NFKC", figure_of(without_note_marks(word))).translate(_UNSEEN)
    return in_latin(word)


def _from_private(word: str) -> str:
    """Symbol fonts put their marks in the private area: a lone one is a bullet, several are shifted ASCII."""
    if len(word) == 1:
        return "•"
    return "".join(chr(ord(x) - 0xF000) if "\uf021" <= x <= "\uf07e" else x for x in word)


def runs_level(codes: Codes, boxes: Floats) -> bool:
    """True where, as on nearly all pages, each word's characters follow one another from left to right."""
    inked = np.flatnonzero(is_inked(codes))
    near = inked[1:][np.diff(inked) == 1]
    if not len(near):
        return True
    across = boxes[near, 0] + boxes[near, 2] - boxes[near - 1, 0] - boxes[near - 1, 2]
    down = np.abs(boxes[near, 1] + boxes[near, 3] - boxes[near - 1, 1] - boxes[near - 1, 3])
    odd = (down > 0.3 * np.abs(across)) & (down > 1) | (across < -1)
    aslant = odd[:-2] & odd[1:-1] & odd[2:]  # one short word across a full page is few of its characters
    return int(odd.sum()) <= max(2, len(near) // 100) and not aslant.any()


def quarter_turns(angles: Floats, rotation: int) -> npt.NDArray[np.int64]:
    """Angles in the file (radians, clockwise) → clockwise quarter turns on the seen page; -1 for aslant."""
    quarters = angles / (math.pi / 2)
    nearest = np.rint(quarters)
    turns = (nearest.astype(np.int64) + rotation // 90) % 4
    return np.asarray(np.where(np.abs(quarters - nearest) > 0.06, -1, turns))


def stretches(codes: Codes, boxes: Floats) -> list[Token]:
    """Each run of characters as one word, however they stand to one another: for text that runs aslant."""
    found = runs(codes)
    if not len(found.first):
        return []
    spots = [boxes[a : b + 1] for a, b in zip(found.first, found.last, strict=True)]
    corners = np.array([[*spot[:, :2].min(axis=0), *spot[:, 2:].max(axis=0)] for spot in spots]).tolist()
    texts = [_written(codes[a : b + 1]) for a, b in zip(found.first, found.last, strict=True)]
    return [Token(x0, top, x1, y1, clean(text)) for (x0, top, x1, y1), text in zip(corners, texts, strict=True)]


def only(codes: Codes, chosen: npt.NDArray[np.bool_]) -> Codes:
    """The characters with blanks in place of those not chosen."""
    return np.where(chosen, codes, np.uint32(32))

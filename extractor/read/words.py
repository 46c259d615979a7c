"""Characters with boxes → words: the gaps that the eye sees decide, not the blanks that the file holds."""

from __future__ import annotations

import math
import unicodedata

import numpy as np
import numpy.typing as npt

from ..tokens import Token
from .pdfium import Floats

_BLANKS = np.array([0xA0, 0xAD, 0x1680, 0x202F, 0x205F, 0x3000, 0xFEFF, 0xFFFF], np.uint32)
_LINE_END_HYPHENS = (0xFFFE, 0x2)
_SURE_GAP = 0.17
"""A gap this wide, in line heights, parts words even where the file has no blank."""
_BLANK_GAP = 0.06
"""… and this wide where it has one."""
_BACKWARDS = 0.3
_SHIFT = 0.45


def upright(boxes: Floats, origin: tuple[float, float, float, float], rotation: int) -> Floats:
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


def is_inked(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    """True for the characters that leave ink: no blanks, no control characters."""
    blank = (codes <= 32) | ((codes >= 0x7F) & (codes < 0xA1)) | ((codes >= 0x2000) & (codes <= 0x200F))
    blank |= np.isin(codes, _BLANKS) & (codes != 0xAD)
    for hyphen in _LINE_END_HYPHENS:
        blank &= codes != hyphen
    return ~blank


def words(codes: npt.NDArray[np.uint32], boxes: Floats) -> list[Token]:
    """Words in the file's order from characters that run from left to right; boxes x0, top, x1, bottom."""
    inked = np.flatnonzero(is_inked(codes))
    if not len(inked):
        return []
    inked = inked[_singles(codes[inked], boxes[inked])]
    starts = _starts(inked, boxes[inked])
    text = "".join(map(chr, codes[inked].tolist()))
    spots = boxes[inked]
    x0 = np.minimum.reduceat(spots[:, 0], starts).tolist()
    top = np.minimum.reduceat(spots[:, 1], starts).tolist()
    x1 = np.maximum.reduceat(spots[:, 2], starts).tolist()
    bottom = np.maximum.reduceat(spots[:, 3], starts).tolist()
    cuts = starts.tolist()
    pieces = [text[a:b] for a, b in zip(cuts, cuts[1:] + [len(text)], strict=True)]
    if not text.isascii():
        pieces = [piece if piece.isascii() else clean(piece) for piece in pieces]
    return [Token(*row) for row in zip(x0, top, x1, bottom, pieces, strict=True) if row[4]]


def _starts(inked: npt.NDArray[np.intp], spots: Floats) -> npt.NDArray[np.intp]:
    """Where words begin: after a gap, a step back or a step to another line."""
    before, after = spots[:-1], spots[1:]
    height = np.maximum(np.maximum(before[:, 3] - before[:, 1], after[:, 3] - after[:, 1]), 1.0)
    gap = (after[:, 0] - before[:, 2]) / height
    shift = np.abs((after[:, 1] + after[:, 3]) - (before[:, 1] + before[:, 3])) / 2 / height
    blank = np.diff(inked) > 1
    apart = (gap > _SURE_GAP) | (blank & (gap > _BLANK_GAP)) | (gap < -_BACKWARDS) | (shift > _SHIFT)
    return np.concatenate(([0], np.flatnonzero(apart) + 1))


def _singles(codes: npt.NDArray[np.uint32], spots: Floats) -> npt.NDArray[np.bool_]:
    """False for a character drawn again on top of the one before it (bold made by drawing twice)."""
    keep = np.ones(len(codes), np.bool_)
    for back in (1, 2):
        if len(codes) <= back:
            break
        width = np.maximum(spots[back:, 2] - spots[back:, 0], 0.5)
        near = np.abs(spots[back:, 0] - spots[:-back, 0]) < 0.3 * width
        near &= np.abs(spots[back:, 1] - spots[:-back, 1]) < 0.3 * width
        keep[back:] &= ~(near & (codes[back:] == codes[:-back]))
    return keep


def clean(word: str) -> str:
    """The word in NFKC with plain hyphens at line ends; soft hyphens inside it and unreadable marks go."""
    word = word.replace("\ufffe", "-").replace("\x02", "-")
    if "\xad" in word:
        word = word[:-1].replace("\xad", "") + word[-1].replace("\xad", "-")
    if any("\ue000" <= letter <= "\uf8ff" for letter in word):
        word = _from_private(word)
    return unicodedata.normalize("NFKC", word).replace(" ", "")


def _from_private(word: str) -> str:
    """Symbol fonts put their marks in the private area: a lone one is a bullet, several are shifted ASCII."""
    if len(word) == 1:
        return "•"
    return "".join(chr(ord(x) - 0xF000) if "\uf021" <= x <= "\uf07e" else x for x in word)


def quarter_turns(angles: Floats) -> npt.NDArray[np.int64]:
    """Angles in radians → clockwise quarter turns 0–3 nearest to the way the text runs."""
    return np.asarray(np.rint(-angles / (math.pi / 2)).astype(np.int64) % 4)

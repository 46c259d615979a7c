"""Characters with boxes → words: the gaps that the eye sees decide, not the blanks that the file holds."""

from __future__ import annotations

import math
import unicodedata

import numpy as np
import numpy.typing as npt

from ..tokens import Token
from .pdfium import Codes, Floats

_BLANKS = np.array([0xA0, 0xAD, 0x1680, 0x202F, 0x205F, 0x3000, 0xFEFF, 0xFFFF], np.uint32)
_LINE_END_HYPHENS = (0xFFFE, 0x2)
_SURE_GAP = 0.17
"""A gap this wide, in line heights, parts words even where the file has no blank."""
_BLANK_GAP = 0.06
"""… and this wide where it has one."""
_BACKWARDS = 0.3
_LABEL_ENDS = np.array([ord("."), ord(")")], np.uint32)
"""After these a blank in the file is believed without a gap: a list label that fills its column."""
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


def is_inked(codes: Codes) -> npt.NDArray[np.bool_]:
    """True for the characters that leave ink: no blanks, no control characters."""
    blank = (codes <= 32) | ((codes >= 0x7F) & (codes < 0xA1)) | ((codes >= 0x2000) & (codes <= 0x200F))
    blank |= np.isin(codes, _BLANKS) & (codes != 0xAD)
    for hyphen in _LINE_END_HYPHENS:
        blank &= codes != hyphen
    return ~blank


def words(codes: Codes, boxes: Floats) -> list[Token]:
    """Words in the file's order from characters that run from left to right; boxes x0, top, x1, bottom."""
    inked = np.flatnonzero(is_inked(codes))
    if not len(inked):
        return []
    inked = inked[_singles(codes[inked], boxes[inked])]
    starts = _starts(codes, inked, boxes[inked])
    text = "".join(map(chr, codes[inked].tolist()))
    spots = boxes[inked]
    x0 = np.minimum.reduceat(spots[:, 0], starts).tolist()
    top = np.minimum.reduceat(spots[:, 1], starts).tolist()
    x1 = np.maximum.reduceat(spots[:, 2], starts).tolist()
    bottom = np.maximum.reduceat(spots[:, 3], starts).tolist()
    cuts = starts.tolist()
    pieces = [text[a:b] for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    if not text.isascii():
        pieces = [piece if piece.isascii() else clean(piece) for piece in pieces]
    return [Token(*row) for row in zip(x0, top, x1, bottom, pieces, strict=True) if row[4]]


def _starts(codes: Codes, inked: npt.NDArray[np.intp], spots: Floats) -> npt.NDArray[np.intp]:
    """Where words begin: after a gap, a step back or a step to another line."""
    before, after = spots[:-1], spots[1:]
    height = np.maximum(np.maximum(before[:, 3] - before[:, 1], after[:, 3] - after[:, 1]), 1.0)
    gap = (after[:, 0] - before[:, 2]) / height
    shift = np.abs((after[:, 1] + after[:, 3]) - (before[:, 1] + before[:, 3])) / 2 / height
    blank = np.diff(inked) > 1
    label = np.isin(codes[inked[:-1]], _LABEL_ENDS)
    apart = (
        (gap > _SURE_GAP)
        | (blank & (gap > np.where(label, -_BACKWARDS, _BLANK_GAP)))
        | (gap < -_BACKWARDS)
        | (shift > _SHIFT)
    )
    return np.concatenate(([0], np.flatnonzero(apart) + 1))


def _singles(codes: Codes, spots: Floats) -> npt.NDArray[np.bool_]:
    """False for a character drawn again on its own place, or beside it right after it (bold made by drawing twice)."""
    places = np.rint(spots[:, :2]).astype(np.int64) + 100_000
    keys = (codes.astype(np.int64) << 40) + (places[:, 0] << 20) + places[:, 1]
    keep = np.zeros(len(codes), np.bool_)
    keep[np.unique(keys, return_index=True)[1]] = True
    if len(codes) > 1:
        width = np.maximum(spots[1:, 2] - spots[1:, 0], 0.5)
        near = np.abs(np.diff(spots[:, 0])) < 0.3 * width
        near &= np.abs(np.diff(spots[:, 1])) < 0.3 * width
        keep[1:] &= ~(near & (codes[1:] == codes[:-1]))
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


def runs_level(codes: Codes, boxes: Floats) -> bool:
    """True where, as on nearly all pages, each word's characters follow one another from left to right."""
    inked = np.flatnonzero(is_inked(codes))
    near = inked[1:][np.diff(inked) == 1]
    if not len(near):
        return True
    across = boxes[near, 0] + boxes[near, 2] - boxes[near - 1, 0] - boxes[near - 1, 2]
    down = np.abs(boxes[near, 1] + boxes[near, 3] - boxes[near - 1, 1] - boxes[near - 1, 3])
    odd = (down > 0.3 * np.abs(across)) & (down > 1) | (across < -1)
    return int(odd.sum()) <= max(2, len(near) // 100)


def quarter_turns(angles: Floats, rotation: int) -> npt.NDArray[np.int64]:
    """Angles in the file (radians, counter-clockwise) → clockwise quarter turns on the seen page; -1 for aslant."""
    quarters = -angles / (math.pi / 2)
    nearest = np.rint(quarters)
    turns = (nearest.astype(np.int64) + rotation // 90) % 4
    return np.asarray(np.where(np.abs(quarters - nearest) > 0.06, -1, turns))


def only(codes: Codes, chosen: npt.NDArray[np.bool_]) -> Codes:
    """The characters with blanks in place of those not chosen."""
    return np.where(chosen, codes, np.uint32(32))

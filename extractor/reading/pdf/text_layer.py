"""Whether a page's text layer says what the eye reads: page by page, for one file may hold every case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal

from ...layout.page_words import Sheet, unturned
from ...lexicon.word_lists import common_words
from ...model.document import Box
from .graphics import Area

Verdict = Literal["usable", "recognised", "blank", "missing", "partial", "garbled"]
"""recognised: usable words over a scan, somebody's recognition; missing: something to see and no words in the layer;
partial: many letters outside it (a stamp or a notice over a scan, half a page recognised); garbled: words that no one
wrote."""

_PICTURED = 0.3
"""From this share of the page in pictures on, its letters may be drawn and not written."""
_DRAWN_PATHS = 300
_OUTLINES = 20
"""Fewer paths on a page without words are rules and frames."""
_FEW_WORDS = 25
_LETTERS = 30
"""Fewer marks of letter size are a speck of dust, a logo or a signature."""
_FULL, _BLANK = 60, 0.15
"""Words of a page of running text, and the share of its height that may stand empty between two lines of it."""
_SCANNED = 0.8
"""A picture over so much of the page is a scan, and the layer somebody's recognition of it."""
_OUTSIDE_SCAN = 0.05
"""Of a scan's letters so many outside its words are lines that the recognition lost."""
_OUTSIDE = 0.3
"""Share of letters outside the layer's words: real full layers, 0–0.22; stamps over scans, above 0.8."""
_POOR_OVER_PICTURE = 0.5
"""`quality` of real recogniser layers: good ones 0.6–0.9, poor ones 0.1–0.49."""
_POOR_ALONE = 0.0
"""… of digital pages: 0.2 (lists of names) to 1; glyph soup is negative."""
_ENOUGH, _SAMPLE = 12, 300
"""Words from which a layer is judged; more would tell the same at a greater cost."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_RIM = ".,;:()[]\"'“”‘’–—-…/?!•"
_ODD = re.compile(
    r"[a-z][A-Z]"  # daJam
    r"|[^\W\d_]\d[^\W\d_]"  # peru1ahan
    r"|[^\w.,/()&:;'’‘\"“”–—@+%=*-]"  # Tambaha!n, BAIIGI{A
    r"|^[b-df-hj-np-tv-z]{3,}$"  # no vowel and no abbreviation in capitals
)


def layer_verdict(page: Any, sheet: Sheet, images: Sequence[Area], paths: int, closely: bool = True) -> Verdict:
    """What the layer of a PDFium page is worth, given the pictures on it and how many outlines are drawn.

    `closely` looks for lost lines on full pages of a scan too, which costs a rendering each.
    """
    if not sheet.tokens:
        return "missing" if images or paths >= _OUTLINES else "blank"
    share = _share(images, sheet)
    pictured, scanned = share >= _PICTURED, closely and share >= _SCANNED
    drawn = paths >= _DRAWN_PATHS and len(sheet.tokens) < _FEW_WORDS
    if scanned or drawn or (pictured and not _is_full(sheet)):
        letters, outside = _letters(page, sheet, pictured)
        if outside >= (_OUTSIDE_SCAN if scanned else _OUTSIDE) and letters * outside >= _LETTERS:
            return "partial"
    if is_garbled([t.text for t in sheet.tokens], pictured):
        return "garbled"
    return "recognised" if scanned else "usable"


def _is_full(sheet: Sheet) -> bool:
    """True where words stand from the page's head to its foot, with no wide blank: no need to look at the picture."""
    height = sheet.size[1]
    tops = [0.15 * height, *sorted(token.top for token in sheet.tokens), 0.85 * height]
    return len(sheet.tokens) >= _FULL and max(b - a for a, b in pairwise(tops)) < _BLANK * height


def _share(images: Sequence[Area], sheet: Sheet) -> float:
    """The pictures' share of the page's area, those that lie on one another counted twice."""
    return sum((x1 - x0) * (top - bottom) for x0, top, x1, bottom in images) / max(1.0, sheet.width * sheet.height)


def is_garbled(tokens: Sequence[str], over_picture: bool) -> bool:
    """True where too few words are known or too many impossible; more is asked of a layer over a picture."""
    tokens = tokens[: _SAMPLE if over_picture else _SAMPLE // 3]
    if len(tokens) < _ENOUGH:
        return False
    if over_picture:
        return quality(tokens) < _POOR_OVER_PICTURE
    return is_soup(tokens) or quality(tokens) < _POOR_ALONE


def quality(tokens: Sequence[str]) -> float:
    """Share of words that are common ones, less four times the share of impossible ones; 1 where there are no words.

    An impossible word counts once: what a table prints in every row (R3T) is a code and no misreading.
    """
    if not tokens:
        return 1.0
    common = common_words()
    judged = [_judged(token, common) for token in tokens]
    words, known, bare, _ = map(sum, zip(*judged, strict=True))
    odd = len({token for token, (*_, is_odd) in zip(tokens, judged, strict=True) if is_odd})
    return known / words - 4 * odd / bare if words and bare else 1.0


@lru_cache(1 << 16)
def _judged(token: str, common: frozenset[str]) -> tuple[int, int, int, int]:
    """How many words the token holds, how many of them are common, whether it counts as bare, whether as odd."""
    words = words_in(token)
    known = sum(word.lower() in common for word in words)
    return len(words), known, bool(_bare(token)), is_impossible(token)


def words_in(token: str) -> list[str]:
    """The words of three letters and more in what stands between two blanks."""
    return _WORD.findall(token)


def is_impossible(token: str) -> bool:
    """Whether nobody writes so: a digit or a sign in a word, capitals behind small letters, no vowel."""
    bare = _bare(token)
    return bool(bare and _ODD.search(bare))


def _bare(token: str) -> str:
    """The token without signs around it; nothing where it is no word."""
    bare = token.strip(_RIM)
    return bare if len(bare) >= 3 and sum(map(str.isalpha, bare)) >= 2 else ""


def is_soup(tokens: Sequence[str]) -> bool:
    """True where signs outweigh letters and digits; the dots of leaders do not count."""
    text = "".join(tokens).replace(".", "").replace("…", "")
    return 2 * sum(map(str.isalnum, text)) < len(text)


def _letters(page: Any, sheet: Sheet, pictured: bool) -> tuple[int, float]:
    """(marks of letter size on the page, share of them outside its words); by area alone where OpenCV is missing."""
    boxes: list[Box] = [unturned(token[:4], sheet) for token in sheet.tokens]
    try:
        from ..ocr.page_image import letters_outside
    except ImportError:
        return (1000 if pictured else 0), float(len(boxes) < _FEW_WORDS)
    return letters_outside(page, boxes)

"""Words that the first recogniser doubts, and letters that it passed over, read once more by the second one.

What the second recogniser says is taken where all its crops say the same, and say it surely: of 400 such words on
scans it had all but one right, of which the first had half. It loses thin letters, so that it never takes letters away.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import cv2
import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extractOne

from ...layout.page_words import Row, Token, box_of, plain, stands_in, tokens_of
from ...lexicon.letters import letters_and_digits, letters_only
from ...lexicon.word_lists import common_words
from ...model.document import Box
from . import cache
from .agreed_words import TAKEN, Between, agreed_words, side_between
from .consensus import merged_readings
from .dust import without_dust
from .lost_commas import with_lost_commas
from .page_image import Pixels, Scan, ink_of, straightened, turned_scan
from .rapidocr import rapidocr_version, squeezed
from .recipe import recipe
from .rows import rows_apart
from .ruling_lines import rulings
from .run_ons import is_run_on

_DOUBTED, _SHORT_DOUBTED, _SLIP_DOUBTED, _LONG = 70.0, 90.0, 92.0, 4
"""Confidence below which a word is read again, one of one or two signs or with figures, and one of so many letters that
is nearly a common word."""
_FLECK = 0.45
"""Height of a lone sign in that of most words, below which it is no figure."""
_SPECK = 0.25
"""Height and width of dust, in the same."""
_PERCENT = re.compile(r"(?!2016)\d{1,3}(?:[.,]\d{1,2})?(?:[19]6|9/6|%6|Yo|Vo|9o)\W?|\d{1,3}[.,]\d{1,2}[469]{1,2}\W?")
"""What may be a percentage: its sign reads as the figures 96, as 4, 6 or 9, or as 16."""
_TORN = re.compile(r"\w/{2,}\w")
"""A letter's number of which a Roman numeral was passed over."""
_POINTS, _DECIMAL = ".,", re.compile(r"\d[.,]\d")
_THIN = frozenset("1iljtfr")
_TOGETHER = 1.2
"""Heights of a word between two that are read as one line, at most."""
_MOST = 60
"""Places of a page that are read again: one with more is no print."""
_LOW, _HIGH = 0.55, 1.9
"""Heights of a mark that may be a letter, in that of most."""
_FEWEST = 4
"""Letters of a line in which the first reading has nothing, at least."""
_LINE = 8
"""Letters of a line that nothing was read of, at least, to be told: seals, crests and signatures of 60 scanned pages
have no such row."""
_ODD_CASE = re.compile(r"[a-z][A-Z]")
_TALLEST = 2.2
"""Heights of a mark that a row of them has at most."""
_COLUMN, _LABELS = 0.7, 2
"""Heights of a label by which those of a column stand apart, and how many there are beside one that was lost."""
_SPECKS = ".,:;'-"
"""Dust before a word reads so."""
_SPECKED = re.compile(r"((?:\d{1,2}|[A-Za-z])[.)])[.,:;'’]")
_LABEL = re.compile(r"\(?(?:\d{1,3}|[a-z])[.)]?")
_NEXT = 0.9
"""Heights between two marks of one word or of two words side by side, at most."""


class _DoubtedWords(NamedTuple):
    """Where to read, in points, what the first reading has there, and how far the blanks beside it reach."""

    box: Box
    row: list[Token]
    between: Between


class SecondLook(NamedTuple):
    """The page's words, and the places in points of lines that neither recogniser could read."""

    tokens: list[Token]
    unread: list[Box]


def second_look(scan: Scan, turn: int, skew: float, tokens: Sequence[Token]) -> SecondLook:
    """The tokens of a page that was turned and made straight so, with what the second reading knows better; unchanged
    where the second recogniser is not installed."""
    if not tokens or not rapidocr_version():
        return SecondLook(list(tokens), [])
    about = f"{recipe(_look)} {scan.pixels.shape} {scan.scale:.6f} {turn} {skew} {tokens}"
    picture = scan.pixels.tobytes()
    found = cache.remembered("ocr", picture, about, lambda: _look(scan, turn, skew, tokens), _restored)
    return found._replace(tokens=_with_blanks(found.tokens, tokens))


def _with_blanks(found: Sequence[Token], before: Sequence[Token]) -> list[Token]:
    """The tokens, one that is several of the first reading's run together parted again: the second loses blanks."""
    kept = set(before)
    out: list[Token] = []
    for token in found:
        inside = [] if token in kept else sorted(other for other in before if stands_in(other, token[:4]))
        same = letters_and_digits("".join(t.text for t in inside)) == letters_and_digits(token.text)
        if same and len(inside) == 1 and is_run_on(token.text):
            out.append(inside[0])  # both may have lost a blank: the signature's reading is to settle it
        elif same and len(inside) > 1 and any(map(str.isalpha, token.text)):  # a page's number stays whole: -13-
            out += (other._replace(confidence=token.confidence) for other in inside)
        else:
            out.append(token)
    return out


def _restored(kept: Any) -> SecondLook:
    tokens, unread = kept
    return SecondLook(tokens_of(tokens), [(x0, top, x1, bottom) for x0, top, x1, bottom in unread])


def _look(scan: Scan, turn: int, skew: float, tokens: Sequence[Token]) -> SecondLook:
    edges, wiped = rulings(straightened(turned_scan(scan, turn), skew))
    wiped = without_dust(wiped)
    out = _without_flecks(tokens)
    for place in _doubted(out)[:_MOST]:
        again = _better(wiped, place) if all(token in out for token in place.row) else None
        if again:
            more = len(again) > len(place.row)
            out = [t for t in out if t not in place.row and not (more and stands_in(t, place.box))] + again
    out += _passed_over(wiped, out)
    unread = [box for box, count in _unread(wiped, out) if count >= _LINE and _is_flat(box)]
    return SecondLook(with_lost_commas(wiped, out, edges), unread)


def _is_flat(box: Box) -> bool:
    return box[2] - box[0] > _LINE / 2 * (box[3] - box[1])


def _without_flecks(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without dust: lone signs far lower than the words that were read as figures or dashes, and what
    is left of a ruling."""
    heights = sorted(token.bottom - token.top for token in tokens)
    flecks = {id(token) for token in tokens if _is_fleck(token, heights[len(heights) // 2])}
    return [_without_speck(token) for token in tokens if id(token) not in flecks]


def _without_speck(token: Token) -> Token:
    """The label of an item without a speck behind its full stop."""
    specked = _SPECKED.fullmatch(token.text)
    return token._replace(text=specked[1]) if specked else token


def _is_fleck(token: Token, usual: float) -> bool:
    """Whether the token is far too small for what was read, in a usual height."""
    wide, tall = token.x1 - token.x0, token.bottom - token.top
    if any(map(str.isalnum, token.text)):
        least = _FLECK if len(token.text) == 1 else _SPECK
        return tall < least * usual and _is_doubted(token)
    return max(wide, tall) < _SPECK * usual


def _doubted(tokens: Sequence[Token]) -> list[_DoubtedWords]:
    """The words to be read again, those that stand side by side together."""
    places: list[_DoubtedWords] = []
    for row in rows_apart(tokens):
        runs: list[Row] = []
        for i, token in enumerate(row):
            if not _is_doubted(token):
                continue
            before = row[i - 1] if i and token.x0 - row[i - 1].x1 < _TOGETHER * (token.bottom - token.top) else None
            if before and runs and runs[-1][-1] is before:
                runs[-1].append(token)
            else:
                runs.append([before, token] if before and _is_lone_figure(before) else [token])
        places += (_DoubtedWords(box_of(run), run, _between(row, run)) for run in runs)
    return places


def _between(row: Row, run: Row) -> Between:
    """Where the words before and behind the run end and begin."""
    first, last = row.index(run[0]), row.index(run[-1])
    before = side_between(row[first - 1], run[0]) if first else -math.inf
    behind = side_between(run[-1], row[last + 1]) if last + 1 < len(row) else math.inf
    return before, behind if math.isfinite(behind) else math.inf


def _is_lone_figure(token: Token) -> bool:
    """A sign before an amount (at least, at most) may read as a figure of its own."""
    return len(token.text) == 1 and token.text.isdecimal()


def _is_doubted(token: Token) -> bool:
    if not any(map(str.isalnum, token.text)):
        return False
    sure, short = token.confidence or 0, sum(map(str.isalnum, token.text)) < 3
    odd = short or any(map(str.isdecimal, token.text))
    shape = _PERCENT.fullmatch(token.text) or _TORN.search(token.text)
    least = _SHORT_DOUBTED if odd else _DOUBTED
    return sure < least or shape is not None or (sure < _SLIP_DOUBTED and not odd and _is_slip(token.text))


def _is_slip(text: str) -> bool:
    """Whether the text is nearly a common word, and none itself."""
    word = letters_only(text)
    if len(word) < _LONG or word in common_words():
        return False
    return extractOne(word, common_words(), scorer=Levenshtein.distance, score_cutoff=1) is not None


def _better(scan: Scan, place: _DoubtedWords) -> list[Token] | None:
    """The words as the second reading has them; None where it is unsure, or has less than the first."""
    said = plain(place.row)
    line = agreed_words(scan, place.box, said, place.between)
    if line is None:
        return None
    line = line._replace(text=_with_signs_of(said, line.text).lstrip(_SPECKS if said[:1].isalnum() else ""))
    same = letters_and_digits(line.text) == letters_and_digits(said)
    if squeezed(line.text).casefold() == squeezed(said).casefold() or (same and ";" in said):
        return [token._replace(confidence=max(token.confidence or 0, line.confidence)) for token in place.row]
    known = _is_known(line.text)
    if _has_less(line.text, said) or (_is_known(said) and not known):
        return None
    if _is_sound(place.row, line.text) and not (known and _is_slip(said)):
        return None
    words = merged_readings(line, place.row)
    return [word._replace(confidence=max(word.confidence or 0, TAKEN)) for word in words]


def _with_signs_of(said: str, text: str) -> str:
    """The text, its commas and full stops between figures as the first reading has them: small print has them alike."""
    if len(said) < len(text) - 1 or not _DECIMAL.search(text):
        return text
    signs = list(text)
    for k, (theirs, ours) in enumerate(zip(said, text, strict=False)):
        if theirs in _POINTS and ours in _POINTS and said[:k] == text[:k]:
            signs[k] = theirs
    return "".join(signs)


def _has_less(text: str, said: str) -> bool:
    """Whether the text lacks nothing but thin letters of what was said: the second reading loses them."""
    theirs = letters_and_digits(said)
    steps = Levenshtein.editops(theirs, letters_and_digits(text))
    if not steps or "%" in text:
        return False
    return all(step.tag == "delete" and theirs[step.src_pos] in _THIN for step in steps)


def _is_sound(row: Row, other: str) -> bool:
    """Whether the first reading's letters stand: only its figures are doubted, and the second has other letters."""
    letters = letters_only(other)
    sure = min(token.confidence or 0 for token in row) >= _DOUBTED
    return sure and bool(letters) and letters != letters_only(plain(row))


def _is_known(text: str) -> bool:
    """Whether the text is a common word, or several."""
    return all(letters_only(word) in common_words() for word in text.split())


def _passed_over(scan: Scan, tokens: Sequence[Token]) -> Iterator[Token]:
    """Words where letters stand in a row of which the first reading has nothing, and labels in a column of labels."""
    labels = [token for token in tokens if _LABEL.fullmatch(token.text)]
    for box, count in _unread(scan, tokens)[:_MOST]:
        if count < _FEWEST and not _is_in_column(box, labels):
            continue
        line = agreed_words(scan, box)
        if line and (_LABEL.fullmatch(line.text) if count < _FEWEST else _has_letters(line.text)):
            yield from (word._replace(confidence=TAKEN) for word in merged_readings(line, []))


def _has_letters(text: str) -> bool:
    """Whether the text has letters enough for a word, and none that a stroke of a pen gave another case."""
    return sum(map(str.isalnum, text)) >= _FEWEST and not _ODD_CASE.search(text)


def _is_in_column(box: Box, labels: Sequence[Token]) -> bool:
    """Whether labels of the same size stand above or below the place."""
    tall = box[3] - box[1]
    return sum(abs(token.x0 - box[0]) < _COLUMN * tall for token in labels) >= _LABELS


def _unread(scan: Scan, tokens: Sequence[Token]) -> list[tuple[Box, int]]:
    """Places in points where marks of letter size stand side by side and no word is, and how many."""
    marks = _marks(scan.pixels)
    if not len(marks):
        return []
    tall = float(np.median(marks[:, 3]))
    marks = marks[(marks[:, 3] >= _LOW * tall) & (marks[:, 3] <= _HIGH * tall)]
    scale = scan.scale / 2
    read = np.zeros([side // 2 + 2 for side in scan.pixels.shape], np.uint8)
    for x0, top, x1, bottom, *_ in tokens:
        rows = slice(max(0, int(top * scale) - 1), int(bottom * scale) + 2)
        read[rows, max(0, int(x0 * scale) - 1) : int(x1 * scale) + 2] = 1
    alone = [mark for mark in marks.tolist() if not read[mark[1] + mark[3] // 2, mark[0] + mark[2] // 2]]
    return [(_in_points(box, scale), count) for box, count in _strips(alone, tall, read.shape)]


def _strips(
    marks: Sequence[Sequence[int]], tall: float, shape: tuple[int, ...]
) -> list[tuple[tuple[int, int, int, int], int]]:
    """The boxes of marks that stand side by side, and how many each holds."""
    mask = np.zeros(shape, np.uint8)
    reach = round(_NEXT * tall / 2)
    for x, y, wide, high in marks:
        mask[y : y + high, max(0, x - reach) : x + wide + reach] = 1
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    held = np.bincount([labels[y + high // 2, x + wide // 2] for x, y, wide, high in marks], minlength=len(stats))
    flat = (held > 0) & (stats[:, 3] <= _TALLEST * tall)
    flat[0] = False
    return [
        ((x + reach, y, x + wide - reach, y + high), int(held[k]))
        for k in np.flatnonzero(flat).tolist()
        for x, y, wide, high, _ in [stats[k].tolist()]
    ]


def _marks(pixels: Pixels) -> np.ndarray:
    """Blots of letter size at half scale: rows of x, y, width, height."""
    half = cv2.resize(pixels, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    stats = cv2.connectedComponentsWithStats(ink_of(half), connectivity=8)[2][1:]
    longer = np.maximum(stats[:, 2], stats[:, 3])
    return stats[(longer >= 4) & (longer <= 45) & (stats[:, 4] >= 6), :4]


def _in_points(box: Sequence[int], scale: float) -> Box:
    x0, top, x1, bottom = (round(side / scale, 2) for side in box)
    return x0, top, x1, bottom

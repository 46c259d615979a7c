"""Words that the first recogniser doubts, and letters that it passed over, read once more by the second one.

What the second recogniser says is taken where all its crops say the same, and say it surely: of 400 such words on
scans it had all but one right, of which the first had half. It loses thin letters, so that it never takes letters away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import cv2
import numpy as np
from rapidfuzz.distance import Levenshtein

from ...layout.page_words import Row, Token, box_of, plain, tokens_of
from ...lexicon.letters import letters_and_digits, letters_only
from ...lexicon.tables import common_words
from ...model.document import Box
from . import cache
from .consensus import merged_readings
from .page_image import Pixels, Scan, ink_of, rulings, straightened, turned
from .rapidocr import RecognisedLine, agreed_line, placed, rapidocr_version, squeezed
from .recipe import recipe
from .run_ons import is_run_on
from .signature_zone import rows_apart

_DOUBTED, _SHORT_DOUBTED = 70.0, 90.0
"""Confidence below which a word is read again, and one of one or two signs or with figures."""
_PASSABLE, _SURE = 88.0, 95.0
"""Least confidence of each crop of the second reading, and of the best."""
_TAKEN = 85.0
"""The confidence that its words get at least."""
_FLECK = 0.45
"""Height of a lone sign in that of most words, below which it is no figure."""
_SPECK = 0.25
"""Height and width of dust, in the same."""
_PERCENT = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?(?:96|9/6|%6|Yo|Vo|9o)\W?")
"""A percentage: its sign reads as the figures 96."""
_NUMERAL = re.compile(r"(?<=/)(?=[1l]*[IVX])[IVX1l]{1,5}(?=/)")
_THIN = frozenset("1iljtfr")
_TOGETHER = 1.2
"""Heights of a word between two that are read as one line, at most."""
_ABOVE, _BESIDE = 0.15, 0.25
"""By how much a crop is larger than its words, in their heights."""
_MOST = 60
"""Places of a page that are read again: one with more is no print."""
_LOW, _HIGH = 0.55, 1.9
"""Heights of a mark that may be a letter, in that of most."""
_FEWEST = 4
"""Letters of a line in which the first reading has nothing, at least."""
_COMMA_FROM, _COMMA_TO, _COMMA_TOP, _COMMA_BELOW = 0.1, 1.6, 0.45, 0.4
"""Where a comma may stand behind a word: from and to, and from and to below its top and its bottom, in its heights."""
_UNDER, _ROOM, _LONGER = 0.4, (1.0, 3.2), 1.2
"""Of a comma alone on a line: how far it stands from where the lines begin, the white between the lines above and below
it, in heights of a word, and by how much it is higher than wide."""
_TAILED, _TAIL = re.compile("[gjpqy]"), 0.25
"""Letters that reach below the feet of the others, and how far, in heights of a word."""
_CELLS = 1.5
"""Heights of a word between two cells of a row, at least."""
_SMALLEST, _COMMA_HIGH, _COMMA_WIDE = 0.2, 0.55, 0.3
"""How small, how high and how wide a comma may be, in heights of a word."""
_INK = 160
"""Levels of 255 below which a picture on white paper has ink."""
_LINE = 8
"""Letters of a line that nothing was read of, at least, to be told: seals, crests and signatures of 60 scanned pages
have no such row."""
_ODD_CASE = re.compile(r"[a-z][A-Z]")
_TALLEST = 2.2
"""Heights of a mark that a row of them has at most."""
_COLUMN, _LABELS = 0.7, 2
"""Heights of a label by which those of a column stand apart, and how many there are beside one that was lost."""
_LABEL = re.compile(r"\(?(?:\d{1,3}|[a-z])[.)]?")
_NEXT = 0.9
"""Heights between two marks of one word or of two words side by side, at most."""


class _DoubtedWords(NamedTuple):
    """Where to read, in points, and what the first reading has there."""

    box: Box
    row: list[Token]


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
        inside = [] if token in kept else sorted(other for other in before if _lies_in(other, token[:4]))
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
    edges, wiped = rulings(straightened(turned(scan, turn), skew))
    out = _without_flecks(tokens)
    for place in _doubted(out)[:_MOST]:
        again = _better(wiped, place) if all(token in out for token in place.row) else None
        if again:
            more = len(again) > len(place.row)
            out = [t for t in out if t not in place.row and not (more and _lies_in(t, place.box))] + again
    out += _passed_over(wiped, out)
    unread = [box for box, count in _unread(wiped, out) if count >= _LINE and _is_flat(box)]
    return SecondLook([*out, *_lost_commas(wiped, out, edges)], unread)


def _is_flat(box: Box) -> bool:
    return box[2] - box[0] > _LINE / 2 * (box[3] - box[1])


def _lies_in(token: Token, box: Box) -> bool:
    """Whether the middle of the word lies in the box."""
    x, y = (token.x0 + token.x1) / 2, (token.top + token.bottom) / 2
    return box[0] < x < box[2] and box[1] < y < box[3]


def _without_flecks(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without dust: lone signs far lower than the words that were read as figures or dashes."""
    heights = sorted(token.bottom - token.top for token in tokens)
    flecks = {id(token) for token in tokens if _is_fleck(token, heights[len(heights) // 2])}
    return [token for token in tokens if id(token) not in flecks]


def _is_fleck(token: Token, usual: float) -> bool:
    """Whether the token is far too small for what was read, in a usual height."""
    wide, tall = token.x1 - token.x0, token.bottom - token.top
    if any(map(str.isalnum, token.text)):
        return len(token.text) == 1 and tall < _FLECK * usual and _is_doubted(token)
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
        places += (_DoubtedWords(box_of(run), run) for run in runs)
    return places


def _is_lone_figure(token: Token) -> bool:
    """A sign before an amount (at least, at most) may read as a figure of its own."""
    return len(token.text) == 1 and token.text.isdecimal()


def _is_doubted(token: Token) -> bool:
    if not any(map(str.isalnum, token.text)):
        return False
    sure, short = token.confidence or 0, sum(map(str.isalnum, token.text)) < 3
    odd = short or any(map(str.isdecimal, token.text))
    return sure < (_SHORT_DOUBTED if odd else _DOUBTED) or _PERCENT.fullmatch(token.text) is not None


def _better(scan: Scan, place: _DoubtedWords) -> list[Token] | None:
    """The words as the second reading has them; None where it is unsure, or has less than the first."""
    said = plain(place.row)
    line = _read(scan, place.box, said)
    if line is None:
        return None
    same = letters_and_digits(line.text) == letters_and_digits(said)
    if squeezed(line.text).casefold() == squeezed(said).casefold() or (same and ";" in said):
        return [token._replace(confidence=max(token.confidence or 0, line.confidence)) for token in place.row]
    if _has_less(line.text, said) or _is_sound(place.row, line.text) or (_is_known(said) and not _is_known(line.text)):
        return None
    words = merged_readings(line, place.row)
    return [word._replace(confidence=max(word.confidence or 0, _TAKEN)) for word in words]


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


def _read(scan: Scan, box: Box, said: str = "") -> RecognisedLine | None:
    """The line in the place where all crops agree on it and are sure."""
    x0, top, x1, bottom = box
    tall = bottom - top
    around = (x0 - _BESIDE * tall, top - _ABOVE * tall, x1 + _BESIDE * tall, bottom + _ABOVE * tall)
    pixels = (around[0] * scan.scale, around[1] * scan.scale, around[2] * scan.scale, around[3] * scan.scale)
    line = agreed_line(scan.pixels, pixels, said, _PASSABLE, _SURE)
    if line and any(map(str.isalpha, line.text)) and squeezed(line.text) != squeezed(said) and _cuts(scan, pixels):
        return None
    return line and line._replace(text=_with_numerals(line.text), box=placed(pixels, 0, 0, scan.scale))


def _cuts(scan: Scan, box: Box) -> bool:
    """Whether an edge of the box runs through letters: what stands in it is part of a word."""
    x0, top, x1, bottom = (max(0, int(side)) for side in box)
    edges = (min(x, scan.pixels.shape[1] - 1) for x in (x0, x1))
    return any(bool((scan.pixels[top:bottom, x] < _INK).any()) for x in edges)


def _with_numerals(text: str) -> str:
    """The text with the Roman numerals of letter numbers whole: an I between X and a stroke reads as 1."""
    return _NUMERAL.sub(lambda found: found[0].replace("1", "I").replace("l", "I"), text)


def _passed_over(scan: Scan, tokens: Sequence[Token]) -> Iterator[Token]:
    """Words where letters stand in a row of which the first reading has nothing, and labels in a column of labels."""
    labels = [token for token in tokens if _LABEL.fullmatch(token.text)]
    for box, count in _unread(scan, tokens)[:_MOST]:
        if count < _FEWEST and not _is_in_column(box, labels):
            continue
        line = _read(scan, box)
        if line and (_LABEL.fullmatch(line.text) if count < _FEWEST else _has_letters(line.text)):
            yield from (word._replace(confidence=_TAKEN) for word in merged_readings(line, []))


def _has_letters(text: str) -> bool:
    """Whether the text has letters enough for a word, and none that a stroke of a pen gave another case."""
    return sum(map(str.isalnum, text)) >= _FEWEST and not _ODD_CASE.search(text)


def _is_in_column(box: Box, labels: Sequence[Token]) -> bool:
    """Whether labels of the same size stand above or below the place."""
    tall = box[3] - box[1]
    return sum(abs(token.x0 - box[0]) < _COLUMN * tall for token in labels) >= _LABELS


def _lost_commas(scan: Scan, tokens: Sequence[Token], edges: Sequence[Box]) -> Iterator[Token]:
    """Commas that stand alone in a table's cell, behind the last word of a line or below its first: the first reading
    cannot tell them from dust, and they part the things that the cell lists."""
    sides = [(x0, top, bottom) for x0, top, x1, bottom in edges if x0 == x1]
    rows = [piece for row in rows_apart(tokens) for piece in _pieces(row)]
    for row in rows:
        last, first = row[-1], row[0]
        if not _is_in_cell(last, sides):
            continue
        behind = _mark_behind(scan, last) if last.text[1:] and last.text[-1].isalnum() else None
        if behind and _read(scan, (last.x0, last.top, behind[2], last.bottom), last.text + ","):
            yield Token(*behind, ",", _TAKEN)
        elif not behind and (below := _mark_below(scan, first, tokens)):
            yield Token(*below, ",", _TAKEN)


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
    return mark if mark and mark[3] > feet else None


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
    ink = scan.pixels[top:bottom, left:right] < _INK
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not len(rows):
        return None
    high, wide = rows[-1] + 1 - rows[0], columns[-1] + 1 - columns[0]
    if not _SMALLEST * tall * scale <= high <= _COMMA_HIGH * tall * scale or wide > _COMMA_WIDE * tall * scale:
        return None
    edges = (left + columns[0], top + rows[0], left + columns[-1] + 1, top + rows[-1] + 1)
    x0, y0, x1, y1 = (round(float(side) / scale, 2) for side in edges)
    return x0, y0, x1, y1


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

"""Numbers that count the lines of a draft in its margin: each, every fifth, left or right. They are furniture."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise, takewhile
from statistics import median

from .page_words import Sheet, Token, height

_NUMBER = re.compile(r"(\d{1,3})\.?")
_LEAST, _LEAST_IN_STEPS = 8, 3
"""Numbers in a margin where every line has one, and where only some lines have."""
_EVEN = 0.12
"""Share of the usual distance between two numbers by which others differ at most."""
_COLUMN = 3.0
"""Points by which the ends of numbers in one margin differ."""
_MARGIN = 4.0
"""Points of white between the numbers and the text."""
_STEPS = (1, 2, 5, 10)
_FROM_ONE = ([1, 5], [1, 10])
"""How numbers of every fifth or tenth line begin that give the first line's, too."""
_SMALLER = 0.9
"""Share of the text's height from which down the numbers are not of the text."""
_SLACK = 3.0
"""Points by which the middles of a number and of its line differ."""
_MOSTLY = 0.8
"""Share of the numbers, and of the page's lines, that must fit."""
_LOST = 3
"""Lines from one recognised number to the next, at most."""
_BESIDE = 0.35
"""Share of a line's height by which numbers beside the text's lines differ from them; those of a list do not."""


def with_line_numbers_apart(sheet: Sheet) -> Sheet:
    """The sheet with the numbers of its lines set apart as marks."""
    if sheet.source not in ("digital", "ocr"):
        return sheet
    numbers = [token for token in sheet.tokens if _NUMBER.fullmatch(token.text)]
    if len(numbers) < _LEAST_IN_STEPS:
        return sheet
    found = _counted(numbers, sheet, left=True)
    others = [token for token in numbers if token not in found] if found else numbers
    found += _counted(others, sheet, left=False) if len(others) >= _LEAST_IN_STEPS else []
    if not found:
        return sheet
    gone = set(map(id, found))
    tokens = [token for token in sheet.tokens if id(token) not in gone]
    return replace(sheet, tokens=tokens, marks=[*sheet.marks, *([token] for token in found)])


def _counted(numbers: Sequence[Token], sheet: Sheet, left: bool) -> list[Token]:
    """The numbers in the margin on this side, where they count its lines."""
    rim = min(numbers, key=lambda t: t.x0) if left else max(numbers, key=lambda t: t.x1)
    column = [t for t in numbers if abs(t.x1 - rim.x1) < _COLUMN or abs(t.x0 - rim.x0) < _COLUMN]
    whole = column = sorted(_with_shorter(column, numbers), key=lambda t: t.top)
    if len(column) > _LEAST_IN_STEPS and [*map(_value, column[:2])] in _FROM_ONE:
        column = column[1:]
    steps = {_value(b) - _value(a) for a, b in pairwise(column)}
    step = steps.pop() if len(steps) == 1 else int(sheet.source == "ocr" and _counts_nearly(column))
    if step not in _STEPS or len(column) < (_LEAST if step == 1 else _LEAST_IN_STEPS):
        return []
    mine = set(map(id, whole))
    others = [t for t in sheet.tokens if id(t) not in mine]
    counts = _counts_lines(column, others, step)
    if not (_is_even(column) or counts or sheet.source == "ocr"):
        return []
    dotted = not all(t.text.isdecimal() for t in column)
    if dotted and not (counts and _is_ragged(column, others)) and not _keep_to_themselves(column, others):
        return []  # a list's
    inner = max(t.x1 for t in column) + _MARGIN if left else min(t.x0 for t in column) - _MARGIN
    near = [t for t in others if (t.x0 < inner if left else t.x1 > inner) and _is_level_with(t, column)]
    return whole if others and not near and _is_apart(column, others, step, counts) else []


def _value(token: Token) -> int:
    return int(token.text.rstrip("."))


def _counts_nearly(column: Sequence[Token]) -> bool:
    """True where recognised numbers count on with the lines, a few of them lost or misread."""
    rises = [(b.top - a.top, _value(b) - _value(a)) for a, b in pairwise(column)]
    pitches = [down / count for down, count in rises if 0 < count <= _LOST]
    if len(pitches) < max(1.0, _MOSTLY * len(rises)):
        return False
    pitch = median(pitches)
    starts = [t.top - pitch * _value(t) for t in column]
    right = [start for start in starts if abs(start - median(starts)) < _BESIDE * pitch]
    return len(right) >= _MOSTLY * len(column)


def _with_shorter(column: list[Token], numbers: Sequence[Token]) -> list[Token]:
    """The column with the numbers of fewer digits, which begin or end elsewhere."""
    x0, x1 = min(t.x0 for t in column), max(t.x1 for t in column)
    return [t for t in numbers if t.x0 >= x0 - _COLUMN and t.x1 <= x1 + _COLUMN]


def _is_even(column: Sequence[Token]) -> bool:
    gaps = [b.top - a.top for a, b in pairwise(column)]
    usual = median(gaps)
    return usual > 0 and all(abs(gap - usual) <= _EVEN * usual + 0.5 for gap in gaps)


def _is_level_with(token: Token, column: Sequence[Token]) -> bool:
    """True for a word between the first and the last number: a running head may reach into the margin."""
    return column[0].top - 2 < (token.top + token.bottom) / 2 < column[-1].bottom + 2


def _counts_lines(column: Sequence[Token], others: Sequence[Token], step: int) -> bool:
    """True where from one number to the next there are as many lines of text as they count on, nearly everywhere:
    lines need not stand at even distances."""
    middles = [(row[0].top + row[0].bottom) / 2 for row in _lines(others)]
    spots = [(t.top + t.bottom) / 2 for t in column]
    between = [sum(a - _SLACK < y < b - _SLACK for y in middles) for a, b in pairwise(spots)]
    right = sum(count == step for count in between)
    return right >= _MOSTLY * len(between) and max(between) <= 2 * step


def _lines(tokens: Sequence[Token]) -> list[list[Token]]:
    """The words of each line, from the top down."""
    rows: list[list[Token]] = []
    for token in sorted(tokens, key=lambda t: t.top + t.bottom):
        if rows and (token.top + token.bottom - rows[-1][0].top - rows[-1][0].bottom) / 2 < 0.5 * height(token):
            rows[-1].append(token)
        else:
            rows.append([token])
    return rows


def _is_ragged(column: Sequence[Token], others: Sequence[Token]) -> bool:
    """True where the lines beside the numbers begin at many places, as no table's second column does."""
    starts = Counter(round(min(t.x0 for t in row) / _COLUMN) for row in _lines(others))
    return 2 * max(starts.values()) < sum(starts.values()) and len(column) >= _MOSTLY * sum(starts.values())


def _is_apart(column: Sequence[Token], others: Sequence[Token], step: int, counts: bool) -> bool:
    """True for numbers that are no column of the text: they skip, are smaller, keep to lines of their own, or count
    the lines of a page that is no table."""
    if counts and _is_ragged(column, others):
        return True
    if step > 1 or median(map(height, column)) < _SMALLER * median(map(height, others)):
        return True
    return _keep_to_themselves(column, others) or _is_prose(column, others)


def _keep_to_themselves(column: Sequence[Token], others: Sequence[Token]) -> bool:
    """True where many of the numbers stand beside no line of the text."""
    feet = sorted(t.bottom for t in others)
    stray = sum(_to_nearest(feet, t.bottom) > _BESIDE * height(t) for t in column)
    return 4 * stray > len(column)


def _to_nearest(places: Sequence[float], place: float) -> float:
    """How far the nearest of the places is, which are sorted."""
    at = bisect_left(places, place)
    return min(abs(place - other) for other in places[max(0, at - 1) : at + 1])


def _is_prose(column: Sequence[Token], others: Sequence[Token]) -> bool:
    """True where the numbers stand beside lines of running text: words one blank apart, from margin to margin."""
    feet = sorted(others, key=_foot)
    beside = [sorted(_level(feet, number)) for number in column]
    full = [row for row in beside if len(row) > 4]
    wide = sum(any(b.x0 - a.x1 > 2 * height(b) for a, b in pairwise(row)) for row in full)
    return 2 * len(full) > len(column) and 4 * wide < len(full)


def _level(tokens: Sequence[Token], number: Token) -> Iterator[Token]:
    """Of words sorted by where they stand those on the number's line."""
    reach = 0.5 * height(number)
    first = bisect_left(tokens, number.bottom - reach - 1, key=_foot)
    near = takewhile(lambda token: token.bottom <= number.bottom + reach + 1, islice(tokens, first, None))
    return (token for token in near if abs(token.bottom - number.bottom) < reach)


def _foot(token: Token) -> float:
    return token.bottom

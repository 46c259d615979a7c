"""A line that two recognisers read → words: the letters of the second, the places of the first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import Levenshtein

from ...layout.page_words import Row, Token, box_of
from ...lexicon.listed_pattern import ListedPattern
from ...lexicon.lookalikes import is_without_tails, signs_for, to_digits
from .rapidocr import RecognisedLine

_ALIKE = 0.6
"""Share of letters from which two readings are of the same words."""
_DISPUTED = 60.0
"""Confidence, at most, of a word of which the other reading says something else."""
_FIGURES = ListedPattern(lambda: rf"[\d{signs_for('near', '1')}]{{1,2}}")
_NAMED = re.compile(r"[A-Za-z]{3}")
_PASSABLE, _KNOWN, _CLEAR = 70.0, 90.0, 95.0
"""Confidence from which the first reading's letters stand against the second's."""
_BLANK = 0.8
"""Breadth of a blank in that of a sign."""
_SPARE = 0.12
"""Share of a line's height that a found box is too high above and below its letters."""


class _Letters(NamedTuple):
    """The signs of some words without blanks, and where in them each word starts and ends."""

    text: str
    words: list[tuple[int, int]]


def merged_readings(line: RecognisedLine, row: Row) -> list[Token]:
    """The line's words in the row's units, placed where the row has them; those that the two read differently have a
    lower confidence."""
    ours, theirs = _letters(line.text.split()), _letters([token.text for token in row])
    if not row or Levenshtein.normalized_similarity(_folded(theirs.text), _folded(ours.text)) < _ALIKE:
        seen = set() if line.crossed else set(range(len(ours.text)))
        return _words(line, ours, _places(line, [], ours, _letters([]), {}), _band(line, []), seen)
    steps = Levenshtein.opcodes(_folded(theirs.text), _folded(ours.text))
    same = [step for step in steps if step.tag == "equal"]
    pair = {step.src_start + k: step.dest_start + k for step in same for k in range(step.src_end - step.src_start)}
    ours = _without_rims(_parted(ours, theirs, pair), set(pair.values()))
    words = _words(line, ours, _places(line, row, ours, theirs, pair), _band(line, row), set(pair.values()))
    return [*(_settled(word, row, line) for word in words), *_passed_over(row, words)]


def _words(
    line: RecognisedLine, ours: _Letters, x: Sequence[tuple[float, float]], band: tuple[float, float], same: set[int]
) -> list[Token]:
    """The words at their places; `same` are the signs that no reading disputes."""
    out = []
    for start, end in ours.words:
        confidence = line.confidence_of(ours.text[start:end])
        if not same.issuperset(range(start, end)):
            confidence = min(confidence, _DISPUTED)
        x0, x1 = round(x[start][0], 2), round(x[end - 1][1], 2)
        out.append(Token(x0, band[0], x1, band[1], ours.text[start:end], confidence))
    return out


def _parted(ours: _Letters, theirs: _Letters, pair: Mapping[int, int]) -> _Letters:
    """Our words parted where the other reading has a blank between the same letters."""
    long = {k for k, (start, end) in enumerate(theirs.words) if end - start > 1}
    blanks = {
        pair[start]
        for k, (start, _) in enumerate(theirs.words)
        if start in pair and pair.get(start - 1) == pair[start] - 1 and {k - 1, k} <= long
    }
    words = []
    for start, end in ours.words:
        cuts = [start, *sorted(at for at in blanks if start < at < end), end]
        words += list(pairwise(cuts))
    return _Letters(ours.text, words)


def _without_rims(ours: _Letters, same: set[int]) -> _Letters:
    """Our words without one or two letters at either end that only we have: a crop may reach beyond the line."""
    words = list(ours.words)
    for end in (0, -1):
        start, stop = words[end]
        alien = stop - start < 3 and ours.text[start:stop].isalpha() and same.isdisjoint(range(start, stop))
        if alien and len(words) > 1:
            del words[end]
    return _Letters(ours.text, words)


def _settled(word: Token, row: Row, line: RecognisedLine) -> Token:
    """The first reading's word where it has as many letters and a high confidence, or differs in case only. Under a
    name its tails were wiped off with the line: there the second's are believed."""
    there = [token for token in row if word.x0 < (token.x0 + token.x1) / 2 < word.x1]
    if len(there) != 1 or len(there[0].text) != len(word.text):
        return word
    first, confidence = there[0], there[0].confidence or 0
    if first.text.casefold() == word.text.casefold():
        return word._replace(text=first.text) if confidence >= _KNOWN else word
    if line.underlined and is_without_tails(first.text, word.text):
        return word._replace(confidence=line.confidence_of(word.text))
    disputed = (word.confidence or 0) <= _DISPUTED and word.text.strip(".,:").isalpha()
    return first._replace(confidence=_DISPUTED) if disputed and confidence >= _CLEAR else word


def _passed_over(row: Row, words: Sequence[Token]) -> Iterator[Token]:
    """Figures before a month or TAHUN of which the second reading has nothing: it loses those of a single stroke."""
    for token, behind in pairwise(row):
        middle = (token.x0 + token.x1) / 2
        is_passable = (token.confidence or 0) >= _PASSABLE
        is_figure = is_passable and _FIGURES.fullmatch(token.text) and _NAMED.match(behind.text)
        if is_figure and not any(word.x0 < middle < word.x1 for word in words):
            yield token


def _letters(words: Sequence[str]) -> _Letters:
    spans, at = [], 0
    for word in words:
        spans.append((at, at + len(word)))
        at += len(word)
    return _Letters("".join(words), spans)


def _folded(text: str) -> str:
    """Signs that readings confuse made one."""
    return to_digits(text, "near").casefold()


def _places(
    line: RecognisedLine, row: Row, ours: _Letters, theirs: _Letters, pair: Mapping[int, int]
) -> list[tuple[float, float]]:
    """Left and right of each of our signs: even steps between those that both readings have at the ends of words."""
    at, x = [0.0, _at(ours, len(ours.text) - 1) + 1], [line.box[0], line.box[2]]
    for token, (start, end) in zip(row, theirs.words, strict=True):
        if start in pair and end - 1 in pair:
            at += [_at(ours, pair[start]) + 0.05, _at(ours, pair[end - 1]) + 0.95]
            x += [token.x0, token.x1]
    order = np.argsort(at, kind="stable")
    known, places = np.array(at)[order], np.maximum.accumulate(np.array(x)[order])
    steps = np.array([_at(ours, k) for k in range(len(ours.text))])
    left = np.interp(steps + 0.05, known, places).tolist()
    right = np.interp(steps + 0.95, known, places).tolist()
    return list(zip(left, right, strict=True))


def _at(letters: _Letters, k: int) -> float:
    """The k-th sign's distance from the line's start, in signs: a blank is nearly one."""
    return k + _BLANK * sum(start <= k for start, _ in letters.words[1:])


def _band(line: RecognisedLine, row: Row) -> tuple[float, float]:
    """Top and bottom of the words: the row's own, or the line's without its spare margin."""
    if row:
        _, top, _, bottom = box_of(row)
        return top, bottom
    spare = _SPARE * (line.box[3] - line.box[1])
    return round(line.box[1] + spare, 2), round(line.box[3] - spare, 2)

"""Lone strokes that a recogniser reads as another sign: the Roman number I of Pasal I, BAB I, LAMPIRAN I on lines of
their own, the figure 1 before what it counts, and the I with which a name begins."""

from __future__ import annotations

from collections.abc import Sequence

from ...layout.page_words import Row, Token, height
from ...lexicon.word_lists import word_lists
from .rows import rows_apart

_STROKE, _ONES, _NOT_I = "|", frozenset("Iil|!"), frozenset("1il|!")
_LEAST, _MOST = 0.7, 1.3
"""Height of the stroke in that of the word before it: what is left of a ruling is higher."""
_NEAR = 1.5
"""Heights of the word between it and its number, at most."""


def with_roman_ones(tokens: Sequence[Token]) -> list[Token]:
    """The words of a recognised page; a stroke behind the only other word of its line is the number I."""
    if not any(token.text == _STROKE for token in tokens):
        return list(tokens)
    ones = {id(row[1]) for row in rows_apart(tokens) if _is_numbered(row)}
    return [token._replace(text="I") if id(token) in ones else token for token in tokens]


def _is_numbered(row: Row) -> bool:
    """Whether the line is a word and a stroke of its size beside it."""
    if len(row) != 2 or row[1].text != _STROKE or not row[0].text.isalpha():
        return False
    tall = height(row[0])
    return _LEAST * tall < height(row[1]) < _MOST * tall and row[1].x0 - row[0].x1 < _NEAR * tall


def with_counted_ones(tokens: Sequence[Token]) -> list[Token]:
    """The words of a recognised page; a sign like a stroke between a word and what is counted is the figure 1."""
    if not any(token.text in _ONES for token in tokens):
        return list(tokens)
    counted = frozenset(word_lists("number_words")["counted"]["words"])
    ones = {
        id(one)
        for row in rows_apart(tokens)
        for before, one, behind in zip(row, row[1:], row[2:], strict=False)
        if one.text in _ONES and before.text.isalpha() and behind.text.lower().rstrip(".,;") in counted
    }
    return [token._replace(text="1") if id(token) in ones else token for token in tokens]


def with_names_in_i(tokens: Sequence[Token]) -> list[Token]:
    """The words of a recognised page; a sign like a stroke between a label's colon or somebody's title and a name that
    follows an I is one: I Gusti, I Made."""
    if not any(token.text in _NOT_I for token in tokens):
        return list(tokens)
    names = frozenset(name.upper() for name in word_lists("people")["after_i"])
    ones = {
        id(one)
        for row in rows_apart(tokens)
        for before, one, behind in zip(row, row[1:], row[2:], strict=False)
        if one.text in _NOT_I and behind.text.upper().rstrip(",") in names and before.text[-1] in ":."
    }
    return [token._replace(text="I") if id(token) in ones else token for token in tokens]

"""Numbers of rows that a recogniser misreads: a lone 1 above 2, 3 and 4 comes out as 4 or 7."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ...layout.page_words import Token, height

_COLUMN = 4.0
"""Points by which the numbers of one column stand apart."""
_ROWS = 4.0
"""Heights of a number from one row to the next, at most."""
_LONGEST = 2
"""Signs of a row's number with its full stop."""
_LOOKS = {"4": "1", "7": "1", "i": "1", "l": "1", "|": "1", "I": "1", "!": "1", "1": "1"}
"""What a lone 1 is taken for."""
_NEXT = ("2", "3")
"""The numbers that stand below it."""


def with_repaired_first_numbers(tokens: Sequence[Token]) -> list[Token]:
    """The words of a recognised page; a sign like a 1 that opens a column of numbers 2, 3 … is the number 1."""
    seconds = [t for t in tokens if len(t.text) <= _LONGEST and t.text.rstrip(".") == _NEXT[0]]
    repaired = {id(first): first._replace(text=text) for t in seconds for first, text in _first_above(t, tokens)}
    return [repaired.get(id(t), t) for t in tokens] if repaired else list(tokens)


def _first_above(second: Token, tokens: Sequence[Token]) -> list[tuple[Token, str]]:
    """The misread number above this 2, and what it is; nothing where no 3 stands below."""
    column = [t for t in tokens if abs(t.x0 - second.x0) < _COLUMN and len(t.text) <= _LONGEST]
    column.sort(key=lambda t: t.top)
    at = next(i for i, t in enumerate(column) if t is second)
    if not 0 < at < len(column) - 1 or column[at + 1].text.rstrip(".") != _NEXT[1]:
        return []
    near = all(b.top - a.bottom < _ROWS * height(second) for a, b in pairwise(column[at - 1 : at + 2]))
    dot = second.text[1:]
    first = column[at - 1]
    sign = first.text.removesuffix(".") if dot else first.text
    is_first = at == 1 or not column[at - 2].text[0].isdecimal()
    return [(first, _LOOKS[sign] + dot)] if near and is_first and sign in _LOOKS else []

"""Colons that a recogniser reads as 1, ! or l: they stand in one column, and are lower than the words beside them."""

from __future__ import annotations

from collections.abc import Sequence

from ...layout.page_words import Token, height

_LOOKS = frozenset("1!lIi|;'t.") | {"1.", "1:"}
"""Signs as which a colon is read."""
_LOW, _NARROW = 0.82, 0.4
"""A colon's height in heights of the word before it, and its width in its own height, at the most."""
_COLUMN = 3.0
"""Points by which the colons of one column stand apart."""
_ALIKE = 0.15
"""Share by which the heights of two colons differ."""
_APART = 2.0
"""Points of white on either side: the 1 of a number stands close to its other digits."""


def with_repaired_colons(tokens: Sequence[Token]) -> list[Token]:
    """The words of a recognised page, misread colons as colons."""
    suspected = [t for t in tokens if t.text in _LOOKS and t.x1 - t.x0 <= _NARROW * height(t)]
    if not suspected:
        return list(tokens)
    colons = [t for t in tokens if t.text == ":"]
    found = {id(t) for t in suspected if _is_low(t, tokens) and _is_in_column(t, suspected, colons)}
    return [t._replace(text=":") if id(t) in found else t for t in tokens]


def _is_in_column(token: Token, suspected: Sequence[Token], colons: Sequence[Token]) -> bool:
    """True beside a colon as high, above or below; or where two more signs read alike stand there."""
    alike = [
        t for t in [*colons, *suspected]
        if t is not token and abs(t.x0 - token.x0) < _COLUMN and abs(height(t) - height(token)) < _ALIKE * height(token)
    ]  # fmt: skip
    return any(t.text == ":" for t in alike) or len(alike) > 1


def _is_low(token: Token, tokens: Sequence[Token]) -> bool:
    """True for a sign that stands alone behind a word that is higher."""
    middle = (token.top + token.bottom) / 2
    line = [t for t in tokens if t is not token and t.top < middle < t.bottom]
    before = max((t for t in line if t.x1 <= token.x0 + _APART), key=lambda t: t.x1, default=None)
    if before is None or token.x0 - before.x1 < _APART or height(token) > _LOW * height(before):
        return False
    return all(t.x0 - token.x1 > _APART for t in line if t.x0 >= token.x0)

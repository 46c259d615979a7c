"""Colons of a scan's column that were read as other signs, or as the first sign of what follows them: `Sifat 1 Segera`,
`Lampiran 11 (satu)`.

Two colons that were read right, above or below, say where the column stands and what a colon of this print looks like.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .page_words import Sheet, Token, height, stands_in

_LOOKS = frozenset("1!lIi|;'.#*:")
"""Signs as which a colon is read."""
_COLUMN = 1.5
"""Points by which colons of one column differ where they begin and end."""
_ALIKE = 0.25
"""Share by which the heights of colons of one print differ."""
_NEAR = 6.0
"""Line heights above and below in which the column's other colons stand."""
_LEAST = 2
"""Colons that were read right, at least."""
_MOST = 500
"""Words of a page that begin with such signs; with more it is no page of labels."""
_WORDS = 3
"""Words of a label, at most."""
_APART = 2.0
"""Points of white between a colon and the words beside it, at least."""


def with_colons(sheet: Sheet) -> Sheet:
    """The sheet, signs of a recognised page that can only be colons as colons."""
    colons = [token for token in sheet.tokens if token.text == ":"] if sheet.source == "ocr" else []
    signs = sum(token.text[0] in _LOOKS for token in sheet.tokens)
    if len(colons) < _LEAST or signs > _MOST:
        return sheet
    boxes = [lattice.box for lattice in sheet.lattices]  # in cells figures stand below one another
    free = [token for token in sheet.tokens if not any(stands_in(token, box) for box in boxes)]
    parts = {id(token): list(_parts(token, colons, free)) for token in free}
    tokens = [part for token in sheet.tokens for part in parts.get(id(token), [token])]
    return replace(sheet, tokens=tokens) if len(tokens) != len(sheet.tokens) or tokens != list(sheet.tokens) else sheet


def _parts(token: Token, colons: Sequence[Token], tokens: Sequence[Token]) -> Iterator[Token]:
    """The token; as a colon, or as a colon and what stands behind it, where it begins in a column of colons."""
    column = _column(token, colons) if token.text[0] in _LOOKS and token.text != ":" else []
    if len(column) < _LEAST or not _is_behind_label(token, tokens):
        yield token
    elif len(token.text) == 1 and _is_like(token, column[0]):
        yield token._replace(text=":")
    elif len(token.text) > 1 and _holds_value(token, column, tokens):
        yield token._replace(x1=column[0].x1, text=":")
        yield token._replace(x0=column[0].x1 + _APART, text=token.text[1:])
    else:
        yield token


def _column(token: Token, colons: Sequence[Token]) -> list[Token]:
    """The colons above and below that begin where the token does."""
    reach = _NEAR * 2 * height(token)
    return [c for c in colons if abs(c.x0 - token.x0) <= _COLUMN and abs(c.top - token.top) <= reach]


def _is_like(token: Token, colon: Token) -> bool:
    return abs(token.x1 - colon.x1) <= _COLUMN and abs(height(token) - height(colon)) <= _ALIKE * height(colon)


def _is_behind_label(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether the few words of a label stand before the token on its line, and no colon does."""
    before = [t for t in _beside(token, tokens) if t.x1 <= token.x0]
    if not 0 < len(before) <= _WORDS or any(t.text == ":" for t in before):
        return False
    return max(t.x1 for t in before) + _APART <= token.x0


def _holds_value(token: Token, column: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Whether the token reaches over the place where the values behind the other colons begin."""
    starts = [min((t.x0 for t in _beside(c, tokens) if t.x0 >= c.x1), default=None) for c in column]
    values = [start for start in starts if start is not None]
    return len(values) >= _LEAST and max(values) - min(values) <= 2 * _COLUMN and token.x1 > max(values) + _COLUMN


def _beside(token: Token, tokens: Sequence[Token]) -> list[Token]:
    middle = (token.top + token.bottom) / 2
    return [t for t in tokens if t is not token and t.top - 1 < middle < t.bottom + 1]

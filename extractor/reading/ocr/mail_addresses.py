"""Mail addresses that a recogniser parts: it leaves a blank before the @ and behind a full stop."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...layout.page_words import Row, Token, box_of
from .rows import rows_apart

_NAME = re.compile(r"[:;]?[A-Za-z\d][\w.+-]*")
_HOST = re.compile(r"@[A-Za-z\d][\w.-]*")
_PART = re.compile(r"\.?[a-z\d][a-z\d-]*(?:\.[a-z\d-]+)*\.?")
_APART = 0.9
"""White between the parts of an address, in their heights, at most."""


def with_joined_addresses(tokens: Sequence[Token]) -> list[Token]:
    """The words of a recognised page, those of a mail address as one."""
    if not any("@" in token.text for token in tokens):
        return list(tokens)
    out = list(tokens)
    for row in rows_apart(tokens):
        for i, token in enumerate(row):
            parts = _parts(row, i) if _HOST.fullmatch(token.text) else []
            if len(parts) > 1:
                out = [other for other in out if other not in parts] + [_joined(parts)]
    return out


def _parts(row: Row, at: int) -> Row:
    """The words of the address whose host begins at this word of the row: its name before, the rest behind."""
    parts = [row[at]]
    if at and _NAME.fullmatch(row[at - 1].text) and _is_near(row[at - 1], row[at]):
        parts.insert(0, row[at - 1])
    for token in row[at + 1 :]:
        dotted = parts[-1].text.endswith(".") or token.text.startswith(".")
        if not (dotted and _PART.fullmatch(token.text) and _is_near(parts[-1], token)):
            break
        parts.append(token)
    return parts


def _is_near(left: Token, right: Token) -> bool:
    return right.x0 - left.x1 < _APART * (right.bottom - right.top)


def _joined(parts: Row) -> Token:
    return Token(*box_of(parts), "".join(part.text for part in parts), min(part.confidence or 0 for part in parts))

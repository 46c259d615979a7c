"""Recognised words → the rows in which they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...layout.page_words import Row, Token


def rows_apart(tokens: Sequence[Token]) -> list[Row]:
    """The tokens in rows, a wide gap starting a new one."""
    rows: list[Row] = []
    for token in sorted(tokens, key=lambda t: t.top + t.bottom):
        middle, tall = (token.top + token.bottom) / 2, token.bottom - token.top
        for row in reversed(rows[-4:]):
            last = row[0]
            if abs((last.top + last.bottom) / 2 - middle) < 0.5 * min(tall, last.bottom - last.top) + 1:
                row.append(token)
                break
        else:
            rows.append([token])
    return [part for row in rows for part in _parted(sorted(row))]


def _parted(row: Row) -> Iterator[Row]:
    start = 0
    for i in range(1, len(row)):
        if row[i].x0 - row[i - 1].x1 > 9 * (row[i].bottom - row[i].top):
            yield row[start:i]
            start = i
    yield row[start:]

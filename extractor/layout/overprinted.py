"""Labels that were printed over their values: columns of no breadth, as converters make of a letter's frame.

On such a line words of two strings lie on one another, and from left to right they are mixed up. The order in which the
file draws them keeps each string whole: the one that ends with a colon is the label and is written first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from .page_words import Row, Token, height

_OVER = 0.5
"""Share of the narrower of two words that lies on the other one, from which on they are printed over one another."""
_APART = 2.5
"""Letter heights of white between two words of different strings."""


def untangled(rows: Iterable[Row], drawn: Sequence[Token]) -> Iterator[Row]:
    """The rows, labels put before the values that they lie on; `drawn` are the words in the order of the file."""
    for row in rows:
        parted = _parted([token for token in drawn if _stands_in(token, row)]) if _is_tangled(row) else None
        yield parted or row


def _stands_in(token: Token, row: Row) -> bool:
    """Whether the word, as it is in the file, is one of the row's."""
    middle = (token.top + token.bottom) / 2
    return any(t.top < middle < t.bottom and t.x0 <= token.x0 and token.x1 <= t.x1 for t in row)


def _is_tangled(row: Row) -> bool:
    """Whether words lie on one another, a colon among the row's words; recognised words never do."""
    if row[0].confidence is not None or not any(token.text[-1] == ":" for token in row):
        return False
    return any(_lie_over(a, b) for a, b in pairwise(row))


def _lie_over(a: Token, b: Token) -> bool:
    return min(a.x1, b.x1) - max(a.x0, b.x0) > _OVER * min(a.x1 - a.x0, b.x1 - b.x0)


def _parted(drawn: Row) -> Row | None:
    """The strings of a row, from left to right, a label before what it lies on; None where no label does."""
    strings = _strings(drawn)
    labels = [one for one in strings if one[-1].text[-1] == ":" and any(_cover(one, other) for other in strings)]
    if not labels:
        return None
    under = {id(label): [one for one in strings if one not in labels and _cover(label, one)] for label in labels}
    held = {id(one) for values in under.values() for one in values}
    ordered = sorted((one for one in strings if id(one) not in held), key=_left)
    return [token for one in ordered for part in (one, *sorted(under.get(id(one), ()), key=_left)) for token in part]


def _strings(drawn: Row) -> list[Row]:
    """The words in the order of the file, cut where it goes back or far on; a lone colon ends the string before it."""
    strings: list[Row] = []
    for token in drawn:
        last = strings[-1][-1] if strings else None
        colon = last is not None and token.text == ":" and last.text[-1] != ":"
        if last is None or not (colon or 0 <= token.x0 - last.x1 + 1 < _APART * height(token)):
            strings.append([])
        strings[-1].append(token)
    return strings


def _cover(label: Row, other: Row) -> bool:
    return label is not other and any(_lie_over(a, b) for a in label for b in other)


def _left(string: Row) -> float:
    return min(token.x0 for token in string)

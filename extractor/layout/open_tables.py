"""Tables with level rules only, above and below their heads and at their ends: columns are where no word crosses."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ..lexicon.folders import once_per_lexicon
from ..lexicon.word_lists import either, word_lists
from ..model.document import Box
from .lines import rows_of
from .page_words import Lattice, Row, Token, box_of

LevelRule = tuple[float, float, float]
"""Where a level rule stands, and from where to where it runs."""

_LEAST_RULES = 3
_WIDE = 150.0
"""Points: a shorter rule parts no table."""
_ALIKE = 2.0
"""Points by which the ends of the rules of one table differ."""
_GUTTER = 6.0
"""Points of white between two columns."""
_LEAST_ROWS = 2
_MOST_COLUMNS = 15
_SUM = re.compile(r"(?:Rp\.?\s*)?[\d.,%\s–-]+|Rp\.?")
_NEARER = 1.0
"""Points: less does not tell which of two lines one belongs to."""


def open_lattices(level: Iterable[LevelRule], tokens: Sequence[Token], others: Sequence[Lattice]) -> list[Lattice]:
    """The tables between rules of equal width, outside those that are ruled both ways."""
    groups: dict[tuple[int, int], list[LevelRule]] = defaultdict(list)
    for y, x0, x1 in level:
        if x1 - x0 >= _WIDE and not any(_is_in(lattice.box, y, x0, x1) for lattice in others):
            groups[round(x0 / _ALIKE), round(x1 / _ALIKE)].append((y, x0, x1))
    found = (_lattice(sorted(rules), tokens) for rules in groups.values() if len(rules) >= _LEAST_RULES)
    return [lattice for lattice in found if lattice]


def _is_in(box: Box, y: float, x0: float, x1: float) -> bool:
    return box[1] - 2 <= y <= box[3] + 2 and x0 < box[2] and x1 > box[0]


def _lattice(rules: Sequence[LevelRule], tokens: Sequence[Token]) -> Lattice | None:
    """The table between the first and the last rule: its head above the second one, a row where its first column has
    words; None for what has no columns or no rows."""
    (top, x0, x1), head, bottom = rules[0], rules[1][0], rules[-1][0]
    held = [t for t in tokens if top < (t.top + t.bottom) / 2 < bottom and t.x0 >= x0 - _ALIKE and t.x1 <= x1 + _ALIKE]
    sides = column_sides(held, x0, x1)
    rows = rows_by_first_column([t for t in held if (t.top + t.bottom) / 2 > head], sides[1]) if len(sides) > 2 else []
    heads = [t for t in held if (t.top + t.bottom) / 2 < head]
    if len(rows) < _LEAST_ROWS or not 2 < len(sides) <= _MOST_COLUMNS or not _names(heads, sides):
        return None
    tops = [top, head, *((box_of(a)[3] + box_of(b)[1]) / 2 for a, b in pairwise(rows)), bottom]
    cells = tuple(tuple((a, y0, b, y1) for a, b in pairwise(sides)) for y0, y1 in pairwise(tops))
    return Lattice((x0, top, x1, bottom), cells)


def column_sides(tokens: Sequence[Token], x0: float, x1: float) -> list[float]:
    """The sides of the columns: the rules' ends, and the middles of the white strips that no word crosses."""
    sides, reached = [x0], None
    for token in sorted(tokens):
        if reached is not None and token.x0 - reached > _GUTTER:
            sides.append((reached + token.x0) / 2)
        reached = token.x1 if reached is None else max(reached, token.x1)
    return [*sides, x1]


@once_per_lexicon
def _total() -> re.Pattern[str]:
    return re.compile(rf"(?i)\W*{either(word_lists('table_heads')['totals'])}\b")


def is_row_of_sums(cells: Sequence[str]) -> bool:
    """Whether the cells of a line without a number are a row of sums: Jumlah | 14 | 7.000.000."""
    first, *sums = cells
    return bool(sums) and _total().match(first) is not None and all(map(_SUM.fullmatch, sums))


def rows_by_first_column(tokens: Sequence[Token], first: float) -> list[Row]:
    """The words of each row: one has words left of `first`, and the lines nearest to them.

    The cell of the first column may stand at the top, in the middle or at the foot of its row.
    """
    rows: list[Row] = []
    above: list[Token] = []
    lines = rows_of(tokens)
    for i, line in enumerate(lines):
        if line[0].x0 < first or (rows and not above and is_row_of_sums(_cells(line))):
            rows.append([*above, *line])
            above = []
        elif above or not rows or _is_nearer_below(lines, i):
            above += line
        else:
            rows[-1] = [*rows[-1], *line]
    return [*rows[:-1], [*rows[-1], *above]] if rows else []


def _cells(line: Row) -> list[str]:
    """The words of a line up to the first figures as one cell, and the others."""
    words = [token.text for token in line]
    at = next((i for i, word in enumerate(words) if i and _SUM.fullmatch(word)), len(words))
    return [" ".join(words[:at]), *words[at:]]


def _is_nearer_below(lines: Sequence[Row], i: int) -> bool:
    """True for a line that stands nearer to the one below it than to the one above."""
    if i + 1 == len(lines):
        return False
    before, line, behind = (box_of(row) for row in lines[i - 1 : i + 2])
    return behind[1] - line[3] < line[1] - before[3] - _NEARER


def _names(heads: Sequence[Token], sides: Sequence[float]) -> bool:
    """True where every column has a head."""
    return all(any(a <= (t.x0 + t.x1) / 2 <= b for t in heads) for a, b in pairwise(sides))

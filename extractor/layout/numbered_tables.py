"""Tables without rules, or with few: a head that opens with `No`, columns that no word crosses, rows that count."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..lexicon.folders import once_per_lexicon
from ..lexicon.tables import table
from ..model.document import Box
from .lines import rows_of
from .open_tables import column_sides, rows_by_first_column
from .page_words import Lattice, Row, Token, box_of, height
from .ruled_tables import find_lattices

_CELL_GAP = 0.8
"""Heights of a line: more white parts two cells of a head."""
_LEAST_GAP = 6.0
"""Points: less never does."""
_LEFT = 8.0
"""Points by which words of the first column may start left of its head."""
_LINE_GAP = 2.5
"""Heights of a line: more white ends a table."""
_HEAD_LINES = 4
_LONGEST = 6
"""Letters of what a first column is called."""
_LEAST_COLUMNS, _LEAST_ROWS = 3, 2


@once_per_lexicon
def _openings() -> frozenset[str]:
    """What a table's first column is called, in small letters, with a full stop and without."""
    words = table("table_heads")["number_columns"]
    return frozenset([*words, *(f"{word}." for word in words)])


def page_lattices(rulings: Sequence[Box], tokens: Sequence[Token]) -> list[Lattice]:
    """The tables of a page: those that its rules draw, and those of numbered rows that they do not draw whole."""
    ruled = find_lattices(rulings, tokens)
    openings = _openings()
    if not any(token[4].lower() in openings for token in tokens if len(token[4]) <= _LONGEST):
        return ruled
    numbered = [found for found in _numbered(tokens) if not any(_says_more(one, found) for one in ruled)]
    return [*(one for one in ruled if not any(_meets(one.box, found.box) for found in numbered)), *numbered]


def _says_more(ruled: Lattice, numbered: Lattice) -> bool:
    """True for a ruled table in the place of a numbered one, its head in it."""
    head = next(cell for cell in numbered.rows[0] if cell)
    return _meets(ruled.box, numbered.box) and ruled.box[1] < (head[1] + head[3]) / 2


def _meets(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _numbered(tokens: Sequence[Token]) -> list[Lattice]:
    """The tables of numbered rows among these words."""
    rows = rows_of(tokens)
    found: list[Lattice] = []
    end = 0
    for i, row in enumerate(rows):
        if i < end or not _opens(row[0]) or len(_cells(row)) < _LEAST_COLUMNS:
            continue
        held, end = _held(rows, i)
        if held:
            found.append(held)
    return found


def _opens(token: Token) -> bool:
    return len(token.text) <= _LONGEST and token.text.lower() in _openings()


def _cells(row: Row) -> list[Row]:
    """The words of a line in groups with a cell's white between them."""
    cells: list[Row] = [[row[0]]]
    for before, token in pairwise(row):
        if token.x0 - before.x1 > max(_LEAST_GAP, _CELL_GAP * height(token)):
            cells.append([])
        cells[-1].append(token)
    return cells


def _held(rows: Sequence[Row], head: int) -> tuple[Lattice | None, int]:
    """The table with this head, and the row behind it."""
    first = next((i for i in range(head + 1, min(len(rows), head + 1 + _HEAD_LINES)) if _number(rows[i][0]) == 1), None)
    if first is None or any(_is_parted(a, b) for a, b in pairwise(rows[head : first + 1])):
        return None, head + 1
    columns = len(_cells(rows[head]))
    end = first
    while end < len(rows) and _goes_on(rows, head, end, columns):
        end += 1
    lattice = _lattice(rows[head:first], rows[first:end], columns)
    return lattice, end if lattice else head + 1


def _goes_on(rows: Sequence[Row], head: int, row: int, columns: int) -> bool:
    """True where the row belongs to the table: near the one above, in its columns."""
    if rows[row][0].x0 < rows[head][0].x0 - _LEFT or _is_parted(rows[row - 1], rows[row]):
        return False
    tokens = [token for line in rows[head : row + 1] for token in line]
    return len(column_sides(tokens, *_ends(tokens))) - 1 >= columns


def _is_parted(above: Row, below: Row) -> bool:
    return box_of(below)[1] - box_of(above)[3] > _LINE_GAP * height(below[0])


def _ends(tokens: Sequence[Token]) -> tuple[float, float]:
    return min(t.x0 for t in tokens) - 2, max(t.x1 for t in tokens) + 2


def _number(token: Token) -> int | None:
    bare = token.text.rstrip(".)")
    return int(bare) if bare.isascii() and bare.isdecimal() and len(bare) < 4 else None


def _lattice(head: Sequence[Row], body: Sequence[Row], columns: int) -> Lattice | None:
    tokens = [token for line in [*head, *body] for token in line]
    x0, x1 = _ends(tokens)
    sides = column_sides(tokens, x0, x1)
    rows = rows_by_first_column([token for line in body for token in line], sides[1]) if len(sides) > 2 else []
    counted = [_number(row[0]) for row in rows]
    if len(rows) < _LEAST_ROWS or counted[:_LEAST_ROWS] != [1, 2] or len(sides) - 1 != columns:
        return None
    boxes = [box_of([token for line in head for token in line]), *map(box_of, rows)]
    between = [(above[3] + below[1]) / 2 for above, below in pairwise(boxes)]
    tops = [boxes[0][1] - 1, *between, boxes[-1][3] + 1]
    cells = tuple(tuple((a, y0, b, y1) for a, b in pairwise(sides)) for y0, y1 in pairwise(tops))
    return Lattice((x0, tops[0], x1, tops[-1]), cells)

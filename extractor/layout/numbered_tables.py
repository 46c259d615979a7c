"""Tables without rules, or with few: columns that no word crosses, below a head that opens with `No` and rows that
count, or below a head of nothing but names of columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..lexicon.folders import once_per_lexicon
from ..lexicon.word_lists import word_lists
from ..model.document import Box
from .lines import rows_of
from .open_tables import column_sides, rows_by_first_column
from .page_words import Lattice, Row, Token, box_of, height

_CELL_GAP = 0.8
"""Heights of a line: more white parts two cells of a head."""
_LEAST_GAP = 6.0
"""Points: less never does."""
_LEFT = 8.0
"""Points by which words of the first column may start left of its head."""
_LEFT_OF_NUMBERS = 40.0
"""… and numbers of rows, where the head stands in the middle of a broad column."""
_LINE_GAP = 2.5
"""Heights of a line: more white ends a table."""
_CLOSE = 0.8
"""… and less parts the lines of one cell."""
_LEAST_HEIGHT = 0.01
"""Points: letters of a broken font have no height."""
_SAME = 4.0
"""Points by which lines of one cell differ where they begin, end, or have their middle."""
_HEAD_LINES = 4
_LONGEST = 6
"""Letters of what a first column is called."""
_LEAST_COLUMNS, _LEAST_ROWS = 3, 2


@once_per_lexicon
def _openings() -> frozenset[str]:
    """What a table's first column is called, in small letters, with a full stop and without."""
    words = word_lists("table_heads")["number_columns"]
    return frozenset([*words, *(f"{word}." for word in words)])


@once_per_lexicon
def _names_of_columns() -> frozenset[str]:
    """What columns are called, in small letters."""
    return frozenset(word_lists("table_heads")["columns"])


@once_per_lexicon
def _first_words() -> frozenset[str]:
    """The words that the names of first columns begin with."""
    return _openings() | {name.split()[0] for name in _names_of_columns()}


def numbered_lattices(tokens: Sequence[Token]) -> list[Lattice]:
    """The tables of numbered rows, and those below names of columns, among these words."""
    openings = _first_words()
    if not any(token[4].lower() in openings for token in tokens):
        return []
    rows = rows_of(tokens)
    found: list[Lattice] = []
    end = 0
    for i, row in enumerate(rows):
        if i < end or row[0].text.lower() not in _first_words() or len(cells_of(row)) < _LEAST_COLUMNS:
            continue
        if _opens(row[0]):
            held, end = _held(rows, i)
        else:
            held, end = _named(rows, i) if _names_columns(row) else (None, i + 1)
        if held:
            found.append(held)
    return found


def _opens(token: Token) -> bool:
    return len(token.text) <= _LONGEST and token.text.lower() in _openings()


def cells_of(row: Row, white: float = _CELL_GAP) -> list[Row]:
    """The words of a line in groups with a cell's white, in heights of the line, between them."""
    cells: list[Row] = [[row[0]]]
    for before, token in pairwise(row):
        if token.x0 - before.x1 > max(_LEAST_GAP, white * height(token)):
            cells.append([])
        cells[-1].append(token)
    return cells


def _held(rows: Sequence[Row], head: int) -> tuple[Lattice | None, int]:
    """The table with this head, and the row behind it."""
    first = next((i for i in range(head + 1, min(len(rows), head + 1 + _HEAD_LINES)) if _number(rows[i][0]) == 1), None)
    if first is None or any(_is_parted(a, b) for a, b in pairwise(rows[head : first + 1])):
        return None, head + 1
    columns = len(cells_of(rows[head]))
    end = first
    while end < len(rows) and _goes_on(rows, head, end, columns):
        end += 1
    end = _last_line(rows, first, end)
    lattice = lattice_of(rows[_first_line(rows, head) : first], rows[first:end], columns)
    return lattice, end if lattice else head + 1


def _sides_below(head: Sequence[Row], body: Sequence[Token], x0: float, x1: float) -> list[float]:
    """The sides of columns that stand beside their heads, one for each cell of a head of one line; fewer where these
    cannot be told."""
    strips = column_sides(body, x0, x1)
    cells = [box_of(cell) for cell in cells_of(head[0])] if len(head) == 1 else []
    if len(cells) != len(strips) - 1:
        return [x0, x1]
    held = [[box for box in body if a <= (box.x0 + box.x1) / 2 <= b] for a, b in pairwise(strips)]
    spans = [(min(h[0], *(t.x0 for t in c)), max(h[2], *(t.x1 for t in c))) for h, c in zip(cells, held, strict=True)]
    if any(right >= left for (_, right), (left, _) in pairwise(spans)):
        return [x0, x1]
    return [x0, *((right + left) / 2 for (_, right), (left, _) in pairwise(spans)), x1]


def _first_line(rows: Sequence[Row], head: int) -> int:
    """The first line of a head whose number column stands on a later one: lines close above that stand over its cells,
    each part over one."""
    cells = [box_of(cell) for cell in cells_of(rows[head])]
    at = head
    while at and head - at < _HEAD_LINES and _white(rows[at - 1], rows[at]) < _CLOSE:
        parts = [box_of(part) for part in cells_of(rows[at - 1])]
        over = [[cell for cell in cells if cell[0] < part[2] and part[0] < cell[2]] for part in parts]
        if any(len(found) != 1 or not _is_aligned(part, found[0], ()) for part, found in zip(parts, over, strict=True)):
            break
        at -= 1
    return at


def _last_line(rows: Sequence[Row], first: int, end: int) -> int:
    """The line behind the table's last one: below its last number stand only lines as close as those of one cell."""
    numbers = [i for i in range(first, end) if _number(rows[i][0]) is not None]
    if not numbers:
        return end
    inside = [_white(rows[i - 1], rows[i]) for i in range(first + 1, numbers[-1]) if _number(rows[i][0]) is None]
    most = max(_CLOSE, *sorted(inside)[: len(inside) // 2 + 1], 0.0)
    at = numbers[-1] + 1
    cells = [[box_of(cell) for cell in cells_of(rows[i])] for i in numbers[-2:]]
    while at < end and _white(rows[at - 1], rows[at]) <= most and _goes_below(cells, rows[at]):
        at += 1
    return at


def _goes_below(cells: Sequence[Sequence[Box]], line: Row) -> bool:
    """Whether the words of a line stand below cells of the last of some rows: they begin where these do, or, in columns
    that do not begin at one place, end there or have their middle there."""
    lefts = [box[0] for row in cells[:-1] for box in row]
    return all(any(_is_aligned(box_of(part), cell, lefts) for cell in cells[-1]) for part in cells_of(line))


def _is_aligned(part: Box, cell: Box, lefts: Sequence[float]) -> bool:
    if abs(part[0] - cell[0]) <= _SAME:
        return True
    places = ((part[2], cell[2]), ((part[0] + part[2]) / 2, (cell[0] + cell[2]) / 2))
    return not any(abs(left - cell[0]) <= _SAME for left in lefts) and any(abs(a - b) <= _SAME for a, b in places)


def _white(above: Row, below: Row) -> float:
    """The white between two lines in heights of the lower one."""
    return (box_of(below)[1] - box_of(above)[3]) / max(_LEAST_HEIGHT, height(below[0]))


def _names_columns(row: Row) -> bool:
    """True for a line of nothing but names of columns."""
    return all(" ".join(t.text for t in cell).lower().rstrip(".") in _names_of_columns() for cell in cells_of(row))


def _named(rows: Sequence[Row], head: int) -> tuple[Lattice | None, int]:
    """The table below a head of nothing but names of columns, and the row behind it."""
    columns = len(cells_of(rows[head]))
    end = head + 1
    while end < len(rows) and _goes_on(rows, head, end, columns) and _is_row(rows, head, end):
        end += 1
    lattice = lattice_of(rows[head : head + 1], rows[head + 1 : end], columns, is_counted=False)
    return lattice, end if lattice else head + 1


def _is_row(rows: Sequence[Row], head: int, row: int) -> bool:
    """True for a row that begins in the first column, and for a line close to the one above, on which cells go on."""
    cells = cells_of(rows[head])
    starts = rows[row][0].x0 < (cells[0][-1].x1 + cells[1][0].x0) / 2
    return starts or _white(rows[row - 1], rows[row]) < _CLOSE


def _goes_on(rows: Sequence[Row], head: int, row: int, columns: int) -> bool:
    """True where the row belongs to the table: near the one above, in its columns."""
    left = _LEFT if _number(rows[row][0]) is None else _LEFT_OF_NUMBERS
    if rows[row][0].x0 < rows[head][0].x0 - left or _is_parted(rows[row - 1], rows[row]):
        return False
    tokens = [token for line in rows[head : row + 1] for token in line]
    return len(column_sides(tokens, *_ends(tokens))) - 1 >= columns


def _is_parted(above: Row, below: Row) -> bool:
    return _white(above, below) > _LINE_GAP


def _ends(tokens: Sequence[Token]) -> tuple[float, float]:
    return min(t.x0 for t in tokens) - 2, max(t.x1 for t in tokens) + 2


def _number(token: Token) -> int | None:
    bare = token.text.rstrip(".)")
    return int(bare) if bare.isascii() and bare.isdecimal() and len(bare) < 4 else None


def lattice_of(head: Sequence[Row], body: Sequence[Row], columns: int, *, is_counted: bool = True) -> Lattice | None:
    """The table of these lines; None where it has not as many columns as its head, too few rows, or rows that do not
    count though they should."""
    tokens = [token for line in [*head, *body] for token in line]
    x0, x1 = _ends(tokens)
    sides = column_sides(tokens, x0, x1)
    if len(sides) - 1 > columns:
        sides = _sides_below(head, [token for line in body for token in line], x0, x1)
    rows = rows_by_first_column([token for line in body for token in line], sides[1]) if len(sides) > 2 else []
    counts = not is_counted or [_number(row[0]) for row in rows[:_LEAST_ROWS]] == [1, 2]
    if len(rows) < _LEAST_ROWS or not counts or len(sides) - 1 != columns:
        return None
    boxes = [box_of([token for line in head for token in line]), *map(box_of, rows)]
    between = [(above[3] + below[1]) / 2 for above, below in pairwise(boxes)]
    tops = [boxes[0][1] - 1, *between, boxes[-1][3] + 1]
    cells = tuple(tuple((a, y0, b, y1) for a, b in pairwise(sides)) for y0, y1 in pairwise(tops))
    return Lattice((x0, tops[0], x1, tops[-1]), cells)

"""Tables without any rule, whatever their columns are called: rows below one another whose cells stand in columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ..lexicon.folders import once_per_lexicon
from ..lexicon.word_lists import word_lists
from ..model.document import Box
from .lines import rows_of
from .numbered_tables import cells_of, lattice_of
from .page_words import Lattice, Row, Token, box_of, height

_WHITE = 1.2
"""Heights of a line: the least white between two cells."""
_LEAST_WHITE = 6.0
"""Points: the same of the smallest letters that are read without effort."""
_LEVEL = 0.3
"""Heights of a line by which words of one line differ in height."""
_SAME = 2.0
"""Points by which the cells of one column differ where they begin, end, or have their middle."""
_LINE_GAP = 1.6
"""Heights of a line: more white ends a table."""
_PITCH = 1 + _LINE_GAP
"""Heights of a line between two that follow one another, from top to top."""
_UNEVEN = 0.35
"""Share of the usual distance of two rows by which others differ at most."""
_ROWS = {2: 4}
"""Rows below the head, at least, by how many columns: two may stand side by side for other reasons."""
_ROWS_OF_MANY = 3
"""The same of more columns."""
_HEAD_WORDS, _CELL_WORDS = 4, 7
"""Words of a cell, at most: what is longer is running text in columns."""
_MOST_COLUMNS = 8
_NOWHERE = 1e9
"""Points: the right side of what stands before the first word, so far off that no white follows it."""
_BEHIND_LABELS = ".:),;"
"""Signs behind which white parts a label from its words, not two cells."""
_NO_CELL = re.compile(r"(?i)[:;,]$|^[:=–-]|\bNIP\b|[_.…]{3,}|^\W*(?:[a-z]|\d{1,3}|[ivx]{1,4})[.)](?:\s|$)")
"""How words end and begin that are no cell of a table: a label, an office, a list's item, room to write in."""


def standing_lattices(tokens: Sequence[Token], others: Sequence[Box] = ()) -> list[Lattice]:
    """The tables among these words, outside `others`."""
    if not _may_stand(tokens, others):
        return []
    rows = rows_of(tokens)
    split = [cells_of(row, _WHITE) for row in rows]
    found: list[Lattice] = []
    end = 0
    for i, head in enumerate(split):
        if i < end or not 2 <= len(head) <= _MOST_COLUMNS or not _heads(list(map(_words, head))):
            continue
        last = _last_row(rows, split, i)
        if _is_table(rows[i:last], split[i:last]):
            lattice = lattice_of(rows[i : i + 1], rows[i + 1 : last], len(head), is_counted=False)
            found += [lattice] if lattice else []
            end = last if lattice else end
    return found


def _may_stand(tokens: Sequence[Token], others: Sequence[Box]) -> bool:
    """Whether words with white before them on their line begin or end at one place in so many lines one below the
    other."""
    last: dict[int, tuple[float, int]] = {}
    before, x1, top = "", _NOWHERE, 0.0
    for token in tokens:
        white = token[0] - x1
        if white > _LEAST_WHITE and _is_beside(token, white, top) and before[-1] not in _BEHIND_LABELS:
            for place in (round(token[0]), -round(token[2])):
                last[place] = count = _counted(last.get(place), token)
                if count[1] > _ROWS_OF_MANY and not any(_lies_in(token, box) for box in others):
                    return True
        _, top, x1, _, before, _ = token
    return False


def _is_beside(token: Token, white: float, top: float) -> bool:
    """Whether the word stands on the line of the one before it, with a cell's white between them."""
    tall = token[3] - token[1]
    return white > _WHITE * tall and abs(top - token[1]) < _LEVEL * tall


def _counted(above: tuple[float, int] | None, token: Token) -> tuple[float, int]:
    """The word's height on the page, and how many stand so one below the other."""
    near = above and 0 <= token[1] - above[0] <= _PITCH * (token[3] - token[1])
    return token[1], above[1] + 1 if above and near else 1


def _lies_in(token: Token, box: Box) -> bool:
    return box[0] < token[0] < box[2] and box[1] < token[1] < box[3]


def _words(cell: Row) -> str:
    return " ".join(token.text for token in cell)


@once_per_lexicon
def _roles() -> frozenset[str]:
    return frozenset(word.lower() for word in word_lists("roles")["words"])


def _heads(texts: Sequence[str]) -> bool:
    """Whether the cells may name columns: of roles and names side by side the first line is one of them."""
    return texts[0].lower() not in _roles() and all(map(_may_head, texts))


def _may_head(text: str) -> bool:
    """Whether a column can be called so."""
    words = text.split()
    plain = text[0].isupper() and not any(map(str.isdecimal, text)) and len(words) <= _HEAD_WORDS
    return plain and not _NO_CELL.search(text) and text[-1] != "."


def _may_hold(text: str) -> bool:
    """Whether a cell can say so."""
    return (text[0].isupper() or text[0].isdecimal()) and len(text.split()) <= _CELL_WORDS and not _NO_CELL.search(text)


def _last_row(rows: Sequence[Row], split: Sequence[list[Row]], head: int) -> int:
    """The line behind the last one that stands in the columns of this head."""
    end = head + 1
    while end < len(rows) and len(split[end]) == len(split[head]) and _goes_on(rows[end - 1], rows[end]):
        end += 1
    return end


def _goes_on(above: Row, below: Row) -> bool:
    return box_of(below)[1] - box_of(above)[3] <= _LINE_GAP * height(below[0])


def _is_table(rows: Sequence[Row], split: Sequence[list[Row]]) -> bool:
    """Whether the lines are a head and enough rows, at even distances, whose cells stand in its columns."""
    columns = len(split[0])
    if len(rows) - 1 < _ROWS.get(columns, _ROWS_OF_MANY) or not all(map(_stands, zip(*split, strict=True))):
        return False
    body = [[_words(cell) for cell in cells] for cells in split[1:]]
    gaps = [below[0].top - above[0].top for above, below in pairwise(rows[1:])]
    even = all(abs(gap - median(gaps)) <= _UNEVEN * median(gaps) for gap in gaps)
    told = len({cells[0] for cells in body}) > 1
    return even and told and all(_may_hold(text) for cells in body for text in cells)


def _stands(column: Sequence[Row]) -> bool:
    """Whether the cells of a column, its head aside, begin or end at one place or have their middle there, and the head
    stands above them."""
    boxes = [box_of(cell) for cell in column]
    (x0, _, x1, _), rest = boxes[0], boxes[1:]
    places = zip(*((left, right, (left + right) / 2) for left, _, right, _ in rest), strict=True)
    over = x0 < max(box[2] for box in rest) and x1 > min(box[0] for box in rest)
    return over and any(max(found) - min(found) <= _SAME for found in places)

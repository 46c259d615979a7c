"""Which rows at the top of a grid are headings, how they name the columns, and which repeat those of a page before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from rapidfuzz import fuzz

from ..lexicon.letters import letters_only
from ..lexicon.listed_pattern import ListedPattern
from ..lexicon.lookalikes import digit_signs, to_digits
from ..model.document import Cell, Grid
from ..text.running import unwrap

_LABEL_ALONE = ListedPattern(lambda: rf"[{digit_signs('near')}]{{1,3}}[.)]?$")
_ACCOUNT = re.compile(r"\d{1,2}(?:[.]\d{1,4})+[.]?")
"""The code of an account or an activity: no heading begins so."""
_COLUMNS = 5
"""From so many columns on most of a row's figures tell that it numbers them."""
_LONG = 60
"""A heading has fewer characters than this."""
_COUNTING = re.compile(r"[(\[]?\d{1,2}[)\].]?")
_BAR = re.compile(r"[IlL|!]")
"""What a recogniser makes of a ruling between two figures."""
_ALIKE = 80.0
"""Per cent of letters from which on a cell of recognised words says what a heading says."""
_SHORTEST, _LONE = 3, 8
"""Letters of a cell that tell something, and of one that tells it alone, at least."""
_LONGEST_COUNT = 2
"""Figures of a column's number, at most."""
_WORD = re.compile(rf"[^\W_]{{{_LONGEST_COUNT + 1}}}")
"""What is no number of a column."""
_MANY_CELLS = 5
"""Cells with words of a repeated heading of which one may be misread, at least."""
_MERGED = 2
"""Columns that lie under one heading with others, at most."""
_FEWEST = 3
"""Figures that count up, at least, in a damaged row below headings that numbers the columns."""


def heading_depth(grid: Grid) -> int:
    """How many rows at the top are headings: up to the first whose first cell counts or that holds a number."""
    numbered = next((i for i, row in enumerate(grid.rows[:4]) if numbers_columns(row)), None)
    if numbered is not None:
        return numbered + 1
    if not looks_headed(grid.rows[0]):
        return 0
    depth = 1
    if len(grid.rows) > 2 and _counts_up(grid.rows[1]):
        return 2
    while depth < min(4, len(grid.rows)) and _heads_below(grid.rows[depth - 1], grid.rows[depth]):
        depth += 1
    return depth


def looks_headed(row: tuple[Cell, ...]) -> bool:
    """Short names, none of them a number; where all are in capitals one may have a remark under it."""
    texts = [unwrap(cell.text) for cell in row if cell.text.strip()]
    if len(texts) < 2 or not row[0].text.strip() or any(_LABEL_ALONE.match(t) for t in texts):
        return False
    if _ACCOUNT.fullmatch(texts[0]):
        return False
    short = [t for t in texts if len(t) < _LONG]
    return len(short) == len(texts) or (3 <= len(short) == len(texts) - 1 and all(map(_in_capitals, short)))


def _in_capitals(text: str) -> bool:
    """Most of its letters are capitals: a unit such as Km2 may stand among them."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def heading_name(cell: Cell) -> str:
    """The words of a heading; of one with a remark under it the first line."""
    text = unwrap(cell.text)
    return text if len(text) < _LONG else unwrap(cell.text.split("\n")[0])


def _heads_below(above: tuple[Cell, ...], row: tuple[Cell, ...]) -> bool:
    """A second heading row: it has words only under headings that span several columns."""
    first = row[0].text.strip()
    if first:
        return _heads_parts(above, row)
    return any(not a.text.strip() for a in above) and any(cell.text.strip() for cell in row)


def _heads_parts(above: tuple[Cell, ...], row: tuple[Cell, ...]) -> bool:
    """Whether the row names the parts of the headings that span several columns, the first one too, and only these."""
    open_ = [not cell.text.strip() for cell in above]
    spanned = [is_open or following for is_open, following in zip(open_, [*open_[1:], False], strict=True)]
    named = [(cell.text, part) for cell, part in zip(row, spanned, strict=True) if cell.text.strip()]
    words = all(part and not any(map(str.isdigit, text)) for text, part in named)
    return spanned[0] and len(named) >= _FEWEST and words


_FEWEST_NUMBERED = 3
_LONGEST_FIGURE = 6
"""Characters of a column's number in brackets, crumbs beside it included."""


def numbers_columns(row: tuple[Cell, ...]) -> bool:
    """The row that numbers the columns: 1 2 3 4, also where a recogniser ran cells together or misread a figure."""
    texts = [cell.text.strip() for cell in row if cell.text.strip()]
    if len(texts) >= _FEWEST_NUMBERED and all(_COUNTING.fullmatch(t) for t in texts):
        return [int(re.sub(r"\D", "", t)) for t in texts] == list(range(1, len(texts) + 1))
    if _are_bracketed(texts):
        return True
    if len(row) < _COLUMNS or any(map(_WORD.search, texts)):
        return False
    signs = [sign for text in texts for sign in re.findall(r"[^\W_]+|\|", text)]
    bare = [sign for sign in signs if not _BAR.fullmatch(sign)]
    return _counts_columns(signs, len(row)) or _counts_columns(bare, len(row))


def _are_bracketed(texts: Sequence[str]) -> bool:
    """Whether half of the cells hold their own place in brackets, and none of them more than a misread figure."""
    if len(texts) < _FEWEST_NUMBERED or max(map(len, texts)) > _LONGEST_FIGURE or not any("(" in t for t in texts):
        return False
    return 2 * sum(f"({place})" in text for place, text in enumerate(texts, 1)) >= len(texts)


def _counts_columns(signs: Sequence[str], columns: int) -> bool:
    """Whether the signs count from 1 to the number of columns, but for a few."""
    words = [sign for sign in signs if sign.isalnum()]
    if not 0 <= len(words) - columns + 1 <= 2 or max(map(len, words), default=0) > _LONGEST_COUNT:
        return False
    wanted, hits = 1, 0
    for figure in map(to_digits, words):
        if figure.isdecimal() and wanted <= int(figure) <= columns:
            wanted, hits = int(figure) + 1, hits + 1
    return hits >= 0.8 * columns


def _counts_up(row: tuple[Cell, ...]) -> bool:
    """Whether a row holds little more than figures that count up, as the damaged one below headings does."""
    signs = re.findall(r"[^\W_]+", " ".join(cell.text for cell in row))
    figures = [int(sign) for sign in signs if sign.isdecimal()]
    entry = all(_COUNTING.fullmatch(cell.text.strip()) for cell in row)  # a figure in each cell
    down = sum(b <= a for a, b in pairwise(figures))
    up = down <= (len(figures) > _MANY_CELLS) and not entry  # of many one may be misread
    return up and len(figures) >= _FEWEST and max(figures) <= len(row) + _MERGED and max(map(len, signs)) <= 2


def repeated_heads(heads: tuple[tuple[Cell, ...], ...], grid: Grid) -> int:
    """How many rows at the top of a continued grid repeat the headings of the first one, or number its columns."""
    numbered = next((i for i, row in enumerate(grid.rows[:4]) if numbers_columns(row)), None)
    if numbered is not None and (looks_headed(grid.rows[0]) or not numbered):
        return numbered + 1
    said = {row_words(row) for row in heads}
    columns = [" ".join(filter(None, (row[at].text for row in heads))) for at in range(len(heads[0]))] if heads else []
    count = 0
    for row in grid.rows[: len(heads) + 1]:
        if not (row_words(row) in said or _says(row, columns) or (count and _counts_up(row))):
            break
        count += 1
    return count


def _says(row: tuple[Cell, ...], columns: Sequence[str]) -> bool:
    """Whether each cell says part of what its column is called, a few misread letters aside; one word is no part. In a
    row of many cells one may be misread."""
    pairs = [(letters_only(cell.text), letters_only(name)) for cell, name in zip(row, columns, strict=False)]
    told = [(ours, theirs) for ours, theirs in pairs if len(ours) >= _SHORTEST]
    others = (1 for ours, theirs in told if not _is_part(ours, theirs))
    if len(list(islice(others, 2))) > (len(told) >= _MANY_CELLS):
        return False
    return len(told) > 1 or (bool(told) and len(told[0][0]) >= _LONE)


def _is_part(ours: str, theirs: str) -> bool:
    """Whether the letters are part of the others, a few misread ones aside."""
    return len(ours) < len(theirs) + _SHORTEST and fuzz.partial_ratio(ours, theirs, score_cutoff=_ALIKE) >= _ALIKE


def column_heads(rows: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
    """Down each column the cells that name it, a spanning heading before the names under it."""
    rows = tuple(row for row in rows if not numbers_columns(row))
    if not rows:
        return ()
    found = ([_head_at(row, column, row is rows[-1]) for row in rows] for column in range(len(rows[0])))
    return tuple(tuple(cell for cell in cells if cell) for cells in found)


def _head_at(row: tuple[Cell, ...], column: int, last: bool) -> Cell | None:
    """The cell if it has words, or in an upper row the wide cell it lies under."""
    for at in range(column, -1 if not last else column - 1, -1):
        if row[at].text.strip():
            return row[at]
    return None


def row_words(row: tuple[Cell, ...]) -> tuple[str, ...]:
    """What a row says, whatever its case and its lines."""
    return tuple(unwrap(cell.text).casefold() for cell in row)

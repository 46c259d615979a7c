"""Words with boxes → lines in reading order, as the eye takes them; OCR words go the same way as PDF words.

A line is what stands on one baseline: its words are joined by one blank, by four where the gap is wider than
three letter heights (a column), but never around a lone colon. Side-by-side blocks are read one after the other,
ruled grids row by row and cell by cell.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from ..model.document import Box, Cell, Grid, Line, Page, Span, Word
from .colon_columns import with_colons
from .facing_pages import single_pages
from .footnotes import footnotes, without
from .furniture import set_apart
from .line_numbers import with_line_numbers_apart
from .overprinted import untangled
from .page_words import Lattice, LayoutBlock, Row, Sheet, Token, box_of, height, stands_in, text_of
from .reading_order import order
from .row_splitting import part_rows

__all__ = ["Lattice", "PageLayout", "Sheet", "Token", "gap_above", "lay_out", "rows_of"]


class PageLayout(NamedTuple):
    """The parts of a Document that layout makes."""

    text: str
    lines: tuple[Line, ...]
    pages: tuple[Page, ...]
    grids: tuple[Grid, ...]
    notes: tuple[Line, ...] = ()


def lay_out(sheets: Iterable[Sheet]) -> PageLayout:
    """Lines, grids and pages with their furniture and footnotes set apart, from the words of each page."""
    kept = [with_colons(with_line_numbers_apart(sheet)) for sheet in single_pages(sheets)]
    noted = [footnotes(sheet, rows_of(sheet.tokens)) if sheet.marks else [] for sheet in kept]
    kept = [without(sheet, rows) if rows else sheet for sheet, rows in zip(kept, noted, strict=True)]
    stacks = [blocks(sheet) for sheet in kept]
    furniture = set_apart(kept, stacks)
    writer = _Writer()
    pages = []
    for sheet, stack, apart in zip(kept, stacks, furniture, strict=True):
        for block in stack:
            writer.write(sheet, block)
        aside = tuple(_unplaced(sheet, row) for row in apart)
        pages.append(_page(sheet, aside))
    notes = tuple(_unplaced(sheet, row) for sheet, rows in zip(kept, noted, strict=True) for row in rows)
    return PageLayout("\n".join(writer.texts), tuple(writer.lines), tuple(pages), tuple(writer.grids), notes)


def _page(sheet: Sheet, aside: tuple[Line, ...] = ()) -> Page:
    whole = _page(sheet.whole) if sheet.whole else None
    own = (sheet.number, sheet.width, sheet.height, sheet.source, aside, sheet.skew, sheet.turn)
    return Page(*own, whole, sheet.left)


def blocks(sheet: Sheet) -> list[LayoutBlock]:
    """The page's rows and grids in reading order."""
    loose = list(sheet.tokens)
    grids: list[LayoutBlock] = []
    asides = [list(aside) for aside in sheet.asides]
    for lattice in sheet.lattices:
        held, loose = _parted(loose, lattice.box)
        beside = [row for row in asides if stands_in(row[0], lattice.box)]
        asides = [row for row in asides if not stands_in(row[0], lattice.box)]
        parted, cells = part_rows(lattice, fill(lattice, held, beside))
        grids.append(LayoutBlock(lattice=parted, cells=cells))
    rows = list(untangled(rows_of(loose), loose))
    stack = _interleave(order(rows, sheet.size[0]), grids)
    return [*stack, LayoutBlock(rows=asides)] if asides else stack


def _parted(tokens: list[Token], box: Box) -> tuple[list[Token], list[Token]]:
    """The words inside the box and those outside it."""
    inside: tuple[list[Token], list[Token]] = ([], [])
    for token in tokens:
        inside[not stands_in(token, box)].append(token)
    return inside


def _interleave(rows: list[Row], grids: list[LayoutBlock]) -> list[LayoutBlock]:
    """Rows with each grid put before the first row that stands below its top."""
    waiting = sorted(grids, key=lambda grid: grid.lattice.box[1] if grid.lattice else 0.0, reverse=True)
    stack, current = [], LayoutBlock()
    for row in rows:
        middle = (row[0].top + row[0].bottom) / 2
        while waiting and waiting[-1].lattice and waiting[-1].lattice.box[1] < middle:
            stack += [current, waiting.pop()]
            current = LayoutBlock()
        current.rows.append(row)
    return [block for block in [*stack, current, *reversed(waiting)] if block.rows or block.lattice]


def fill(lattice: Lattice, tokens: list[Token], asides: Sequence[Row] = ()) -> list[list[list[Row]]]:
    """For each cell of each row its lines; a word between cells goes to the one at its upper left."""
    xs = sorted({x for row in lattice.rows for cell in row if cell for x in (cell[0], cell[2])})
    ys = sorted({y for row in lattice.rows for cell in row if cell for y in (cell[1], cell[3])})
    owner = _owners(lattice, xs, ys)
    held: dict[tuple[int, int], list[Token]] = defaultdict(list)
    turned: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for token in tokens:
        held[_owner(owner, xs, ys, token)].append(token)
    for aside in asides:
        turned[_owner(owner, xs, ys, aside[0])].append(aside)
    return [
        [rows_of(held.get((r, k), ())) + turned.get((r, k), []) for k in range(len(row))]
        for r, row in enumerate(lattice.rows)
    ]


def _owners(lattice: Lattice, xs: list[float], ys: list[float]) -> dict[tuple[int, int], tuple[int, int]]:
    """Which cell (row, column) covers each field of the finest mesh (level, across)."""
    owner = {}
    for r, row in enumerate(lattice.rows):
        for k, cell in enumerate(row):
            if cell:
                across = range(bisect_left(xs, cell[0]), bisect_left(xs, cell[2]))
                down = range(bisect_left(ys, cell[1]), bisect_left(ys, cell[3]))
                owner.update({(y, x): (r, k) for y in down for x in across})
    return owner


def _owner(
    owner: dict[tuple[int, int], tuple[int, int]], xs: list[float], ys: list[float], token: Token
) -> tuple[int, int]:
    """The cell that holds the middle of the word; where the mesh has a hole, the nearest one to the left or above."""
    x = max(0, min(bisect_right(xs, (token.x0 + token.x1) / 2) - 1, len(xs) - 2))
    y = max(0, min(bisect_right(ys, (token.top + token.bottom) / 2) - 1, len(ys) - 2))
    for near in range(x, -1, -1):
        if (y, near) in owner:
            return owner[y, near]
    for near in range(y, -1, -1):
        if (near, x) in owner:
            return owner[near, x]
    return next(iter(owner.values()))


def rows_of(tokens: Iterable[Token]) -> list[Row]:
    """Words gathered into lines by their height on the page, top to bottom, each from left to right."""
    ordered = sorted(tokens, key=_middle)
    if len(ordered) < 2:  # most cells of tables
        return [ordered] if ordered else []
    rows: list[Row] = []
    middle = tall = -1e9
    for token in ordered:
        y, high = (token[1] + token[3]) / 2, token[3] - token[1]
        if not rows or (y - middle > 0.5 * (high if high < tall else tall) and not _is_held(token, middle, tall)):
            rows.append([])
            middle, tall = y, high
        elif high > tall:
            middle, tall = y, high
        rows[-1].append(token)
    rows = _with_raised(rows)
    for row in rows:
        row.sort(key=itemgetter(0))
    if rows and rows[0][0].confidence is not None:
        rows = _levelled(rows)
    return [_mend(row) for row in rows]


def _is_held(token: Token, middle: float, tall: float) -> bool:
    """Whether a recognised sign is no higher and no lower than the line's word: a colon is lower than its label."""
    if token[5] is None or any(map(str.isalnum, token[4])):
        return False
    return token[1] >= middle - tall / 2 and token[3] <= middle + tall / 2


def _levelled(rows: list[Row]) -> list[Row]:
    """Halves of one line that a sheet lying askew in the scanner set a little apart: they stand beside each other."""
    merged: list[Row] = []
    for row in rows:
        if merged and _goes_on_beside(merged[-1], row):
            merged[-1] = sorted(merged[-1] + row, key=itemgetter(0))
        else:
            merged.append(row)
    return merged


def _goes_on_beside(upper: Row, lower: Row) -> bool:
    """Whether one row ends where the other begins, no further than two words lie apart, and nearly as high."""
    left, right = (upper, lower) if upper[0].x0 < lower[0].x0 else (lower, upper)
    last, first = left[-1], right[0]
    tall = min(height(last), height(first))
    level = min(last.bottom, first.bottom) - max(last.top, first.top) > _LEVEL * tall
    return level and 0 <= first.x0 - last.x1 < _BESIDE * tall


def _middle(token: Token) -> float:
    return token[1] + token[3]


def _with_raised(rows: list[Row]) -> list[Row]:
    """Small raised or lowered marks (superscripts) join the line that they touch."""
    merged: list[Row] = []
    for row in rows:
        if merged and _touches(merged[-1], row):
            merged[-1] += row
        else:
            merged.append(row)
    return merged


def _touches(upper: Row, lower: Row) -> bool:
    """True where one is a few small marks inside the other's height, in a place that the other leaves free."""
    if min(len(upper), len(lower)) > 3 or upper[0].bottom - lower[0].top < 0.25 * min(
        height(upper[0]), height(lower[0])
    ):
        return False
    small, large = sorted((upper, lower), key=lambda row: max([height(t) for t in row]))
    tall = max([height(t) for t in large])
    if len(small) > 3 or max([height(t) for t in small]) > 0.85 * tall:
        return False
    near = [t for t in large if any(abs(t.x1 - s.x0) < 0.4 * tall or abs(s.x1 - t.x0) < 0.4 * tall for s in small)]
    overlap = [min(t.bottom, s.bottom) - max(t.top, s.top) > 0.4 * (s.bottom - s.top) for t in near for s in small]
    crowded = any(s.x0 < t.x1 - 1 and t.x0 < s.x1 - 1 for s in small for t in large)
    return any(overlap) and not crowded


_LEVEL = 0.4
"""Share of their height by which two words of one line overlap, at least, on a sheet that lies askew."""
_BESIDE = 2.0
"""Letter heights between the halves of one line, at most."""
_WORD, _SIGNS = 4, ".,:;()"
"""Letters of a recognised word, at least, as shorter ones may be parts of one; and what may stand around it."""
_LABEL = re.compile(r"[(]?(?:\d{1,3}|[A-Za-z]{1,2}|[IVX]{1,6})[.)]")


def _mend(row: Row) -> Row:
    """The row without words drawn twice, torn words joined and letter-spaced headings closed up."""
    if len(row) == 1:
        return row
    out: Row = [row[0]]
    for token in row[1:]:
        last = out[-1]
        gap = token[0] - last[2]
        if gap > 0.1 * (token[3] - token[1]):
            out.append(token)
            continue
        tall = max(height(token), height(last), 1.0)
        if gap < -0.5 * (token.x1 - token.x0) and token.text == last.text:
            continue
        torn = -0.15 * tall < gap < 0.05 * tall and not (_is_read_whole(last) and _is_read_whole(token))
        if torn and not _LABEL.fullmatch(last.text) and token.text != ":":
            out[-1] = _joined([last, token])
        else:
            out.append(token)
    return _close_up(out) if _spaced(out) else out


def _is_read_whole(token: Token) -> bool:
    """Whether a recogniser gave the word: it parts words where it sees a blank, though their boxes may touch."""
    word = token.text.strip(_SIGNS)
    return token.confidence is not None and len(word) >= _WORD and word.isalpha()


def _joined(tokens: Sequence[Token]) -> Token:
    sure = [t.confidence for t in tokens if t.confidence is not None]
    x0, top, x1, bottom = zip(*(t[:4] for t in tokens), strict=True)
    return Token(
        min(x0),
        min(top),
        max(x1),
        max(bottom),
        "".join(t.text for t in tokens),
        sum(sure) / len(sure) if sure else None,
    )


def _spaced(row: Row) -> bool:
    """True where the row may hold a letter-spaced word: three single letters."""
    return len([1 for token in row if len(token[4]) == 1 and token[4].isalpha()]) > 2


def _close_up(row: Row) -> Row:
    """Runs of single letters with even gaps become words; a gap twice as wide as the run's own parts two words."""
    out: Row = []
    i = 0
    while i < len(row):
        j = i
        while j < len(row) and len(row[j].text) <= 2 and (j == i or row[j].x0 - row[j - 1].x1 < height(row[j]) * 1.6):
            j += 1
        run = row[i:j] if row[i].text.isalpha() else []
        if len([t for t in run if len(t.text) == 1 and t.text.isalpha()]) >= max(3, 0.6 * len(run)):
            out += _words_in(run)
            i = j
        else:
            out.append(row[i])
            i += 1
    return out


def _words_in(run: Row) -> Row:
    gaps = sorted(b.x0 - a.x1 for a, b in pairwise(run))
    usual = gaps[len(gaps) // 3]
    words: list[list[Token]] = [[run[0]]]
    for before, token in pairwise(run):
        if token.x0 - before.x1 > max(1.8 * usual, usual + 0.12 * height(token)) and token.text not in ",.;:":
            words.append([])
        words[-1].append(token)
    return [_joined(word) for word in words]


class _Writer:
    """Takes rows in reading order and gives lines and grids their places in the text."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.lines: list[Line] = []
        self.grids: list[Grid] = []
        self.at = 0

    def write(self, sheet: Sheet, block: LayoutBlock) -> None:
        for row in block.rows:
            self._line(sheet, row)
        if block.lattice:
            self._grid(sheet, block.lattice, block.cells)

    def _line(self, sheet: Sheet, row: Row) -> None:
        text, starts = text_of(row)
        at, new = self.at, tuple.__new__  # half the time of the named tuple's own constructor
        words = tuple([new(Word, (t[4], at + s, t[:4], t[5])) for t, s in zip(row, starts, strict=True)])
        self.lines.append(Line(text, at, sheet.number, box_of(row), words))
        self.texts.append(text)
        self.at = at + len(text) + 1

    def _grid(self, sheet: Sheet, lattice: Lattice, cells: list[list[list[Row]]]) -> None:
        start = self.at
        rows = []
        for boxes, filled in zip(lattice.rows, cells, strict=True):
            rows.append(tuple(self._cell(sheet, box, held) for box, held in zip(boxes, filled, strict=True)))
        self.grids.append(Grid(sheet.number, (start, max(start, self.at - 1)), tuple(rows), lattice.box))

    def _cell(self, sheet: Sheet, box: Box | None, rows: list[Row]) -> Cell:
        start, first = self.at, len(self.texts)
        for row in rows:
            self._line(sheet, row)
        spans: tuple[Span, ...] = ((start, self.at - 1),) if rows else ()
        return Cell("\n".join(self.texts[first:]), spans, box, sheet.number)


def _unplaced(sheet: Sheet, row: Row) -> Line:
    return Line(text_of(row)[0], -1, sheet.number, box_of(row))


def gap_above(line: Line, before: Line) -> float:
    """The white between two lines of one page in heights of the lower one: 0.1 in a paragraph, 1 between two."""
    if not line.box or not before.box or line.page != before.page:
        return 0.0
    return (line.box[1] - before.box[3]) / max(line.box[3] - line.box[1], 1.0)


_SPACED_OUT = 1.3
"""How many times the white of the lines before the white above a line is that parts it from them, at least."""


def is_parted(line: Line, before: Line, usual: float, least: float) -> bool:
    """Whether more white stands above the line than `least`, and more than the `usual` between the lines before."""
    white = gap_above(line, before)
    return white > least and white > _SPACED_OUT * usual

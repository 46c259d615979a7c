"""Two pages on one sheet: printed side by side to save paper, or a book laid open on the scanner.

Each half is read as a page of its own. Told from columns, tables and forms by a strip of white that runs down the
middle of a sheet broader than high, with running text on one side of it at least.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..model.document import Box
from .page_words import Row, Sheet, Token, height

_BROAD = 1.2
"""Widths by height of a sheet from which on two pages may lie side by side on it: two of A4 have 1.41."""
_MIDDLE = (0.42, 0.58)
"""Shares of the sheet's width between which the white strip begins and ends at the least."""
_STRIP = 0.02
"""Share of the sheet's width that the strip has, at least."""
_LEAST_WORDS = 12
"""Words of a page, at least."""
_LEAST_LINES = 3
"""Lines of running text, at least, on one of the pages."""
_FULL = 0.6
"""Share of its page's text that a line of running text is broad, at least."""
_WORDS_OF_LINE = 4
_BLANK = 1.5
"""Heights of a letter between two words of running text, at most."""


def single_pages(sheets: Iterable[Sheet]) -> list[Sheet]:
    """The sheets, those with two pages as two, all numbered on."""
    pages = [page for sheet in sheets for page in _pages_of(sheet)]
    if not any(page.whole for page in pages):
        return pages
    return [replace(page, number=number) for number, page in enumerate(pages, 1)]


def _pages_of(sheet: Sheet) -> Iterator[Sheet]:
    width, tall = sheet.size
    at = _strip(sheet, width) if width >= _BROAD * tall else None
    if at is None:
        yield sheet
        return
    yield _half(sheet, 0.0, at)
    yield _half(sheet, at, width)


def _strip(sheet: Sheet, width: float) -> float | None:
    """Where the white strip between two pages runs; None where there are not two."""
    words = sheet.tokens
    gap = _widest_gap([*((t.x0, t.x1) for t in words), *((g.box[0], g.box[2]) for g in sheet.lattices)], width)
    if gap is None or gap[1] - gap[0] < _STRIP * width:
        return None
    at = (gap[0] + gap[1]) / 2
    left, right = [t for t in words if t.x1 <= at], [t for t in words if t.x0 >= at]
    if min(len(left), len(right)) < _LEAST_WORDS:
        return None
    return at if max(_full_lines(left), _full_lines(right)) >= _LEAST_LINES else None


def _widest_gap(spans: Iterable[tuple[float, float]], width: float) -> tuple[float, float] | None:
    """The widest stretch of the sheet's middle that nothing stands in."""
    low, high = (share * width for share in _MIDDLE)
    inside = sorted(span for span in spans if span[1] > low and span[0] < high)
    reach, gaps = low, []
    for x0, x1 in inside:
        gaps.append((reach, x0))
        reach = max(reach, x1)
    return max([*gaps, (reach, high)], key=lambda gap: gap[1] - gap[0], default=None)


def _full_lines(words: Sequence[Token]) -> int:
    """How many lines of running text the words of a page make."""
    broad = max(t.x1 for t in words) - min(t.x0 for t in words)
    lines: list[Row] = []
    for word in sorted(words, key=lambda t: (t.top + t.bottom) / 2):
        if lines and (word.top + word.bottom) / 2 < lines[-1][0].bottom:
            lines[-1].append(word)
        else:
            lines.append([word])
    return sum(_is_full(sorted(line), broad) for line in lines)


def _is_full(line: Row, broad: float) -> bool:
    if len(line) < _WORDS_OF_LINE or line[-1].x1 - line[0].x0 < _FULL * broad:
        return False
    return all(after.x0 - before.x1 <= _BLANK * height(after) for before, after in pairwise(line))


def _half(sheet: Sheet, left: float, right: float) -> Sheet:
    """What stands between two sides of a sheet, as a page of its own."""

    def moved(token: Token) -> Token:
        return token._replace(x0=token.x0 - left, x1=token.x1 - left)

    def moved_rows(rows: Iterable[Sequence[Token]]) -> list[Row]:
        return [[moved(token) for token in row] for row in rows if row and _stands(row[0][:4], left, right)]

    def moved_box(box: Box) -> Box:
        return box[0] - left, box[1], box[2] - left, box[3]

    return Sheet(
        sheet.number, right - left, sheet.size[1], sheet.source,
        tokens=[moved(token) for token in sheet.tokens if _stands(token[:4], left, right)],
        lattices=[
            grid._replace(
                box=moved_box(grid.box),
                rows=tuple(tuple(cell and moved_box(cell) for cell in row) for row in grid.rows),
            )
            for grid in sheet.lattices
            if _stands(grid.box, left, right)
        ],
        asides=moved_rows(sheet.asides),
        marks=moved_rows(sheet.marks),
        unread=[moved_box(box) for box in sheet.unread if _stands(box, left, right)],
        whole=sheet,
        left=left,
    )  # fmt: skip


def _stands(box: Box, left: float, right: float) -> bool:
    return left <= (box[0] + box[2]) / 2 < right

"""Where people sign: blocks side by side in a table, between tabs, or in columns of a page, each with its own lines.

A block begins with a date line, or with a line that says in what role somebody signs (PIHAK KEDUA, Mengetahui, Saksi);
the columns below are told apart by where the words of such a line stand, so that no name comes under another's office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..model.document import Cell, Document, Grid, Span
from ..text.running import is_prose
from ..values.people.academic_titles import split_titles
from ..values.people.nip import find_nip
from ..values.people.signature_rows import is_dated, opens_office
from .address_words import GIVEN
from .closings import is_dated_line, piece_rows, role_of
from .copies import outside_copies
from .pieces import Piece, outside
from .shape import shape_of
from .signature_blocks import COPIES

_NUMBERED = re.compile(r"(?i)\W*(?:no|nomor)\b\.?\W*$")
"""The heading of the first column of a table of data."""
_EMPTY = 1.2
"""Letter heights of white that an empty line or cell stands for."""
_MOST_COLUMNS = 4
"""Columns of a table of signatures, at most."""
_MOST_ROWS = 14
_PLACED = ("text/plain", "text/markdown")
"""Texts in which a line's indent says in which column it stands."""
_LONGEST = 100
"""Characters of a line of a signature, at most."""
_SMALLEST = 3
"""Letters of a line that tells a column, at least: less is a stroke of a pen."""
_SEVERAL = frozenset(["witness", "examines", "owns", "declares", "receives", "gives"])
"""Roles below which several people may be listed: 1. …, 2. …"""
_NIP = re.compile(r"(?i)\bNIP\b")
_SECOND_NIP = re.compile(r"(?i)(?<=\d)\s+(?=NIP\b)")
"""Between the numbers of two who sign, which typed text may part by a few blanks only."""
_DATED = re.compile(r"(?m)^[^\d\n]{3,60},.{0,90}(?:19|20)\d\d\s*$")
"""A line of a cell with a place, a comma and a date that ends in a year."""
_DATES = re.compile(r".*?\b(?:19|20)\d\d|.+")
"""Each date of a line, up to its year, and what is left behind the last one."""
_NAME = re.compile(r"\W*[A-Z][^\d:;]{3,60}")
"""What may be a name, the last line of a column of signatures that has no number."""
_COUNTED = re.compile(r"\s*\(?\d{1,2}[.)]\s")


class SigningLine(NamedTuple):
    """A line of a block of signatures: its words, where they stand, and the white above it in letter heights."""

    text: str
    span: Span
    gap: float


class SigningColumn(NamedTuple):
    """The lines of one person: `role` is a key of `signing.toml`, `label` the words that say it.

    `dated` tells whether a place and a date stand above, as they do above a signature.
    """

    role: str | None
    label: Span | None
    lines: tuple[SigningLine, ...]
    dated: bool = False


def signing_columns(document: Document, start: int, end: int) -> list[SigningColumn]:
    """The columns of the blocks of signatures between two places, block by block, from left to right."""
    near = (g for g in _whole_grids(document) if g.span[0] < end and start < g.span[1] and not _holds(g, start, end))
    known = [grid for grid in near if not _below_roles(document, grid)]
    tables = [grid for grid in known if not document.text[grid.span[0] : start].strip()]
    grids = [grid for grid in tables if _is_signing(grid) or _closes(document, grid)]
    found = [(grid.span[0], column) for grid in grids for column in _of_grid(document, grid)]
    others = (grid for grid in known if grid not in grids)
    found += [(column.lines[0].span[0], column) for grid in others for column in _of_cells(document, grid)]
    taken = [grid.span for grid in known]
    recognised = {page.number for page in document.pages if page.source == "ocr"}
    for page in shape_of(document).pages:
        width = max(p.right for p in page) - min(p.left for p in page)
        loose = outside_copies([*outside((p for p in page if start <= p.start < end), taken)])
        placed = document.media_type in _PLACED or any(piece.words for piece in page)
        found += ((c.lines[0].span[0], c) for c in _on_page(loose, width, page[0].page in recognised, placed))
    return [column for _, column in sorted(found, key=lambda entry: entry[0])]


def _holds(grid: Grid, start: int, end: int) -> bool:
    """Whether it is one cell of the table, or a part of it, in which people are looked for."""
    return grid.span[0] < start and end <= grid.span[1]


# -- Tables -----------------------------------------------------------------------------------------------------------


def _whole_grids(document: Document) -> list[Grid]:
    """The tables, one that a page break or empty lines cut made whole."""
    whole: list[Grid] = []
    for grid in document.grids:
        above = whole[-1] if whole else None
        if above and _goes_on(document, above, grid):
            room = (tuple(Cell("") for _ in grid.rows[0]),) * (above.page == grid.page)
            whole[-1] = above._replace(rows=above.rows + room + grid.rows, span=(above.span[0], grid.span[1]))
        else:
            whole.append(grid)
    return whole


def _goes_on(document: Document, above: Grid, grid: Grid) -> bool:
    between = document.text[above.span[1] : grid.span[0]]
    alike = bool(above.rows and grid.rows) and len(above.rows[0]) == len(grid.rows[0]) and not between.strip()
    return alike and (above.page != grid.page or _is_signing(above))


def _below_roles(document: Document, grid: Grid) -> bool:
    """Whether the line above says several roles between tabs: what looks like a table are the names below them."""
    above = document.text[: grid.span[0]].rstrip().rpartition("\n")[2]
    return sum(role_of(part) is not None for part in above.split("\t") if part) > 1


def _is_signing(grid: Grid) -> bool:
    """Whether the table is one of signatures: a few columns, one of which begins with a role or ends with a NIP."""
    if not grid.rows or len(grid.rows[0]) > _MOST_COLUMNS or len(grid.rows) > _MOST_ROWS:
        return False
    cells = [cell.text.strip() for row in grid.rows for cell in row]
    heads = [cell.text.strip().split("\n")[0] for row in grid.rows[:2] for cell in row if cell.text.strip()]
    numbered = _NUMBERED.match(heads[0] if heads else "") or ":" in cells
    first = [cell.text.strip() for cell in grid.rows[0] if cell.text.strip()]
    offices = len(first) > 1 and all(opens_office(head) and head.endswith(",") for head in first)
    named = any(re.match(r"(?i)NIP\b", cell.split("\n")[-1]) for cell in cells if cell)
    signed = offices or named or any(role_of(head) for head in heads)
    return signed and not numbered and max(map(len, cells), default=0) < _LONGEST * 4


def _closes(document: Document, grid: Grid) -> bool:
    """Whether a table of two or three columns is the last of the document, and each column an office above a name."""
    below = document.text[grid.span[1] :].strip()
    if not 2 <= len(grid.rows[0]) <= 3 or len(grid.rows) > _MOST_ROWS or (below and not COPIES.match(below)):
        return False
    columns = [list(_cell_lines(document, grid, at)) for at in range(len(grid.rows[0]))]
    return all(len(lines) > 1 and opens_office(lines[0].text) and _NAME.fullmatch(lines[-1].text) for lines in columns)


def _of_grid(document: Document, grid: Grid) -> Iterator[SigningColumn]:
    """The columns of a table of signatures; a place and a date in it stand above who signs there."""
    for at in range(len(grid.rows[0])):
        lines = list(_cell_lines(document, grid, at))
        dated = any(is_dated_line(line.text) for line in lines)
        kept = [line for line in lines if not is_dated_line(line.text)]
        whole = dated or _closes(document, grid) or _has_nip(grid)
        yield from (column._replace(dated=whole) for column in _parted_at_roles(kept, False))


def _has_nip(grid: Grid) -> bool:
    return any(_NIP.search(cell.text) for row in grid.rows for cell in row)


def _cell_lines(document: Document, grid: Grid, at: int) -> Iterator[SigningLine]:
    """The lines of a column's cells from top to bottom."""
    white = 0.0
    for row in grid.rows:
        if not row[at].text.strip():
            white += _EMPTY
        for start, end in row[at].spans:
            for line in re.finditer(r"[^\n]+", document.text[start:end]):
                if text := line[0].strip():
                    begin = start + line.start() + line[0].index(text)
                    yield SigningLine(text, (begin, begin + len(text)), white)
                    white = 0.0
                else:
                    white += _EMPTY


def _of_cells(document: Document, grid: Grid) -> Iterator[SigningColumn]:
    """Those who sign within one cell of a table of other things: place and date stand there, and a NIP below."""
    cells = (cell for row in grid.rows for cell in row if cell.spans and _NIP.search(cell.text))
    for start, end in (cell.spans[0] for cell in cells if _DATED.search(cell.text)):
        pieces = [piece for piece in shape_of(document).pieces if start <= piece.start < end]
        if any(map(_is_date_row, piece_rows(pieces))):
            width = max(p.right for p in pieces) - min(p.left for p in pieces)
            yield from _on_page(pieces, width, False, True)


def _parted_at_roles(lines: Sequence[SigningLine], tolerant: bool) -> Iterator[SigningColumn]:
    """A column cut where a role begins again: witnesses below the parties."""
    held: list[SigningLine] = []
    role, label = None, None
    for line in lines:
        found = role_of(line.text, tolerant)
        if held and (found or (role in _SEVERAL and _COUNTED.match(line.text))):
            yield SigningColumn(role, label, tuple(held))
            held = []
            role, label = (None, None) if found else (role, label)
        if found and role is None:
            role, label = found, line.span
        else:
            held.append(line)
    if held:
        yield SigningColumn(role, label, tuple(held))


# -- Pages ------------------------------------------------------------------------------------------------------------


def _on_page(pieces: list[Piece], width: float, recognised: bool, placed: bool) -> Iterator[SigningColumn]:
    """The columns of a page: short lines between running text, parted where a line has several roles or offices."""
    for stretch in _stretches(pieces, width):
        dated = [row[0].top for row in stretch if _is_date_row(row)]
        for block in _blocks(stretch, recognised):
            below = any(top <= block[-1][0].top for top in dated)
            for column in _columns([row for row in block if not _is_date_row(row)], placed):
                for found in _parted_at_roles([*_lines(column)], recognised):
                    yield found._replace(dated=below)


def _is_date_row(row: list[Piece]) -> bool:
    """Whether the row is place and date, or those of two who sign side by side."""
    text = " ".join(piece.text for piece in row)
    return (
        is_dated_line(text)
        or is_dated(text)
        or (len(row) > 1 and all(map(is_dated_line, _DATES.findall(text)[:2] or [""])))
    )


def _stretches(pieces: list[Piece], width: float) -> Iterator[list[list[Piece]]]:
    """Rows of short pieces with no running text between them; `width` is that of the page's text."""
    held: list[list[Piece]] = []
    for row in _without_given(piece_rows(pieces)):
        if any(is_prose(piece.text) or len(piece.text) > _LONGEST or _is_full(piece, width) for piece in row):
            if held:
                yield held
            held = []
        else:
            held.append(row)
    if held:
        yield held


def _without_given(rows: list[list[Piece]]) -> Iterator[list[Piece]]:
    """The rows without those of somebody who is given something: Diberikan kepada, the name below, and a NIP."""
    above: list[bool] = []
    for row in rows:
        words = " ".join(piece.text for piece in row)
        named = above[-1:] == [True] or (above[-2:] == [True, False] and find_nip(words) is not None)
        above.append(GIVEN.match(words) is not None)
        if not named and not above[-1]:
            yield row


def _is_full(piece: Piece, width: float) -> bool:
    """Whether the piece fills its line and ends as a sentence does, not as a name does with its titles."""
    ends = piece.text.rstrip().endswith((".", ";", ":"))
    return ends and piece.right - piece.left > 0.6 * width and not split_titles(piece.text)[2]


def _blocks(rows: list[list[Piece]], recognised: bool) -> Iterator[list[list[Piece]]]:
    """The rows cut where a line of roles begins, unless it stands right below another one."""
    held: list[list[Piece]] = []
    named = False
    for row in rows:
        has_role = any(role_of(piece.text, recognised) for piece in row)
        if has_role and held and not named and len(held) > 1:
            yield held
            held = []
        held.append(row)
        named = has_role
    if held:
        yield held


def _columns(rows: list[list[Piece]], placed: bool) -> list[list[Piece]]:
    """The pieces by column; the first line that has several pieces with words tells where the columns stand.

    Where indents are not kept (`placed` is false), a NIP alone on its line below two columns may be either's.
    """
    first = next((i for i, row in enumerate(rows) if len([p for p in row if _has_words(p)]) > 1), None)
    if not rows:
        return []
    if first is None:
        return [[piece for row in rows for piece in row]]
    middles = [(piece.left + piece.right) / 2 for piece in rows[first] if _has_words(piece)]
    columns: list[list[Piece]] = [[] for _ in middles]
    for row in rows[first:]:
        if not placed and len(row) == 1 and find_nip(row[0].text):
            continue
        for piece in (part for whole in row for part in _cut(whole, middles)):
            columns[_nearest(piece, middles)].append(piece)
    above = [piece for row in rows[:first] for piece in row]
    return [*([above] if above else []), *columns]


def _has_words(piece: Piece) -> bool:
    return sum(map(str.isalpha, piece.text)) >= _SMALLEST


def _nearest(piece: Piece, middles: list[float]) -> int:
    middle = (piece.left + piece.right) / 2
    return min(range(len(middles)), key=lambda i: abs(middles[i] - middle))


def _cut(piece: Piece, middles: list[float]) -> list[Piece]:
    """The piece, cut where a second NIP begins in it, or at its widest blank between the middles of two columns over
    which it stands."""
    if second := _SECOND_NIP.search(piece.text):
        behind = piece.tail(piece.start + second.end())
        first = piece._replace(text=piece.text[: second.start()], box=(*piece.box[:2], behind.left, piece.bottom))
        return [first, *_cut(behind, middles)]
    over = [m for m in middles if piece.left < m < piece.right]
    if len(over) < 2 or len(piece.words) < 2:
        return [piece]
    gaps = piece.blanks(over[0], over[1])
    if not gaps:
        return [piece]
    left, right = piece.parted(max(gaps, key=lambda gap: gap[0])[1])
    return [left, *_cut(right, middles)]


def _lines(column: list[Piece]) -> Iterator[SigningLine]:
    above: Piece | None = None
    for piece in sorted(column, key=lambda p: (p.top, p.left)):
        gap = max(0.0, piece.top - above.bottom) / max(piece.tall, above.tall) if above else 0.0
        yield SigningLine(piece.text, piece.span, gap)
        above = piece

"""Pages whose unit is not the point: their boxes, in points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ...layout.page_words import Lattice, Sheet, Token
from ...model.document import Box


def in_points(sheets: Iterable[Sheet], units: Mapping[int, float]) -> list[Sheet]:
    """The sheets, those of the pages (by index) with a unit of their own made larger by it."""
    return [_scaled(sheet, units[sheet.number - 1]) if sheet.number - 1 in units else sheet for sheet in sheets]


def _scaled(sheet: Sheet, unit: float) -> Sheet:
    return replace(
        sheet,
        width=sheet.width * unit,
        height=sheet.height * unit,
        tokens=_tokens(sheet.tokens, unit),
        asides=[_tokens(row, unit) for row in sheet.asides],
        marks=[_tokens(row, unit) for row in sheet.marks],
        lattices=[_lattice(lattice, unit) for lattice in sheet.lattices],
    )


def _tokens(tokens: Sequence[Token], unit: float) -> list[Token]:
    return [Token(*_box(token[:4], unit), *token[4:]) for token in tokens]


def _lattice(lattice: Lattice, unit: float) -> Lattice:
    rows = tuple(tuple(_box(cell, unit) if cell else None for cell in row) for row in lattice.rows)
    return lattice._replace(box=_box(lattice.box, unit), rows=rows)


def _box(box: Box, unit: float) -> Box:
    x0, top, x1, bottom = box
    return x0 * unit, top * unit, x1 * unit, bottom * unit

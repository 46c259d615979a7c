"""The tables of a page: those that its rules draw, and those that stand in columns."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.document import Box
from .numbered_tables import numbered_lattices
from .page_words import Lattice, Token
from .ruled_tables import find_lattices
from .standing_tables import standing_lattices


def page_lattices(rulings: Sequence[Box], tokens: Sequence[Token], broken: bool = False) -> list[Lattice]:
    """The tables that its rules draw, those of numbered rows that they do not draw whole, those without rules.

    `broken` says that a scanner may have broken the rulings: words of scans stand too unevenly to make columns.
    """
    found = find_lattices(rulings, tokens, broken)
    if numbered := [one for one in numbered_lattices(tokens) if not any(_says_more(ruled, one) for ruled in found)]:
        found = [*(one for one in found if not any(_meets(one.box, other.box) for other in numbered)), *numbered]
    standing = [] if broken else standing_lattices(tokens, [one.box for one in found])
    return [*found, *(one for one in standing if not any(_meets(one.box, other.box) for other in found))]


def _says_more(ruled: Lattice, numbered: Lattice) -> bool:
    """True for a ruled table in the place of a numbered one, its head in it."""
    head = next(cell for cell in numbered.rows[0] if cell)
    return _meets(ruled.box, numbered.box) and ruled.box[1] < (head[1] + head[3]) / 2


def _meets(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]

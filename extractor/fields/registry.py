"""The types a field may have: how each is read, and how it looks in a record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from ..model.citation import Citation, Gazette
from ..model.document import Cell
from ..model.typed_values import (
    Basis,
    Budget,
    Date,
    Definition,
    Diktum,
    Figure,
    Item,
    LetterNumber,
    Money,
    NipDigits,
    Node,
    Person,
    Table,
)
from ..rulebook.schema import FieldRule
from .found import Extent, Found
from .types import articles, budgets, definitions, figures, goals, items, legal, partners, scalar, signature, tables


class FieldType(NamedTuple):
    """`read` takes the words a rule captured; `read_cell` is for cells that stand on several pages."""

    read: Callable[[Extent, FieldRule], Found | None]
    shape: Any
    listed: bool = False
    read_cell: Callable[[Extent, Cell, FieldRule], Found | None] | None = None
    is_whole: Callable[[Any], bool] = lambda value: True
    """Whether nothing of the value is missing that a repetition of it may give."""
    completes: Callable[[Any, Any], bool] = lambda whole, part: True
    """Whether the one value may stand for the other, of which a part is missing."""


TYPES: dict[str, FieldType] = {
    "text": FieldType(scalar.read_text, str),
    "block": FieldType(scalar.read_block, str),
    "integer": FieldType(scalar.read_integer, int),
    "label": FieldType(scalar.read_label, int),
    "date": FieldType(scalar.read_date, Date, is_whole=scalar.has_day, completes=scalar.is_day_of),
    "letter_number": FieldType(scalar.read_number, LetterNumber),
    "nip": FieldType(scalar.read_nip, NipDigits),
    "money": FieldType(scalar.read_money, Money),
    "citation": FieldType(legal.read_citation, Citation),
    "citations": FieldType(legal.read_citations, list[Citation], True),
    "region": FieldType(legal.read_region, str),
    "gazette": FieldType(legal.read_gazette, Gazette),
    "budgets": FieldType(budgets.read_budgets, list[Budget], True),
    "figures": FieldType(figures.read_figures, list[Figure], True),
    "goals": FieldType(goals.read_goals, list[int], True),
    "partners": FieldType(partners.read_partners, list[str], True),
    "definitions": FieldType(definitions.read_definitions, list[Definition], True),
    "entry": FieldType(scalar.read_entry, str),
    "opening": FieldType(scalar.read_opening, str),
    "closing": FieldType(scalar.read_closing, str),
    "between": FieldType(scalar.read_text, str),
    "signature": FieldType(signature.read_signature, Person),
    "items": FieldType(items.read_items, list[Item], True),
    "diktum": FieldType(items.read_diktum, list[Diktum], True),
    "legal_basis": FieldType(items.read_bases, list[Basis], True),
    "list": FieldType(items.read_list, list[str], True),
    "tree": FieldType(articles.read_tree, list[Node], True),
    "tables": FieldType(tables.read_tables, list[Table], True),
    "cell_items": FieldType(tables.read_whole, list[str], True, tables.read_cell_items),
}

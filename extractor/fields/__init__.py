"""The values of a record, found by its rule in the sections of a document."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.document import Document
from ..rulebook.schema import Rule
from ..structure.sections import Section
from .find import find_field
from .found import Found
from .groups import find_group
from .registry import TYPES

__all__ = ["TYPES", "Found", "find_field", "find_fields", "find_group"]


def find_fields(document: Document, sections: Sequence[Section], rule: Rule) -> dict[str, Found | None]:
    """Each field and group of the rule with what was found, None for nothing."""
    found: dict[str, Found | None] = {name: find_field(document, sections, f) for name, f in rule.fields.items()}
    return {**found, **{name: find_group(document, sections, g) for name, g in rule.groups.items()}}

"""The values of a record, found by its rule in the sections of a document."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.document import Document
from ..rulebook.schema import Rule
from ..structure.sections import SectionSpan
from .field_type import FieldType, field_type, nothing, type_of
from .find import find_field
from .found import Found
from .groups import find_group

__all__ = ["FieldType", "Found", "field_type", "find_field", "find_fields", "find_group", "nothing", "type_of"]


def find_fields(document: Document, sections: Sequence[SectionSpan], rule: Rule) -> dict[str, Found | None]:
    """Each field and group of the rule with what was found, None for nothing."""
    found: dict[str, Found | None] = {name: find_field(document, sections, f) for name, f in rule.fields.items()}
    return {**found, **{name: find_group(document, sections, g) for name, g in rule.groups.items()}}

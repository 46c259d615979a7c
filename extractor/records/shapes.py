"""A rule → the shape of its records: the names, types and descriptions of fields, and of the groups inside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..fields import type_of
from ..rulebook.field_rule import Column, FieldRule
from ..rulebook.group_rule import GroupRule
from ..rulebook.schema import Rule


class FieldShape(NamedTuple):
    """A field: its type as an annotation, None for a group, of which `group` says what is in it."""

    name: str
    about: str
    annotation: Any
    group: RecordShape | None = None


class RecordShape(NamedTuple):
    """What a record or a group of a record holds; `listed` is a group that may stand there several times."""

    name: str
    about: str
    fields: tuple[FieldShape, ...]
    listed: bool = False


def fields_of_records(rule: Rule) -> RecordShape:
    """The fields of the rule's records, without those that every record has."""
    return RecordShape(rule.kind, rule.about, tuple(_fields(rule)))


def _fields(holder: Rule | GroupRule) -> Iterator[FieldShape]:
    for name, field in holder.fields.items():
        yield FieldShape(name, field.about, _annotation(field, field.many))
    for name, group in holder.groups.items():
        inner = tuple(map(_column, group.columns)) if group.columns else tuple(_fields(group))
        yield FieldShape(name, group.about, None, RecordShape(name, group.about, inner, not group.one))


def _column(column: Column) -> FieldShape:
    return FieldShape(column.name, column.about, _annotation(column))


def _annotation(field: FieldRule | Column, many: bool = False) -> Any:
    """The type of the values of a field; None stands for a value that was not found."""
    kind = type_of(field)
    if kind.is_list:
        return kind.value
    return list[kind.value] if many else kind.value | None  # type: ignore[name-defined]


def class_name(name: str, listed: bool = False) -> str:
    """A name of a rule file as a class is called: berita_acara → BeritaAcara, each of the indicators → Indicator."""
    words = [word.capitalize() for word in name.split("_")]
    if listed and words[-1].endswith("s") and not words[-1].endswith("ss"):
        words[-1] = words[-1].removesuffix("s")
    return "".join(words)

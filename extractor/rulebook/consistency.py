"""Whether the parts of a rule fit together: what one part names is there, and what a check reads has its type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from .field_rule import Column, FieldRule
from .group_rule import GroupRule
from .key_types import SiblingMark
from .registry import CHECKS, FIELD_TYPES
from .schema import Rule

Fault = tuple[str, str]
"""A key and what is wrong with it."""


def faults(rule: Rule) -> Iterator[Fault]:
    """Everything that does not fit, in the order of the file."""
    yield from _lost_sections(rule)
    yield from _double_sections(rule)
    yield from _faults_below(rule, "", None)
    yield from _misread_values(rule)
    yield from _lost_roles(rule)


def _lost_sections(rule: Rule) -> Iterator[Fault]:
    """The sections that the rule names and does not have."""
    own = {name for section in rule.sections for name in (section.name, *section.names)}
    for section in rule.sections:
        placed = [name for name in (section.after, section.before) if name]
        wanted = (*section.only_after, *section.never_after, *placed)
        lost = (name for name in wanted if name not in own | {"head"})
        yield from ((f"sections.{section.name}", _no_section(name)) for name in lost)
    yield from _lost_below(rule, "", own | {"head", "document", "block"})


def _lost_roles(rule: Rule) -> Iterator[Fault]:
    """The fields to which the rule gives a role and that it does not have."""
    for role in sorted(rule.roles.model_fields_set):
        for name in getattr(rule.roles, role):
            if name not in rule.fields:
                yield f"roles.{role}", f"there is no field {name!r}"


def _double_sections(rule: Rule) -> Iterator[Fault]:
    """Sections that stand there twice: the second one could never start."""
    for number, section in enumerate(rule.sections):
        twins = [other for other in rule.sections[:number] if other.name == section.name]
        starts = {*section.starts, *section.headings}
        if any(starts & {*other.starts, *other.headings} for other in twins):
            yield f"sections.{section.name}", "this section stands there twice with the same start; leave one out"


def _lost_below(holder: Rule | GroupRule, prefix: str, known: set[str]) -> Iterator[Fault]:
    for name, field in holder.fields.items():
        for key, one in _with_fallbacks(f"{prefix}fields.{name}", field):
            yield from ((f"{key}.section", _no_section(s)) for s in one.section if s not in known)
    for name, group in holder.groups.items():
        yield from ((f"{prefix}groups.{name}.section", _no_section(s)) for s in group.section if s not in known)
        yield from _lost_below(group, f"{prefix}groups.{name}.", known)


def _no_section(name: str) -> str:
    return f"there is no section {name!r}"


def _with_fallbacks(key: str, field: FieldRule | None) -> Iterator[tuple[str, FieldRule]]:
    while field is not None:
        yield key, field
        key, field = f"{key}.fallback", field.fallback


def _faults_below(holder: Rule | GroupRule, prefix: str, above: GroupRule | None) -> Iterator[Fault]:
    """Names given twice, sequences of nothing, options that name no field of the block."""
    for name in holder.fields.keys() & holder.groups.keys():
        yield f"{prefix}groups.{name}", f"the name {name!r} is taken by a field"
    for name, field in holder.fields.items():
        for key, one in _with_fallbacks(f"{prefix}fields.{name}", field):
            yield from _strange_siblings(key, one, holder)
    for name, group in holder.groups.items():
        yield from _faults_of_group(f"{prefix}groups.{name}", group)
        if group.pieces and group.pieces.after not in (None, *holder.fields):
            yield f"{prefix}groups.{name}.pieces.after", f"there is no field {group.pieces.after!r} in the same block"
        yield from _faults_below(group, f"{prefix}groups.{name}.", group)


def _faults_of_group(key: str, group: GroupRule) -> Iterator[Fault]:
    if group.sequence is not None and group.sequence not in group.captured:
        yield f"{key}.sequence", f"no pattern in starts captures {group.sequence!r}"
    if group.items and not group.starts:
        yield f"{key}.items", "it needs `starts`; where sections are the blocks, their own `items` count"
    if group.pieces and group.pieces.field not in group.fields:
        yield f"{key}.pieces.field", f"the group has no field {group.pieces.field!r}"
    names = [column.name for column in group.columns]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"{key}.columns", f"two columns are named {name!r}"
    for column in group.columns:
        yield from _strange_siblings(f"{key}.columns.{column.name}", column, group)


def _strange_siblings(key: str, typed: FieldRule | Column, holder: Rule | GroupRule) -> Iterator[Fault]:
    """Options that name a field which does not stand in the same block, or stands behind."""
    for option, info in type(typed.options).model_fields.items():
        name = getattr(typed.options, option)
        if name is not None and _is_sibling(info) and name not in holder.fields:
            yield f"{key}.{option}", f"there is no field {name!r} in the same block"


def _is_sibling(info: Any) -> bool:
    """Whether an option's type, or a part of it, is marked as the name of a field."""
    parts = [info.annotation, *get_args(info.annotation)]
    marks = [*info.metadata, *(mark for part in parts for mark in getattr(part, "__metadata__", ()))]
    return any(isinstance(mark, SiblingMark) for mark in marks)


def _misread_values(rule: Rule) -> Iterator[Fault]:
    """Values that a check reads and that are of another type in this rule: the check could not read them."""
    for wanted in rule.checks:
        for path, value in CHECKS[wanted.name].reads.items():
            if reason := _misread(rule, path.split("."), value):
                yield f"checks.{wanted.name}", reason


def _misread(holder: Rule | GroupRule, path: list[str], value: Any) -> str | None:
    """Why what stands at a path is not of this type; None where it is, or where nothing stands there."""
    name, *inner = path
    if field := holder.fields.get(name):
        fits = not inner and _fits(field.value, value)
        return None if fits else f"the field {name!r} has to be {_named(value, inner)} for it"
    group = holder.groups.get(name)
    if group is None:
        return None
    if not inner or group.one:
        return f"the group {name!r} has to be {_named(value, inner)} for it"
    if column := next((column for column in group.columns if column.name == inner[0]), None):
        kind = FIELD_TYPES[column.type]
        return None if _fits(kind.value, value) else f"the column {inner[0]!r} has to be {_named(value, [])} for it"
    return _misread(group, inner, value)


def _fits(own: Any, wanted: Any) -> bool:
    """Whether a value of the one class may be read as one of the other."""
    if own == wanted:
        return True
    if get_origin(own) is list and get_origin(wanted) is list:
        return _fits(get_args(own)[0], get_args(wanted)[0])
    return isinstance(own, type) and isinstance(wanted, type) and issubclass(own, wanted)


def _named(value: Any, inner: list[str]) -> str:
    """A class in words of rule files: the types that give it."""
    if inner:
        return f"a group with {inner[0]!r}"
    names = [repr(kind.name) for kind in FIELD_TYPES if _fits(kind.value, value)]
    return f"of the type {' or '.join(names)}" if names else getattr(value, "__name__", str(value))

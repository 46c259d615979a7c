"""The roles of fields in each kind of the rule set at work, for those who read records of any kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..lexicon.folders import current
from .load import ROLES_BY_KIND, load_rules
from .roles import Role, Roles

_VALUE = {
    "number": ("/{}/value", "/{}/0/number/value", "/{}/0/value", "/{}"),
    "date": ("/{}/value", "/{}/0/value"),
    "title": ("/{}",),
    "issuer": ("/{}",),
}
"""Where the value stands in a field of each role: alone, or in the first entry of a list."""


def roles_of(kind: object) -> Roles:
    """The roles in a kind of the rule set at work; those that every kind has where the kind is not known."""
    known: Mapping[object, Roles] | None = current().kept.get(ROLES_BY_KIND)
    if known is None:
        known = load_rules().lexicon.kept[ROLES_BY_KIND]
    return known.get(kind) or Roles() if isinstance(kind, str) else Roles()


def pointers_of(kind: object, role: Role) -> tuple[str, ...]:
    """The JSON pointers at which the value of a role may stand in a record of the kind, the likest first."""
    names: tuple[str, ...] = getattr(roles_of(kind), role)
    return tuple(form.format(name) for name in names for form in _VALUE[role])


def numbers_of(record: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The numbers of a record, each as an object with `value`, whatever shape its fields have."""
    for name in roles_of(record.get("kind")).number:
        value = record.get(name)
        for one in value if isinstance(value, list) else [value]:
            inner = one.get("number", one) if isinstance(one, dict) else {"value": one}
            if isinstance(inner, dict) and isinstance(inner.get("value"), str):
                yield inner

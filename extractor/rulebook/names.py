"""Which names a rule file may give: to the groups of a pattern, and to values."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.records import Record
from ..text.patterns import pattern

_METHODS = frozenset(name for name in dir(Record) if not name.startswith("_"))
"""What every record can do: a field of such a name would stand in its place."""


def only_groups(sources: Iterable[str], known: set[str], key: str) -> None:
    """Raise ValueError for a pattern with a named group that nothing reads: a slip that would pass in silence."""
    for source in sources:
        if strange := [name for name in pattern(source).names if name not in known]:
            raise ValueError(f"{key}: nothing reads the group {strange[0]!r}; known here: {', '.join(sorted(known))}")


def refuse_methods(names: Iterable[str]) -> None:
    """Raise ValueError for a name that a record, or an object in it, has for something that it does."""
    if taken := [name for name in names if name in _METHODS]:
        raise ValueError(f"the name {taken[0]!r} is taken: it is what every record is asked by; choose another")

"""Field types, checks, label styles and link sources by their names; packages add theirs by entry points."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict

from ..entry_points import OwnEntryPoint, other_entry_points, own_entry_points
from ..errors import RuleError
from ..model.key_docstrings import described

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


class Options(BaseModel):
    """What only one field type or check knows; a model without keys knows nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra=described, defer_build=True)


class Registered(Protocol):
    """Anything with the name by which it is asked for."""

    @property
    def name(self) -> str: ...


_R = TypeVar("_R", bound=Registered)


class Registry(Generic[_R]):
    """Things of one sort by their names; the modules that register them are imported when one is first asked for.

    Of our own modules only the one that has the thing is imported, where its entry point bears the thing's name. Those
    of other packages are looked for only where a name is not among our own.
    """

    def __init__(self, group: str, called: str) -> None:
        """`group` is the group of entry points; `called` is what people call one of these things."""
        self.group, self.called = group, called
        self._known: dict[str, _R] = {}
        self._own_loaded = self._all_loaded = False

    def add(self, thing: _R) -> _R:
        """Register it; RuleError where its name is taken."""
        if self._known.setdefault(thing.name, thing) is not thing:
            raise RuleError(f"two packages offer a {self.called} named {thing.name!r}; remove one of them")
        return thing

    def find(self, name: str) -> _R | None:
        """What has this name, or None."""
        if name not in self._known and not self._own_loaded:
            self._load_own(name)
        if name not in self._known and not self._all_loaded:
            self._load_extensions()
        return self._known.get(name)

    def __getitem__(self, name: str) -> _R:
        """What has this name; ValueError names those there are."""
        if (found := self.find(name)) is None:
            raise ValueError(self.unknown(name))
        return found

    def __iter__(self) -> Iterator[_R]:
        """All of them in the order of their names."""
        self.find("")
        return iter([self._known[name] for name in sorted(self._known)])

    def names(self) -> list[str]:
        """The names there are."""
        return [thing.name for thing in self]

    def unknown(self, name: str) -> str:
        """What to say of a name that nothing has."""
        near = difflib.get_close_matches(name, self.names(), 1)
        hint = f"did you mean {near[0]!r}? " if near else ""
        return f"there is no {self.called} {name!r}; {hint}known: {', '.join(map(repr, self.names()))}"

    def _load_own(self, name: str) -> None:
        """Of our own modules the one that an entry point offers under the name, or else all."""
        own = own_entry_points(self.group)
        named = [entry_point for entry_point in own if entry_point.name == name]
        self._own_loaded = not named
        self._load(named or own)

    def _load_extensions(self) -> None:
        self._all_loaded = True
        self._load(other_entry_points(self.group))

    def _load(self, entry_points: Iterable[OwnEntryPoint | EntryPoint]) -> None:
        for entry_point in entry_points:
            try:
                entry_point.load()
            except RuleError:
                raise
            except Exception as error:
                source = f"the package {entry_point.dist.name}" if entry_point.dist else entry_point.value
                fault = f"{type(error).__name__}: {error}"
                raise RuleError(f"{source} offers a {self.called}, and it cannot be loaded: {fault}") from error


FIELD_TYPES: Registry[Any] = Registry("naskah.field_types", "field type")
CHECKS: Registry[Any] = Registry("naskah.checks", "check")
LABEL_STYLES: Registry[Any] = Registry("naskah.label_styles", "label style")
LINK_SOURCES: Registry[Any] = Registry("naskah.link_sources", "link source")

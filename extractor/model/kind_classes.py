"""The classes of the kinds by their names, each imported when it is first asked for: a document needs one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

from .records import Record


class KindClasses(Mapping[str, type[Record]]):
    """The class of each kind; its module in `package` bears the kind's name."""

    def __init__(self, package: str, names: Mapping[str, str]) -> None:
        """`names` has the class's name by the kind's."""
        self._package, self._names = package, names

    def __getitem__(self, kind: str) -> type[Record]:
        name = self._names[kind]
        found: type[Record] = getattr(import_module(f"{self._package}.{kind}"), name)
        return found

    def __contains__(self, kind: object) -> bool:
        return kind in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def class_named(name: str, package: str, modules: Mapping[str, Sequence[str]]) -> Any:
    """The class of that name; `modules` has the names of the classes in each module of the package."""
    for module, names in modules.items():
        if name in names:
            return getattr(import_module(f"{package}.{module}"), name)
    raise AttributeError(f"module {package!r} has no attribute {name!r}")

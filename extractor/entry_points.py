"""Where packages say what they add to naskah: entry points, those of naskah itself first."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from .errors import NaskahError, RuleError
from .resources import source_tree

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

RULES_GROUP = "naskah.rules"
"""The group of folders of rule files."""
_PROJECT = "naskah"
"""The name of our own distribution."""


class OwnEntryPoint(NamedTuple):
    """An entry point of naskah: the name under which it offers a module of its own."""

    name: str
    value: str
    dist: None = None

    def load(self) -> Any:
        """The module."""
        return import_module(self.value)


def own_entry_points(group: str) -> list[OwnEntryPoint]:
    """Those of naskah: of the source tree where it runs from one, for what is installed there may be older."""
    return [OwnEntryPoint(name, value) for name, value in _own().get(group, {}).items()]


def other_entry_points(group: str) -> Iterator[EntryPoint]:
    """Those of all other packages, in the order of their names."""
    if not _is_offered(group):
        return
    from importlib import metadata  # it takes as long to import as all of this package

    for entry_point in metadata.entry_points(group=group):
        if entry_point.dist is None or _plain(entry_point.dist.name) != _PROJECT:
            yield entry_point


def _is_offered(group: str) -> bool:
    """Whether some package has the group: their files are looked through, for to read each package's data is slow."""
    return f"[{group}]".encode() in _offers(tuple(sys.path))


@lru_cache(maxsize=1)
def _offers(places: tuple[str, ...]) -> bytes:
    """What the packages in these folders say that they offer."""
    lists = (path for place in places if place for path in Path(place).glob("*-info/entry_points.txt"))
    return b"\n".join(path.read_bytes() for path in lists)


@lru_cache(maxsize=1)
def rule_packages() -> tuple[Path, ...]:
    """The folders of rule files that installed packages bring, by the names of their entry points."""
    found = sorted(other_entry_points(RULES_GROUP), key=lambda entry_point: entry_point.name)
    return tuple(_folder(entry_point) for entry_point in found)


def _folder(entry_point: EntryPoint) -> Path:
    """The folder that an entry point names as a package, which need not be Python; RuleError where there is none."""
    try:
        spec = find_spec(entry_point.value)
    except (ImportError, ValueError):
        spec = None
    places = list(spec.submodule_search_locations or ()) if spec else []
    folder = next((Path(place) for place in places if any(Path(place).glob("*.toml"))), None)
    if folder is None:
        package = entry_point.dist.name if entry_point.dist else entry_point.name
        reason = f"offers rules in {entry_point.value!r}, and no folder of that name holds rule files"
        raise RuleError(f"the package {package}: {RULES_GROUP}: {reason}; install it again, or without it")
    return folder


def extensions() -> dict[str, str]:
    """The version of each other package that adds something to naskah, by its name."""
    from importlib import metadata

    return {
        _plain(package.name): package.version
        for package in metadata.distributions()
        if any(entry_point.group.startswith(f"{_PROJECT}.") for entry_point in package.entry_points)
        and _plain(package.name) != _PROJECT
    }


@lru_cache(maxsize=1)
def _own() -> dict[str, dict[str, str]]:
    if tree := source_tree():
        import tomli

        project: dict[str, Any] = tomli.loads((tree / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        return dict(project.get("entry-points", {}))
    from importlib import metadata

    try:
        found = metadata.distribution(_PROJECT).entry_points
    except metadata.PackageNotFoundError:
        raise NaskahError("naskah is not installed as a package; run `pip install .` in its folder") from None
    groups: dict[str, dict[str, str]] = {}
    for entry_point in found:
        groups.setdefault(entry_point.group, {})[entry_point.name] = entry_point.value
    return groups


def _plain(name: str) -> str:
    return name.lower().replace("_", "-")

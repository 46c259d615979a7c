"""Where packages say what they add to naskah: entry points, those of naskah itself first."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib import metadata
from typing import Any

from ..errors import NaskahError
from ..resources import source_tree

_PROJECT = "naskah"
"""The name of our own distribution."""


def own_entry_points(group: str) -> list[metadata.EntryPoint]:
    """Those of naskah: of the source tree where it runs from one, for what is installed there may be older."""
    named = _own().get(group, {})
    return [metadata.EntryPoint(name, value, group) for name, value in named.items()]


def other_entry_points(group: str) -> Iterator[metadata.EntryPoint]:
    """Those of all other packages; every installed one is looked at, which takes a moment."""
    for entry_point in metadata.entry_points(group=group):
        if entry_point.dist is None or _plain(entry_point.dist.name) != _PROJECT:
            yield entry_point


def extensions() -> dict[str, str]:
    """The version of each other package that adds something to naskah, by its name."""
    return {
        _plain(package.name): package.version
        for package in metadata.distributions()
        if any(entry_point.group.startswith(f"{_PROJECT}.") for entry_point in package.entry_points)
        and _plain(package.name) != _PROJECT
    }


@lru_cache(maxsize=1)
def _own() -> dict[str, dict[str, str]]:
    if tree := source_tree():
        project: dict[str, Any] = tomllib.loads((tree / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        return dict(project.get("entry-points", {}))
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

"""Absolute places of documents, on this machine or behind a URL, and the inputs that they lie beneath."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path

from .stores import StorePlace

real_folder = cache(os.path.realpath)


def shown_name(name: str) -> str:
    """The name as Unicode: bytes of it that are no characters are written as \\xff."""
    return os.fsencode(name).decode("utf-8", "backslashreplace") if os.name == "posix" else name


def place_of(given: StorePlace) -> str:
    """An input's place with / between its parts and none behind them; links above a file or folder are resolved."""
    if isinstance(given, str):
        return given
    if given.is_dir():
        return shown_name(Path(os.path.realpath(given)).as_posix()).rstrip("/")
    return place_in(given.parent, given.name)


def place_in(folder: Path, name: str) -> str:
    """The place of what has this name in a folder."""
    return f"{shown_name(Path(real_folder(folder)).as_posix()).rstrip('/')}/{shown_name(name)}"


def lies_beneath(place: str, roots: Collection[str]) -> bool:
    """Whether a place is one of the roots or inside one."""
    return any(above in roots for above in _upward(place))


def name_beneath(place: str, named: Mapping[str, str]) -> str | None:
    """What a place is called when those of some roots above it have names; None where there is no such root."""
    for above in _upward(place):
        if above in named:
            return "/".join(part for part in (named[above], place[len(above) :].strip("/")) if part)
    return None


def _upward(place: str) -> Iterator[str]:
    """The place and all above it."""
    yield place
    while place:
        place = place.rpartition("/")[0]
        yield place


def is_gone(place: str) -> bool:
    """Whether there is nothing there any more; False behind a URL, where asking costs, and where that is not sure."""
    return not ("://" in place or "\\x" in place) and not os.path.lexists(place)


def shown_place(place: str) -> str:
    """The place as people would type it: relative where it is beneath the current folder."""
    own = Path.cwd().as_posix().rstrip("/") + "/"
    return place.removeprefix(own) or "/"

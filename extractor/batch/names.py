"""Decisions from file names alone: which are no documents, and which need another name before they become paths."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from .stores import RemoteStore

_NAMED = 20
_SYSTEM_FILES = {"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"}
_SYSTEM_FOLDERS = {"__macosx", "$recycle.bin", "system volume information"}


class Origin(NamedTuple):
    """A document behind a URL: its store, its name there, its bytes and the mark that changes with them."""

    store: RemoteStore
    key: str
    size: int
    tag: str | None

    @property
    def place(self) -> str:
        return f"{self.store.where}/{self.key}".removesuffix("/")


class KnownProblem(NamedTuple):
    """Why a document cannot be read, known before it is opened."""

    code: str
    message: str


class Seen(NamedTuple):
    """Something found: `name` is what it is called in a manifest."""

    path: Path
    name: str
    problem: KnownProblem | None = None
    origin: Origin | None = None


class SkippedFiles(Counter[str]):
    """How many things of each sort were passed over, and the names of the first of them."""

    def __init__(self) -> None:
        super().__init__()
        self._names: defaultdict[str, list[str]] = defaultdict(list)

    def note(self, sort: str, name: str) -> None:
        self[sort] += 1
        if len(self._names[sort]) < _NAMED:
            self._names[sort].append(name)

    def lines(self) -> Iterator[str]:
        """One line for each sort."""
        for sort, count in sorted(self.items()):
            more = f" and {count - _NAMED} more" if count > _NAMED else ""
            yield f"passed over: {sort} ({count}): {', '.join(self._names[sort])}{more}"


def is_excluded(name: str, patterns: Sequence[str]) -> bool:
    """Whether a shell pattern fits the whole path."""
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def is_system_folder(part: str) -> bool:
    """Whether a folder of this name is a system's own, and holds no documents."""
    return part.startswith(".") or part.lower() in _SYSTEM_FOLDERS


def is_system_file(part: str) -> bool:
    """Whether a file of this name is hidden, a lock of an office program, or a system's own."""
    return part.startswith((".", "~$")) or part.lower() in _SYSTEM_FILES


def harmless(key: str) -> str:
    """An object's key as a path that stays where it is put: keys may say .. or have empty parts."""
    parts = key.replace("\\", "_").replace("\0", "_").split("/")
    return "/".join("_" if part in ("", ".", "..") else part for part in parts)


def stand_in(name: str) -> Path:
    """A short file name with the ending of `name`, for a file that is not here yet: readers go by the ending."""
    ending = PurePosixPath(name).suffix
    return Path("document" + (ending if len(ending.encode()) <= 32 else ""))

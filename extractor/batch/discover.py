"""Inputs → the documents in them, each with a name of its own and a place for its record."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from .files import LINKS, MANIFEST, is_record

_SYSTEM_FILES = {"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"}
_SYSTEM_FOLDERS = {"__macosx", "$recycle.bin", "system volume information"}
_LONGEST = 240
"""Bytes of a name: file systems take 255, and `.2.json` has to fit."""


class Item(NamedTuple):
    """A document found: `name` is its path in manifest and record, `stem` its record's without `.json`."""

    path: Path
    name: str
    stem: str
    problem: str | None = None

    @property
    def suffix(self) -> str:
        return self.path.suffix.lower()


class Listing(NamedTuple):
    """The documents in the order of their names, and how many things of each sort were passed over."""

    items: list[Item]
    passed: Counter[str]


class _Seen(NamedTuple):
    path: Path
    name: str
    problem: str | None = None


def discover(inputs: Sequence[Path], output: Path, exclude: Sequence[str] = ()) -> Listing:
    """Every document in files and folders; links, hidden and system files and our own outputs are no documents.

    `exclude` are shell patterns of paths that are passed over, `scans` or `*/draft-*`.
    """
    passed: Counter[str] = Counter()
    walker = _Walker(output.resolve(), passed, tuple(exclude))
    seen: dict[str, _Seen] = {}
    prefixes: set[str] = set()
    real = cache(os.path.realpath)
    for given in inputs:
        found = walker.walk(given, _prefix(given, len(inputs), prefixes)) if given.is_dir() else [single(given)]
        for one in found:
            seen.setdefault(f"{real(one.path.parent)}\0{one.path.name}", one)
    return Listing(_placed(seen.values()), passed)


def _prefix(folder: Path, count: int, taken: set[str]) -> str:
    """What stands before the names in a folder: nothing for the only input, else the folder's own name."""
    if count == 1:
        return ""
    name = _free(shown_name(folder.resolve().name) or "root", taken)
    taken.add(same_file_key(name))
    return name + "/"


def single(given: Path) -> _Seen:
    """A file given by a relative path keeps it; any other keeps its name only."""
    inside = not given.is_absolute() and ".." not in given.parts
    return _Seen(given, shown_name(given.as_posix() if inside else given.name))


def shown_name(name: str) -> str:
    """The name as Unicode: bytes of it that are no characters are written as \\xff."""
    return os.fsencode(name).decode("utf-8", "backslashreplace") if os.name == "posix" else name


class _Walker(NamedTuple):
    output: Path
    passed: Counter[str]
    exclude: tuple[str, ...] = ()

    def walk(self, root: Path, prefix: str) -> Iterator[_Seen]:
        folders = [(root, prefix)]
        while folders:
            folder, before = folders.pop()
            try:
                with os.scandir(folder) as entries:
                    listed = list(entries)
            except OSError as error:
                yield _Seen(folder, before or "./", f"the folder cannot be read: {error.strerror}; check its rights")
                continue
            for entry in listed:
                name = before + shown_name(entry.name)
                if self._passes_over(entry, name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append((Path(entry.path), name + "/"))
                else:
                    yield _Seen(Path(entry.path), name)

    def _passes_over(self, entry: os.DirEntry[str], name: str) -> bool:
        sort = "excluded" if any(fnmatchcase(name, p) for p in self.exclude) else self._sort(entry)
        if sort:
            self.passed[sort] += 1
        return bool(sort)

    def _sort(self, entry: os.DirEntry[str]) -> str | None:
        """Why the entry is no document, or None."""
        if entry.is_symlink() or getattr(entry, "is_junction", bool)():
            return "links, not followed"
        name = entry.name.lower()
        if entry.is_dir(follow_symlinks=False):
            if name.startswith(".") or name in _SYSTEM_FOLDERS:
                return "hidden or system folders"
            own = name == self.output.name.lower() and os.path.realpath(entry.path) == str(self.output)
            return "folders of our own outputs" if own else None
        if name.startswith((".", "~$")) or name in _SYSTEM_FILES:
            return "hidden or system files"
        if not entry.is_file(follow_symlinks=False):
            return "pipes, sockets and devices"
        own = name in (MANIFEST, LINKS) and os.path.realpath(entry.path) == str(self.output / name)
        return "records of our own" if own or (name.endswith(".json") and is_record(entry.path)) else None


def _placed(seen: Iterable[_Seen]) -> list[Item]:
    """Names and output names made unique, also where capitals do not count."""
    ordered = sorted(seen, key=lambda s: (s.name, os.fsencode(s.path)))
    folders = {same_file_key(str(p)) for s in ordered for p in PurePosixPath(s.name).parents}
    names: set[str] = set()
    stems = set(folders)
    items = []
    for one in ordered:
        name = one.name
        n = 1
        while name in names:
            n += 1
            name = f"{one.name}~{n}"
        names.add(name)
        stem = _free(_short(name), stems, ".json")
        stems.add(same_file_key(stem + ".json"))
        items.append(Item(one.path, name, stem, one.problem))
    return items


def _short(name: str) -> str:
    """The path with each part too long for a file name cut, a piece of its hash in place of the rest."""
    return "/".join(_cut(part) for part in name.split("/"))


def _cut(part: str) -> str:
    data = part.encode("utf-8")
    if len(data) <= _LONGEST:
        return part
    return data[: _LONGEST - 9].decode("utf-8", "ignore") + "~" + hashlib.sha256(data).hexdigest()[:8]


def _free(name: str, taken: set[str], end: str = "") -> str:
    """The name, or with ~2, ~3 … behind it the first that is not taken; `a.pdf.2` is taken where `a.pdf` is."""
    candidate, n = name, 1
    while same_file_key(candidate + end) in taken or _is_numbered(candidate, taken, end):
        n += 1
        candidate = f"{name}~{n}"
    return candidate


def _is_numbered(name: str, taken: set[str], end: str) -> bool:
    base, _, number = name.rpartition(".")
    return bool(end) and number.isdigit() and same_file_key(base + end) in taken


def same_file_key(name: str) -> str:
    """What two names have in common that some file system holds for the same."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())

"""Inputs → the documents in them, each with a name of its own and a place for its record."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from .browse import Browser
from .files import LINKS, MANIFEST, is_record
from .names import Origin, Seen, is_excluded, is_system_file, is_system_folder
from .stores import Place

_LONGEST = 240
"""Bytes of a name: file systems take 255, and `.2.json` has to fit."""


class Item(NamedTuple):
    """A document found: `name` is its path in manifest and record, `stem` its record's without `.json`.

    One behind a URL has an `origin`, and no file at `path` until it is fetched.
    """

    path: Path
    name: str
    stem: str
    problem: str | None = None
    origin: Origin | None = None

    @property
    def suffix(self) -> str:
        return self.path.suffix.lower()


class Listing(NamedTuple):
    """The documents in the order of their names, and how many things of each sort were passed over."""

    items: list[Item]
    passed: Counter[str]


def discover(inputs: Sequence[Place], output: Place, exclude: Sequence[str] = ()) -> Listing:
    """Every document in files, folders and behind URLs, but no links, hidden and system files nor our own outputs.

    `exclude` are shell patterns of paths that are passed over, `scans` or `*/draft-*`.
    """
    passed: Counter[str] = Counter()
    seen: dict[str, Seen] = {}
    prefixes: set[str] = set()
    real = cache(os.path.realpath)
    for given in inputs:
        prefix = _prefix(given, len(inputs), prefixes)
        if isinstance(given, str):
            found: Iterable[Seen] = Browser(given, output, passed, exclude).walk(prefix)
        elif given.is_dir():
            own = output.resolve() if isinstance(output, Path) else None
            found = _Walker(own, passed, tuple(exclude)).walk(given, prefix)
        else:
            found = [single(given)]
        for one in found:
            place = one.origin.place if one.origin else f"{real(one.path.parent)}\0{one.path.name}"
            seen.setdefault(place, one)
    return Listing(_placed(seen.values()), passed)


def _prefix(given: Place, count: int, taken: set[str]) -> str:
    """What stands before the names in a folder: nothing for the only input, else the folder's own name."""
    if count == 1 or (isinstance(given, Path) and not given.is_dir()):
        return ""
    own = given.rpartition("/")[2] if isinstance(given, str) else shown_name(given.resolve().name)
    name = _free(own or "root", taken)
    taken.add(same_file_key(name))
    return name + "/"


def single(given: Path) -> Seen:
    """A file given by a relative path keeps it; any other keeps its name only."""
    inside = not given.is_absolute() and ".." not in given.parts
    return Seen(given, shown_name(given.as_posix() if inside else given.name))


def shown_name(name: str) -> str:
    """The name as Unicode: bytes of it that are no characters are written as \\xff."""
    return os.fsencode(name).decode("utf-8", "backslashreplace") if os.name == "posix" else name


class _Walker(NamedTuple):
    output: Path | None
    passed: Counter[str]
    exclude: tuple[str, ...] = ()

    def walk(self, root: Path, prefix: str) -> Iterator[Seen]:
        folders = [(root, prefix)]
        while folders:
            folder, before = folders.pop()
            try:
                with os.scandir(folder) as entries:
                    listed = list(entries)
            except OSError as error:
                yield Seen(folder, before or "./", f"the folder cannot be read: {error.strerror}; check its rights")
                continue
            for entry in listed:
                name = before + shown_name(entry.name)
                if self._passes_over(entry, name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append((Path(entry.path), name + "/"))
                else:
                    yield Seen(Path(entry.path), name)

    def _passes_over(self, entry: os.DirEntry[str], name: str) -> bool:
        sort = "excluded" if is_excluded(name, self.exclude) else self._sort(entry)
        if sort:
            self.passed[sort] += 1
        return bool(sort)

    def _sort(self, entry: os.DirEntry[str]) -> str | None:
        """Why the entry is no document, or None."""
        if entry.is_symlink() or getattr(entry, "is_junction", bool)():
            return "links, not followed"
        if entry.is_dir(follow_symlinks=False):
            if is_system_folder(entry.name):
                return "hidden or system folders"
            return "folders of our own outputs" if self._is_own(entry, self.output) else None
        if is_system_file(entry.name):
            return "hidden or system files"
        if not entry.is_file(follow_symlinks=False):
            return "pipes, sockets and devices"
        name = entry.name.lower()
        own = name in (MANIFEST, LINKS) and self._is_own(entry, self.output and self.output / name)
        return "records of our own" if own or (name.endswith(".json") and is_record(entry.path)) else None

    def _is_own(self, entry: os.DirEntry[str], own: Path | None) -> bool:
        """Whether the entry is our own file or folder `own`; names are compared first, for they cost nothing."""
        return own is not None and entry.name.lower() == own.name.lower() and os.path.realpath(entry.path) == str(own)


def _placed(seen: Iterable[Seen]) -> list[Item]:
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
        items.append(Item(one.path, name, stem, one.problem, one.origin))
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

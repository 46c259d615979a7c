"""Inputs → the documents in them, each with a name of its own and a place for its record."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from ..errors import NOT_REGULAR, reason
from ..output.files import LINKS, MANIFEST, STATE_FOLDER, is_record
from .names import KnownProblem, Origin, Seen, SkippedFiles, is_excluded, is_system_file, is_system_folder
from .places import name_beneath, place_in, place_of, real_folder, shown_name
from .remote_walk import RemoteWalk
from .stores import StorePlace

_NOTHING: Mapping[str, Any] = {}
_LONGEST = 240
"""Bytes of a name: file systems take 255, and `.2.json` has to fit."""


class SourceFile(NamedTuple):
    """A document found: `name` is its path in manifest and record, `stem` its record's without `.json`.

    One behind a URL has an `origin`, and no file at `path` until it is fetched.
    """

    path: Path
    name: str
    stem: str
    problem: KnownProblem | None = None
    origin: Origin | None = None
    place: str = ""

    @property
    def suffix(self) -> str:
        return self.path.suffix.lower()


class Listing(NamedTuple):
    """The documents in the order of their names, what was passed over, and what each input's place is called."""

    items: list[SourceFile]
    passed: SkippedFiles
    roots: dict[str, str]


def discover(
    inputs: Sequence[StorePlace],
    output: StorePlace,
    exclude: Sequence[str] = (),
    known: Mapping[str, str] = _NOTHING,
    other_inputs: Mapping[str, Iterable[str]] = _NOTHING,
) -> Listing:
    """Every document in files, folders and behind URLs, but no links, hidden and system files nor our own outputs.

    `exclude` are shell patterns of paths that are passed over, `scans` or `*/draft-*`. `known` tells what the places of
    earlier inputs are called, `others` which outputs documents have that are not among these inputs.
    """
    passed = SkippedFiles()
    seen: dict[str, Seen] = {}
    roots: dict[str, str] = {}
    taken = {same_file_key(name) for name in known.values()}
    real_folder.cache_clear()
    for given in inputs:
        root = place_of(given)
        roots[root] = _called(given, root, len(inputs), known, taken)
        for one in _found(given, roots[root], output, passed, exclude):
            place = one.origin.place if one.origin else place_in(one.path.parent, one.path.name)
            seen.setdefault(place, one)
    items = _placed(seen, other_inputs)
    return Listing(items, passed, {**roots, **{item.place: item.name for item in items if item.place in roots}})


def _found(
    given: StorePlace, name: str, output: StorePlace, passed: SkippedFiles, exclude: Sequence[str]
) -> Iterable[Seen]:
    """The documents of one input that is called so."""
    prefix = name + "/" if name else ""
    if isinstance(given, str):
        return RemoteWalk(given, output, passed, exclude).walk(prefix)
    if given.is_dir():
        own = output.resolve() if isinstance(output, Path) else None
        return _FolderWalk(own, passed, tuple(exclude)).walk(given, prefix)
    return [single(given)._replace(name=name)]


def _called(given: StorePlace, root: str, count: int, known: Mapping[str, str], taken: set[str]) -> str:
    """What an input is called: as before, or a folder nothing where it is the only input, else by its own name."""
    if (name := name_beneath(root, known)) is not None:
        return name
    if isinstance(given, Path) and not given.is_dir():
        return single(given).name
    if count == 1:
        return ""
    name = _free(root.rpartition("/")[2] or "root", taken)
    taken.add(same_file_key(name))
    return name


def single(given: Path) -> Seen:
    """A file given by a relative path keeps it; any other keeps its name only."""
    inside = not given.is_absolute() and ".." not in given.parts
    return Seen(given, shown_name(given.as_posix() if inside else given.name), _problem(given))


def _problem(path: Path) -> KnownProblem | None:
    """Why a file is better not opened: a pipe may never end."""
    try:
        return None if stat.S_ISREG(path.stat().st_mode) else KnownProblem("unsupported", NOT_REGULAR)
    except OSError as error:
        return KnownProblem("unreadable", f"the file cannot be opened: {reason(error)}")


class _FolderWalk(NamedTuple):
    output: Path | None
    passed: SkippedFiles
    exclude: tuple[str, ...] = ()

    def walk(self, root: Path, prefix: str) -> Iterator[Seen]:
        folders = [(root, prefix)]
        while folders:
            folder, before = folders.pop()
            try:
                with os.scandir(folder) as entries:
                    listed = list(entries)
            except OSError as error:
                yield Seen(
                    folder, before or "./", KnownProblem("unreadable", f"the folder cannot be read: {reason(error)}")
                )
                continue
            own = any(entry.name == STATE_FOLDER and entry.is_dir() for entry in listed)
            for entry in listed:
                name = before + shown_name(entry.name)
                if self._passes_over(entry, name, own):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append((Path(entry.path), name + "/"))
                else:
                    yield Seen(Path(entry.path), name)

    def _passes_over(self, entry: os.DirEntry[str], name: str, in_outputs: bool) -> bool:
        sort = "excluded" if is_excluded(name, self.exclude) else self._sort(entry, in_outputs)
        if sort:
            self.passed.note(sort, name)
        return bool(sort)

    def _sort(self, entry: os.DirEntry[str], in_outputs: bool) -> str | None:
        """Why the entry, perhaps one of a folder that a run wrote to, is no document; or None."""
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
        own = name in (MANIFEST, LINKS) and (in_outputs or self._is_own(entry, self.output and self.output / name))
        return "records of our own" if own or (name.endswith(".json") and is_record(entry.path)) else None

    def _is_own(self, entry: os.DirEntry[str], own: Path | None) -> bool:
        """Whether the entry is our own file or folder `own`; names are compared first, for they cost nothing."""
        return own is not None and entry.name.lower() == own.name.lower() and os.path.realpath(entry.path) == str(own)


def _placed(seen: Mapping[str, Seen], other_inputs: Mapping[str, Iterable[str]]) -> list[SourceFile]:
    """Names and output names made unique, also where capitals do not count."""
    ordered = sorted(seen.items(), key=lambda pair: (pair[1].name, os.fsencode(pair[1].path)))
    named: dict[str, tuple[str, Seen]] = {}
    for place, one in ordered:
        name = one.name
        n = 1
        while name in named:
            n += 1
            name = f"{one.name}~{n}"
        named[name] = place, one
    stems = {same_file_key(str(p)) for _, one in ordered for p in PurePosixPath(one.name).parents}
    stems |= {same_file_key(out) for name, outputs in other_inputs.items() if name not in named for out in outputs}
    items = []
    for name, (place, one) in named.items():
        stem = _free(_short(name), stems, ".json")
        stems.add(same_file_key(stem + ".json"))
        items.append(SourceFile(one.path, name, stem, one.problem, one.origin, place))
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

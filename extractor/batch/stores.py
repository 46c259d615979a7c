"""Where documents come from and records go: a folder of this machine, or a place that fsspec knows by a URL.

A store has names with / between their parts, whatever it is made of. Half-written content is never seen under its name.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from ..output import files
from .store_errors import told

StorePlace = Path | str
"""A path of this machine, or a URL that fsspec opens."""

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")  # one letter is a drive
_WHOLE_PUTS = {"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "adl", "oci", "oss", "memory"}
"""Stores that show an object when all of it is there; the others get a new file that is moved into its place."""
_TAGS = ("ETag", "etag", "md5Hash", "content_md5", "content_settings", "generation", "version_id")
"""What stores call the mark that changes with an object's bytes; a time and a size are no such mark."""
_AT_A_TIME = 200


class Entry(NamedTuple):
    """Something in a store; `tag` changes with its bytes, None where the store has no such mark."""

    name: str
    size: int
    tag: str | None


class Store(Protocol):
    """`where` is what the user calls it; FileNotFoundError where there is nothing under a name."""

    where: str

    def tag(self, name: str) -> str | None: ...
    def read(self, name: str) -> bytes: ...
    def read_many(self, names: Iterable[str]) -> Iterator[tuple[str, bytes | None]]: ...
    def digest(self, name: str) -> str: ...
    def is_record(self, name: str) -> bool: ...
    def exists(self) -> bool: ...
    def write(self, name: str, data: bytes) -> str | None: ...
    def remove(self, name: str) -> None: ...
    def move(self, name: str, target: str) -> None: ...
    def reserve(self, size: int) -> None: ...
    def release(self) -> None: ...


def place(given: str) -> StorePlace:
    """The path or URL that a person has typed; file:// is a path."""
    if not _URL.match(given):
        return Path(given)
    from urllib.parse import urlsplit
    from urllib.request import url2pathname  # slow to import, for names of files needless

    parts = urlsplit(given)
    if parts.scheme.lower() in ("file", "local"):
        return Path(url2pathname(("//" + parts.netloc if parts.netloc not in ("", "localhost") else "") + parts.path))
    return given.rstrip("/") if not given.endswith("://") else given


class LocalStore:
    """A folder of this machine."""

    def __init__(self, root: Path) -> None:
        self.root, self.where = root, str(root)

    def tag(self, name: str) -> None:
        """Files have no mark of their bytes."""

    def path_inside(self, name: str) -> Path:
        """The path of a name; OSError where it leads out of the folder: by .., from the root, or through a link."""
        parts = name.split("/")
        if name.startswith("/") or ".." in parts or Path(name).is_absolute() or Path(name).drive:
            raise PermissionError(errno.EACCES, "the name leads out of the folder of outputs", name)
        path = self.root
        for part in parts:
            path = path / part
            if path.is_symlink():
                raise PermissionError(errno.EACCES, "a link stands in the folder of outputs; remove it", str(path))
        return path

    def exists(self) -> bool:
        return (self.root / files.STATE_FOLDER).is_dir()

    def read(self, name: str) -> bytes:
        return self.path_inside(name).read_bytes()

    def read_many(self, names: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """Name and content, in order; None where there is nothing that can be read."""
        for name in names:
            try:
                yield name, self.read(name)
            except OSError:
                yield name, None

    def digest(self, name: str) -> str:
        return files.digest(self.path_inside(name))

    def is_record(self, name: str) -> bool:
        try:
            return files.is_record(self.path_inside(name))
        except OSError:
            return False

    def write(self, name: str, data: bytes) -> None:
        """All of it or nothing; OSError where the disk is full or the folder closed."""
        self.path_inside(name)
        files.write(self.root, name, data)

    def remove(self, name: str) -> None:
        with suppress(PermissionError):
            self.path_inside(name).unlink(missing_ok=True)

    def move(self, name: str, target: str) -> None:
        """What stands under `name` under another one, in place of what was there."""
        source, place = self.path_inside(name), self.path_inside(target)
        files.make_folder(place.parent)
        source.replace(place)

    def reserve(self, size: int) -> None:
        """Keeps so many bytes of the disk free for what is written when it is full, if it has them."""
        with suppress(OSError):
            self._room.unlink(missing_ok=True)
            self._room.write_bytes(bytes(size))

    def release(self) -> None:
        """Gives the bytes back."""
        with suppress(OSError):
            self._room.unlink(missing_ok=True)

    @property
    def _room(self) -> Path:
        return self.root / files.STATE_FOLDER / "room"


class RemoteStore:
    """A place that fsspec opens; StoreError, one line, where it cannot be reached."""

    def __init__(self, url: str) -> None:
        self.where = url
        with told(url):
            from fsspec.core import url_to_fs

            self._fs, root = url_to_fs(url)
        self._root = str(root).rstrip("/")
        protocol = self._fs.protocol
        self._whole_puts = bool(_WHOLE_PUTS & {protocol if isinstance(protocol, str) else p for p in [*protocol]})
        self._tags: dict[str, str | None] | None = None

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}" if name else self._root

    def info(self) -> Entry | None:
        """The entry where the URL itself names one document; None where it is a folder; FileNotFoundError."""
        with told(self.where):
            self._fs.invalidate_cache()
            about = self._fs.info(self._root)
        if about["type"] == "file" and about.get("name", "").rstrip("/") == self._root:
            return Entry("", int(about.get("size") or 0), _tag(about))
        return None

    def list(self) -> Iterator[Entry]:
        """Everything in it, in the order of the names; nothing where it is not there yet."""
        with told(self.where):
            try:
                self._fs.invalidate_cache()
                found = self._fs.find(self._root, detail=True)
            except FileNotFoundError:
                found = {}
        for path, about in sorted(found.items()):
            name = str(path)[len(self._root) + 1 :]
            if name and about.get("type", "file") == "file" and not name.endswith("/"):
                yield Entry(name, int(about.get("size") or 0), _tag(about))

    def tag(self, name: str) -> str | None:
        """The mark of what stands under the name; one listing serves all of them until something is written."""
        if self._tags is None:
            self._tags = {entry.name: entry.tag for entry in self.list()}
        if name in self._tags:
            return self._tags[name]
        raise FileNotFoundError(errno.ENOENT, "No such object", name)

    def read(self, name: str) -> bytes:
        with told(self.where):
            return bytes(self._fs.cat_file(self._path(name)))

    def read_many(self, names: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """Name and content, in order, many at a time; None where there is nothing that can be read."""
        rest = [*names]
        while rest:
            some, rest = rest[:_AT_A_TIME], rest[_AT_A_TIME:]
            with told(self.where):
                paths = {self._path(name): name for name in some}
                found = self._fs.cat([*paths], on_error="return")
            for path, name in paths.items():
                data = found.get(path)
                yield name, bytes(data) if isinstance(data, bytes | bytearray) else None

    def fetch(self, name: str, target: Path) -> None:
        with told(self.where):
            self._fs.get_file(self._path(name), str(target))

    def digest(self, name: str) -> str:
        return files.sha256_of(self.read(name))

    def exists(self) -> bool:
        """Whether outputs can still be put there: a place behind a URL is made by what is put into it."""
        return True

    def is_record(self, name: str) -> bool:
        if self._tags is not None and name not in self._tags:
            return False
        with told(self.where):
            try:
                return files.begins_record(bytes(self._fs.cat_file(self._path(name), start=0, end=files.HEAD_BYTES)))
            except (FileNotFoundError, IsADirectoryError):
                return False

    def create(self, name: str, data: bytes) -> None:
        """Writes what is not there yet; FileExistsError where it is, for sure where the store can promise that."""
        path = self._path(name)
        with told(self.where):
            self._fs.invalidate_cache()
            if self._fs.exists(path):
                raise FileExistsError(errno.EEXIST, "it exists", name)
            self._make_folder(path)
            try:
                self._fs.pipe_file(path, data, mode="create")
            except OSError as error:
                if error.errno != errno.ENOSYS:
                    raise
                self._fs.pipe_file(path, data)

    def write(self, name: str, data: bytes) -> str | None:
        """All of it or nothing; the new content's tag where the store tells it."""
        with told(self.where):
            put = self._fs.pipe_file if self._whole_puts else self._move_in
            answer = put(self._path(name), data)
        tag = _tag(answer) if isinstance(answer, dict) else None
        if self._tags is not None:
            self._tags[name] = tag
        return tag

    def _move_in(self, path: str, data: bytes) -> None:
        """Written aside, then moved: what such stores do at once."""
        fresh = self._path(f"{files.STATE_FOLDER}/unfinished-{os.urandom(16).hex()}")
        self._make_folder(fresh)
        self._make_folder(path)
        try:
            self._fs.pipe_file(fresh, data)
            self._fs.mv(fresh, path)
        except BaseException:
            with suppress(Exception):
                self._fs.rm_file(fresh)
            raise

    def _make_folder(self, path: str) -> None:
        if not self._whole_puts:
            self._fs.makedirs(path.rpartition("/")[0], exist_ok=True)

    def remove(self, name: str) -> None:
        with told(self.where), suppress(FileNotFoundError):
            self._fs.rm_file(self._path(name))
        if self._tags is not None:
            self._tags.pop(name, None)

    def move(self, name: str, target: str) -> None:
        """What stands under `name` under another one, in place of what was there."""
        self.write(target, self.read(name))
        self.remove(name)

    def reserve(self, size: int) -> None:
        """Such stores do not fill up."""

    def release(self) -> None:
        """Nothing was kept."""


def _tag(about: dict[str, Any]) -> str | None:
    """The mark of an object's bytes in what a store says of it."""
    return next((str(about[key]) for key in _TAGS if about.get(key)), None)

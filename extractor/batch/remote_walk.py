"""The documents behind a URL, by the same rules as in a local folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from ..output.files import LINKS, MANIFEST, STATE_FOLDER
from .names import Origin, Seen, SkippedFiles, harmless, is_excluded, is_system_file, is_system_folder, stand_in
from .store_errors import StoreError
from .stores import Entry, RemoteStore, StorePlace


class RemoteWalk:
    """The documents under one URL; StoreError where there is nothing."""

    def __init__(self, url: str, output: StorePlace, passed: SkippedFiles, exclude: Sequence[str] = ()) -> None:
        self._store, self._passed, self._exclude = RemoteStore(url), passed, exclude
        self._output = output if isinstance(output, str) else None
        self._own: set[str] = set()
        """Folders that hold the state of a run: they come before what else is in them."""

    def walk(self, prefix: str) -> Iterator[Seen]:
        """A document that the URL itself names, or all those below it with `prefix` before their names."""
        try:
            alone = self._store.info()
        except FileNotFoundError as error:
            raise StoreError(f"{self._store.where}: there is nothing at this address; check it", 2) from error
        if alone:
            name = harmless(PurePosixPath(self._store.where).name)
            yield Seen(stand_in(name), name, origin=Origin(self._store, "", alone.size, alone.tag))
            return
        for entry in self._store.list():
            name = prefix + harmless(entry.name)
            if sort := self._sort(entry, name):
                self._passed.note(sort, name)
            else:
                origin = Origin(self._store, entry.name, entry.size, entry.tag)
                yield Seen(stand_in(name), name, origin=origin)

    def _sort(self, entry: Entry, name: str) -> str | None:
        """Why the entry is no document, or None."""
        path, place = PurePosixPath(name), f"{self._store.where}/{entry.name}"
        if path.parent.name == STATE_FOLDER:
            self._own.add(str(path.parent.parent))
        if any(is_excluded(str(part), self._exclude) for part in (path, *path.parents)):
            return "excluded"
        if any(is_system_folder(part) for part in path.parts[:-1]):
            return "files in hidden or system folders"
        if is_system_file(path.name):
            return "hidden or system files"
        if self._output and self._store.where != self._output and place.startswith(self._output + "/"):
            return "files of our own outputs"
        own = path.name in (MANIFEST, LINKS) and str(path.parent) in self._own
        return "records of our own" if own or (name.endswith(".json") and self._store.is_record(entry.name)) else None

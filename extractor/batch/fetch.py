"""Documents as local files: one behind a URL is downloaded for reading and its copy removed afterwards."""

from __future__ import annotations

import tempfile
from pathlib import Path

from ..output import files
from .discover import SourceFile
from .names import Origin
from .state import State


class LocalCopies:
    """Identifies documents by their bytes and provides local files; leaving the block removes all copies."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._fetched: dict[str, Path] = {}

    def __enter__(self) -> LocalCopies:
        return self

    def __exit__(self, *error: object) -> None:
        if self._folder:
            self._folder.cleanup()

    def identify(self, item: SourceFile, largest: int) -> tuple[str | None, int]:
        """SHA-256 and bytes; no SHA-256 of one that is larger than that. OSError where it is not there."""
        if not item.origin:
            size = item.path.stat().st_size
            return (files.digest(item.path) if size <= largest else None), size
        if item.origin.size > largest:
            return None, item.origin.size
        return self._digest(item, item.origin), item.origin.size

    def _digest(self, item: SourceFile, origin: Origin) -> str:
        """The store's mark saves the fetching where the same bytes were seen before."""
        if known := self._state.digest(origin.place, origin.tag):
            return known
        sha256 = files.digest(self._fetch(item, origin))
        self._state.remember(origin.place, origin.tag, sha256)
        return sha256

    def at_hand(self, item: SourceFile) -> SourceFile:
        """The item with a path that can be opened, until it is dropped."""
        return item._replace(path=self._fetch(item, item.origin)) if item.origin else item

    def _fetch(self, item: SourceFile, origin: Origin) -> Path:
        if item.name not in self._fetched:
            self._folder = self._folder or tempfile.TemporaryDirectory(prefix="naskah-", ignore_cleanup_errors=True)
            target = Path(self._folder.name) / (files.sha256_of(item.name.encode())[:32] + item.path.suffix)
            self._fetched[item.name] = target
            origin.store.fetch(origin.key, target)
        return self._fetched[item.name]

    def drop(self, item: SourceFile) -> None:
        """Removes the copy, if there is one."""
        if path := self._fetched.pop(item.name, None):
            path.unlink(missing_ok=True)

"""Searchable copies of scans: their names, their folder, and where that folder may be."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ..output.files import make_folder
from .discover import same_file_key
from .stores import StorePlace


class SearchableCopies:
    """The searchable PDFs under a folder, each at the path of its document's record; without a folder there are none.

    `stems` are those of all records, in the form in which they are compared.
    """

    def __init__(self, folder: str, stems: Iterable[str] = ()) -> None:
        self._root = Path(folder) if folder else None
        self._stems = set(stems)

    def lacks(self, line: Mapping[str, Any]) -> bool:
        """Whether the copy that a line of the manifest names is gone."""
        return bool(self._root and (name := line.get("searchable")) and not (self._root / name).is_file())

    def read(self, line: Mapping[str, Any]) -> bytes | None:
        """The copy that a line of the manifest names; OSError where it cannot be read."""
        name = line.get("searchable")
        return (self._root / name).read_bytes() if self._root and name else None

    def settle(self, stem: str, data: bytes | None, before: Mapping[str, Any] | None = None) -> str | None:
        """The copy's name, written whole or not at all; one that the document had before and has no more is removed."""
        if self._root is None:
            return None
        name = self._name(stem)
        if data is None:
            if before and before.get("searchable") == name:
                (self._root / name).unlink(missing_ok=True)
            return None
        target = self._root / name
        make_folder(target.parent)
        fresh = target.with_name(f".{os.urandom(16).hex()}.part")
        try:
            fresh.write_bytes(data)
            fresh.replace(target)
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise
        return name

    def _name(self, stem: str) -> str:
        """The record's path; a scan that is no PDF gets the ending, and never another document's name."""
        if stem.lower().endswith(".pdf"):
            return stem
        name = f"{stem}.pdf"
        while same_file_key(name) in self._stems:
            name = f"{name.removesuffix('.pdf')}~.pdf"
        return name


def may_contain_copies(folder: Path, inputs: Iterable[StorePlace], output: StorePlace | None) -> bool:
    """False where a copy might take the place of an input, or be found as a document by the next run."""
    root = folder.resolve()
    own = output.resolve() if isinstance(output, Path) else None
    for given in inputs:
        if isinstance(given, str):
            continue
        place = given.resolve()
        passed_over = own is not None and root.is_relative_to(own) and own != place and own.is_relative_to(place)
        if place.is_relative_to(root) or (root.is_relative_to(place) and not passed_over):
            return False
    return True

"""Reads a run's output folder: facts of every record in memory, what they say of others in a temporary file."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from ..errors import NaskahError
from ..output.files import MANIFEST
from .facts import RecordFacts
from .keys import file_key
from .mentions import Mention
from .packed import LinkInput, link_input_of, unpack

Packed = Callable[[str], bytes]
"""What was packed of the document at a path when it was read; empty where nothing was."""


def manifest(root: Path) -> Iterator[dict[str, Any]]:
    """The manifest's lines; NaskahError where the folder has none."""
    try:
        with (root / MANIFEST).open(encoding="utf-8") as file:
            yield from (json.loads(line) for line in file if line.strip())
    except FileNotFoundError:
        raise NaskahError(f"{root}: there is no {MANIFEST}; `naskah extract INPUT -o {root}` makes one") from None
    except ValueError as error:
        raise NaskahError(f"{root / MANIFEST}: it is damaged ({error}); run naskah extract again") from None


def outputs(line: dict[str, Any]) -> list[str]:
    """The paths of a document's records."""
    first = line.get("output")
    return line.get("outputs") or ([first] if first else [])


def record(root: Path, output: str) -> dict[str, Any] | None:
    """The record, or None where it is gone or is no record."""
    try:
        found = json.loads((root / output).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


class Run:
    """A run in memory: facts of its records, and the file names and folders that evidence refers to."""

    def __init__(self, root: Path, packed: Packed | None = None) -> None:
        """Of documents of which nothing is packed the records are read."""
        self.facts: list[RecordFacts] = []
        self.files: set[str] = set()
        """Keys of the file names that some evidence gives."""
        self.folders: set[str] = set()
        """Folders of the documents that give evidence."""
        self._spool: IO[str] = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115
        for line in manifest(root):
            self._take(line["path"], line.get("sha256"), _link_inputs(root, line, packed))

    def __enter__(self) -> Run:
        return self

    def __exit__(self, *error: object) -> None:
        self._spool.close()

    def _take(self, path: str, sha256: str | None, records: list[LinkInput]) -> None:
        for link_facts in records:
            self.facts.append(link_facts.facts)
            for mention in link_facts.mentions:
                self._keep(mention)
        if not records:
            self.facts.append(RecordFacts(path, sha256))

    def _keep(self, mention: Mention) -> None:
        if "file" in mention.says:
            self.folders.add(folder_of(mention.path))
            if mention.says["file"]:
                self.files.add(file_key(mention.says["file"]))
        self._spool.write(json.dumps(mention) + "\n")

    def mentions(self) -> Iterator[Mention]:
        """What the records say of other documents, in the order of the manifest."""
        self._spool.seek(0)
        return (Mention(*json.loads(line)) for line in self._spool)


def _link_inputs(root: Path, line: dict[str, Any], packed: Packed | None) -> list[LinkInput]:
    path, sha256, names = line["path"], line.get("sha256"), outputs(line)
    known = unpack(packed(path), path, sha256, names) if packed and names else None
    if known is not None:
        return known
    return [link_input_of(found, path, sha256, output) for output in names if (found := record(root, output))]


def folder_of(path: str) -> str:
    """The folder of a document's path; empty at the top."""
    return path.rpartition("/")[0]

"""Reads a run's output folder: facts of every record in memory, what they say of others in a temporary file."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from ..errors import ReadError, reason
from ..output.run_lines import manifest_lines, output_paths
from .facts import RecordFacts
from .keys import file_key
from .mentions import Mention
from .packed import LinkInput, link_input_of, unpack

Packed = Callable[[str], bytes]
"""What was packed of the document at a path when it was read; empty where nothing was."""


_SHAPE = {"source": dict, "sections": list, "findings": list, "provenance": dict}
"""What every record has."""


def record(root: Path, output: str) -> dict[str, Any]:
    """The record; ReadError says why it is none."""
    try:
        found = json.loads((root / output).read_bytes())
    except OSError as error:
        raise ReadError(f"it cannot be opened: {reason(error)}") from None
    except (ValueError, RecursionError) as error:
        raise ReadError(f"it is no JSON in UTF-8: {error}") from None
    if not isinstance(found, dict) or not isinstance(found.get("kind"), str):
        raise ReadError("it is no record")
    for name, kind in _SHAPE.items():
        if not isinstance(found.get(name, kind()), kind):
            raise ReadError(f"it is no record: /{name} is no {'list' if kind is list else 'object'}")
    return found


class RecordFiles:
    """The records of a run's folder, each read when it is asked for; `faults` says of some why they cannot be read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.faults: dict[str, str] = {}

    def get(self, output: str) -> dict[str, Any] | None:
        """The record at this path; None where it cannot be read."""
        try:
            return record(self.root, output)
        except ReadError as error:
            self.faults[output] = error.message
            return None

    def said(self) -> Iterator[str]:
        """A line for each record that could not be read."""
        for output, why in self.faults.items():
            yield f"{self.root / output}: {why}; it was left out, and the next run of naskah extract writes it anew"


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
        self.records = RecordFiles(root)
        for line in manifest_lines(root):
            self._take(line["path"], line.get("sha256"), _link_inputs(self.records, line, packed))

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


def _link_inputs(records: RecordFiles, line: dict[str, Any], packed: Packed | None) -> list[LinkInput]:
    path, sha256, names = line["path"], line.get("sha256"), output_paths(line)
    known = unpack(packed(path), path, sha256, names) if packed and names else None
    if known is not None:
        return known
    return [link_input_of(found, path, sha256, output) for output in names if (found := records.get(output))]


def folder_of(path: str) -> str:
    """The folder of a document's path; empty at the top."""
    return path.rpartition("/")[0]

"""A run's folder → its records one after the other, its links and its manifest; never all in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import NaskahError
from ..links.run_folder import RecordFiles
from ..output.files import MANIFEST, STATE_FOLDER, is_record
from ..output.run_lines import link_lines, manifest_lines, output_paths


class RunRecord(NamedTuple):
    """A record with its path below the folder, and the manifest's line of its document if there is one."""

    name: str
    content: dict[str, Any]
    line: dict[str, Any] | None


class RunFolder:
    """The folder that `naskah extract` wrote; without a manifest, whatever records lie below it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.has_manifest = (root / MANIFEST).is_file()
        self._records = RecordFiles(root)

    def records(self) -> Iterator[RunRecord]:
        """Every record, in the order of the manifest or else of the paths."""
        for name, line in self._names():
            if content := self._records.get(name):
                yield RunRecord(name, content, line)

    def said(self) -> Iterator[str]:
        """A line for each record that could not be read."""
        return self._records.said()

    def lines(self) -> Iterator[dict[str, Any]]:
        """The lines of the manifest; none where there is no manifest."""
        return manifest_lines(self.root) if self.has_manifest else iter(())

    def links(self) -> Iterator[dict[str, Any]]:
        """The lines of links.jsonl; none where the run has none."""
        return link_lines(self.root)

    def _names(self) -> Iterator[tuple[str, dict[str, Any] | None]]:
        if self.has_manifest:
            yield from ((name, line) for line in manifest_lines(self.root) for name in output_paths(line))
            return
        names = sorted(path.relative_to(self.root) for path in self.root.rglob("*.json"))
        found = [path for path in names if STATE_FOLDER not in path.parts and is_record(self.root / path)]
        if not found:
            raise NaskahError(f"{self.root}: there are no records; `naskah extract INPUT -o {self.root}` makes some")
        yield from ((path.as_posix(), None) for path in found)

"""What decides how a document is read, and the fingerprint by which an old record is known to be still good."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .. import __version__
from ..resources import rules_dir

_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class RunOptions:
    """The limits and choices of a run; those in `reading` can change a record, the others only whether there is one."""

    rules: tuple[str, ...] = ()
    ocr: str = "auto"
    timeout: float = 1800.0
    memory: int = 4096
    max_bytes: int = 512 * 1024 * 1024
    max_pages: int = 5000
    save_ocr: str = ""
    """The folder for searchable copies of scans; empty for none."""
    engine: str = "extractor.batch.worker:extract"
    """The function from (path, rules, **reading) to records; tests put in one that hangs or dies."""

    @property
    def reading(self) -> dict[str, Any]:
        """What the engine is told beside the path and the rules."""
        return {"ocr": self.ocr, "max_bytes": self.max_bytes, "max_pages": self.max_pages}

    def fingerprint(self) -> str:
        """Changes whenever the version, a rule file, a vocabulary, the program or a reading option does."""
        copies = "\0searchable" if self.save_ocr else ""
        digest = hashlib.sha256(f"{__version__}\0{sorted(self.reading.items())}\0{self.engine}{copies}".encode())
        for path in self._sources():
            digest.update(f"\0{path.name}\0".encode("utf-8", "surrogateescape") + path.read_bytes())
        return digest.hexdigest()

    def _sources(self) -> Iterable[Path]:
        for folder in (*map(Path, self.rules), rules_dir()):
            yield from sorted(p for p in folder.rglob("*") if p.suffix in (".toml", ".csv"))
        yield from sorted(_PACKAGE.rglob("*.py"))

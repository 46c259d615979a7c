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
    inside: bool = False
    """Whether files embedded in a PDF are read as documents of their own; those of a portfolio always are."""
    save_ocr: str = ""
    """The folder for searchable copies of scans; empty for none."""
    links: bool = True
    """Whether what linking needs is taken out of the records: a single file is linked with nothing."""
    engine: str = "extractor.pipeline:read_records"
    """The function from (path, rules, **reading) to records; tests put in one that hangs or dies."""

    @property
    def reading(self) -> dict[str, Any]:
        """What the engine is told beside the path and the rules."""
        return {"ocr": self.ocr, "max_bytes": self.max_bytes, "max_pages": self.max_pages, "inside": self.inside}

    def fingerprint(self) -> str:
        """Changes with everything that decides a record: our files, the user's, the libraries and the options."""
        from .versions import library_versions  # it takes long to import, and a single file has no fingerprint

        used = library_versions(self.ocr != "off")
        return hashlib.sha256(f"{self.files_digest()}\0{used}".encode()).hexdigest()

    def files_digest(self) -> str:
        """Changes whenever the version, a rule file, a vocabulary, the program or a reading option does."""
        copies = "\0searchable" if self.save_ocr else ""
        digest = hashlib.sha256(f"{__version__}\0{sorted(self.reading.items())}\0{self.engine}{copies}".encode())
        for folder, path in self._sources():
            name = path.relative_to(folder).as_posix()
            digest.update(f"\0{name}\0".encode("utf-8", "surrogateescape") + path.read_bytes())
        return digest.hexdigest()

    def _sources(self) -> Iterable[tuple[Path, Path]]:
        """Each file that decides a record, behind the folder that it is found in."""
        from ..entry_points import rule_packages
        from ..lexicon.folders import rule_set_files

        for folder in (*map(Path, self.rules), *rule_packages(), rules_dir()):
            yield from ((folder, path) for path in rule_set_files(folder))
        yield from ((_PACKAGE, path) for path in sorted(_PACKAGE.rglob("*.py")))

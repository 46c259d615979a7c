"""Exports appear whole under their names, or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import NaskahError

_UNFINISHED = ".unfinished"


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """A path beside the target to write to; what stands there takes the target's name in the end."""
    if target.is_dir():
        raise NaskahError(f"{target}: it is a folder; give the name of a file")
    fresh = target.with_name(f"{target.name}{_UNFINISHED}")
    with _told(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        try:
            yield fresh
            fresh.replace(target)
        finally:
            fresh.unlink(missing_ok=True)


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """A folder to write files to; in the end they take their names in the target, over those of an earlier export."""
    if target.exists() and not target.is_dir():
        raise NaskahError(f"{target}: it is a file; give the name of a folder")
    fresh = target / _UNFINISHED
    with _told(target):
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        try:
            yield fresh
            for path in sorted(fresh.rglob("*")):
                if path.is_dir():
                    (target / path.relative_to(fresh)).mkdir(exist_ok=True)
                else:
                    path.replace(target / path.relative_to(fresh))
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


@contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = f"{error.filename or target}: {error.strerror or error}"
        raise NaskahError(f"{what}; is the file open in a program, or the disk full?") from error

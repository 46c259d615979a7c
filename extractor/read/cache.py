"""What is dear to compute, kept in the user's cache folder: whole files, bounded in size, never a reason to fail."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

LIMIT = 256 * 1024 * 1024
"""Bytes; when more are kept the least recently used go, down to four fifths."""


def folder() -> Path:
    """NASKAH_CACHE, else the platform's place for caches."""
    if chosen := os.environ.get("NASKAH_CACHE"):
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "naskah" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "naskah"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "naskah"


def get(kind: str, key: str) -> bytes | None:
    """What was kept under the key; None where there is nothing."""
    path = _path(kind, key)
    try:
        content = path.read_bytes()
        path.touch()
    except OSError:
        return None
    return content


def put(kind: str, key: str, content: bytes) -> None:
    """Keeps the content: written aside and moved into place, so that no reader sees half of it."""
    path = _path(kind, key)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as aside:
            aside.write(content)
        Path(aside.name).replace(path)
    except OSError:  # no room, no right, another process at the same file: the work is done, only not kept
        return


def prune(kind: str, limit: int = LIMIT) -> None:
    """Drops the least recently used until four fifths of the limit are left, where more than the limit is kept."""
    try:
        kept = [(stat.st_mtime, stat.st_size, p) for p in (folder() / kind).glob("*/*") if (stat := p.stat())]
    except OSError:
        return
    total = sum(size for _, size, _ in kept)
    if total <= limit:
        return
    for _, size, path in sorted(kept):
        path.unlink(missing_ok=True)
        total -= size
        if total <= 0.8 * limit:
            return


def _path(kind: str, key: str) -> Path:
    return folder() / kind / key[:2] / key

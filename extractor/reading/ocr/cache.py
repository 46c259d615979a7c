"""Results that take long to compute, kept as files in the user's cache folder, bounded in size; no fault of it is one
of the run."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

_T = TypeVar("_T")

LIMIT = 256 * 1024 * 1024
"""Bytes of a kind; when more are kept the least recently used go, down to four fifths."""
_SHARES = 256
"""Folders of a kind, by the first two figures of the keys, which are hashes: each may hold the same share."""


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


def put(kind: str, key: str, content: bytes, limit: int = LIMIT) -> None:
    """Keeps the content: written aside and moved into place, so that no reader sees half of it. The least recently used
    of its folder go when that holds more than its share of the limit (bytes)."""
    path = _path(kind, key)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as aside:
            aside.write(content)
        Path(aside.name).replace(path)
        _prune(path.parent, limit // _SHARES)
    except OSError:  # no room, no right, another process at the same file: the work is done, only not kept
        return


def remembered(kind: str, content: bytes, about: str, make: Callable[[], _T], restore: Callable[[Any], _T]) -> _T:
    """What `make` gives for the content, or gave before: kept as JSON, from which `restore` makes it again.

    `about` is everything else that it depends on.
    """
    seed = hashlib.sha256(about.encode()).digest()
    key = hashlib.blake2b(content, key=seed, digest_size=20).hexdigest()
    if (kept := get(kind, key)) is not None:
        try:
            return restore(json.loads(zlib.decompress(kept)))
        except (zlib.error, ValueError, TypeError):  # what another program left under the name
            pass
    made = make()
    put(kind, key, zlib.compress(json.dumps(made).encode(), 3))
    return made


def _prune(folder: Path, limit: int) -> None:
    """Drops the least recently used of a folder until four fifths of the limit are left, where it holds more."""
    kept = sorted((stat.st_mtime, stat.st_size, path) for path in folder.iterdir() if (stat := path.stat()))
    total = sum(size for _, size, _ in kept)
    for _, size, path in kept if total > limit else ():
        path.unlink(missing_ok=True)
        total -= size
        if total <= 0.8 * limit:
            return


def _path(kind: str, key: str) -> Path:
    return folder() / kind / key[:2] / key

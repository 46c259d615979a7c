"""Records as bytes, and bytes onto the disk so that no half-written file is ever seen under its name."""

from __future__ import annotations

import errno
import hashlib
import json
import stat
from collections.abc import Callable
from itertools import count
from operator import methodcaller
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # a run's own process starts without pydantic
    from ..model.records import Record


from ..errors import NOT_REGULAR

STATE_FOLDER = ".naskah"
VANISHED = f"{STATE_FOLDER}/vanished"
"""Where the records of documents go that are gone."""
MANIFEST = "manifest.jsonl"
LINKS = "links.jsonl"
_RECORD_HEAD = b'{\n  "schema_version":'
HEAD_BYTES = len(_RECORD_HEAD)


def serialise(record: Record | dict[str, Any]) -> bytes:
    """The record as JSON, one line for each key and for each entry below it: fast to write, and differences show."""
    content = record if isinstance(record, dict) else record.content()
    written = _object(content) + "\n"
    try:
        return written.encode("utf-8")
    except UnicodeEncodeError:  # half a character is none
        return written.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")


_line = json.JSONEncoder(ensure_ascii=False, check_circular=False, default=methodcaller("content")).encode
"""`json.dumps` would make an encoder for each line."""
_text: Callable[[str], str] = json.encoder.encode_basestring


def _object(record: dict[str, Any]) -> str:
    return "{\n" + ",\n".join(f"  {_line(key)}: {_value(value)}" for key, value in record.items()) + "\n}"


def _value(value: Any) -> str:
    if isinstance(value, list) and value and not isinstance(value[0], str | int | float):
        return "[\n" + ",\n".join("    " + _line(entry) for entry in value) + "\n  ]"
    if isinstance(value, dict) and len(value) > 8:
        return "{\n" + ",\n".join(f"    {_text(key)}: {_entry(entry)}" for key, entry in value.items()) + "\n  }"
    return _line(value)


def _entry(entry: Any) -> str:
    """The entry as JSON; places, of which a record has thousands, write themselves."""
    if isinstance(entry, list) and entry and hasattr(entry[0], "written"):
        return f"[{', '.join([place.written(_text) for place in entry])}]"
    return _line(entry)


def is_record(path: str | Path) -> bool:
    """Whether the file looks like one of our own records."""
    try:
        with Path(path).open("rb") as file:
            return begins_record(file.read(HEAD_BYTES))
    except OSError:
        return False


def begins_record(data: bytes) -> bool:
    """Whether content that begins so is one of our own records."""
    return data.startswith(_RECORD_HEAD)


def with_path(record: bytes, name: str) -> bytes:
    """The record of a document with the same bytes that stands at another path."""
    data = json.loads(record)
    data["source"]["path"] = name
    return serialise(data)


def sha256_of(data: bytes) -> str:
    """The SHA-256 of bytes in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def digest(path: Path) -> str:
    """The file's SHA-256, read in pieces; OSError where it cannot be read."""
    if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe might wait for ever
        raise OSError(errno.EINVAL, NOT_REGULAR, str(path))
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def make_folder(folder: Path) -> None:
    """The folder and those above it, however deep: `mkdir(parents=True)` recurses."""
    missing = []
    while not folder.is_dir() and folder != folder.parent:
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        one.mkdir(exist_ok=True)


def write(root: Path, name: str, data: bytes) -> None:
    """`data` under `root/name`, all of it or nothing; OSError where the disk is full or the folder closed."""
    target, fresh = root / name, _unfinished(root)
    try:
        fresh.unlink(missing_ok=True)  # what an earlier run left, or a link, is never written through
        with fresh.open("xb") as file:
            file.write(data)
        make_folder(target.parent)
        fresh.replace(target)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise


def _unfinished(root: Path) -> Path:
    """Where a file is written before it gets its name: no folder may stand there."""
    first = root / STATE_FOLDER / "unfinished"
    others = (first.with_name(f"{first.name}.{n}") for n in count(2))
    return first if first.is_symlink() or not first.is_dir() else next(p for p in others if not p.is_dir())

"""What has been done, in SQLite beside the outputs: every document is settled in one transaction."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from types import NoneType
from typing import Any, NamedTuple

from ..errors import NaskahError
from ..output.files import STATE_FOLDER

_TABLES = """
CREATE TABLE IF NOT EXISTS documents (
    name TEXT PRIMARY KEY, sha256 TEXT, suffix TEXT, fingerprint TEXT, line TEXT, outputs TEXT,
    listed INTEGER DEFAULT 0, place TEXT DEFAULT '', link_facts BLOB
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS same_bytes ON documents (sha256, suffix, fingerprint);
CREATE TABLE IF NOT EXISTS tags (place TEXT PRIMARY KEY, tag TEXT, sha256 TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS self (id TEXT);
CREATE TABLE IF NOT EXISTS inputs (place TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
"""
_COLUMNS = "name, sha256, suffix, fingerprint, line, outputs, place"


class BusyError(NaskahError):
    """Another run holds the folder."""

    code = "busy"
    exit_status = 2


class OutputError(NaskahError):
    """Nothing can be written there."""

    code = "output"
    exit_status = 2


class DamagedStateError(NaskahError):
    """What is known of earlier runs cannot be read; it has been set aside."""

    code = "state"


_KEYS: dict[str, tuple[type, ...]] = {
    "path": (str,), "status": (str,), "kind": (str, NoneType), "pages": (int, NoneType), "error": (dict, NoneType),
}  # fmt: skip
"""What is asked of a document's line of the manifest, and what it may be."""
_ASIDE = "state.damaged.sqlite"


class SettledDocument(NamedTuple):
    """A settled document: `line` is its manifest line, `outputs` maps each record's path to its SHA-256."""

    name: str
    sha256: str | None
    suffix: str
    fingerprint: str
    line: dict[str, Any]
    outputs: dict[str, str]
    place: str = ""
    """Where the document stands; empty where that was not kept."""


class State:
    """The state of one output folder; holding it open is the lock, and the system drops it with the process."""

    def __init__(self, root: Path, shown: str | None = None) -> None:
        """`shown` is what the user calls the folder's outputs, where they are elsewhere."""
        self.path = _writable(root) / "state.sqlite"
        if any(map(_is_no_file, self._files)):
            raise self._set_aside()
        try:
            self._db = _open(self.path)
        except sqlite3.DatabaseError as error:
            if _is_damage(error):
                raise self._set_aside() from error
            if "full" in str(error):
                raise
            if "locked" not in str(error):
                raise _unwritable(root, str(error)) from error
            raise BusyError(
                f"another run is writing to {shown or root}; wait until it ends or give another folder with -o"
            ) from None

    def __enter__(self) -> State:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self._db.close()
        if _is_damage(error):
            raise self._set_aside() from error

    @property
    def _files(self) -> list[Path]:
        """The database, and what SQLite keeps beside it."""
        return [self.path.with_name(self.path.name + more) for more in ("", "-wal", "-shm", "-journal")]

    def _set_aside(self) -> DamagedStateError:
        """Moves the database to where no run looks for it."""
        aside = self.path.with_name(_ASIDE)
        for file in self._files:
            if file == self.path or _is_folder(file):
                aside = _free_for(file)
                with suppress(FileNotFoundError):
                    file.replace(aside)
            else:
                file.unlink(missing_ok=True)
        return DamagedStateError(f"{self.path}: it is damaged or was edited, and was set aside as {aside.name}")

    def forget(self) -> None:
        """Nothing of earlier runs counts any more; what they wrote is still known."""
        self._db.execute("UPDATE documents SET fingerprint = ''")

    def get(self, name: str) -> SettledDocument | None:
        return self._row("name = ?", name)

    def same_bytes(self, sha256: str, suffix: str, fingerprint: str) -> SettledDocument | None:
        """A document with the same bytes, read in the same way."""
        return self._row("sha256 = ? AND suffix = ? AND fingerprint = ?", sha256, suffix, fingerprint)

    def _row(self, where: str, *values: str) -> SettledDocument | None:
        row = self._db.execute(f"SELECT {_COLUMNS} FROM documents WHERE {where} LIMIT 1", values).fetchone()
        if row is None:
            return None
        name, sha256, suffix, fingerprint, line, outputs, place = row
        try:
            said, written = json.loads(line), json.loads(outputs)
        except (TypeError, ValueError, RecursionError):
            raise sqlite3.DatabaseError(f"the row of {name} is damaged") from None
        texts = (name, sha256 or "", suffix, fingerprint, place or "")
        sound = _is_line(said) and _is_texts(written) and all(map(_is_output, written))
        if not (sound and all(isinstance(text, str) for text in texts)):
            raise sqlite3.DatabaseError(f"the row of {name} is damaged")
        return SettledDocument(name, sha256, suffix, fingerprint, said, written, place or "")

    def settle(self, row: SettledDocument, link_facts: bytes = b"") -> None:
        """Keeps the document's row, and what its reader packed of its records for linking."""
        self._db.execute(
            f"INSERT INTO documents ({_COLUMNS}, link_facts) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (name) DO UPDATE"
            " SET sha256 = excluded.sha256, suffix = excluded.suffix, fingerprint = excluded.fingerprint,"
            " line = excluded.line, outputs = excluded.outputs, place = excluded.place,"
            " link_facts = excluded.link_facts",
            (*row[:4], json.dumps(row.line), json.dumps(row.outputs), row.place, link_facts),
        )

    def link_facts(self, name: str) -> bytes:
        """What was packed of the document's records; empty where nothing was."""
        found = self._db.execute("SELECT link_facts FROM documents WHERE name = ?", (name,)).fetchone()
        return found[0] if found and isinstance(found[0], bytes) else b""

    def move(self, name: str, place: str) -> None:
        """The document of this name now stands elsewhere."""
        self._db.execute("UPDATE documents SET place = ? WHERE name = ?", (place, name))

    def drop(self, name: str) -> None:
        """The document of this name is known no more."""
        self._db.execute("DELETE FROM documents WHERE name = ?", (name,))

    def listed(self) -> list[tuple[str, str]]:
        """Name and place of each document of the newest manifest."""
        return self._pairs("SELECT name, coalesce(place, '') FROM documents WHERE listed ORDER BY name")

    def _pairs(self, query: str) -> list[tuple[str, str]]:
        found = self._db.execute(query).fetchall()
        if not all(isinstance(value, str) for row in found for value in row):
            raise sqlite3.DatabaseError("a name or place is no text")
        return found

    def inputs(self) -> dict[str, str]:
        """What the places of all inputs so far are called in the names of their documents."""
        found = dict(self._pairs("SELECT place, name FROM inputs"))
        if not all(map(_stays_inside, found.values())):
            raise sqlite3.DatabaseError("an input is called by a path that leads out of the folder")
        return found

    def remember_inputs(self, inputs: Mapping[str, str]) -> None:
        """These are the inputs so far."""
        self._db.execute("BEGIN")
        self._db.execute("DELETE FROM inputs")
        self._db.executemany("INSERT INTO inputs VALUES (?, ?)", inputs.items())
        self._db.execute("COMMIT")

    def list_only(self, names: Iterable[str]) -> None:
        """Marks `names` as those of the newest manifest."""
        self._db.execute("BEGIN")
        self._db.execute("UPDATE documents SET listed = 0 WHERE listed")
        self._db.executemany("UPDATE documents SET listed = 1 WHERE name = ?", ((name,) for name in names))
        self._db.execute("COMMIT")

    def digest(self, place: str, tag: str | None) -> str | None:
        """The SHA-256 of what stood at a place of some store when it had this tag; None where that is not known."""
        if tag is None:
            return None
        found = self._db.execute("SELECT sha256 FROM tags WHERE place = ? AND tag = ?", (place, tag)).fetchone()
        return str(found[0]) if found else None

    def remember(self, place: str, tag: str | None, sha256: str) -> None:
        """Content with this tag at this place has this SHA-256; nothing is kept of what has no tag."""
        if tag:
            self._db.execute("INSERT OR REPLACE INTO tags VALUES (?, ?, ?)", (place, tag, sha256))

    @property
    def id(self) -> str:
        """The same for every run on this machine into these outputs, another elsewhere."""
        self._db.execute("INSERT INTO self SELECT lower(hex(randomblob(16))) WHERE NOT EXISTS (SELECT * FROM self)")
        return str(self._db.execute("SELECT id FROM self").fetchone()[0])

    def copy(self, path: Path) -> None:
        """Writes a copy of the database to `path`, for other machines to read."""
        self._db.execute("VACUUM INTO ?", (str(path),))

    def merge_from(self, path: Path) -> None:
        """What another machine's copy knows; it is newer than ours. A copy that is damaged teaches nothing."""
        try:
            self._db.execute("ATTACH ? AS other", (str(path),))
            self._db.execute("BEGIN")
            self._db.execute("UPDATE documents SET listed = 0")
            columns = f"{_COLUMNS}, listed, link_facts"
            self._db.execute(f"INSERT OR REPLACE INTO documents ({columns}) SELECT {columns} FROM other.documents")
            self._db.execute("INSERT OR REPLACE INTO inputs SELECT * FROM other.inputs")
            self._db.execute("INSERT OR REPLACE INTO tags SELECT * FROM other.tags")
            self._db.execute("COMMIT")
        except sqlite3.DatabaseError:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
        with suppress(sqlite3.DatabaseError):
            self._db.execute("DETACH other")


def _writable(root: Path) -> Path:
    """The folder for the state, made where it is missing; OutputError where we may not write."""
    folder = root / STATE_FOLDER
    if folder.is_symlink():
        raise _unwritable(root, f"{STATE_FOLDER} in it is a link, and what links lead to is not touched")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise
        raise _unwritable(root, error.strerror or str(error)) from error
    if not (os.access(root, os.W_OK) and os.access(folder, os.W_OK)):
        raise _unwritable(root, "no right to write")
    return folder


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _is_no_file(path: Path) -> bool:
    """Whether something stands there that is no file: a link leads to what is not ours."""
    return path.is_symlink() or (path.exists() and not path.is_file())


def _free_for(file: Path) -> Path:
    """A name that the database may be moved to: that of an earlier damaged one, unless a folder stands there or it is
    one itself."""
    aside, n = file.with_name(_ASIDE), 1
    while _is_folder(aside) or (_is_folder(file) and os.path.lexists(aside)):
        n += 1
        aside = file.with_name(f"{_ASIDE}.{n}")
    return aside


def _unwritable(root: Path, why: str) -> OutputError:
    return OutputError(
        f"{root}: nothing can be written there ({why}); choose another folder, or get the right to write"
    )


def _stays_inside(name: str) -> bool:
    """Whether a path from the folder of outputs leads nowhere else."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\0" not in name


def _is_output(name: str) -> bool:
    """Whether an output can have that name: written one way, each part as long as file systems take it."""
    path = PurePosixPath(name)
    return bool(name) and path.as_posix() == name and "\0" not in name and all(len(part) < 256 for part in path.parts)


def _is_line(said: Any) -> bool:
    """Whether it can be a document's line of the manifest."""
    if not isinstance(said, dict):
        return False
    if not all(key in said and isinstance(said[key], types) for key, types in _KEYS.items()):
        return False
    error, outputs = said["error"], said.get("outputs", [])
    named = error is None or (isinstance(error, dict) and _is_texts(error) and {"code", "message"} <= error.keys())
    return bool(named and isinstance(outputs, list) and all(isinstance(name, str) for name in outputs))


def _is_texts(found: Any) -> bool:
    return isinstance(found, dict) and all(isinstance(value, str) for value in found.values())


def _is_damage(error: BaseException | None) -> bool:
    """Whether the database itself is broken, or has other tables; a full disk and a lock are errors of other kinds."""
    if isinstance(error, sqlite3.OperationalError):
        return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
    return isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.ProgrammingError)


def _add_columns(db: sqlite3.Connection) -> None:
    """A state that an earlier version has written gets the columns it lacks."""
    there = {column for _, column, *_ in db.execute("PRAGMA table_info(documents)")}
    for column in ("place TEXT DEFAULT ''", "link_facts BLOB"):
        if column.split()[0] not in there:
            db.execute(f"ALTER TABLE documents ADD COLUMN {column}")


def _open(path: Path) -> sqlite3.Connection:
    """The database, locked for this process alone."""
    db = sqlite3.connect(path, timeout=0.2, isolation_level=None)
    try:
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.executescript(_TABLES)
        _add_columns(db)
        db.execute("UPDATE documents SET listed = listed WHERE 0")
    except BaseException:
        db.close()
        raise
    return db

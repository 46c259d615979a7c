"""One run over its documents: unchanged ones are kept, and each counts as done once its records are written."""

from __future__ import annotations

import errno
import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from ..errors import NaskahError, reason
from ..output.files import MANIFEST, VANISHED, sha256_of, with_path
from ..reading import CHANGING
from ..reading.ocr.tesseract import FAILED
from ..reading.office import INSTALL, find_libreoffice
from .discover import SourceFile, same_file_key
from .failures import failure
from .fetch import LocalCopies
from .manifest import dumped, line, output_names
from .options import RunOptions
from .other_inputs import OtherInputs
from .pool import Reply
from .progress import Progress, counted
from .searchable_copies import SearchableCopies
from .state import SettledDocument, State
from .stores import Store

DISK = {errno.ENOSPC, errno.EROFS, errno.EIO, getattr(errno, "EDQUOT", errno.ENOSPC)}
"""What no document is to blame for."""
_TRY_AGAIN = {"timeout", "crashed"}
"""A second run may fare better with the same bytes: more time, a mended program. OCR that is installed or switched on
changes the fingerprint."""
_NAMED = 20


class OutputGoneError(NaskahError):
    """The folder of outputs was removed while the run wrote to it."""

    code = "output"
    exit_status = 2


class RunCounts(NamedTuple):
    """How many documents have each status, and how many were kept from an earlier run.

    `content` is the same wherever documents, rules, version and records are.
    """

    statuses: Counter[str]
    reused: int
    content: str = ""

    @property
    def exit_status(self) -> int:
        return 1 if self.statuses["failed"] else 0


class RunSession:
    """Records each document in the state as done as soon as its records are in the store."""

    def __init__(
        self,
        store: Store,
        options: RunOptions,
        state: State,
        report: Progress,
        items: Sequence[SourceFile],
        inputs: LocalCopies,
        other_inputs: OtherInputs,
    ) -> None:
        self._store, self._options, self._state, self._report = store, options, state, report
        self._items, self._inputs, self._fingerprint = items, inputs, options.fingerprint()
        self._other_inputs = other_inputs
        self.settled: set[str] = set()
        self._stems = {same_file_key(item.stem) for item in items}
        self._stems |= {
            same_file_key(out.removesuffix(".json")) for row in other_inputs.rows.values() for out in row.outputs
        }
        self._searchables = SearchableCopies(options.save_ocr, self._stems)
        self.reused: set[str] = set()
        self._hashes: dict[str, str] = {}
        self._waiting: dict[tuple[str, str], list[SourceFile]] = {}
        """Documents whose bytes are being read under another name."""
        self._left: list[SourceFile] = []

    @property
    def manifest_size(self) -> int:
        """Bytes that the manifest and the state's notes on it may take."""
        return 65_536 + 1_000 * (len(self._items) + len(self._other_inputs.rows))

    def to_read(self, items: Iterable[SourceFile] | None = None) -> Iterator[SourceFile]:
        """The documents that have to be read, of all or of these; all others are settled on the way."""
        for item in self._items if items is None else items:
            if item.problem:
                self._settle(item, None, Reply(failure(*item.problem), []))
                continue
            sha256 = self._identified(item)
            if sha256 and self._is_new(item, sha256) and (ready := self._at_hand(item)):
                self._waiting[sha256, item.suffix] = []
                self._hashes[item.name] = sha256
                yield ready
            else:
                self._inputs.drop(item)

    def _identified(self, item: SourceFile) -> str | None:
        """The document's SHA-256; None where it cannot be opened or is too large, which settles it."""
        try:
            sha256, size = self._inputs.identify(item, self._options.max_bytes)
        except OSError as error:
            self._unopened(item, error)
            return None
        if size > self._options.max_bytes:
            message = f"the file has {size:,} bytes, more than --max-bytes allows; split it or allow more"
            self._settle(item, sha256, Reply(failure("too_large", message), []))
            return None
        return sha256

    def _is_new(self, item: SourceFile, sha256: str) -> bool:
        """Whether the document has to be read: no old records serve, and no other with its bytes is being read."""
        if self._keeps(item, sha256) or self._copies(item, sha256):
            return False
        if (key := (sha256, item.suffix)) in self._waiting:
            self._waiting[key].append(item)
            return False
        return True

    def _at_hand(self, item: SourceFile) -> SourceFile | None:
        """The document with a file that can be opened; None where there is none any more, which settles it."""
        try:
            return self._inputs.at_hand(item)
        except OSError as error:
            self._unopened(item, error)
            return None

    def _unopened(self, item: SourceFile, error: OSError) -> None:
        message = f"the file cannot be opened: {reason(error)}"
        self._settle(item, None, Reply(failure("unreadable", message), []))

    def take(self, item: SourceFile, reply: Reply) -> None:
        """Settles a document that was read, and those with the same bytes."""
        self._inputs.drop(item)
        sha256 = self._hashes.pop(item.name)
        read = reply.head.pop("sha256", None) or sha256
        if read != sha256 and not self._still_holds(item, read):
            read, reply = None, Reply(failure("unreadable", CHANGING), [])
        self._settle(item, read, reply)
        waiting = self._waiting.pop((sha256, item.suffix))
        if read != sha256:
            self._left += waiting
            return
        for same_bytes in waiting:
            records = [with_path(record, same_bytes.name) for record in reply.records]
            self._settle(same_bytes, read, reply._replace(head={**reply.head, "seconds": 0.0}, records=records))

    def left(self) -> Iterator[SourceFile]:
        """The documents that are still to be read: the file with their bytes was another one when it was read."""
        items, self._left = self._left, []
        return self.to_read(items)

    def _still_holds(self, item: SourceFile, sha256: str) -> bool:
        """Whether a file that changed since it was listed stands as it was read, so that it was not half written."""
        try:
            return self._inputs.identify(item, self._options.max_bytes)[0] == sha256
        except OSError:
            return False

    def _keeps(self, item: SourceFile, sha256: str) -> bool:
        """Whether the document's old records are still good."""
        row = self._state.get(item.name)
        if row is None or (row.sha256, row.suffix, row.fingerprint) != (sha256, item.suffix, self._fingerprint):
            return False
        if self._outdated(row) or list(row.outputs) != output_names(item.stem, len(row.outputs)):
            return False
        if row.place != item.place:
            self._state.move(item.name, item.place)
        self.reused.add(item.name)
        self.settled.add(item.name)
        self._report.settled()
        return True

    def _copies(self, item: SourceFile, sha256: str) -> bool:
        """Whether the records of a document with the same bytes, read earlier, served for this one."""
        row = self._state.same_bytes(sha256, item.suffix, self._fingerprint)
        if row is None or self._outdated(row):
            return False
        records = [with_path(self._store.read(name), item.name) for name in row.outputs]
        head = {key: row.line[key] for key in ("status", "kind", "pages", "error")}
        copy, link_facts = self._searchables.read(row.line), self._state.link_facts(row.name)
        self._settle(item, sha256, Reply({**head, "seconds": 0.0}, records, copy, link_facts))
        return True

    def _outdated(self, row: SettledDocument) -> bool:
        """The verdict may change, a record is no longer what was written, or a searchable copy is gone."""
        error = row.line["error"]
        if (error and _may_fare_better(error)) or self._searchables.lacks(row.line):
            return True
        try:
            return any(self.digest(name) != sha256 for name, sha256 in row.outputs.items())
        except OSError:
            return True

    def digest(self, name: str) -> str:
        """The SHA-256 of an output; the store's mark saves the reading where the same bytes were seen before."""
        tag = self._store.tag(name)
        known = self._state.digest(self._place(name), tag)
        if known is None:
            known = self._store.digest(name)
            self._state.remember(self._place(name), tag, known)
        return known

    def write(self, name: str, data: bytes) -> str:
        """Puts an output into the store; its SHA-256. OSError where it cannot be written."""
        tag, sha256 = self._store.write(name, data), sha256_of(data)
        self._state.remember(self._place(name), tag, sha256)
        return sha256

    def _place(self, name: str) -> str:
        return f"{self._store.where}/{name}"

    def _settle(self, item: SourceFile, sha256: str | None, reply: Reply) -> None:
        """Records into the store, then the state: a death in between only means that it is done once more."""
        names = output_names(item.stem, len(reply.records))
        head = reply.head
        try:
            outputs = {name: self.write(name, record) for name, record in zip(names, reply.records, strict=True)}
        except OSError as error:
            if error.errno in DISK:
                raise
            if not self._store.exists():
                raise OutputGoneError(f"{self._store.where}: the folder of outputs is gone; the run stops") from error
            remedy = "look at its place in the outputs, or give another folder with -o"
            head = failure("crashed", f"the record cannot be written: {error.strerror}; {remedy}")
            names, outputs = [], {}
        self._remove_stale_records(item, names)
        old = self._state.get(item.name)
        copy = self._copy(item, reply.searchable if names else None, old, head)
        said = line(item, sha256, head, names, copy)
        row = SettledDocument(item.name, sha256, item.suffix, self._fingerprint, said, outputs, item.place)
        self._state.settle(row, reply.link_facts if outputs else b"")
        self.settled.add(item.name)
        self._report.settled()
        if head["error"]:
            self._report.say(f"{item.name}: {head['error']['code']}: {head['error']['message']}")
        if why := head.get("no_copy"):
            self._report.say(f"{item.name}: no searchable copy could be made: {why}")

    def _copy(
        self, item: SourceFile, data: bytes | None, old: SettledDocument | None, head: dict[str, Any]
    ) -> str | None:
        """The name of the searchable copy; where it cannot be written, `head` says why, and the run goes on."""
        try:
            return self._searchables.settle(item.stem, data, old.line if old else None)
        except OSError as error:
            if error.errno in DISK:
                raise
            head["no_copy"] = f"it cannot be written: {error.strerror or error}"
            return None

    def _remove_stale_records(self, item: SourceFile, names: list[str]) -> None:
        """Removes records that the document no longer has: those of an earlier run, also of one that was cut short."""
        old = self._state.get(item.name)
        extra = set(old.outputs if old else ()) - set(names)
        count = len(names)
        while self._store.is_record(more := output_names(item.stem, count + 1)[-1]):
            extra.add(more)
            count += 1
        for name in extra:
            if not self._owners(name) - {same_file_key(item.stem)}:
                self._store.remove(name)

    def _owners(self, output: str) -> set[str]:
        """The documents of this run whose record a file of this name may be."""
        stem = same_file_key(output.removesuffix(".json"))
        return {stem, stem.rpartition(".")[0]} & self._stems

    def finish(self) -> RunCounts:
        """Writes the manifest, those of other inputs with it, and puts aside what is gone."""
        statuses: Counter[str] = Counter()
        content = hashlib.sha256(self._fingerprint.encode())
        self.put_aside([(row, self._unowned(row)) for row in self._other_inputs.gone(self._items)])
        rows = [*self._rows(), *self._other_inputs.rows.values()]
        for row in rows:
            content.update(json.dumps([row.name, row.sha256, row.outputs]).encode())
            if row.name not in self.settled:
                continue
            statuses[row.line["status"]] += 1
            if row.name in self.reused and row.line["status"] != "ok":
                self._report.say(f"{row.name}: {row.line['error']['code']}: {row.line['error']['message']}")
        self._write_manifest(rows)
        for said in self._other_inputs.said():
            self._report.say(said)
        return RunCounts(statuses, len(self.reused), content.hexdigest())

    def stop(self) -> None:
        """Writes the manifest of what is settled so far and of what stood in the one before, and says what remains."""
        rows = {row.name: row for name, _ in self._state.listed() if (row := self._state.get(name))}
        rows |= {row.name: row for row in self._rows()}
        remain, count = len(self._items) - len(self.settled), len(self._items)
        try:
            self._write_manifest(list(rows.values()))
            where = "the manifest has the others"
        except (OSError, sqlite3.Error, NaskahError):
            where = "the manifest could not be written"
        self._report.say(f"{remain} of {counted(count, 'document')} not settled yet; {where}")

    def _rows(self) -> Iterator[SettledDocument]:
        """What is known of the run's documents."""
        return (row for item in self._items if (row := self._state.get(item.name)))

    def _write_manifest(self, rows: list[SettledDocument]) -> None:
        self.write(MANIFEST, dumped((row, row.name in self.reused or row.name not in self.settled) for row in rows))
        self._state.list_only(row.name for row in rows)

    def rows(self) -> Iterator[SettledDocument]:
        """The documents that the manifest names."""
        yield from self._rows()
        yield from self._other_inputs.rows.values()

    def replace(self, rows: Iterable[SettledDocument]) -> None:
        """Puts aside the records whose names this run takes over."""
        self.put_aside([(row, list(row.outputs)) for row in rows])

    def put_aside(self, gone: Sequence[tuple[SettledDocument, list[str]]]) -> None:
        """Moves these records of documents that are gone to where no program takes them for current ones."""
        named = {item.place: item.name for item in self._items}
        for n, (row, outputs) in enumerate(gone):
            moved = [name for name in outputs if self._store.is_record(name)]
            for name in moved:
                self._store.move(name, f"{VANISHED}/{name}")
            self._state.drop(row.name)
            kept = f"; its record is now {self._place(VANISHED)}/{moved[0]}" if moved else ""
            why = f"it is called {named[row.place]} now" if row.place in named else "it is no longer among the inputs"
            if n < _NAMED:
                self._report.say(f"{row.name}: vanished: {why}{kept}")
        if len(gone) > _NAMED:
            self._report.say(f"{len(gone) - _NAMED} more vanished; their records are in {self._place(VANISHED)}")

    def _unowned(self, row: SettledDocument) -> list[str]:
        """Its records, without those that a document of this run may have written anew."""
        return [name for name in row.outputs if not self._owners(name)]


def _may_fare_better(error: dict[str, Any]) -> bool:
    """Whether a second run may make more of the same bytes."""
    is_installed = INSTALL in error["message"] and find_libreoffice() is not None
    return error["code"] in _TRY_AGAIN or FAILED in error["message"] or is_installed

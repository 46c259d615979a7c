"""A run: what is unchanged is kept, the rest is read, and every document found gets its line in the manifest."""

from __future__ import annotations

import errno
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import NaskahError
from .discover import Item, discover, same_file_key
from .files import MANIFEST, digest, is_record, sha256_of, with_path, write
from .options import Options
from .pool import Pool, Reply
from .report import Report
from .state import Row, State
from .worker import failure

_TRY_AGAIN = {"timeout", "crashed", "no_text"}
"""A second run may fare better with the same bytes: more time, a mended program, OCR installed since."""
_DISK = {errno.ENOSPC, errno.EROFS, errno.EIO, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NAMED = 20


class Summary(NamedTuple):
    """How many documents have each status, and how many were kept from an earlier run."""

    statuses: Counter[str]
    reused: int

    @property
    def exit_status(self) -> int:
        return 1 if self.statuses["failed"] else 0


class DiskFullError(NaskahError):
    """The run cannot go on; everything settled so far is kept."""

    code = "disk"


def run(
    inputs: Sequence[Path],
    output: Path,
    options: Options,
    *,
    workers: int,
    fresh: bool,
    report: Report,
    exclude: Sequence[str] = (),
) -> Summary:
    """Records, manifest and links under `output` for every document in `inputs`; NaskahError where it cannot go on."""
    from ..links.write import link

    try:
        with State(output) as state, Pool(options, workers) as pool:
            if fresh:
                state.forget()
            listing = discover(inputs, output, exclude)
            for what, count in sorted(listing.passed.items()):
                report.say(f"passed over: {count} {what}")
            report.begin(len(listing.items))
            night = _Night(output, options, state, report, listing.items)
            for item, reply in pool.map(night.to_read()):
                night.take(item, reply)
            if not pool.started and not night.reused:
                _check_rules(options)
            summary = night.finish()
            link(output)
            return summary
    except sqlite3.OperationalError as error:
        raise DiskFullError(f"{output}: {error}; make room and give the same command again") from error
    except OSError as error:
        if error.errno in _DISK:
            raise DiskFullError(f"{output}: {error.strerror}; make room and give the same command again") from error
        raise NaskahError(f"{error.filename or output}: {error.strerror or error}") from error
    finally:
        report.end()


def _check_rules(options: Options) -> None:
    """RuleError where a rule file is wrong although nothing was to be read."""
    from ..rules import load_rules

    load_rules(*options.rules)


class _Night:
    """The work of one run: settles each document in the state as soon as its records are on the disk."""

    def __init__(self, root: Path, options: Options, state: State, report: Report, items: Sequence[Item]) -> None:
        self._root, self._options, self._state, self._report = root, options, state, report
        self._items, self._fingerprint = items, options.fingerprint()
        self._stems = {same_file_key(item.stem) for item in items}
        self.reused: set[str] = set()
        self._hashes: dict[str, str] = {}
        self._waiting: dict[tuple[str, str], list[Item]] = {}
        """Documents whose bytes are being read under another name."""

    def to_read(self) -> Iterator[Item]:
        """The documents that have to be read; all others are settled on the way."""
        for item in self._items:
            if item.problem:
                self._settle(item, None, Reply(failure("damaged", item.problem), []))
                continue
            try:
                sha256, size = digest(item.path), item.path.stat().st_size
            except OSError as error:
                reason = f"the file cannot be opened: {error.strerror or error}; check its rights"
                self._settle(item, None, Reply(failure("damaged", reason), []))
                continue
            if size > self._options.max_bytes:
                reason = f"the file has {size:,} bytes, more than --max-bytes allows; split it or allow more"
                self._settle(item, sha256, Reply(failure("too_large", reason), []))
            elif self._keeps(item, sha256) or self._copies(item, sha256):
                continue
            elif (key := (sha256, item.suffix)) in self._waiting:
                self._waiting[key].append(item)
            else:
                self._waiting[key] = []
                self._hashes[item.name] = sha256
                yield item

    def take(self, item: Item, reply: Reply) -> None:
        """Settles a document that was read, and those with the same bytes."""
        sha256 = self._hashes.pop(item.name)
        read = reply.head.pop("sha256", None) or sha256
        self._settle(item, read, reply)
        for twin in self._waiting.pop((sha256, item.suffix)):
            if read == sha256 and reply.records:
                records = [with_path(record, twin.name) for record in reply.records]
            else:
                records = reply.records
            self._settle(twin, read, Reply({**reply.head, "seconds": 0.0}, records))

    def _keeps(self, item: Item, sha256: str) -> bool:
        """Whether the document's old records are still good."""
        row = self._state.get(item.name)
        if row is None or (row.sha256, row.suffix, row.fingerprint) != (sha256, item.suffix, self._fingerprint):
            return False
        if self._outdated(row) or list(row.outputs) != _outputs(item.stem, len(row.outputs)):
            return False
        self.reused.add(item.name)
        self._report.settled()
        return True

    def _copies(self, item: Item, sha256: str) -> bool:
        """Whether the records of a document with the same bytes, read earlier, served for this one."""
        row = self._state.twin(sha256, item.suffix, self._fingerprint)
        if row is None or self._outdated(row):
            return False
        records = [with_path((self._root / name).read_bytes(), item.name) for name in row.outputs]
        head = {key: row.line[key] for key in ("status", "kind", "pages", "error")}
        self._settle(item, sha256, Reply({**head, "seconds": 0.0}, records))
        return True

    def _outdated(self, row: Row) -> bool:
        """The verdict may change, or a record is no longer what was written."""
        error = row.line["error"]
        if error and error["code"] in _TRY_AGAIN:
            return True
        try:
            return any(digest(self._root / name) != sha256 for name, sha256 in row.outputs.items())
        except OSError:
            return True

    def _settle(self, item: Item, sha256: str | None, reply: Reply) -> None:
        """Records onto the disk, then the state: a death in between only means that it is done once more."""
        names = _outputs(item.stem, len(reply.records))
        head = reply.head
        try:
            for name, record in zip(names, reply.records, strict=True):
                write(self._root, name, record)
        except OSError as error:
            if error.errno in _DISK:
                raise
            names, reply = [], Reply(failure("crashed", f"the record cannot be written: {error.strerror}"), [])
            head = reply.head
        self._remove_others(item, names)
        outputs = {name: sha256_of(record) for name, record in zip(names, reply.records, strict=True)}
        line = _line(item, sha256, head, names)
        self._state.settle(Row(item.name, sha256, item.suffix, self._fingerprint, line, outputs))
        self._report.settled()
        if head["error"]:
            self._report.say(f"{item.name}: {head['error']['code']}: {head['error']['message']}")

    def _remove_others(self, item: Item, names: list[str]) -> None:
        """Removes records that the document no longer has: those of an earlier run, also of one that was cut short."""
        old = self._state.get(item.name)
        extra = set(old.outputs if old else ()) - set(names)
        count = len(names)
        while is_record(self._root / (more := _outputs(item.stem, count + 1)[-1])):
            extra.add(more)
            count += 1
        for name in extra:
            if not self._owners(name) - {same_file_key(item.stem)}:
                (self._root / name).unlink(missing_ok=True)

    def _owners(self, output: str) -> set[str]:
        """The documents of this run whose record a file of this name may be."""
        stem = same_file_key(output.removesuffix(".json"))
        return {stem, stem.rpartition(".")[0]} & self._stems

    def finish(self) -> Summary:
        """Writes the manifest and says what is gone."""
        statuses: Counter[str] = Counter()
        lines = []
        for item in self._items:
            row = self._state.get(item.name)
            assert row is not None, item.name
            reused = item.name in self.reused
            lines.append(_dumped(row.line, reused))
            statuses[row.line["status"]] += 1
            if reused and row.line["status"] != "ok":
                self._report.say(f"{item.name}: {row.line['error']['code']}: {row.line['error']['message']}")
        write(self._root, MANIFEST, "".join(lines).encode("utf-8"))
        self._tell_vanished(self._state.list_only({item.name for item in self._items}))
        return Summary(statuses, len(self.reused))

    def _tell_vanished(self, rows: list[Row]) -> None:
        for row in rows[:_NAMED]:
            kept = f"; its record stays at {row.line['output']}" if row.line["output"] else ""
            self._report.say(f"{row.name}: vanished: it is no longer among the inputs{kept}")
        if len(rows) > _NAMED:
            self._report.say(f"{len(rows) - _NAMED} more vanished")


def _outputs(stem: str, count: int) -> list[str]:
    """The names of a document's records: a.pdf.json, a.pdf.2.json …"""
    return [f"{stem}.json" if n == 1 else f"{stem}.{n}.json" for n in range(1, count + 1)]


def _line(item: Item, sha256: str | None, head: dict[str, Any], names: list[str]) -> dict[str, Any]:
    return {
        "path": item.name,
        "sha256": sha256,
        "status": head["status"],
        "kind": head["kind"],
        "output": names[0] if names else None,
        "seconds": head.get("seconds", 0.0),
        "pages": head["pages"],
        "error": head["error"],
        "outputs": names,
    }


def _dumped(line: dict[str, Any], reused: bool) -> str:
    fields = {}
    for key, value in line.items():
        if key == "error":
            fields["reused"] = reused
        fields[key] = value
    return json.dumps(fields, ensure_ascii=False) + "\n"

"""The task that a worker of a cluster runs: it reads the document sent with it, in a child process with its limits.

Here for both sides: what is sent, and what has to be the same on both for the records to be the same.
"""

from __future__ import annotations

import platform
import tempfile
import threading
import time
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from ..batch.discover import SourceFile
from ..batch.options import RunOptions
from ..batch.process import Reply, RestartingWorker
from ..batch.versions import Versions, library_versions
from ..errors import NaskahError
from ..lexicon.folders import rule_set_files

RuleFiles = tuple[tuple[tuple[str, bytes], ...], ...]
"""For each folder of the user's rules, the path and the content of each file."""

_IDLE_SECONDS = 600.0
"""After which the processes of a run that was killed, and could not end them, are ended by the next."""


@dataclass(frozen=True)
class Task:
    """A document to be read elsewhere."""

    run: str
    name: str
    suffix: str
    data: bytes
    options: RunOptions
    rules: RuleFiles
    versions: Versions


class WorkerError(NaskahError):
    """A worker cannot read as it should: other versions than where the run started, or no room for a copy."""

    code = "cluster"


def rule_files(folders: Iterable[str]) -> RuleFiles:
    """The files of the user's rule folders."""
    return tuple(
        tuple((path.relative_to(folder).as_posix(), path.read_bytes()) for path in rule_set_files(Path(folder)))
        for folder in folders
    )


def versions(options: RunOptions) -> Versions:
    """Everything that can change a record beside the document and the user's rules, by name."""
    return _versions(replace(options, rules=()))


@lru_cache(maxsize=8)
def _versions(options: RunOptions) -> Versions:
    found = {"naskah's files": options.files_digest()[:12], **dict(library_versions(options.ocr != "off"))}
    return tuple(sorted(found.items()))


def run_task(task: Task) -> Reply:
    """The document's answer; WorkerError or PoolError where this worker cannot read as it should."""
    _check(task)
    options = replace(task.options, rules=_unpacked(task.rules))
    try:
        with tempfile.TemporaryDirectory(prefix="naskah-", ignore_cleanup_errors=True) as folder:
            path = Path(folder) / ("document" + task.suffix)
            path.write_bytes(task.data)
            with _reader(task.run, options) as reader:
                return reader.read(SourceFile(path, task.name, task.name))
    except OSError as error:  # not the network's: for those the caller thinks of the scheduler
        raise WorkerError(f"the worker on {platform.node()} cannot read a document: {error}") from None


def _check(task: Task) -> None:
    here, there = dict(versions(task.options)), dict(task.versions)
    for name in sorted(here.keys() | there.keys()):
        if here.get(name) != there.get(name):
            difference = f"{name} is {here.get(name, 'missing')}, where the run started {there.get(name, 'missing')}"
            raise WorkerError(f"versions differ: on {platform.node()} {difference}; install the same on all machines")


@cache
def _unpacked(rules: RuleFiles) -> tuple[str, ...]:
    """The user's rule folders on this machine, until the worker ends."""
    return tuple(_unpacked_folder(files) for files in rules)


_KEPT: list[tempfile.TemporaryDirectory[str]] = []


def _unpacked_folder(files: tuple[tuple[str, bytes], ...]) -> str:
    kept = tempfile.TemporaryDirectory(prefix="naskah-rules-", ignore_cleanup_errors=True)
    _KEPT.append(kept)
    for name, data in files:
        path = Path(kept.name) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return kept.name


class _ChildProcesses:
    """The child processes of one run on this worker, as many as documents are read at a time."""

    def __init__(self) -> None:
        self.idle: list[RestartingWorker] = []
        self.busy: set[RestartingWorker] = set()
        self.used = time.monotonic()

    def stop(self) -> None:
        for reader in (*self.idle, *self.busy):
            reader.stop()
        for reader in self.idle:
            reader.close()


_runs: defaultdict[str, _ChildProcesses] = defaultdict(_ChildProcesses)
_ended: deque[str] = deque(maxlen=1000)
"""Runs whose last errands may still come: they are not begun."""
_lock = threading.Lock()


@contextmanager
def _reader(run: str, options: RunOptions) -> Iterator[RestartingWorker]:
    """A child process of the run, for as long as the document takes."""
    with _lock:
        if run in _ended:
            raise WorkerError("the run has ended")
        old = [_runs.pop(key) for key, of in [*_runs.items()] if key != run and _forgotten(of)]
        readers = _runs[run]
        reader = readers.idle.pop() if readers.idle else RestartingWorker(options)
        readers.busy.add(reader)
    for one in old:
        one.stop()
    try:
        yield reader
    finally:
        with _lock:
            readers.busy.discard(reader)
            readers.idle.append(reader)
            readers.used = time.monotonic()
            ended = _runs.get(run) is not readers
        if ended:
            reader.close()


def _forgotten(readers: _ChildProcesses) -> bool:
    return not readers.busy and time.monotonic() - readers.used > _IDLE_SECONDS


def end_run(run: str) -> None:
    """Ends the run's processes on this worker, also those that are reading."""
    with _lock:
        _ended.append(run)
        readers = _runs.pop(run, None)
    if readers:
        readers.stop()

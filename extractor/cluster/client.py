"""A run's documents read by the workers of a Dask cluster, each in a child process with the same limits as here.

The bytes of each document travel with its task: workers need neither our disk nor our rights on a store. What a worker
that died was doing is done by another, for Dask repeats the task; records are written here, by the run alone.
"""

from __future__ import annotations

import concurrent.futures
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import suppress
from typing import Self
from uuid import uuid4

from ..batch.discover import SourceFile
from ..batch.failures import failure
from ..batch.options import RunOptions
from ..batch.process import Reply
from ..errors import reason
from .errors import ClusterError, connecting, translated
from .task import Task, end_run, rule_files, run_task, versions

CONNECT_SECONDS = 15
_PATIENCE = 300.0
"""Seconds without any worker after which the run stops: some clusters start workers only when there is work."""
_LOOK_SECONDS = 5.0
_MOST_BYTES = 256 * 1024 * 1024
"""Documents under way hold no more than that, or are one: the scheduler keeps them until they are read."""


class Cluster:
    """Readers elsewhere, in place of a pool; ClusterError, one line, where they cannot be reached."""

    def __init__(self, address: str, options: RunOptions, say: Callable[[str], None] = lambda line: None) -> None:
        from ..rulebook.load import load_rules

        load_rules(*options.rules)  # a wrong rule file is named here, with its own path
        self._address, self._options, self._say = address, options, say
        self._run, self._rules, self._versions = uuid4().hex, rule_files(options.rules), versions(options)
        self._client = connecting(address, CONNECT_SECONDS)
        self._executor = self._client.get_executor(pure=False)
        self._pending: dict[Future[Reply], tuple[SourceFile, int]] = {}
        self._threads, self._looked, self._seen = 1, 0.0, time.monotonic()
        self.started = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        """What is still being read is given up, and the workers' processes for this run end."""
        with suppress(Exception):
            self._executor.shutdown(wait=False)
            if self.started and self._client.status == "running":
                self._client.run(end_run, self._run, on_error="ignore")
        with suppress(Exception):
            self._client.close(timeout=5)

    def map(self, items: Iterable[SourceFile]) -> Iterator[tuple[SourceFile, Reply]]:
        """An answer for each item, in the order in which they come."""
        for item in items:
            try:
                data = item.path.read_bytes()
            except OSError as error:
                yield item, _unopened(error)
                continue
            while not self._has_room(len(data)):
                yield from self._done()
            self._submit(item, data)
        while self._pending:
            yield from self._done()

    def _submit(self, item: SourceFile, data: bytes) -> None:
        self.started = True
        task = Task(self._run, item.name, item.path.suffix, data, self._options, self._rules, self._versions)
        with translated(self._address):
            self._pending[self._executor.submit(run_task, task)] = item, len(data)

    def _has_room(self, size: int) -> bool:
        """Each thread of the cluster has a document to read and one to go on with."""
        if not self._pending:
            return True
        self._look()
        under_way = sum(known for _, known in self._pending.values())
        return len(self._pending) < 2 * self._threads and under_way + size <= _MOST_BYTES

    def _done(self) -> Iterator[tuple[SourceFile, Reply]]:
        """The answers that have come; nothing when none has for a while."""
        done, _ = concurrent.futures.wait(self._pending, timeout=1.0, return_when=concurrent.futures.FIRST_COMPLETED)
        for future in done:
            item, _ = self._pending.pop(future)
            yield item, self._reply(future)
        if not done:
            self._look()

    def _reply(self, future: Future[Reply]) -> Reply:
        from distributed import KilledWorker

        with translated(self._address):
            try:
                return future.result()
            except KilledWorker:
                return Reply(failure("crashed", "several workers of the cluster died while they read it"), [])

    def _look(self) -> None:
        """Counts the cluster's threads now and then; ClusterError where it has had none for long."""
        now = time.monotonic()
        if now - self._looked < _LOOK_SECONDS:
            return
        with translated(self._address):
            threads = sum(self._client.nthreads().values())
        self._looked, self._threads = now, max(1, threads)
        if threads:
            self._seen = now
        elif now - self._seen > _PATIENCE:
            raise ClusterError(
                f"the cluster at {self._address} has no workers; start some and give the same command again"
            )
        else:
            self._say(f"the cluster at {self._address} has no workers; waiting for them")


def _unopened(error: OSError) -> Reply:
    return Reply(failure("unreadable", f"the file cannot be opened: {reason(error)}"), [])

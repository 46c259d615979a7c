"""A fixed number of worker processes, each driven by a thread of its own.

Our own, because `concurrent.futures` gives up the whole pool when one process dies and cannot end one that hangs,
and the libraries that can are not under a permissive licence.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable, Iterator
from typing import Protocol, Self

from .discover import SourceFile
from .options import RunOptions
from .process import PoolError, Reply, RestartingWorker

__all__ = ["DocumentReaders", "Pool", "PoolError", "Reply"]


class DocumentReaders(Protocol):
    """What reads documents for a run, here or elsewhere."""

    def __enter__(self) -> Self: ...
    def __exit__(self, *error: object) -> None: ...
    @property
    def started(self) -> bool:
        """Whether any document was read, and the rules with it."""
        ...

    def map(self, items: Iterable[SourceFile]) -> Iterator[tuple[SourceFile, Reply]]:
        """An answer for each item, in the order in which they come; NaskahError where nothing can be read."""
        ...


class Pool:
    """Up to `workers` processes, each started when there is work for it; leaving the block ends them at once."""

    def __init__(self, options: RunOptions, workers: int, first: RestartingWorker | None = None) -> None:
        """`first`: one whose process was started before, with these options and among so many workers."""
        self._options = options
        self._size = max(1, workers)
        self._first = first
        self._requests: queue.Queue[SourceFile | None] = queue.Queue()
        self._replies: queue.Queue[tuple[SourceFile, Reply] | PoolError] = queue.Queue()
        self._readers: list[RestartingWorker] = []
        self._threads: list[threading.Thread] = []
        self._closing = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._closing = True
        for reader in self._readers:
            self._requests.put(None)
            reader.stop()
        if self._first:
            self._first.close()
        for thread in self._threads:
            thread.join(1.0)

    @property
    def started(self) -> bool:
        return bool(self._readers)

    def map(self, items: Iterable[SourceFile]) -> Iterator[tuple[SourceFile, Reply]]:
        """An answer for each item, in the order in which they come; PoolError where no worker can start."""
        pending = 0
        for item in items:
            self._requests.put(item)
            pending += 1
            if len(self._readers) < min(self._size, pending):
                self._add()
            while pending >= 2 * self._size:
                yield self._next()
                pending -= 1
        while pending:
            yield self._next()
            pending -= 1

    def _next(self) -> tuple[SourceFile, Reply]:
        while True:
            try:
                reply = self._replies.get(timeout=0.2)  # Windows cannot interrupt a wait without end
            except queue.Empty:
                continue
            if isinstance(reply, PoolError):
                raise reply
            return reply

    def _add(self) -> None:
        reader, self._first = self._first or RestartingWorker(self._options, self._size), None
        self._readers.append(reader)
        thread = threading.Thread(target=self._serve, args=(reader,), daemon=True)
        self._threads.append(thread)
        thread.start()

    def _serve(self, reader: RestartingWorker) -> None:
        try:
            while (item := self._requests.get()) is not None and not self._closing:
                self._replies.put((item, reader.read(item)))
        except PoolError as fatal:
            self._replies.put(fatal)
        finally:
            reader.close()

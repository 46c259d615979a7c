"""A worker process reads one document at a time; one that hangs, dies or runs out of memory is replaced.

The same on every system: a request is written to it, and a timer ends it if no answer comes.
"""

from __future__ import annotations

import json
import math
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import NaskahError
from ..processors import cores
from .deadline import Deadline
from .discover import SourceFile
from .failures import failure
from .memory import CAN_WATCH, TOO_LARGE, MemoryWatch
from .options import RunOptions
from .start import worker_process

_START_SECONDS = 180.0


class Reply(NamedTuple):
    """What a worker says of a document: what the manifest needs to know, its records, a scan's searchable copy, and,
    packed, what linking needs of the records."""

    head: dict[str, Any]
    records: list[bytes]
    searchable: bytes | None = None
    link_facts: bytes = b""


class PoolError(NaskahError):
    """The workers cannot work at all: a rule file is wrong or the engine does not start."""


class _ProcessEndedError(Exception):
    """The process ended without an answer."""


class Worker:
    """One process; `fresh` until it has answered for a document."""

    def __init__(self, options: RunOptions, of: int, refuses_memory: bool = True) -> None:
        """Starts the process and has it load the engine, but does not wait for it.

        Where it does not refuse memory, it is only watched and ended when it takes more than it may.
        """
        self.fresh = True
        self.timed_out = self.took_too_much = False
        self._temporary = tempfile.mkdtemp(prefix="naskah-")
        self._process = worker_process()
        self._options, self._of = options, of
        self._memory = MemoryWatch(self._process.pid, options.memory)
        self._deadline = Deadline(self._expire, beside=self._weigh).start()
        with suppress(OSError):  # it has ended already, which whoever waits for it is told
            self._send(self._settings(refuses_memory))

    def _own_temporary_folder(self) -> dict[str, str]:
        """What the process leaves when it is killed lies in a folder that goes with it."""
        return dict.fromkeys(("TMPDIR", "TEMP", "TMP"), self._temporary)

    def _settings(self, refuses_memory: bool) -> dict[str, Any]:
        return {
            "engine": self._options.engine,
            "rules": self._options.rules,
            "reading": self._options.reading,
            "memory": self._options.memory if refuses_memory else 0,
            "timeout": self._options.timeout,
            "temporary": self._temporary,
            "environment": {**_share_of_processors(self._of), **self._own_temporary_folder()},
            "save_ocr": bool(self._options.save_ocr),
            "links": self._options.links,
        }

    def wait(self) -> None:
        """Waits until the engine is loaded; PoolError where it cannot be."""
        try:
            head = self._exchange(None, _START_SECONDS).head
        except _ProcessEndedError as death:
            raise PoolError(f"the reading process does not start: it {death}") from None
        if "fatal" in head:
            fatal = PoolError(head["fatal"])
            fatal.exit_status = head["exit_status"]
            raise fatal

    def ask(self, item: SourceFile) -> Reply:
        """The answer for a document; _ProcessEndedError where the process ended instead."""
        reply = self._exchange({"path": str(item.path), "name": item.name}, self._options.timeout)
        self.fresh = False
        return reply

    def _send(self, request: dict[str, Any]) -> None:
        assert self._process.stdin
        self._process.stdin.write(json.dumps(request).encode() + b"\n")
        self._process.stdin.flush()

    def _exchange(self, request: dict[str, Any] | None, seconds: float) -> Reply:
        """What the process says next, to a request where there is one."""
        self._deadline.allow(seconds)
        try:
            assert self._process.stdout
            if request:
                self._send(request)
            head = json.loads(self._process.stdout.readline())
            sizes = head.pop("sizes")
            records = [self._process.stdout.read(size) for size in sizes]
            if sizes != [len(record) for record in records]:
                raise EOFError
        except (OSError, ValueError, EOFError) as error:
            raise _ProcessEndedError(self._ending()) from error
        finally:
            self._deadline.allow(math.inf)
        if self.timed_out:  # with the last word said; the next document must not pay for it
            raise _ProcessEndedError(self._ending())
        link_facts = records.pop() if records else b""
        return Reply(head, records, records.pop() if head.pop("searchable", False) else None, link_facts)

    def _expire(self) -> None:
        self.timed_out = True
        self.kill()

    def _weigh(self) -> None:
        if self._memory.is_exceeded():
            self.took_too_much = True
            self.kill()

    def _ending(self) -> str:
        """How the process ended, in words."""
        self.kill()
        status = self._process.wait()
        if status < 0:
            self.took_too_much |= self._memory.was_near and not self.timed_out
            return f"was ended by signal {signal.Signals(-status).name}"
        return f"ended with status {status}"

    def close(self) -> None:
        """Ends the process and leaves nothing of it behind."""
        self._deadline.end()
        self.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()
        shutil.rmtree(self._temporary, ignore_errors=True)

    def kill(self) -> None:
        """Ends the process and whatever it has started."""
        if sys.platform == "win32":
            program = Path(os.environ["SYSTEMROOT"], "System32", "taskkill.exe")
            tree = [str(program), "/F", "/T", "/PID", str(self._process.pid)]
            with suppress(OSError):
                subprocess.run(tree, capture_output=True, creationflags=subprocess.CREATE_NO_WINDOW, check=False)
            self._process.kill()
            return
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):  # not yet in its own group, or gone
            self._process.kill()


def _share_of_processors(of: int) -> dict[str, str]:
    """How many pages one of so many workers recognises at once; a lone one finds it out by itself."""
    return {} if of == 1 else {"NASKAH_OCR_PROCESSES": str(max(1, cores() // of))}


class RestartingWorker:
    """One process after the other, each started when there is a document for it."""

    def __init__(self, options: RunOptions, of: int = 1) -> None:
        """`of`: among how many such workers the processors are shared, on which pages are recognised."""
        self._options, self._of = options, of
        self._worker: Worker | None = None
        self._is_loaded = self._closing = False
        self._refuses_memory = True

    def begin(self) -> None:
        """Starts the process, which loads the engine while others go about their own work."""
        worker = self._worker = Worker(self._options, self._of, self._refuses_memory)
        self._is_loaded = False
        if self._closing:
            worker.kill()

    def read(self, item: SourceFile) -> Reply:
        """The document's answer; one whose process had read others before gets a second try in a new one."""
        while True:
            worker = self._started()
            fresh, began = worker.fresh, time.perf_counter()
            try:
                reply = worker.ask(item)
            except _ProcessEndedError as death:
                self.close()
                if self._is_sure(worker, fresh):
                    self._refuses_memory = True
                    seconds = round(time.perf_counter() - began, 3)
                    return Reply({**self._verdict(worker, death), "seconds": seconds}, [])
                self._refuses_memory = not fresh
                continue
            spent = reply.head.pop("spent", False)
            if spent or not self._refuses_memory:
                self.close()
            if fresh or not spent:
                self._refuses_memory = True
                return reply

    def _is_sure(self, worker: Worker, fresh: bool) -> bool:
        """Whether another process would end the same way. One that had read others may have paid for them; one that was
        refused memory may have died of it, which a process that is only watched tells."""
        if worker.timed_out or self._closing:
            return True
        may_be_refused = self._refuses_memory and self._options.memory and CAN_WATCH
        return fresh and (worker.took_too_much or not may_be_refused)

    def stop(self) -> None:
        """Ends the process at once, also from another thread; the document it reads is answered as crashed."""
        self._closing = True
        if worker := self._worker:
            worker.kill()

    def close(self) -> None:
        """Ends the process; the next document gets a new one."""
        worker, self._worker = self._worker, None
        if worker:
            worker.close()

    def _started(self) -> Worker:
        if self._worker is None:
            self.begin()
        assert self._worker
        if not self._is_loaded:
            self._worker.wait()
            self._is_loaded = True
        return self._worker

    def _verdict(self, worker: Worker, death: _ProcessEndedError) -> dict[str, Any]:
        if worker.timed_out:
            return failure("timeout", f"not read within {self._options.timeout:g} seconds; allow more with --timeout")
        if worker.took_too_much:
            return failure("too_large", TOO_LARGE)
        return failure("crashed", f"the process reading it {death}; the others were not touched")

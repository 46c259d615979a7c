"""Progress of a run on standard error: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any, Protocol

from ..text.printable import printable

_EVERY = 30.0
"""Seconds between two lines of progress where there is no terminal."""


class Progress(Protocol):
    """Told of a run as it goes."""

    def begin(self, total: int) -> None: ...
    def settled(self) -> None: ...
    def say(self, line: str) -> None: ...
    def end(self) -> None: ...


def counted(count: int, noun: str) -> str:
    """`1 document`, `2 documents`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


class PlainProgress:
    """Lines only."""

    def __init__(self, write: Callable[[str], Any]) -> None:
        self._write = write
        self._total = self._done = 0
        self._spoken = time.monotonic()

    def begin(self, total: int) -> None:
        self._total = total

    def settled(self) -> None:
        self._done += 1
        if time.monotonic() - self._spoken > _EVERY:
            self._spoken = time.monotonic()
            self.say(f"{self._done} of {counted(self._total, 'document')}")

    def say(self, line: str) -> None:
        self._write("naskah: " + printable(line))

    def end(self) -> None:
        """Nothing to clear away."""


class ProgressBar:
    """A progress bar with the time left; lines scroll above it."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("naskah"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True)

    def begin(self, total: int) -> None:
        self._task = self._bar.add_task("naskah", total=total)
        self._bar.start()

    def settled(self) -> None:
        self._bar.advance(self._task)

    def say(self, line: str) -> None:
        self._bar.console.print("naskah: " + printable(line), markup=False, highlight=False, soft_wrap=True)

    def end(self) -> None:
        self._bar.stop()


def progress_for_stderr(write: Callable[[str], Any]) -> Progress:
    """A bar where standard error is a terminal, else lines through `write`."""
    return ProgressBar() if sys.stderr and sys.stderr.isatty() else PlainProgress(write)

"""One thread that ends what takes too long: a timer for each document would take a quarter of the run's own time."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable

_TICK = 0.02
"""Seconds between two looks at a process at work: by so much a document may outlast its time."""
_IDLE_TICK = 0.1
"""… at one that has nothing to do, and is given something."""


class Deadline:
    """Calls `expire` once when the time that was last allowed has passed."""

    def __init__(
        self,
        expire: Callable[[], None],
        clock: Callable[[], float] = time.monotonic,
        beside: Callable[[], None] = lambda: None,
    ) -> None:
        """`beside` is called at every look as long as there is an end."""
        self._expire, self._clock, self._beside = expire, clock, beside
        self._lock, self._ended = threading.Lock(), threading.Event()
        self._at = math.inf

    def start(self) -> Deadline:
        """From now on a thread of its own looks at the clock."""
        threading.Thread(target=self._watch, daemon=True).start()
        return self

    def allow(self, seconds: float) -> None:
        """From now on so many seconds are left; `inf` for no end."""
        with self._lock:
            self._at = self._clock() + seconds

    def look(self) -> None:
        """Calls `expire` where the time has passed, and then not again until more is allowed."""
        with self._lock:
            if self._clock() > self._at:
                self._at = math.inf
                self._expire()
            elif self._at < math.inf:
                self._beside()

    def end(self) -> None:
        """The thread stops; nothing expires any more."""
        self._ended.set()

    def _watch(self) -> None:
        while not self._ended.wait(_TICK if self._at < math.inf else _IDLE_TICK):
            self.look()

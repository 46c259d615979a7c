"""How much memory a document may take: watched from outside, so that what is too much is called so.

A system that refuses memory meets whatever library asks for it: some end the process, some call the file damaged, some
leave out what they had no room for. So the limit of the system lies above the one that is watched.
"""

from __future__ import annotations

import mmap
import os
import re
import sys
from pathlib import Path

TOO_LARGE = "it takes more memory than --memory allows; split it or allow more"
NEARLY = 0.9
"""Share of the limit from which on a process that was ended by a signal was ended for want of memory."""
_MEGABYTE = 1024 * 1024
_SLACK, _LEAST_SLACK = 1 / 8, 128 * _MEGABYTE
"""By how much the system's limit lies above: what a process takes between two looks at it."""
_OUTCRY = re.compile(
    r"(?i)bad[ _]?alloc|(?:out of|insufficient|not enough|no more|cannot allocate|can't allocate) memory"
    r"|memory allocation|failed to allocate|std::length_error|outofmemory"
)
"""What libraries say when they are refused memory."""


def data_bytes(process: int) -> int:
    """Bytes of data that the process (its number) holds; 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{process}/statm").read_bytes().split()[5]) * mmap.PAGESIZE
    except (OSError, ValueError, IndexError):
        return 0


CAN_WATCH = data_bytes(os.getpid()) > 0
"""Whether this system tells what a process holds."""


def limit(megabytes: int) -> None:
    """Asks the system to refuse this process more, or somewhat more where it is watched; Windows has no such limit."""
    if sys.platform == "win32" or not megabytes:
        return
    import resource

    wanted = megabytes * _MEGABYTE
    if CAN_WATCH:
        wanted += max(_LEAST_SLACK, int(wanted * _SLACK))
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


class MemoryWatch:
    """What one process holds, against the megabytes that it may; 0 for no limit."""

    def __init__(self, process: int, megabytes: int) -> None:
        self._process, self._most = process, megabytes * _MEGABYTE
        self._seen = 0

    def is_exceeded(self) -> bool:
        """Whether it holds more now."""
        self._seen = data_bytes(self._process) if self._most else 0
        return self._seen > self._most

    @property
    def was_near(self) -> bool:
        """Whether it held nearly as much when it was last looked at."""
        return bool(self._most) and self._seen > NEARLY * self._most


def is_want_of_memory(error: BaseException | None) -> bool:
    """Whether the error, or the one behind it, came from memory that was refused."""
    for _ in range(10):
        if error is None:
            return False
        if isinstance(error, MemoryError) or _OUTCRY.search(f"{type(error).__name__}: {error}"):
            return True
        error = error.__cause__ or error.__context__
    return False

"""The real engine with a pause, so that there is a middle in which a worker can be killed."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Any

from extractor.model.records import Record
from extractor.pipeline import read_records


def read(path: Path, rules: Any, **reading: Any) -> list[Record]:
    """The real records; a document that says so ends the worker above this process instead."""
    if path.read_bytes().startswith(b"KILL"):
        os.kill(os.getppid(), signal.SIGKILL)
    time.sleep(0.1)
    return read_records(path, rules, **reading)

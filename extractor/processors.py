"""How many processors there are to share."""

from __future__ import annotations

import os


def cores() -> int:
    """How many pages to recognise at once: NASKAH_OCR_PROCESSES, else the cores this process may use."""
    if (said := os.environ.get("NASKAH_OCR_PROCESSES", "")).isdecimal():
        return max(1, int(said))
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

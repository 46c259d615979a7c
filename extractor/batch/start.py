"""The process of a worker: it starts, and imports what every worker needs, before it is told what to do.

`naskah extract` starts the first one as its own first act, so that the two processes import side by side.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

_PROGRAM = (
    "import gc, json, sys; gc.disable(); sys.path[:] = json.loads(sys.argv[1]); "
    "from extractor.batch.worker import serve; serve()"
)
"""Modules come from where ours come from, never from a folder of documents that happens to be the current one. What is
imported and loaded lives on: collecting garbage meanwhile would only take time."""
_WITHOUT_PLUGINS = {"PYDANTIC_DISABLE_PLUGINS": "__all__"}
"""Else pydantic reads what each installed package says of itself, at every start, and runs what offers to."""

_ahead: list[subprocess.Popen[bytes]] = []


def start_ahead() -> None:
    """Starts a process for the first worker that there will be; where there is none, it ends when this one does."""
    _ahead.append(_started())


def worker_process() -> subprocess.Popen[bytes]:
    """A process that waits for its settings: the one that was started ahead, or a new one."""
    return _ahead.pop() if _ahead else _started()


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _PROGRAM, json.dumps(sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=None if os.environ.get("NASKAH_DEBUG") else subprocess.DEVNULL,
        env={**os.environ, **_WITHOUT_PLUGINS},
        **_own_process_group(),
    )


def _own_process_group() -> dict[str, Any]:
    """A process group of its own: Ctrl-C reaches us alone, and we end the workers."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}

"""What can go wrong with a cluster, each in one line that says what to do."""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import Any

from ..errors import NaskahError

_EXTRA = "pip install 'naskah[cluster]'"
_SAME = ("python", "dask", "distributed")


class ClusterError(NaskahError):
    """A cluster that cannot be used; exit status 2 where another address or an installation is what it takes."""

    code = "cluster"

    def __init__(self, message: str, exit_status: int = 1) -> None:
        super().__init__(message)
        self.exit_status = exit_status


def connecting(address: str, seconds: float) -> Any:
    """A client of the scheduler at the address, whose versions are ours."""
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterError(f"--cluster needs more than is installed: {_EXTRA}", 2) from error
    _quieten()
    try:
        client = Client(address, timeout=seconds, set_as_default=False, name="naskah")
    except (OSError, TimeoutError) as error:
        raise ClusterError(f"no Dask scheduler answers at {address}; start one there with: dask scheduler") from error
    except (ValueError, TypeError) as error:
        raise ClusterError(f"{address} is no address of a Dask scheduler: write it as tcp://host:8786", 2) from error
    with translated(address):
        difference = _difference(client.get_versions())
    if difference:
        client.close(timeout=5)
        raise ClusterError(f"versions differ: {difference}; install the same on all machines")
    return client


def _quieten() -> None:
    """Dask's own messages come in many lines; ours say what there is to do."""
    if not os.environ.get("NASKAH_DEBUG"):
        for name in [*logging.root.manager.loggerDict]:  # Dask sets the level of each of its loggers
            if name.partition(".")[0] in ("distributed", "tornado", "asyncio"):
                logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        warnings.filterwarnings("ignore", module=r"(distributed|dask)\b")


def _difference(found: Any) -> str | None:
    """Where the scheduler or a worker has another Python or Dask than we have."""
    own = _told(found["client"])
    others = [
        ("the scheduler", found["scheduler"]),
        *((f"the worker {at}", one) for at, one in found["workers"].items()),
    ]
    for who, one in others:
        told = _told(one) if isinstance(one, dict) else own
        for name in _SAME:
            if told[name] != own[name]:
                return f"{who} has {name} {told[name]}, this machine {own[name]}"
    return None


def _told(one: Any) -> dict[str, str]:
    """Versions by name, of Python without its patch level."""
    packages = one["packages"]
    found = {name: str(packages[name]) for name in _SAME}
    return {**found, "python": ".".join(found["python"].split(".")[:2])}


@contextmanager
def translated(address: str) -> Iterator[None]:
    """Errors of Dask as ClusterError; our own stay what they are."""
    try:
        yield
    except NaskahError:
        raise
    except ImportError as error:
        raise ClusterError(
            f"the cluster at {address} lacks a module ({error}); install naskah on all machines"
        ) from error
    except (CancelledError, OSError, TimeoutError) as error:
        line = f"the scheduler at {address} has gone away; what is done is kept, and the same command goes on from here"
        raise ClusterError(line) from error
    except Exception as error:
        text = " ".join(str(error).split())[:200]
        raise ClusterError(f"the cluster at {address} failed: {type(error).__name__}: {text}") from error

"""One run at a time writes to an output folder or URL: its store, its state, and the lock on both.

A folder has its state inside, and the open database is the lock. For a URL the state is worked on in the user's cache,
where it survives the run's death, and goes to the store when the run ends, for other machines; an object beside it is
the lock. A state can be old but never wrong: what it says of a record counts only while the record has the bytes that
it names.
"""

from __future__ import annotations

import json
import os
import platform
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ..output.files import STATE_FOLDER, make_folder, sha256_of
from .state import BusyError, State
from .store_errors import StoreError
from .stores import LocalStore, RemoteStore, Store, StorePlace

_LOCK = f"{STATE_FOLDER}/lock"
_STATE = f"{STATE_FOLDER}/state.sqlite"


@contextmanager
def locked_output(output: StorePlace) -> Iterator[tuple[Store, State]]:
    """The outputs' store and state; BusyError where another run holds them, StoreError where they cannot be reached."""
    if isinstance(output, Path):
        with State(output) as state:
            yield LocalStore(output), state
        return
    from ..reading.ocr.cache import folder

    store, home = RemoteStore(output), folder() / "runs" / sha256_of(output.encode())[:32]
    make_folder(home)
    with State(home, shown=output) as state, _locked(store, state.id):
        _load_state(store, state)
        try:
            yield store, state
        finally:
            _save_state(store, state)


@contextmanager
def _locked(store: RemoteStore, own: str) -> Iterator[None]:
    """The lock object is ours; one that an earlier run of this machine left behind is taken over, for it is dead."""
    mark = {
        "id": own,
        "host": platform.node(),
        "pid": os.getpid(),
        "since": datetime.now(UTC).isoformat("T", "seconds"),
    }
    data = json.dumps(mark).encode()
    try:
        store.create(_LOCK, data)
    except FileExistsError:
        if (holder := _holder(store)).get("id", own) != own:
            raise BusyError(_busy(store, holder)) from None
        store.write(_LOCK, data)
    except FileNotFoundError as error:
        raise StoreError(f"{store.where}: there is no such place; create the bucket or folder first", 2) from error
    if (holder := _holder(store)) != mark:  # the store could not refuse one of two that came together
        raise BusyError(_busy(store, holder))
    try:
        yield
    finally:
        with suppress(StoreError):
            if _holder(store) == mark:
                store.remove(_LOCK)


def _holder(store: RemoteStore) -> dict[str, Any]:
    """What the lock says of the run that made it; empty where it is gone or damaged."""
    try:
        found = json.loads(store.read(_LOCK))
    except (FileNotFoundError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _busy(store: RemoteStore, holder: dict[str, Any]) -> str:
    who = f"a run on {holder.get('host', 'another machine')} since {holder.get('since', 'an unknown time')}"
    return f"{who} is writing to {store.where}; wait until it ends, or delete {store.where}/{_LOCK} if it is dead"


def _load_state(store: RemoteStore, state: State) -> None:
    """Takes over the state that another machine has left in the store."""
    try:
        tag = store.tag(_STATE)
        if state.digest(_place(store), tag):
            return
        data = store.read(_STATE)
    except FileNotFoundError:
        return
    with tempfile.TemporaryDirectory(prefix="naskah-") as name:
        path = Path(name) / "state.sqlite"
        path.write_bytes(data)
        state.merge_from(path)
    state.remember(_place(store), tag, sha256_of(data))


def _save_state(store: RemoteStore, state: State) -> None:
    """Leaves the state in the store; a store that has gone away does without."""
    with tempfile.TemporaryDirectory(prefix="naskah-") as name, suppress(StoreError):
        path = Path(name) / "state.sqlite"
        state.copy(path)
        data = path.read_bytes()
        state.remember(_place(store), store.write(_STATE, data), sha256_of(data))


def _place(store: RemoteStore) -> str:
    return f"{store.where}/{_STATE}"

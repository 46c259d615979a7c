"""A run: what is unchanged is kept, the rest is read, and every document found gets its line in the manifest."""

from __future__ import annotations

import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from ..errors import NaskahError
from ..output.files import LINKS, MANIFEST, make_folder
from .discover import Item, discover
from .fetch import Inputs
from .lock import held
from .options import Options
from .other_inputs import Others
from .pool import Pool, Readers
from .progress import Report
from .session import DISK, Night, Summary
from .state import State
from .stores import LocalStore, Place, Store

__all__ = ["DiskFullError", "Summary", "run"]


class DiskFullError(NaskahError):
    """The run cannot go on; everything settled so far is kept."""

    code = "disk"


def run(
    inputs: Sequence[Place],
    output: Place,
    options: Options,
    *,
    workers: int,
    fresh: bool,
    report: Report,
    exclude: Sequence[str] = (),
    readers: Readers | None = None,
) -> Summary:
    """Records, manifest and links under `output` for every document in `inputs`; NaskahError where it cannot go on.

    The documents are read by `readers`, or by so many workers of this machine.
    """
    try:
        with readers or Pool(options, workers) as reading, held(output) as (store, state):
            if fresh:
                state.forget()
            others = Others(inputs, state, output)
            listing = discover(inputs, output, exclude, others.known, others.outputs)
            for line in listing.passed.lines():
                report.say(line)
            with Inputs(state) as files:
                replaced = others.yield_names(listing.items, files, options.max_bytes)
                report.begin(len(listing.items))
                state.remember_inputs({**others.known, **listing.roots})
                night = Night(store, options, state, report, listing.items, files, others)
                night.replace(replaced)
                return _read(night, reading, options, store, state)
    except sqlite3.OperationalError as error:
        raise DiskFullError(f"{output}: {error}; make room and give the same command again") from error
    except OSError as error:
        if error.errno in DISK:
            raise DiskFullError(f"{output}: {error.strerror}; make room and give the same command again") from error
        raise NaskahError(f"{error.filename or output}: {error.strerror or error}") from error
    finally:
        report.end()


def _read(night: Night, reading: Readers, options: Options, store: Store, state: State) -> Summary:
    """Settles every document; a run that is stopped leaves the manifest of those that were."""
    store.reserve(night.manifest_size)
    try:
        for item, reply in reading.map(_meanwhile(_import_links, night.to_read())):
            night.take(item, reply)
    except (KeyboardInterrupt, OSError, sqlite3.Error, NaskahError) as error:
        store.release()
        if night.settled or not isinstance(error, NaskahError):
            night.stop()
        raise
    if not reading.started and not night.reused:
        _check_rules(options)
    store.release()
    summary = night.finish()
    _link(night, store, state, summary)
    return summary


def _meanwhile(work: Callable[[], object], items: Iterable[Item]) -> Iterator[Item]:
    """The items; the work is done beside, once there is a first one."""
    for i, item in enumerate(items):
        if i == 0:
            threading.Thread(target=work, daemon=True).start()
        yield item


def _import_links() -> None:
    """Done while the first document is read, the import costs no time at the end."""
    from ..links import write  # noqa: F401


def _check_rules(options: Options) -> None:
    """RuleError where a rule file is wrong although nothing was to be read."""
    from ..rulebook.schema import load_rules

    load_rules(*options.rules)


def _link(night: Night, store: Store, state: State, summary: Summary) -> None:
    """Writes links.jsonl, unless it is there already and made from the same records."""
    try:
        if state.digest(LINKS, summary.content) == night.digest(LINKS):
            return
    except OSError:
        pass
    if isinstance(store, LocalStore):
        _write_links(store.root, state)
    else:
        _link_elsewhere(night, store, state)
    state.remember(LINKS, summary.content, night.digest(LINKS))


def _link_elsewhere(night: Night, store: Store, state: State) -> None:
    """Linking works on a copy of the manifest and of the few records that it has to read."""
    from ..links.packed import unpack

    lacking = (row for row in night.rows() if unpack(state.kin(row.name), row.name, row.sha256, [*row.outputs]) is None)
    with tempfile.TemporaryDirectory(prefix="naskah-", ignore_cleanup_errors=True) as name:
        copy = Path(name)
        for record, data in store.read_many([MANIFEST, *(output for row in lacking for output in row.outputs)]):
            if data is not None:
                make_folder((copy / record).parent)
                (copy / record).write_bytes(data)
        _write_links(copy, state)
        night.write(LINKS, (copy / LINKS).read_bytes())


def _write_links(folder: Path, state: State) -> None:
    from ..links.write import link

    link(folder, state.kin)

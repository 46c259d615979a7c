"""A run: what is unchanged is kept, the rest is read, and every document found gets its line in the manifest."""

from __future__ import annotations

import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from ..entry_points import rule_packages
from ..errors import NaskahError
from ..lexicon.folders import Lexicon, lexicon_of
from ..output.files import LINKS, MANIFEST, make_folder
from .discover import SourceFile, discover
from .fetch import LocalCopies
from .lock import locked_output
from .options import RunOptions
from .other_inputs import OtherInputs
from .pool import DocumentReaders, Pool
from .process import RestartingWorker
from .progress import Progress
from .session import DISK, RunCounts, RunSession
from .state import DamagedStateError, State
from .stores import LocalStore, Store, StorePlace

__all__ = ["DiskFullError", "RunCounts", "run"]


class DiskFullError(NaskahError):
    """The run cannot go on; everything settled so far is kept."""

    code = "disk"


def run(
    inputs: Sequence[StorePlace],
    output: StorePlace,
    options: RunOptions,
    *,
    workers: int,
    fresh: bool,
    report: Progress,
    exclude: Sequence[str] = (),
    readers: DocumentReaders | None = None,
    first: RestartingWorker | None = None,
) -> RunCounts:
    """Records, manifest and links under `output` for every document in `inputs`; NaskahError where it cannot go on.

    The documents are read by `readers`, or by so many workers of this machine, the `first` of which may be running
    already. A state that turns out to be damaged is set aside: it only remembers what was done, so the run begins
    again without it.
    """
    one_run = partial(_run, inputs, output, options, report, exclude, fresh)
    try:
        return one_run(readers or Pool(options, workers, first))
    except DamagedStateError as error:
        report.say(f"{error.message}; all documents are read again")
        return one_run(readers or Pool(options, workers))


def _run(
    inputs: Sequence[StorePlace],
    output: StorePlace,
    options: RunOptions,
    report: Progress,
    exclude: Sequence[str],
    fresh: bool,
    readers: DocumentReaders,
) -> RunCounts:
    try:
        with readers as reading, locked_output(output) as (store, state):
            if fresh:
                state.forget()
            other_inputs = OtherInputs(inputs, state, output)
            listing = discover(inputs, output, exclude, other_inputs.known, other_inputs.outputs)
            for line in listing.passed.lines():
                report.say(line)
            with LocalCopies(state) as files:
                replaced = other_inputs.yield_names(listing.items, files, options.max_bytes)
                report.begin(len(listing.items))
                state.remember_inputs({**other_inputs.known, **listing.roots})
                session = RunSession(store, options, state, report, listing.items, files, other_inputs)
                session.replace(replaced)
                return _read(session, reading, options, store, state)
    except sqlite3.OperationalError as error:
        raise DiskFullError(f"{output}: {error}; make room and give the same command again") from error
    except OSError as error:
        if error.errno in DISK:
            raise DiskFullError(f"{output}: {error.strerror}; make room and give the same command again") from error
        raise NaskahError(f"{error.filename or output}: {error.strerror or error}") from error
    finally:
        report.end()


def _read(session: RunSession, reading: DocumentReaders, options: RunOptions, store: Store, state: State) -> RunCounts:
    """Settles every document; a run that is stopped leaves the manifest of those that were."""
    store.reserve(session.manifest_size)
    try:
        for item, reply in reading.map(_meanwhile(_import_links, session.to_read())):
            session.take(item, reply)
        for item, reply in reading.map(session.left()):
            session.take(item, reply)
    except (KeyboardInterrupt, OSError, sqlite3.Error, NaskahError) as error:
        store.release()
        if session.settled or not isinstance(error, NaskahError):
            session.stop()
        raise
    if not reading.started and not session.reused:
        _check_rules(options)
    store.release()
    summary = session.finish()
    _link(session, store, state, summary, options.rules)
    return summary


def _meanwhile(work: Callable[[], object], items: Iterable[SourceFile]) -> Iterator[SourceFile]:
    """The items; the work is done beside, once there is a first one."""
    for i, item in enumerate(items):
        if i == 0:
            threading.Thread(target=work, daemon=True).start()
        yield item


def _import_links() -> None:
    """Done while the first document is read, the import costs no time at the end."""
    from ..links import write  # noqa: F401


def _check_rules(options: RunOptions) -> None:
    """RuleError where a rule file is wrong although nothing was to be read."""
    from ..rulebook.load import load_rules

    load_rules(*options.rules)


def _link(session: RunSession, store: Store, state: State, summary: RunCounts, rules: Sequence[str]) -> None:
    """Writes links.jsonl, unless it is there already and made from the same records."""
    try:
        if state.digest(LINKS, summary.content) == session.digest(LINKS):
            return
    except OSError:
        pass
    with _lexicon(rules).in_use():
        if isinstance(store, LocalStore):
            _write_links(store.root, state)
        else:
            _link_elsewhere(session, store, state)
    state.remember(LINKS, summary.content, session.digest(LINKS))


def _lexicon(rules: Sequence[str]) -> Lexicon:
    """The closed lists of the run: the built-in ones, or with what its rule files and those of packages bring."""
    if not rules and not rule_packages():
        return lexicon_of()
    from ..rulebook.load import load_rules

    return load_rules(*rules).lexicon


def _link_elsewhere(session: RunSession, store: Store, state: State) -> None:
    """Linking works on a copy of the manifest and of the few records that it has to read."""
    from ..links.packed import unpack

    lacking = (
        row
        for row in session.rows()
        if unpack(state.link_facts(row.name), row.name, row.sha256, [*row.outputs]) is None
    )
    with tempfile.TemporaryDirectory(prefix="naskah-", ignore_cleanup_errors=True) as name:
        copy = Path(name)
        for record, data in store.read_many([MANIFEST, *(output for row in lacking for output in row.outputs)]):
            if data is not None:
                make_folder((copy / record).parent)
                (copy / record).write_bytes(data)
        _write_links(copy, state)
        session.write(LINKS, (copy / LINKS).read_bytes())


def _write_links(folder: Path, state: State) -> None:
    from ..links.write import link

    link(folder, state.link_facts)

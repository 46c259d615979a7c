"""`naskah extract`: files, folders and URLs → records."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .arguments import PathOrUrl
from .common import OCR, RULES_OPTION, fail, out, say

if TYPE_CHECKING:
    from ..batch.options import RunOptions
    from ..batch.pool import DocumentReaders
    from ..batch.process import RestartingWorker
    from ..batch.progress import Progress
    from ..batch.stores import StorePlace


@click.command("extract")
@click.argument(
    "inputs", nargs=-1, required=True, type=PathOrUrl(exists=True, readable=False, path_type=Path), metavar="INPUT..."
)
@click.option(
    "-o",
    "--output",
    type=PathOrUrl(file_okay=False, readable=False, path_type=Path),
    metavar="DIR",
    help="The folder or URL for records and manifest. One file without it: the JSON goes to standard output.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 512),
    default=os.cpu_count() or 1,
    metavar="N",
    help="How many documents are read at a time.  [default: the processors there are]",
)
@click.option(
    "--exclude",
    multiple=True,
    metavar="PATTERN",
    help="Paths in the inputs that are passed over, as a shell pattern; may be given several times.",
)
@RULES_OPTION
@OCR
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=1800.0,
    show_default=True,
    metavar="SECONDS",
    help="The time a document may take before it is given up.",
)
@click.option(
    "--memory",
    type=click.IntRange(min=0),
    default=4096,
    show_default=True,
    metavar="MB",
    help="The memory a document may take; 0 for no limit. Windows keeps no such limit.",
)
@click.option(
    "--max-bytes",
    type=click.IntRange(min=1),
    default=512 * 1024 * 1024,
    show_default=True,
    metavar="N",
    help="The largest file that is read.",
)
@click.option(
    "--max-pages",
    type=click.IntRange(min=1),
    default=5000,
    show_default=True,
    metavar="N",
    help="The most pages a document may have.",
)
@click.option(
    "--resume/--fresh",
    default=True,
    show_default=True,
    help="Keep the records of documents whose bytes, rules and version are unchanged, or read all anew.",
)
@click.option(
    "--save-ocr",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="A folder for searchable PDFs of the scans, at the paths of their records: sk/a.pdf gives DIR/sk/a.pdf.",
)
@click.option(
    "--inside", is_flag=True, help="Read files in PDFs, archives and messages, too; those of portfolios always are."
)
@click.option("--cluster", metavar="ADDRESS", help="The address of a Dask scheduler whose workers read the documents.")
def extract_command(
    inputs: tuple[StorePlace, ...],
    output: StorePlace | None,
    workers: int,
    resume: bool,
    cluster: str | None,
    exclude: tuple[str, ...],
    rules: tuple[Path, ...],
    save_ocr: Path | None,
    **limits: Any,
) -> None:
    """Read files and folders, also behind URLs such as s3://bucket/in, into JSON records.

    Each document becomes one record. A folder is searched through all its folders; DIR gets the same
    paths with .json behind them, and manifest.jsonl with a line for each document found. Symbolic
    links, hidden and system files and the outputs of runs are passed over. A run that was stopped
    leaves the lines of what is done, and goes on when the same command is given again.

    DIR may be given for several inputs, one after the other: the lines and records of the others stay
    (reused), documents keep the names they have there, and a name that another input's document has
    is refused. Records of documents that an input no longer has go to DIR/.naskah/vanished/.

    Exit status: 0 all done; 1 some documents failed, each named on standard error; 2 wrong usage;
    3 a rule file is wrong.

    \b
    Example: naskah extract arsip/ -o outputs/ --workers 4
    """
    from ..batch.options import RunOptions

    copies = _folder_for_copies(save_ocr, inputs, output)
    options = RunOptions(rules=tuple(str(folder.resolve()) for folder in rules), save_ocr=copies, **limits)
    first = inputs[0]
    if output is not None:
        _extract_all(inputs, output, options, cluster, workers=workers, fresh=not resume, exclude=exclude)
    elif len(inputs) == 1 and isinstance(first, Path) and not first.is_dir() and not cluster:
        _extract_file(first, options)
    else:
        raise click.UsageError("all but one file, read on this machine, needs a place for the records: add -o DIR")


def _folder_for_copies(folder: Path | None, inputs: tuple[StorePlace, ...], output: StorePlace | None) -> str:
    """The folder for searchable PDFs, empty for none; UsageError where they might be taken for inputs."""
    from ..batch.searchable_copies import may_contain_copies

    if folder and not may_contain_copies(folder, inputs, output):
        raise click.UsageError(f"--save-ocr {folder} and the inputs must lie apart; give another folder")
    return str(folder.resolve()) if folder else ""


def _extract_all(
    inputs: tuple[StorePlace, ...], output: StorePlace, options: RunOptions, cluster: str | None, **how: Any
) -> None:
    _stop_politely()
    first = None if cluster else _first_worker(options, how["workers"])
    from ..batch.progress import progress_for_stderr
    from ..batch.run import run

    report = progress_for_stderr(say)
    try:
        readers = _readers(cluster, options, report)
        summary = run(inputs, output, options, report=report, readers=readers, first=first, **how)
    except KeyboardInterrupt:
        fail(["stopped; what is done is kept, and the same command (without --fresh) goes on from here"], 130)
    finally:
        if first:
            first.close()
    counts = [f"{count} {status}" for status in ("ok", "partial", "failed") if (count := summary.statuses[status])]
    kept = f" ({summary.reused} unchanged)" if summary.reused else ""
    report.say(f"{', '.join(counts) or 'no documents found'}{kept}; see {output}/manifest.jsonl")
    sys.exit(summary.exit_status)


def _first_worker(options: RunOptions, workers: int) -> RestartingWorker:
    """A process that loads the engine while this one imports what a run needs, which takes about as long."""
    from ..batch.process import RestartingWorker

    first = RestartingWorker(options, workers)
    first.begin()
    return first


def _readers(cluster: str | None, options: RunOptions, report: Progress) -> DocumentReaders | None:
    """The workers of the cluster; None for those of this machine."""
    if not cluster:
        return None
    from ..cluster import Cluster

    return Cluster(cluster, options, report.say)


def _print_record(record: bytes) -> None:
    """The record on standard output; nothing in it, a file's name for one, steers a terminal."""
    from ..text.printable import printable_json

    out(printable_json(record.decode("utf-8")).encode())


def _stop_politely() -> None:
    """A request to end is the same as Ctrl-C, and so is a terminal that is closed, unless nohup said otherwise."""
    import signal

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) == signal.SIG_DFL:
        signal.signal(signal.SIGHUP, signal.default_int_handler)


def _extract_file(path: Path, options: RunOptions) -> None:
    from ..batch.single import extract_file

    _stop_politely()
    reply = extract_file(path, options)
    if error := reply.head["error"]:
        say(f"naskah: {path}: {error['code']}: {error['message']}")
    if why := reply.head.get("no_copy"):
        say(f"naskah: {path}: no searchable copy could be made: {why}")
    if len(reply.records) == 1:
        _print_record(reply.records[0])
    elif reply.records:
        _print_record(b"[" + b",".join(record.strip() for record in reply.records) + b"]\n")
    sys.exit(1 if reply.head["status"] == "failed" else 0)

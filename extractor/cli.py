"""The command `naskah`: thin, every module imported when its command runs, every error one line."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import __version__
from .commands.linking import link, report
from .commands.places import PathOrUrl
from .errors import NaskahError, ReadError

if TYPE_CHECKING:
    from .batch.options import Options
    from .batch.pool import Readers
    from .batch.report import Report
    from .batch.stores import Place
    from .read import OcrMode

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_RULES = click.option(
    "--rules",
    "rules",
    multiple=True,
    type=_FOLDER,
    metavar="DIR",
    help="A folder of rule files that is searched before the built-in ones; may be given several times.",
)
_OCR = click.option(
    "--ocr",
    type=click.Choice(["auto", "off", "force"]),
    default="auto",
    show_default=True,
    help="Whether pages are read with OCR: where they have no usable text, never, or always.",
)


class _Commands(click.Group):
    """Errors that people can act on become one line each and the exit status that the contract names."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except NaskahError as error:
            _fail(error.message.splitlines(), error.exit_status)
        except KeyboardInterrupt:
            _fail(["stopped"], 130)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            ctx.exit(0)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if os.environ.get("NASKAH_DEBUG"):
                raise
            what = f"{type(error).__name__}: {error}"
            _fail([f"{what}: a fault of the program; run again with NASKAH_DEBUG=1 and report what it prints"], 1)


def _fail(lines: Iterable[str], status: int) -> None:
    for line in lines:
        _say(f"naskah: {line}")
    sys.exit(status)


def _say(line: str) -> None:
    """A line on standard error, whatever its encoding."""
    encoding = sys.stderr.encoding or "utf-8"
    click.echo(line.encode(encoding, "backslashreplace").decode(encoding), err=True)


def _out(data: bytes) -> None:
    """Data on standard output, always UTF-8."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _json(value: Any) -> bytes:
    import json

    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="naskah")
def main() -> None:
    """Turn folders of Indonesian government documents into JSON records that people can trust.

    \b
    Example: naskah extract arsip/ -o outputs/
    """


@main.command()
@click.argument("inputs", nargs=-1, required=True, type=PathOrUrl(exists=True, path_type=Path), metavar="INPUT...")
@click.option(
    "-o",
    "--output",
    type=PathOrUrl(file_okay=False, path_type=Path),
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
@_RULES
@_OCR
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
@click.option("--cluster", metavar="ADDRESS", help="The address of a Dask scheduler whose workers read the documents.")
def extract(
    inputs: tuple[Place, ...],
    output: Place | None,
    workers: int,
    resume: bool,
    cluster: str | None,
    exclude: tuple[str, ...],
    rules: tuple[Path, ...],
    **limits: Any,
) -> None:
    """Read files and folders, also behind URLs such as s3://bucket/in, into JSON records.

    Each document becomes one record. A folder is searched through all its folders; DIR gets the same
    paths with .json behind them, and manifest.jsonl with a line for each document found. Symbolic
    links, hidden and system files and the command's own outputs are passed over. A run that was
    stopped goes on when the same command is given again. Exit status: 0 all done; 1 some documents
    failed, each named on standard error; 2 wrong usage; 3 a rule file is wrong.

    \b
    Example: naskah extract arsip/ -o outputs/ --workers 4
    """
    from .batch.options import Options

    options = Options(rules=tuple(str(folder.resolve()) for folder in rules), **limits)
    first = inputs[0]
    if output is not None:
        _extract_all(inputs, output, options, cluster, workers=workers, fresh=not resume, exclude=exclude)
    elif len(inputs) == 1 and isinstance(first, Path) and first.is_file() and not cluster:
        _extract_one(first, options)
    else:
        raise click.UsageError("all but one file, read on this machine, needs a place for the records: add -o DIR")


def _extract_all(inputs: tuple[Place, ...], output: Place, options: Options, cluster: str | None, **how: Any) -> None:
    from .batch.report import report_for_stderr
    from .batch.run import run

    _stop_politely()
    report = report_for_stderr(_say)
    try:
        summary = run(inputs, output, options, report=report, readers=_readers(cluster, options, report), **how)
    except KeyboardInterrupt:
        _fail(["stopped; what is done is kept, and the same command (without --fresh) goes on from here"], 130)
    counts = [f"{count} {status}" for status in ("ok", "partial", "failed") if (count := summary.statuses[status])]
    kept = f" ({summary.reused} unchanged)" if summary.reused else ""
    report.say(f"{', '.join(counts) or 'no documents found'}{kept}; see {output}/manifest.jsonl")
    sys.exit(summary.exit_status)


def _readers(cluster: str | None, options: Options, report: Report) -> Readers | None:
    """The workers of the cluster; None for those of this machine."""
    if not cluster:
        return None
    from .cluster import Cluster

    return Cluster(cluster, options, report.say)


def _stop_politely() -> None:
    """A request to end is the same as Ctrl-C."""
    import signal

    signal.signal(signal.SIGTERM, signal.default_int_handler)


def _extract_one(path: Path, options: Options) -> None:
    from .batch.one import extract_one
    from .batch.report import printable

    _stop_politely()
    reply = extract_one(path, options)
    if error := reply.head["error"]:
        _say(printable(f"naskah: {path}: {error['code']}: {error['message']}"))
    if len(reply.records) == 1:
        _out(reply.records[0])
    elif reply.records:
        _out(b"[" + b",".join(record.strip() for record in reply.records) + b"]\n")
    sys.exit(1 if reply.head["status"] == "failed" else 0)


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_RULES
@_OCR
@click.option("--text", is_flag=True, help="Print the document's text as it was read, and nothing else.")
def inspect(file: Path, rules: tuple[Path, ...], ocr: OcrMode, text: bool) -> None:
    """Show how a file was read, and why so.

    Its kind and the reasons, pages, sections, tables, and the rule and place behind each value. What
    was not found is listed too, with the sections in which it was looked for.

    \b
    Example: naskah inspect arsip/sk-31.pdf
    """
    from .inspect import inspect_file, text_of
    from .rules import load_rules
    from .show import show

    try:
        if text:
            _out((text_of(file, ocr) + "\n").encode("utf-8", "backslashreplace"))
            return
        for block in inspect_file(file, load_rules(*rules), ocr):
            show(*block)
    except ReadError as error:
        raise NaskahError(f"{file}: {error.code}: {error.message}") from error


@main.command()
@click.argument("text", nargs=-1, metavar="[TEXT|FILE...]")
@click.option("--table", is_flag=True, help="Print a table instead of JSON.")
def cite(text: tuple[str, ...], table: bool) -> None:
    """List the legal citations in a text as JSON.

    The text is given itself, as files, or through standard input: an argument that names a file is
    read as a document, any other is the text.

    \b
    Example: naskah cite "Pasal 15 UU Nomor 25 Tahun 2009 tentang Pelayanan Publik"
    """
    from . import cite as find
    from .show import show

    found = [
        {**({"path": path} if path else {}), **citation} for path, words in _texts(text) for citation in find(words)
    ]
    if table:
        columns = ("type", "number", "year", "title", "pinpoint", "id", "span")
        rows = [[_cell(citation[column]) for column in columns] for citation in found]
        show("citations", columns, rows)
    else:
        _out(_json(found))


def _texts(arguments: tuple[str, ...]) -> Iterable[tuple[str, str]]:
    """(path, text) of each argument; the path is empty for text that was given itself."""
    from .read import read

    if not arguments:
        yield "", sys.stdin.buffer.read().decode("utf-8", "replace")
    for argument in arguments:
        try:
            is_file = Path(argument).is_file()
        except (OSError, ValueError):
            is_file = False
        if not is_file:
            yield "", argument
            continue
        try:
            yield argument, read(Path(argument)).text
        except ReadError as error:
            raise NaskahError(f"{argument}: {error.code}: {error.message}") from error


def _cell(value: Any) -> str:
    if value is None:
        return "-"
    return "–".join(map(str, value)) if isinstance(value, list) else str(value)


@main.command()
@click.argument("kind", required=False)
@_RULES
def schema(kind: str | None, rules: tuple[Path, ...]) -> None:
    """Print the JSON Schema of the records.

    Of one kind, or without KIND of all of them, by their names.

    \b
    Example: naskah schema decree > decree.schema.json
    """
    from .records import record_schema
    from .rules import load_rules

    kinds = {rule.kind: rule for rule in load_rules(*rules)}
    if kind is not None and kind not in kinds:
        raise click.UsageError(f"there is no kind {kind!r}; known: {', '.join(sorted(kinds))}")
    _out(_json(record_schema(kinds[kind]) if kind else {name: record_schema(rule) for name, rule in kinds.items()}))


@main.group()
def rules() -> None:
    """Show, check and describe the rule files.

    \b
    Example: naskah rules check my-rules/
    """


@rules.command("list")
@_RULES
def rules_list(rules: tuple[Path, ...]) -> None:
    """List the kinds of document that the rule files describe.

    \b
    Example: naskah rules list --rules my-rules/
    """
    from .rules import load_rules
    from .show import show

    rows = [
        (rule.kind, rule.about, str(len(rule.fields) + len(rule.groups)), rule.source) for rule in load_rules(*rules)
    ]
    show("kinds", ("kind", "about", "fields", "file"), rows)


@rules.command("check")
@click.argument("folders", nargs=-1, type=_FOLDER, metavar="[DIR...]")
def rules_check(folders: tuple[Path, ...]) -> None:
    """Run every example in the rule files and report what does not hold, with exit status 3.

    \b
    Example: naskah rules check my-rules/
    """
    from .check import check_rules
    from .rules import load_rules

    loaded = load_rules(*folders)
    problems = check_rules(loaded)
    for problem in problems:
        _say(f"naskah: {problem.file}: {problem.key}: {problem.reason}")
    _say(f"naskah: {len(loaded)} rules, {len(problems)} problems")
    sys.exit(3 if problems else 0)


@rules.command("schema")
def rules_schema() -> None:
    """Print the JSON Schema of rule files, for editors that check TOML while it is written.

    \b
    Example: naskah rules schema > rule.schema.json
    """
    from .rules import Rule

    _out(_json({"$schema": "https://json-schema.org/draft/2020-12/schema", **Rule.model_json_schema()}))


for _command in (link, report):
    main.add_command(_command)

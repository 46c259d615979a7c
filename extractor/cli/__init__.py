"""The command `naskah`: thin, every module imported when its command runs, every error one line."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .. import __version__
from ..errors import NaskahError, RuleWarning
from ..text.printable import printable_lines
from .arguments import file_meant
from .common import OCR, RULES_OPTION, as_json, fail, out, read_or_fail, say
from .evaluate import evaluate_command
from .export import export_command
from .extract import extract_command
from .links import link_command, report_command
from .rename import rename_command
from .rules import rules_command

if TYPE_CHECKING:
    from ..reading import OcrMode


class _Commands(click.Group):
    """Errors that people can act on become one line each and the exit status that the contract names."""

    def main(self, *args: Any, **extra: Any) -> Any:
        _open_standard_streams()
        return super().main(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            with warnings.catch_warnings():
                warnings.showwarning = _told(warnings.showwarning)
                return super().invoke(ctx)
        except NaskahError as error:
            fail(error.message.splitlines(), error.exit_status)
        except KeyboardInterrupt:
            fail(["stopped"], 130)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            ctx.exit(0)
        except click.ClickException as error:
            vars(error)["message"] = printable_lines(error.message)
            raise
        except (click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if os.environ.get("NASKAH_DEBUG"):
                raise
            what = f"{type(error).__name__}: {error}"
            fail([f"{what}: a fault of the program; run again with NASKAH_DEBUG=1 and report what it prints"], 1)


def _open_standard_streams() -> None:
    """Where a standard stream was closed, nothing is written to it: else the next file that is opened would get it."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            opened = os.open(os.devnull, os.O_RDWR)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
            setattr(sys, name, os.fdopen(number, "r" if number == 0 else "w", encoding="utf-8"))


def _told(otherwise: Callable[..., None]) -> Callable[..., None]:
    """Warnings about rule files as lines for people; all others go their way."""

    def print_warning(message: Warning | str, category: type[Warning], *rest: Any) -> None:
        if issubclass(category, RuleWarning):
            say(f"naskah: {message}")
        else:
            otherwise(message, category, *rest)

    return print_warning


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="naskah")
def main() -> None:
    """Turn folders of Indonesian government documents into JSON records that people can trust.

    \b
    Example: naskah extract arsip/ -o outputs/
    """


@main.command("inspect")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=False, path_type=Path))
@RULES_OPTION
@OCR
@click.option("--text", is_flag=True, help="Print the document's text as it was read, and nothing else.")
@click.option("--why", metavar="FIELD", help="Tell why a field (signatory, parties.nip, kind) has its value or none.")
@click.option("--as", "kind", metavar="KIND", help="Read the file as this kind, whatever claims it.")
@click.option("--all", "every", is_flag=True, help="Show every value of long lists and tables.")
def inspect_command(
    file: Path, rules: tuple[Path, ...], ocr: OcrMode, text: bool, why: str | None, kind: str | None, every: bool
) -> None:
    """Show how a file was read, and why so.

    Its kind and the reasons, pages, sections, tables, and the rule and place behind each value. What
    was not found is listed too, with the sections in which it was looked for. --why FIELD tells of one
    field where it was looked for, each candidate with what spoke for and against it, and the nearest text.

    \b
    Example: naskah inspect arsip/sk-31.pdf
    """
    from ..authoring.inspect import InspectQuestion, inspect_file, text_as_read
    from ..rulebook.load import load_rules
    from .console import print_table

    if text:
        out((read_or_fail(file, lambda path: text_as_read(path, ocr)) + "\n").encode("utf-8", "backslashreplace"))
        return
    loaded, question = load_rules(*rules), InspectQuestion(why, kind, every)
    for block in read_or_fail(file, lambda path: inspect_file(path, loaded, ocr, question)):
        print_table(*block)


@main.command("cite")
@click.argument("text", nargs=-1, metavar="[TEXT|FILE...]")
@click.option("--table", is_flag=True, help="Print a table instead of JSON.")
def cite_command(text: tuple[str, ...], table: bool) -> None:
    """List the legal citations in a text as JSON.

    The text is given itself, as files, or through standard input: an argument that names a file is
    read as a document, any other is the text, unless it looks like a path.

    \b
    Example: naskah cite "Pasal 15 UU Nomor 25 Tahun 2009 tentang Pelayanan Publik"
    """
    from .. import cite
    from .console import print_table

    found = [
        {**({"path": path} if path else {}), **citation.model_dump(mode="json")}
        for path, words in _texts(text)
        for citation in cite(words)
    ]
    if table:
        columns = ("type", "number", "year", "title", "pinpoint", "id", "span")
        rows = [[_cell(citation[column]) for column in columns] for citation in found]
        print_table("citations", columns, rows)
    else:
        out(as_json(found))


def _texts(arguments: tuple[str, ...]) -> Iterable[tuple[str, str]]:
    """(path, text) of each argument; the path is empty for text that was given itself."""
    from ..reading import read

    if not arguments:
        yield "", sys.stdin.buffer.read().decode("utf-8", "replace")
    files = [file_meant(argument) for argument in arguments]
    for argument, path in zip(arguments, files, strict=True):
        yield (argument, read_or_fail(path, lambda path: read(path).text)) if path else ("", argument)


def _cell(value: Any) -> str:
    if value is None:
        return "-"
    return "–".join(map(str, value)) if isinstance(value, list) else str(value)


@main.command("schema")
@click.argument("kind", required=False)
@RULES_OPTION
def schema_command(kind: str | None, rules: tuple[Path, ...]) -> None:
    """Print the JSON Schema of records, of a KIND or without KIND of any kind.

    `manifest` and `links` give that of the lines of manifest.jsonl and links.jsonl, `jdihn` that of
    the feed that naskah export writes for a JDIH site.

    \b
    Example: naskah schema decree > decree.schema.json
    """
    from ..export.feed_schema import FEED_NAME, feed_schema
    from ..records.json_schema import LINES, line_schema, record_schema, records_schema
    from ..rulebook.load import load_rules

    kinds = {rule.kind: rule for rule in load_rules(*rules)}
    if kind is None:
        out(as_json(records_schema(kinds.values())))
    elif kind in kinds:
        out(as_json(record_schema(kinds[kind])))
    elif kind in LINES:
        out(as_json(line_schema(kind)))
    elif kind == FEED_NAME:
        out(as_json(feed_schema()))
    else:
        raise click.UsageError(f"there is no kind {kind!r}; known: {', '.join(sorted((*kinds, *LINES, FEED_NAME)))}")


for _command in (extract_command, export_command, rename_command, rules_command):
    main.add_command(_command)
for _command in (evaluate_command, link_command, report_command):
    main.add_command(_command)

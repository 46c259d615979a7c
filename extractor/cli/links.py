"""`naskah link` and `naskah report`: what a finished run says as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import NaskahError
from .common import RULES_OPTION, say

if TYPE_CHECKING:
    from ..batch.state import State

_RUN = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("link")
@click.argument("folder", type=_RUN, metavar="DIR")
@RULES_OPTION
def link_command(folder: Path, rules: tuple[str, ...]) -> None:
    """Link the documents of a run to each other, in DIR/links.jsonl.

    The evidence of index reports to the letters it names, legal bases to the documents that are these
    instruments, copies to each other. `naskah extract` does so at the end of every run.

    \b
    Example: naskah link outputs/
    """
    from ..batch.progress import counted
    from ..links.write import link
    from ..output.files import LINKS
    from ..output.run_lines import manifest_lines
    from ..rulebook.load import load_rules

    next(manifest_lines(folder), None)  # a folder that holds no run is left as it is
    try:
        with _held(folder), load_rules(*map(Path, rules)).lexicon.in_use():
            counts = link(folder, tell=lambda line: say(f"naskah: {line}"))
    except OSError as error:
        raise NaskahError(f"{error.filename or folder}: {error.strerror or error}") from error
    for (kind, status), count in sorted(counts.items()):
        say(f"naskah: {kind} {status}: {count}")
    say(f"naskah: {counted(counts.total(), 'link')}; see {click.format_filename(folder / LINKS)}")


def _held(folder: Path) -> State:
    """The run's state, which keeps other runs out; one that is damaged is set aside for a new one."""
    from ..batch.state import DamagedStateError, State

    try:
        return State(folder)
    except DamagedStateError as error:
        say(f"naskah: {error.message}")
        return State(folder)


@click.command("report")
@click.argument("folder", type=_RUN, metavar="DIR")
@click.option(
    "--html",
    "page",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the report as one page of HTML that needs no other file, instead of printing it.",
)
def report_command(folder: Path, page: Path | None) -> None:
    """Sum up a run: what was read, what failed and why, doubts, copies, evidence that is missing.

    \b
    Example: naskah report outputs/ --html laporan.html
    """
    from ..report.html_page import html
    from ..report.summary import summarise
    from ..report.tables import report_blocks
    from .console import print_table

    try:
        summary = summarise(folder)
        for line in summary.unread:
            say(f"naskah: {line}")
        if page:
            page.write_bytes(html(summary, folder.resolve().name).encode("utf-8", "backslashreplace"))
            say(f"naskah: the report is in {click.format_filename(page)}")
            return
    except OSError as error:
        raise NaskahError(f"{error.filename or folder}: {error.strerror or error}") from error
    for block in report_blocks(summary):
        print_table(*block)

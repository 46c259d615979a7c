"""`naskah evaluate`: how much of a run's records is right."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .common import as_json, out, say

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("evaluate")
@click.argument("truth", type=_FOLDER, metavar="TRUTH_DIR")
@click.argument("records", type=_FOLDER, metavar="RECORD_DIR")
@click.option("--misses", is_flag=True, help="List every value that is wrong or missing.")
@click.option("--json", "json", is_flag=True, help="Print JSON instead of tables.")
@click.option(
    "--baseline",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="What --json printed before: exit status 1 where a field's F1 is lower now.",
)
def evaluate_command(truth: Path, records: Path, misses: bool, json: bool, baseline: Path | None) -> None:
    """Compare records with what is true of their documents: precision, recall and F1 a field.

    TRUTH_DIR holds NAME.truth.json for NAME.pdf, with the fields that are to be compared; RECORD_DIR
    is the output of `naskah extract`. Wrong is what was found and is not true, missing what was not
    found at all.

    \b
    Example: naskah evaluate truth/ outputs/ --misses
    """
    from ..authoring.evaluate import evaluate
    from ..authoring.evaluate_figures import fallen, figure_tables, figures_as_json
    from .console import print_table

    found = evaluate(truth, records)
    if json:
        out(as_json(figures_as_json(found, misses)))
    else:
        for table in figure_tables(found, misses):
            print_table(*table)
    lines = fallen(found, baseline) if baseline else []
    for line in lines:
        say(f"naskah: {line}")
    sys.exit(1 if lines else 0)

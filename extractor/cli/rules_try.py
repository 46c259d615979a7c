"""`naskah rules try`: a pattern, a label or a heading on a document, before it stands in a rule file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .common import OCR, RULES_OPTION, read_or_fail, say

if TYPE_CHECKING:
    from ..authoring.trials import Trial
    from ..fields.field_type import FieldType
    from ..model.document import Document
    from ..reading import OcrMode
    from ..rulebook.rule_set import RuleSet


@click.command("try")
@click.argument("what", nargs=-1, required=True, metavar="[PATTERN] FILE...")
@click.option("--label", metavar="LABEL", help="A meaning in labels.toml, or a wording that is not listed yet.")
@click.option("--heading", metavar="HEADING", help="A key of headings.toml, or a wording that is not listed yet.")
@click.option("--type", "kind", default="text", show_default=True, help="The field type that reads what is captured.")
@RULES_OPTION
@OCR
def rules_try(
    what: tuple[str, ...], label: str | None, heading: str | None, kind: str, rules: tuple[Path, ...], ocr: OcrMode
) -> None:
    """Show what a PATTERN, a label or a heading captures in each FILE, and how it reads.

    {{bol}} may be used as in rule files. Where nothing is captured, what stands nearest is told, and the
    smallest change with which the pattern would match. Exit status 1 where no file gives anything.

    \b
    Example: naskah rules try '{{bol}}Nomor[ \\t]*:[ \\t]*(?P<value>.+)' --type letter_number surat.pdf
    Example: naskah rules try --label 'Nomor Sertifikat' sertifikat.pdf
    """
    from ..reading import read
    from ..rulebook.load import load_rules

    if label is not None and heading is not None:
        raise click.UsageError("give a PATTERN, --label or --heading, one of them")
    source, files = (None, what) if label is not None or heading is not None else (what[0], what[1:])
    loaded, found = load_rules(*rules), False
    for file in _paths(files):
        with loaded.lexicon.in_use():
            document = read_or_fail(file, lambda path: read(path, ocr=ocr))
            trial = _tried(document, source, label, heading, _type(kind), loaded)
        _show(file, trial, kind)
        found = found or bool(trial.captures)
    sys.exit(0 if found else 1)


def _paths(names: tuple[str, ...]) -> list[Path]:
    if not names:
        raise click.UsageError("give at least one FILE to try it on: naskah rules try 'PATTERN' FILE")
    for name in names:
        if not Path(name).is_file():
            raise click.UsageError(f"there is no file {name}; a pattern with blanks stands in quotes")
    return list(map(Path, names))


def _type(name: str) -> FieldType:
    from ..rulebook.registry import FIELD_TYPES

    try:
        found: FieldType = FIELD_TYPES[name]
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    return found


def _tried(
    document: Document, source: str | None, label: str | None, heading: str | None, kind: FieldType, rules: RuleSet
) -> Trial:
    from ..authoring.trials import try_heading, try_label, try_pattern
    from ..rulebook.files import with_words

    if label is not None:
        return try_label(document, label, kind, rules.lexicon)
    if heading is not None:
        return try_heading(document, heading, rules.lexicon)
    try:
        return try_pattern(document, with_words(source or ""), kind)
    except ValueError as error:
        raise click.UsageError(f"the pattern {source!r} cannot be used: {error}") from None


def _show(file: Path, trial: Trial, kind: str) -> None:
    from .console import print_table

    rows = [(str(c.page), str(c.line), c.words, c.reads, c.around) for c in trial.captures]
    print_table(str(file), ("page", "line", "captured", f"as {kind}", "the line"), rows)
    for note in trial.notes:
        say(f"naskah: {note}")

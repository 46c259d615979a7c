"""`naskah rename`: copies of documents under names for people."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .common import RULES_OPTION, say
from .export import MASK

_RUN = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("rename")
@click.argument("folder", type=_RUN, metavar="DIR")
@click.option("--pattern", required=True, help="The names: fields in braces, and whatever else is to stand in them.")
@click.option(
    "--to", "target", type=click.Path(file_okay=False, path_type=Path), required=True, metavar="DEST",
    help="The folder for the copies and names.csv.",
)  # fmt: skip
@click.option(
    "--from",
    "source",
    type=_RUN,
    metavar="FOLDER",
    help="Where the documents are, if they are no longer where they were.",
)
@MASK
@RULES_OPTION
def rename_command(
    folder: Path, pattern: str, target: Path, source: Path | None, mask: str | None, rules: tuple[Path, ...]
) -> None:
    """Copy the documents of a run under names made from their records.

    Nothing is moved or overwritten. Names are fit for Windows; a name that two documents would have
    gets a number, a value that a record does not have reads tanpa-FIELD. DEST/names.csv has the old
    name and the new one of each, what is missing and what went wrong; the exit status is 1 where a
    document could not be copied.

    Fields: date, kind, jenis, subtype, number, classification, subject, issuer, region, place,
    signatory, the other columns of `documents` in `naskah export`, and any value of a record by its
    path: purpose, declarant.name, parties.0.name.

    \b
    Example: naskah rename outputs/ --pattern "{date}_{kind}_{number}_{subject}" --to arsip-rapi/
    """
    from ..export.masks import Masks, parse
    from ..export.rename import NAMES, NO_RULE, never_there, rename
    from ..export.run import RunFolder
    from ..rulebook.load import load_rules

    masks = Masks(parse(mask))
    run = RunFolder(folder)
    known = load_rules(*rules)
    with known.lexicon.in_use():
        kinds = {rule.kind: (*rule.fields, *rule.groups) for rule in known}
        counts = rename(run, pattern, target, source, masks, kinds)
    for line in run.said():
        say(f"naskah: {line}")
    if counts[NO_RULE]:
        say(f"naskah: {counts[NO_RULE]:,} {NO_RULE}: their dates, numbers and titles are not known; give --rules DIR")
    for field in never_there(counts):
        say(f"naskah: {{{field}}} stands in none of the records: the names say tanpa-{field}")
    told = ("copied", "there_already", "failed", "collisions", "with missing values")
    say("naskah: " + ", ".join(f"{counts[name]:,} {name.replace('_', ' ')}" for name in told))
    say(f"naskah: {masks.about()}; see {click.format_filename(target / NAMES)}")
    sys.exit(1 if counts["failed"] else 0)

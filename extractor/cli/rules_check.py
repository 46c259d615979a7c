"""`naskah rules check`: what rule files promise, run on their examples and on whole documents."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .arguments import RuleFolder
from .common import OCR, say

if TYPE_CHECKING:
    from ..reading import OcrMode
    from ..rulebook.rule_set import RuleSet

_DOCUMENTS = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("check")
@click.argument("folders", nargs=-1, type=RuleFolder(), metavar="[DIR...]")
@click.option(
    "--on",
    "documents",
    multiple=True,
    type=_DOCUMENTS,
    metavar="DOCS",
    help="A folder of whole documents, NAME.pdf beside NAME.expected.json; may be given several times.",
)
@click.option("--update", is_flag=True, help="Write what the records say now into NAME.expected.json, to be checked.")
@OCR
def rules_check(folders: tuple[Path, ...], documents: tuple[Path, ...], update: bool, ocr: OcrMode) -> None:
    """Run every example in the rule files and report what does not hold, with exit status 3.

    A name under [labels] that labels.toml has, too, is told: it adds wordings to that meaning. So is a
    file in DIR/vocabularies that has no built-in list's name and that no rule names: nothing reads it.
    With --on, whole documents are read, too, and each value in NAME.expected.json has to be in the
    record: {"kind": "letter", "number": {"sequence": "12"}, "/tembusan/0": "Arsip"}. null says that
    nothing may be found, "not_kind": "letter" that this kind may not claim it. NAME.2.expected.json
    is for the second document in a file.

    \b
    Example: naskah rules check my-rules/ --on my-documents/
    """
    from ..authoring.own_labels import extended_meanings
    from ..authoring.run_examples import check_rules
    from ..authoring.unread_lists import unread_lists
    from ..batch.progress import counted
    from ..resources import rules_dir
    from ..rulebook.load import load_rules

    if update and not documents:
        raise click.UsageError("--update writes beside whole documents: say where they are with --on DOCS")
    loaded = load_rules(*(folders or (rules_dir(),)))
    problems = [str(problem) for problem in check_rules(loaded)]
    notes = [counted(len(loaded), "rule")]
    for folder in documents:
        missed, told = _updated(folder, loaded, ocr) if update else _checked(folder, loaded, ocr)
        problems += missed
        notes += told
    for line in (*extended_meanings(folders, loaded), *unread_lists(folders), *problems):
        say(f"naskah: {line}")
    say(f"naskah: {', '.join([*notes, counted(len(problems), 'problem')])}")
    sys.exit(3 if problems else 0)


def _checked(folder: Path, rules: RuleSet, ocr: OcrMode) -> tuple[list[str], list[str]]:
    """What does not hold in a folder of documents, and what was compared."""
    from ..authoring.fixtures import check_folder
    from ..batch.progress import counted

    found = check_folder(folder, rules, ocr)
    told = [counted(found.documents, "document"), counted(found.values, "value")]
    if found.without:
        told.append(f"{counted(len(found.without), 'document')} without NAME.expected.json (--update writes it)")
    return list(map(str, found.misses)), told


def _updated(folder: Path, rules: RuleSet, ocr: OcrMode) -> tuple[list[str], list[str]]:
    """Nothing that does not hold: what was written is told, line by line."""
    from ..authoring.fixtures import update_folder
    from ..batch.progress import counted

    lines = [str(line) for line in update_folder(folder, rules, ocr)]
    for line in lines:
        say(f"naskah: {line}")
    return [], [f"{counted(len(lines), 'line')} of {folder} to check"]

"""`naskah rules`: what the rule files say, whether they hold, and a draft of a new one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import RuleError
from .common import OCR, RULES_OPTION, as_json, out, read_or_fail, say
from .rules_check import rules_check
from .rules_diff import rules_diff
from .rules_explain import rules_explain
from .rules_fields import rules_fields
from .rules_try import rules_try

if TYPE_CHECKING:
    from ..reading import OcrMode

_NARROW = 32
"""Characters of a value that a draft read."""


@click.group("rules")
def rules_command() -> None:
    """Show, check and describe the rule files.

    \b
    Example: naskah rules check my-rules/
    """


@rules_command.command("list")
@click.argument("words", required=False)
@click.argument("part", required=False)
@RULES_OPTION
def rules_list(words: str | None, part: str | None, rules: tuple[Path, ...]) -> None:
    """List the kinds of document that the rule files describe, or the keys of a list of WORDS with their spellings.

    WORDS is the name of a file in vocabularies/, such as labels, headings or subtypes; with PART only what has these
    letters in its key or in a spelling, whatever the capitals.

    \b
    Example: naskah rules list --rules my-rules/
    Example: naskah rules list labels
    Example: naskah rules list labels tanggal
    """
    from ..authoring.listed_words import list_names, listed_words
    from ..rulebook.load import load_rules
    from .console import print_table

    if words is not None:
        if words not in list_names():
            raise click.UsageError(f"no list is called {words!r}; there are: {', '.join(list_names())}")
        listed = listed_words(load_rules(*rules).lexicon, words, part or "")
        if not listed:
            raise click.UsageError(f"nothing in {words} has {part!r} in its key or its words")
        print_table(words, ("key", "words"), listed)
        return
    rows = [
        (rule.kind, rule.about, str(len(rule.fields) + len(rule.groups)), rule.source) for rule in load_rules(*rules)
    ]
    print_table("kinds", ("kind", "about", "fields", "file"), rows)


@rules_command.command("new")
@click.argument("kind")
@click.option(
    "--from",
    "examples",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, readable=False, path_type=Path),
    metavar="FILE",
    help="A document of the kind; may be given several times: what they share becomes patterns.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    metavar="DIR",
    help="The folder for KIND.toml; without it, the current one.",
)
@OCR
def rules_new(kind: str, examples: tuple[Path, ...], output: Path, ocr: OcrMode) -> None:
    """Draft a rule file for a new kind of document, to be filled in.

    With documents of the kind, what recurs in most of them becomes headings, labels and tables, and what
    recurs in all of them signals, whatever its capitals, blanks and columns; comments say in how many each
    was met, and what was left out. It passes `naskah rules check` as it is, and extracts.

    \b
    Example: naskah rules new notulen --from rapat-1.pdf --from rapat-2.pdf -o my-rules/
    """
    from ..authoring.scaffold import draft_rule_file, is_kind
    from ..reading import read
    from ..rulebook.load import load_rules

    if not is_kind(kind):
        raise click.UsageError(f"{kind!r} is no name of a kind: small letters, digits and _, a letter first")
    target = output / f"{kind}.toml"
    if kind in {rule.kind for rule in load_rules()}:
        raise click.UsageError(f"there is a kind {kind} already; choose another name")
    if target.exists():
        raise click.UsageError(f"{target} is there already; give another KIND or -o")
    documents = [read_or_fail(path, lambda path: read(path, ocr=ocr)) for path in examples]
    try:
        output.mkdir(parents=True, exist_ok=True)
        target.write_text(draft_rule_file(kind, documents), encoding="utf-8", newline="\n")
    except OSError as error:
        raise click.UsageError(f"{target} cannot be written: {error.strerror}") from error
    say(f"naskah: {target} is a draft; fill it in, then `naskah rules check {output}`")
    if examples:
        _show_draft(kind, examples, output, ocr)


def _show_draft(kind: str, examples: tuple[Path, ...], output: Path, ocr: OcrMode) -> None:
    """What the draft reads from the documents that it was made from, a row each."""
    from ..authoring.fields_table import fields_table
    from ..rulebook.load import load_rules
    from .console import print_table

    try:
        rules = load_rules(output)
    except RuleError as error:
        say(f"naskah: it was not tried on its documents: {error.message}")
        return
    found = fields_table(examples, None, rules, ocr, (), _NARROW)
    print_table(f"what the draft of {kind} reads", found.columns, found.rows)
    at = found.columns.index("kind")
    for path, row in zip(examples, found.rows, strict=False):
        if row[at] != kind:
            why = f"naskah inspect {path} --why kind --rules {output}"
            say(f"naskah: the draft does not claim {path} ({row[at]}); `{why}` tells what it lacks")


@rules_command.command("coverage")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR")
@RULES_OPTION
@OCR
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Documents read side by side.")
@click.option("--most", type=click.IntRange(0), metavar="N", help="List only parts that at most N documents need.")
@click.option("--json", "json", is_flag=True, help="Print JSON, with the documents that need each part.")
def rules_coverage(
    folder: Path, rules: tuple[Path, ...], ocr: OcrMode, workers: int, most: int | None, json: bool
) -> None:
    """Tell what each part of the rules is needed for by the documents in DIR.

    A document needs a pattern, a way to match, or a wording of a heading or label if its record is
    another one without it. What none needs may go; what one needs should say why it is there.

    \b
    Example: naskah rules coverage arsip/ --most 1
    """
    from ..authoring.coverage import coverage
    from ..authoring.coverage_report import coverage_as_json, coverage_rows
    from ..authoring.folder_documents import documents_in
    from .console import print_table

    found = coverage(documents_in(folder), rules, ocr, workers)
    for path in found.unread:
        say(f"naskah: {path}: cannot be read; left out")
    if json:
        out(as_json(coverage_as_json(found, most)))
        return
    shown = coverage_rows(found, most)
    print_table(f"parts of the rules, {found.documents} documents read", ("needed by", "where", "key", "what"), shown)


@rules_command.command("schema")
def rules_schema() -> None:
    """Print the JSON Schema of rule files, for editors that check TOML while it is written.

    \b
    Example: naskah rules schema > rule.schema.json
    """
    from ..rulebook.schema import Rule

    out(as_json({"$schema": "https://json-schema.org/draft/2020-12/schema", **Rule.model_json_schema()}))


for _command in (rules_check, rules_try, rules_fields, rules_diff, rules_explain):
    rules_command.add_command(_command)

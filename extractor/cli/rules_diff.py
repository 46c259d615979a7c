"""`naskah rules diff`: what another set of rules makes of the same documents."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .arguments import RuleFolder
from .common import OCR, as_json, out, say

if TYPE_CHECKING:
    from ..authoring.rule_diff import RuleDiff
    from ..reading import OcrMode

BUILT_IN = "built-in"


class _Side(RuleFolder):
    """A folder of rules, or the built-in ones alone."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return BUILT_IN if value == BUILT_IN else super().convert(value, param, ctx)


@click.command("diff")
@click.argument("old", type=_Side(), metavar="OLD")
@click.argument("new", type=_Side(), metavar="NEW")
@click.argument("documents", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="DOCS...")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Documents read side by side.")
@click.option("--json", "json", is_flag=True, help="Print JSON, with whole values.")
@OCR
def rules_diff(
    old: Path | str, new: Path | str, documents: tuple[Path, ...], workers: int, json: bool, ocr: OcrMode
) -> None:
    """Compare what two sets of rules give for the same documents: gained, lost and changed, a field.

    OLD and NEW are folders of rule files, each over the built-in ones; `built-in` is those alone. DOCS
    are files and folders. Exit status 1 where a value was lost.

    \b
    Example: naskah rules diff rules-old/ rules-new/ arsip/
    Example: naskah rules diff built-in my-rules/ arsip/
    """
    from ..authoring.folder_documents import documents_in
    from ..authoring.rule_diff import compare_rules

    files = [path for each in documents for path in (documents_in(each) if each.is_dir() else [each])]
    before, after = (None if isinstance(side, str) else side for side in (old, new))
    found = compare_rules(before, after, files, ocr, workers)
    for path in found.unread:
        say(f"naskah: {path}: cannot be read; left out")
    if json:
        out(as_json({**found._asdict(), "changes": [change._asdict() for change in found.changes]}))
    else:
        _show(found)
    sys.exit(1 if found.lost else 0)


def _show(found: RuleDiff) -> None:
    from ..authoring.rule_diff import by_field, value_in_brief
    from ..batch.progress import counted
    from .console import print_table

    title = f"fields, {counted(found.documents, 'document')} compared"
    print_table(title, ("field", "gained", "lost", "changed", "documents"), by_field(found))
    rows = [(c.document, c.field, c.what, value_in_brief(c.before), value_in_brief(c.after)) for c in found.changes]
    print_table("values", ("document", "field", "what", "before", "after"), rows)

"""`naskah rules fields`: the values of a folder's documents side by side, for those who write rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .common import OCR, RULES_OPTION, say

if TYPE_CHECKING:
    from ..reading import OcrMode

_NARROW = 32
"""Characters of a value, unless --width says otherwise."""


@click.command("fields")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR")
@click.option("--kind", metavar="KIND", help="Only records of this kind.")
@click.option("--field", "only", multiple=True, metavar="FIELD", help="Only this field; may be given several times.")
@click.option("--width", type=click.IntRange(8), default=_NARROW, show_default=True, help="Characters of a value.")
@RULES_OPTION
@OCR
def rules_fields(
    folder: Path, kind: str | None, only: tuple[str, ...], width: int, rules: tuple[Path, ...], ocr: OcrMode
) -> None:
    """Show what is read from all documents in DIR, as a table: a row a record, a column a field.

    A dash stands where nothing was found; of a list the number of its entries and the first are shown.
    `naskah inspect FILE --why FIELD` tells more of one of them.

    \b
    Example: naskah rules fields docs/ --rules my-rules/ --kind sertifikat
    """
    from ..authoring.fields_table import fields_table
    from ..authoring.folder_documents import documents_in
    from ..rulebook.load import load_rules
    from .console import print_table

    found = fields_table(documents_in(folder), folder, load_rules(*rules), ocr, only, width, kind)
    print_table(f"{folder}: {len(found.rows)} records", found.columns, found.rows)
    for line in found.unread:
        say(f"naskah: {line}")

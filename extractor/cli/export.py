"""`naskah export`: a run's records as tables, feeds and lists."""

from __future__ import annotations

from pathlib import Path

import click

from .common import RULES, say

_RUN = click.Path(exists=True, file_okay=False, path_type=Path)
FORMATS = ("csv", "parquet", "xlsx", "sqlite")


@click.command()
@click.argument("folder", type=_RUN, metavar="DIR")
@click.option("--to", "form", type=click.Choice(FORMATS), required=True, help="The format.")
@click.argument("target", type=click.Path(path_type=Path), metavar="DEST")
@click.option("--tables", metavar="NAME,…", help="Only these tables, named as in the data dictionary.")
@click.option(
    "--mask",
    metavar="KIND,…",
    help="What is masked: nik, phone, address, email, or none.  [default: nik]",
)
@RULES
def export(
    folder: Path, form: str, target: Path, tables: str | None, mask: str | None, rules: tuple[Path, ...]
) -> None:
    """Write the records of a run where analysts and archivists need them.

    csv and parquet give a folder with a file a table, xlsx a workbook, sqlite a database with
    full-text search and a metadata file for Datasette. The tables have keys and stable names;
    `dictionary` explains every column. NIK are masked unless --mask none is given.

    \b
    Example: naskah export outputs/ --to sqlite arsip.db
    """
    from ..export.masks import Masks, parse
    from ..export.run import RunFolder
    from ..export.tables import WRITTEN, TableExport
    from ..records.models import record_model
    from ..rulebook.load import load_rules

    loaded = load_rules(*rules)
    kinds = {rule.kind: record_model(rule) for rule in loaded}
    names = tuple(name.strip() for name in (tables or "").split(",") if name.strip())
    done = WRITTEN[form](TableExport(RunFolder(folder), kinds, Masks(parse(mask)), names), target)
    for note in done.notes:
        say(f"naskah: {note}")
    rows, documents = done.counts.total(), done.counts["documents"]
    written = f"{documents:,} documents, {rows:,} rows in {len(done.counts)} tables"
    say(f"naskah: {written}; see {click.format_filename(target)}")

"""`naskah export`: a run's records as tables, feeds, lists and graphs."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .common import RULES_OPTION, say

if TYPE_CHECKING:
    from ..export.masks import Masks
    from ..export.run import RunFolder
    from ..export.settings import ExportSettings

_RUN = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_TABLES = ("csv", "parquet", "xlsx", "sqlite")
_FOR = {"tables": _TABLES, "jra": ("arsip",), "as_of": ("arsip",)}
"""Options that only some formats have."""
MASK = click.option(
    "--mask",
    metavar="KIND,…",
    help="What is masked: nik, phone, address, email, or none.  [default: nik]",
)


@click.command("export")
@click.argument("folder", type=_RUN, metavar="DIR")
@click.option(
    "--to",
    "form",
    type=click.Choice([*_TABLES, "jdihn", "arsip", "atom", "graph"]),
    required=True,
    help="The format.",
)
@click.argument("target", type=click.Path(path_type=Path), metavar="DEST", required=False)
@click.option("--check", is_flag=True, help="Of jdihn: write nothing, show what is ready and what is to be filled in.")
@click.option("--tables", metavar="NAME,…", help="Of tables: only these, named as in the data dictionary.")
@MASK
@click.option("--settings", type=_FILE, metavar="FILE", help="A TOML file with what only the office knows.")
@click.option("--jra", type=_FILE, metavar="FILE", help="Of arsip: the office's retention schedule, as CSV.")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Of arsip: the day on which a file is active or inactive.  [default: today]",
)
@RULES_OPTION
def export_command(
    folder: Path,
    form: str,
    target: Path | None,
    check: bool,
    mask: str | None,
    settings: Path | None,
    rules: tuple[Path, ...],
    **only: Any,
) -> None:
    """Write the records of a run where analysts and archivists need them.

    csv and parquet give a folder with a file a table, xlsx a workbook, sqlite a database with
    full-text search; `dictionary` explains every column. jdihn gives a folder with the feed for a
    JDIH site and a table of what is to be filled in, arsip one with the archive's lists, atom a CSV
    file for AtoM, graph who cites whom. NIK are masked unless --mask none is given.

    \b
    Example: naskah export outputs/ --to sqlite arsip.db
    """
    from ..export.masks import Masks, parse
    from ..export.run import RunFolder
    from ..export.settings import load_settings
    from ..rulebook.load import load_rules

    _refuse(form, target, check, only)
    run, masks, known = RunFolder(folder), Masks(parse(mask)), load_settings(settings)
    with load_rules(*rules).lexicon.in_use():
        if form in _TABLES:
            _to_tables(run, form, _given(target), only["tables"], masks, known, rules)
        elif form == "jdihn":
            _to_jdihn(run, target, masks, known)
        elif form == "graph":
            _to_graph(run, _given(target), masks)
        else:
            _to_archive(run, form, _given(target), masks, known, only["jra"], only["as_of"])
    _tell(run.said())
    _tell([masks.about()] if not check else [])


def _refuse(form: str, target: Path | None, check: bool, only: dict[str, Any]) -> None:
    """UsageError for what does not go together."""
    if check and form != "jdihn":
        raise click.UsageError("--check is for --to jdihn")
    if not check and target is None:
        raise click.UsageError("where to? give DEST behind the format")
    if check and target is not None:
        raise click.UsageError("--check writes nothing; leave DEST out")
    for option, forms in _FOR.items():
        if only[option] and form not in forms:
            raise click.UsageError(f"--{option.replace('_', '-')} is for --to {', '.join(forms)}")


def _given(target: Path | None) -> Path:
    assert target is not None
    return target


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        say(f"naskah: {line}")


def _to_tables(
    run: RunFolder,
    form: str,
    target: Path,
    names: str | None,
    masks: Masks,
    settings: ExportSettings,
    rules: tuple[Path, ...],
) -> None:
    from ..export.tables import WRITTEN, TableExport
    from ..records.models import record_model
    from ..rulebook.load import load_rules

    kinds = {rule.kind: record_model(rule) for rule in load_rules(*rules)}
    wanted = tuple(name.strip() for name in (names or "").split(",") if name.strip())
    done = WRITTEN[form](TableExport(run, kinds, masks, wanted, settings.dataset), target)
    _tell(done.notes)
    written = f"{done.counts['documents']:,} documents, {done.counts.total():,} rows in {len(done.counts)} tables"
    _tell([f"{written}; see {click.format_filename(target)}"])


def _to_jdihn(run: RunFolder, target: Path | None, masks: Masks, settings: ExportSettings) -> None:
    from ..export.jdihn import CHECK_COLUMNS, CHECK_FILE, JdihnRun, to_jdihn
    from .console import print_table

    feed = JdihnRun(run, settings.jdihn, masks)
    if target is None:
        rows = [checked[:1] + checked[2:] for _, _, checked in feed.entries()]  # the record's path says the document's
        print_table("documents for the JDIH feed", CHECK_COLUMNS[:1] + CHECK_COLUMNS[2:], rows)
    else:
        to_jdihn(feed, masks, target)
    told = ", ".join(f"{feed.counts[status]:,} {status}" for status in ("ready", "incomplete", "left_out"))
    _tell([told if target is None else f"{told}; see {click.format_filename(target / CHECK_FILE)}"])
    if target is None and feed.counts["incomplete"]:
        sys.exit(1)


def _to_archive(
    run: RunFolder,
    form: str,
    target: Path,
    masks: Masks,
    settings: ExportSettings,
    jra: Path | None,
    as_of: datetime | None,
) -> None:
    from ..export.archive_facts import archive_files
    from ..export.arsip import archive_lists, to_arsip
    from ..export.atom import to_atom
    from ..export.retention import load_schedule

    schedule = load_schedule(jra)
    files = archive_files(run, masks)
    if form == "atom":
        _tell([f"{to_atom(files, settings.arsip, target):,} descriptions; see {click.format_filename(target)}"])
        return
    lists = archive_lists(files, schedule, settings.arsip, (as_of or datetime.now()).date())
    to_arsip(lists, settings.arsip, target, jra is not None)
    if jra:
        codes = ", ".join(code or "(none)" for code in sorted(lists.unmatched))
        _tell([f"codes that the schedule does not have: {codes}"] if codes else [])
    _tell([f"{len(files):,} files of {sum(len(f.items) for f in files):,} documents; see {target}"])


def _to_graph(run: RunFolder, target: Path, masks: Masks) -> None:
    from ..export.graph import CitationGraph, to_graph

    graph = CitationGraph.of(run, masks)
    to_graph(graph, target)
    unnamed = f"; {graph.unnamed:,} citations name no instrument closely enough" if graph.unnamed else ""
    _tell([f"{len(graph.nodes):,} nodes, {len(graph.edges):,} edges{unnamed}; see {click.format_filename(target)}"])

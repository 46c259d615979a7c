"""Runs whose records tests know, and the tables that are made of them, read back."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from golden import ROOT, all_golden

from extractor.cli import main
from extractor.output.files import serialise

HEAD = {"schema_version": "1", "sections": [], "findings": [], "provenance": {}}
SHA = "0" * 64
NIK = "1701234105900003"
"""No citizen's: district 23 of its regency does not exist."""


def made(name: str, **content: Any) -> dict[str, Any]:
    """A record of the file `name`."""
    source = {"path": name, "sha256": SHA, "media_type": "text/plain", "pages": 1, "text": "plain"}
    return {
        "schema_version": "1",
        "kind": "unknown",
        "source": source,
        **content,
        **{k: content.get(k, v) for k, v in HEAD.items()},
    }


def write_run(root: Path, records: list[dict[str, Any]], manifest: bool = True) -> Path:
    """A run's folder with the records, each at the path of its document."""
    lines: dict[str, dict[str, Any]] = {}
    for record in records:
        part = record["source"].get("part", 1)
        output = f"{record['source']['path']}.json" if part == 1 else f"{record['source']['path']}.{part}.json"
        (root / output).parent.mkdir(parents=True, exist_ok=True)
        (root / output).write_bytes(serialise(record))
        lines.setdefault(record["source"]["path"], _line(record))["outputs"].append(output)
    if manifest:
        text = "".join(json.dumps(line) + "\n" for line in lines.values())
        (root / "manifest.jsonl").write_text(text, encoding="utf-8")
    return root


def _line(record: dict[str, Any]) -> dict[str, Any]:
    path = record["source"]["path"]
    more = {"seconds": 0.1, "pages": 1, "reused": False, "error": None, "outputs": []}
    return {"path": path, "sha256": SHA, "status": "ok", "kind": record["kind"], "output": f"{path}.json", **more}


HOSTILE = {
    "formula": '=HYPERLINK("http://awan.invalid","x")',
    "sum": "+1+2",
    "command": "@SUM(A1)",
    "dash": "- butir pertama",
    "lines": "satu\r\ndua\rtiga",
    "marks": "abc\u202efdp.exe\u2066",
    "nul": "a\x00b\x1bc",
    "half": "a\ud800b",
    "long": "x" * 40_000,
}


def hostile_run(root: Path) -> Path:
    return write_run(root, [made("h.txt", kind="letter", tembusan=list(HOSTILE.values()), subject=HOSTILE["formula"])])


def golden_run(root: Path) -> Path:
    """The golden records of the samples as a run."""
    return write_run(root, list(all_golden()))


def export(root: Path, form: str, target: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["export", str(root), "--to", form, str(target), *more])


def csv_tables(folder: Path) -> dict[str, list[dict[str, str]]]:
    """The rows of all CSV files of a folder."""
    csv.field_size_limit(10**9)
    found = {}
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            found[path.stem] = list(csv.DictReader(file))
    return found


def sqlite_counts(path: Path) -> dict[str, int]:
    with sqlite3.connect(path) as connection:
        names = [name for (name,) in connection.execute("SELECT [table] FROM contents")]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def objects(value: Any, way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Every object in a record with the fields that lead to it."""
    if isinstance(value, dict):
        yield way, value
        for key, inner in value.items():
            yield from objects(inner, (*way, key))
    elif isinstance(value, list):
        for inner in value:
            yield from objects(inner, way)


def counted(records: list[dict[str, Any]]) -> Counter[str]:
    """How many rows each table should have, counted by the forms of objects and not by our models."""
    counts: Counter[str] = Counter(documents=len(records))
    for record in records:
        counts["findings"] += len(record["findings"])
        counts["provenance"] += sum(map(len, record["provenance"].values()))
        counts["sections"] += sum(1 for _ in objects(record["sections"]))
        left_out = {"sections", "findings", "provenance", "source", *(["signatory"] if "signatories" in record else [])}
        body = {k: v for k, v in record.items() if k not in left_out}
        for way, one in objects(body):
            counts.update(_tables_of(way, one))
    return counts


_PERSON = {"position", "nip", "nik", "rank", "phone", "email", "address", "birth_date", "birth_place"}
_TAKEN = {"items", "tables", "sections", "articles", "legal_bases", "parties", "people", "amounts"}
"""Tables that take objects from other fields than those of their name."""


def _tables_of(way: tuple[str, ...], one: dict[str, Any]) -> Iterator[str]:
    last, keys = way[-1] if way else "", one.keys()
    if last not in _TAKEN:
        yield last
    if last in ("service_point", "manufacturing"):
        yield "service_components"
    if last == "mengingat" or (last in ("legal_bases", "citations", "appointment_bases") and "gazettes" in keys):
        yield "legal_bases"
    if last == "amended_by":
        yield "legal_basis_amendments"
    if "children" in keys or last == "pasal":
        yield "articles"
    if last not in ("menimbang", "diktum") and keys in ({"label", "text"}, {"label", "text", "items"}):
        yield "items"
    if {"columns", "rows"} <= keys:
        tables, rows = ("lampiran_tables", "lampiran_rows") if way[0] == "lampiran" else ("tables", "table_rows")
        yield tables
        yield from [rows] * len(one["rows"])
    if "name" in keys and _PERSON & keys:
        yield "people"
    if "currency" in keys:
        yield "amounts"


def readme_block(title: str, language: str) -> str:
    """The first block of code in a section of the README."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    match = re.search(rf"## {title}\n.*?```{language}\n(.*?)```", text, re.DOTALL)
    assert match
    return match[1]

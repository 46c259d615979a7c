"""The manifest's lines, and the names of a document's records."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from .discover import SourceFile
from .state import SettledDocument


def output_names(stem: str, count: int) -> list[str]:
    """The names of a document's records: a.pdf.json, a.pdf.2.json …"""
    return [f"{stem}.json" if n == 1 else f"{stem}.{n}.json" for n in range(1, count + 1)]


def line(
    item: SourceFile, sha256: str | None, head: dict[str, Any], names: list[str], searchable: str | None = None
) -> dict[str, Any]:
    """A document's line, without `reused`: that is known when the manifest is written."""
    copy = {"searchable": searchable} if searchable else {}
    return {
        "path": item.name,
        "sha256": sha256,
        "status": head["status"],
        "kind": head["kind"],
        "output": names[0] if names else None,
        "seconds": head.get("seconds", 0.0),
        "pages": head["pages"],
        "error": head["error"],
        "outputs": names,
        **copy,
    }


def dumped(rows: Iterable[tuple[SettledDocument, bool]]) -> bytes:
    """The manifest of documents, each with whether its records were kept, in the order of their names."""
    ordered = sorted(rows, key=lambda pair: pair[0].name)
    return "".join(_dumped(row.line, reused) for row, reused in ordered).encode("utf-8")


def _dumped(line: dict[str, Any], reused: bool) -> str:
    fields = {}
    for key, value in line.items():
        if key == "error":
            fields["reused"] = reused
        fields[key] = value
    return json.dumps(fields, ensure_ascii=False) + "\n"

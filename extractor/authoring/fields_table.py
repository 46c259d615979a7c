"""The values of many documents side by side: what one who writes rules looks at after every change."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import ReadError
from ..model.records import Record
from ..reading import OcrMode
from ..rulebook.rule_set import RuleSet
from .folder_documents import in_brief, records_of, values_of

_MISSING = "-"


class FieldsTable(NamedTuple):
    """A row for each record, its values in the order of `columns`; `unread` tells of documents that cannot be read."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    unread: tuple[str, ...]


def fields_table(
    documents: Sequence[Path], folder: Path | None, rules: RuleSet, ocr: OcrMode, only: Sequence[str], longest: int,
    kind: str | None = None,
) -> FieldsTable:  # fmt: skip
    """The records as rows: path, kind, and the fields that some record has, or those in `only`; those of `kind`."""
    found: list[Record] = []
    unread: list[str] = []
    for document in documents:
        try:
            found += records_of(document, folder or document.parent, rules, ocr)
        except ReadError as error:
            unread.append(f"{document}: {error.message}")
    found = [record for record in found if kind in (None, record.kind)]
    values = [values_of(record.content()) for record in found]
    columns = tuple(only) or tuple(dict.fromkeys(name for one in values for name in _filled(one)))
    rows = tuple(
        (_named(record), record.kind, *(_brief(one.get(name), longest) for name in columns))
        for record, one in zip(found, values, strict=True)
    )
    return FieldsTable(("document", "kind", *columns), rows, tuple(unread))


def _filled(values: dict[str, Any]) -> Iterator[str]:
    return (name for name, value in values.items() if name != "kind" and value not in (None, [], {}))


def _named(record: Record) -> str:
    return record.source.path + (f" ({record.source.part})" if record.source.part else "")


def _brief(value: Any, longest: int) -> str:
    """A value in few words: of a list how many entries it has, and the first."""
    if value in (None, [], {}):
        return _MISSING
    if isinstance(value, list):
        more = f"{len(value)}: " if len(value) > 1 else ""
        return more + _brief(value[0], longest)
    plain = in_brief(value)
    if isinstance(plain, dict):
        inner = next((plain[key] for key in ("value", "id", "name", "text") if plain.get(key)), None)
        plain = inner if inner is not None and not isinstance(inner, dict) else plain
    text = " ".join((plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)).split())
    return text if len(text) <= longest else text[: longest - 1] + "…"

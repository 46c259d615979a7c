"""An evaluation as tables, as JSON, and against the JSON of an earlier one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import NaskahError
from .evaluate import ComparedField, Evaluation, Figures

_COLUMNS = ("right", "wrong", "missing", "wanted", "found", "precision", "recall", "F1")
_GROUPS = {
    "fields": lambda each: each.score.field,
    "kinds": lambda each: each.kind,
    "text sources": lambda each: each.text,
}
_PLACES = 4
"""Decimal places of shares in the JSON, enough to tell one value in ten thousand."""


class FigureTable(NamedTuple):
    """A table of figures as it is printed: its title, headings and rows."""

    title: str
    columns: tuple[str, ...]
    rows: list[list[str]]


def figure_tables(found: Evaluation, misses: bool) -> Iterator[FigureTable]:
    """The figures by field, kind and text source, all together, and where asked for each miss with its values."""
    for title, group in _GROUPS.items():
        rows = [[name, *_cells(figures)] for name, figures in found.by(group).items()]
        yield FigureTable(title, (title, *_COLUMNS), rows)
    if misses:
        yield FigureTable(
            "misses", ("field", "document", "", "value"), [row for each in found.misses() for row in _told(each)]
        )
    rows = [["all values", *_cells(found.micro)], ["mean of the fields", *[""] * 7, f"{found.macro:.3f}"]]
    title = f"{found.documents} documents, {len(found.without_record)} without a record"
    yield FigureTable(title, ("", *_COLUMNS), rows)


def _cells(of: Figures) -> list[str]:
    counts = (of.right, of.wrong, of.missing, of.wanted, of.found)
    return [*map(str, counts), *(f"{share:.3f}" for share in (of.precision, of.recall, of.f1))]


def _told(each: ComparedField) -> Iterator[list[str]]:
    """A row for each value that is missing or wrong."""
    for word, values in (("wanted", each.score.missed), ("found", each.score.wrong)):
        for value in values:
            yield [each.score.field, each.document, word, value]


def figures_as_json(found: Evaluation, misses: bool) -> dict[str, Any]:
    """The same for programs; what `--baseline` compares with."""
    groups = {
        title.replace(" ", "_"): {name: _keys(figures) for name, figures in found.by(group).items()}
        for title, group in _GROUPS.items()
    }
    missed = [
        {"field": e.score.field, "document": e.document, "wanted": e.score.missed, "found": e.score.wrong}
        for e in found.misses()
    ]
    return {
        "documents": found.documents,
        "without_record": found.without_record,
        "all": _keys(found.micro),
        "macro_f1": round(found.macro, _PLACES),
        **groups,
        **({"misses": missed} if misses else {}),
    }


def _keys(of: Figures) -> dict[str, float]:
    shares = {"precision": of.precision, "recall": of.recall, "f1": of.f1}
    counts = {"right": of.right, "wrong": of.wrong, "missing": of.missing, "wanted": of.wanted, "found": of.found}
    return {**counts, **{name: round(share, _PLACES) for name, share in shares.items()}}


def fallen(found: Evaluation, baseline: Path) -> list[str]:
    """A line for each field that is worse than in the earlier evaluation, or is not there any more."""
    before = _fields(baseline)
    now = figures_as_json(found, misses=False)["fields"]
    lines = []
    for name, figures in before.items():
        if name not in now:
            lines.append(f"{name}: F1 was {figures['f1']:.4f}, the field is not compared any more")
        elif now[name]["f1"] < figures["f1"]:
            lines.append(f"{name}: F1 fell from {figures['f1']:.4f} to {now[name]['f1']:.4f}")
    return lines


def _fields(path: Path) -> Mapping[str, Mapping[str, float]]:
    """The fields of an earlier evaluation."""
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))["fields"]
        return {str(name): {"f1": float(figures["f1"])} for name, figures in fields.items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        message = f"{path}: not what `naskah evaluate --json` writes ({type(error).__name__}); make it anew"
        raise NaskahError(message) from error

"""A run's records against what is true of its documents: values that are right, wrong and missing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import NaskahError
from ..output.files import STATE_FOLDER
from .scores import Score, scores

TRUTH = ".truth.json"
_DOCUMENT = re.compile(r"\.(?:pdf|docx|html?|md|markdown|txt|jpe?g|png|tiff?)(?=(?:\.\d+)?$)", re.I)
NO_RECORD = "no record"


class Figures(NamedTuple):
    """How many values are asked for and found: a wrong value is one that was found, for a missing one none was."""

    right: int = 0
    wanted: int = 0
    found: int = 0
    missing: int = 0

    @property
    def wrong(self) -> int:
        return self.found - self.right

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.wanted + self.found) if self.wanted + self.found else 1.0


class ComparedField(NamedTuple):
    """One field of one document."""

    document: str
    kind: str
    text: str
    score: Score


class Evaluation(NamedTuple):
    """Everything that was compared, and the documents of which there is no record."""

    compared: list[ComparedField]
    documents: int
    without_record: list[str]

    @property
    def micro(self) -> Figures:
        """All values together."""
        return _sum(each.score for each in self.compared)

    @property
    def macro(self) -> float:
        """The mean of the fields' F1."""
        fields = self.by(lambda each: each.score.field)
        return sum(figures.f1 for figures in fields.values()) / max(1, len(fields))

    def by(self, group: Callable[[ComparedField], str]) -> dict[str, Figures]:
        """The figures of each group, in the order in which they come up."""
        groups = dict[str, list[Score]]()
        for each in self.compared:
            groups.setdefault(group(each), []).append(each.score)
        return {name: _sum(scores) for name, scores in groups.items()}

    def misses(self) -> list[ComparedField]:
        """The fields of documents in which a value is wrong or missing."""
        return [each for each in self.compared if each.score.right < max(each.score.wanted, each.score.found)]


def _sum(scores: Iterable[Score]) -> Figures:
    rows = [(s.right, s.wanted, s.found, max(0, s.wanted - s.found)) for s in scores]
    return Figures(*map(sum, zip(*rows, strict=True))) if rows else Figures()


def evaluate(truth_folder: Path, record_folder: Path) -> Evaluation:
    """Compares each NAME.truth.json below the one folder with the record of NAME below the other."""
    records = _records(record_folder)
    truths = {path.name.removesuffix(TRUTH): path for path in sorted(truth_folder.rglob(f"*{TRUTH}"))}
    if not truths:
        raise NaskahError(f"{truth_folder}: no truth in this folder; its files end in {TRUTH}")
    compared, without = list[ComparedField](), list[str]()
    for name, path in truths.items():
        truth = _object(path)
        record = records.get(truth.get("file", name)) or records.get(name)
        compared += _of_document(name, truth, path, record)
        without += [] if record else [name]
    return Evaluation(compared, len(truths), without)


def _records(folder: Path) -> dict[str, Path]:
    """The records below the folder by their documents' names, with and without ending; of two the first counts."""
    found = dict[str, Path]()
    for path in sorted(folder.rglob("*.json")):
        if STATE_FOLDER not in path.relative_to(folder).parts:
            found.setdefault(path.stem, path)
            found.setdefault(_DOCUMENT.sub("", path.stem), path)
    return found


def _of_document(name: str, truth: Mapping[str, Any], path: Path, record: Path | None) -> list[ComparedField]:
    """Its fields; NaskahError where somebody has given a value another form than values have."""
    found = _object(record) if record else None
    try:
        return list(_compared(name, truth, found))
    except (TypeError, AttributeError, ValueError, LookupError) as error:
        what = f"a value has a form that no field has ({error}); mend it or write it anew"
        raise NaskahError(f"{path}, {record or NO_RECORD}: {what}") from error


def _compared(name: str, truth: Mapping[str, Any], record: Mapping[str, Any] | None) -> Iterator[ComparedField]:
    kind = truth.get("kind") or (record or {}).get("kind") or "unknown"
    text = record.get("source", {}).get("text", "unknown") if record else NO_RECORD
    for score in scores(truth, record):
        yield ComparedField(name, kind, text, score)


def _object(path: Path) -> Mapping[str, Any]:
    """The JSON object in the file."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise NaskahError(f"{path}: cannot be read as JSON: {error}; write it anew") from error
    if not isinstance(value, dict):
        raise NaskahError(f"{path}: holds no JSON object; truth and records are objects")
    return value

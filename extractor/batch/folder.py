"""The documents below a folder, one record after the other, in this process."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

from ..errors import NaskahError, ReadError, ReadWarning
from ..model.records import Record
from ..pipeline import extract_all
from ..reading import OcrMode
from ..rulebook.given import RulesGiven, rules_of
from ..rulebook.rule_set import RuleSet
from .discover import discover


def warn(path: Path, error: NaskahError) -> None:
    """Says in a warning that a file gave no record."""
    warnings.warn(f"{path}: {error.code}: {error.message}", ReadWarning, stacklevel=3)


def extract_folder(
    folder: str | os.PathLike[str],
    rules: RulesGiven = None,
    ocr: OcrMode = "auto",
    on_error: Callable[[Path, NaskahError], None] = warn,
) -> Iterator[Record]:
    """The records of all documents below a folder, file after file in the order of their paths.

    The files and their names are those of `naskah extract FOLDER -o DIR`. A file that cannot be read costs a warning,
    or what `on_error` does with its path and error, and the others are read. For many documents the command is faster
    and safer: it reads several at a time, each under limits, and `load(DIR)` gives the same records.
    """
    place = Path(folder)
    if not place.is_dir():
        raise ReadError(f"{place} is no folder; extract_all(path) reads the documents of a file", "unsupported")
    return _records(place, rules_of(rules), ocr, on_error)


def _records(
    folder: Path, rules: RuleSet, ocr: OcrMode, on_error: Callable[[Path, NaskahError], None]
) -> Iterator[Record]:
    for item in discover([folder], folder / ".naskah").items:
        try:
            if item.problem:
                raise ReadError(item.problem.message, item.problem.code)
            records = extract_all(item.path, rules, ocr)
        except ReadError as error:
            on_error(item.path, error)
            continue
        for record in records:
            record.source.path = item.name
            yield record

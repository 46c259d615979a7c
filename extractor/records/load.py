"""Written records, read back as models."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, overload

from pydantic import ValidationError

from ..errors import ReadError, reason
from ..model.kinds import KINDS
from ..model.records import Record
from ..output.files import STATE_FOLDER, is_record
from ..rulebook.given import RulesGiven, rules_of
from .models import record_model

_MOST = 3
"""Faults of a file that are told of."""


class Records(Sequence[Record]):
    """The records below a folder, in the order of their paths; each is read when it is asked for."""

    def __init__(self, folder: Path, paths: Sequence[Path], models: Mapping[str, type[Record]]) -> None:
        self._folder, self._paths, self.models = folder, paths, models

    def __len__(self) -> int:
        return len(self._paths)

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> Records: ...
    def __getitem__(self, at: int | slice) -> Record | Records:
        if isinstance(at, slice):
            return Records(self._folder, self._paths[at], self.models)
        return _read(self._paths[at], self.models)

    def __repr__(self) -> str:
        return f"<{len(self)} records below {self._folder}>"


def load(path: str | os.PathLike[str], rules: RulesGiven = None) -> Record | Records:
    """The record in a file that `naskah extract` wrote, or of a folder all records, each read when it is asked for.

    Records of a kind of one's own need the folder of its `rules`. ReadError where a file is none of our records.
    """
    models = KINDS if rules is None else {rule.kind: record_model(rule) for rule in rules_of(rules)}
    place = Path(path)
    if not place.is_dir():
        return _read(place, models)
    found = (p for p in place.rglob("*.json") if STATE_FOLDER not in p.relative_to(place).parts and is_record(p))
    return Records(place, sorted(found), models)


def _read(path: Path, models: Mapping[str, type[Record]]) -> Record:
    content = _content(path)
    model = models.get(content["kind"])
    if model is None:
        raise ReadError(f"{path}: no rule is named {content['kind']!r}; load(path, rules=FOLDER) with its rule file")
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise ReadError(f"{path}: this is no {content['kind']} of these rules: {_faults(error)}") from None


def _content(path: Path) -> dict[str, Any]:
    """The object in the file; ReadError where it cannot be a record."""
    try:
        content = json.loads(path.read_bytes())
    except OSError as error:
        raise ReadError(f"{path}: it cannot be opened: {reason(error)}") from None
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{path}: it is no JSON: {error}") from None
    if not isinstance(content, dict) or not isinstance(content.get("kind"), str):
        raise ReadError(f"{path}: it is no record; give a file or folder that naskah extract wrote")
    return content


def _faults(error: ValidationError) -> str:
    faults = [f"/{'/'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()[:_MOST]]
    more = error.error_count() - len(faults)
    return "; ".join(faults) + (f"; and {more} more" if more else "")

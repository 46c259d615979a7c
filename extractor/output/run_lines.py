"""manifest.jsonl and links.jsonl read back: people edit them, so each fault is told with its line and the remedy."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from pydantic import BaseModel, ValidationError

from ..errors import NaskahError
from ..model.run_lines import LinkLine, ManifestLine
from .files import LINKS, MANIFEST

_NEEDED = {"path", "status"}
"""What a line of the manifest cannot do without; the rest may be missing."""
_HARMLESS = {"extra_forbidden", "string_pattern_mismatch"}
"""Faults that change nothing: more keys than there are, a digest that is none."""
_SHOWN = 200
"""Characters of a reason."""


def manifest_lines(root: Path) -> Iterator[dict[str, Any]]:
    """The manifest's lines; NaskahError where the folder has none, or one that is wrong."""
    path = root / MANIFEST
    if not path.exists():
        raise NaskahError(f"{root}: there is no {MANIFEST}; `naskah extract INPUT -o {root}` makes one")
    remedy = f"`naskah extract INPUT -o {root}` writes the file anew"
    for where, line in _objects(path, remedy):
        _check(ManifestLine, line, where, remedy, _NEEDED)
        for output in output_paths(line):
            if not _lies_inside(output):
                raise NaskahError(f"{where}: /outputs: {output!r} leads out of the folder; {remedy}")
        yield line


def link_lines(root: Path) -> Iterator[dict[str, Any]]:
    """The lines of the links, none where the run has none; NaskahError where one is wrong."""
    if not (root / LINKS).exists():
        return
    remedy = f"`naskah link {root}` writes the file anew"
    for where, line in _objects(root / LINKS, remedy):
        _check(LinkLine, line, where, remedy, LinkLine.model_json_schema()["required"])
        yield line


def output_paths(line: dict[str, Any]) -> list[str]:
    """The paths of a document's records."""
    first = line.get("output")
    return line.get("outputs") or ([first] if first else [])


def _objects(path: Path, remedy: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each object of the file with what its line is called in messages."""
    try:
        with path.open("rb") as file:
            for number, data in enumerate(file, 1):
                if data.strip():
                    yield (where := f"{path}: line {number}"), _object(data, where, remedy)
    except OSError as error:
        raise NaskahError(f"{path}: it cannot be read: {error.strerror or error}; {remedy}") from None


def _object(data: bytes, where: str, remedy: str) -> dict[str, Any]:
    try:
        found = json.loads(data.decode("utf-8-sig"))
        if b"\\u" in data:
            json.dumps(found, ensure_ascii=False).encode()  # half a character is none
    except (ValueError, RecursionError) as error:
        raise NaskahError(f"{where}: it is no JSON in UTF-8: {str(error)[:_SHOWN]}; {remedy}") from None
    if not isinstance(found, dict):
        raise NaskahError(f"{where}: there must be an object {{…}}; {remedy}")
    return found


def _check(model: type[BaseModel], line: dict[str, Any], where: str, remedy: str, needed: Collection[str]) -> None:
    """NaskahError for a value that is no such value."""
    try:
        model.model_validate(line)
    except ValidationError as error:
        for fault in filter(partial(_counts, needed), error.errors(include_url=False)):
            at = "/".join(map(str, fault["loc"]))
            raise NaskahError(f"{where}: /{at}: {fault['msg'][:_SHOWN]}; {remedy}") from None


def _counts(needed: Collection[str], fault: Any) -> bool:
    if fault["type"] == "missing" and len(fault["loc"]) == 1:
        return fault["loc"][0] in needed
    return bool(fault["type"] not in _HARMLESS)


def _lies_inside(output: str) -> bool:
    """Whether a path stays below the folder it is joined to, on every system."""
    windows, posix = PureWindowsPath(output), PurePosixPath(output)
    absolute = posix.is_absolute() or windows.root or windows.drive
    return "\0" not in output and not absolute and ".." not in windows.parts

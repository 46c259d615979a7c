"""The JSON Schema of the feed of JDIHN members: its keys, what may be missing, and its closed lists."""

from __future__ import annotations

from typing import Any

from ..lexicon.word_lists import word_lists
from .jdihn_entry import JDIHN_KEYS, OBLIGATORY

FEED_NAME = "jdihn"
_DAY = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_PATTERNS = {"tahun_pengundangan": "^[0-9]{4}$", "tanggal_penetapan": _DAY, "tanggal_pengundangan": _DAY}
_CONSTANTS = {"operasi": "4", "display": "1"}
_ALWAYS = frozenset({"idData", "singkatanJenis", "fileDownload", "urlDownload", "subjek", *OBLIGATORY, *_CONSTANTS})
"""Keys that are never null: what is missing there has a sign of its own."""


def feed_schema() -> dict[str, Any]:
    """The schema of the whole feed: a list of entries that hold every key and nothing else."""
    entry = {
        "type": "object",
        "properties": {key: _property(key) for key in JDIHN_KEYS},
        "required": list(JDIHN_KEYS),
        "additionalProperties": False,
    }
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, "title": "Feed of a JDIHN member", "type": "array", "items": entry}


def _property(key: str) -> dict[str, Any]:
    if key in _CONSTANTS:
        return {"const": _CONSTANTS[key]}
    listed = _lists().get(key)
    if listed:
        return {"enum": [*listed, *([] if key in _ALWAYS else [None])]}
    found: dict[str, Any] = {"type": "string" if key in _ALWAYS else ["string", "null"]}
    if key in _PATTERNS:
        found["pattern"] = _PATTERNS[key]
    if key in OBLIGATORY:
        found["minLength"] = 1
    return found


def _lists() -> dict[str, list[str]]:
    """The closed lists by the keys whose values they hold."""
    jdihn = word_lists("jdihn")
    kinds = [*jdihn["kind"], *jdihn["other"]]
    lists = {"bahasa": jdihn["lists"]["bahasa"], "status": jdihn["lists"]["status"]}
    names = {"jenis": "jenis", "singkatanJenis": "short"}
    named = {key: list(dict.fromkeys(row[name] for row in kinds)) for key, name in names.items()}
    return {**lists, "bidangHukum": jdihn["lists"]["bidang_hukum"], **named}

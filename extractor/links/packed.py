"""What linking needs of a document's records, taken from them or packed into bytes by the worker that made them."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from ..rulebook.registry import LINK_SOURCES
from .facts import RecordFacts, facts_of
from .mentions import Mention, mentions

PACKED_FORM = 3
"""Raise when cards or mentions change: what an earlier version packed is then taken from the records again."""


def _form() -> list[Any]:
    """What the packed bytes are made by: the form, and the link sources that there are."""
    return [PACKED_FORM, *LINK_SOURCES.names()]


class LinkInput(NamedTuple):
    """A record's facts, and what it says of other documents."""

    facts: RecordFacts
    mentions: list[Mention]


def link_input_of(record: dict[str, Any], path: str = "", sha256: str | None = None, output: str = "") -> LinkInput:
    """Both of one record, which stands at `output` for the document at `path`."""
    return LinkInput(facts_of(record, path, sha256, output), list(mentions(record, path, output)))


def pack(records: Sequence[dict[str, Any]]) -> bytes:
    """Packs what linking needs of a document's records, without path and SHA-256, so that copies share it."""
    inputs = [link_input_of(record) for record in records]
    rows = [[one.facts[3:], [[said.kind, said.at, said.says] for said in one.mentions]] for one in inputs]
    return zlib.compress(json.dumps([_form(), rows]).encode(), 1)


def unpack(packed: bytes, path: str, sha256: str | None, outputs: Sequence[str]) -> list[LinkInput] | None:
    """Unpacks it for the document at `path` with records at `outputs`; None where the bytes cannot be used."""
    try:
        form, rows = json.loads(zlib.decompress(packed))
        if form != _form() or len(rows) != len(outputs):
            return None
        return [_unpacked(row, path, sha256, output) for row, output in zip(rows, outputs, strict=True)]
    except (zlib.error, ValueError, TypeError, RecursionError):  # of another version, or damaged
        return None


def _unpacked(row: Sequence[Any], path: str, sha256: str | None, output: str) -> LinkInput:
    *values, other_keys, bare = row[0]
    facts = RecordFacts._make([path, sha256, output, *values, tuple(other_keys), tuple(bare) if bare else None])
    return LinkInput(facts, [Mention(kind, path, output, at, says) for kind, at, says in row[1]])

"""What linking needs of a document's records: taken from them, or packed while their reader has them at hand."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from .facts import Card, card_of
from .mentions import Mention, mentions

_FORM = 1
"""Raise when cards or mentions change: what an earlier version packed is then taken from the records again."""


class Kin(NamedTuple):
    """A record's card, and what the record says of other documents."""

    card: Card
    mentions: list[Mention]


def kin_of(record: dict[str, Any], path: str = "", sha256: str | None = None, output: str = "") -> Kin:
    """Both of one record, which stands at `output` for the document at `path`."""
    return Kin(card_of(record, path, sha256, output), list(mentions(record, path, output)))


def pack(records: Sequence[dict[str, Any]]) -> bytes:
    """The kin of a document's records in few bytes, without path and bytes: copies of the document have the same."""
    kin = [kin_of(record) for record in records]
    rows = [[one.card[3:], [[said.kind, said.at, said.says] for said in one.mentions]] for one in kin]
    return zlib.compress(json.dumps([_FORM, rows]).encode(), 1)


def unpack(packed: bytes, path: str, sha256: str | None, outputs: Sequence[str]) -> list[Kin] | None:
    """The kin of the document at `path` whose records stand at `outputs`; None for what cannot be used."""
    try:
        form, rows = json.loads(zlib.decompress(packed))
    except (zlib.error, ValueError):
        return None
    if form != _FORM or len(rows) != len(outputs):
        return None
    return [_unpacked(row, path, sha256, output) for row, output in zip(rows, outputs, strict=True)]


def _unpacked(row: Sequence[Any], path: str, sha256: str | None, output: str) -> Kin:
    *values, bare = row[0]
    card = Card._make([path, sha256, output, *values, tuple(bare) if bare else None])
    return Kin(card, [Mention(kind, path, output, at, says) for kind, at, says in row[1]])

"""Documents that are there twice: the same bytes under several paths, and the same document in other bytes."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from .compare import compare
from .facts import RecordFacts
from .keys import title_words
from .link import Link

_EMPTY = hashlib.sha256().hexdigest()
"""Empty files are failures, not copies of each other."""


def find_copies(records: list[RecordFacts]) -> Iterator[Link]:
    """A link from each copy to the first document of its group, in the order of the manifest."""
    yield from _same_bytes(records)
    yield from _same_document(records)


def _same_bytes(records: list[RecordFacts]) -> Iterator[Link]:
    groups: dict[str, dict[str, RecordFacts]] = defaultdict(dict)
    for facts in records:
        if facts.sha256 and facts.sha256 != _EMPTY:
            groups[facts.sha256].setdefault(facts.path, facts)
    for group in groups.values():
        first, *others = group.values()
        for facts in others:
            yield Link("same_bytes", _source(facts), "found", first, ("sha256",))


def _same_document(records: list[RecordFacts]) -> Iterator[Link]:
    """Kind, number, year and issuer are one, the bytes are not; each content is told of once."""
    groups: dict[tuple[str, ...], dict[str | None, RecordFacts]] = defaultdict(dict)
    for facts in records:
        if key := _identity(facts):
            groups[key].setdefault(facts.sha256, facts)
    for key, group in groups.items():
        first, *others = group.values()
        for facts in others:
            agree, differences = compare(facts._asdict(), first)
            status = "differs" if differences else "found"
            yield Link("duplicate", _source(facts), status, first, key[:1], agree, differences)


def _identity(facts: RecordFacts) -> tuple[str, ...] | None:
    """What two scans of one document share; None where the record says too little to tell it from others."""
    if facts.id:
        return ("id", facts.kind or "", facts.id)
    year = (facts.date or "")[:4]
    if not facts.number_key or not facts.kind or not year:
        return None
    if facts.issuer:
        return ("number and issuer", facts.kind, facts.number_key, year, title_words(facts.issuer))
    if facts.title and facts.date and len(facts.date) == 10:
        return ("number, date and title", facts.kind, facts.number_key, facts.date, facts.words)
    return None


def _source(facts: RecordFacts) -> dict[str, Any]:
    return {"path": facts.path, "record": facts.record, "at": ""}

"""Documents that are there twice: the same bytes under several paths, and the same document in other bytes."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from .compare import compare
from .facts import Card
from .keys import title_words
from .link import Link

_EMPTY = hashlib.sha256().hexdigest()
"""Empty files are failures, not copies of each other."""


def find_twins(cards: list[Card]) -> Iterator[Link]:
    """A link from each copy to the first document of its group, in the order of the manifest."""
    yield from _same_bytes(cards)
    yield from _same_document(cards)


def _same_bytes(cards: list[Card]) -> Iterator[Link]:
    groups: dict[str, dict[str, Card]] = defaultdict(dict)
    for card in cards:
        if card.sha256 and card.sha256 != _EMPTY:
            groups[card.sha256].setdefault(card.path, card)
    for group in groups.values():
        first, *others = group.values()
        for card in others:
            yield Link("same_bytes", _source(card), "found", first, ("sha256",))


def _same_document(cards: list[Card]) -> Iterator[Link]:
    """Kind, number, year and issuer are one, the bytes are not; each content is told of once."""
    groups: dict[tuple[str, ...], dict[str | None, Card]] = defaultdict(dict)
    for card in cards:
        if key := _identity(card):
            groups[key].setdefault(card.sha256, card)
    for key, group in groups.items():
        first, *others = group.values()
        for card in others:
            agree, differences = compare(card._asdict(), first)
            status = "differs" if differences else "found"
            yield Link("duplicate", _source(card), status, first, key[:1], agree, differences)


def _identity(card: Card) -> tuple[str, ...] | None:
    """What two scans of one document share; None where the record says too little to tell it from others."""
    if card.id:
        return ("id", card.kind or "", card.id)
    year = (card.date or "")[:4]
    if not card.number_key or not card.kind or not year:
        return None
    if card.issuer:
        return ("number and issuer", card.kind, card.number_key, year, title_words(card.issuer))
    if card.title and card.date and len(card.date) == 10:
        return ("number, date and title", card.kind, card.number_key, card.date, card.words)
    return None


def _source(card: Card) -> dict[str, Any]:
    return {"path": card.path, "record": card.record, "at": ""}

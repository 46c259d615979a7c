"""How far a record holds what is true of a document: hits, wanted and found for each field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from rapidfuzz import fuzz

ALIKE = 90.0
"""From this likeness in percent on, a running text counts as read (a wrapped hyphen or a final mark may differ)."""
RUNNING = ("subject", "to", "menimbang", "memperhatikan", "tembusan")
Json = Mapping[str, Any]


class Score(NamedTuple):
    """One field of one document."""

    field: str
    hits: int
    wanted: int
    found: int


class Sum(NamedTuple):
    """Many fields together."""

    hits: int
    wanted: int
    found: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hits / max(1, self.wanted + self.found)


def total(scores: list[Score]) -> Sum:
    """The sum over fields and documents."""
    return Sum(sum(s.hits for s in scores), sum(s.wanted for s in scores), sum(s.found for s in scores))


def compare(truth: Json, record: Json) -> Iterator[Score]:
    """The score of each field that the truth speaks of."""
    for field, place in PLACES.items():
        if field in truth:
            wanted = [*_flat(truth[field])]
            found = [*at(record, place)] if isinstance(place, str) else [*_flat(place(record))]
            yield _score(field, wanted, found, running=field in RUNNING)
    for place, value in truth.get("more", {}).items():
        yield _score(place, [*_flat(value)], [*at(record, place)], running=False)


def _score(field: str, wanted: list[Any], found: list[Any], running: bool) -> Score:
    want, have = list(filter(None, map(_norm, wanted))), list(filter(None, map(_norm, found)))
    if not running:
        return Score(field, sum((Counter(want) & Counter(have)).values()), len(want), len(have))
    hits, left = 0, list(have)
    for text in want:
        best = max(left, key=lambda other: fuzz.ratio(text, other), default=None)
        if best is not None and fuzz.ratio(text, best) >= ALIKE:
            left.remove(best)
            hits += 1
    return Score(field, hits, len(want), len(have))


def at(record: Any, place: str) -> Iterator[Any]:
    """The values at a pointer; a star stands for every item of a list."""
    key, _, rest = place.removeprefix("/").partition("/")
    inner = record if key == "*" else [record.get(key)] if isinstance(record, Mapping) else []  # a star's list
    for value in inner or []:
        yield from at(value, rest) if rest else _flat(value)


def _flat(value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        yield from value
    elif value:
        yield value


def _norm(value: Any) -> str:
    return re.sub(r"[\W_]+", "", str(value)).casefold()


def _citations(items: Any) -> list[str]:
    cited = [item.get("citation", item) or {} for item in items or []]
    return [f"{one.get('type')} {str(one.get('number') or '').lstrip('0')} {one.get('year')}" for one in cited]


def _units(nodes: Any, kind: str) -> int:
    own = sum(node.get("type") == kind for node in nodes or [])
    return own + sum(_units(node.get("children"), kind) for node in nodes or [])


PLACES: dict[str, str | Callable[[Any], Any]] = {
    "kind": "/kind",
    "number": "/number/raw",
    "title": "/title",
    "issuer": "/issuer",
    "place": "/place",
    "date": "/date/value",
    "subject": "/subject",
    "to": "/to",
    "tembusan": "/tembusan/*",
    "menimbang": "/menimbang/*/text",
    "memperhatikan": "/memperhatikan/*/text",
    "lampiran_count": lambda record: len(record.get("lampiran") or []),
    "lampiran_rows": lambda record: sum(len(table["rows"]) for table in at(record, "/lampiran/*/tables/*")),
    "bab_count": lambda record: _units(record.get("batang_tubuh"), "bab"),
    "pasal_count": lambda record: _units(record.get("batang_tubuh"), "pasal"),
    "_name": "/signatory/name",
    "_nip": "/signatory/nip",
    "_mengingat": lambda record: _citations(record.get("mengingat")),
    "_diktum": "/diktum/*/label",
}
"""Where a record holds what a truth calls so; names with an underscore are made by `flat_truth`."""


def flat_truth(truth: Json) -> dict[str, Any]:
    """The truth with the signatory's parts, the citations and the dictums' labels as fields of their own."""
    signer = truth.get("signatory") or {}
    flat = {**truth, "_name": signer.get("name"), "_nip": signer.get("nip")} if signer else dict(truth)
    if "mengingat" in truth:
        flat["_mengingat"] = _citations(truth["mengingat"])
    if "diktum" in truth:
        flat["_diktum"] = list(truth["diktum"])
    return flat

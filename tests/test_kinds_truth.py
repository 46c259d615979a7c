"""The records of the newer kinds' samples say what a person reads there: truth that no record had a part in."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from golden import SAMPLES, records

TRUTH: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "kinds_truth.toml").read_text(encoding="utf-8")
)
KEYS: dict[str, tuple[str, ...]] = {
    "signatories": ("name", "nip"),
    "legal_bases": ("type", "number", "year"),
    "points": ("label",),
    "diktum": ("label",),
    "menimbang": ("label",),
    "schedule": ("start", "end"),
    "numbers": ("number", "party"),
    "parties": ("label", "name", "position", "institution", "address", "nip"),
    "grantor": ("label", "name", "position"),
    "grantee": ("label", "name", "position", "nip"),
    "pasal": ("label", "heading"),
    "duration": ("length", "start", "end"),
    "amounts": ("amount",),
    "indicators": ("goal", "indicator", "target"),
    "programmes": ("name", "amount"),
    "rows": ("code", "name", "amount"),
    "organisation": ("code", "name"),
    "programme": ("code", "name"),
    "activity": ("code", "name"),
    "subactivity": ("code", "name"),
    "monthly_plan": ("month", "amount"),
}
"""What the truth tells of each object of a field, in this order."""


def plain(value: Any) -> Any:
    """A value as the truth writes it."""
    if isinstance(value, dict) and "value" in value:
        return value["value"]
    return "" if value is None else value


def told(field: str, value: Any) -> Any:
    """A field of a record as the truth writes it."""
    if field == "mengingat":
        return [[basis["citation"][key] for key in KEYS["legal_bases"]] for basis in value]
    if field not in KEYS:
        return plain(value)
    several = isinstance(value, list)
    rows = [[plain(one[key]) for key in KEYS[field]] for one in (value if several else [value])]
    rows = [row[0] if len(row) == 1 else row for row in rows]
    return rows if several else rows[0]


MADE = frozenset(("power_of_attorney",))
"""Kinds of which most samples are made by a program, with their truth."""


@pytest.mark.parametrize("name", TRUTH)
def test_a_record_says_what_a_person_reads(name: str) -> None:
    record = records(SAMPLES / name)[0]
    assert record["kind"] == name.partition("/")[0]
    assert {field: told(field, record[field]) for field in TRUTH[name]} == TRUTH[name]


def test_every_sample_of_these_kinds_has_its_truth() -> None:
    kinds = {name.partition("/")[0] for name in TRUTH} - MADE
    found = {p.relative_to(SAMPLES).as_posix() for kind in kinds for p in (SAMPLES / kind).iterdir()}
    assert {name for name in found if not name.endswith(".json")} == {
        name for name in TRUTH if name.partition("/")[0] in kinds
    }

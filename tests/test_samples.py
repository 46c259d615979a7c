"""Every sample gives its golden record, and every field of every rule stands in one of them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from golden import SAMPLES, all_golden, documents, golden_of, records

from extractor.reading import read
from extractor.records.models import record_model
from extractor.rulebook.group_rule import GroupRule
from extractor.rulebook.load import load_rules
from extractor.rulebook.schema import Rule

RULES = load_rules()
WORD = re.compile(r"\w+")
KINDS = [rule for rule in RULES if not rule.fallback]


def differences(expected: Any, found: Any, at: str = "") -> Iterator[str]:
    """Where two records differ; a box may be off by a point, as versions of PDFium draw it."""
    if at.endswith("/bbox") and expected and found:
        if any(abs(a - b) > 1 for a, b in zip(expected, found, strict=True)):
            yield f"{at}: {found} instead of {expected}"
    elif isinstance(expected, dict) and isinstance(found, dict):
        for key in {**expected, **found}:
            yield from differences(expected.get(key), found.get(key), f"{at}/{key}")
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for i, (one, other) in enumerate(zip(expected, found, strict=True)):
            yield from differences(one, other, f"{at}/{i}")
    elif expected != found:
        yield f"{at}: {found!r} instead of {expected!r}"


@pytest.mark.parametrize("document", documents(), ids=lambda p: p.relative_to(SAMPLES).as_posix())
def test_a_sample_gives_its_golden_records(document: Path) -> None:
    found = records(document)
    assert not golden_of(document, len(found) + 1).exists()
    for number, record in enumerate(found, start=1):
        expected = json.loads(golden_of(document, number).read_text(encoding="utf-8"))
        assert list(differences(expected, record))[:20] == []


def said(sections: list[dict[str, Any]]) -> Iterator[str]:
    """The words of sections and of what they hold."""
    for section in sections:
        yield from (section["label"] or "", section["heading"] or "", section["text"])
        yield from said(section["children"])


@pytest.mark.parametrize("document", documents(), ids=lambda p: p.relative_to(SAMPLES).as_posix())
def test_every_word_of_a_sample_stands_in_a_section(document: Path) -> None:
    numbers = (n for n in (1, 2) if golden_of(document, n).exists())
    golden = [json.loads(golden_of(document, n).read_text(encoding="utf-8")) for n in numbers]
    kept = Counter(word for record in golden for text in said(record["sections"]) for word in WORD.findall(text))
    assert Counter(WORD.findall(read(document).text)) == kept


def test_no_golden_record_stands_alone() -> None:
    written = {golden_of(d, n) for d in documents() for n in (1, 2, 3)}
    assert not set(SAMPLES.rglob("*.expected.json")) - written - set((SAMPLES / "scans").rglob("*"))


@pytest.mark.parametrize("rule", KINDS, ids=lambda rule: rule.kind)
def test_a_kind_has_three_samples(rule: Rule) -> None:
    golden = [record for record in all_golden() if record["kind"] == rule.kind]
    assert len(golden) >= 3
    for record in golden:
        record_model(rule).model_validate(record)


def paths(holder: Rule | GroupRule, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of each field, through groups and columns."""
    for name in holder.fields:
        yield (*before, name)
    for name, group in holder.groups.items():
        yield from ((*before, name, column.name) for column in group.columns)
        yield from paths(group, (*before, name))


def holds(value: Any, path: tuple[str, ...]) -> bool:
    """Whether a value that is there stands at the path, lists being searched through."""
    if isinstance(value, list):
        return any(holds(entry, path) for entry in value) if path else bool(value)
    if not path:
        return value is not None
    return isinstance(value, dict) and holds(value.get(path[0]), path[1:])


@pytest.mark.parametrize("path", sorted({path for rule in KINDS for path in paths(rule)}), ids=".".join)
def test_every_field_stands_in_a_golden_record(path: tuple[str, ...]) -> None:
    """A field that several kinds share (a lampiran's services) stands in a record of one of them."""
    kinds = {rule.kind for rule in KINDS if path in set(paths(rule))}
    assert any(holds(record, path) for record in all_golden() if record["kind"] in kinds)

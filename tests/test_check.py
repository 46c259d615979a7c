from __future__ import annotations

from typing import Any

import pytest
from makers import rule

from extractor.authoring.run_examples import Problem, agrees, check_rules, document_of, try_field


def problems(**keys: Any) -> list[tuple[str, str]]:
    """(key, reason) of everything that does not hold."""
    return [(p.key, p.reason) for p in check_rules([rule(**keys)])]


TITLE = {"find": ["Hal: (?P<value>.+)"], "examples": {"Hal: Rapat": "Rapat"}, "rejects": ["Halaman 2"]}


def test_promises_that_are_kept() -> None:
    match = {"why": "w", "all": ["^NOTA"], "examples": ["NOTA DINAS"], "rejects": ["MEMO"]}
    section = {"name": "isi", "starts": ["^Isi"], "examples": ["Isi:"], "rejects": ["isi"]}
    assert problems(match=[match], sections=[section], fields={"title": TITLE}) == []


@pytest.mark.parametrize(
    ("keys", "key", "reason"),
    [
        (
            {"match": [{"why": "w", "all": "^A", "examples": "B", "rejects": "C"}]},
            "match.0.examples",
            "'B' is not matched",
        ),
        ({"match": [{"why": "w", "all": ["^A"], "rejects": ["A", "B"]}]}, "match.0.rejects", "'A' is matched"),
        ({"match": [{"why": "w", "all": ["A", "B"], "rejects": ["A"]}]}, "match.0", "rejects needs 'A'"),
        ({"match": [{"why": "w", "any": ["A", "B"], "examples": ["A"]}]}, "match.0.any", "needs 'B'"),
        ({"match": [{"why": "w", "all": ["A"], "none": ["C"], "rejects": ["B"]}]}, "match.0", "rejects needs 'C'"),
        ({"sections": [{"name": "a", "starts": ["^A"], "examples": ["A", "B"]}]}, "sections.a.examples", "'B' starts"),
        ({"sections": [{"name": "a", "starts": "^A", "examples": "A", "rejects": "A"}]}, "sections.a.rejects", "'^A'"),
        ({"sections": [{"name": "a", "starts": ["^A", "^B"], "examples": ["A"]}]}, "sections.a.starts", "needs '^B'"),
        ({"fields": {"x": {**TITLE, "examples": {"Hal: Rapat": "Rapat kerja"}}}}, "fields.x.examples", "gives 'Rapat'"),
        ({"fields": {"x": {**TITLE, "rejects": ["Hal: x"]}}}, "fields.x.rejects", "gives 'x'"),
        ({"fields": {"x": {**TITLE, "find": [*TITLE["find"], "^Perihal"]}}}, "fields.x.find", "needs '^Perihal'"),
        ({"groups": {"g": {"fields": {"x": {**TITLE, "examples": {}}}}}}, "groups.g.fields.x.find", "no example needs"),
    ],
)
def test_promises_that_are_broken(keys: dict[str, Any], key: str, reason: str) -> None:
    found = problems(**keys)
    assert any(k == key and reason in r for k, r in found), found


def test_a_problem_names_file_key_and_reason() -> None:
    problem = check_rules([rule(match=[{"why": "w", "all": ["^A"], "examples": ["A"], "rejects": ["A"]}])])[0]
    assert str(problem) == "nota.toml: match.0.rejects: 'A' is matched"
    assert str(Problem("a", "b", "c")) == "a: b: c"


@pytest.mark.parametrize(
    ("found", "expected", "same"),
    [
        ({"a": 1, "b": 2}, {"a": 1}, True),
        ({"a": 1}, {"a": 1, "b": 2}, False),
        (None, {"a": 1}, False),
        ([{"a": 1, "b": 2}], [{"a": 1}], True),
        ([1, 2], [1], False),
        ("x", "x", True),
        (None, None, True),
        ({"a": {"b": [1]}}, {"a": {"b": [2]}}, False),
    ],
)
def test_agrees(found: Any, expected: Any, same: bool) -> None:
    assert agrees(found, expected) is same


def test_try_field_cuts_the_items_of_the_section() -> None:
    made = rule(
        sections=[{"name": "dasar", "starts": ["^Dasar"], "items": ["number"], "examples": ["Dasar"]}],
        fields={"dasar": {"section": "dasar", "type": "list"}},
    )
    assert try_field("1. satu;\n2. dua.", made.fields["dasar"], made) == ["satu;", "dua."]
    assert try_field("", made.fields["dasar"], made) is None


def test_document_of() -> None:
    made = document_of("a\n\nb")
    assert made.text == "a\n\nb" and [line.start for line in made.lines] == [0, 2, 3]


def test_an_example_of_a_part_of_a_named_cell_gives_the_words_of_the_cell() -> None:
    part = {"find_in_value": True, "find": ["^(?P<value>[^/]+?) */"], "section": "isi"}
    cell = {**part, "cell_right_of": "(?i)nama", "examples": {"Dewi / 19": "Dewi"}}
    assert problems(fields={"x": cell}) == []
    assert problems(fields={"x": {**cell, "label": "name", "examples": {"Nama : Dewi / 19": "Dewi"}}}) == []
    wrong = problems(fields={"x": {**cell, "examples": {"Dewi / 19": "Sari"}}})
    assert "'Dewi / 19' gives 'Dewi'" in wrong[0][1]


def test_an_example_of_a_part_of_a_labels_value_gives_the_label_too() -> None:
    part = {"find_in_value": True, "find": ["^(?P<value>[^/]+?) */"], "label": "name"}
    assert problems(fields={"x": {**part, "examples": {"Nama : Dewi / 19": "Dewi"}}}) == []
    assert problems(fields={"x": {**part, "examples": {"Dewi / 19": "Dewi"}}}) != []

"""`naskah rules check --on`: whole documents beside the rules, and what their records must and must not hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from workbench import FIRST, SECOND, call, documents_in, rules_in


def expect(folder: Path, name: str, wanted: Any) -> None:
    (folder / f"{name}.expected.json").write_text(json.dumps(wanted), encoding="utf-8")


def expected(folder: Path, name: str) -> Any:
    return json.loads((folder / f"{name}.expected.json").read_text(encoding="utf-8"))


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return rules_in(tmp_path / "rules")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return documents_in(tmp_path / "docs", a=FIRST, b=SECOND)


def test_values_that_are_in_the_record_hold(rules: Path, docs: Path) -> None:
    expect(docs, "a", {"kind": "memo", "number": {"sequence": "12"}, "/date/value": "2031-05-04", "topic": "Rak buku"})
    result = call("rules", "check", rules, "--on", docs)
    assert result.exit_code == 0, result.stderr
    assert "1 document, 4 values, 1 document without NAME.expected.json" in result.stderr


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"topic": "Rak"}, ': /topic: "Rak buku" (read by memo.topic on page 1), expected "Rak"'),
        ({"number": {"sequence": "9"}}, ': /number/sequence: "12" (read by memo.number on page 1), expected "9"'),
        ({"topic": None}, "expected nothing"),
        ({"/number/month": 5}, ": /number/month: nothing (read by memo.number on page 1), expected 5"),
        ({"kind": "letter"}, ': /kind: "memo", expected "letter"'),
        ({"not_kind": ["letter", "memo"]}, ": kind: it is claimed as 'memo', which not_kind forbids"),
        ({"topik": "Rak"}, ": /topik: a record of the kind 'memo' has no field 'topik'"),
        ([], "a.expected.json: the file: there must be an object"),
    ],
)
def test_values_that_are_not_are_named_with_their_rule(rules: Path, docs: Path, wanted: Any, said: str) -> None:
    expect(docs, "a", wanted)
    result = call("rules", "check", rules, "--on", docs)
    assert result.exit_code == 3 and said in result.stderr, result.stderr


def test_nothing_and_a_kind_that_may_not_claim(rules: Path, docs: Path) -> None:
    expect(docs, "b", {"topic": None, "not_kind": "letter"})
    assert call("rules", "check", rules, "--on", docs).exit_code == 0


def test_an_expectation_belongs_to_one_document(rules: Path, docs: Path) -> None:
    expect(docs, "c", {})
    expect(docs, "a.2", {"topic": "x"})
    (docs / "b.md").write_text(SECOND, encoding="utf-8")
    expect(docs, "b", {})
    said = call("rules", "check", rules, "--on", docs).stderr
    assert "c.expected.json: the file: no document c.pdf, .docx, .txt … stands beside it" in said
    assert "a.txt: records: the file holds 1 document, none has number 2" in said
    assert "b.md, b.txt have this name; call it b.md.expected.json" in said


def test_update_writes_what_is_there_for_a_person_to_check(rules: Path, docs: Path) -> None:
    result = call("rules", "check", rules, "--on", docs, "--update")
    assert result.exit_code == 0 and "a.expected.json: the file: written with 4 values; check each" in result.stderr
    assert expected(docs, "a") == {
        "kind": "memo",
        "number": {"value": "12/UMUM/2031"},
        "date": {"value": "2031-05-04"},
        "topic": "Rak buku",
    }
    assert "topic" not in expected(docs, "b"), "what was not found is not asserted by itself"
    assert call("rules", "check", rules, "--on", docs).exit_code == 0


def test_update_keeps_the_keys_that_a_person_chose(rules: Path, docs: Path) -> None:
    expect(docs, "a", {"topic": "Rak", "number": {"sequence": "9"}, "not_kind": "letter"})
    result = call("rules", "check", rules, "--on", docs, "--update")
    assert 'a.expected.json: topic: was "Rak", is "Rak buku"; check it' in result.stderr
    assert expected(docs, "a") == {"topic": "Rak buku", "number": {"sequence": "12"}, "not_kind": "letter"}
    assert "a.expected.json" not in call("rules", "check", rules, "--on", docs, "--update").stderr
    assert call("rules", "check", rules, "--update").exit_code == 2


def test_a_document_that_cannot_be_read_is_named(rules: Path, docs: Path) -> None:
    (docs / "kosong.pdf").touch()
    expect(docs, "kosong", {"kind": "memo"})
    result = call("rules", "check", rules, "--on", docs)
    assert result.exit_code == 3 and "kosong.pdf: empty: " in result.stderr

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from makers import document, texts

from extractor.authoring.run_examples import check_rules
from extractor.authoring.scaffold import draft_rule_file, is_kind
from extractor.cli import main
from extractor.pipeline import extract
from extractor.rulebook.load import load_rules
from extractor.structure.classify import classify

MINUTES = """PEMERINTAH KABUPATEN TANJUNG SEMAI
NOTULEN RAPAT

Hari/Tanggal : Senin, {day} Maret 2024
Nomor : 005/{day}/UMUM/2024
Pemimpin rapat : {who}

PEMBAHASAN
{what}

Jum'at depan :
tetap

KESIMPULAN
1. Setuju.
"""
FIRST = MINUTES.format(day=4, who="Sari Melati", what="Ruang baca ditata.")
SECOND = MINUTES.format(day=11, who="Danu Wijaya", what="Kebun dirawat.\nCATATAN KHUSUS\nTidak ada.")


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def problems(folder: Path, text: str, kind: str = "notulen") -> list[str]:
    (folder / f"{kind}.toml").write_text(text, encoding="utf-8")
    return [str(p) for p in check_rules([rule for rule in load_rules(folder) if rule.kind == kind])]


def test_a_draft_passes_the_check_as_it_is(tmp_path: Path) -> None:
    assert problems(tmp_path, draft_rule_file("notulen")) == []
    assert problems(tmp_path, draft_rule_file("nota_dinas"), "nota_dinas") == []
    assert problems(tmp_path, draft_rule_file("notulen", [FIRST])) == []
    assert problems(tmp_path, draft_rule_file("notulen", [FIRST, SECOND])) == []


@settings(deadline=None, max_examples=25)
@given(texts())
def test_a_draft_of_any_text_passes(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    assert problems(tmp_path_factory.mktemp("rules"), draft_rule_file("notulen", [text])) == []


def test_what_the_documents_share_becomes_patterns(tmp_path: Path) -> None:
    table = tomllib.loads(draft_rule_file("notulen", [FIRST, SECOND]))
    assert [section["name"] for section in table["sections"]] == ["pembahasan", "jum_at_depan", "kesimpulan"]
    assert {name: field["type"] for name, field in table["fields"].items()} == {
        "hari_tanggal": "date",
        "nomor": "letter_number",
        "pemimpin_rapat": "text",
    }
    assert "PEMERINTAH" not in str(table["match"]), "a letterhead is the office's, not the kind's"


def test_the_draft_reads_documents_of_its_kind(tmp_path: Path) -> None:
    problems(tmp_path, draft_rule_file("notulen", [FIRST, SECOND]))
    rules = load_rules(tmp_path)
    claim = classify(document(SECOND), rules)
    assert claim.rule and claim.rule.kind == "notulen"
    (tmp_path / "a.txt").write_text(SECOND, encoding="utf-8")
    record = extract(tmp_path / "a.txt", rules).model_dump(mode="json")
    assert record["pemimpin_rapat"] == "Danu Wijaya" and record["hari_tanggal"]["value"] == "2024-03-11"
    assert [section["name"] for section in record["sections"]] == ["head", "pembahasan", "jum_at_depan", "kesimpulan"]


def test_the_command_writes_a_file_that_is_not_there_yet(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
    result = call("rules", "new", "notulen", "--from", tmp_path / "a.txt", "-o", tmp_path / "mine")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == "" and f"naskah rules check {tmp_path / 'mine'}" in result.stderr
    assert call("rules", "check", tmp_path / "mine").exit_code == 0
    again = call("rules", "new", "notulen", "-o", tmp_path / "mine")
    assert again.exit_code == 2 and "is there already" in again.stderr


def test_names_that_no_kind_can_have_are_refused(tmp_path: Path) -> None:
    for name, why in (("Nota Dinas", "small letters"), ("../x", "small letters"), ("decree", "already")):
        result = call("rules", "new", name, "-o", tmp_path)
        assert result.exit_code == 2 and why in result.stderr, result.stderr
    assert is_kind("nota_dinas") and not is_kind("2a")
    (tmp_path / "x.pdf").touch()
    assert "x.pdf: empty: " in call("rules", "new", "notulen", "--from", tmp_path / "x.pdf", "-o", tmp_path).stderr

"""`naskah rules try`: what a pattern, a label or a heading captures where, and what stands nearest."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbench import RULE, call, rules_in

from extractor.text.pattern_words import in_words

TEXT = """SERTIFIKAT
NOMOR : 5/SERT/2031
Tanggal terbit : 9 Juni 2031
Diberikan kepada : Sari Melati
Nama : Sari
M E N G I N G A T : aturan
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_pattern_shows_what_it_captures_where_and_what_it_reads_as(file: Path) -> None:
    result = call("rules", "try", r"{{bol}}NOMOR[ \t]*:[ \t]*(?P<value>.+)", "--type", "letter_number", file)
    assert result.exit_code == 0, result.stderr
    row = result.stdout.splitlines()[2].split("  ")
    assert [cell.strip() for cell in row if cell.strip()] == [
        "1",
        "2",
        "5/SERT/2031",
        '{"value": "5/SERT/2031"}',
        "NOMOR : 5/SERT/2031",
    ]
    assert "no date" in call("rules", "try", "Nama : (?P<value>.+)", "--type", "date", file).stdout


@pytest.mark.parametrize(
    ("source", "change"),
    [
        ("Nomor : ", "whatever the capitals, with (?i) before it: '(?i)Nomor : ' captures 'NOMOR :' (page 1, line 2)"),
        ("^terbit", "inside a line, without ^"),
        ("^Nama$", "where the line goes on, without $"),
        ("MENGINGAT[ \\t]+: ", "near it stands 'M E N G I N G A T : aturan' (page 1, line 6)"),
        ("DIBERIKAN {3}KEPADA", "with (?i) before it and [ \\t]* for each blank"),
    ],
)
def test_what_matches_nothing_is_told_how_it_would(file: Path, source: str, change: str) -> None:
    result = call("rules", "try", source, file)
    assert result.exit_code == 1 and "nothing matches" in result.stderr
    assert change in result.stderr, result.stderr


def test_a_label_is_a_meaning_or_a_wording(file: Path) -> None:
    assert "Sari" in call("rules", "try", "--label", "name", file).stdout
    listed = call("rules", "try", "--label", "Nama", file)
    assert listed.exit_code == 0 and "'Nama' is a wording of the meaning 'name'" in listed.stderr
    new = call("rules", "try", "--label", "Diberikan kepada", file)
    assert new.exit_code == 0 and "Sari Melati" in new.stdout and "as if it had" in new.stderr
    near = call("rules", "try", "--label", "Diberikan untuk", file)
    assert near.exit_code == 1 and "near it stands 'Diberikan kepada : Sari Melati'" in near.stderr


ROWS = "| 1. | Alat angkut | Kereta api |\n|---|---|---|\n| 2. | Maksud perjalanan | Rapat kerja |\n"


def test_a_label_in_a_cell_gives_what_a_field_with_it_finds(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"MEMO\n\nNomor : 1\n\n{ROWS}", encoding="utf-8")
    tried = call("rules", "try", "--label", "Maksud perjalanan", tmp_path / "a.md")
    assert tried.exit_code == 0 and "Rapat kerja" in tried.stdout, tried.stderr
    own = '[labels]\npurpose = ["Maksud perjalanan"]\n[fields.purpose]\nlabel = "purpose"\n'
    rules = rules_in(tmp_path / "r", RULE + own)
    told = call("inspect", tmp_path / "a.md", "--rules", rules, "--why", "purpose").stdout
    assert "the cell right of the label purpose" in told and '"Rapat kerja"' in told.partition("# candidates")[2]


def test_a_heading_is_a_key_or_a_wording(file: Path) -> None:
    assert "M E N G I N G A T" in call("rules", "try", "--heading", "mengingat", file).stdout
    new = call("rules", "try", "--heading", "Sertifikat", file)
    assert new.exit_code == 0 and "tried as a wording" in new.stderr
    assert call("rules", "try", "--heading", "menimbang", file).exit_code == 1


@pytest.mark.parametrize(
    ("line", "heading", "said"),
    [
        ("A. Temuan", "Temuan", "with `listed = true`: a list's label stands before it: 'A. Temuan'"),
        ("temuan rapat", "Temuan", "with `small = true`: it begins with a small letter: 'temuan'"),
        ("Kepada : Camat      Temuan : satu", "Temuan", "with `columns = true`: it stands behind a gap: 'Temuan'"),
        ("Berita Acara rapat kemarin", "judul_berita_acara", "without `form`: it is not written as a title"),
    ],
)
def test_a_heading_that_is_not_found_is_told_how_it_would(tmp_path: Path, line: str, heading: str, said: str) -> None:
    (tmp_path / "a.txt").write_text(f"Laporan\n{line}\nSatu pompa rusak.\n", encoding="utf-8")
    result = call("rules", "try", "--heading", heading, tmp_path / "a.txt")
    assert result.exit_code == 1 and f"it would be found {said}" in result.stderr, result.stderr


def test_a_heading_may_have_two_letters(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Laporan\nNB. Bawa alat tulis.\nNBA tidak hadir.\n", encoding="utf-8")
    result = call("rules", "try", "--heading", "NB", tmp_path / "a.txt")
    assert result.exit_code == 0 and "NBA" not in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["(?=x)", "FILE"], "RE2 has no lookahead"),
        (["x"], "give at least one FILE"),
        (["x", "y", "FILE"], "there is no file y; a pattern with blanks stands in quotes"),
        (["x", "FILE", "--type", "dat"], "did you mean 'date'?"),
        (["FILE", "--label", "a", "--heading", "b"], "one of them"),
    ],
)
def test_wrong_usage_says_what_to_do(file: Path, arguments: list[str], said: str) -> None:
    result = call("rules", "try", *[str(file) if argument == "FILE" else argument for argument in arguments])
    assert result.exit_code == 2 and said in result.stderr, result.stderr


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r"^[^\w\n]*BERITA[ \t]+ACARA\b", "BERITA ACARA"),
        (r"(?i)pihak[ \t]+(?:kesatu|pertama)", "pihak kesatu/pertama"),
        (r"S ?U ?R ?A ?T", "SURAT"),
        (r"^Nomor[ \t]*:[ \t]*(?P<value>\d+[^\n]*)$", "Nomor:"),
        (r"(?:a|b|c|d) x", "a/b/c or the like x"),
        (r"\d{4}", ""),
    ],
)
def test_a_pattern_in_words(source: str, words: str) -> None:
    assert in_words(source) == words

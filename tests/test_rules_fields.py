"""`naskah rules fields`, what a draft reads from its own documents, and what `explain` looks like on a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbench import FIRST, SECOND, call, documents_in, rules_in


@pytest.fixture
def look(tmp_path: Path) -> tuple[Path, Path]:
    """Rules and documents."""
    return rules_in(tmp_path / "rules"), documents_in(tmp_path / "docs", first=FIRST, second=SECOND)


def test_a_row_a_document_and_a_column_a_field(look: tuple[Path, Path]) -> None:
    rules, docs = look
    shown = call("rules", "fields", docs, "--rules", rules)
    assert shown.exit_code == 0, shown.output
    rows = [line.split() for line in shown.stdout.splitlines() if ".txt" in line]
    assert rows == [
        ["first.txt", "memo", "12/UMUM/2031", "2031-05-04", "Rak", "buku"],
        ["second.txt", "memo", "13/UMUM/2031", "2031-05-09", "-"],
    ]


def test_only_what_is_asked_for(look: tuple[Path, Path]) -> None:
    rules, docs = look
    (docs / "third.txt").write_text("Lain", encoding="utf-8")
    shown = call("rules", "fields", docs, "--rules", rules, "--kind", "memo", "--field", "topic").stdout
    assert "third.txt" not in shown and "12/UMUM" not in shown and "Rak buku" in shown


def test_a_document_that_cannot_be_read_costs_a_line(look: tuple[Path, Path]) -> None:
    rules, docs = look
    (docs / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    shown = call("rules", "fields", docs, "--rules", rules)
    assert shown.exit_code == 0 and "broken.pdf" in shown.stderr and "first.txt" in shown.stdout


FORM = """SURAT PERINTAH PERJALANAN DINAS
1. Pejabat yang memberi perintah : Camat Teluk Anu
2. Nama pegawai yang diperintah : {who}
3. a. Pangkat dan golongan : Penata, III/c
   b. Maksud perjalanan dinas : Rapat
Dikeluarkan di Kota Teluk
"""


def test_a_draft_of_a_numbered_form_is_tried_on_its_documents(tmp_path: Path) -> None:
    docs = documents_in(tmp_path / "docs", a=FORM.format(who="Hadi Santosa"), b=FORM.format(who="Siti Aminah"))
    given = [f"--from={path}" for path in sorted(docs.iterdir())]
    made = call("rules", "new", "perjalanan", *given, "-o", tmp_path / "r")
    assert made.exit_code == 0, made.output
    assert "Hadi Santosa" in made.stdout and "Siti Aminah" in made.stdout and "Penata, III/c" in made.stdout
    assert call("rules", "check", tmp_path / "r").exit_code == 0


def test_explain_keeps_to_the_width_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    said = call("rules", "explain", "or_whole").stdout.splitlines()
    assert len(said) > 3 and max(map(len, said)) <= 50

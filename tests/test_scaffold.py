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
    return [str(p) for p in check_rules(load_rules(folder)) if Path(p.file).stem == kind]


def test_a_draft_passes_the_check_as_it_is(tmp_path: Path) -> None:
    assert problems(tmp_path, draft_rule_file("notulen")) == []
    assert problems(tmp_path, draft_rule_file("nota_dinas"), "nota_dinas") == []
    assert problems(tmp_path, draft_rule_file("notulen", [document(FIRST)])) == []
    assert problems(tmp_path, draft_rule_file("notulen", [document(FIRST), document(SECOND)])) == []


@settings(deadline=None, max_examples=25)
@given(texts())
def test_a_draft_of_any_text_passes(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    assert problems(tmp_path_factory.mktemp("rules"), draft_rule_file("notulen", [document(text)])) == []


def test_what_the_documents_share_becomes_patterns(tmp_path: Path) -> None:
    table = tomllib.loads(draft_rule_file("notulen", [document(FIRST), document(SECOND)]))
    assert [section["name"] for section in table["sections"]] == ["pembahasan", "jum_at_depan", "kesimpulan"]
    assert {name: field["type"] for name, field in table["fields"].items()} == {
        "hari_tanggal": "date",
        "nomor": "letter_number",
        "pemimpin_rapat": "text",
    }
    assert "PEMERINTAH" not in str(table["match"]), "a letterhead is the office's, not the kind's"


def test_the_draft_reads_documents_of_its_kind(tmp_path: Path) -> None:
    problems(tmp_path, draft_rule_file("notulen", [document(FIRST), document(SECOND)]))
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
    assert "Sari Melati" in result.stdout and f"naskah rules check {tmp_path / 'mine'}" in result.stderr
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


FORM_A = """PEMERINTAH KABUPATEN TANJUNG SEMAI
LEMBAR DISPOSISI
Surat dari : Dinas Pangan        Nomor Agenda : 12
Hari/Tanggal : Senin, 4 Maret 2024

I. CATATAN
Segera.

PENERIMA
| No | Nama Petugas | Jumlah |
|---|---|---|
| 1 | Sari | 3 |

Semai, 4 Maret 2024
KEPALA DINAS,



Dr. SARI MELATI, M.Si.
NIP 197001011995032001
"""
FORM_B = """PEMERINTAH KABUPATEN LAUT TIMUR
Lembar  Disposisi
Nomor Agenda : 77
SURAT DARI   : Camat Laut
HARI / TANGGAL : Rabu, 6 Maret 2024

A. Catatan
Dibaca.

P E N E R I M A
| NO. | Nama  petugas | JUMLAH |
|---|---|---|
| 1 | Danu | 4 |
| 2 | Rini | 5 |

Laut, 6 Maret 2024
KEPALA DINAS,



Drs. DANU WIJAYA
NIP 196901011995031001
"""


def test_what_recurs_whatever_its_case_spacing_and_column_is_drafted_and_extracts(tmp_path: Path) -> None:
    for name, text in (("a", FORM_A), ("b", FORM_B)):
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    result = call(
        "rules", "new", "disposisi", "--from", tmp_path / "a.md", "--from", tmp_path / "b.md", "-o", tmp_path / "r"
    )
    assert result.exit_code == 0, result.stderr
    checked = call("rules", "check", tmp_path / "r")
    assert checked.exit_code == 0, checked.stderr
    record = extract(tmp_path / "b.md", tmp_path / "r").model_dump(mode="json")
    assert record["kind"] == "disposisi"
    assert (record["surat_dari"], record["nomor_agenda"]["value"]) == ("Camat Laut", "77")
    assert record["hari_tanggal"]["value"] == "2024-03-06" and record["signatory"]["nip"] == "196901011995031001"
    assert [section["name"] for section in record["sections"]] == ["head", "catatan", "penerima"]
    assert [row["nama_petugas"] for row in record["tabel"]] == ["Danu", "Rini"]


def test_a_title_that_others_have_in_small_letters_is_recognised_by_signals(tmp_path: Path) -> None:
    table = tomllib.loads(draft_rule_file("disposisi", [document(FORM_A), document(FORM_B)]))
    assert table["signals"][0]["says"] == "the title LEMBAR DISPOSISI" and "match" not in table
    assert table["labels"] == {"surat_dari": ["Surat dari"], "nomor_agenda": ["Nomor Agenda"]}


THIRD = MINUTES.format(day=18, who="Rini Asih", what="Rak dicat.").replace("Jum'at depan :\ntetap\n\n", "")


def test_what_most_documents_have_is_drafted_with_its_count_and_the_rest_is_told(tmp_path: Path) -> None:
    text = draft_rule_file("notulen", [document(THIRD), document(FIRST), document(SECOND)])
    assert problems(tmp_path, text) == []
    assert '# in 2 of 3 documents\n[[sections]]\nname = "jum_at_depan"' in text
    assert "# in 3 of 3 documents\n[fields.pemimpin_rapat]" in text
    left_out = text.partition("# Seen and left out")[2]
    assert "# in 1 of 3, a heading: CATATAN KHUSUS" in left_out and "KESIMPULAN" not in left_out
    rules = load_rules(tmp_path)
    names = [section["name"] for section in tomllib.loads(text)["sections"]]
    assert names == ["pembahasan", "jum_at_depan", "kesimpulan"], "in reading order, also what the first lacks"
    assert {getattr(classify(document(one), rules).rule, "kind", "") for one in (FIRST, SECOND, THIRD)} == {"notulen"}


def test_no_section_is_drafted_that_no_document_has() -> None:
    plain = "NOTULEN\nNomor : 1\nPemimpin : Sari\n"
    table = tomllib.loads(draft_rule_file("notulen", [document(plain), document(plain)]))
    assert "sections" not in table and set(table["fields"]) == {"nomor", "pemimpin"}
    assert [section["name"] for section in tomllib.loads(draft_rule_file("notulen"))["sections"]] == ["penutup"]


def test_how_all_first_lines_begin_is_the_title(tmp_path: Path) -> None:
    sheets = [f"1. Syarat Pengurusan Kartu {name}\n• Surat pengantar\n• Foto {name}" for name in ("Nelayan", "Petani")]
    draft = draft_rule_file("notulen", [document(sheet) for sheet in sheets])
    problems(tmp_path, draft)
    claim = classify(document("2. Syarat Pengurusan Kartu Pedagang\n• Foto"), load_rules(tmp_path))
    assert claim.rule and claim.rule.kind == "notulen"


def test_a_draft_of_documents_that_share_nothing_says_so() -> None:
    table = tomllib.loads(draft_rule_file("catatan", [document("Satu dua"), document("Tiga empat")]))
    assert "no line was found" in table["match"][0]["why"]


ORDER_A = """PEMERINTAH KABUPATEN TANJUNG SEMAI

SURAT PERINTAH PERJALANAN DINAS

Nomor : 094/11/DPK/2031

| 1. | Maksud perjalanan | Rapat pustaka |
|---|---|---|
| 2. | Tempat tujuan | Kota Laut |
| 3. | Alat angkutan | Kapal |

Semai, 4 Maret 2031
KEPALA DINAS,

Dr. SARI MELATI, M.Si.
NIP 197001011995032001
"""
ORDER_B = """KEMENTERIAN URUSAN PANTAI

SURAT PERJALANAN DINAS (SPD)

Nomor : SPD-4/BPR/2031

1. Maksud perjalanan   : Contoh air
2. Tempat tujuan       : Muara Ilir
3. Alat angkutan       : Kendaraan umum

Banjar, 6 Maret 2031
KEPALA BALAI,

KUSUMA JATI, S.T.
NIP 196901011995031001
"""


def test_a_draft_claims_what_a_built_in_kind_claims_and_cells_are_no_sections(tmp_path: Path) -> None:
    """Orders to travel are letters; the labels of their form stand in cells of a table, with a number before them."""
    for name, text in (("a", ORDER_A), ("b", ORDER_B)):
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
        assert extract(tmp_path / f"{name}.md").kind == "letter"
    made = call("rules", "new", "spd", "--from", tmp_path / "a.md", "--from", tmp_path / "b.md", "-o", tmp_path / "r")
    assert made.exit_code == 0 and "does not claim" not in made.stderr, made.stderr
    assert call("rules", "check", tmp_path / "r").exit_code == 0
    record = extract(tmp_path / "a.md", tmp_path / "r").model_dump(mode="json")
    assert (record["kind"], record["tempat_tujuan"], record["alat_angkutan"]) == ("spd", "Kota Laut", "Kapal")
    assert [section["name"] for section in record["sections"]] == ["head"]


def test_a_title_in_spaced_letters_is_claimed_by_its_kind(tmp_path: Path) -> None:
    spaced = "S E R T I F I K A T\nNomor : 2\nDiberikan kepada :\nDanu\n"
    texts = ["SERTIFIKAT PELATIHAN\nNomor : 1\nDiberikan kepada :\nSari\n", spaced]
    problems(tmp_path, draft_rule_file("sertifikat", [document(text) for text in texts]), "sertifikat")
    rules = load_rules(tmp_path)
    assert [getattr(classify(document(t), rules).rule, "kind", "") for t in texts] == ["sertifikat"] * 2


def test_documents_that_the_draft_does_not_claim_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ORDER_A, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Satu dua tiga\n", encoding="utf-8")
    made = call("rules", "new", "spd", "--from", tmp_path / "a.md", "--from", tmp_path / "b.txt", "-o", tmp_path / "r")
    assert "does not claim" in made.stderr and "b.txt (unknown)" in made.stderr, made.stderr

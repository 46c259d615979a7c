from __future__ import annotations

import pytest
from hypothesis import given
from makers import document, examples, extent, laid, texts

from extractor.fields.types.tables import read_tables
from extractor.model.document import Document, Line, Page, join_lines
from extractor.structure.role_lists import find_role_lists

TEAM = """SUSUNAN TIM
Pelindung/
Penasihat : 1. Bupati
2. Wakil Bupati
yang membidangi
Ketua : Sari, S.T.
Sekretaris 1 : Budi
Anggota 1. Wati
2. Rahman"""


def content(whole: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in table.rows] for table in find_role_lists(whole, 0, len(whole.text))]


def test_roles_and_names() -> None:
    whole = document(TEAM)
    assert content(whole) == [
        [
            ["Pelindung/Penasihat", "1. Bupati\n2. Wakil Bupati yang membidangi"],
            ["Ketua", "Sari, S.T."],
            ["Sekretaris", "Budi"],
            ["Anggota", "1. Wati\n2. Rahman"],
        ]
    ]
    (table,) = find_role_lists(whole, 0, len(whole.text))
    assert table.title == "SUSUNAN TIM" and table.columns == ()
    assert whole.text[slice(*table.rows[1][1].spans[0])] == "Sari, S.T."
    assert whole.text[slice(*table.rows[0][0].spans[0])] == "Pelindung/\nPenasihat"


def test_the_signature_ends_the_list() -> None:
    assert content(document(TEAM + "\nBUPATI SUKA MAJU,\nHADI SANTOSA"))[0][-1] == ["Anggota", "1. Wati\n2. Rahman"]
    rows = [
        Line(t, 0, 1, (72.0, top, 300.0, top + 12))
        for t, top in (
            ("Ketua : Sari", 100),
            ("Sekretaris : Budi", 114),
            ("Anggota : Wati", 128),
            ("Bupati Suka Maju,", 170),
        )
    ]
    text, lines = join_lines(rows)
    assert content(Document(text, lines, (Page(1),)))[0][-1] == ["Anggota", "Wati"]


def test_other_labels_and_groups_inside_a_list() -> None:
    whole = document("A. PENGARAH\nKetua : Sari\nAnggota : Budi\nB. SEKRETARIAT\nUrusan Data : Wati\nNIP : 5")
    assert content(whole) == [
        [["Ketua", "Sari"], ["Anggota", "Budi"], ["B. SEKRETARIAT", ""], ["Urusan Data", "Wati NIP : 5"]]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "NOMOR : 5\nTANGGAL : 6 Mei 2020\nTENTANG : TIM",
        "Nama : Sari\nNIP : 5\nJabatan : Ketua",
        "Ketua : Sari\nAnggota : Budi",
        "Ketua rapat membuka acara.\nAnggota hadir semua.\nSekretaris mencatat.",
        "",
    ],
)
def test_what_is_no_list(text: str) -> None:
    assert content(document(text)) == []


def test_a_field_asks_for_lists() -> None:
    whole = extent("Ketua : Sari\nSekretaris : Budi\nAnggota : 1. Wati\n2. Rahman")
    found = read_tables(whole, roles=True)
    assert found is not None and found.value[0]["rows"][2] == ["Anggota", "1. Wati\n2. Rahman"]
    assert read_tables(whole) is None


def test_lines_of_a_grid_are_no_list() -> None:
    whole = laid(["Tim", [["Ketua : Sari", "x"], ["Anggota : Budi", "y"], ["Sekretaris : Wati", "z"]]])
    assert content(whole) == []


@given(texts())
@examples(100)
def test_any_text(text: str) -> None:
    whole = document(text)
    for table in find_role_lists(whole, 0, len(whole.text)):
        assert len(table.rows) >= 3 and all(len(row) == 2 for row in table.rows)

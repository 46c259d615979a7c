"""Persons as labels name them one below the other, and the accounts of a budget."""

from __future__ import annotations

from typing import Any

import pytest
from makers import at, extent, laid

from extractor.fields.found import Extent
from extractor.fields.types.persons import PersonsOptions, read_person, read_persons
from extractor.kinds.budget.accounts import read_coded_name, read_months, read_rows

TWO = """\
Nama : Hadi Santosa, S.H.
NIP : 19700101 199501 1 001
Jabatan : Camat Suka Maju
selanjutnya disebut PIHAK PERTAMA
Nama : Siti Aminah
Pekerjaan : Nelayan
Alamat : Jalan Mawar 1, selanjutnya disebut PIHAK KEDUA
"""


def people(text: str, **options: Any) -> list[dict[str, Any]]:
    found = read_persons.read(extent(text), PersonsOptions(**options))
    return [{key: value for key, value in one.items() if value is not None} for one in found.value] if found else []


def test_a_second_name_begins_the_next_person() -> None:
    nip = "197001011995011001"
    assert people(TWO) == [
        {"label": "PIHAK PERTAMA", "name": "Hadi Santosa, S.H.", "position": "Camat Suka Maju", "nip": nip},
        {"label": "PIHAK KEDUA", "name": "Siti Aminah", "position": "Nelayan", "address": "Jalan Mawar 1"},
    ]
    first = read_person(extent(TWO))
    assert first is not None and at(first, "/name", extent(TWO).document) == ["Hadi Santosa, S.H."]


def test_persons_with_a_name_of_their_own_and_others_are_told_apart() -> None:
    text = TWO + "Nama : Budi\nJabatan : Lurah\n"
    assert [one["name"] for one in people(text, called=True)] == ["Hadi Santosa, S.H.", "Siti Aminah"]
    assert [one["name"] for one in people(text, called=False)] == ["Budi"]


@pytest.mark.parametrize("name", ["..............", "{{nama}}", "(nama)", ""])
def test_a_name_left_open_is_nobody(name: str) -> None:
    text = f"Nama : {name}\nJabatan : Camat\nAlamat : Jalan Mawar\n"
    assert people(text) == []
    assert people(text + "selanjutnya disebut PIHAK KESATU", nameless=True) == [{"label": "PIHAK KESATU"}]


def test_seventeen_or_sixteen_figures_are_no_nip() -> None:
    assert [one.get("nip") for one in people("Nama : Hadi\nNIP : 19700101 199501 1 01\n")] == [None]
    assert [one.get("nip") for one in people("Nama : Hadi\nNIK : 1901010101700001\n")] == [None]


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("1.01.2.22.0.00.01 Dinas Pendidikan", "1.01.2.22.0.00.01", "Dinas Pendidikan"),
        ("1.01.02 - Kesehatan Ibu", "1.01.02", "Kesehatan Ibu"),
        ("5.1.02.01.01.0024. Belanja Alat Tulis", "5.1.02.01.01.0024", "Belanja Alat Tulis"),
        ("Dinas Pendidikan", None, "Dinas Pendidikan"),
    ],
)
def test_a_code_and_its_name(text: str, code: str | None, name: str) -> None:
    found = read_coded_name(extent(text))
    assert found is not None and found.value == {"code": code, "name": name}


@pytest.mark.parametrize("text", ["1.01.02", "..........", "2031"])
def test_a_code_without_a_name_is_none(text: str) -> None:
    assert read_coded_name(extent(text)) is None


def test_accounts_have_a_code_a_name_and_an_amount() -> None:
    head = ["Kode", "Rekening", "Uraian", "Volume", "Jumlah (Rp)"]
    rows = [["5", "1", "BELANJA OPERASI", "", "1.250.000"], ["5.1", "02", "Belanja Kertas", "5 rim", "250.000,00"]]
    others = [["", "", "rincian tanpa kode", "", "1.000"], ["x", "", "Catatan", "", "5.000"]]
    whole = laid([[head, *rows, *others]])
    found = read_rows(Extent(whole, 0, len(whole.text)))
    assert found is not None
    assert [(row["code"], row["name"], row["amount"]["value"]) for row in found.value] == [
        ("5.1", "BELANJA OPERASI", 1_250_000),
        ("5.1.02", "Belanja Kertas", 250_000),
    ]


def test_the_plan_of_the_months() -> None:
    found = read_months(extent("Januari Rp 1.000.000,00\nPebruari : 2.000.000\nJumlah Rp 3.000.000"))
    assert found is not None
    assert [(one["month"], one["amount"]["value"]) for one in found.value] == [(1, 1_000_000), (2, 2_000_000)]


def test_accounts_below_title_and_year_in_one_frame_have_the_years_own_amount() -> None:
    wide = [
        ["DOKUMEN PELAKSANAAN ANGGARAN", "", "", "", ""],
        ["Kode", "", "Uraian", "Jumlah", ""],
        ["Program", "Kegiatan", "", "T", "T+1"],
        ["1", "2", "3", "4", "5"],
        ["1", "01", "Pelayanan Kapal", "5.000.000", "9.000.000"],
    ]
    whole = laid([wide])
    found = read_rows(Extent(whole, 0, len(whole.text)))
    assert found and [(r["code"], r["name"], r["amount"]["value"]) for r in found.value] == [
        ("1.01", "Pelayanan Kapal", 5_000_000)
    ]


def test_accounts_of_a_table_whose_headings_stand_in_a_frame_of_its_own() -> None:
    rows = [["5.2.", "Belanja Langsung", "", "4.000,00"], ["5.2.2.", "Belanja Pipa", "2 buah", "4.000,00"]]
    whole = laid([rows])
    found = read_rows(Extent(whole, 0, len(whole.text)))
    assert found and [(r["code"], r["amount"]["value"]) for r in found.value] == [("5.2", 4000), ("5.2.2", 4000)]


def test_a_number_below_a_signature_is_not_of_the_person_above() -> None:
    body = "Yang namanya tersebut di atas diberi izin untuk melakukan penelitian. " * 5
    signed = f"Nama : Siti Aminah\nPekerjaan : Mahasiswa\n{body}\nKepala Dinas,\nHadi\nNIP 197001011995011001"
    assert people(signed) == [{"name": "Siti Aminah", "position": "Mahasiswa"}]


def test_a_heading_among_others_names_nobody() -> None:
    assert people("No\tNama Barang\tVolume\tSatuan\tHarga") == []

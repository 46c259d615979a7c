"""All who sign, each with the own number: columns of a page, tables, roles above; and what a blank form leaves open."""

from __future__ import annotations

from typing import Any

import pytest
from makers import extent, laid

from extractor.fields.found import Extent
from extractor.rulebook.registry import FIELD_TYPES
from extractor.values.placeholders import is_placeholder


def signatories(whole: Extent) -> list[tuple[Any, Any, Any]]:
    found = FIELD_TYPES["signatories"](whole)
    return [(p["name"], p["position"], p["nip"]) for p in found.value] if found else []


def test_two_columns_of_a_table_are_two_people() -> None:
    rows = [
        ["PIHAK PERTAMA", "PIHAK KEDUA"],
        ["Kepala Dinas Perikanan,", "Direktur,"],
        ["", ""],
        ["Hadi Santosa", "Siti Aminah"],
        ["NIP. 19700101 199503 1 001", "CV. Angin Timur"],
    ]
    whole = laid([rows])
    assert signatories(Extent(whole, 0, len(whole.text))) == [
        ("Hadi Santosa", "Kepala Dinas Perikanan", "197001011995031001"),
        ("Siti Aminah", "Direktur", None),
    ]


def test_columns_between_tabs_are_told_by_the_line_of_roles() -> None:
    names = "\n\n\n\nHadi Santosa\t\tSiti Aminah\n"
    text = f"Penguji 1,\t\tPenguji 2,{names}NIP. 19700101 199503 1 001\t\tNIP. 19810202 200501 2 002"
    assert [(name, nip) for name, _, nip in signatories(extent(text))] == [
        ("Hadi Santosa", "197001011995031001"),
        ("Siti Aminah", "198102022005012002"),
    ]


def test_one_who_acknowledges_stands_below() -> None:
    text = (
        "Kota Teluk, 5 Mei 2031\nYang membuat pernyataan,\n\n\n\nSiti Aminah\n\n"
        "Mengetahui,\nKepala Desa Suka Maju\n\n\n\nHadi Santosa"
    )
    assert signatories(extent(text)) == [
        ("Siti Aminah", "Yang membuat pernyataan", None),
        ("Hadi Santosa", "Kepala Desa Suka Maju", None),
    ]


@pytest.mark.parametrize("name", ["(........................)", "{{nama_pejabat}}", "(Nama)", "NAMA"])
def test_a_name_that_is_left_open_is_nobody(name: str) -> None:
    assert signatories(extent(f"Kota Teluk, ........ 2031\nKepala Desa Suka Maju,\n\n\n\n{name}\nNIP. ........")) == []


@pytest.mark.parametrize("text", ["......", "…", "{{nama}}", "${no}", "+++nama+++", "(tempat)", "Nama", "xxxxx", "( )"])
def test_placeholders(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["-", "1 (satu) berkas", "Kota Teluk", "A. Nama Baru", "2031"])
def test_values(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("Nama : ........\nNIP : ........\nAlamat : ........", True),
        ("Nomor: {{nomor_surat}}", True),
        ("Paraf 1 ........ Paraf 2 ........\nParaf 1 ........", False),
        ("BAB I ........ 1\nBAB II ........ 2\nBAB III ........ 3", False),
        ("Nama : Siti Aminah", False),
    ],
)
def test_blank_forms(text: str, blank: bool) -> None:
    found = FIELD_TYPES["blank_form"](extent(text))
    assert bool(found and found.value) is blank

from __future__ import annotations

import pytest
from makers import at, extent, laid

from extractor.fields import Found
from extractor.fields.field_type import cell_of
from extractor.fields.found import Extent
from extractor.fields.types.tables import cell_items, read_cell_items, read_tables
from extractor.model.document import Cell
from extractor.rulebook.field_rule import Column


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("1. KTP\n2. KK", ["KTP", "KK"]),
        ("1. KTP 2. KK 3. Ijazah", ["KTP", "KK", "Ijazah"]),
        ("a) KTP b) KK", ["KTP", "KK"]),
        ("Syarat:\na. KTP;\nb. KK;", ["Syarat:", "KTP;", "KK;"]),
        ("1. Buka pukul 08.00\n2. Tutup pukul 15.00", ["Buka pukul 08.00", "Tutup pukul 15.00"]),
        ("gratis  tanpa\nbiaya", ["gratis tanpa biaya"]),
        ("30 menit", ["30 menit"]),
        (" \n", []),
    ],
)
def test_cell_items(text: str, entries: list[str]) -> None:
    assert cell_items(Cell(text)) == entries


def in_cell(whole: Extent, cell: Cell) -> Found | None:
    """What a cell reads as."""
    return cell_of(whole.document, cell, Column(name="daftar", type="cell_items"))


def test_the_entries_of_a_cell_on_two_pages_stand_on_both() -> None:
    cell = Cell("1. KTP\n2. KK", ((0, 6), (40, 45)))
    found = in_cell(extent("x"), cell)
    assert found is not None and found.value == ["KTP", "KK"]
    assert found.places == (("/0", (0, 6)), ("/0", (40, 45)), ("/1", (0, 6)), ("/1", (40, 45)))
    assert in_cell(extent("x"), Cell("")) is None


def test_each_entry_of_a_cell_has_its_own_place() -> None:
    whole = extent("1. KTP asli\n2. KK\nlampiran\n3. Akta")
    cell = Cell("1. KTP asli\n2. KK\n3. Akta", ((0, 17), (27, 34)))
    found = in_cell(whole, cell)
    assert found is not None and found.value == ["KTP asli", "KK", "Akta"]
    assert [at(found, f"/{i}", whole.document) for i in range(3)] == [["KTP asli"], ["KK"], ["Akta"]]


def test_the_list_of_a_cell_outside_any_table() -> None:
    whole = extent("1. KTP\n2. KK")
    found = read_cell_items(whole)
    assert found is not None and found.value == ["KTP", "KK"]
    assert at(found, "/1", whole.document) == ["KK"]


def test_tables_with_a_place_for_each_cell() -> None:
    whole = laid(["Daftar Tim", [["No", "Nama"], ["1", "Sari"], ["2", ""]]], [[["No", "Nama"], ["3", "Budi"]]])
    found = read_tables(Extent(whole, 0, len(whole.text)))
    assert found is not None
    rows = [["1", "Sari"], ["2", ""], ["3", "Budi"]]
    named = {"title": "Daftar Tim", "columns": ["No", "Nama"], "pages": [1, 2]}
    assert found.value == [{**named, "rows": rows, "groups": [], "totals": []}]
    assert at(found, "/0/columns/1", whole) == ["Nama"]
    assert at(found, "/0/rows/2/1", whole) == ["Budi"] and at(found, "/0/rows/1/1", whole) == []


def test_no_tables() -> None:
    assert read_tables(extent("teks")) is None

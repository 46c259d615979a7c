from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from makers import extent, field, laid, texts
from pydantic import TypeAdapter

from extractor.fields import TYPES
from extractor.fields.found import Extent

READABLE = {
    "nip": "19700101 199503 1 001",
    "text": "bahwa warga",
    "block": "bahwa\nwarga",
    "integer": "12",
    "label": "(3)",
    "date": "5 Mei 2031",
    "letter_number": "800/12/DINKES/2031",
    "money": "Rp. 1.000.000,-",
    "citation": "UU Nomor 25 Tahun 2009",
    "citations": "UU Nomor 25 Tahun 2009",
    "region": "BUPATI BANGKA",
    "gazette": "BERITA DAERAH KABUPATEN BANGKA TAHUN 2031 NOMOR 5",
    "budgets": "Anggaran sebesar Rp. 1.000.000,- digunakan untuk membeli pipa.",
    "figures": "Pada tahun 2031 jumlah warga terlayani sebanyak 120 orang.",
    "goals": "TPB 6 Air Bersih",
    "partners": "Inovasi ini bekerja sama dengan Dinas Kesehatan dan PT Air Jernih.",
    "definitions": "Pasal 1\n1. Air adalah zat cair.",
    "entry": "air",
    "opening": "Air Dipakai",
    "closing": "dipakai Air",
    "between": "bahwa",
    "signature": "KEPALA DINAS,\nHADI SANTOSA\nNIP. 19700101 199503 1 001",
    "items": "a. satu;\nb. dua",
    "diktum": "KESATU : Membentuk tim",
    "legal_basis": "a. UU Nomor 25 Tahun 2009",
    "list": "a. satu;\nb. dua",
    "tree": "Pasal 1\nAir",
    "cell_items": "1. satu 2. dua",
}
CLOSED = {"entry": [{"name": "Air"}, {"name": "HADI SANTOSA"}]}


def fits(name: str, value: Any) -> None:
    """The value is what the type says its record looks like."""
    TypeAdapter(TYPES[name].shape).validate_python(value)


@pytest.mark.parametrize("name", TYPES)
@settings(max_examples=10, deadline=None)
@given(text=texts())
def test_what_a_type_reads_has_its_shape(name: str, text: str) -> None:
    found = TYPES[name].read(extent(text, "letter|number", "number|letter"), field(type=name, vocabulary=CLOSED))
    if found is not None:
        fits(name, found.value)
        assert all(0 <= start <= end <= len(text) for _, (start, end) in found.places)
        assert all(not pointer or pointer.startswith("/") for pointer, _ in found.places)


def test_every_type_is_tried() -> None:
    assert set(READABLE) | {"tables"} == set(TYPES)


@pytest.mark.parametrize("name", READABLE)
def test_a_type_reads_what_it_is_for(name: str) -> None:
    found = TYPES[name].read(extent(READABLE[name], "dictum|letter"), field(type=name, vocabulary=CLOSED))
    assert found is not None and found.places and not found.findings
    fits(name, found.value)


def test_tables() -> None:
    whole = laid([[["No", "Nama"], ["1", "Sari"]]])
    found = TYPES["tables"].read(Extent(whole, 0, len(whole.text)), field(type="tables"))
    assert found is not None
    fits("tables", found.value)


def test_listed_types_are_those_whose_shape_is_a_list() -> None:
    listed = {name for name, kind in TYPES.items() if str(kind.shape).startswith("list[")}
    assert {name for name, kind in TYPES.items() if kind.listed} == listed

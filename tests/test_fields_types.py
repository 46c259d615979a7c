from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from makers import examples, extent, laid, texts
from pydantic import TypeAdapter

from extractor.fields import FieldType
from extractor.fields.found import Extent, Found
from extractor.rulebook.registry import FIELD_TYPES

READABLE = {
    "count": "a. satu\nb. dua",
    "nip": "19700101 199503 1 001",
    "text": "bahwa warga",
    "place": "di Muara Cempaka",
    "addressee": "Kepala Dinas Kesehatan",
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
    "signatories": "Kota Teluk, 5 Mei 2031\nKEPALA DINAS,\n\n\nHADI SANTOSA\nNIP. 19700101 199503 1 001",
    "first_signatory": "Kota Teluk, 5 Mei 2031\nKEPALA DINAS,\n\n\nHADI SANTOSA\nNIP. 19700101 199503 1 001",
    "blank_form": "Nama : ........\nNIP : ........\nJabatan : ........",
    "phrase": "PERJANJIAN KERJA SAMA",
    "parties": "Kami:\n1. Hadi Santosa : Kepala Desa Suka Maju, beralamat di Jalan Mawar, disebut PIHAK PERTAMA",
    "party_numbers": "PERJANJIAN KERJA SAMA\nNomor : 800/12/DINKES/2031",
    "agreement_articles": "Pasal 1\nTUJUAN\nPerjanjian ini bertujuan baik.",
    "duration": "Perjanjian ini berlaku untuk jangka waktu 5 (lima) tahun.",
    "amounts": "Biaya sebesar Rp. 1.000.000,- ditanggung PIHAK PERTAMA.",
    "schedule": "Pendaftaran dibuka tanggal 5 s.d. 9 Mei 2031.",
    "person": "Nama : Hadi Santosa\nJabatan : Kepala Desa Suka Maju",
    "persons": "Nama : Hadi Santosa\nJabatan : Kepala Desa Suka Maju",
    "coded_name": "1.01.02 Dinas Pendidikan",
    "monthly_plan": "Januari Rp 1.000.000\nFebruari Rp 2.000.000",
    "items": "a. satu;\nb. dua",
    "diktum": "KESATU : Membentuk tim",
    "legal_basis": "a. UU Nomor 25 Tahun 2009",
    "list": "a. satu;\nb. dua",
    "tree": "Pasal 1\nAir",
    "headed_parts": "a. SYARAT\nWarga desa;\nb. TATA CARA\nDatang ke kantor.",
    "cell_items": "1. satu 2. dua",
}
PEOPLE = [["No", "Nama"], ["1", "Sari"]]
TABLES = {
    "tables": PEOPLE,
    "people_in_tables": PEOPLE,
    "column_names": [["No", "Nama", "Camat"], ["1", "Sari", "Awan"]],
    "budget_rows": [["Kode Rekening", "Uraian", "Jumlah"], ["5.1.02", "Belanja Pipa", "1.000.000"]],
}
NEEDED = {
    "vocabulary": {"entry": [{"name": "Air"}, {"name": "HADI SANTOSA"}]},
    "opens": "(?i)nama",
    "leave_out": "(?i)keterangan",
}
"""Options that a type needs to be tried, as far as it has them."""
TYPES: dict[str, FieldType] = {kind.name: kind for kind in FIELD_TYPES}


def read(name: str, whole: Extent) -> Found | None:
    """What an extent reads as with this type, which gets the options that it needs."""
    needed = {key: value for key, value in NEEDED.items() if key in TYPES[name].options.model_fields}
    return TYPES[name](whole, **needed)


def fits(name: str, value: Any) -> None:
    """The value is what the type says its record looks like."""
    TypeAdapter(TYPES[name].value).validate_python(value)


@pytest.mark.parametrize("name", TYPES)
@examples(10)
@given(text=texts())
def test_what_a_type_reads_has_its_shape(name: str, text: str) -> None:
    found = read(name, extent(text, "letter|number", "number|letter"))
    if found is not None:
        assert found.findings or found.value is not None, "only what a finding tells of is left out"
        if found.value is not None:
            fits(name, found.value)
        assert all(0 <= start <= end <= len(text) for _, (start, end) in found.places)
        assert all(not pointer or pointer.startswith("/") for pointer, _ in found.places)


def test_every_type_is_tried() -> None:
    assert set(READABLE) | set(TABLES) == set(TYPES)


@pytest.mark.parametrize("name", READABLE)
def test_a_type_reads_what_it_is_for(name: str) -> None:
    found = read(name, extent(READABLE[name], "dictum|letter"))
    assert found is not None and found.places and not found.findings
    fits(name, found.value)


@pytest.mark.parametrize("name", TABLES)
def test_tables(name: str) -> None:
    whole = laid([TABLES[name]])
    found = read(name, Extent(whole, 0, len(whole.text)))
    assert found is not None
    fits(name, found.value)


def test_a_type_says_what_it_reads() -> None:
    assert [name for name, kind in TYPES.items() if not kind.about.endswith(".")] == []


def test_every_option_says_what_it_does() -> None:
    schemas = {name: kind.options.model_json_schema() for name, kind in TYPES.items()}
    keys = [(name, key) for name, schema in schemas.items() for key in schema.get("properties", {})]
    assert [at for at in keys if "description" not in schemas[at[0]]["properties"][at[1]]] == []

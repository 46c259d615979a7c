from __future__ import annotations

from makers import at, document, extent, field

from extractor.fields.found import Extent
from extractor.fields.signature import read_signature

BLOCK = "BUPATI SUKA MAJU,\nttd\nHADI SANTOSA, S.E.\nNIP. 19700101 199503 1 001"


def test_each_part_has_its_place() -> None:
    whole = extent(f"Ditetapkan di Suka Maju\npada tanggal 5 Mei 2031\n{BLOCK}")
    found = read_signature(whole, field())
    assert found is not None
    assert found.value["name"] == "HADI SANTOSA, S.E." and found.value["nip"] == "197001011995031001"
    assert at(found, "/name", whole.document) == ["HADI SANTOSA, S.E."]
    assert at(found, "/position", whole.document) == ["BUPATI SUKA MAJU,"] or at(
        found, "/position", whole.document
    ) == ["BUPATI SUKA MAJU"]


def test_nobody_signed() -> None:
    assert read_signature(extent("bahwa pasar perlu ditata"), field()) is None
    assert read_signature(extent(""), field()) is None


def test_words_outside_the_extent_sign_nothing() -> None:
    whole = document(f"awal {BLOCK} akhir")
    start, end = len("awal "), len(whole.text) - len(" akhir")
    found = read_signature(Extent(whole, start, end), field())
    assert found is not None
    assert all(start <= a <= b <= end for _, (a, b) in found.places)
    assert "akhir" not in str(found.value) and "awal" not in str(found.value)

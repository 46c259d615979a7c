"""Closed lists: instruments, offices, regions."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from extractor.lexicon.legal_names import (
    find_office,
    find_region,
    instruments,
    name_pattern,
    region_name,
    regions_by_name,
    type_codes,
)

CONTRACT_TYPES = {
    "UU", "UU Darurat", "TAP MPR", "Perppu", "PP", "Perpres", "Keppres", "Inpres", "Permen", "Kepmen", "Perban",
    "Kepban", "Perda",
    "Pergub", "Kepgub", "Perbup", "Kepbup", "Perwali", "Kepwali", "Perdes", "Keputusan", "Peraturan", "SE", "Instruksi",
}  # fmt: skip


def test_instruments_cover_the_types_and_no_others() -> None:
    assert {i.type for i in instruments()} == CONTRACT_TYPES
    assert set(type_codes()) == CONTRACT_TYPES


def test_longer_names_come_first() -> None:
    lengths = [len(i.name) for i in instruments()]
    assert lengths == sorted(lengths, reverse=True)


def test_name_pattern_takes_what_print_does_to_a_name() -> None:
    pattern = re.compile(name_pattern("Undang-Undang"), re.IGNORECASE)
    for printed in (
        "Undang-Undang",
        "undang- undang",
        "Undang – Undang",
        "UndangUndang",
        "Undang-\nUndang",
        "Undang\ufffeUndang",
    ):
        assert pattern.fullmatch(printed), printed


def test_every_province_and_regency_is_listed_once() -> None:
    names = {region.code: region.type for region in regions_by_name().values() if not region.former}
    assert Counter(names.values()) == {"provinsi": 38, "kabupaten": 416, "kota": 98}


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [
        ("Kabupaten Bengkulu Selatan", None, "17.01"),
        ("KAB. BENGKULU SELATAN", None, "17.01"),
        ("Pontianak", "kota", "61.71"),
        ("Kotamadya Daerah Tingkat II Pontianak", None, "61.71"),
        ("Propinsi Bali", None, "51"),
        ("Daerah Khusus Ibukota Jakarta", "provinsi", "31"),
        ("Toli-Toli", "kabupaten", "72.04"),
        ("Kotabaru", "kabupaten", "63.02"),
    ],
)
def test_regions(name: str, kind: str | None, code: str) -> None:
    region = find_region(name, kind)
    assert region is not None
    assert region.code == code


def test_a_name_two_regions_share_needs_its_type() -> None:
    assert find_region("Bogor") is None
    assert find_region("Kota Bogor") is not None
    assert find_region("Antah Berantah") is None


def test_region_names() -> None:
    assert region_name("KABUPATEN BANGKA") == "Kabupaten Bangka"
    assert region_name("Bali", "provinsi") == "Provinsi Bali"
    assert region_name("Antah Berantah", "kabupaten") == "Kabupaten Antah Berantah"
    assert region_name(" ") is None


def test_a_former_name_stays_as_printed() -> None:
    region = find_region("Kabupaten Mamuju Utara")
    assert region is not None
    assert region.former
    assert region_name("Kabupaten Mamuju Utara") == "Kabupaten Mamuju Utara"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("BKN", "Badan Kepegawaian Negara"),
        ("menteri dalam  negeri", "Menteri Dalam Negeri"),
        ("Menteri Pendayagunaan Aparatur Negara dan Refonnasi Birokrasi",
         "Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"),
        ("Menteri Pendayagunaan Aparatur Negara", "Menteri Pendayagunaan Aparatur Negara"),
    ],
)  # fmt: skip
def test_offices(name: str, expected: str) -> None:
    office = find_office(name)
    assert office is not None
    assert office.name == expected


def test_unknown_offices() -> None:
    assert find_office("Menteri Kebun dan Taman Bermain") is None
    assert find_office("XYZ") is None

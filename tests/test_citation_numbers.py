"""Number and year slots."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.values.citations.find import cite
from extractor.values.citations.number import digits, read_slot, read_year


@pytest.mark.parametrize(
    ("text", "number", "year"),
    [
        ("Nomor 9 Tahun 2016", "9", 2016),
        ("No.1 Tahun 2010", "1", 2010),
        ("NOMOR : 31 TAHUN 2023", "31", 2023),
        ("Nomor 09 Tahun 2023", "9", 2023),
        ("Nomor 12 B Tahun 1999", "12B", 1999),
        ("Nomor 12B Tahun 1999", "12B", 1999),
        ("Nomor 1O Tahun 1999", "10", 1999),
        ("Nomor Nomor 60 Tahun 2007", "60", 2007),
        ("Nomor 23 23 Tahun 2014", "23", 2014),
        ("Nomor KM. 65 Tahun 1993", "KM.65", 1993),
        ("Nomor: PM 18 Tahun 2019", "PM 18", 2019),
        ("Nomor : KEP. 49/MEN/2004", "KEP.49/MEN/2004", 2004),
        ("NOMOR8TAHUN2015", "8", 2015),
        ("Nomor 33 Tahu n 2017", "33", 2017),
        ("Nomor 02 rev.3/K-OTK/V-04", "02 rev.3/K-OTK/V-04", 2004),
        ("Nomor 14/Ka-OTK/XI-98", "14/Ka-OTK/XI-98", 1998),
        ("Nomor 14/Ka-OTK/XI-1998", "14/Ka-OTK/XI-1998", 1998),
        ("Nomor 14/Ka-OTK/98", "14/Ka-OTK/98", None),
        ("Nomor 137 Tahun 2017 Tahun 2017", "137", 2017),
        ("Nomor 12/M/tahun 2000", "12/M", 2000),
        ("Nomor : Kep/033/1V/1999", "Kep/033/IV/1999", 1999),
        ("Nomor : Kep/145/X11/2006", "Kep/145/XII/2006", 2006),
        ("Nomor : Kep/145/11/2006", "Kep/145/11/2006", 2006),
        ("Nomor '27 Tahun 2000", "27", 2000),
        ("Nomor 5 Tahun '74", "5", 1974),
        ("Nomor 28 Th. ’99", "28", 1999),
        ("Nomor 3 Tahun '19", "3", 2019),
        ("Nomor 551.1 Tahun 2022", "551.1", 2022),
        ("Nomor 590-3167A Tahun 2017", "590-3167A", 2017),
        ("Nomor 300.2.2 – 2138 Tahun 2025", "300.2.2 – 2138", 2025),
        ("Nomor 159b/Menkes/SK/Per/II/1998", "159b/Menkes/SK/Per/II/1998", 1998),
        ("Nomor 440/6 /SK_Admen/I/2018", "440/6/SK_Admen/I/2018", 2018),
        ("Nomor P.2/Setjen/Ropeg/OTL.0/3/2017", "P.2/Setjen/Ropeg/OTL.0/3/2017", 2017),
        ("Nomor HK.01.07/MENKES/1596/2024", "HK.01.07/MENKES/1596/2024", 2024),
        ("Nomor 188.45/96/KPTS/2021", "188.45/96/KPTS/2021", 2021),
        ("Nomor 705/Kpts/II/1982", "705/Kpts/II/1982", 1982),
        ("Nomor S-1 tanggal 5 Mei 2020", "S-1", 2020),
        ("25/2009", "25", 2009),
        ("No. 12-2019", "12", 2019),
        ("No. 12 – 2019", "12", 2019),
        ("Nomor 12 A Tahun 2019", "12A", 2019),
        ("No. 5 Prp. 1960", "5 Prp", 1960),
        ("No. 5/Prp/1960", "5 Prp", 1960),
        ("Nomor I Tahun 2004", "1", 2004),
        ("Nomor 84 tentang", "84", None),
    ],
)
def test_slots(text: str, number: str | None, year: int | None) -> None:
    slot = read_slot(text, 0)
    assert slot is not None
    assert (slot.number, slot.year) == (number, year)
    assert slot.end == len(text.removesuffix(" tentang"))


@pytest.mark.parametrize("text", ["", "Nomor yang sama", "Nomor tentang", "ayat"])
def test_no_slot(text: str) -> None:
    assert read_slot(text, 0) is None


def test_blank_and_unreadable_numbers_are_null() -> None:
    for text, code in (("Nomor     Tahun 2020", "number_blank"), ("Nomor n Tahun 2016", "citation_number_unreadable")):
        slot = read_slot(text, 0)
        assert slot is not None
        assert slot.number is None
        assert [f.code for f in slot.findings] == [code]


def test_digits() -> None:
    assert digits("I58") == "158"
    assert digits("2O2O") == "2020"
    assert digits("T8") is None


def test_a_sign_that_may_be_two_digits_needs_proof() -> None:
    assert read_year("20l9") == 2019
    assert read_year("2OOg") is None
    assert read_year("2OOg", 2008) == 2008
    assert read_year("2OOg", 2017) is None
    assert read_year("3000") is None


@given(st.integers(1, 9999), st.integers(1800, 2099), st.sampled_from(["Nomor ", "No. ", "NOMOR: "]))
def test_plain_slots_come_back(number: int, year: int, mark: str) -> None:
    slot = read_slot(f"{mark}{number} Tahun {year}", 0)
    assert slot is not None
    assert (slot.number, slot.year, slot.findings) == (str(number), year, ())


@given(st.text(max_size=80))
def test_never_raises(text: str) -> None:
    slot = read_slot("Nomor " + text, 0)
    assert slot is None or slot.end <= len(text) + 6


def test_a_code_with_leading_zeros_needs_no_repair() -> None:
    slot = read_slot("Nomor 050/5462/SJ tanggal 5 Mei 2022", 0)
    assert slot is not None and slot.number == "050/5462/SJ" and slot.findings == ()


def test_a_range_tells_the_numbers_between_its_ends() -> None:
    slot = read_slot("Nomor 1 s.d. 4 Tahun 2020", 0)
    assert slot is not None
    assert [further[0:1] + further[3:] for further in slot.further] == [("4", True, ("2", "3"))]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("PP No 4, 5, dan 6/2020", ["4", "5", "6"]),
        ("PP Nomor 4 dan 6/2020", ["4", "6"]),
        ("Perda No. 1, 2 & 3/2020", ["1", "2", "3"]),
    ],
)
def test_the_year_of_the_last_number_is_that_of_all(text: str, numbers: list[str]) -> None:
    assert [(one.number, one.year) for one in cite(f"{text} tentang Desa;")] == [(number, 2020) for number in numbers]


@pytest.mark.parametrize(("text", "number"), [("Perbup No.7-A/2014", "7-A"), ("Perbup No.7A/2014", "7A")])
def test_a_letter_behind_a_number_is_no_part_of_the_year(text: str, number: str) -> None:
    (found,) = cite(f"{text} tentang Desa;")
    assert (found.number, found.year) == (number, 2014)

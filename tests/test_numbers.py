"""Letter numbers: where they end, and what their parts are."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from makers import examples

from extractor.values.letter_numbers.classification import meaning
from extractor.values.letter_numbers.parse import parse_number
from extractor.values.letter_numbers.span import number_at_start

PARTS: dict[str, dict[str, Any]] = {
    "NOMOR : 14 TAHUN 2022": {"sequence": "14", "year": 2022},
    "No. 12A Tahun 2020": {"sequence": "12A", "year": 2020},
    "8TAHUN 2010": {"sequence": "8", "year": 2010},
    "NOMOR 43 TAHUN 2019TENTANGPAJAK": {"sequence": "43", "year": 2019},
    "188.45/57/KPTS/2020": {
        "classification": "188.45",
        "scheme": "78/2012",
        "sequence": "57",
        "type": "KPTS",
        "year": 2020,
    },
    "188.45/ 412 /KUM/2022": {"classification": "188.45", "sequence": "412", "unit": "KUM", "year": 2022},
    "188.45/1234 /VIII/2019": {"classification": "188.45", "sequence": "1234", "month": 8, "year": 2019, "unit": None},
    "100.3.3.1/117 Tahun 2026": {"classification": "100.3.3.1", "scheme": "83/2022", "sequence": "117", "year": 2026},
    "100.3.3.2/252/431.013/2025": {"classification": "100.3.3.2", "sequence": "252", "unit": "431.013", "year": 2025},
    "400.7.22.1/UPT-SPK/SKD/IX/2025/739": {
        "sequence": "739",
        "type": "SKD",
        "unit": "UPT-SPK",
        "month": 9,
        "year": 2025,
    },
    "B/400.7.22.2/2084/XII-DPMPTSP/2025": {"security": "B", "sequence": "2084", "month": 12, "unit": "DPMPTSP"},
    "B-800.1.2.2/1030/Dinkes/2024": {
        "security": "B",
        "classification": "800.1.2.2",
        "sequence": "1030",
        "unit": "Dinkes",
    },
    "001/KPA.1-900/I/2017": {"classification": "900", "sequence": "001", "unit": "KPA.1", "month": 1, "year": 2017},
    "R-99/IJ/KP.07.6/04/2020": {
        "security": "R",
        "classification": "KP.07.6",
        "sequence": "99",
        "unit": "IJ",
        "month": 4,
    },
    "BA-001/18100/PL.810/2024": {"type": "BA", "sequence": "001", "classification": "PL.810", "unit": "18100"},
    "05/IJ/04/2016": {"sequence": "05", "unit": "IJ", "month": 4, "year": 2016},
    "567/KEP/PKTN.3.3/10/2021": {"classification": None, "sequence": "567", "type": "KEP", "month": 10, "year": 2021},
    "065/ 54 / 2015": {"classification": "065", "sequence": "54", "month": None, "year": 2015},
    "HK.01.07/MENKES/10/2020": {"classification": "HK.01.07", "sequence": "10", "month": None, "unit": "MENKES"},
    "P.2/Setjen/Ropeg/OTL.0/3/2017": {"type": "P", "sequence": "2", "month": 3, "year": 2017},
    "KEP-100/MBU/2020": {"type": "KEP", "sequence": "100", "unit": "MBU", "year": 2020},
    "PM 5 TAHUN 2020": {"type": "PM", "sequence": "5", "year": 2020},
    "63 /PABC.01/2017": {"sequence": "63", "unit": "PABC.01", "year": 2017},
    "050-132 TAHUN 2022": {"classification": "050", "sequence": "132", "year": 2022},
    "300.2.2 – 1740": {"classification": "300.2.2", "sequence": "1740"},
    "821.13 - 2046  ORTALA TAHUN 2015": {
        "classification": "821.13",
        "sequence": "2046",
        "unit": "ORTALA",
        "year": 2015,
    },
    "K.31-20/V.11-2/88": {"sequence": None, "classification": None},
    "0371.4": {"sequence": None},
    "050/1907.2 /Bapenda": {"classification": "050", "sequence": "1907.2", "unit": "Bapenda"},
}

ENDS = {
    "Nomor : 2104.3 /…        16 Desember 2024": "2104.3 /…",
    "Nomor : 12/UN1/2023       Kotabaru, 2 Maret 2023": "12/UN1/2023",
    "Nomor : K 31-20/V 112-2/88               Kotabaru, 31 Agustus 2020": "K 31-20/V 112-2/88",
    "800/ 415 /BKD/2014                   Kepada": "800/ 415 /BKD/2014",
    "800/12/2021 Kotabaru, 5 Januari 2021": "800/12/2021",
    "188.45/ 412 /KUM/2021 Tanggal 5 Mei 2021": "188.45/ 412 /KUM/2021",
    "5 TAHUN 2020 TENTANG PAJAK": "5 TAHUN 2020",
    "No.87, 2019  CUACA": "87",
    "Nomor 20 dan Nomor 77 Tahun 2012": "20",
    "Nomor Nomor 60 Tahun 2007": "60 Tahun 2007",
    "NOMOR 31\nTAHUN 2023\nTENTANG": "31 TAHUN 2023",
    "K31-\n20/V62-4/88": "K31-20/V62-4/88",
}

DOUBTFUL = {
    "188.45/    /KPTS/2021": (None, 2021, "number_blank"),
    "800/   /BKD/IX/2017": (None, 2017, "number_blank"),
    "503 /          - Kel.Mkr": (None, None, "number_blank"),
    "NOMOR      TAHUN 2023": (None, 2023, "number_blank"),
    "NOMOR … TAHUN 2023": (None, 2023, "number_blank"),
    "86 TAHUN 2015 TAHUN 2015": ("86", 2015, "number_doubled"),
    "4 /PABC.02/20142013": ("4", None, "number_doubled"),
    "188.45/412/2021 TAHUN 2022": ("412", 2022, "number_years_differ"),
    "NOMOR I47 TAHUN 2023": ("147", 2023, "ocr_repaired"),
    "NOMOR 12 TAHUN 2O2O": ("12", 2020, "ocr_repaired"),
    "NOMOR ! TAHUN 2021": (None, 2021, "number_unreadable"),
    "NOMOR | TAHUN 2021": ("1", 2021, "ocr_repaired"),
    "NOMOR (2 TAHUN 2021": (None, 2021, "number_unreadable"),
    "862 / xrwt /BKD/2015": (None, 2015, "number_unreadable"),
}

PORTAL = {
    "188.45/412/Org Tahun": ("412", "Org", None, True),
    "445/017/SK/UPTD.RSU-": ("017", "UPTD.RSU", None, True),
    "090/315/ST/DISHUB-AW": ("315", "DISHUB-AW", None, True),
    "090/27/ST/RSU-AWA/20": ("27", "RSU-AWA", None, True),
    "090/142/ST/RSU-AWA/2": ("142", "RSU-AWA", None, True),
    "070/268-Cuaca/Bapped": ("268", "Cuaca/Bapped", None, True),
    "445/731/Rsu-Awa/2021": ("731", "Rsu-Awa", 2021, False),
    "NOMOR 43 TAHUN 2021": ("43", None, 2021, False),
    "7130202": (None, None, None, False),
}


@pytest.mark.parametrize(("text", "parts"), PARTS.items())
def test_takes_numbers_apart(text: str, parts: dict[str, Any]) -> None:
    parsed = parse_number(text)
    assert parsed is not None and parsed.findings == ()
    assert {name: getattr(parsed.value, name) for name in parts} == parts


@pytest.mark.parametrize(("text", "raw"), ENDS.items())
def test_stops_where_the_number_ends(text: str, raw: str) -> None:
    parsed = parse_number(text)
    assert parsed is not None
    assert parsed.value.raw == raw


@pytest.mark.parametrize(("text", "expected"), DOUBTFUL.items())
def test_says_what_is_doubtful(text: str, expected: tuple[str | None, int | None, str]) -> None:
    parsed = parse_number(text)
    assert parsed is not None
    assert (parsed.value.sequence, parsed.value.year) == expected[:2]
    assert [finding.code for finding in parsed.findings] == [expected[2]]


@pytest.mark.parametrize(("text", "expected"), PORTAL.items())
def test_knows_numbers_cut_at_the_portals_width(
    text: str, expected: tuple[str | None, str | None, int | None, bool]
) -> None:
    parsed = parse_number(text, field_width=20)
    assert parsed is not None
    number = parsed.value
    assert (number.sequence, number.unit, number.year, number.truncated) == expected
    assert [f.code for f in parsed.findings] == (["number_truncated"] if number.truncated else [])


@pytest.mark.parametrize(
    "text", ["", "-", "tentang", "NOMOR", "NOMOR … TAHUN …", "Nomor ………/………/………", "Nomor : Kepada"]
)
def test_finds_no_number_without_digits(text: str) -> None:
    assert parse_number(text) is None


def test_value_is_the_number_without_stray_blanks() -> None:
    parsed = parse_number("Nomor : 440/ 9 /SK – A/I/2017")
    assert parsed is not None
    assert (parsed.value.raw, parsed.value.value) == ("440/ 9 /SK – A/I/2017", "440/9/SK-A/I/2017")


@pytest.mark.parametrize(
    ("code", "scheme", "about"),
    [
        ("188.45", "78/2012", "Keputusan bupati atau wali kota"),
        ("188.47", "78/2012", "Keputusan"),
        ("893", "78/2012", "Pendidikan pegawai"),
        ("100.3.3.2", "83/2022", "Keputusan bupati"),
        ("400.7.99", "83/2022", "Kesehatan"),
        ("800", None, "Kepegawaian"),
        ("HK.01.07", None, None),
    ],
)
def test_codes_mean_what_the_nearest_known_one_means(code: str, scheme: str | None, about: str | None) -> None:
    assert meaning(code) == (scheme, about)


@given(
    st.sampled_from(["188.45", "800", "445", "100.3.3.2"]),
    st.integers(1, 9999),
    st.sampled_from(["KUM", "BKPP", "Dinkes", "PKM-BTM"]),
    st.integers(1990, 2030),
)
def test_a_built_number_is_read_back(code: str, sequence: int, unit: str, year: int) -> None:
    text = f"{code}/{sequence}/{unit}/{year}"
    parsed = parse_number(f"Nomor : {text}")
    assert parsed is not None
    number = parsed.value
    assert (number.value, number.classification, number.sequence) == (text, code, str(sequence))
    assert (number.unit, number.year) == (unit, year)


PIECES = st.sampled_from(
    [
        "188.45",
        "/",
        " ",
        "  ",
        "-",
        "2023",
        "TAHUN",
        "tahun ",
        "NOMOR",
        "IX",
        "…",
        "..",
        "KUM",
        "12",
        "I58",
        "(",
        ",",
        "\n",
        "B-",
        "20",
    ]
)


@examples(300)
@given(st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join), st.none() | st.integers(1, 30))
def test_never_raises_nor_invents(text: str, width: int | None) -> None:
    parsed = parse_number(text, width)
    if parsed:
        assert "".join(parsed.value.raw.split()) in "".join(text.split())
        assert parsed.value.year is None or 1900 <= parsed.value.year <= 2099


@pytest.mark.parametrize("unit", ["1 ", "/", "12/", "TAHUN ", ". ", "NOMOR ", "-", "a/", "\n"])
def test_long_texts_come_back(unit: str) -> None:
    parse_number(unit * 50_000)


def test_a_scrawl_among_signs_that_no_number_has_is_no_sequence() -> None:
    parsed = parse_number("800/ £48 BKD/2031")
    assert parsed is not None
    assert (parsed.value.classification, parsed.value.sequence, parsed.value.year) == ("800", None, 2031)
    assert "number_unreadable" in {finding.code for finding in parsed.findings}


def test_a_dotted_part_goes_on_to_the_next_slash() -> None:
    found = number_at_start("73 / Pan. HUT / KCM / I / 2031")
    assert found is not None and found.raw == "73 / Pan. HUT / KCM / I / 2031"
    found = number_at_start("5/SK. Bupati Suka Maju")
    assert found is not None and found.raw == "5/SK"

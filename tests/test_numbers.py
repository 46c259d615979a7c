"""Letter numbers: where they end, and what their parts are."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.values.classification import meaning
from extractor.values.numbers import parse_number

PARTS: dict[str, dict[str, Any]] = {
    "NOMOR : 31 TAHUN 2023": {"sequence": "31", "year": 2023},
    "No. 12A Tahun 2020": {"sequence": "12A", "year": 2020},
    "8TAHUN 2010": {"sequence": "8", "year": 2010},
    "NOMOR 43 TAHUN 2019TENTANGPAJAK": {"sequence": "43", "year": 2019},
    "188.45/96/KPTS/2021": {
        "classification": "188.45",
        "scheme": "78/2012",
        "sequence": "96",
        "type": "KPTS",
        "year": 2021,
    },
    "188.45/ 885 /KUM/2022": {"classification": "188.45", "sequence": "885", "unit": "KUM", "year": 2022},
    "188.45/1070 /VIII/2020": {"classification": "188.45", "sequence": "1070", "month": 8, "year": 2020, "unit": None},
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
    "77 /POJK.01/2016": {"sequence": "77", "unit": "POJK.01", "year": 2016},
    "050-145 TAHUN 2022": {"classification": "050", "sequence": "145", "year": 2022},
    "300.2.2 – 2138": {"classification": "300.2.2", "sequence": "2138"},
    "821.24 - 1854  DUKCAPIL TAHUN 2017": {
        "classification": "821.24",
        "sequence": "1854",
        "unit": "DUKCAPIL",
        "year": 2017,
    },
    "K.26-30/V.20-3/99": {"sequence": None, "classification": None},
    "0482.2": {"sequence": None},
}

ENDS = {
    "Nomor : 1907.2 /…        16 Desember 2024": "1907.2 /…",
    "Nomor : 12/UN1/2023       Kotabaru, 2 Maret 2023": "12/UN1/2023",
    "Nomor : K 26-30/V 148-3/99               Kotabaru, 31 Agustus 2020": "K 26-30/V 148-3/99",
    "800/ 328 /BKPP/2016                   Kepada": "800/ 328 /BKPP/2016",
    "800/12/2021 Kotabaru, 5 Januari 2021": "800/12/2021",
    "188.45/ 885 /KUM/2021 Tanggal 5 Mei 2021": "188.45/ 885 /KUM/2021",
    "5 TAHUN 2020 TENTANG PAJAK": "5 TAHUN 2020",
    "No.240, 2020  KEUANGAN": "240",
    "Nomor 20 dan Nomor 77 Tahun 2012": "20",
    "Nomor Nomor 60 Tahun 2007": "60 Tahun 2007",
    "NOMOR 31\nTAHUN 2023\nTENTANG": "31 TAHUN 2023",
    "K26-\n30/V62-4/93": "K26-30/V62-4/93",
}

DOUBTFUL = {
    "188.45/    /KPTS/2021": (None, 2021, "number_blank"),
    "800/   /BKPSDMD/IX/2018": (None, 2018, "number_blank"),
    "NOMOR      TAHUN 2023": (None, 2023, "number_blank"),
    "NOMOR … TAHUN 2023": (None, 2023, "number_blank"),
    "137 TAHUN 2017 TAHUN 2017": ("137", 2017, "number_doubled"),
    "1 /POJK.05/20162015": ("1", None, "number_doubled"),
    "188.45/885/2021 TAHUN 2022": ("885", 2022, "number_years_differ"),
    "NOMOR I58 TAHUN 2024": ("158", 2024, "ocr_repaired"),
    "NOMOR 12 TAHUN 2O2O": ("12", 2020, "ocr_repaired"),
    "NOMOR ! TAHUN 2021": (None, 2021, "number_unreadable"),
    "NOMOR (2 TAHUN 2021": (None, 2021, "number_unreadable"),
    "864 / oswt /BKPP/2017": (None, 2017, "number_unreadable"),
}

PORTAL = {
    "188.45/885/Kum Tahun": ("885", "Kum", None, True),
    "445/023/SK/UPTD.PKM-": ("023", "UPTD.PKM", None, True),
    "090/240/ST/DINKES-BL": ("240", "DINKES-BL", None, True),
    "090/68/ST/PKM-BTM/20": ("68", "PKM-BTM", None, True),
    "090/173/ST/PKM-BTM/2": ("173", "PKM-BTM", None, True),
    "070/390-Litbang/Bapp": ("390", "Litbang/Bapp", None, True),
    "445/593/Pkm-Btm/2022": ("593", "Pkm-Btm", 2022, False),
    "NOMOR 67 TAHUN 2022": ("67", None, 2022, False),
    "5220101": (None, None, None, False),
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
    parsed = parse_number("Nomor : 440/ 6 /SK – A/I/2018")
    assert parsed is not None
    assert (parsed.value.raw, parsed.value.value) == ("440/ 6 /SK – A/I/2018", "440/6/SK-A/I/2018")


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


@settings(max_examples=300)
@given(st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join), st.none() | st.integers(1, 30))
def test_never_raises_nor_invents(text: str, width: int | None) -> None:
    parsed = parse_number(text, width)
    if parsed:
        assert "".join(parsed.value.raw.split()) in "".join(text.split())
        assert parsed.value.year is None or 1900 <= parsed.value.year <= 2099


@pytest.mark.parametrize("unit", ["1 ", "/", "12/", "TAHUN ", ". ", "NOMOR ", "-", "a/", "\n"])
def test_long_texts_come_back(unit: str) -> None:
    parse_number(unit * 50_000)

"""Dates: every printed form, and no more claimed than is printed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from makers import examples

from extractor.values.dates.hijri import to_gregorian
from extractor.values.dates.parse import find_dates, parse_date
from extractor.values.number_words import spell

MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)

FORMS = {
    "tanggal 5 Mei 2020": "2020-05-05",
    "Semai, 24 Juli 20 17, pukul": "2017-07-24",
    "6-6-2024": "2024-06-06",
    "23 – 2 – 2018": "2018-02-23",
    "19 - 3 -      2024": "2024-03-19",
    "3/1/2020": "2020-01-03",
    "10/8/2023": "2023-08-10",
    "19.12.2022": "2022-12-19",
    "2019-04-22": "2019-04-22",
    "03 January 2020": "2020-01-03",
    "18 Januari2023": "2023-01-18",
    "24Agustus 2020": "2020-08-24",
    "pada tanggal25 Agustus 2020": "2020-08-25",
    "3 Pebruari 1999": "1999-02-03",
    "11 Nopember 2014": "2014-11-11",
    "4 Djuli 1950": "1950-07-04",
    "9 Sept. 2011": "2011-09-09",
    "05-Des-2022": "2022-12-05",
    "tanggal, 21 Mei 2015": "2015-05-21",
    "17 Agustus\n2023": "2023-08-17",
    "20 (dua puluh) Mei 2023": "2023-05-20",
    "19 Oktober 2017   20:15": "2017-10-19",
    "pada tanggal 16        Desember 2024": "2024-12-16",
    "5 D e s e m b e r 2023": "2023-12-05",
    "1 7  A g u s t u s  2 0 2 1": "2021-08-17",
    "5-XII-2021": "2021-12-05",
    "Sep,27 2018": "2018-09-27",
    "September 27, 2018": "2018-09-27",
    "3rd of March 2020": "2020-03-03",
    "tanggal dua puluh bulan Mei tahun dua ribu dua puluh tiga": "2023-05-20",
    "Sabtu tanggal Dua Puluh, bulan Mei, tahun Dua Ribu Dua Puluh Tiga (20-05-2023)": "2023-05-20",
    "Jum'at 27 September 2019": "2019-09-27",
}

INCOMPLETE = {
    "Pada tanggal      Oktober 2022": ("Oktober 2022", "2022-10", "month"),
    "Tanggal ……… Maret 2021": ("Maret 2021", "2021-03", "month"),
    "Kotabaru,        2025": ("2025", "2025", "year"),
    "……… 2023": ("2023", "2023", "year"),
    "tanggal … bulan … 2023": ("2023", "2023", "year"),
}

DOUBTFUL = {
    "14 Oktober2O2O": ("2020-10-14", "ocr_repaired"),
    "1B Januari 2002": ("2002-01-18", "ocr_repaired"),
    "II September 2021": ("2021-09-11", "ocr_repaired"),
    ": | Februari 2019": ("2019-02-01", "ocr_repaired"),
    "5 Agutus 2020": ("2020-08-05", "month_fuzzy"),
    "5/8/22": ("2022-08-05", "date_century_assumed"),
    "17-8-45": ("1945-08-17", "date_century_assumed"),
    "17 Agustus '45": ("1945-08-17", "date_century_assumed"),
    "31-12-39": ("2039-12-31", "date_century_assumed"),
    "31 Februari 2020": ("2020-02", "date_impossible"),
    "12/25/2020": ("2020", "date_impossible"),
    "Senin, 20 September 2019": ("2019-09-20", "date_weekday_differs"),
    "dua puluh bulan Mei tahun dua ribu dua puluh tiga (21-05-2023)": ("2023-05-20", "date_words_differ"),
    "20 Muharram 1445 H / 4 Agustus 2023 M": ("2023-08-04", "date_calendars_differ"),
    "1 Muharram 1445 H": ("2023-07-19", "date_converted"),
}

NO_DATES = [
    "",
    "pada tanggal diundangkan",
    "pada tanggal ditetapkan.",
    "Nomor 12",
    "Peraturan Daerah 2020 tentang Pajak",
    "5 Desember",
    "tanggal 20 tahun",
    "Hari 12 2020",
    "9 Oktober 2619",
    "9 Yktober 2619",
    "188.45/12/2020",
]


@pytest.mark.parametrize(("text", "value"), FORMS.items())
def test_reads_whole_dates(text: str, value: str) -> None:
    parsed = parse_date(text)
    assert parsed is not None
    assert (parsed.value.value, parsed.value.precision, parsed.findings) == (value, "day", ())


@pytest.mark.parametrize(("text", "expected"), INCOMPLETE.items())
def test_invents_no_day(text: str, expected: tuple[str, str, str]) -> None:
    parsed = parse_date(text)
    assert parsed is not None
    assert (parsed.value.raw, parsed.value.value, parsed.value.precision) == expected
    assert [finding.code for finding in parsed.findings] == ["date_incomplete"]


@pytest.mark.parametrize(("text", "expected"), DOUBTFUL.items())
def test_says_what_is_doubtful(text: str, expected: tuple[str, str]) -> None:
    parsed = parse_date(text)
    assert parsed is not None
    assert (parsed.value.value, [finding.code for finding in parsed.findings]) == (expected[0], [expected[1]])


@pytest.mark.parametrize("text", NO_DATES)
def test_finds_no_date_where_none_is(text: str) -> None:
    assert parse_date(text) is None


def test_keeps_the_hijri_date_beside() -> None:
    parsed = parse_date("pada tanggal 17 Muharram 1445 H\n             4 Agustus 2023 M")
    assert parsed is not None and not parsed.findings
    assert parsed.value.value == "2023-08-04"
    assert parsed.value.alt is not None and parsed.value.alt.value == "1445-01-17"


def test_hijri_anchors() -> None:
    assert to_gregorian(1445, 1, 1) == date(2023, 7, 19)
    assert to_gregorian(1445, 6, 19) == date(2024, 1, 1)


def test_strokes_are_a_day_only_where_one_is_asked_for() -> None:
    assert [found.value.value for found in find_dates("Semester II Juni 2021")] == ["2021-06"]
    named = parse_date("I Made Astawa, 5 Mei 2020")
    assert named is not None and named.value.value == "2020-05-05"


def test_finds_dates_in_running_text() -> None:
    text = (
        "a. 1 Januari 2023 s.d. 31 Desember 2023; bulan Februari 2022 dan "
        "17 Muharram 1445 H / 4 Agustus 2023 M, No 9/3/4/2020"
    )
    found = find_dates(text)
    assert [f.value.value for f in found] == ["2023-01-01", "2023-12-31", "2022-02", "2023-08-04"]
    assert all(f.value.raw in text[f.start : f.end] for f in found)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_printed_day_is_read_back(day: date) -> None:
    month = MONTHS[day.month - 1]
    for text in (
        f"{day.day} {month} {day.year}",
        f"{day.day:02}/{day.month:02}/{day.year}",
        f"tanggal {spell(day.day)} bulan {month} tahun {spell(day.year)}",
    ):
        parsed = parse_date(text)
        assert parsed is not None and parsed.value.value == day.isoformat(), text


PIECES = st.sampled_from(
    [
        "1",
        "31",
        " ",
        "Mei",
        "mei ",
        "2023",
        "2O2O",
        "/",
        "-",
        ".",
        "…",
        "tanggal",
        "dua",
        "puluh ",
        "Rajab",
        "1445",
        "H",
        "(",
        ")",
        ",",
        "\n",
        "Jan",
        "XII",
    ]
)


@examples(300)
@given(st.lists(PIECES | st.text(max_size=3), max_size=14).map("".join))
def test_never_raises_nor_points_outside(text: str) -> None:
    parsed = parse_date(text)
    assert parsed is None or parsed.value.raw in text
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.value.raw in text[found.start : found.end]
        assert found.value.value.count("-") == ("year", "month", "day").index(found.value.precision)


@pytest.mark.parametrize("unit", ["1 ", "dua ", "Mei ", "1 Mei ", "1/", ".", "20", "a", "( ", "\n", "Mei, "])
def test_long_texts_come_back(unit: str) -> None:
    assert find_dates(unit * 5_000) == []
    parse_date(unit * 5_000)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3 Ag. 2021", "2021-08-03"),
        ("3 IV 2021", "2021-04-03"),
        ("14.VIII.21", "2021-08-14"),
        ("3/4 2021", "2021-04-03"),
        ("3/4-2021", "2021-04-03"),
        ("14/3/'22", "2022-03-14"),
        ("2022/03/14", "2022-03-14"),
        ("2022.03.14", "2022-03-14"),
        ("17 Agst. 2021", "2021-08-17"),
        ("17 Agus. '21", "2021-08-17"),
        ("Ag. 2021", "2021-08"),
        ("Maret '22", "2022-03"),
        ("14 Mar 22", "2022-03-14"),
        ("14 Mar. '22", "2022-03-14"),
        ("tgl. 5 Okt'21", "2021-10-05"),
        ("17 Agustus ’55", "1955-08-17"),
        ("10-Des-20", "2020-12-10"),
    ],
)
def test_short_forms_in_a_snippet(text: str, value: str) -> None:
    parsed = parse_date(text)
    assert parsed is not None
    assert (parsed.value.value, parsed.value.precision) == (value, "day" if value.count("-") == 2 else "month")


@pytest.mark.parametrize("text", ["S.Ag. 2021", "14 Mar 221", "Mar 22 ekor"])
def test_words_that_only_look_like_short_dates(text: str) -> None:
    parsed = parse_date(text)
    assert parsed is None or parsed.value.precision != "day"


@pytest.mark.parametrize(
    ("text", "value"), [("17 0CT 2031", "2031-10-17"), ("20 Ju1i 2031", "2031-07-20"), ("20 Mi 2031", "2031-05-20")]
)
def test_a_months_name_of_which_letters_are_lost_or_read_as_figures(text: str, value: str) -> None:
    parsed = parse_date(text)
    assert parsed is not None and parsed.value.value == value

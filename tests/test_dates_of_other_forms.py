"""Dates in other languages, and dates told from the day of publication."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from extractor.values.dates.parse import parse_date

PUBLISHED = date(2031, 5, 19)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12 Augustus 1945", "1945-08-12"),
        ("tanggal 3 Maart 1930,", "1930-03-03"),
        ("3 de mayo de 2021", "2021-05-03"),
        ("31 Disember 2019", "2019-12-31"),
        ("2021年5月3日", "2021-05-03"),
    ],
)
def test_a_date_in_another_language(text: str, value: str) -> None:
    parsed = parse_date(text)
    assert parsed and (parsed.value.value, parsed.value.precision) == (value, "day")
    assert parsed.value.raw in text


@pytest.mark.parametrize("text", ["12 orang 2020", "32 Maart 2020", "12 Suro 2020", "Surat 3 2021", "kemarin"])
def test_nothing_is_made_of_what_names_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_a_month_without_its_day_stays_a_month() -> None:
    parsed = parse_date("Desember 2023")
    assert parsed and (parsed.value.value, parsed.value.precision) == ("2023-12", "month")


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("kemarin", "2031-05-18", "day"),
        ("Hari ini.", "2031-05-19", "day"),
        ("20 hari yang lalu", "2031-04-29", "day"),
        ("bulan lalu", "2031-04", "month"),
        ("2 tahun lalu", "2029", "year"),
    ],
)
def test_a_date_told_from_the_day_of_publication(text: str, value: str, precision: str) -> None:
    parsed = parse_date(text, PUBLISHED)
    assert parsed and (parsed.value.value, parsed.value.precision) == (value, precision)
    assert [finding.code for finding in parsed.findings] == ["date_relative"]


@pytest.mark.parametrize("text", ["minggu lalu", "3 jam yang lalu", "Senin", "kemarin sore warga berkumpul", "hari"])
def test_what_names_no_sure_day_is_not_told(text: str) -> None:
    assert parse_date(text, PUBLISHED) is None


def test_dateparser_is_not_loaded_for_what_it_cannot_read() -> None:
    code = (
        "import sys; from extractor.values.dates.parse import parse_date\n"
        "[parse_date(t) for t in ('3 Mei 2021', 'pada tanggal diundangkan', '12 orang 2020', 'kemarin')]\n"
        "sys.exit('dateparser' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

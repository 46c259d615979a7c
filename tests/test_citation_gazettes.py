"""Gazette references, long and short."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model.citation import Gazette
from extractor.values.citations.gazette import read_gazettes, starts_gazette

Row = tuple[str, int | None, str | None]


def rows(text: str) -> list[Row]:
    return [(g.series, g.year, g.number) for g in read_gazettes(text, 0).found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            " (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 6 Tambahan Lembaran Negara Republik Indonesia 5494)",
            [("LN", 2014, "6"), ("TLN", None, "5494")],
        ),
        ("(Berita Negara Republik Indonesia Tahun 2015 Nomor 2036)", [("BN", 2015, "2036")]),
        (
            "(Lembaran Daerah Kabupaten Agam Tahun 2016 Nomor 12, Tambahan Lembaran Daerah Kabupaten Agam Nomor 36)",
            [("LD", 2016, "12"), ("TLD", None, "36")],
        ),
        ("(BERITA DAERAH KOTA BOGOR TAHUN 2015 NOMOR 37)", [("BD", 2015, "37")]),
        ("(Lembaran Aceh Tahun 2013 Nomor 3, Tambahan Lembaran Aceh Nomor 49)",
         [("LD", 2013, "3"), ("TLD", None, "49")]),
        (", LN 2023/NO.17, TLN NO.6848, 10 HLM.", [("LN", 2023, "17"), ("TLN", None, "6848")]),
        (" (LN. 1999-60; TLN. 3839)", [("LN", 1999, "60"), ("TLN", None, "3839")]),
        (" L.N. Nomor 38 Tahun 1974 T.L.N. Nomor 3037", [("LN", 1974, "38"), ("TLN", None, "3037")]),
        (" BN2017/NO.1147", [("BN", 2017, "1147")]),
        (" LD KAB. BANGKA 2018 (3)", [("LD", 2018, "3")]),
        ("(Berita Negara tanggal 8 Agustus 1950)", [("BN", 1950, None)]),
        ("(Lembaran Negara Republik Indonesia Tahun 2020 Nomor)", [("LN", 2020, None)]),
        ("((Lembaran Negara Tahun 2020 Nomor 68, Tambahan Lembaran Negara Nomor (2907)",
         [("LN", 2020, "68"), ("TLN", None, "2907")]),
        ("(L€mbaran Negara Republik Indonesia Tahun 2OO8 Nomor I66, Tambahan kmbaran Negara Nomor 49l6)",
         [("LN", 2008, "166"), ("TLN", None, "4916")]),
        (" (dan lain-lain)", []),
        ("", []),
    ],
)  # fmt: skip
def test_gazettes(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


def test_lettered_series_and_region() -> None:
    read = read_gazettes("(Lembaran Daerah Kabupaten Bangka Tahun 2008 Nomor 2 Seri D);", 0)
    assert read.found == (Gazette(series="LD", year=2008, number="2", part="D"),)
    assert read.region == "Kabupaten Bangka"
    assert read.end == 60


def test_findings() -> None:
    codes = [f.code for f in read_gazettes("(Lembaran Negara Republik Indonesia Nomor 5357)", 0).findings]
    assert codes == ["gazette_series_doubtful"]
    assert [f.code for f in read_gazettes("(Lembaran Negara Tahun 2O08 Nomor 5)", 0).findings] == ["ocr_repaired"]


def test_an_open_bracket_swallows_no_prose() -> None:
    text = "(Lembaran Negara Tahun 2014 Nomor 6 sebagaimana telah diubah"
    assert text[: read_gazettes(text, 0).end] == "(Lembaran Negara Tahun 2014 Nomor 6"


def test_starts() -> None:
    assert starts_gazette("x (Lembaran Negara", 2)
    assert not starts_gazette("(Lembar kerja negara)", 0)


@given(st.text(alphabet="(Lembaran Negara Tambahan Berita Daerah Tahun Nomor 2019)/,;", max_size=120))
def test_never_raises(text: str) -> None:
    read = read_gazettes(text, 0)
    assert 0 <= read.end <= len(text)

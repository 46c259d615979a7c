from __future__ import annotations

import pytest
from makers import at, extent

from extractor.fields.types.legal import CitationsOptions, read_citation, read_citations, read_gazette, read_region

TEXT = "Sesuai UU Nomor 25 Tahun 2009 tentang Pelayanan Publik dan PP Nomor 96 Tahun 2012, maka"


def test_every_instrument_in_order() -> None:
    whole = extent(TEXT)
    found = read_citations(whole)
    assert found is not None and [(c["type"], c["number"]) for c in found.value] == [("UU", "25"), ("PP", "96")]
    assert at(found, "/1", whole.document)[0].startswith("PP Nomor 96 Tahun 2012")


GROUNDS = (
    "Menindaklanjuti Surat Keputusan Menteri Dalam Negeri (MENDAGRI) Nomor 14 Tahun 2030 tentang Kebutuhan Pegawai dan "
    "Surat Kepala Badan Kepegawaian Negara Nomor R/590/S.SM/2031 tanggal 16 Maret 2031 perihal Penyampaian Hasil, "
    "menyusuli Pengumuman Nomor 810/17/BL/2031 tanggal 2 Mei 2031 dan surat permohonan warga, "
    "serta Surat Edaran Satuan Tugas Penanganan COVID-19 Nomor 7 Tahun 2021"
)


def test_letters_and_announcements_are_cited_where_they_are_asked_for() -> None:
    found = read_citations.read(extent(GROUNDS), CitationsOptions(papers=True))
    assert found is not None
    assert [(c["type"], c["number"], c["year"], c["title"]) for c in found.value] == [
        ("Kepmen", "14", 2030, "Kebutuhan Pegawai"),
        ("Surat", "R/590/S.SM/2031", 2031, "Penyampaian Hasil"),
        ("Pengumuman", "810/17/BL/2031", 2031, None),
        ("SE", "7", 2021, None),
    ]
    assert [c["id"] for c in found.value][1:3] == [None, None]
    laws = read_citations(extent(GROUNDS))
    assert laws is not None and [c["type"] for c in laws.value] == ["Kepmen", "SE"]


def test_the_first_instrument() -> None:
    found = read_citation(extent(TEXT))
    assert found is not None and found.value["number"] == "25"


def test_no_instrument() -> None:
    assert read_citations(extent("sesuai aturan")) is None
    assert read_citation(extent("sesuai aturan")) is None


def test_the_gazette_of_a_promulgation() -> None:
    found = read_gazette(extent("BERITA DAERAH KABUPATEN BANGKA TAHUN 2031 NOMOR 5"))
    assert found is not None and found.value | {"part": None} == {
        "series": "BD",
        "year": 2031,
        "number": "5",
        "part": None,
    }
    assert read_gazette(extent("KABUPATEN BANGKA")) is None


@pytest.mark.parametrize(
    ("office", "region"),
    [
        ("MENTERI/GUBERNUR/BUPATI/WALI KOTA *)", None),
        ("BUPATI BANGKA", "Kabupaten Bangka"),
        ("GUBERNUR BALI", "Provinsi Bali"),
        ("WALI KOTA BANDUNG", "Kota Bandung"),
        ("WALIKOTA BANDUNG", "Kota Bandung"),
        ("KEPALA DINAS KESEHATAN KABUPATEN BANGKA", "Kabupaten Bangka"),
        ("KEPALA DINAS KESEHATAN", None),
        ("", None),
    ],
)
def test_the_region_of_an_office(office: str, region: str | None) -> None:
    found = read_region(extent(office))
    assert (found.value if found else None) == region


@pytest.mark.parametrize(
    ("below", "region"), [("IBUKOTA JAKARTA", "Provinsi DKI Jakarta"), ("DINAS PASAR", "Provinsi Daerah Khusus")]
)
def test_a_region_whose_name_runs_over_the_line(below: str, region: str) -> None:
    first = "PEMERINTAH PROVINSI DAERAH KHUSUS"
    whole = extent(f"{first}\n{below}\nDINAS PERIKANAN")
    found = read_region(whole.part(0, len(first)))
    assert found is not None and found.value == region

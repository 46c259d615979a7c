"""What announcements say happens when: the day, its time, and what it is for."""

from __future__ import annotations

import pytest
from makers import extent, laid

from extractor.fields.found import Extent
from extractor.kinds.announcement.parts import read_headed_parts
from extractor.kinds.announcement.schedule import read_schedule


def stages(text: str) -> list[tuple[str | None, str | None, str | None, str | None]]:
    found = read_schedule(extent(text))
    days = lambda day: day["value"] if day else None  # noqa: E731
    return [(s["what"], days(s["start"]), days(s["end"]), s["time"]) for s in found.value] if found else []


@pytest.mark.parametrize(
    ("text", "what", "start", "end", "time"),
    [
        (
            "2. Peserta yang lulus agar melapor ke Dinas Pasar pada hari Rabu tanggal 6 Mei 2031 pukul 09.00 WIB.",
            "melapor ke Dinas Pasar",
            "2031-05-06",
            None,
            "09.00 WIB",
        ),
        (
            "a. Diberikan kesempatan untuk menyanggah hasil selama 3 (tiga) hari dari tanggal 1 s.d 3 November 2031.",
            "menyanggah hasil",
            "2031-11-01",
            "2031-11-03",
            None,
        ),
        ("Batas waktu unggah paling lambat tanggal 10 Mei 2031.", "Batas waktu unggah", None, "2031-05-10", None),
        (
            "dengan ini disampaikan bahwa Ujian Tulis yang semula tanggal 2 Mei 2031 menjadi tanggal 9 Mei 2031.",
            "Ujian Tulis",
            "2031-05-09",
            None,
            None,
        ),
        ("Pada tanggal 5 Mei 2031 diadakan undian.", "diadakan undian", "2031-05-05", None, None),
    ],
)
def test_a_sentence_says_what_happens_when(
    text: str, what: str, start: str | None, end: str | None, time: str | None
) -> None:
    assert stages(text) == [(what, start, end, time)]


@pytest.mark.parametrize(
    "text",
    [
        "Berdasarkan Surat Bupati Nomor 5/17/BL tanggal 5 Mei 2031, diumumkan hasil.",
        "Ujian telah dilaksanakan pada hari Senin tanggal 5 Mei 2031.",
        "Pelamar lahir pada tanggal 5 Mei 2001.",
    ],
)
def test_days_of_other_papers_of_the_past_and_of_births_are_no_stages(text: str) -> None:
    assert stages(text) == []


def test_the_parts_of_an_announcement_are_told_by_their_headings() -> None:
    text = (
        "A. PERSYARATAN UMUM\n1. Warga negara.\n2. Sehat.\nB. TATA CARA PENDAFTARAN\nPelamar mendaftar.\n"
        "C. Lain-lain diatur kemudian oleh panitia."
    )
    found = read_headed_parts(extent(text, "upper_letter", "number"))
    assert found is not None
    assert [(part["label"], part["heading"], part["text"]) for part in found.value] == [
        ("A", "PERSYARATAN UMUM", "1. Warga negara.\n2. Sehat."),
        ("B", "TATA CARA PENDAFTARAN", "Pelamar mendaftar."),
        ("C", None, "Lain-lain diatur kemudian oleh panitia."),
    ]


def test_points_without_headings_are_no_parts() -> None:
    text = "1. PESERTA WAJIB HADIR.\n2. Peserta membawa kartu.\n3. Peserta berpakaian rapi."
    assert read_headed_parts(extent(text, "number")) is None


def test_a_heading_over_numbers_and_stages() -> None:
    rows = [["KEGIATAN", "", "TANGGAL"], ["1", "Pendaftaran", "6 s.d 12 Mei 2031"], ["2", "Ujian", "20 Mei 2031"]]
    whole = laid([rows])
    found = read_schedule(Extent(whole, 0, len(whole.text)))
    assert found is not None and [stage["what"] for stage in found.value] == ["Pendaftaran", "Ujian"]


def test_a_stage_says_where_it_happens() -> None:
    rows = [["1", "Ujian tulis", "6 Maret 2031", "Aula Dinas"], ["2", "Wawancara", "9 Maret 2031", "-"]]
    whole = laid([[["No", "Kegiatan", "Tanggal", "Tempat"], *rows]])
    found = read_schedule(Extent(whole, 0, len(whole.text)))
    assert found is not None and [stage["place"] for stage in found.value] == ["Aula Dinas", None]
    labelled = read_schedule(extent("Hari/Tanggal : Senin, 6 Maret 2031\nPukul : 09.00 WIB\nTempat : Aula Dinas"))
    assert labelled is not None and [stage["place"] for stage in labelled.value] == ["Aula Dinas"]

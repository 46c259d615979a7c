"""Regulations of rarer forms: decided in dictums, or an elucidation without its instrument."""

from __future__ import annotations

from typing import Any

from makers import read_record

from extractor.model.document import Document, Line, Page, join_lines
from extractor.rulebook.load import load_rules


def _read(text: str) -> dict[str, Any]:
    joined, lines = join_lines([Line(row, 0, 1) for row in text.split("\n")])
    return read_record(Document(joined, lines, (Page(1),)), load_rules())


DICTUMS = """PERATURAN KEPALA BADAN URUSAN CUACA
NOMOR 7 TAHUN 2031
TENTANG
PEDOMAN PENOMORAN NASKAH
Menimbang : a. bahwa perlu pedoman;
b. bahwa perlu menetapkan Peraturan Kepala Badan;
Mengingat : 1. Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik;
2. Peraturan Presiden Nomor 3 Tahun 2013;
MEMUTUSKAN:
Menetapkan : PERATURAN KEPALA BADAN URUSAN CUACA TENTANG PEDOMAN PENOMORAN NASKAH.
KESATU : Menetapkan Pedoman Penomoran Naskah.
KEDUA : Peraturan ini mulai berlaku pada tanggal ditetapkan.
Ditetapkan di Suka Maju
pada tanggal 3 Maret 2031
KEPALA BADAN URUSAN CUACA,
EMBUN PAGI"""


def test_a_regulation_may_decide_in_dictums() -> None:
    record = _read(DICTUMS)
    assert record["kind"] == "regulation" and record["batang_tubuh"] == []
    assert [dictum["label"] for dictum in record["diktum"]] == ["KESATU", "KEDUA"]
    assert not [finding for finding in record["findings"] if finding["code"] == "required_missing"]


ELUCIDATION = """PENJELASAN
ATAS
PERATURAN DAERAH KABUPATEN BANGKA
NOMOR 4 TAHUN 2031
TENTANG
PENGELOLAAN PASAR
I. UMUM
Pasar itu ramai.
II. PASAL DEMI PASAL
Pasal 1
Cukup jelas.
Pasal 2
Yang dimaksud dengan pasar adalah tempat berjualan."""


def test_an_elucidation_alone_is_read_and_said_to_lack_its_instrument() -> None:
    record = _read(ELUCIDATION)
    assert (record["kind"], record["number"]["value"]) == ("regulation", "4 TAHUN 2031")
    assert record["title"] == "PENGELOLAAN PASAR"
    assert record["penjelasan"]["umum"] == "Pasar itu ramai."
    assert [article["label"] for article in record["penjelasan"]["articles"]] == ["Pasal 1", "Pasal 2"]
    assert "body_missing" in {finding["code"] for finding in record["findings"]}

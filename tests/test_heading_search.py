"""Headings of the closed list: spacing is free, slips stand on recognised pages, lines go on as they must."""

from __future__ import annotations

from dataclasses import replace

import pytest
from makers import document, page_of

from extractor.lexicon.headings import headings
from extractor.model.document import Document, Page
from extractor.rulebook.load import load_rules
from extractor.structure.heading_places import spelt_places
from extractor.structure.heading_search import HeadingSearch


def recognised(*pages: str) -> Document:
    whole = document(*pages)
    return replace(whole, pages=tuple(Page(page.number, source="ocr") for page in whole.pages))


PARTS = sorted({key for rule in load_rules() for section in rule.sections for key in section.headings})
"""The headings at which the built-in rules let a section start."""


def keys(whole: Document) -> list[str]:
    return [hit.key for hit in HeadingSearch(whole).find(PARTS)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Menimbang : a. bahwa", ["menimbang"]),
        ("- M E N I M B A N G", ["menimbang"]),
        ("menimbang : a. bahwa", ["menimbang"]),
        ("menimbang perkara itu", []),
        ("menimbang:", []),
        ("Menimbangkan", []),
        ("MEMUTUSKAN", ["memutuskan"]),
        ("M E M U T U S K A N :", ["memutuskan"]),
        ("Memutuskan untuk membentuk", []),
        ("Menetapkan:", ["menetapkan"]),
        ("KESATU : Membentuk", ["kesatu"]),
        ("Ditetapkan di Manna", ["ditetapkan"]),
        ("D i t e t a p k a n   d i : M a n n a", ["ditetapkan"]),
        ("Ditetapkan diManna", ["ditetapkan"]),
        ("Ditetapkan dia", []),
        ("PENJELASAN\nATAS", ["penjelasan"]),
        ("PENJELASAN ATAS", ["penjelasan"]),
        ("PENJELASAN\nTENTANG", []),
        ("Tembusan disampaikan kepada Yth. :", ["tembusan"]),
        ("Manna\npada tanggal 5 Mei 2031\nBUPATI MAJU,", ["pada_tanggal"]),
        ("Diundangkan di Manna\npada tanggal 5 Mei 2031\nSEKRETARIS DAERAH,", ["diundangkan"]),
        ("disahkan oleh Manna\npada tanggal 5 Mei 2031\ndan berlaku", []),
        ("berlaku sampai\npada tanggal 5 Mei 2031.", []),
        ("LAMPIRAN", ["lampiran"]),
        ("L A M P I R A N  II", ["lampiran"]),
        ("LAMPIRAN I : KEPUTUSAN BUPATI", ["lampiran"]),
        ("SALINAN     LAMPIRAN", ["lampiran"]),
        ("LAMPIRAN\nPERATURAN BUPATI", ["lampiran"]),
        ("LAMPIRAN 1 FORMAT SURAT", []),
        ("Lampiran Keputusan Bupati\nNomor : 5", ["lampiran_kecil"]),
        ("Lampiran IIb Peraturan Wali Kota Suka Maju Nomor 5 Tahun 2031", ["lampiran_kecil"]),
        ("Lampiran - 1\nNomor : 5\nTanggal : 6 Mei 2031", ["lampiran_kecil"]),
        ("Lampiran : Surat\nNomor : 5", ["lampiran_kecil"]),
        ("Lampiran : 1 (satu) berkas\nNomor : 5", []),
        ("Lampiran : -\nHal : Undangan", []),
        ("Lampiran : satu berkas surat\nTanggal : 5 Mei 2031", []),
        ("Lampiran I Keputusan ini.\nKEDUA : x", []),
    ],
)  # fmt: skip
def test_headings(line: str, found: list[str]) -> None:
    assert keys(document(line)) == found


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("Menimbanq : a. bahwa", "menimbang"),
        ("Mengingal : 1. Undang-Undang", "mengingat"),
        ("MEMUIUSKAN :", "memutuskan"),
        ("Ditctapkan d1 Manna", "ditetapkan"),
        ("KESATJ : Membentuk", "kesatu"),
        ("Tembusanyth. :", "tembusan"),
        ("LAMPlRAN\nKEPUTUSAN BUPATI", "lampiran"),
    ],
)
def test_slips_are_forgiven_where_the_page_was_recognised(line: str, key: str) -> None:
    assert keys(recognised(line)) == [key]
    if key != "lampiran":
        assert keys(document(line)) == []


@pytest.mark.parametrize("line", ["Ditempatkan di Manna", "Kesatuan : Polisi", "Peraturan di daerah"])
def test_known_or_distant_words_are_no_headings(line: str) -> None:
    assert keys(recognised(line)) == []


def test_a_lampiran_in_small_letters_stands_at_the_top_of_its_page() -> None:
    body = "\n".join(["isi"] * 12)
    assert keys(document(body, "Lampiran Keputusan Bupati\nNomor : 5")) == ["lampiran_kecil"]
    assert keys(document(f"{body}\nLampiran Keputusan Bupati\nNomor : 5")) == []


def test_where_a_heading_ends() -> None:
    whole = document("- Menimbang : a. bahwa\nLAMPIRAN IV : KEPUTUSAN\nTembusan Yth. : 1. Camat")
    hits = HeadingSearch(whole).find(["menimbang", "lampiran", "tembusan"])
    assert [whole.text[hit.body :].split("\n")[0] for hit in hits] == ["a. bahwa", "KEPUTUSAN", " 1. Camat"]
    assert [whole.text[hit.start : hit.end] for hit in hits] == ["- Menimbang", "LAMPIRAN IV", "Tembusan"]
    assert [hit.number and whole.text[slice(*hit.number)] for hit in hits] == [None, "IV", None]


def test_the_head_of_a_lampiran_in_text_without_pages_has_number_and_date() -> None:
    above = "\n".join(["Dengan hormat, kami sampaikan"] * 12)
    assert "lampiran_kecil" in keys(document(f"{above}\nLampiran Surat\nNomor : 5\nTanggal : 6 Mei 2031\nDAFTAR"))
    assert "lampiran_kecil" not in keys(document(f"{above}\nLampiran Surat\nNomor : 5\nDAFTAR"))


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("MENIMBANG", 0),
        ("- M E N I M B A N G", 2),
        ("Yth. Camat    Menimbang", 14),
        ("\tMenimbang", 1),
        ("kata menimbang", None),
        ("Yth. Camat  Menimbang", None),
        ("a. Menimbang", None),
        ("Menim\nbang", 0),
    ],
)
def test_letters_of_a_heading_begin_a_line_or_a_column(text: str, at: int | None) -> None:
    assert [place.at for place in spelt_places(text, ("menimbang",), len(text))] == ([] if at is None else [at])


def test_letters_are_sought_before_an_end_and_behind_labels_where_a_heading_may_be_listed() -> None:
    listed = next(key for key, heading in headings().items() if heading.listed)
    text = f"B. {headings()[listed].words[0]}"
    assert [place.at for place in spelt_places(text, (listed,), len(text))] == [3]
    assert list(spelt_places(text, (listed,), 4)) == []


def test_a_title_in_mixed_case_does_not_stand_in_running_text() -> None:
    above = (60.0, 100.0, "sesuai dengan Tata Cara Perencanaan dan Tata Cara Evaluasi dari")
    title = (60.0, 118.0, "Peraturan Bupati Suka Maju tentang Rencana Kerja")
    short = (60.0, 100.0, "Pemerintah Suka Maju")
    below = (60.0, 136.0, "Nomor 5 Tahun 2031")

    def found(*lines: tuple[float, float, str]) -> bool:
        hits = HeadingSearch(page_of(*lines)).find(["judul_peraturan"])
        return [hit.key for hit in hits] == ["judul_peraturan"]

    assert found(short, title, below)
    assert not found(above, title, below)

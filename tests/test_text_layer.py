"""Text layers that say what the eye reads, and those that do not."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from extractor.layout.page_words import Sheet, Token
from extractor.lexicon.word_lists import common_words
from extractor.reading.pdf import pdfium
from extractor.reading.pdf.graphics import drawing
from extractor.reading.pdf.text_layer import is_garbled, layer_verdict, quality

ROOT = Path(__file__).resolve().parents[1]
split = str.split
CLEAN = split("""Menimbang bahwa dalam rangka pelaksanaan tugas perlu dibentuk tim kerja yang ditetapkan dengan
keputusan kepala dinas sesuai peraturan perundang-undangan yang berlaku""")
POOR = split("""Menimbanq bahua da1am rangJca pelaksan8an tug#s per1u dibeniuk t!m keria yang clitetapkan clengan
kepuiusan kepa|a d1nas sesual peratu|an yanq ber|aku""")
SOUP = split('!$%! & \' !( )*! "#$ %&! $#! (*)! &%$# !"" #$%& ()*! $!% !&( #)* %$! jt|~t gt|~ttt')
NAMES = [f"{n}. Sulastri Wijayakusuma Trenggono Mandalika Sastroharjono Kurnianingtyas" for n in range(9)]


def test_common_words_hold_what_every_page_has() -> None:
    assert {"menimbang", "keputusan", "yang", "kabupaten"} <= common_words()
    assert all(word == word.lower() and word.isalpha() for word in common_words())


@pytest.mark.parametrize("over_picture", [True, False])
def test_clean_words_are_usable(over_picture: bool) -> None:
    assert not is_garbled(CLEAN, over_picture)


def test_a_poor_layer_over_a_picture_is_redone_and_soup_always() -> None:
    assert is_garbled(POOR, over_picture=True)
    assert is_garbled(SOUP, over_picture=False)


def test_a_digital_list_of_names_or_figures_is_no_soup() -> None:
    assert not is_garbled(" ".join(NAMES).split(), over_picture=False)
    assert not is_garbled(split("1.250.000 12,5 2.340 17 % 99.000 4 5 6 7 8 9 10 11 12"), over_picture=False)
    assert not is_garbled(
        ["Isi", "......................................................", "3"] * 9, over_picture=False
    )


def test_a_code_in_every_row_of_a_table_is_no_misreading() -> None:
    row = split("24301820110022603 NAMA PESERTA TENAGA TEKNIS 75 140 187 402 R3T")
    assert not is_garbled(row * 9, over_picture=False)
    assert is_garbled(split("N4MA PES3RTA TEN4GA TEKN1S LULU5S A1AMAT JA8ATAN KE7ERANGAN UN1T KER4A TAH0N NI1A"), False)


def test_quality_falls_with_each_impossible_word() -> None:
    assert quality(CLEAN) > quality([*CLEAN, "da1am"]) > quality([*CLEAN, "da1am", "tug#s"])


def _judge(path: Path) -> list[str]:
    """The verdict on each page of a sample."""
    from extractor.reading.pdf.reader import read_sheets

    found = []
    with pypdfium2.PdfDocument(path) as pdf:
        for sheet, index in zip(read_sheets(path), range(len(pdf)), strict=True):
            page = pdf[index]
            drawn = drawing(pdfium.handle(page))
            found.append(layer_verdict(page, sheet, drawn.images, drawn.paths))
    return found


def test_digital_samples_are_usable_and_scans_are_missing() -> None:
    assert set(_judge(ROOT / "samples/decree/formasi-tenaga-teknis.pdf")) == {"usable"}
    assert set(_judge(ROOT / "samples/scans/decree-formasi.pdf")) == {"missing"}


def test_a_stamp_over_a_scan_is_partial_and_an_empty_page_is_blank() -> None:
    pytest.importorskip("cv2")
    with pypdfium2.PdfDocument(ROOT / "samples/scans/regulation-perda.pdf") as pdf:
        page = pdf[0]
        width, height = page.get_size()
        stamp = [Token(40 + 30 * n, height - 30, 65 + 30 * n, height - 20, word) for n, word in enumerate(CLEAN[:15])]
        images = drawing(pdfium.handle(page)).images
        assert layer_verdict(page, Sheet(1, width, height, "digital", stamp), images, 0) == "partial"
        assert layer_verdict(page, Sheet(1, width, height, "none"), [], 3) == "blank"

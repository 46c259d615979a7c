"""Words that close a list belong to its paragraph, and lists that lost labels say so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pdf_makers import drawn, put
from reportlab.pdfgen.canvas import Canvas

from extractor.pipeline import extract

HEAD = (
    "BUPATI CONTOH", "PERATURAN BUPATI CONTOH", "NOMOR 8 TAHUN 2030", "TENTANG", "PASAR TANI", "BUPATI CONTOH,",
    "Menimbang : a. bahwa pasar tani perlu diatur;", "b. bahwa perlu menetapkan Peraturan Bupati;",
    "Mengingat : 1. Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik;", "MEMUTUSKAN:",
    "Menetapkan : PERATURAN BUPATI TENTANG PASAR TANI.", "Pasal 1",
)  # fmt: skip
FOOT = ("Ditetapkan di Contoh", "pada tanggal 2 Mei 2030", "BUPATI CONTOH,", "SARI BAKTI")
LONG = "tarif disepakati dalam musyawarah yang dihadiri oleh wakil pedagang dan warga dari semua dusun di desa itu,"
Line = tuple[float, str]


def regulation(path: Path, article: list[Line]) -> Any:
    def draw(canvas: Canvas) -> None:
        lines = [*((120.0, words) for words in HEAD), *article, *((330.0, words) for words in FOOT)]
        for k, (x, words) in enumerate(lines):
            put(canvas, x, 60 + 16 * k, words, 10)

    return extract(drawn(path, draw, body=0)).batang_tubuh[0]  # type: ignore[attr-defined]


@pytest.mark.parametrize("left", [60.0, 58.0])
def test_words_at_the_paragraphs_margin_close_the_list(tmp_path: Path, left: float) -> None:
    article = [(60.0, "Retribusi dipungut apabila:"), (60.0, "a. pasar berizin;"), (60.0, "b. tarif disepakati,"),
               (left, "dengan ketentuan hasilnya disetor ke kas desa pada hari kerja berikutnya.")]  # fmt: skip
    found = regulation(tmp_path / "a.pdf", article)
    assert [child.text for child in found.children] == ["pasar berizin;", "tarif disepakati,"]
    assert found.text == (
        "Retribusi dipungut apabila: dengan ketentuan hasilnya disetor ke kas desa pada hari kerja berikutnya."
    )


@pytest.mark.parametrize(
    "article",
    [
        [(60.0, "Retribusi dipungut apabila:"), (60.0, "a."), (80.0, "pasar berizin,"),
         (80.0, "serta diumumkan di balai desa dan di pasar.")],
        [(60.0, "Retribusi yang dipungut di pasar tani di semua desa dipungut dengan syarat sebagai berikut:"),
         (60.0, "a. " + LONG), (60.0, "serta diumumkan di balai desa dan di pasar.")],
    ],
)  # fmt: skip
def test_lines_that_go_on_with_the_last_item_stay_in_it(tmp_path: Path, article: list[Line]) -> None:
    rows = [(x, words) for x, words in article if words != "a."]
    if len(rows) < len(article):
        rows[1] = (60.0, "a. pasar berizin,")
    found = regulation(tmp_path / "a.pdf", rows)
    assert found.children[-1].text.endswith("serta diumumkan di balai desa dan di pasar.")


def decree(path: Path, change: Callable[[str], str]) -> Any:
    text = (
        "BUPATI CONTOH\n\nKEPUTUSAN BUPATI CONTOH\nNOMOR 188/7/KPTS/2030\nTENTANG\nTIM PASAR TANI\n\nBUPATI CONTOH,\n\n"
        "Menimbang : a. bahwa pasar tani perlu dibina;\nb. bahwa perlu menetapkan Keputusan Bupati;\n\n"
        "Mengingat : 1. Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik;\n"
        "2. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;\n"
        "3. Peraturan Pemerintah Nomor 2 Tahun 2018 tentang Standar Pelayanan Minimal;\n\nMEMUTUSKAN:\n\n"
        "Menetapkan : KEPUTUSAN BUPATI TENTANG TIM PASAR TANI.\n\n"
        "KESATU : Membentuk tim.\nKEDUA : Berlaku sejak ditetapkan.\n\n"
        "Ditetapkan di Contoh\npada tanggal 2 Mei 2030\nBUPATI CONTOH,\nSARI BAKTI\n"
    )
    path.write_text(change(text), encoding="utf-8")
    return extract(path)


@pytest.mark.parametrize(
    ("lost", "at"),
    [(("Mengingat : 1. ", "Mengingat : "), "/mengingat/0/label"), (("\n2. Undang", "\nUndang"), "/mengingat/1/label")],
)
def test_a_list_that_lost_a_label_says_so(tmp_path: Path, lost: tuple[str, str], at: str) -> None:
    record = decree(tmp_path / "a.txt", lambda text: text.replace(*lost))
    assert at in [finding.at for finding in record.findings if finding.code == "label_missing"]


def test_a_list_that_lost_all_labels_says_so(tmp_path: Path) -> None:
    record = decree(tmp_path / "a.txt", lambda text: text.replace(": a. bahwa", ": bahwa").replace("\nb. ", "\n"))
    assert [item.label for item in record.menimbang] == [None, None]
    assert "/menimbang" in [finding.at for finding in record.findings if finding.code == "label_missing"]


def test_a_list_with_its_labels_says_nothing(tmp_path: Path) -> None:
    record = decree(tmp_path / "a.txt", str)
    assert "label_missing" not in [finding.code for finding in record.findings]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(("item", "closes"), [("b. tarif disepakati,", True), (f"b. {LONG}", False)])
def test_words_close_a_list_in_typed_text_where_the_line_above_has_room(
    tmp_path: Path, name: str, item: str, closes: bool
) -> None:
    article = ["Retribusi dipungut apabila:", "a. pasar berizin;", item, "dengan syarat hasilnya disetor ke kas desa."]
    lines = [*HEAD, *article, *FOOT]
    (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    found: Any = extract(tmp_path / name)
    first = found.batang_tubuh[0]
    assert first.text.endswith("kas desa.") is closes
    assert first.children[-1].text.endswith("kas desa.") is not closes


@pytest.mark.parametrize("media", ["html", "txt"])
def test_an_item_whose_words_stand_below_its_label_keeps_them(tmp_path: Path, media: str) -> None:
    article = ["Retribusi dipungut apabila:", "a.", "pasar berizin;", "b.", "tarif disepakati."]
    lines = [*HEAD, *article, *FOOT]
    text = "".join(f"<p>{line}</p>" for line in lines) if media == "html" else "\n".join(lines)
    path = tmp_path / f"a.{media}"
    path.write_text(text, encoding="utf-8")
    found = extract(path).batang_tubuh[0].children  # type: ignore[attr-defined]
    assert [(item.label, item.text) for item in found] == [("a", "pasar berizin;"), ("b", "tarif disepakati.")]

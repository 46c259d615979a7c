"""Tables that no rule draws and whose columns have any names; what stands side by side and is no table."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_makers import drawn, put
from reportlab.pdfgen.canvas import Canvas

from extractor.model.document import Document
from extractor.reading.pdf.reader import read_pdf

PLACES = (62, 210, 360)
POSTS = [("Posyandu", "Kader Pembina"), ("Mawar", "Ni Luh Sari"), ("Melati", "Hasan Basri"), ("Kenanga", "Maria Tua"),
         ("Cempaka", "Yohanes Tua")]  # fmt: skip
AREAS = [("Urutan", "Pelaksana", "Wilayah Binaan"), ("1", "Ni Luh Sari", "Dusun Timur"), ("2", "Hasan", "Dusun Barat"),
         ("3", "Maria Goreti", "Dusun Tengah")]  # fmt: skip
COSTS = [("Uraian Belanja", "Besaran"), ("Honorarium", "12.500.000"), ("Bahan habis pakai", "3.200.000"),
         ("Perjalanan", "975.000"), ("Sewa tenda", "1.000.000")]  # fmt: skip


def page(path: Path, rows: list[tuple[str, ...]], pitch: float = 18, rights: bool = False) -> Document:
    def draw(canvas: Canvas) -> None:
        for k, cells in enumerate(rows):
            for x, words in zip(PLACES, cells, strict=False):
                wide = canvas.stringWidth(words, "Helvetica", 10) if rights and x > PLACES[0] and words else 0
                put(canvas, x + (80 - wide if wide else 0), 100 + pitch * k, words, 10)

    return read_pdf(drawn(path, draw), ocr="off")


def cells(document: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in grid.rows] for grid in document.grids]


@pytest.mark.parametrize("rows", [POSTS, AREAS, COSTS], ids=["two columns", "numbered", "amounts"])
def test_columns_that_stand_make_a_table_whatever_they_are_called(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    assert cells(page(tmp_path / "a.pdf", rows, rights=rows is COSTS)) == [[list(row) for row in rows]]


@pytest.mark.parametrize(
    "rows",
    [
        [("Nama", ": Ni Luh Sari"), ("Jabatan", ": Kepala Desa"), ("Alamat", ": Dusun Timur"), ("Telepon", ": 0812"),
         ("Agama", ": Hindu")],
        [("Mengetahui,", "Contoh, 4 Mei 2031"), ("KEPALA DESA,", "KETUA PANITIA,"), ("HASAN BASRI", "MARIA GORETI"),
         ("NIP. 1", "NIP. 2"), ("Camat", "Lurah")],
        [("Ketua", "Ni Luh Sari"), ("Sekretaris", "Hasan Basri"), ("Bendahara", "Maria Goreti"), ("Anggota", "Yohanes"),
         ("Anggota", "Made Rai")],
        [("a.", "Kartu keluarga"), ("b.", "Surat pengantar"), ("c.", "Pas foto"), ("d.", "Materai"), ("e.", "Map")],
        [("Rapat kelompok tani", "dilaksanakan setiap"), ("bulan di balai desa", "oleh ketua bersama"),
         ("para anggota yang", "hadir pada hari itu"), ("dan dicatat dalam", "buku kegiatan desa"), ("itu", "juga")],
    ],
    ids=["labels", "signatures", "roles", "list", "running text in columns"],
)  # fmt: skip
def test_what_stands_side_by_side_is_no_table_by_that_alone(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    assert cells(page(tmp_path / "a.pdf", rows)) == []


def test_rows_far_apart_and_at_uneven_distances_make_no_table(tmp_path: Path) -> None:
    assert cells(page(tmp_path / "a.pdf", POSTS, pitch=60)) == []

"""Tables of numbered rows that no rules draw, or not all of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_makers import box, drawn, line, put
from reportlab.pdfgen.canvas import Canvas

from extractor.reading.pdf.reader import read_pdf

ROWS = [("No", "Nama Kelompok", "Jumlah Anggota"), ("1", "Tani Makmur", "12 orang"), ("2", "Sumber Rejeki", "9 orang"),
        ("3", "Mekar Sari", "21 orang")]  # fmt: skip
Draw = Callable[[Canvas], None]


def rows(canvas: Canvas) -> None:
    for k, cells in enumerate(ROWS):
        for x, words in zip((62, 100, 300), cells, strict=True):
            put(canvas, x, 100 + 18 * k, words, 10)


@pytest.mark.parametrize(
    "draws",
    [
        [],
        [box(60, 89, 400, 16, (0.8, 0.85, 0.95))],
        [box(60, 89 + 18 * k, 400, 16, (0.9, 0.9, 0.9)) for k in (0, 2)],
        [line(60, 105, 460, 105)],
        [line(60, 88, 460, 88), line(60, 105, 460, 105)],
        [line(x, 88, x, 160) for x in (90, 290)],
        [line(60, 105 + 18 * k, 460, 105 + 18 * k) for k in range(4)],
    ],
)
def test_a_head_with_a_number_column_makes_a_table(tmp_path: Path, draws: list[Draw]) -> None:
    grids = read_pdf(drawn(tmp_path / "a.pdf", *draws, rows), ocr="off").grids
    assert [[[cell.text for cell in row] for row in grid.rows] for grid in grids] == [[list(row) for row in ROWS]]


def test_a_cell_of_two_lines_is_one(tmp_path: Path) -> None:
    def more(canvas: Canvas) -> None:
        rows(canvas)
        put(canvas, 100, 100 + 18 * 4 - 5, "di Desa Contoh", 10)

    grids = read_pdf(drawn(tmp_path / "a.pdf", more), ocr="off").grids
    assert grids[0].rows[-1][1].text.replace("\n", " ") == "Mekar Sari di Desa Contoh"


@pytest.mark.parametrize(
    "lines",
    [
        [(62, "No"), (100, ": 045/7/PKK"), (300, "Contoh, 5 Mei 2030")],
        [(62, "No"), (100, "Tahun"), (300, "Keterangan")],
    ],
)
def test_a_number_line_without_counted_rows_makes_none(tmp_path: Path, lines: list[tuple[int, str]]) -> None:
    def draw(canvas: Canvas) -> None:
        for x, words in lines:
            put(canvas, x, 100, words, 10)
        for k, words in enumerate(("1. Rapat dimulai pukul sembilan", "3. Rapat ditutup")):
            put(canvas, 62, 118 + 18 * k, words, 10)

    assert not read_pdf(drawn(tmp_path / "a.pdf", draw), ocr="off").grids


@pytest.mark.parametrize("left", [300, 330])
@pytest.mark.parametrize("down", [28, 40])
def test_a_signature_below_the_last_column_is_no_part_of_the_table(tmp_path: Path, left: int, down: int) -> None:
    def signed(canvas: Canvas) -> None:
        rows(canvas)
        for k, words in enumerate(("KEPALA DINAS PERTANIAN", "KABUPATEN CONTOH,", "", "SARI BAKTI")):
            put(canvas, left, 100 + 18 * 3 + down + 14 * k, words, 10)

    grids = read_pdf(drawn(tmp_path / "a.pdf", signed, body=0), ocr="off").grids
    assert [[[cell.text for cell in row] for row in grid.rows] for grid in grids] == [[list(row) for row in ROWS]]


@pytest.mark.parametrize("places", [(62, 150, 420), (62, 190, 360), (70, 200, 450)])
def test_heads_in_the_middle_of_columns_stand_beside_what_they_head(tmp_path: Path, places: tuple[int, ...]) -> None:
    """The words below begin at the left of their columns and end before the head begins."""

    def beside(canvas: Canvas) -> None:
        for k, cells in enumerate(ROWS):
            for x, words in zip(places if k == 0 else (62, 100, 300), cells, strict=True):
                put(canvas, x, 100 + 18 * k, words, 10)

    grids = read_pdf(drawn(tmp_path / "a.pdf", beside, body=0), ocr="off").grids
    assert [[[cell.text for cell in row] for row in grid.rows] for grid in grids] == [[list(row) for row in ROWS]]


@pytest.mark.parametrize("left", [272, 330])
def test_lines_right_below_that_stand_below_no_cell_are_no_part_of_the_table(tmp_path: Path, left: int) -> None:
    def signed(canvas: Canvas) -> None:
        rows(canvas)
        for k, words in enumerate(("KEPALA DINAS PERTANIAN", "KABUPATEN CONTOH,")):
            put(canvas, left, 100 + 18 * 3 + 13 * (k + 1), words, 10)

    grids = read_pdf(drawn(tmp_path / "a.pdf", signed, body=0), ocr="off").grids
    assert [[cell.text for cell in row] for row in grids[0].rows] == [list(row) for row in ROWS]


def test_a_head_of_two_lines_whose_number_column_stands_on_the_second(tmp_path: Path) -> None:
    def headed(canvas: Canvas) -> None:
        for x, words in ((100, "Nama"), (300, "Jumlah")):
            put(canvas, x, 88, words, 10)
        for k, cells in enumerate([("No", "Kelompok", "Anggota"), *ROWS[1:]]):
            for x, words in zip((62, 100, 300), cells, strict=True):
                put(canvas, x, 100 + 18 * k, words, 10)

    grids = read_pdf(drawn(tmp_path / "a.pdf", headed, body=0), ocr="off").grids
    assert [cell.text.replace("\n", " ") for cell in grids[0].rows[0]] == ["No", "Nama Kelompok", "Jumlah Anggota"]


@pytest.mark.parametrize("title", ["Daftar Kelompok Tani", "DAFTAR KELOMPOK TANI DAN NELAYAN"])
def test_a_title_close_above_a_table_is_no_head(tmp_path: Path, title: str) -> None:
    def titled(canvas: Canvas) -> None:
        rows(canvas)
        put(canvas, 180, 86, title, 10)

    grids = read_pdf(drawn(tmp_path / "a.pdf", titled, body=0), ocr="off").grids
    assert [cell.text for cell in grids[0].rows[0]] == list(ROWS[0])


@pytest.mark.parametrize("number", [70, 84])
def test_numbers_may_begin_left_of_a_head_in_the_middle_of_its_column(tmp_path: Path, number: int) -> None:
    def centred(canvas: Canvas) -> None:
        for k, cells in enumerate(ROWS):
            for x, words in zip((number if k == 0 else 62, 120, 300), cells, strict=True):
                put(canvas, x, 100 + 18 * k, words, 10)

    grids = read_pdf(drawn(tmp_path / "a.pdf", centred, body=0), ocr="off").grids
    assert [[[cell.text for cell in row] for row in grid.rows] for grid in grids] == [[list(row) for row in ROWS]]

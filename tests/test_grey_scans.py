"""Scans that a telephone took: grey paper half in the shade, and pages of few words in very large letters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from recogniser import needs_tesseract

cv2 = pytest.importorskip("cv2")
np = pytest.importorskip("numpy")
pytest.importorskip("reportlab")

import pypdfium2  # noqa: E402
from reportlab.lib.pagesizes import A4  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

from extractor.reading import read  # noqa: E402
from extractor.reading.ocr.page_image import Scan  # noqa: E402
from extractor.reading.ocr.ruling_lines import rulings  # noqa: E402

pytestmark = needs_tesseract
WIDTH, HEIGHT = A4
SENTENCE = "Rapat kelompok tani dilaksanakan di balai desa setempat pada hari ini"
ROWS = [("No", "Nama", "Tugas"), *((str(i), f"Anggota {name}", "mencatat") for i, name in enumerate("ABCDE", 1))]


def page(path: Path) -> Any:
    """A paragraph and a ruled table in black on white, as pixels at 200 dpi."""
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont("Helvetica", 11)
    for line in range(6):
        canvas.drawString(60, HEIGHT - 80 - 15 * line, SENTENCE)
    top = HEIGHT - 220
    for row, cells in enumerate(ROWS):
        for x, words in zip((70, 120, 330), cells, strict=True):
            canvas.drawString(x, top - 17 - 24 * row, words)
    canvas.setLineWidth(1.2)
    for row in range(len(ROWS) + 1):
        canvas.line(60, top - 24 * row, 500, top - 24 * row)
    for x in (60, 110, 320, 500):
        canvas.line(x, top, x, top - 24 * len(ROWS))
    canvas.save()
    with pypdfium2.PdfDocument(path) as pdf:
        return np.array(pdf[0].render(scale=200 / 72, grayscale=True).to_numpy()).squeeze()


@pytest.mark.parametrize(("paper", "ink", "shade"), [(170, 60, 20), (150, 80, 30)])
def test_a_table_on_grey_paper_is_read_cell_by_cell(tmp_path: Path, paper: int, ink: int, shade: int) -> None:
    white = page(tmp_path / "putih.pdf").astype(float)
    light = paper + shade * np.linspace(-1, 1, white.shape[1])[None, :]
    grey = ink + white / 255 * (light - ink) + np.random.default_rng(1).normal(0, 4, white.shape)
    cv2.imwrite(str(tmp_path / "foto.png"), np.clip(grey, 0, 255).astype(np.uint8))
    document = read(tmp_path / "foto.png")
    assert [[cell.text for cell in row][1] for row in document.grids[0].rows] == [row[1] for row in ROWS]
    assert document.text.count("balai desa setempat") == 6


def test_grey_paper_is_white_where_rulings_were_wiped() -> None:
    pixels = np.full((1600, 1200), 160, np.uint8)
    pixels[400:404, 100:1100] = 40
    pixels[800:804, 100:1100] = 40
    edges, wiped = rulings(Scan(pixels, 200 / 72))
    assert len(edges) == 2
    assert wiped.pixels.min() > 230


def test_dark_fields_on_grey_paper_stay_dark() -> None:
    pixels = np.full((1600, 1200), 170, np.uint8)
    pixels[400:600, 100:1100] = 50
    assert rulings(Scan(pixels, 200 / 72))[1].pixels[500, 600] < 150


def test_a_few_words_in_very_large_letters_are_read(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "sampul.pdf"), pagesize=A4)
    canvas.setFont("Helvetica", 72)
    for line, words in enumerate(("LAPORAN", "KEGIATAN", "TAHUN 2021")):
        canvas.drawString(60, HEIGHT - 200 - 100 * line, words)
    canvas.save()
    with pypdfium2.PdfDocument(tmp_path / "sampul.pdf") as pdf:
        pdf[0].render(scale=200 / 72).to_pil().convert("L").save(tmp_path / "sampul.png", dpi=(200, 200))
    assert read(tmp_path / "sampul.png").text.split() == ["LAPORAN", "KEGIATAN", "TAHUN", "2021"]


def test_a_grey_photograph_on_a_white_page_is_read(tmp_path: Path) -> None:
    white = page(tmp_path / "putih.pdf").astype(float)
    margin = np.full((white.shape[0] + 200, white.shape[1] + 200), 255.0)
    margin[80:-120, 100:-100] = 90 + white / 255 * (195 - 90)
    cv2.imwrite(str(tmp_path / "foto.png"), margin.astype(np.uint8))
    assert read(tmp_path / "foto.png").text.count("balai desa setempat") == 6


def test_tops_of_letters_in_bold_and_blurred_print_are_no_ruling() -> None:
    pixels = np.full((700, 1200), 240, np.uint8)
    for x in range(80, 336, 16):  # a word of letters like n and m
        cv2.rectangle(pixels, (x, 200), (x + 14, 204), 20, -1)
        for leg in (x, x + 10):
            cv2.rectangle(pixels, (leg, 200), (leg + 4, 216), 20, -1)
    cv2.line(pixels, (80, 400), (900, 400), 0, 3)
    edges, _ = rulings(Scan(cv2.GaussianBlur(pixels, (0, 0), 1.5), 200 / 72))
    assert [round(edge[1] * 200 / 72, -1) for edge in edges] == [400]


def test_letters_that_reach_into_a_ruling_stay_whole_when_it_is_wiped() -> None:
    pixels = np.full((700, 1200), 240, np.uint8)
    cv2.line(pixels, (80, 400), (900, 400), 0, 3)
    for x, foot in ((200, 398), (300, 415)):  # a letter that touches the line, one that goes on below it
        cv2.rectangle(pixels, (x, 370), (x + 3, foot), 0, -1)
    edges, wiped = rulings(Scan(cv2.GaussianBlur(pixels, (0, 0), 0.8), 200 / 72))
    dark = wiped.pixels < 128
    assert len(edges) == 1 and not dark[396:405, 500:800].any()
    assert dark[370:396, 201].all() and dark[370:415, 301].all()

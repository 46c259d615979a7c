"""Words of a crooked scan are found where they are seen, not where they would stand on a straight page."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recogniser import needs_tesseract

from extractor.layout.lines import lay_out
from extractor.layout.page_words import Sheet, Token
from extractor.model.document import Box, Document, Line, Page, Word, rotated, rounded

WIDTH, HEIGHT = 595.0, 842.0
LINES = [
    "PEMERINTAH KABUPATEN TELUK SERULING",
    "Yang bertanda tangan di bawah ini menerangkan bahwa barang",
    "tersebut telah diterima dengan lengkap oleh petugas gudang",
    "pada hari kerja, dan dicatat dalam buku persediaan kantor",
    "sesuai dengan ketentuan yang berlaku di lingkungan dinas.",
    "Demikian surat ini dibuat untuk dipergunakan seperlunya.",
] * 4
SIZE, LEFT, TOP, LEADING = 12, 70.0, 100.0, 25.0


pytestmark = pytest.mark.usefixtures("own_cache")


def _picture(path: Path, words: list[tuple[int, int]], degrees: float) -> Any:
    """These words (line, place in it) of the page as pixels (144 a inch), turned clockwise about its middle."""
    cv2, np = pytest.importorskip("cv2"), pytest.importorskip("numpy")
    import pypdfium2
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
    canvas.setFont("Times-Roman", SIZE)
    for row, place in words:
        texts = LINES[row].split()
        before = stringWidth("".join(f"{text} " for text in texts[:place]), "Times-Roman", SIZE)
        canvas.drawString(LEFT + before, HEIGHT - TOP - row * LEADING, texts[place])
    canvas.save()
    with pypdfium2.PdfDocument(path) as pdf:
        pixels = np.array(pdf[0].render(scale=3, grayscale=True).to_numpy()).squeeze()
    height, width = pixels.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    return cv2.warpAffine(pixels, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=255)


def _scan(path: Path, pixels: Any) -> Path:
    from PIL import Image

    Image.fromarray(pixels).save(path, resolution=216)
    return path


def _ink(pixels: Any) -> Box:
    """The box around what is black, in points."""
    rows, columns = (pixels < 128).any(axis=1).nonzero()[0], (pixels < 128).any(axis=0).nonzero()[0]
    return columns[0] / 3, rows[0] / 3, (columns[-1] + 1) / 3, (rows[-1] + 1) / 3


def _all_words() -> list[tuple[int, int]]:
    return [(row, place) for row, line in enumerate(LINES) for place in range(len(line.split()))]


@needs_tesseract
@pytest.mark.parametrize("degrees", [2.5, -1.5])
def test_the_place_of_a_word_covers_its_ink(tmp_path: Path, degrees: float) -> None:
    from extractor.reading.pdf.reader import read_pdf

    scan = _scan(tmp_path / "scan.pdf", _picture(tmp_path / "text.pdf", _all_words(), degrees))
    document = read_pdf(scan)
    assert document.pages[0].skew == pytest.approx(-degrees, abs=0.2)
    for row, place in [(0, 3), (2, 0), (21, 5)]:
        word = LINES[row].split()[place]
        ink = _ink(_picture(tmp_path / "word.pdf", [(row, place)], degrees))
        boxes = [
            document.locate(w.start, w.start + 1)[0].bbox
            for line in document.lines
            for w in line.words
            if w.text == word
        ]
        assert min(max(map(abs, map(float.__sub__, box, map(float, ink)))) for box in boxes if box) < 3, word


@needs_tesseract
def test_lines_of_a_crooked_scan_stay_whole(tmp_path: Path) -> None:
    from extractor.reading.pdf.reader import read_pdf

    scan = _scan(tmp_path / "scan.pdf", _picture(tmp_path / "text.pdf", _all_words(), 3.0))
    assert len(read_pdf(scan).lines) == len(LINES)


@needs_tesseract
def test_the_searchable_copy_has_its_words_under_their_ink(tmp_path: Path) -> None:
    from extractor.reading.pdf.reader import read_pdf
    from extractor.reading.searchable import save_ocr

    scan = _scan(tmp_path / "scan.pdf", _picture(tmp_path / "text.pdf", _all_words(), 2.0))
    assert save_ocr(scan, tmp_path / "searchable.pdf") == 1
    ink = _ink(_picture(tmp_path / "word.pdf", [(0, 3)], 2.0))
    words = [w for line in read_pdf(tmp_path / "searchable.pdf", ocr="off").lines for w in line.words]
    boxes = [w.box for w in words if w.text == "SERULING"]
    assert min(max(map(abs, map(float.__sub__, box, map(float, ink)))) for box in boxes) < 5


def test_layout_keeps_straight_boxes_and_the_page_its_skew() -> None:
    laid = lay_out([Sheet(1, WIDTH, HEIGHT, "ocr", [Token(10, 20, 60, 32, "kata", 90.0)], skew=2.0)])
    document = Document(*laid)
    assert document.lines[0].words[0].box == (10, 20, 60, 32)
    assert document.locate(0, 4)[0].bbox == rounded(rotated((10, 20, 60, 32), -2.0, WIDTH, HEIGHT))


def test_a_line_of_many_words_is_held_by_the_boxes_of_each() -> None:
    words = (Word("satu", 0, (0, 100, 40, 110)), Word("dua", 5, (500, 100, 540, 110)))
    line = Line("satu dua", 0, 1, (0, 100, 540, 110), words)
    bbox = Document(line.text, (line,), (Page(1, WIDTH, HEIGHT, skew=1.0),)).locate(0, 8)[0].bbox
    assert bbox and bbox[3] - bbox[1] == pytest.approx(10 + 500 * math.sin(math.radians(1)), abs=2)


def test_a_quarter_turn_swaps_the_sides() -> None:
    assert rotated((0, 0, 10, 20), 90.0, 100, 100) == pytest.approx((80, 0, 100, 10))


@given(st.floats(-6, 6), st.floats(0, 500), st.floats(0, 800), st.floats(1, 60), st.floats(1, 20))
def test_turning_back_covers_the_box_again(degrees: float, x: float, y: float, wide: float, tall: float) -> None:
    box = (x, y, x + wide, y + tall)
    again = rotated(rotated(box, degrees, WIDTH, HEIGHT), -degrees, WIDTH, HEIGHT)
    assert again[0] <= box[0] + 0.01 and again[1] <= box[1] + 0.01
    assert again[2] >= box[2] - 0.01 and again[3] >= box[3] - 0.01

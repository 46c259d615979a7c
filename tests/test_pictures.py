"""Words that are pictures on a page of text: a letterhead, a signature, what lies over the same text, and noise."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("cv2")
pytest.importorskip("PIL")
pytest.importorskip("reportlab")
from PIL import Image, ImageDraw, ImageFont
from recogniser import needs_tesseract
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractor.errors import ReadError
from extractor.model.document import Document
from extractor.reading.ocr.tesseract import OcrMissing
from extractor.reading.pdf import drawn_words
from extractor.reading.pdf.reader import read_pdf

BODY = "Dengan ini disampaikan bahwa rapat koordinasi tingkat kabupaten akan diselenggarakan di kantor"


pytestmark = pytest.mark.usefixtures("own_cache")


def _drawn(*lines: str, size: int = 60) -> ImageReader:
    """A picture of the lines, black on white."""
    font = ImageFont.load_default(size=size)
    wide = max(int(font.getlength(line)) for line in lines)
    picture = Image.new("RGB", (wide + 20, len(lines) * size * 3 // 2 + 20), "white")
    for i, line in enumerate(lines):
        ImageDraw.Draw(picture).text((10, 10 + i * size * 3 // 2), line, "black", font)
    return ImageReader(picture)


def _noise() -> ImageReader:
    content = random.Random(7).randbytes(400 * 150)
    return ImageReader(Image.frombytes("L", (400, 150), content).convert("RGB"))


class Paper:
    """A letter of text, on which pictures are laid: places in points from the top left."""

    def __init__(self, path: Path, pages: int = 1) -> None:
        self.path, self.pages = path, pages
        self.pictures: list[tuple[int, ImageReader, float, float, float]] = []
        self.texts: list[tuple[float, float, str]] = []

    def lay(self, picture: ImageReader, x: float, top: float, wide: float, page: int = 1) -> None:
        self.pictures.append((page, picture, x, top, wide))

    def read(self, ocr: str = "auto") -> Document:
        canvas = Canvas(str(self.path), pagesize=(595, 842))
        for page in range(1, self.pages + 1):
            for line in range(20):
                canvas.drawString(60, 842 - 290 - 14 * line, f"{BODY} {line}")
            for x, top, text in self.texts:
                canvas.drawString(x, 842 - top, text)
            for number, picture, x, top, wide in self.pictures:
                if number == page:
                    high = wide * picture.getSize()[1] / picture.getSize()[0]
                    canvas.drawImage(picture, x, 842 - top - high, wide, high)
            canvas.showPage()
        canvas.save()
        return read_pdf(self.path, ocr=ocr)  # type: ignore[arg-type]


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "letter.pdf")


def _codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]


@needs_tesseract
def test_a_letterhead_that_is_a_picture_stands_where_it_is_seen(paper: Paper) -> None:
    paper.texts = [(190, 50, "PEMERINTAH KABUPATEN TERATAI"), (220, 115, "Jalan Melati 12 Teratai")]
    paper.lay(_drawn("DINAS PERTANIAN"), 180, 60, 220)
    document = paper.read()
    assert document.text.split("\n")[:3] == [
        "PEMERINTAH KABUPATEN TERATAI",
        "DINAS PERTANIAN",
        "Jalan Melati 12 Teratai",
    ]
    words = {word.text: word.confidence for word in document.lines[1].words}
    assert all((sure or 0) >= 70 for sure in words.values())
    assert _codes(document) == ["picture_read"]
    assert document.pages[0].source == "digital"


@needs_tesseract
def test_a_signature_that_is_a_picture_is_read_beside_the_closing(paper: Paper) -> None:
    paper.texts = [(330, 600, "Kepala Dinas Pertanian,")]
    paper.lay(_drawn("HARDIANTO WIBOWO", size=40), 330, 640, 150)
    assert "Kepala Dinas Pertanian,\nHARDIANTO WIBOWO" in paper.read().text


@needs_tesseract
def test_what_is_there_as_text_is_not_there_twice(paper: Paper) -> None:
    paper.texts = [(330, 600, "Kepala Dinas Pertanian,"), (332, 657, "HARDIANTO WIBOWO")]
    paper.lay(_drawn("HARDIANTO WIBOWO", size=40), 330, 640, 150)
    document = paper.read()
    assert document.text.count("WIBOWO") == 1
    assert _codes(document) == []


@needs_tesseract
def test_noise_gives_no_words(paper: Paper) -> None:
    paper.lay(_noise(), 60, 60, 400)
    with_noise = paper.read()
    assert with_noise.text == paper.read("off").text
    assert _codes(with_noise) == []


@needs_tesseract
def test_off_reads_no_picture(paper: Paper) -> None:
    paper.lay(_drawn("DINAS PERTANIAN"), 180, 60, 220)
    document = paper.read("off")
    assert "PERTANIAN" not in document.text
    assert _codes(document) == []


def test_without_tesseract_the_text_is_read_and_nothing_is_said(paper: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise OcrMissing("not here")

    monkeypatch.setattr(drawn_words, "program", missing)
    paper.lay(_drawn("DINAS PERTANIAN"), 180, 60, 220)
    document = paper.read()
    assert BODY in document.text
    assert _codes(document) == []


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[drawn_words.Picture]]:
    """The pictures that were to be read; none has words."""
    seen: list[drawn_words.Picture] = []

    def nothing(page: object, sheet: object, picture: drawn_words.Picture) -> list[object]:
        seen.append(picture)
        return []

    monkeypatch.setattr(drawn_words, "program", lambda: None)
    monkeypatch.setattr(drawn_words, "words_of", nothing)
    yield seen


def test_only_a_few_pictures_are_worth_a_look(tmp_path: Path, asked: list[drawn_words.Picture]) -> None:
    paper = Paper(tmp_path / "long.pdf", pages=3)
    paper.lay(_drawn("KOP"), 60, 20, 120)  # the letterhead
    paper.lay(_drawn("LOGO"), 400, 20, 40)  # too small for words
    for page in (1, 2, 3):
        paper.lay(_drawn("BADAN"), 60, 760, 120, page)  # the same on every page: furniture
    paper.lay(_drawn("FOTO"), 300, 300, 120, page=2)  # no closing is near
    paper.lay(_drawn("NAMA"), 300, 600, 120, page=3)  # the lower half of the last page
    paper.read()
    assert [(round(p.box[0]), round(p.box[1]), p.signed) for p in asked] == [(60, 20, False), (300, 600, True)]


def test_slices_and_outlines_of_one_picture_are_one(paper: Paper, asked: list[drawn_words.Picture]) -> None:
    for i in range(10):
        paper.lay(_drawn("I"), 100 + 12 * i, 40, 9)
    paper.read()
    assert len(asked) == 1
    assert asked[0].box[2] - asked[0].box[0] == pytest.approx(117, abs=1)


@needs_tesseract
def test_a_failure_in_a_picture_costs_no_page(paper: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ReadError("gave up", "no_text")

    monkeypatch.setattr(drawn_words, "recognised_words", fails)
    paper.lay(_drawn("DINAS PERTANIAN"), 180, 60, 220)
    assert BODY in paper.read().text

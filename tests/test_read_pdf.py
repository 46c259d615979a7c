"""PDFs drawn on the spot with invented text → what the reader makes of them."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from extractor.errors import ReadError
from extractor.model.document import Document
from extractor.reading.pdf.reader import read_pdf, read_sheets

Draw = Callable[[Canvas], None]
HEIGHT = A4[1]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Document]:
    """Draws each page with one function and reads the file."""

    def run(*draws: Draw, size: tuple[float, float] = A4, crop: tuple[float, ...] | None = None) -> Document:
        path = tmp_path / "contoh.pdf"
        canvas = Canvas(str(path), pagesize=size)
        for draw in draws:
            canvas.setFont("Helvetica", 12)
            draw(canvas)
            canvas.showPage()
        canvas.save()
        return read_pdf(path, ocr="off")

    return run


def at(x: float, y: float, text: str, size: float = 12) -> Draw:
    """Draws text with its baseline y points below the top of an A4 page."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, HEIGHT - y, text)

    return draw


def together(*draws: Draw) -> Draw:
    def run(canvas: Canvas) -> None:
        for draw in draws:
            draw(canvas)

    return run


def test_lines_words_and_boxes(read: Callable[..., Document]) -> None:
    document = read(together(at(72, 100, "Surat kepada warga"), at(72, 116, "Kota Contoh")))
    assert document.text == "Surat kepada warga\nKota Contoh"
    assert document.media_type == "application/pdf"
    page = document.pages[0]
    assert (page.number, page.source) == (1, "digital")
    assert (page.width, page.height) == pytest.approx(A4)
    word = document.lines[1].words[0]
    assert word.text == "Kota"
    assert word.box == pytest.approx((72, 116 - 10, 97, 116 + 3), abs=2)
    place = document.locate(document.text.index("warga"), len("Surat kepada warga"))[0]
    assert place.text == "warga"
    assert place.bbox is not None
    assert place.bbox[0] > 140


def test_drawing_order_does_not_matter(read: Callable[..., Document]) -> None:
    draws = [at(72, 90 + 15 * i, f"baris nomor {i}") for i in range(20)]
    random.Random(3).shuffle(draws)
    assert read(together(*draws)).text.split("\n") == [f"baris nomor {i}" for i in range(20)]


def test_labels_drawn_before_their_texts(read: Callable[..., Document]) -> None:
    labels = [at(72, 100, "Menimbang"), at(72, 148, "Mengingat"), at(150, 100, ":"), at(150, 148, ":")]
    texts = [
        at(164, 100, "a."),
        at(184, 100, "bahwa satu;"),
        at(164, 116, "b."),
        at(184, 116, "bahwa dua;"),
        at(164, 148, "1."),
        at(184, 148, "Undang-Undang;"),
    ]
    assert (
        read(together(*labels, *texts)).text
        == "Menimbang : a. bahwa satu;\nb. bahwa dua;\nMengingat : 1. Undang-Undang;"
    )


def test_words_from_gaps_not_from_blanks(read: Callable[..., Document]) -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, HEIGHT - 100)
        text.setFont("Helvetica", 12)
        text.textOut("tanpa")
        text.setTextOrigin(72 + canvas.stringWidth("tanpa", "Helvetica", 12) + 4, HEIGHT - 100)
        text.textOut("spasi")
        canvas.drawText(text)

    assert read(draw).text == "tanpa spasi"


def test_letter_spacing(read: Callable[..., Document]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(200, HEIGHT - 100, "M E M U T U S K A N :")
        canvas.drawString(200, HEIGHT - 130, "TEBAL", charSpace=6)

    assert read(draw).text == "MEMUTUSKAN:\nTEBAL"


def test_bold_by_drawing_twice(read: Callable[..., Document]) -> None:
    document = read(
        together(at(72, 100, "KEPUTUSAN KEPALA DINAS"), at(72.3, 100, "KEPUTUSAN KEPALA DINAS"), at(72, 130, "isi"))
    )
    assert document.text == "KEPUTUSAN KEPALA DINAS\nisi"


def test_ligatures_and_odd_blanks(read: Callable[..., Document]) -> None:
    assert read(at(72, 100, "dua\u00a0kata dan ½")).text == "dua kata dan 1/2"


def test_white_text_is_not_read(read: Callable[..., Document]) -> None:
    def draw(canvas: Canvas) -> None:
        at(72, 100, "NOMOR 5 TAHUN 2031")(canvas)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(200, HEIGHT - 100, "2030")
        canvas.drawString(72, HEIGHT - 140, "konsep lama")

    assert read(draw).text == "NOMOR 5 TAHUN 2031"


def test_white_text_on_colour_is_read(read: Callable[..., Document]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0, 0, 0.5)
        canvas.rect(60, HEIGHT - 110, 200, 30, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(72, HEIGHT - 100, "Judul kolom")

    assert read(draw).text == "Judul kolom"


def test_invisible_text_is_not_read(read: Callable[..., Document]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, HEIGHT - 100, "terlihat")
        text = canvas.beginText(72, HEIGHT - 130)
        text.setTextRenderMode(3)
        text.textOut("tersembunyi")
        canvas.drawText(text)

    assert read(draw).text == "terlihat"


def test_clipped_text_over_other_text_is_not_read(read: Callable[..., Document]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(40, HEIGHT - 110, 30, 30)
        canvas.clipPath(path, stroke=0)
        canvas.drawString(78, HEIGHT - 100, "2.")
        canvas.restoreState()
        canvas.drawString(72, HEIGHT - 100, "3. Lampiran")

    assert read(draw).text == "3. Lampiran"


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_text_turned_on_the_page(read: Callable[..., Document], degrees: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(A4[0] / 2, A4[1] / 2)
        canvas.rotate(degrees)
        for i in range(6):
            canvas.drawString(-100, 100 - 16 * i, f"baris terputar {i}")

    document = read(draw)
    assert document.text.split("\n") == [f"baris terputar {i}" for i in range(6)]
    x0, top, x1, bottom = document.locate(0, len(document.lines[0].text))[0].bbox or (0, 0, 0, 0)
    assert (bottom - top > x1 - x0) == (degrees != 180)
    assert 0 < x0 < x1 < A4[0]
    assert 0 < top < bottom < A4[1]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_page_rotation(tmp_path: Path, degrees: int) -> None:
    path = tmp_path / "putar.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    width, height = A4 if degrees == 180 else (A4[1], A4[0])
    canvas.translate(*{90: (A4[0], 0), 180: A4, 270: (0, A4[1])}[degrees])
    canvas.rotate(degrees)
    canvas.drawString(72, height - 100, "Lampiran satu")
    canvas.drawString(72, height - 116, "baris kedua")
    canvas.save()
    pdf = pypdfium2.PdfDocument(path.read_bytes())
    pdf[0].set_rotation(degrees)
    pdf.save(path)
    document = read_pdf(path)
    assert (document.pages[0].width, document.pages[0].height) == pytest.approx((width, height))
    assert document.text == "Lampiran satu\nbaris kedua"
    assert document.lines[0].words[0].box == pytest.approx((72, 91, 122, 103), abs=3)


def test_landscape_and_asides(read: Callable[..., Document]) -> None:
    def draw(canvas: Canvas) -> None:
        for i in range(5):
            canvas.drawString(72, 500 - 16 * i, f"baris mendatar {i}")
        canvas.translate(30, 100)
        canvas.rotate(90)
        canvas.drawString(0, 0, "catatan tepi")

    document = read(draw, size=landscape(A4))
    assert document.text.split("\n") == [*(f"baris mendatar {i}" for i in range(5)), "catatan tepi"]


def test_slanted_marks_are_furniture(read: Callable[..., Document]) -> None:
    def draw(canvas: Canvas) -> None:
        for i in range(5):
            canvas.drawString(72, 700 - 16 * i, f"isi surat baris {i}")
        canvas.translate(200, 200)
        canvas.rotate(40)
        canvas.drawString(0, 0, "SALINAN")

    document = read(draw)
    assert "SALINAN" not in document.text
    assert [line.text for line in document.pages[0].furniture] == ["SALINAN"]


def test_furniture_over_pages(read: Callable[..., Document]) -> None:
    draws = [together(at(290, 40, f"- {i} -"), at(72, 100, f"isi halaman {'abc'[i - 1]}")) for i in (1, 2, 3)]
    document = read(*draws)
    assert document.text == "isi halaman a\nisi halaman b\nisi halaman c"
    assert [page.furniture[0].text for page in document.pages] == ["- 1 -", "- 2 -", "- 3 -"]
    assert document.page_of(document.text.index("halaman c")) == 3


def test_sheets_come_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "dua.pdf"
    canvas = Canvas(str(path))
    for text in ("satu", "dua"):
        canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
    assert [[token.text for token in sheet.tokens] for sheet in read_sheets(path)] == [["satu"], ["dua"]]


def failure(path: Path, **limits: float) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_pdf(path, ocr="off", **limits)  # type: ignore[arg-type]
    assert "\n" not in caught.value.message
    return caught.value


def test_broken_files(tmp_path: Path) -> None:
    empty, junk, cut = tmp_path / "kosong.pdf", tmp_path / "rusak.pdf", tmp_path / "potong.pdf"
    empty.write_bytes(b"")
    junk.write_bytes(b"%PDF-1.4\nnot really")
    canvas = Canvas(str(cut))
    canvas.drawString(72, 700, "isi")
    canvas.save()
    cut.write_bytes(cut.read_bytes()[:200])
    assert [failure(path).code for path in (empty, junk, cut)] == ["empty", "damaged", "damaged"]
    assert failure(tmp_path / "tidak-ada.pdf").code == "unreadable"


def test_encrypted_files(tmp_path: Path) -> None:
    path = tmp_path / "rahasia.pdf"
    canvas = Canvas(str(path), encrypt="kata-sandi")
    canvas.drawString(72, 700, "isi")
    canvas.save()
    error = failure(path)
    assert error.code == "encrypted"
    assert "password" in error.message


def test_limits(tmp_path: Path) -> None:
    path = tmp_path / "besar.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    for _ in range(3):
        for i in range(20):
            canvas.drawString(72, 700 - 12 * i, "isi")
        canvas.showPage()
    canvas.save()
    for limits in ({"max_pages": 2}, {"max_objects": 10}, {"max_side": 500.0}):
        assert failure(path, **limits).code == "too_large"
    assert len(read_pdf(path).pages) == 3

"""What the eye does not see on a PDF page is not read: covered, switched off, without ink, struck."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pdf_makers import (
    HEIGHT,
    add_form,
    annotate,
    box,
    changed,
    drawn,
    field,
    layer,
    line,
    look,
    show,
    text,
)
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from reportlab.lib.colors import Color
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractor.model.document import Document
from extractor.reading.pdf.reader import read_pdf

Draw = Callable[[Canvas], None]
WHITE, RED, BLUE = (1, 1, 1), (0.8, 0, 0), (0.1, 0.2, 0.6)


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]


def first_lines(document: Document, count: int) -> list[str]:
    return document.text.split("\n")[:count]


def lines_over(x: float, y: float, wide: float, high: int) -> Draw:
    """Lines one point apart, which black out together."""

    def draw(canvas: Canvas) -> None:
        for k in range(high):
            line(x, y + k, x + wide, y + k, 1)(canvas)

    return draw


def shaded(x: float, y: float, wide: float, high: float) -> Draw:
    """A box that runs from one dark colour into another."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(x, HEIGHT - y - high, wide, high)
        canvas.clipPath(path, stroke=0)
        canvas.linearGradient(x, HEIGHT - y, x + wide, HEIGHT - y, (Color(0, 0, 0), Color(0.1, 0.1, 0.2)))
        canvas.restoreState()

    return draw


def picture(x: float, y: float, wide: float, high: float, grey: int) -> Draw:
    image = ImageReader(Image.new("L", (40, 10), grey))
    return lambda canvas: canvas.drawImage(image, x, HEIGHT - y - high, wide, high)


@pytest.mark.parametrize(
    "cover",
    [
        box(124, 91, 130, 13),
        box(124, 91, 130, 13, WHITE),
        picture(124, 90, 130, 14, 0),
        picture(124, 90, 130, 14, 255),
        box(124, 91, 130, 13, BLUE),
        line(126, 96.5, 256, 96.5, 14),
        line(126, 96.5, 256, 96.5, 14, WHITE),
        lines_over(126, 91, 130, 13),
        shaded(126, 90, 130, 14),
    ],
    ids=[
        "black bar",
        "white box",
        "black picture",
        "white picture",
        "blue box",
        "broad line",
        "broad white line",
        "many lines",
        "run of colours",
    ],
)
def test_covered_words_are_neither_read_nor_told(tmp_path: Path, cover: Draw) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Nama: Sekar 7371 0042 1185"), cover)
    document = read_pdf(path, ocr="off")
    assert first_lines(document, 1) == ["Nama: Sekar"]
    assert "text_covered" in codes(document)
    assert not any(part in finding.message for finding in document.findings for part in ("7371", "0042", "1185"))


def test_a_value_typed_over_white_counts_in_the_middle_of_a_number(tmp_path: Path) -> None:
    old = "Nomor: 045/118/DISTAN/2030"
    x = 60 + Canvas(str(tmp_path / "x.pdf")).stringWidth("Nomor: 045/", "Helvetica", 11)
    path = drawn(tmp_path / "a.pdf", text(60, 100, old), box(x, 90, 18, 13, WHITE), text(x, 100, "206"))
    assert first_lines(read_pdf(path, ocr="off"), 1) == ["Nomor: 045/206/DISTAN/2030"]


def test_a_box_of_an_annotation_covers_too(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Telepon"), text(120, 100, "0812 0000 4477"))
    with changed(path) as pdf:
        bar = look(pdf, 100, 14, "0 g 0 0 100 14 re f")
        annotate(pdf, [118, HEIGHT - 104, 218, HEIGHT - 90], Subtype=Name.Square, AP=Dictionary(N=bar))
    document = read_pdf(path, ocr="off")
    assert first_lines(document, 1) == ["Telepon"]
    assert codes(document) == ["text_covered"]


def test_shading_drawn_before_its_words_and_see_through_colour_cover_nothing(tmp_path: Path) -> None:
    def marker(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 1, 0, alpha=0.4)
        canvas.rect(58, HEIGHT - 134, 200, 14, stroke=0, fill=1)

    path = drawn(tmp_path / "a.pdf", box(58, 90, 200, 14, (0.9, 0.9, 0.9)), text(60, 100, "Kepala Desa"),
                 text(60, 130, "Sekretaris Desa"), marker)  # fmt: skip
    document = read_pdf(path, ocr="off")
    assert first_lines(document, 2) == ["Kepala Desa", "Sekretaris Desa"]
    assert codes(document) == []


def test_a_picture_of_the_same_words_does_not_hide_them(tmp_path: Path) -> None:
    from PIL import ImageDraw, ImageFont

    image = Image.new("L", (600, 60), 255)
    ImageDraw.Draw(image).text((4, 4), "Kepala Dinas Pertanian", 0, ImageFont.load_default(size=50))
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Kepala Dinas Pertanian"),
                 lambda canvas: canvas.drawImage(ImageReader(image), 58, HEIGHT - 104, 150, 15))  # fmt: skip
    assert first_lines(read_pdf(path, ocr="off"), 1) == ["Kepala Dinas Pertanian"]


def test_a_layer_that_is_off_is_not_read_wherever_its_words_stand(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Nomor: 12/PKK/2030"))
    with changed(path) as pdf:
        add_form(pdf, show("Nomor: 99/PKK/2029", 60, 101), OC=layer(pdf))
    document = read_pdf(path, ocr="off")
    assert first_lines(document, 1) == ["Nomor: 12/PKK/2030"]
    assert codes(document) == ["text_hidden"]


def test_a_layer_is_off_by_membership_or_usage(tmp_path: Path) -> None:
    for number, hide in enumerate(("membership", "usage")):
        path = drawn(tmp_path / f"{number}.pdf", text(60, 100, "Tanggal 5 Mei 2030"))
        with changed(path) as pdf:
            if hide == "usage":
                group = layer(pdf, View=Dictionary(ViewState=Name.OFF))
            else:
                members = Array([layer(pdf)])
                group = pdf.make_indirect(Dictionary(Type=Name.OCMD, OCGs=members, P=Name.AllOn))
            page, words = pdf.pages[0], show("Tanggal 1 Mei 2029", 60, 130).replace("Helv", "F1")
            page.obj.Resources.Properties = Dictionary(MC0=group)
            page.contents_add(pdf.make_stream(f"/OC /MC0 BDC {words} EMC".encode()))
        document = read_pdf(path, ocr="off")
        assert "2029" not in document.text, hide
        assert first_lines(document, 1) == ["Tanggal 5 Mei 2030"]


def test_a_layer_that_is_on_is_read(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Nomor: 12/PKK/2030"))
    with changed(path) as pdf:
        group = layer(pdf)
        pdf.Root.OCProperties.D.OFF = Array([])
        add_form(pdf, show("Sifat: Segera", 60, 130), OC=group)
    assert first_lines(read_pdf(path, ocr="off"), 2) == ["Nomor: 12/PKK/2030", "Sifat: Segera"]


def _mode(mode: int) -> Draw:
    def draw(canvas: Canvas) -> None:
        words = canvas.beginText(200, HEIGHT - 100)
        words.setFont("Helvetica", 11)
        words.setTextRenderMode(mode)
        words.textOut("konsep lama")
        words.setTextRenderMode(0)
        canvas.drawText(words)

    return draw


def _transparent(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.setFillAlpha(0)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(200, HEIGHT - 100, "konsep lama")
    canvas.restoreState()


def _on_its_own_colour(canvas: Canvas) -> None:
    box(190, 88, 120, 16, BLUE)(canvas)
    text(200, 100, "konsep lama", 11, BLUE)(canvas)


def _cut_off(canvas: Canvas) -> None:
    canvas.saveState()
    window = canvas.beginPath()
    window.rect(300, 100, 50, 50)
    canvas.clipPath(window, stroke=0, fill=0)
    text(200, 100, "konsep lama")(canvas)
    canvas.restoreState()


@pytest.mark.parametrize(
    "hide",
    [_mode(3), _mode(7), _transparent, _on_its_own_colour, _cut_off, text(200, 100, "konsep lama", 0.9),
     text(200, 100, "konsep lama", 11, WHITE), text(-200, 100, "konsep lama"), text(200, -30, "konsep lama")],
    ids=["invisible", "clipping", "transparent", "own colour", "cut off", "tiny", "white", "left of the page", "above"],
)  # fmt: skip
def test_words_without_ink_or_off_the_page_are_not_read(tmp_path: Path, hide: Draw) -> None:
    document = read_pdf(drawn(tmp_path / "a.pdf", text(60, 100, "Kepala Desa"), hide), ocr="off")
    assert first_lines(document, 1) == ["Kepala Desa"]
    assert "konsep" not in document.text


@pytest.mark.parametrize(
    "strokes",
    [
        [line(60, 96.5, 168, 96.5)],
        [line(60, 96.5, 168, 96.5, 1.5, RED)],
        [line(60, 95.5, 168, 95.5), line(60, 97.5, 168, 97.5)],
        [box(60, 96, 108, 1)],
        [line(60, 98, 170, 94)],
    ],
    ids=["ruling", "red", "double", "thin box", "by hand"],
)
def test_struck_words_are_told_apart(tmp_path: Path, strokes: list[Draw]) -> None:
    old, new = "Nomor: 11/KPTS/2029", "Nomor: 12/KPTS/2030"
    path = drawn(tmp_path / "a.pdf", text(60, 100, old), text(60, 120, new), *strokes)
    document = read_pdf(path, ocr="off")
    assert first_lines(document, 1) == [new]
    told = [f.message for f in document.findings if f.code == "text_struck"]
    assert told == [f"page 1: struck out: {old}"]


def test_words_that_a_reader_struck_out(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Bupati / Wali Kota"))
    with changed(path) as pdf:
        low, high = HEIGHT - 103, HEIGHT - 91
        corners = Array([60, high, 92, high, 60, low, 92, low])
        annotate(pdf, [60, low, 92, high], Subtype=Name.StrikeOut, QuadPoints=corners)
    document = read_pdf(path, ocr="off")
    assert first_lines(document, 1) == ["/ Wali Kota"]
    assert codes(document) == ["text_struck"]


def test_underlines_and_rules_of_tables_strike_nothing(tmp_path: Path) -> None:
    rules = line(60, 101.5, 150, 101.5), line(40, 136, 550, 136)
    path = drawn(tmp_path / "a.pdf", text(60, 100, "RATNA KUSUMA"), text(60, 140, "Jumlah"), *rules)
    document = read_pdf(path, ocr="off")
    assert first_lines(document, 2) == ["RATNA KUSUMA", "Jumlah"]
    assert codes(document) == []


def quads(x0: float, top: float, x1: float, bottom: float) -> Array:
    return Array([x0, HEIGHT - top, x1, HEIGHT - top, x0, HEIGHT - bottom, x1, HEIGHT - bottom])


@pytest.mark.parametrize(
    "keys",
    [
        {"Subtype": Name.Redact},
        {"Subtype": Name.Square, "IC": Array([0, 0, 0])},
        {"Subtype": Name.Highlight, "C": Array([0, 0, 0])},
    ],
)
def test_annotations_that_black_out_without_an_appearance(tmp_path: Path, keys: dict[str, Any]) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Telepon"), text(120, 100, "0812 0000 4477"))
    with changed(path) as pdf:
        rect = [118, HEIGHT - 104, 218, HEIGHT - 90]
        annotate(pdf, rect, QuadPoints=quads(118, 90, 218, 104), **keys)
    document = read_pdf(path, ocr="off")
    assert first_lines(document, 1) == ["Telepon"]
    assert codes(document) == ["text_covered"]


@pytest.mark.parametrize(
    "keys", [{"Subtype": Name.Square, "C": Array([0, 0, 0])}, {"Subtype": Name.Highlight, "C": Array([1, 1, 0])}]
)
def test_frames_and_bright_markers_cover_nothing(tmp_path: Path, keys: dict[str, Any]) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Telepon 0812 0000 4477"))
    with changed(path) as pdf:
        rect = [58, HEIGHT - 104, 218, HEIGHT - 90]
        annotate(pdf, rect, QuadPoints=quads(58, 90, 218, 104), **keys)
    document = read_pdf(path, ocr="off")
    assert (first_lines(document, 1), codes(document)) == (["Telepon 0812 0000 4477"], [])


def test_words_crossed_from_corner_to_corner_are_struck(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Nomor 4"), text(160, 100, "Nomor 5"),
                 line(60, 92, 100, 101), line(60, 101, 100, 92))  # fmt: skip
    document = read_pdf(path, ocr="off")
    assert (first_lines(document, 1), codes(document)) == (["Nomor 5"], ["text_struck"])


def test_struck_words_on_a_page_that_lies_on_its_side(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Nomor 4"), text(160, 100, "Nomor 5"), line(60, 96.5, 100, 96.5))
    with changed(path) as pdf:
        pdf.pages[0].obj.Rotate = 270
    document = read_pdf(path, ocr="off")
    assert codes(document) == ["text_struck"]
    assert "Nomor 4" not in document.text and "Nomor 5" in document.text


@pytest.mark.parametrize(
    "keys",
    [
        {"Subtype": Name.Ink, "InkList": Array([Array([120, HEIGHT - 97, 220, HEIGHT - 97])])},
        {"Subtype": Name.Line, "L": Array([120, HEIGHT - 97, 220, HEIGHT - 97])},
    ],
    ids=["pen", "line"],
)
def test_broad_strokes_of_annotations_cover_and_thin_ones_strike(tmp_path: Path, keys: dict[str, Any]) -> None:
    for width, code in ((14, "text_covered"), (1, "text_struck")):
        path = drawn(tmp_path / f"{width}.pdf", text(60, 100, "Telepon"), text(122, 100, "0812 0000 4477"))
        with changed(path) as pdf:
            stroke = {**keys, "BS": Dictionary(W=width), "C": Array([0, 0, 0])}
            annotate(pdf, [110, HEIGHT - 108, 230, HEIGHT - 86], **stroke)
        document = read_pdf(path, ocr="off")
        assert first_lines(document, 1) == ["Telepon"]
        assert codes(document) == [code]


def test_a_broad_see_through_line_marks_words_and_strikes_none(tmp_path: Path) -> None:
    def marker(canvas: Canvas) -> None:
        canvas.setStrokeColorRGB(1, 1, 0, alpha=0.4)
        canvas.setLineWidth(12)
        canvas.line(58, HEIGHT - 96, 200, HEIGHT - 96)

    document = read_pdf(drawn(tmp_path / "a.pdf", text(60, 100, "Kepala Desa Contoh"), marker), ocr="off")
    assert first_lines(document, 1) == ["Kepala Desa Contoh"]
    assert codes(document) == []


@pytest.mark.parametrize("kind", ["note", "field"])
@pytest.mark.parametrize("ground", [(1,), (1, 1, 1), (0, 0, 0, 0), (0.9, 0.9, 0.6)])
def test_words_typed_on_a_ground_of_their_own_lie_over_others(
    tmp_path: Path, kind: str, ground: tuple[float, ...]
) -> None:
    """A viewer fills the box of a note or a field that has no appearance, then writes its words."""
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Nomor:"), text(120, 100, "045/118/DISTAN/2029"))
    rect = [118, HEIGHT - 104, 240, HEIGHT - 89]
    with changed(path) as pdf:
        if kind == "note":
            look = {"Subtype": Name.FreeText, "Contents": String("045/206/DISTAN/2030"), "C": Array(list(ground))}
            annotate(pdf, rect, DA=String("/Helv 11 Tf 0 g"), **look)
        else:
            field(pdf, rect, "045/206/DISTAN/2030", MK=Dictionary(BG=Array(list(ground))))
    document = read_pdf(path, ocr="off")
    assert first_lines(document, 1) == ["Nomor: 045/206/DISTAN/2030"]
    assert "text_covered" in codes(document)


def test_a_bent_line_of_a_reader_strikes_words(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Nomor: 12"), text(120, 100, "14"))
    middle = HEIGHT - 96.5
    with changed(path) as pdf:
        bends = Array([97, middle, 103, middle + 0.4, 109, middle])
        annotate(pdf, [96, middle - 2, 110, middle + 2], Subtype=Name.PolyLine, Vertices=bends, C=Array([1, 0, 0]))
    assert first_lines(read_pdf(path, ocr="off"), 1) == ["Nomor: 14"]

"""Further looks of PDF pages: marks on turned pages, new words on white pictures, layers of notes, heads of tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_makers import HEIGHT, annotate, box, changed, drawn, layer, line, look, put, text
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractor.model.document import Document
from extractor.reading.pdf.reader import read_pdf


def all_lines(document: Document) -> list[str]:
    return [" ".join(line.split()) for line in document.text.split("\n")]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_marks_of_notes_on_a_page_that_is_turned(tmp_path: Path, turn: int) -> None:
    number = "Nomor 045/12/DISTAN/2030"

    def mark(canvas: Canvas) -> None:
        put(canvas, 60 + canvas.stringWidth(number, "Helvetica", 11), 96, "1", 6.5)

    path = drawn(tmp_path / "a.pdf", text(60, 100, number), mark)
    with changed(path) as pdf:
        pdf.pages[0].obj.Rotate = turn
    assert number in all_lines(read_pdf(path, ocr="off"))


def test_words_typed_over_a_white_picture_do_not_bring_back_what_it_covers(tmp_path: Path) -> None:
    white = ImageReader(Image.new("L", (30, 5), 255))
    path = drawn(
        tmp_path / "a.pdf", text(60, 100, "Nomor 045/11/DISTAN/2029"),
        lambda canvas: canvas.drawImage(white, 55, HEIGHT - 104, 200, 14), text(60, 100, "Nomor 045/12/DISTAN/2030"),
    )  # fmt: skip
    document = read_pdf(path, ocr="off")
    assert all_lines(document)[0] == "Nomor 045/12/DISTAN/2030"
    assert [finding.code for finding in document.findings] == ["text_covered"]


@pytest.mark.parametrize("how", ["off", "base", "membership"])
def test_a_note_in_a_layer_that_is_off_is_not_read(tmp_path: Path, how: str) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Nomor 5"))
    with changed(path) as pdf:
        group = layer(pdf)
        if how == "base":
            pdf.Root.OCProperties.D = Dictionary(BaseState=Name.OFF, ON=Array([]))
        member = pdf.make_indirect(Dictionary(Type=Name.OCMD, OCGs=Array([group]), P=Name.AllOn))
        form = look(pdf, 160, 16, "BT /Helv 11 Tf 2 4 Td (Nomor 4) Tj ET")
        annotate(pdf, [60, HEIGHT - 140, 220, HEIGHT - 124], Subtype=Name.FreeText, Contents=String("Nomor 4"),
                 AP=Dictionary(N=form), OC=member if how == "membership" else group)  # fmt: skip
    assert "Nomor 4" not in read_pdf(path, ocr="off").text


def test_a_note_in_a_layer_that_is_on_is_read(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Nomor 5"))
    with changed(path) as pdf:
        group, other = layer(pdf, "Tampak"), pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Lain")))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([group, other]), D=Dictionary(OFF=Array([other])))
        form = look(pdf, 160, 16, "BT /Helv 11 Tf 2 4 Td (Nomor 4) Tj ET")
        annotate(pdf, [60, HEIGHT - 140, 220, HEIGHT - 124], Subtype=Name.FreeText, Contents=String("Nomor 4"),
                 AP=Dictionary(N=form), OC=group)  # fmt: skip
    assert "Nomor 4" in all_lines(read_pdf(path, ocr="off"))


def test_a_wave_drawn_by_hand_strikes_whole_words(tmp_path: Path) -> None:
    def wave(canvas: Canvas) -> None:
        path = canvas.beginPath()
        path.moveTo(61, HEIGHT - 97)
        for step in range(1, 11):
            path.lineTo(61 + 4 * step, HEIGHT - 97 + (1.2 if step % 2 else -1.2))
        canvas.drawPath(path, stroke=1, fill=0)

    path = drawn(tmp_path / "a.pdf", text(60, 100, "Nomor 4"), text(160, 100, "Nomor 5"), wave)
    assert all_lines(read_pdf(path, ocr="off"))[0] == "Nomor 5"


ROWS = [("Nama", "Jabatan", "Kedudukan"), ("Sekar Ayu", "Camat", "Ketua"), ("Made Rai", "Lurah", "Anggota")]


def spread(canvas: Canvas, rows: list[tuple[str, ...]]) -> None:
    for y, row in enumerate(rows):
        for x, cell in zip((70, 220, 370), row, strict=True):
            put(canvas, x, 102 + 20 * y, cell, 11)


@pytest.mark.parametrize("look", ["nothing", "a rule below the head", "a shaded head"])
def test_a_table_is_headed_by_names_of_columns_alone(tmp_path: Path, look: str) -> None:
    shade = box(62, 88, 420, 18, (0.8, 0.8, 0.8))
    under = {"a rule below the head": [line(62, 108, 480, 108)], "a shaded head": [shade]}
    path = drawn(tmp_path / "a.pdf", *under.get(look, []), lambda canvas: spread(canvas, ROWS))
    grids = read_pdf(path, ocr="off").grids
    assert [[tuple(cell.text for cell in row) for row in grid.rows] for grid in grids] == [ROWS]


@pytest.mark.parametrize(
    "rows",
    [
        [("Nama", "Sekar Ayu", "Ketua"), ("Jabatan", "Camat", "Anggota"), ("Alamat", "Jalan Melati", "Contoh")],
        [("Nama", "Jabatan", "Kedudukan"), ("Sekar Ayu", "Camat", "Ketua")],
        [("Ketua", "Sekretaris", "Bendahara"), ("Sekar Ayu", "Made Rai", "Siti Laila"), ("ttd", "ttd", "ttd")],
    ],
    ids=["labels beside values", "one row", "heads that no table has"],
)
def test_words_set_in_columns_are_no_table(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    path = drawn(tmp_path / "a.pdf", lambda canvas: spread(canvas, rows))
    assert read_pdf(path, ocr="off").grids == ()


def test_a_cell_goes_on_over_lines_and_what_follows_is_no_row(tmp_path: Path) -> None:
    def words(canvas: Canvas) -> None:
        spread(canvas, ROWS)
        put(canvas, 220, 155, "Contoh Barat", 11)
        put(canvas, 370, 200, "Ditetapkan di Contoh", 11)

    grids = read_pdf(drawn(tmp_path / "a.pdf", words), ocr="off").grids
    assert [cell.text for cell in grids[0].rows[-1]] == ["Made Rai", "Lurah\nContoh Barat", "Anggota"]
    assert len(grids[0].rows) == 3


@pytest.mark.parametrize(("sign", "shown"), [("4", "✔"), ("l", "●"), ("8", "✘")])
@pytest.mark.parametrize("in_form", [True, False])
def test_boxes_of_a_form_are_read_as_they_look(tmp_path: Path, sign: str, shown: str, in_form: bool) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Sifat:"), text(130, 100, "Biasa"), text(220, 100, "Segera"))
    with changed(path) as pdf:
        for x, state in ((112, Name.Off), (202, Name.Yes)):
            checked, empty = look(pdf, 12, 12, f"BT /ZaDb 10 Tf 0 g 1 2 Td ({sign}) Tj ET"), look(pdf, 12, 12, "")
            dingbats = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.ZapfDingbats)
            checked.Resources = Dictionary(Font=Dictionary(ZaDb=pdf.make_indirect(dingbats)))
            box = [x, HEIGHT - 104, x + 12, HEIGHT - 92]
            note = annotate(pdf, box, Subtype=Name.Widget, FT=Name.Btn, T=String(f"b{x}"), AS=state, V=state,
                            AP=Dictionary(N=Dictionary(Yes=checked, Off=empty)))  # fmt: skip
            if in_form:
                fields = pdf.Root.get("/AcroForm", Dictionary(Fields=Array([])))
                fields.Fields.append(note)
                pdf.Root.AcroForm = fields
    first = all_lines(read_pdf(path, ocr="off"))[0]
    assert first == (f"Sifat: ☐ Biasa {shown} Segera" if in_form else f"Sifat: Biasa {shown} Segera")


@pytest.mark.parametrize("kind", ["with an appearance", "without one", "by hand"])
def test_lines_that_a_reader_drew_through_words_strike_them(tmp_path: Path, kind: str) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Nomor 4"), text(160, 100, "Nomor 5"))
    with changed(path) as pdf:
        shape = look(pdf, 44, 8, "1 0 0 RG 1 w 2 3.5 m 20 4 l 43 3.5 l S")
        place = {"L": Array([60, HEIGHT - 96.5, 101, HEIGHT - 96.5])}
        more = {} if kind == "without one" else {"AP": Dictionary(N=shape)}
        subtype = Name.Ink if kind == "by hand" else Name.Line
        annotate(pdf, [58, HEIGHT - 100, 102, HEIGHT - 92], Subtype=subtype, **place, **more)
    document = read_pdf(path, ocr="off")
    assert all_lines(document)[0] == "Nomor 5"
    assert [finding.code for finding in document.findings] == ["text_struck"]


@pytest.mark.parametrize("turn", [90, 270])
def test_narrow_letters_of_a_page_that_runs_upwards_are_no_tiny_ones(tmp_path: Path, turn: int) -> None:
    """An i of small print is less than two points broad, which on such a page is how high its box is."""

    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(turn)
        canvas.setFont("Helvetica", 7)
        for k in range(6):
            canvas.drawString(-200, 40 - 12 * k, "Keputusan ini mulai berlaku di Pulau Kecil")

    found = all_lines(read_pdf(drawn(tmp_path / "a.pdf", draw, body=0), ocr="off"))
    assert found == ["Keputusan ini mulai berlaku di Pulau Kecil"] * 6

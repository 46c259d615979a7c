"""What the eye sees on a PDF page beside its own text is read; marks, watermarks and line numbers are none of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_makers import BODY, HEIGHT, WIDTH, annotate, changed, drawn, field, line, look, put, text
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Stream, String
from reportlab.pdfgen.canvas import Canvas

from extractor.errors import ReadError
from extractor.reading import read
from extractor.reading.pdf.reader import read_pdf


def first_line(path: Path) -> str:
    return read_pdf(path, ocr="off").text.split("\n")[0]


@pytest.mark.parametrize("with_look", [True, False])
def test_words_typed_into_fields_and_notes(tmp_path: Path, with_look: bool) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Nomor:"), text(60, 130, "Tanggal:"))
    with changed(path) as pdf:
        looks = [look(pdf, 160, 16, f"BT /Helv 11 Tf 2 4 Td ({words}) Tj ET") for words in ("045/7/PKK", "9 Mei 2030")]
        more = [{"AP": Dictionary(N=form)} if with_look else {} for form in looks]
        field(pdf, [110, HEIGHT - 104, 270, HEIGHT - 88], "045/7/PKK", **more[0])
        annotate(pdf, [110, HEIGHT - 134, 270, HEIGHT - 118], Subtype=Name.FreeText, Contents=String("9 Mei 2030"),
                 DA=String("/Helv 11 Tf 0 g"), **more[1])  # fmt: skip
    lines = [" ".join(line.split()) for line in read_pdf(path, ocr="off").text.split("\n")[:2]]
    assert lines == ["Nomor: 045/7/PKK", "Tanggal: 9 Mei 2030"]


def test_hidden_fields_are_not_read(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Nomor:"))
    with changed(path) as pdf:
        field(pdf, [110, HEIGHT - 104, 270, HEIGHT - 88], "045/7/PKK").F = 2
    assert first_line(path) == "Nomor:"


@pytest.mark.parametrize("after", ["Undang-Undang Nomor 4 Tahun 2030", "PEDOMAN KERJA TIM", "Nomor 045/12/DISTAN/2030"])
def test_raised_footnote_marks_are_no_part_of_words(tmp_path: Path, after: str) -> None:
    def mark(canvas: Canvas) -> None:
        put(canvas, 60 + canvas.stringWidth(after, "Helvetica", 11), 96, "12", 6.5)

    path = drawn(tmp_path / "a.pdf", text(60, 100, after), mark)
    assert first_line(path) == after


def test_powers_and_small_figures_on_the_line_stay(tmp_path: Path) -> None:
    def power(canvas: Canvas) -> None:
        put(canvas, 60 + canvas.stringWidth("luas 40 m", "Helvetica", 11), 96, "2", 6.5)

    path = drawn(tmp_path / "a.pdf", text(60, 100, "luas 40 m"), power, text(60, 130, "800/"), text(86, 130, "081", 8))
    assert [line.replace(" ", "") for line in read_pdf(path, ocr="off").text.split("\n")[:2]] == ["luas40m2", "800/081"]


@pytest.mark.parametrize(("angle", "size", "grey"), [(45, 90, 0.85), (30, 14, 0.5), (90, 40, 0.8), (0, 60, 0.8)])
def test_watermarks_are_furniture(tmp_path: Path, angle: float, size: float, grey: float) -> None:
    def watermark(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillGray(grey)
        canvas.setFont("Helvetica-Bold", size)
        canvas.translate(300, HEIGHT - 480)
        canvas.rotate(angle)
        canvas.drawCentredString(0, 0, "SALINAN")
        canvas.restoreState()

    document = read_pdf(drawn(tmp_path / "a.pdf", text(60, 100, "Isi surat"), watermark), ocr="off")
    body = document.text.split("\n")
    assert body[0] == "Isi surat"
    assert [line for line in body if line.startswith("Dengan")] == [f"{BODY} {n}." for n in range(1, 13)]


@pytest.mark.parametrize("words", ["SALINAN TIDAK TERKENDALI", "DRAFT 3 - BELUM UNTUK DIEDARKAN", "Dokumen Belum Sah"])
@pytest.mark.parametrize("angle", [90, 270])
def test_what_watermarks_say_along_a_margin_is_furniture(tmp_path: Path, words: str, angle: int) -> None:
    def along(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(30, HEIGHT - (500 if angle == 90 else 200))
        canvas.rotate(angle)
        canvas.drawString(0, 0, words)
        canvas.restoreState()

    document = read_pdf(drawn(tmp_path / "a.pdf", text(60, 100, "Isi surat"), along), ocr="off")
    assert words not in document.text
    assert document.text.startswith("Isi surat")


@pytest.mark.parametrize(("step", "x"), [(1, 30), (5, 30), (1, 560)])
def test_line_numbers_are_furniture(tmp_path: Path, step: int, x: float) -> None:
    def numbers(canvas: Canvas) -> None:
        for n in range(step, 41, step):
            put(canvas, x, 60 + 16 * n, str(n), 8)

    document = read_pdf(drawn(tmp_path / "a.pdf", text(60, 204, "Rancangan peraturan"), numbers), ocr="off")
    assert document.text.split("\n") == ["Rancangan peraturan", *(f"{BODY} {n}." for n in range(1, 13))]


def test_a_list_of_numbers_in_the_text_is_no_margin(tmp_path: Path) -> None:
    rows = [text(60, 80 + 16 * n, f"{n}") for n in range(1, 10)]
    names = [text(90, 80 + 16 * n, f"Nama {n}") for n in range(1, 10)]
    document = read_pdf(drawn(tmp_path / "a.pdf", *rows, *names), ocr="off")
    assert document.text.split("\n")[0].split() == ["1", "Nama", "1"]


def test_a_portfolio_is_read_file_by_file(tmp_path: Path) -> None:
    inner = drawn(tmp_path / "isi.pdf", text(60, 100, "Surat pertama")).read_bytes()
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Open this portfolio"))
    with changed(path) as pdf:
        pdf.attachments["surat.pdf"] = AttachedFileSpec(pdf, inner, filename="surat.pdf")
        pdf.Root.Collection = Dictionary(Type=Name.Collection)
    document = read(path, ocr="off")
    assert document.is_cover
    assert [Path(found.path).name for found in document.embedded] == ["surat.pdf"]
    assert document.embedded[0].text.startswith("Surat pertama")
    assert [finding.code for finding in document.findings] == ["embedded_files"]


def test_embedded_files_are_named_and_read_when_asked_for(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Surat"))
    with changed(path) as pdf:
        pdf.attachments["catatan.txt"] = AttachedFileSpec(pdf, b"Catatan rapat", filename="catatan.txt")
    assert "catatan.txt" in read(path, ocr="off").findings[0].message
    assert read(path, ocr="off").embedded == ()
    assert [found.text for found in read(path, ocr="off", inside=True).embedded] == ["Catatan rapat"]


@pytest.mark.parametrize("words", ["Please wait...", "Mohon tunggu", ""])
def test_a_dynamic_form_says_what_to_do(tmp_path: Path, words: str) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, words), body=0)
    with changed(path) as pdf:
        form = Stream(pdf, b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")
        pdf.Root.AcroForm = Dictionary(Fields=[], XFA=pdf.make_indirect(form))
        pdf.Root.NeedsRendering = True
    with pytest.raises(ReadError, match="XFA") as error:
        read_pdf(path, ocr="off")
    assert error.value.code == "unsupported"


def test_a_form_whose_words_are_in_its_pages_is_read(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Nomor 5"), body=0)
    with changed(path) as pdf:
        pdf.Root.AcroForm = Dictionary(Fields=[], XFA=pdf.make_indirect(Stream(pdf, b"<xdp/>")))
    assert first_line(path) == "Nomor 5"


def test_a_file_that_is_not_what_its_name_says(tmp_path: Path) -> None:
    path = tmp_path / "surat.pdf"
    path.write_text("<html><body><p>Surat edaran</p></body></html>", encoding="utf-8")
    document = read(path)
    assert document.text == "Surat edaran"
    assert [finding.code for finding in document.findings] == ["format_differs"]


@pytest.mark.parametrize(
    ("name", "content"), [("a.json", '{"a": 1}'), ("a.txt", '[{"a": 1}]'), ("a.csv", "a,b\n1,2\n")]
)
def test_data_is_no_document(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(ReadError, match="data"):
        read(tmp_path / name)


def test_boxes_are_points_whatever_the_unit_of_the_page(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Isi"))
    plain = read_pdf(path, ocr="off").lines[0].box
    with changed(path) as pdf:
        pdf.pages[0].obj.UserUnit = 2
    found = read_pdf(path, ocr="off")
    assert found.lines[0].box == pytest.approx([2 * side for side in plain or ()], abs=0.1)
    assert found.pages[0].height == pytest.approx(2 * HEIGHT)


def test_a_page_of_a_large_unit_is_read_as_it_is_printed(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Nomor: 045/118/DISTAN/2030"))
    plain = read_pdf(path, ocr="off").text
    with changed(path) as pdf:
        page = pdf.pages[0]
        page.contents_add(pdf.make_stream(b"q .1 0 0 .1 0 0 cm"), prepend=True)
        page.contents_add(pdf.make_stream(b"Q"))
        page.obj.MediaBox = Array([0, 0, WIDTH / 10, HEIGHT / 10])
        page.obj.UserUnit = 10
    assert read_pdf(path, ocr="off").text == plain


def test_numbers_in_both_margins_are_furniture(tmp_path: Path) -> None:
    numbers = [text(x, 400 + 16 * k, str(k + 1), 7) for k in range(12) for x in (30, WIDTH - 40)]
    document = read_pdf(drawn(tmp_path / "a.pdf", *numbers), ocr="off")
    assert [line for line in document.text.split("\n") if line.strip().isdecimal()] == []
    assert document.text.split("\n")[0] == f"{BODY} 1."


def test_a_first_cell_in_the_middle_or_at_the_foot_of_its_row(tmp_path: Path) -> None:
    words = [(60, 100, "No"), (90, 100, "Nama"), (250, 100, "Kedudukan"), (250, 118, "Ketua merangkap"), (60, 128, "1"),
             (90, 128, "Sekar Ayu"), (250, 130, "anggota"), (60, 148, "2"), (90, 148, "Made Rai"),
             (250, 148, "Anggota")]  # fmt: skip
    draws = [text(x, y, cell, 9) for x, y, cell in words]
    rules = [line(58, y, 400, y) for y in (88, 106, 154)]
    grids = read_pdf(drawn(tmp_path / "a.pdf", *draws, *rules), ocr="off").grids
    rows = [[" ".join(cell.text.split()) for cell in row] for row in grids[0].rows]
    assert rows[1:] == [["1", "Sekar Ayu", "Ketua merangkap anggota"], ["2", "Made Rai", "Anggota"]]


@pytest.mark.parametrize("rules", [(90, 106, 168), (90, 106, 140, 168)])
def test_level_rules_alone_make_a_table(tmp_path: Path, rules: tuple[int, ...]) -> None:
    rows = [("No", "Nama", "Kedudukan"), ("1", "Sekar Ayu", "Ketua"), ("2", "Made Rai", "Anggota")]
    spots = [(x, n, cell) for n, row in enumerate(rows) for x, cell in zip((62, 110, 300), row, strict=True)]
    words = [text(x, 102 + 22 * n, cell) for x, n, cell in spots]
    path = drawn(tmp_path / "a.pdf", *words, *(line(60, y, 500, y) for y in rules))
    grids = read_pdf(path, ocr="off").grids
    assert [[[cell.text for cell in row] for row in grid.rows] for grid in grids] == [[list(row) for row in rows]]


def test_rules_around_a_paragraph_make_none(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", *(line(55, y, 520, y) for y in (388, 440, 600)))
    assert read_pdf(path, ocr="off").grids == ()


def uneven(canvas: Canvas, step: int, x: float, start: int, size: float) -> None:
    """Lines at uneven distances, centred and not, with numbers in a margin."""
    y = 80.0
    for k in range(16):
        y += 14 + 9 * (k % 4 == 0)
        put(canvas, 120 + 25 * (k % 7) if k % 3 else 60, y, f"BAGIAN {k}" if k % 3 else BODY, 10)
        if (start + k) % step == 0:
            put(canvas, x, y, str(start + k), size)


@pytest.mark.parametrize(
    ("step", "x", "start", "size"), [(1, 30, 1, 8), (1, 30, 95, 10), (5, 575, 3, 8), (2, 35, 1, 10)]
)
def test_line_numbers_of_lines_at_uneven_distances(
    tmp_path: Path, step: int, x: float, start: int, size: float
) -> None:
    path = drawn(tmp_path / "a.pdf", lambda canvas: uneven(canvas, step, x, start, size), body=0)
    document = read_pdf(path, ocr="off")
    assert document.text.split("\n")[:2] == [BODY, "BAGIAN 1"]
    assert not any(line.split()[-1].isdecimal() and line.startswith(BODY) for line in document.text.split("\n"))


def test_a_table_without_rules_keeps_its_numbers(tmp_path: Path) -> None:
    def rows(canvas: Canvas) -> None:
        for k in range(1, 12):
            for x, words in ((60, str(k)), (100, f"Anggota {k}"), (300, "petugas")):
                put(canvas, x, 80 + 17 * k + 5 * (k % 3), words, 10)

    assert read_pdf(drawn(tmp_path / "a.pdf", rows, body=0), ocr="off").text.split()[0] == "1"


def test_fields_show_what_was_chosen_and_last_typed(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Bulan:"), text(60, 130, "Nomor:"), text(60, 160, "Kode:"))
    with changed(path) as pdf:
        options = Array([Array([String("5"), String("Mei")]), Array([String("6"), String("Juni")])])
        field(pdf, [110, HEIGHT - 104, 270, HEIGHT - 88], "6", FT=Name.Ch, Ff=1 << 17, Opt=options)
        old = look(pdf, 160, 16, "BT /Helv 11 Tf 2 4 Td (045/1/PKK) Tj ET")
        field(pdf, [110, HEIGHT - 134, 270, HEIGHT - 118], "045/77/PKK", AP=Dictionary(N=old))
        letters = " ".join(f"BT /Helv 11 Tf {2 + 12 * i} 4 Td ({x}) Tj ET" for i, x in enumerate("A7B9"))
        comb = Dictionary(N=look(pdf, 160, 16, letters))
        field(pdf, [110, HEIGHT - 164, 270, HEIGHT - 148], "A7B9", Ff=1 << 24, MaxLen=4, AP=comb)
    lines = [" ".join(line.split()) for line in read_pdf(path, ocr="off").text.split("\n")[:3]]
    assert lines == ["Bulan: Juni", "Nomor: 045/77/PKK", "Kode: A7B9"]


def test_a_note_with_its_words_in_rich_text_alone(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Nomor:"))
    with changed(path) as pdf:
        words = String("<body><p>045/7/PKK</p></body>")
        annotate(pdf, [110, HEIGHT - 104, 270, HEIGHT - 88], Subtype=Name.FreeText, RC=words)
    assert " ".join(first_line(path).split()) == "Nomor: 045/7/PKK"


@pytest.mark.parametrize("rise", [0.0, 3.0])
def test_notes_at_the_foot_of_a_page_stand_apart(tmp_path: Path, rise: float) -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 60, 100, "Undang-Undang Nomor 4 Tahun 2030", 11)
        put(canvas, 60 + canvas.stringWidth("Undang-Undang Nomor 4 Tahun 2030", "Helvetica", 11), 96, "1", 6)
        put(canvas, 60, 740 - rise, "1", 8 - rise)
        put(canvas, 68, 740, "Telah diubah dengan Undang-Undang Nomor 6 Tahun 2031.", 8)
        put(canvas, 68, 752, "Lihat penjelasannya.", 8)
        put(canvas, 290, 790, "- 3 -", 11)

    document = read_pdf(drawn(tmp_path / "a.pdf", page), ocr="off")
    assert "2031" not in document.text and document.text.startswith("Undang-Undang Nomor 4 Tahun 2030\n")
    assert " ".join(note.text for note in document.notes).startswith("1 Telah diubah dengan Undang-Undang")
    assert document.notes[-1].text == "Lihat penjelasannya."


def test_small_print_without_a_mark_in_the_text_is_text(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 740, "1 Catatan kecil tanpa rujukan", 8))
    document = read_pdf(path, ocr="off")
    assert not document.notes and "Catatan kecil" in document.text


@pytest.mark.parametrize("numbers", [(1, 5, 10, 15), (1, 10, 20, 30), (5, 10, 15, 20)])
def test_numbers_of_every_fifth_line_may_give_the_first_ones_too(tmp_path: Path, numbers: tuple[int, ...]) -> None:
    margin = [text(30, 80 + 14 * (n - 1), f"{n}", 8) for n in numbers]
    lines = [text(60, 80 + 14 * n, f"{BODY} dan seterusnya.", 9) for n in range(32)]
    found = read_pdf(drawn(tmp_path / "a.pdf", *margin, *lines, body=0), ocr="off").text
    assert not any(map(str.isdecimal, found))

"""Words that lie in other things: forms that show a part of themselves, tables in tables, typed text in pages."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pdf_makers import HEIGHT, WIDTH, changed, drawn, text
from pikepdf import Array, Dictionary, Name, Stream
from word_makers import docx

from extractor.reading.pdf.reader import read_pdf
from extractor.reading.reflowable.docx import read_docx
from extractor.reading.reflowable.html import read_html

OLD = f"BT /F1 11 Tf 64 {HEIGHT - 98} Td (NOMOR 9 TAHUN 2020) Tj ET"
ROWS = [["NO", "NAMA", "LOKASI"], ["1", "Amir Hasan", "Utara"], ["2", "Budi", "Los Ikan"], ["3", "Siti Ayu", "Pasar"]]
TYPED = "Daftar juru parkir:\n\n" + "".join(f"{a:<5}{b:<14}{c}\n" for a, b, c in ROWS)


@pytest.mark.parametrize(
    ("box", "shown"),
    [
        ([0, 0, 1, 1], "q {} Do Q"),
        ([0, 0, WIDTH, HEIGHT], "q 0 0 1 1 re W n {} Do Q"),
        ([0, 0, 600, 100], "q 1 0 0 1 0 40 cm {} Do Q"),
    ],
)
def test_words_beyond_what_a_form_shows_are_not_read(tmp_path: Path, box: list[float], shown: str) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, "NOMOR 12 TAHUN 2030"))
    with changed(path) as pdf:
        page = pdf.pages[0]
        form = Stream(pdf, OLD.encode())
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array(box)
        form.Resources = Dictionary(Font=page.obj.Resources.Font)
        name = page.add_resource(pdf.make_indirect(form), Name.XObject)
        page.contents_add(pdf.make_stream(shown.format(name).encode()))
    document = read_pdf(path, ocr="off")
    assert document.text.split("\n")[0] == "NOMOR 12 TAHUN 2030"
    assert "text_hidden" in [finding.code for finding in document.findings]


def test_words_in_a_form_that_shows_them_are_read(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 200, "NOMOR 12 TAHUN 2030"))
    with changed(path) as pdf:
        page = pdf.pages[0]
        form = Stream(pdf, OLD.encode())
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, WIDTH, HEIGHT])
        form.Resources = Dictionary(Font=page.obj.Resources.Font)
        name = page.add_resource(pdf.make_indirect(form), Name.XObject)
        page.contents_add(pdf.make_stream(f"q 50 50 400 800 re W n {name} Do Q".encode()))
    document = read_pdf(path, ocr="off")
    assert document.text.split("\n")[:2] == ["NOMOR 9 TAHUN 2020", "NOMOR 12 TAHUN 2030"]
    assert not document.findings


def test_a_table_in_a_table_that_only_frames_the_page_is_a_table() -> None:
    file = docx.Document()
    frame = file.add_table(1, 1).cell(0, 0)
    frame.paragraphs[0].add_run("Daftar juru parkir:")
    inner = frame.add_table(len(ROWS), len(ROWS[0]))
    for cells, row in zip(ROWS, inner.rows, strict=True):
        for said, cell in zip(cells, row.cells, strict=True):
            cell.paragraphs[0].add_run(said)
    saved = io.BytesIO()
    file.save(saved)
    document = read_docx(saved.getvalue())
    assert [[[cell.text for cell in row] for row in grid.rows] for grid in document.grids] == [ROWS]
    assert document.lines[0].text == "Daftar juru parkir:"


@pytest.mark.parametrize(
    "page",
    [
        f"<pre>{TYPED}</pre>", f"<div style='white-space: pre-wrap'>{TYPED}</div>",
        f"<style>.k {{ white-space: pre }}</style><p class=k>{TYPED}</p>", f"<pre><b>{TYPED}</b></pre>",
        "<pre>" + TYPED.replace("\n", "<br>") + "</pre>",
    ],
)  # fmt: skip
def test_typed_text_in_a_page_keeps_its_lines_and_tables(page: str) -> None:
    document = read_html(f"<html><body>{page}<p>Selesai</p></body></html>".encode())
    assert [[[cell.text for cell in row] for row in grid.rows] for grid in document.grids] == [ROWS]
    assert (document.lines[0].text, document.lines[-1].text) == ("Daftar juru parkir:", "Selesai")

"""Pages whose tables and labels are made by style sheets alone, and lists of terms, are read as they are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.model.document import Document
from extractor.pipeline import extract
from extractor.reading.reflowable.html import read_html

TABLE = ".t{display:table} .r{display:table-row} .c{display:table-cell}"
CELLS = [("No", "Nama", "Tugas"), ("1", "Sekar", "Ketua"), ("2", "Bimo", "Anggota")]


def page(sheet: str, body: str) -> Document:
    return read_html(f"<html><head><style>{sheet}</style></head><body>{body}</body></html>".encode())


def rows(document: Document) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for grid in document.grids for row in grid.rows]


@pytest.mark.parametrize("tag", ["div", "span", "section"])
def test_elements_laid_out_as_a_table_are_one(tag: str) -> None:
    cells = ("".join(f"<{tag} class=c>{cell}</{tag}>" for cell in row) for row in CELLS)
    inside = "".join(f"<{tag} class=r>{row}</{tag}>" for row in cells)
    assert rows(page(TABLE, f"<{tag} class=t>{inside}</{tag}>")) == CELLS


@pytest.mark.parametrize(
    "columns",
    ["40px 1fr 1fr", "repeat(3, 1fr)", "[no] 2em [nama] minmax(0, 1fr) auto", "1fr repeat(2, minmax(10px, 1fr))"],
)
def test_the_cells_of_a_grid_stand_in_its_columns(columns: str) -> None:
    cells = "".join(f"<div>{cell}</div>" for row in CELLS for cell in row)
    sheet = f".g{{display:grid;grid-template-columns:{columns}}}"
    assert rows(page(sheet, f"<div class=g>{cells}</div>")) == CELLS


@pytest.mark.parametrize(
    "sheet",
    [".f{display:flex}", ".f{display:inline-flex;flex-flow:row wrap}", ".f{display:table}.f *{display:table-cell}"],
)
@pytest.mark.parametrize("tags", [("div", "div"), ("p", "span"), ("div", "b")])
def test_label_and_value_side_by_side_are_a_line(sheet: str, tags: tuple[str, str]) -> None:
    outer, inner = tags
    pairs = (("Nomor", "551/214/DISHUB/2030"), ("Sifat", "Segera"))
    cells = ("".join(f"<{inner}>{cell}</{inner}>" for cell in (a, ":", b)) for a, b in pairs)
    body = (f"<{outer} class=f>{line}</{outer}>" for line in cells)
    assert [line.text for line in page(sheet, "".join(body)).lines] == [f"{a} : {b}" for a, b in pairs]


@pytest.mark.parametrize(
    ("sheet", "body"),
    [
        (".f{display:flex;flex-direction:column}", "<div class=f><div>satu</div><div>dua</div></div>"),
        (".f{display:flex}", "<div class=f><div><p>satu</p></div><div><p>dua</p></div></div>"),
        (".g{display:grid}", "<div class=g><div>satu</div><div>dua</div></div>"),
        (".g{display:grid;grid-template-columns:repeat(auto-fill,20px)}", "<div class=g><p>satu</p><p>dua</p></div>"),
        (".t{display:table}", "<div class=t><p>satu</p><p>dua</p></div>"),
    ],
)
def test_what_stands_below_each_other_stays_so(sheet: str, body: str) -> None:
    assert [line.text for line in page(sheet, body).lines] == ["satu", "dua"]


@pytest.mark.parametrize("colon", [" :", ":", ""])
def test_terms_and_what_is_said_of_them_are_lines(tmp_path: Path, colon: str) -> None:
    pairs = {"Nomor": "551/214/DISHUB/2030", "Sifat": "Segera", "Lampiran": "1 berkas", "Hal": "Penertiban Parkir"}
    terms = "".join(f"<dt>{term}{colon}</dt><dd>{said}</dd>" for term, said in pairs.items())
    body = f"<p>Contoh, 9 Agustus 2030</p><dl>{terms}</dl><p>Yth. Camat Contoh</p><p>Kami minta Saudara hadir.</p>"
    sign = "<p>KEPALA DINAS PERHUBUNGAN,</p><p>HALIM SANUSI, M.M.</p><p>NIP. 196703021992031007</p>"
    path = tmp_path / "a.html"
    path.write_text(f"<html><body>{body}{sign}</body></html>", encoding="utf-8")
    record = extract(path)
    assert (record.number.value, record.subject) == (pairs["Nomor"], pairs["Hal"])  # type: ignore[attr-defined]


def test_questions_stand_above_their_answers() -> None:
    question = "Apakah pengurusan surat keterangan usaha dipungut biaya?"
    document = page("", f"<dl><dt>{question}</dt><dd>Tidak.</dd></dl>")
    assert [line.text for line in document.lines] == [question, "Tidak."]

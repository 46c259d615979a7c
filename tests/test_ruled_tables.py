"""Rulings drawn on a page → grids with their cells' words."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pdfplumber.table as plumber
import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

from extractor.layout.drawn_cells import Edge, drawn_tables
from extractor.layout.page_words import Token
from extractor.layout.ruled_tables import find_lattices
from extractor.model.document import Document, Grid
from extractor.reading.pdf.reader import read_pdf

ROWS = [["No", "Nama", "Jabatan"], ["1", "Sari Contoh", "Ketua"], ["2", "Budi Contoh", "Anggota"]]


def table(path: Path, rows: list[list[str]], *style: tuple[object, ...], **options: object) -> Document:
    """Reads a PDF that holds one table."""
    drawn = Table(rows, colWidths=[40, 160, 160], **options)
    drawn.setStyle(TableStyle([("FONT", (0, 0), (-1, -1), "Helvetica", 10), *style]))
    SimpleDocTemplate(str(path), pagesize=A4).build([drawn])
    return read_pdf(path)


def content(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def test_ruled_table(tmp_path: Path) -> None:
    document = table(tmp_path / "t.pdf", ROWS, ("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    assert [content(grid) for grid in document.grids] == [ROWS]
    grid = document.grids[0]
    assert document.text[slice(*grid.span)] == "\n".join(cell for row in ROWS for cell in row)
    for row in grid.rows:
        for cell in row:
            (span,) = cell.spans
            assert document.text[slice(*span)] == cell.text
            assert cell.box is not None
            assert document.lines[0].page == cell.page == 1
    assert grid.box == pytest.approx((117, 84, 477, 138), abs=12)


def test_cells_of_several_lines(tmp_path: Path) -> None:
    rows = [["No", "Nama"], ["1", "Sari\nContoh"], ["2", "Budi"]]
    document = table(tmp_path / "t.pdf", [[*row, ""] for row in rows], ("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    assert content(document.grids[0])[1] == ["1", "Sari\nContoh", ""]
    assert document.grids[0].rows[0][2].spans == ()


def test_row_that_the_page_cuts_off(tmp_path: Path) -> None:
    """Its cells have sides of their own and no line below: the sheet ended first."""
    canvas, sides = Canvas(str(tmp_path / "t.pdf"), pagesize=A4), (100, 140, 300, 400)
    for at, row in enumerate([*ROWS, ["3", "Tini", "Anggota"]]):
        top = 200 - 30 * at
        canvas.line(sides[0], top, sides[-1], top)
        for x in sides:
            canvas.line(x, top, x, top - 30)
        for x, word in zip(sides, row, strict=False):
            canvas.drawString(x + 4, top - 20, word)
    canvas.save()
    assert content(read_pdf(tmp_path / "t.pdf").grids[0])[3] == ["3", "Tini", "Anggota"]


def test_merged_cells_leave_empty_ones(tmp_path: Path) -> None:
    rows = [["No", "Rincian", ""], ["", "Nama", "Jabatan"], ["1", "Sari", "Ketua"]]
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 0), (0, 1))]
    grid = table(tmp_path / "t.pdf", rows, *style).grids[0]
    assert content(grid) == rows
    assert grid.rows[0][2].box is None
    assert grid.rows[1][0].box is None


def test_missing_outer_lines(tmp_path: Path) -> None:
    style = [
        ("INNERGRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.black),
        ("LINEBELOW", (0, -1), (-1, -1), 0.5, colors.black),
    ]
    assert content(table(tmp_path / "t.pdf", ROWS, *style).grids[0]) == ROWS


def test_table_over_pages(tmp_path: Path) -> None:
    rows = [[str(i), f"Nama {i}", "Anggota"] for i in range(1, 61)]
    document = table(tmp_path / "t.pdf", rows, ("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    assert [grid.page for grid in document.grids] == [1, 2]
    assert [row for grid in document.grids for row in content(grid)] == rows


def test_painted_rules_and_borders_inside_forms(tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.beginForm("kotak")
    for x in (0, 100, 200):
        canvas.rect(x, 0, 0.6, 60, stroke=0, fill=1)
    for y in (0, 30, 60):
        canvas.rect(0, y, 200, 0.6, stroke=0, fill=1)
    canvas.endForm()
    canvas.translate(80, 500)
    canvas.doForm("kotak")
    for x, y, text in [(5, 40, "a"), (105, 40, "b"), (5, 10, "c"), (105, 10, "d")]:
        canvas.drawString(x, y, text)
    canvas.save()
    assert content(read_pdf(path).grids[0]) == [["a", "b"], ["c", "d"]]


def test_text_around_a_grid_keeps_its_place(tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawString(80, 400, "Sesudah tabel")
    canvas.drawString(80, 700, "Sebelum tabel")
    canvas.grid([80, 180, 280], [500, 530, 560])
    for x, y, text in [(85, 540, "a"), (185, 540, "b"), (85, 510, "c"), (185, 510, "d")]:
        canvas.drawString(x, y, text)
    canvas.save()
    document = read_pdf(path)
    assert document.text.split("\n") == ["Sebelum tabel", "a", "b", "c", "d", "Sesudah tabel"]
    assert document.text[slice(*document.grids[0].span)] == "a\nb\nc\nd"


def test_turned_table(tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.translate(400, 200)
    canvas.rotate(90)
    canvas.grid([0, 120, 240], [0, 30, 60])
    for x, y, text in [(5, 40, "kolom satu"), (125, 40, "kolom dua"), (5, 10, "isi satu"), (125, 10, "isi dua")]:
        canvas.drawString(x, y, text)
    canvas.save()
    document = read_pdf(path)
    grid = document.grids[0]
    assert content(grid) == [["kolom satu", "kolom dua"], ["isi satu", "isi dua"]]
    seen = document.pages[0].as_seen(grid.box or (0, 0, 0, 0))
    assert seen == pytest.approx((340, A4[1] - 440, 400, A4[1] - 200), abs=1)


def test_double_lines_make_no_column(tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.grid([80, 85, 180, 280], [500, 530, 560, 564])
    for x, y, text in [(90, 540, "a"), (185, 540, "b"), (90, 510, "c"), (185, 510, "d")]:
        canvas.drawString(x, y, text)
    canvas.save()
    assert content(read_pdf(path).grids[0]) == [["a", "b"], ["c", "d"]]


@pytest.mark.parametrize(("paper", "seen"), [(None, 0), (colors.navy, 1)])
def test_white_rulings_count_on_colour_only(tmp_path: Path, paper: colors.Color | None, seen: int) -> None:
    path = tmp_path / "t.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    if paper:
        canvas.setFillColor(paper)
        canvas.rect(80, 500, 200, 60, stroke=0, fill=1)
        canvas.setFillColor(colors.yellow)
    canvas.setStrokeColor(colors.white)
    canvas.grid([80, 180, 280], [500, 530, 560])
    for x, y, text in [(85, 540, "a"), (185, 540, "b"), (85, 510, "c"), (185, 510, "d")]:
        canvas.drawString(x, y, text)
    canvas.save()
    assert len(read_pdf(path).grids) == seen


def drawn(*boxes: tuple[float, float, float, float]) -> list[tuple[float, float, float, float]]:
    """The four sides of each box."""
    return [
        side
        for x0, y0, x1, y1 in boxes
        for side in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1))
    ]


def test_what_is_no_table() -> None:
    words = [Token(60.0, 100.0, 90.0, 112.0, "KEPALA"), Token(260.0, 100.0, 290.0, 112.0, "BIDANG")]
    stamp = drawn((50, 90, 120, 130))
    underline = [(50.0, 90.0, 500.0, 90.0), (50.0, 92.5, 500.0, 92.5)] * 3
    chart = [*drawn((50, 90, 120, 130), (250, 90, 320, 130)), (120, 110, 250, 110), (185, 110, 185, 160)]
    empty = drawn((50, 300, 120, 330), (120, 300, 190, 330), (50, 330, 120, 360), (120, 330, 190, 360))
    for rulings in ([], stamp, underline, chart, empty):
        assert find_lattices(rulings, words) == []


def edges(breaks: bool) -> list[tuple[float, float, float, float]]:
    """Rulings of three columns and three rows; `breaks`: as a scanner breaks them, the lowest one but for a stub."""
    xs, ys = (50.0, 90.0, 300.0, 500.0), (100.0, 120.0, 140.0, 160.0)
    upright = [(x, ys[0], x, ys[-1]) for x in xs]
    if not breaks:
        return [*upright, *((xs[0], y, xs[-1], y) for y in ys)]
    pieces = [(y, (50.0, 200.0), (240.0, 460.0)) for y in ys[:-1]]
    return [*upright, *((x0, y, x1, y) for y, *parts in pieces for x0, x1 in parts), (470.0, ys[-1], 490.0, ys[-1])]


def test_broken_rulings_of_a_scan_draw_the_same_cells() -> None:
    words = [Token(x, y, x + 20, y + 10, "kata", 90) for x in (55.0, 100.0, 320.0) for y in (105.0, 125.0, 145.0)]
    (whole,) = find_lattices(edges(breaks=False), words)
    (broken,) = find_lattices(edges(breaks=True), words, broken=True)
    assert broken.rows == whole.rows


def edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> dict[str, object]:
    size = {"width": x1 - x0, "height": bottom - top, "orientation": orientation}
    return {"x0": x0, "top": top, "x1": x1, "bottom": bottom, **size}


def by_pdfplumber(level: list[Edge], upright: list[Edge]) -> list[list[list[object]]]:
    """The rows of cells of each table as pdfplumber's table finder gives them."""
    drawn = [edge("h", x0, y, x1, y) for y, x0, x1 in level] + [edge("v", x, top, x, end) for x, top, end in upright]
    merged = [one for one in plumber.merge_edges(drawn, 3, 3, 3, 3) if max(one["width"], one["height"]) >= 3]
    cells = plumber.intersections_to_cells(plumber.edges_to_intersections(merged, 3, 3))
    found = [plumber.Table(None, group) for group in plumber.cells_to_tables(cells)]
    return [[list(row.cells) for row in one.rows] for one in found]


@pytest.mark.parametrize("seed", range(60))
def test_tables_are_those_that_pdfplumber_finds(seed: int) -> None:
    chance = Random(seed)
    xs, ys = ([round(chance.uniform(0, 200), 1) for _ in range(6)] for _ in "xy")
    near = (0, 0, 0.1, 1.4, 2.9, 3.0, 3.1)

    def edges(places: list[float], ends: list[float]) -> list[Edge]:
        spots = [
            (round(chance.choice(places) + chance.choice(near), 1), *sorted(chance.sample(ends, 2))) for _ in "." * 14
        ]
        return sorted({(at, first, last) for at, first, last in spots})

    level, upright = edges(ys, xs), edges(xs, ys)
    found = [[list(row.cells) for row in table.rows] for table in drawn_tables(level, upright)]
    assert found == by_pdfplumber(level, upright)

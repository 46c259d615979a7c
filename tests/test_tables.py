from __future__ import annotations

from dataclasses import replace

import pytest
from makers import laid

from extractor.model.document import Cell, Document, Grid
from extractor.structure.tables import (
    StitchedTable,
    cell_part,
    find_rows,
    find_tables,
    heading_depth,
    of_width,
    row_span,
)

HEAD = ["No", "Nama", "Jabatan"]


def tables(document: Document) -> list[StitchedTable]:
    return find_tables(document, 0, len(document.text))


def content(table: StitchedTable) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text, ((i * 10, i * 10 + len(text)),) if text else ()) for i, text in enumerate(texts))


def grid(*rows: list[str]) -> Grid:
    return Grid(1, (0, 0), tuple(cells(*row) for row in rows))


def test_one_table() -> None:
    document = laid(["Susunan Tim", [HEAD, ["1", "Sari", "Ketua"], ["2", "Budi", "Anggota"]]])
    (table,) = tables(document)
    assert (table.title, table.columns) == ("Susunan Tim", tuple(HEAD))
    assert content(table) == [["1", "Sari", "Ketua"], ["2", "Budi", "Anggota"]]
    assert document.text[slice(*table.rows[1][1].spans[0])] == "Budi"


def test_a_table_over_pages_is_one_and_its_repeated_heading_no_row() -> None:
    document = laid([[HEAD, ["1", "Sari", "Ketua"]]], [[HEAD, ["2", "Budi", "Anggota"]]], [[["3", "Wati", "Anggota"]]])
    (table,) = tables(document)
    assert [row[0] for row in content(table)] == ["1", "2", "3"]
    assert table.pages == (1, 3) and table.columns == tuple(HEAD)


def test_a_row_that_ran_into_the_repeated_heading_opens_no_other_table() -> None:
    again = [HEAD[0], f"{HEAD[1]}\nBudi", HEAD[2]]
    document = laid([[HEAD, ["1", "Sari", "Ketua"]]], [[again, ["3", "Wati", "Anggota"]]])
    assert len(tables(document)) == 1


def test_words_between_two_tables_part_them() -> None:
    document = laid([[HEAD, ["1", "Sari", "Ketua"]], "Demikian", [HEAD, ["1", "Budi", "Ketua"]]])
    assert [content(t)[0][1] for t in tables(document)] == ["Sari", "Budi"]


def test_headings_of_another_table_as_wide_part_them() -> None:
    below = [["No.", "Program", "Anggaran (Rp)"], ["1", "Pembinaan pasar", "7.500.000"]]
    document = laid([[HEAD, ["1", "Sari", "Ketua"]], below])
    assert [t.columns for t in tables(document)] == [tuple(HEAD), tuple(below[0])]


def test_tables_of_other_widths_are_other_tables() -> None:
    document = laid([[HEAD, ["1", "Sari", "Ketua"]]], [[["Tahun", "Jumlah"], ["2031", "7"]]])
    assert [len(t.columns) for t in tables(document)] == [3, 2]


def test_a_row_cut_by_the_page_is_one_row() -> None:
    document = laid([[HEAD, ["1", "Sari", "Ketua"]]], [[["", "Dewi", "Umum"], ["2", "Budi", "Anggota"]]])
    (table,) = tables(document)
    assert content(table) == [["1", "Sari\nDewi", "Ketua\nUmum"], ["2", "Budi", "Anggota"]]
    assert len(table.rows[0][1].spans) == 2


def test_the_row_that_numbers_the_columns_is_no_row() -> None:
    (table,) = tables(laid([[HEAD, ["1", "2", "3"], ["1", "Sari", "Ketua"]]]))
    assert table.columns == tuple(HEAD) and content(table) == [["1", "Sari", "Ketua"]]


def test_headings_that_span_columns_stand_before_those_below() -> None:
    (table,) = tables(laid([[["No", "Jumlah", ""], ["", "Pria", "Wanita"], ["1", "20", "30"]]]))
    assert table.columns == ("No", "Jumlah Pria", "Jumlah Wanita") and content(table) == [["1", "20", "30"]]


def test_a_first_row_over_all_columns_is_the_title() -> None:
    (table,) = tables(laid([[["Susunan Tim", "", ""], HEAD, ["1", "Sari", "Ketua"]]]))
    assert (table.title, table.columns) == ("Susunan Tim", tuple(HEAD))


@pytest.mark.parametrize("above", ["bahwa tim bekerja;", "x" * 130, ""])
def test_a_sentence_is_no_title(above: str) -> None:
    (table,) = tables(laid([above, [HEAD, ["1", "Sari", "Ketua"]]]))
    assert table.title is None


def test_only_tables_in_the_extent_and_with_words() -> None:
    document = laid([[["a"], ["b"]], [["", ""], ["", ""]], "teks", [HEAD, ["1", "Sari", "Ketua"]]])
    assert len(tables(document)) == 1
    assert find_tables(document, 0, document.text.index("teks")) == []


@pytest.mark.parametrize(
    ("rows", "depth"),
    [
        ([["No", "Nama"], ["1", "Sari"]], 1),
        ([["1", "Sari"], ["2", "Budi"]], 0),
        ([["No", "Jumlah", ""], ["", "Pria", "Wanita"], ["1", "2", "9"]], 2),
        ([["No", "Nama", "Jabatan"], ["(1)", "(2)", "(3)"]], 2),
        ([["Nama", ""], ["Sari", ""]], 0),
    ],
)
def test_heading_depth(rows: list[list[str]], depth: int) -> None:
    assert heading_depth(grid(*rows)) == depth


def test_a_number_glued_to_its_name_is_cut_off() -> None:
    row = of_width(cells("1. Persyaratan", "KTP"), 3)
    assert [cell.text for cell in row] == ["1.", "Persyaratan", "KTP"]
    assert [cell.spans for cell in row[:2]] == [((0, 2),), ((3, 14),)]


def test_rows_are_filled_up_and_cut_to_their_width() -> None:
    assert [cell.text for cell in of_width(cells("a"), 3)] == ["a", "", ""]
    assert [cell.text for cell in of_width(cells("a", "b", "c"), 2)] == ["a", "b"]


def test_cut_and_row_span() -> None:
    assert cell_part(Cell("abcd", ((5, 9),)), 1, 3) == Cell("bc", ((6, 8),))
    assert row_span(cells("ab", "", "c")) == (0, 21)
    assert row_span(cells("", " ")) == (-1, -1)


def test_rows_of_an_extent_with_the_words_a_page_break_put_outside() -> None:
    document = laid([[["1", "Syarat", "KTP"]], "dan KK"], [[["", "", "asli"], ["2", "Biaya", "gratis"]]])
    rows = find_rows(document, 0, len(document.text), 3)
    assert [[cell.text for cell in row] for row in rows] == [
        ["1", "Syarat", "KTP\ndan KK\nasli"],
        ["2", "Biaya", "gratis"],
    ]
    assert find_rows(document, len(document.text), len(document.text), 3) == []


def test_a_numbering_row_misread_or_run_together_is_no_row() -> None:
    rows = [
        ["No", "Nama", "Tempat", "Jumlah", "Unit"],
        ["1", "2 | 3", "", "4", "S"],
        ["1", "Hadi", "Manna", "2", "Puskesmas"],
    ]
    (table,) = tables(laid([rows]))
    assert content(table) == [["1", "Hadi", "Manna", "2", "Puskesmas"]]


def test_a_heading_repeated_above_the_rest_of_a_row_is_no_row() -> None:
    first = [["No", "Komponen", "Uraian"], ["A. Umum", "", ""], ["1", "Biaya", "gratis"], ["B. Lain", "", ""]]
    document = laid([[*first, ["1", "Sarana", "1. Meja"]]], [[first[0], ["", "", "2. Kursi"], ["2", "Jumlah", "5"]]])
    rows = find_rows(document, document.text.index("B. Lain") + 7, len(document.text), 3)
    assert [[cell.text for cell in row] for row in rows] == [["1", "Sarana", "1. Meja\n2. Kursi"], ["2", "Jumlah", "5"]]


PLACES = ["No", "Jabatan", "Jumlah", "Unit Kerja"]
BLANK = [["", "", "1", f"SD Negeri {n}"] for n in range(2, 5)]


def test_a_row_without_a_number_at_the_head_of_a_page_stays_one_where_others_have_none() -> None:
    document = laid([[PLACES, ["1", "Guru", "1", "SD Negeri 1"], *BLANK]], [[PLACES, ["", "", "-", "SD Negeri 5"]]])
    (table,) = tables(document)
    assert [row[3] for row in content(table)] == [f"SD Negeri {n}" for n in range(1, 6)]


def test_a_row_whose_number_was_not_read_is_told_by_its_figures() -> None:
    document = laid([[PLACES, ["6", "Guru", "2", "SD Negeri 1"]]], [[["", "Bidan", "1", "Puskesmas"]]])
    assert [row[1] for row in content(tables(document)[0])] == ["Guru", "Bidan"]


@pytest.mark.parametrize(
    "head", [["", "", "", "UNIT KERJA"], ["No.", "Jabalan", "", "Unit Kerja"], ["", "JABATAN /", "JUMLAH", ""]]
)
def test_a_repeated_heading_read_in_part_is_no_row(head: list[str]) -> None:
    document = laid([[PLACES, ["1", "2", "3", "4"], ["1", "Guru", "1", "SD 1"]]], [[head, ["2", "Bidan", "1", "RSUD"]]])
    assert [row[1] for row in content(tables(document)[0])] == ["Guru", "Bidan"]


@pytest.mark.parametrize(
    "numbering",
    [["1", "2 I 3", "", "4 l 5"], ["1", "2    3 4", "", ""], ["1", "2 Il: 3", "", "4"], ["", "2", "3", "4"]],
)
def test_a_damaged_numbering_row_under_headings_is_none(numbering: list[str]) -> None:
    head = ["No", "Jabatan", "Jumlah", "Unit Kerja"]
    (table,) = tables(laid([[head, numbering, ["1", "Guru", "1", "SD 1"]]]))
    assert content(table) == [["1", "Guru", "1", "SD 1"]]


def two_pages(between: str, aside: float = 0.0) -> Document:
    """A table on two pages, with a line at the foot of the first, whose box lies `aside` points further right."""
    document = laid([[HEAD, ["1", "Sari", "Ketua"]], between], [[["2", "Budi", "Anggota"]]])
    first, second = document.grids
    boxes = ((20.0, 60.0, 580.0, 700.0), (20.0 + aside, 60.0, 580.0 + aside, 200.0))
    grids = (first._replace(box=boxes[0]), second._replace(box=boxes[1]))
    return replace(document, grids=grids)


def test_words_at_the_foot_of_a_page_part_no_table() -> None:
    assert len(tables(two_pages("5701-7a Hal 1 dari 9"))) == 1
    assert len(tables(two_pages("5701-7a Hal 1 dari 9", aside=40))) == 2
    assert len(tables(two_pages("Demikian keputusan ini ditetapkan untuk dilaksanakan " * 4))) == 2


def test_a_line_of_the_lampirans_head_is_no_title() -> None:
    (table,) = tables(laid(["TANGGAL : 31 DESEMBER 2031", [HEAD, ["1", "Sari", "Ketua"]]]))
    assert table.title is None


def test_the_box_in_which_a_draft_is_initialled_is_no_table() -> None:
    """One with initials in it, and a list of those present, are."""
    head = ["No", "Pejabat", "Paraf", "Tanggal"]
    assert tables(laid([[head, ["1", "Sekretaris", "", ""], ["2", "Kepala Bagian", "", ""]]])) == []
    assert len(tables(laid([[head, ["1", "Sekretaris", "RS", ""]]]))) == 1
    assert len(tables(laid([[["No", "Nama", "Paraf"], ["1", "Sari", ""]]]))) == 1

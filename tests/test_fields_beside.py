"""Values that stand in tables, and what a text does not say but the file does."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from extractor.fields.find import find_field
from extractor.fields.table_cells import cell_right_of, cell_under
from extractor.model.document import Cell, Document, Grid, Line, join_lines
from extractor.rulebook.field_rule import FieldRule
from extractor.structure.sections import SectionSpan


def _document(grids: list[list[list[str]]], meta: dict[str, str] | None = None) -> Document:
    """Grids one below the other, a cell on each line."""
    text, made = "", []
    for rows in grids:
        start, placed = len(text), []
        for row in rows:
            cells = []
            for words in row:
                cells.append(Cell(words, ((len(text), len(text) + len(words)),) if words else ()))
                text += words + "\n" if words else ""
            placed.append(tuple(cells))
        made.append(Grid(1, (start, len(text) - 1), tuple(placed)))
    joined, lines = join_lines([Line(row, 0, 1) for row in text.split("\n")])
    return Document(joined, lines, (), tuple(made), meta=meta or {})


PROFILE = [["Rincian", "Keterangan"], ["Nama Inovasi", "Sapa Warga"], ["Tahapan", ""], ["Jenis", "Digital"]]
TABLE = [["No.", "Indikator", "Parameter"], ["1", "Alat Kerja", "Manual"], ["2", "Replikasi", "Tidak ada"]]
REST = [["3", "Bimtek", "1 kali"]]


def test_the_cell_right_of_its_name() -> None:
    field = FieldRule(cell_right_of="(?i)nama inovasi", find=("(?P<value>Keterangan)",))
    found = find_field(_document([PROFILE]), [], field)
    assert found is not None and found.value == "Sapa Warga"


def test_an_empty_cell_is_no_value_whatever_the_text_says() -> None:
    field = FieldRule(cell_right_of="(?i)tahapan", find=("Tahapan\n(?P<value>.+)",))
    assert find_field(_document([PROFILE]), [], field) is None


def test_the_cell_right_of_a_label_is_sought_in_the_sections_of_the_field() -> None:
    document = _document([[["Sifat", "Segera"]], [["Sifat", "Lunak"]]])
    below = SectionSpan("isi", document.text.index("Sifat", 3), document.text.index("Sifat", 3), len(document.text))
    field = FieldRule(label=("nature",), section=("isi",))
    found = find_field(document, [below], field)
    assert found is not None and found.value == "Lunak"
    assert find_field(document, [below], FieldRule(label=("nature",), section=("head",))) is None


def test_without_such_a_cell_the_text_is_searched() -> None:
    field = FieldRule(cell_right_of="(?i)bentuk", find=("Jenis\n(?P<value>.+)",))
    found = find_field(_document([PROFILE]), [], field)
    assert found is not None and found.value == "Digital"
    assert cell_right_of(_document([PROFILE]), "bentuk") is None


FRAME = [["Nomor SOP", ":", "061/12/SOP/2031"], ["Tanggal Revisi", "", ""], ["Nama SOP", "", "Cuti", ""]]
"""A frame of labels in cells of their own, the colon in one between."""


def test_a_cell_that_is_nothing_but_a_label_names_the_cell_right_of_it() -> None:
    keys = ("sop_number", "sop_title")
    found = [find_field(_document([FRAME]), [], FieldRule(label=(key,))) for key in keys]
    assert [one and one.value for one in found] == ["061/12/SOP/2031", "Cuti"]
    assert find_field(_document([FRAME]), [], FieldRule(label=("sop_revised",))) is None
    said = [["Nama SOP Cuti", "dan lainnya"]]
    assert find_field(_document([said]), [], FieldRule(label=("sop_title",))) is None


def test_of_labels_side_by_side_none_names_the_next() -> None:
    heads = [["No", "Nama", "Jabatan"], ["1", "Hadi Santosa", "Camat"]]
    found = find_field(_document([heads]), [], FieldRule(label=("name",)))
    assert found is not None and found.value == "Hadi Santosa"


def test_the_cell_under_a_heading_in_the_row_that_opens_there() -> None:
    document = _document([TABLE])
    at = document.text.index("2\nReplikasi")
    cell = cell_under(document, (at, at + 1), "(?i)^parameter")
    assert cell is not None and cell.text == "Tidak ada"


def test_a_table_that_goes_on_without_its_heading_has_the_same_columns() -> None:
    document = _document([TABLE, REST])
    at = document.text.index("3\nBimtek")
    cell = cell_under(document, (at, at + 1), "(?i)^indikator")
    assert cell is not None and cell.text == "Bimtek"


def test_no_row_opens_in_running_text() -> None:
    assert cell_under(_document([TABLE]), (9000, 9001), "(?i)^parameter") is None


def test_what_the_file_says_of_itself_comes_first_and_has_its_place_in_the_text() -> None:
    document = _document([PROFILE], {"title": "Sapa Warga", "published": "2021-05-18T21:23:00+07:00"})
    title = find_field(document, [], FieldRule(metadata="title", find=("(?P<value>Digital)",)))
    assert title is not None and title.value == "Sapa Warga"
    assert [document.text[slice(*span)] for _, span in title.places] == ["Sapa Warga"]
    date = find_field(document, [], FieldRule(metadata="published", type="date"))
    assert date is not None and date.value["value"] == "2021-05-18" and date.places == ()


def test_a_file_that_says_nothing_is_searched() -> None:
    found = find_field(_document([PROFILE]), [], FieldRule(metadata="title", find=("(?P<value>Digital)",)))
    assert found is not None and found.value == "Digital"


FORM = [["1.", "Nama pegawai yang diperintah", "Hadi Santosa (Camat)"], ["2.", "a. Jabatan", "Camat"]]


def test_a_cell_may_only_begin_with_the_label_where_the_field_says_so() -> None:
    whole = _document([FORM])
    assert find_field(whole, [], FieldRule(label=("name",))) is None
    found = find_field(whole, [], FieldRule(label=("name",), label_opens=True))
    assert found is not None and found.value == "Hadi Santosa (Camat)"


def test_a_pattern_is_looked_for_in_the_value_of_the_label() -> None:
    field = FieldRule(label=("name",), label_opens=True, find=(r"\((?P<value>[^)]+)\)",), find_in_value=True)
    found = find_field(_document([FORM]), [], field)
    assert found is not None and found.value == "Camat"
    assert find_field(_document([[["Nama", "Hadi Santosa"], ["Catatan", "(Camat)"]]]), [], field) is None


def test_a_pattern_for_a_value_needs_something_that_gives_it() -> None:
    with pytest.raises(ValidationError, match="find_in_value: it needs"):
        FieldRule(find=("(?P<value>x)",), find_in_value=True)

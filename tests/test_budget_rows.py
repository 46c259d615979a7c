"""The accounts of a budget: names that go on in the next row of a table without rules between its rows."""

from __future__ import annotations

from dataclasses import replace

from makers import page_of

from extractor.fields.found import Extent
from extractor.kinds.budget.accounts import read_rows
from extractor.model.document import Cell, Grid


def test_a_name_goes_on_above_the_figures_of_the_next_row() -> None:
    words = [
        (60, 88, "Kode Rekening"), (150, 88, "Uraian"), (400, 88, "Jumlah"),
        (60, 100, "5.2.1"), (150, 100, "Belanja Alat"), (400, 100, "1.000.000"),
        (150, 112, "Tulis Kantor"), (150, 124, "Pensil"), (400, 124, "1.000.000"),
        (60, 136, "5.2.2"), (150, 136, "Belanja Air"), (400, 136, "500.000"),
    ]  # fmt: skip
    page = page_of(*[(float(x), float(y), text) for x, y, text in words])

    def cell(first: str, last: str = "", occurrence: int = 0) -> Cell:
        if not first:
            return Cell("")
        start = page.text.index(first, page.text.index("Pensil") if occurrence else 0)
        end = page.text.index(last, start) + len(last) if last else start + len(first)
        return Cell(page.text[start:end], ((start, end),))

    rows = (
        (cell("Kode Rekening"), cell("Uraian"), cell("Jumlah")),
        (cell("5.2.1"), cell("Belanja Alat"), cell("1.000.000")),
        (cell(""), cell("Tulis Kantor", "Pensil"), cell("1.000.000", occurrence=1)),
        (cell("5.2.2"), cell("Belanja Air"), cell("500.000")),
    )
    whole = replace(page, grids=(Grid(1, (0, len(page.text)), rows),))
    found = read_rows(Extent(whole, 0, len(whole.text)))
    assert found is not None
    assert [(row["code"], row["name"]) for row in found.value] == [
        ("5.2.1", "Belanja Alat Tulis Kantor"),
        ("5.2.2", "Belanja Air"),
    ]

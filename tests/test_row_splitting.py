from __future__ import annotations

from itertools import pairwise

import pytest
from makers import printed

from extractor.layout.lines import Sheet, lay_out
from extractor.layout.page_words import Lattice
from extractor.layout.row_splitting import part_rows

XS = (50.0, 90.0, 300.0, 500.0)


def tall(*columns: list[tuple[float, str]]) -> list[list[str]]:
    """The texts of the rows that become of one tall row with these lines (top, words) in its cells."""
    boxes = tuple((a, 90.0, b, 300.0) for a, b in pairwise(XS))[: len(columns)]
    held = [[printed(x + 2, top, words) for top, words in column] for x, column in zip(XS, columns, strict=False)]
    lattice, filled = part_rows(Lattice((50.0, 90.0, 500.0, 300.0), (boxes,)), [held])
    for row, cells in zip(lattice.rows, filled, strict=True):
        for box, lines in zip(row, cells, strict=True):
            assert all(box and box[1] <= t.top and t.bottom <= box[3] for words in lines for t in words)
    return [["/".join(" ".join(t.text for t in words) for words in cell) for cell in row] for row in filled]


def test_numbers_part_a_tall_row() -> None:
    rows = tall([(100, "1."), (114, "2."), (142, "3.")], [(100, "Sari"), (114, "Budi"), (128, "Rahman"), (142, "Wati")])
    assert rows == [["1.", "Sari"], ["2.", "Budi/Rahman"], ["3.", "Wati"]]


def test_a_merged_cell_stays_whole_and_a_sparse_one_is_parted() -> None:
    numbers, names = [(100.0, "7"), (128.0, "8")], [(100.0, "Sari"), (128.0, "Budi")]
    assert tall(numbers, names, [(107, "semua sama")]) == [["7", "Sari", "semua sama"], ["8", "Budi", ""]]
    assert tall(numbers, names, [(128, "baru")]) == [["7", "Sari", ""], ["8", "Budi", "baru"]]


@pytest.mark.parametrize(
    "columns",
    [
        ([(100, "1."), (114, "3.")], [(100, "a"), (114, "b")]),
        ([(100, "1.")], [(100, "a"), (114, "b")]),
        ([(100, "1. satu"), (114, "2. dua")], [(100, "a"), (114, "b")]),
        ([(100, "1."), (114, "2.")], [(100, "a")]),
        ([(114, "1."), (142, "2.")], [(100, "a"), (114, "b"), (128, "c"), (142, "d")]),
        ([], [(100, "a")]),
    ],
    ids=["gap", "one", "words", "nothing beside", "line above", "no number"],
)
def test_one_row_stays_one(columns: tuple[list[tuple[float, str]], ...]) -> None:
    assert len(tall(*columns)) == 1


def test_rows_are_read_one_after_the_other() -> None:
    boxes = tuple((a, 90.0, b, 160.0) for a, b in pairwise(XS))[:2]
    lattice = Lattice((50.0, 90.0, 300.0, 160.0), (boxes,))
    words = [
        token
        for row in (printed(52, 100, "1."), printed(52, 128, "2."), printed(92, 100, "Sari"), printed(92, 128, "Budi"))
        for token in row
    ]
    laid = lay_out([Sheet(1, 595, 842, "digital", words, [lattice])])
    assert laid.text == "1.\nSari\n2.\nBudi"
    assert [[cell.text for cell in row] for row in laid.grids[0].rows] == [["1.", "Sari"], ["2.", "Budi"]]


def test_lone_figures_part_rows_of_which_only_some_are_numbered() -> None:
    numbers = [(100.0, "7"), (180.0, "8")]
    figures = [(100.0 + 40 * i, "1") for i in range(4)]
    places = [(94.0, "Rumah Sakit"), (106.0, "Umum"), (140.0, "Puskesmas A"), (180.0, "Puskesmas B"), (220.0, "Balai")]
    rows = [["7", "1", "Rumah Sakit/Umum"], ["", "1", "Puskesmas A"], ["8", "1", "Puskesmas B"], ["", "1", "Balai"]]
    assert tall(numbers, figures, places) == rows


def test_figures_of_one_cell_part_no_rows() -> None:
    close = [(100.0 + 13 * i, "1") for i in range(4)]
    assert len(tall([(100.0, "7"), (126.0, "8")], close, [(100.0 + 13 * i, "Balai") for i in range(4)])) == 2
    assert len(tall([(100.0, "7")], [(100.0 + 40 * i, "1") for i in range(4)], [(100.0, "Balai")])) == 1


def test_of_many_numbers_a_few_may_be_misread() -> None:
    numbers = [(100.0 + 20 * i, text) for i, text in enumerate(["1", "2", "3", "4", "5S", "6"])]
    assert len(tall(numbers, [(100.0 + 20 * i, f"Nama {i}") for i in range(6)])) == 6

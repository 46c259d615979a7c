"""Rows that are no entries of their table: headings of groups, and sums."""

from __future__ import annotations

import pytest

from extractor.model.document import Cell
from extractor.structure.table_rows import SortedRows, sorted_rows

DATA = [["1", "Guru Kelas", "S-1", "3"], ["2", "Guru Agama", "S-1", "2"]]


def parted(*rows: list[str]) -> SortedRows:
    return sorted_rows([tuple(map(Cell, row)) for row in rows])


def said(rows: tuple[tuple[Cell, ...], ...]) -> list[list[str]]:
    return [[cell.text for cell in row] for row in rows]


@pytest.mark.parametrize(
    "heading",
    [
        ["A. TENAGA GURU", "", "", ""],
        ["A. TENAGA GURU", "", "", "5"],
        ["A", "TENAGA GURU", "", "5"],
        ["II.", "TENAGA GURU", "", ""],
        ["", "", "", ""],
    ],
)
def test_a_heading_of_a_group_is_no_entry(heading: list[str]) -> None:
    found = parted(heading, *DATA) if any(heading) else parted(*DATA)
    assert said(found.entries) == DATA
    assert [at for at, _ in found.groups] == ([0] if any(heading) else [])


@pytest.mark.parametrize(
    "total", [["JUMLAH SELURUH FORMASI", "", "", "5"], ["", "Jumlah", "", "5"], ["", "", "Sub Total :", "5"]]
)
def test_a_sum_is_no_entry(total: list[str]) -> None:
    found = parted(*DATA, total)
    assert said(found.entries) == DATA
    assert [(at, said((row,))) for at, row in found.totals] == [(2, [total])]


@pytest.mark.parametrize(
    "row",
    [
        ["3", "Jumlah murid", "S-1", "120"],
        ["", "", "", "4"],
        ["ON", "Guru Seni", "S-1", "1"],
        ["", "Guru Seni", "", "1"],
        ["C", "Guru Seni", "S-1", "1"],
    ],
    ids=["numbered", "figures", "misread number", "no number", "labelled entry"],
)
def test_other_rows_stay(row: list[str]) -> None:
    assert said(parted(*DATA, row).entries) == [*DATA, row]


def test_rows_of_a_table_that_does_not_count_have_no_groups() -> None:
    rows = [["Ketua", "Sari", ""], ["Jumlah anggota", "3", ""], ["Anggota", "", ""]]
    assert said(parted(*rows).entries) == rows
    assert [row[0].text for _, row in parted(*rows, ["Jumlah", "7", ""]).totals] == ["Jumlah"]


def test_a_table_of_nothing_else_keeps_its_rows() -> None:
    assert said(parted(["Jumlah", "7", "9"]).entries) == [["Jumlah", "7", "9"]]


def test_what_an_entry_counts_is_no_sum() -> None:
    """It stands right of where the entries begin: below a goal that is said once."""
    goal = ["1", "Perpustakaan ramai", "Nilai kepuasan", "88"]
    counted = ["", "", "Jumlah pengunjung perpustakaan", "1.200 orang"]
    assert said(parted(goal, counted, ["2", "Buku terawat", "Persentase buku utuh", "95"]).entries)[1] == counted

"""Tables of a budget whose rows have fewer cells than others, or that have no rows below their headings."""

from __future__ import annotations

from dataclasses import replace

import pytest
from makers import laid

from extractor.fields.found import Extent
from extractor.rulebook.registry import FIELD_TYPES

HEAD = ["Kode Rekening", "Uraian", "Jumlah"]
ROW = ["5.1.02.01", "Belanja Barang", "1.000.000"]


def codes(rows: list[list[str]], kept: list[int]) -> list[str]:
    """The codes of the accounts in a table of which each row has kept so many cells."""
    whole = laid([rows])
    (grid,) = whole.grids
    short = tuple(row[:cells] for row, cells in zip(grid.rows, kept, strict=True))
    cut = replace(whole, grids=(grid._replace(rows=short),))
    found = FIELD_TYPES["budget_rows"](Extent(cut, 0, len(cut.text)))
    return [row["code"] for row in found.value] if found else []


@pytest.mark.parametrize("kept", [[3, 3, 1, 3], [3, 3, 2, 3], [3, 3, 0, 3], [1, 3, 3, 3], [0, 3, 3, 3]])
def test_rows_shorter_than_others_break_no_budget(kept: list[int]) -> None:
    found = codes([HEAD, ROW, ROW, ROW], kept)
    assert set(found) <= {"5.1.02.01"} and (kept[0] < 3 or found)


def test_a_table_of_headings_alone_has_no_accounts() -> None:
    assert codes([HEAD], [3]) == []

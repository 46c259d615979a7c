"""The tables as CSV files, UTF-8 with a byte order mark, by which spreadsheets know it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from .columns import CellValue, FlatRow
from .plan import FlatTable

_BEGINS = frozenset("=+-@\t")
"""The first characters of what a spreadsheet runs as a formula."""
_NUMBER = re.compile(r"[+\-]?\d[\d.,]*%?")


class CsvFiles:
    """Writes `NAME.csv` for each table."""

    def __init__(self, folder: Path, tables: Iterable[FlatTable]) -> None:
        self._open = ExitStack()
        self._writers: dict[str, Any] = {}
        for table in tables:
            file = self._open.enter_context((folder / f"{table.name}.csv").open("w", encoding="utf-8-sig", newline=""))
            self._writers[table.name] = csv.writer(file)
            self._writers[table.name].writerow([column.name for column in table.columns])

    def write(self, table: FlatTable, rows: list[FlatRow]) -> None:
        self._writers[table.name].writerows([[csv_cell(cell) for cell in row] for row in rows])

    def close(self) -> None:
        self._open.close()

    def abandon(self) -> None:
        self._open.close()


def csv_cell(cell: CellValue) -> CellValue:
    """The cell as spreadsheets take it: a text that they would run as a formula has an apostrophe in front."""
    if isinstance(cell, str):
        return f"'{cell}" if cell[:1] in _BEGINS and len(cell) > 1 and not _NUMBER.fullmatch(cell) else cell
    return ("true" if cell else "false") if isinstance(cell, bool) else cell


def cell_text(cell: str) -> str:
    """The text that a cell of the files stands for, without the apostrophe that may have been put in front."""
    return cell[1:] if cell.startswith("'") and csv_cell(cell[1:]) == cell else cell

"""The tables as one Excel workbook, a sheet a table, written row by row."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from .columns import CellValue, FlatColumn, FlatRow
from .dictionary import CONTENTS, DICTIONARY, contents, dictionary
from .extras import needed_for
from .plan import FlatTable

MOST_CHARACTERS = 32_767
"""What a cell of Excel holds, in UTF-16 units."""
MOST_ROWS = 1_048_576
"""What a sheet of Excel holds, its heading among them."""
CUT = " … [cut]"
_MOST_OF_A_NAME = 31
_FIRST_EXCEL_YEAR = 1901
"""Excel counts days from 1900, with a day too many in that year."""
_WIDTHS = {
    "record": 34,
    "path": 34,
    "at": 18,
    "parent": 16,
    "field": 16,
    "text": 70,
    "title": 60,
    "about": 80,
    "value": 60,
}
_WIDTH = {"text": 20, "integer": 9, "number": 14, "boolean": 9, "date": 12}
"""Columns' widths in characters: of some names, and else of each type."""


class Workbook:
    """Writes sheets as rows come; what Excel cannot hold goes to a further sheet, or is cut and counted."""

    def __init__(self, path: Path, tables: Iterable[FlatTable]) -> None:
        with needed_for("xlsx"):
            import xlsxwriter
        self._scratch = TemporaryDirectory(ignore_cleanup_errors=True)
        options = {
            "tmpdir": self._scratch.name,
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._book: Any = xlsxwriter.Workbook(str(path), options)
        self._bold = self._book.add_format({"bold": True, "bg_color": "#DDE6EF", "border": 1})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._tables = list(tables)
        self.cut = 0
        """Cells that Excel could not hold whole."""
        self._counts = {table.name: 0 for table in self._tables}
        self._names: set[str] = set()
        self._used: dict[str, set[int]] = {}
        """Of each table the columns that hold something."""
        self._all: list[tuple[FlatTable, Any]] = []
        self._sheets = {table.name: self._new_sheet(table) for table in (CONTENTS, *self._tables, DICTIONARY)}
        self._rows = dict.fromkeys(self._sheets, 0)

    def write(self, table: FlatTable, rows: list[FlatRow]) -> None:
        for row in rows:
            if self._rows[table.name] + 2 > MOST_ROWS:
                self._sheets[table.name] = self._new_sheet(table)
                self._rows[table.name] = 0
            self._rows[table.name] += 1
            self._write_row(self._sheets[table.name], self._rows[table.name], row)
        self._counts[table.name] = self._counts.get(table.name, 0) + len(rows)
        used = self._used.setdefault(table.name, set())
        used.update(at for at, cells in enumerate(zip(*rows, strict=True)) if any(cell is not None for cell in cells))

    def close(self) -> None:
        counts = dict(self._counts)
        self.write(CONTENTS, contents(self._tables, counts))
        self.write(DICTIONARY, dictionary(self._tables))
        for table, sheet in self._all:
            self._hide_empty(table, sheet)
        self._sheets[CONTENTS.name].activate()
        self._book.close()
        self._scratch.cleanup()

    def abandon(self) -> None:
        self._book.fileclosed = True  # it would warn of a workbook that nobody wants
        self._scratch.cleanup()

    def _hide_empty(self, table: FlatTable, sheet: Any) -> None:
        """Columns without any value are there but not shown, sheets without rows neither."""
        used = self._used.get(table.name)
        if not used:
            sheet.hide()
            return
        for at, column in enumerate(table.columns):
            if at not in used:
                sheet.set_column(at, at, _width(column), None, {"hidden": True})

    def _new_sheet(self, table: FlatTable) -> Any:
        sheet = self._book.add_worksheet(self._free_name(table.name))
        self._all.append((table, sheet))
        for at, column in enumerate(table.columns):
            sheet.set_column(at, at, _width(column))
        sheet.freeze_panes(1, 1)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        sheet.autofilter(0, 0, MOST_ROWS - 1, len(table.columns) - 1)
        for at, column in enumerate(table.columns):
            sheet.write_string(0, at, column.name, self._bold)
        return sheet

    def _free_name(self, name: str) -> str:
        """The name as sheets can have it, numbered where it is taken."""
        number, free = 1, name[:_MOST_OF_A_NAME]
        while free.casefold() in self._names:
            number += 1
            ending = f" {number}"
            free = name[: _MOST_OF_A_NAME - len(ending)] + ending
        self._names.add(free.casefold())
        return free

    def _write_row(self, sheet: Any, at: int, row: FlatRow) -> None:
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(at, column, self._whole_or_cut(cell))
            elif cell is not None:
                self._write_other(sheet, at, column, cell)

    def _write_other(self, sheet: Any, at: int, column: int, cell: CellValue) -> None:
        if isinstance(cell, bool):
            sheet.write_boolean(at, column, cell)
        elif isinstance(cell, date):
            if cell.year < _FIRST_EXCEL_YEAR:
                sheet.write_string(at, column, cell.isoformat())
            else:
                sheet.write_datetime(at, column, cell, self._day)
        else:
            sheet.write_number(at, column, cell)

    def _whole_or_cut(self, text: str) -> str:
        if len(text) * 2 <= MOST_CHARACTERS or _units(text) <= MOST_CHARACTERS:
            return text
        self.cut += 1
        shown = text.encode("utf-16-le")[: (MOST_CHARACTERS - len(CUT)) * 2].decode("utf-16-le", "ignore")
        return shown + CUT


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _width(column: FlatColumn) -> int:
    return _WIDTHS.get(column.name, max(_WIDTH[column.type], len(column.name) + 3))

"""Rows on standard output: ruled tables on a terminal, aligned columns, always UTF-8, in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from ..text.printable import printable, printable_lines
from .common import out


def print_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Prints the rows under their title; an empty list says so."""
    title, rows = printable(title), [[printable_lines(cell) for cell in row] for row in rows]
    if sys.stdout.isatty():
        _ruled(title, columns, rows)
    else:
        lines = (f"# {title}", *(in_columns(columns, rows) if rows else ["(none)"]), "", "")
        out("\n".join(lines).encode("utf-8", "backslashreplace"))


def in_columns(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The rows as lines, each column but the last as wide as its widest cell."""
    table = [row for row in (columns, *rows) if any(row)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)][:-1]
    return ["  ".join([*(c.ljust(w) for c, w in zip(row, widths, strict=False)), row[-1]]).rstrip() for row in table]


def _ruled(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title), title_justify="left", title_style="bold", show_header=any(columns))
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows or [["(none)", *[""] * (len(columns) - 1)]]:
        table.add_row(*map(Text, row))
    Console().print(table)

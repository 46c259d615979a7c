"""Typed lines as blocks: tables that blanks make among them, second columns, indents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text.blank_runs import shorten_gaps
from ...values.people.nip import find_nip
from ...values.people.signature_rows import is_rank
from ..blocks import ReflowableBlock, TableBlock, TextBlock
from .aligned_tables import AlignedTable, aligned_tables
from .markdown import plain_line
from .typed_columns import parted, second_columns

_INDENTED = re.compile(r" {8,}(?=\S)")
_COLUMN_GAP = re.compile(r"(?<=\S) {4,}(?=\S)")
_COLUMN_LINES, _COLUMN_SLACK = 8, 12
"""Lines above among which two columns are looked for, and characters by which lines of one column may be set apart."""


def typed_blocks(text: str) -> list[ReflowableBlock]:
    """The lines of a piece of typed text that another file holds, and the tables that its blanks make."""
    lines = shorten_gaps(text.removesuffix("\n")).split("\n")
    blocks = typed_lines(lines, list(aligned_tables(lines)), 1)
    return [block for block in blocks if isinstance(block, TableBlock) or block.text.strip()]


def typed_lines(lines: list[str], tables: list[AlignedTable], page: int) -> Iterator[ReflowableBlock]:
    """Lines, and among them the tables whose columns are set with blanks."""
    at = 0
    for found in tables:
        yield from _text_blocks(lines[at : found.start], page)
        yield TableBlock(found.rows, page)
        at = found.end
    yield from _text_blocks(lines[at:], page)


def _text_blocks(lines: list[str], page: int) -> Iterator[TextBlock]:
    """The lines, each with the blanks before it."""
    for source, line in zip(lines, _plain_lines(lines), strict=True):
        yield TextBlock(line, page, len(source) - len(source.lstrip(" ")))


def _plain_lines(lines: list[str]) -> Iterator[str]:
    """The lines without their indents, a second column parted by a tab; a rank or a NIP under one stays in it."""
    for i, (line, column) in enumerate(zip(lines, second_columns(lines), strict=True)):
        indented = _INDENTED.match(line)
        in_column = indented and (find_nip(line) or is_rank(line.strip())) and _below_second(lines, i, indented.end())
        if column is not None:
            yield "\t".join(map(plain_line, parted(line, column)))
        else:
            yield f"\t{plain_line(line)}" if in_column else plain_line(line)


def _below_second(lines: list[str], at: int, start: int) -> bool:
    """Whether the nearest line above with two columns has its second where a line begins at this character."""
    for line in reversed(lines[max(0, at - _COLUMN_LINES) : at]):
        if gap := _COLUMN_GAP.search(line):
            return abs(gap.end() - start) <= _COLUMN_SLACK
    return False

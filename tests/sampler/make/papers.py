"""Papers told line by line: certificates, records of events, minutes, procedures, budgets; as PDF, text or Word.

Each line begins with what it is:

    ^ text          in the middle, bold        ~ text      in the middle
    : label | value a label and its value      > text      in the right half
    < a | b         columns side by side       # a | b     the headings of a table
    - a | b         a row of it                == a new page
    1. text         an item                    (blank)     white
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from . import grid
from .instrument import Content, kop, paper_for
from .layout import Sheet
from .paper import Paper
from .word import Letterhead

PAPERS = ("berita_acara", "budget", "certificate", "declaration", "minutes", "power_of_attorney", "sop")
"""The kinds whose samples are told so."""
_ITEM = re.compile(r"(\(?(?:\d{1,2}|[a-z]|[IVX]{1,4})[.)]) (.*)")
_LABELS, _COLON = 150, 138
"""Points from the left edge to values and to their colons."""


class Row(NamedTuple):
    """A line of a paper: its sign, and its parts."""

    sign: str
    parts: list[str]


def rows(content: Content) -> Iterator[Row]:
    """The lines of the body, the values that the content gives filled in."""
    for line in str(content["body"]).strip("\n").split("\n"):
        filled = line.format_map(content.get("values", {})).replace("\\n", "\n")
        sign, _, rest = filled.partition(" ")
        if filled.startswith("=="):
            yield Row("==", [])
        elif sign in ("^", "~", ":", ">", "<", "#", "-"):
            yield Row(sign, [part.strip() for part in rest.split("|")])
        elif item := _ITEM.match(filled):
            yield Row("item", [item[1], item[2]])
        else:
            yield Row("text" if filled.strip() else "", [filled.strip()])


def blocks(content: Content) -> Iterator[tuple[str, list[list[str]]]]:
    """The rows, those of a table together."""
    table: list[list[str]] = []
    headed = False
    for row in rows(content):
        if row.sign in ("#", "-"):
            headed = headed or row.sign == "#"
            table.append(row.parts)
            continue
        if table:
            yield "headed" if headed else "frame", table
            table, headed = [], False
        yield row.sign, [row.parts]
    if table:
        yield "headed" if headed else "frame", table


def pdf(content: Content) -> bytes:
    """The paper as a PDF."""
    paper = paper_for(content)
    if "kop" in content:
        kop(paper, content)
    for sign, lines in blocks(content):
        _draw(paper, sign, lines, content)
    return paper.save(content.get("file_title", ""))


def _draw(paper: Paper, sign: str, lines: list[list[str]], content: Content) -> None:
    parts = lines[0]
    if sign == "==":
        paper.turn()
    elif sign in ("headed", "frame"):
        shares = content.get("shares", {}).get(str(len(parts)), [100 / len(parts)] * len(parts))
        headed = sign == "headed"
        grid.draw(paper, grid.Grid(shares, head=parts if headed else (), points=9.5), lines[headed:])
        paper.gap(8)
    elif sign in ("^", "~"):
        paper.center(parts[0], paper.bold if sign == "^" else paper.plain)
    elif sign == ":":
        colon = [(paper.left, parts[0]), (paper.left + _COLON, ":")]
        paper.flow(parts[1], paper.left + _LABELS, labels=colon, align="left")
    elif sign == ">":
        paper.flow(parts[0], paper.left + (paper.right - paper.left) * 0.58, align="left")
    elif sign == "<":
        _columns(paper, parts)
    elif sign == "item":
        paper.flow(parts[1], paper.left + 18, labels=[(paper.left, parts[0])])
    elif sign == "text":
        paper.flow(parts[0])
    else:
        paper.gap(14)


def _columns(paper: Paper, parts: list[str]) -> None:
    """Texts side by side, each in the middle of its column."""
    y, width = paper.feed(), (paper.right - paper.left) / len(parts)
    for number, part in enumerate(parts):
        paper.write(paper.left + width * (number + 0.5) - paper.wide(part) / 2, y, part)


def txt(content: Content) -> bytes:
    """The paper as text that keeps its columns by spaces."""
    sheet = Sheet("-{}-")
    for line in [*content.get("kop", {}).get("lines", []), *content.get("kop", {}).get("address", [])]:
        sheet.center(line)
    if "kop" in content:
        sheet.put("_" * 84)
    for sign, lines in blocks(content):
        _type(sheet, sign, lines)
    return ("\n".join(sheet.lines) + "\n").encode("utf-8")


def _type(sheet: Sheet, sign: str, lines: list[list[str]]) -> None:
    parts = lines[0]
    if sign in ("^", "~"):
        sheet.center(parts[0])
    elif sign == ":":
        sheet.hang(f"{parts[0]:<22}: ", parts[1])
    elif sign == ">":
        sheet.put(" " * 50 + parts[0])
    elif sign == "<":
        sheet.put("".join(f"{part:<42}" for part in parts))
    elif sign == "item":
        sheet.hang(f"{parts[0]:<4}", parts[1])
    elif sign == "text":
        sheet.hang("", parts[0])
    else:
        sheet.put()


def docx(content: Content) -> bytes:
    """The paper in Word: labels behind tabs or in a table without rules, signatures in a table without rules."""
    word = Letterhead("Arial", 11)
    for line in [*content.get("kop", {}).get("lines", []), *content.get("kop", {}).get("address", [])]:
        word.line(line, bold=True, center=True)
    held: list[list[str]] = []
    for sign, lines in [*blocks(content), ("", [[""]])]:
        if sign == "<":
            held += lines
            continue
        if held:
            _side_by_side(word, held)
            held = []
        _write(word, sign, lines, content)
    return word.save(content.get("file_title", ""))


def _side_by_side(word: Letterhead, lines: list[list[str]]) -> None:
    table = word.document.add_table(rows=len(lines), cols=len(lines[0]))
    for row, line in zip(table.rows, lines, strict=True):
        for cell, text in zip(row.cells, line, strict=True):
            cell.text = text


def _write(word: Letterhead, sign: str, lines: list[list[str]], content: Content) -> None:
    parts = lines[0]
    if sign in ("headed", "frame"):
        word.table(parts, lines[1:])
    elif sign == ":" and content.get("labels") == "table":
        word.layout(parts[0], lambda cell: cell.paragraphs[0].add_run(parts[1]))
    elif sign == ":":
        word.line(f"{parts[0]}\t: {parts[1]}")
    elif sign == "item":
        word.line(f"{parts[0]} {parts[1]}")
    elif sign == ">":
        word.line(parts[0], left=9)
    elif sign:
        word.line(parts[0], bold=sign == "^", center=sign in ("^", "~"))

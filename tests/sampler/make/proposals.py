"""Innovation proposals and articles' running text, from one small markup to paper, Word and converters' text.

`# A. HEADING`, `## 1. Heading`, `- item`, `1) item`, a paragraph a line, `@table` for the next table, `@page` where a
page ended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .convert import encode
from .convert import table as tabs
from .instrument import Content, kop, paper_for, table
from .paper import Paper
from .word import Letterhead

ITEM = re.compile(r"^([-•]|\d{1,2}[.)]|[a-z][.)]) ")


def blocks(text: str) -> Iterator[tuple[str, str, str]]:
    """(kind, label, words) of each line: head1, head2, item, text, table, page."""
    for line in text.strip("\n").split("\n"):
        item = ITEM.match(line.strip())
        if line.startswith("## "):
            yield "head2", "", line[3:]
        elif line.startswith("# "):
            yield "head1", "", line[2:]
        elif line == "@table":
            yield "table", "", ""
        elif line == "@page":
            yield "page", "", ""
        elif item:
            yield "item", item[1], line.strip()[item.end() :]
        elif line.strip():
            yield "text", "", line.strip()


def pdf(content: Content) -> bytes:
    """The proposal as a PDF: cover, contents with dotted leaders, sections, tables."""
    paper = paper_for(content)
    _cover(paper, content)
    if content.get("contents"):
        _contents(paper, content)
    tables = iter(content.get("tables", []))
    for kind, label, words in blocks(content["text"]):
        if kind == "table":
            table(paper, next(tables))
        elif kind == "page":
            paper.turn()
        else:
            _block(paper, kind, label, words)
    return paper.save(content.get("file_title", content["title"]))


def _cover(paper: Paper, content: Content) -> None:
    kop(paper, content)
    paper.y -= 60
    for line in content["cover"]:
        paper.center(line, paper.bold, 17 if line == content["title"] else 13)
        paper.gap(6)
    paper.y -= 60
    for label, value in content["head"]:
        labels = [(paper.left + 40, label), (paper.left + 170, ":")]
        paper.flow(value, paper.left + 180, labels=labels, align="left")
        paper.gap(4)
    paper.turn()


def _contents(paper: Paper, content: Content) -> None:
    paper.center("DAFTAR ISI", paper.bold)
    paper.gap(8)
    heads = [words for kind, _, words in blocks(content["text"]) if kind == "head1"]
    for words, page in zip(heads, content["contents"], strict=True):
        room = paper.right - paper.left - paper.wide(f"{words}  {page}")
        paper.flow(f"{words} {'.' * int(room / paper.wide('.'))} {page}", align="left")
    paper.turn()


def _block(paper: Paper, kind: str, label: str, words: str) -> None:
    if kind == "head1":
        paper.gap(10)
        paper.room(50)
        paper.flow(words, font=paper.bold, align="left")
    elif kind == "head2":
        paper.gap(6)
        paper.room(40)
        paper.flow(words, paper.left + 14, font=paper.bold, align="left")
    elif kind == "item":
        paper.flow(words, paper.left + 46, labels=[(paper.left + 28, label)])
    else:
        paper.flow(words, paper.left + 14, indent=24)
    paper.gap(4)


def txt(content: Content) -> bytes:
    """The proposal as a PDF converter leaves it: items behind dashes, paragraphs broken where a page ended."""
    lines = ["", "", *content["cover"], "", ""]
    lines += [f"- {label} : {value}" for label, value in content["head"]]
    lines += ["", "", "", *content["kop"]["lines"], "", *content["kop"].get("address", [])]
    tables = iter(content.get("tables", []))
    for kind, label, words in blocks(content["text"]):
        if kind == "table":
            lines += ["", *tabs(next(tables))]
        elif kind == "page":
            lines.append("")
        elif kind == "item":
            lines.append(f"- {label} {words}" if label != "-" else f"- {words}")
        else:
            lines += ["", words]
    return encode(lines)


def docx(content: Content) -> bytes:
    """The proposal in Word: headings by style, numbered by hand as people do, lists by Word."""
    word = Letterhead("Calibri", 11)
    for line in [*content["kop"]["lines"], "", *content["cover"], ""]:
        word.line(line, bold=True, center=True)
    table_rows = [[label, ":", value] for label, value in content["head"]]
    plain = word.document.add_table(rows=0, cols=3)
    for row in table_rows:
        for cell, text in zip(plain.add_row().cells, row, strict=True):
            cell.text = text
    word.turn()
    tables, listed = iter(content.get("tables", [])), list[str]()
    for kind, label, words in [*blocks(content["text"]), ("text", "", "")]:
        if kind == "item":
            listed.append(words)
            mark = "-" if label == "-" else "1"
            continue
        if listed:
            word.items(listed, mark)
            listed = []
        if kind == "table":
            block = next(tables)
            word.table(block["columns"], block["rows"])
        elif kind in ("head1", "head2"):
            word.document.add_heading(words, level=1 if kind == "head1" else 2)
        elif words:
            word.line(words)
    return word.save(content.get("file_title", content["title"]))

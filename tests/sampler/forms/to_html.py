"""Blocks as a web page, as an office's own system or a word processor leaves it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatchmethod
from html import escape

from ..make.convert import encode
from ..make.web import table
from .blocks import (
    Beside,
    Block,
    Clause,
    Gap,
    Items,
    Kop,
    Lines,
    Made,
    Pair,
    Pairs,
    Para,
    Rule,
    Sign,
    Signs,
    Table,
    Title,
    Turn,
)
from .form import Form

BREAK = "\x01"  # a line's end inside a cell, until the table is made
HEAD = '<!DOCTYPE html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n<title>{}</title>\n</head>\n<body>'


def html(made: Made, form: Form) -> bytes:
    """The file's bytes."""
    setter = Setter(form)
    lines = [HEAD.format(escape(made.title or made.kind))]
    return encode([*lines, *(line for block in made.blocks for line in setter.set(block)), "</body></html>"])


class Setter:
    """Writes one block after the other."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.tables = form.dice("html").some(0.6)

    def all(self, blocks: Iterable[Block]) -> str:
        """Blocks in a cell."""
        return "".join(line for block in blocks for line in self.set(block))

    @singledispatchmethod
    def set(self, block: Block) -> Iterator[str]:
        """The lines of a block."""
        raise TypeError(type(block).__name__)

    @set.register
    def _(self, block: Gap) -> Iterator[str]:
        yield from ["<br>"] if block.points >= 10 else []

    @set.register
    def _(self, block: Rule) -> Iterator[str]:
        yield "<hr>"

    @set.register
    def _(self, block: Turn) -> Iterator[str]:
        yield '<div style="page-break-before: always"></div>'

    @set.register
    def _(self, block: Kop) -> Iterator[str]:
        for text in block.lines:
            yield f'<p align="center"><b>{escape(text)}</b></p>'
        for text in block.address:
            yield f'<p align="center"><small>{escape(text)}</small></p>'
        yield "<hr>"

    @set.register
    def _(self, block: Title) -> Iterator[str]:
        if self.tables:
            yield f'<p align="center"><b>{"<br>".join(map(escape, block.lines))}</b></p>'
        else:
            yield from (f'<p style="text-align: center">{escape(text)}</p>' for text in block.lines)

    @set.register
    def _(self, block: Para) -> Iterator[str]:
        words = f"<b>{escape(block.text)}</b>" if block.bold else escape(block.text)
        yield f"<p>{'&nbsp;' * 6 if block.indent else ''}{words}</p>"

    @set.register
    def _(self, block: Lines) -> Iterator[str]:
        yield f'<p style="margin-left: {block.at * 100:.0f}%">{"<br>".join(escape(line) for line in block.lines)}</p>'

    @set.register
    def _(self, block: Items) -> Iterator[str]:
        if self.tables:
            yield _rows([[label, escape(text)] for label, text in block.items])
        else:
            yield from (f"<p>{label} {escape(text)}</p>" for label, text in block.items)

    @set.register
    def _(self, block: Pairs) -> Iterator[str]:
        style = block.style or self.form.pairs
        if style == "over":
            yield from (f"<p><b>{escape(label)}</b><br>{escape(value)}</p>" for label, value in block.rows)
        elif self.tables or style == "boxed":
            yield _rows([[escape(label), ":" if label else "", escape(value)] for label, value in block.rows])
        else:
            colon = {"glued": ": ", "none": "&nbsp;&nbsp;&nbsp; "}.get(style, " : ")
            texts = [f"{escape(label)}{colon if label else ''}{escape(value)}" for label, value in block.rows]
            yield f"<p>{'<br>'.join(texts)}</p>"

    @set.register
    def _(self, block: Clause) -> Iterator[str]:
        if self.tables:
            yield _rows(_clause(block.label, block.items))
        else:
            for number, (label, text) in enumerate(block.items):
                yield f"<p>{escape(block.label) + ' : ' if number == 0 else ''}{label} {escape(text)}</p>"

    @set.register
    def _(self, block: Beside) -> Iterator[str]:
        yield f"<table width='100%'><tr><td valign='top'>{self.all(block.left)}</td>"
        yield f"<td valign='top'>{self.all(block.right)}</td></tr></table>"

    @set.register
    def _(self, block: Table) -> Iterator[str]:
        broken = [[cell.replace("\n", BREAK) for cell in row] for row in block.rows]
        rows = [row[0] if len(row) == 1 else row for row in broken]
        yield table({"columns": block.columns, "rows": rows}).replace(BREAK, "<br>")

    @set.register
    def _(self, block: Signs) -> Iterator[str]:
        cells = [f"<td valign='top'>{'<br>'.join(map(escape, block.left))}</td>"] if block.left else ["<td></td>"]
        cells += [f"<td valign='top'>{'<br>'.join(map(escape, self._sign(sign)))}</td>" for sign in block.signs]
        if self.tables or block.left or len(block.signs) > 1:
            yield f"<table width='100%'><tr>{''.join(cells)}</tr></table>"
        else:
            yield f'<p style="margin-left: 55%">{"<br>".join(map(escape, self._sign(block.signs[0])))}</p>'

    def _sign(self, sign: Sign) -> Iterator[str]:
        yield from sign.above
        yield from [] if sign.office_below else sign.office
        yield from ["", *(["ttd"] if sign.mark == "ttd" else sign.note), ""]
        yield from [sign.name, *(sign.office if sign.office_below else []), *sign.under]


def _clause(label: str, items: Iterable[Pair]) -> list[list[str]]:
    """Label and colon in the first row only."""
    rows = [["", "", mark, escape(text)] for mark, text in items]
    rows[0][:2] = [escape(label), ":"]
    return rows


def _rows(rows: list[list[str]]) -> str:
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table>{body}</table>"

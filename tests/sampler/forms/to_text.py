"""Blocks as plain text: columns kept by blanks as on the page, or run down as a clipboard gives them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatchmethod
from itertools import zip_longest

from ..make.layout import WIDTH, Sheet
from .blocks import (
    Beside,
    Block,
    Clause,
    Gap,
    Items,
    Kop,
    Lines,
    Made,
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


def text(made: Made, form: Form) -> bytes:
    """The file's bytes."""
    dice = form.dice("text")
    keeps = dice.some(0.65)
    lines = list(Setter(form, keeps).all(made.blocks, WIDTH if keeps else 200))
    if keeps and form.page_number and dice.some(0.7):
        sheet = Sheet(form.page_number)
        for line in lines:
            sheet.put(line)
        lines = sheet.lines
    return ("\n".join(line.rstrip() for line in lines) + "\n").encode("utf-8")


class Setter:
    """The lines of blocks in a column of so many characters; `keeps` says whether columns are kept."""

    def __init__(self, form: Form, keeps: bool) -> None:
        self.form, self.keeps = form, keeps

    def all(self, blocks: Iterable[Block], width: int) -> Iterator[str]:
        """The lines of all blocks."""
        for block in blocks:
            yield from self.set(block, width)

    def hang(self, lead: str, words: str, width: int) -> Iterator[str]:
        """A paragraph whose later lines stand below its first word."""
        if not self.keeps:
            yield f"{lead.strip()} {words}".strip()
            return
        for number, line in enumerate(textwrap.wrap(words, max(20, width - len(lead)), break_on_hyphens=False) or [""]):
            yield (lead if number == 0 else " " * len(lead)) + line

    @singledispatchmethod
    def set(self, block: Block, width: int) -> Iterator[str]:
        """The lines of a block."""
        raise TypeError(type(block).__name__)

    @set.register
    def _(self, block: Gap, width: int) -> Iterator[str]:
        yield from [""] if block.points >= 8 else []

    @set.register
    def _(self, block: Rule, width: int) -> Iterator[str]:
        yield "_" * min(width, WIDTH)

    @set.register
    def _(self, block: Turn, width: int) -> Iterator[str]:
        yield from ["", ""]

    @set.register
    def _(self, block: Kop, width: int) -> Iterator[str]:
        yield from (self._middle(line, width) for line in [*block.lines, *block.address])
        yield from ["_" * min(width, WIDTH), ""] if block.address else [""]

    def _middle(self, line: str, width: int) -> str:
        return line.center(width) if self.keeps else line

    @set.register
    def _(self, block: Title, width: int) -> Iterator[str]:
        for line in block.lines:
            wrapped = textwrap.wrap(line, width - 16) if self.keeps else [line]
            yield from (self._middle(part, width) for part in wrapped)

    @set.register
    def _(self, block: Para, width: int) -> Iterator[str]:
        lines = textwrap.wrap(block.text, width, initial_indent=" " * (6 * bool(block.indent) * self.keeps))
        yield from lines if self.keeps else [block.text]

    @set.register
    def _(self, block: Lines, width: int) -> Iterator[str]:
        lead = " " * int(width * block.at) if self.keeps else ""
        for line in block.lines:
            yield from self.hang(lead, line, width)

    @set.register
    def _(self, block: Items, width: int) -> Iterator[str]:
        for label, words in block.items:
            lead = " " * 4 * block.level + (f"{label:<4}" if label else "")
            yield from self.hang(lead, words, width)

    @set.register
    def _(self, block: Pairs, width: int) -> Iterator[str]:
        style = block.style or self.form.pairs
        wide = max((len(label) for label, _ in block.rows), default=0)
        for label, value in block.rows:
            if style == "over":
                yield from [label, value]
            elif style == "glued" or not self.keeps:
                yield from self.hang(f"{label}: " if style == "glued" else f"{label} : ", value, width)
            else:
                colon = "  " if style == "none" or not label else ": "
                yield from self.hang(" " * int(block.indent / 6) + f"{label:<{wide + 1}}{colon}", value, width)

    @set.register
    def _(self, block: Clause, width: int) -> Iterator[str]:
        if self.form.clauses == "above":
            yield f"{block.label} :"
            yield from self.set(Items(block.items), width)
            return
        for number, (label, words) in enumerate(block.items):
            lead = f"{block.label:<14}: " if number == 0 else " " * 16
            yield from self.hang(lead + (f"{label:<4}" if label else ""), words, width)

    @set.register
    def _(self, block: Beside, width: int) -> Iterator[str]:
        if not self.keeps:
            yield from self.all(block.left, width)
            yield from self.all(block.right, width)
            return
        left = int(width * block.split)
        yield from _beside(self.all(block.left, left - 2), self.all(block.right, width - left), left)

    @set.register
    def _(self, block: Table, width: int) -> Iterator[str]:
        if not self.keeps:
            tab = self.form.dice("tabs").pick(["\t", " "])
            for row in [block.columns, *block.rows]:
                yield from row[0].split("\n") if len(row) == 1 else [tab.join(row).replace("\n", " ")]
            return
        widths = [int(width * share / sum(block.shares)) for share in block.shares]
        for row in [block.columns, *block.rows]:
            if len(row) == 1:
                yield from row[0].split("\n")
                continue
            cells = [textwrap.wrap(cell, max(4, wide - 2)) or [""] for cell, wide in zip(row, widths, strict=False)]
            for parts in zip_longest(*cells, fillvalue=""):
                yield "".join(part.ljust(wide) for part, wide in zip(parts, widths, strict=False))

    @set.register
    def _(self, block: Signs, width: int) -> Iterator[str]:
        columns = [list(self._sign(sign)) for sign in block.signs]
        if not self.keeps:
            yield from (line for column in [block.left, *columns] for line in column)
            return
        left = int(width * self.form.sign_at)
        lines: Sequence[str] = columns[-1]
        before: Sequence[str] = columns[0] if len(columns) > 1 else ["", "", *block.left] if block.left else []
        yield from _beside(before, lines, left)

    def _sign(self, sign: Sign) -> Iterator[str]:
        yield from sign.above
        yield from [] if sign.office_below else sign.office
        yield from ["", *(["ttd"] if sign.mark == "ttd" else sign.note), ""]
        yield from [sign.name, *(sign.office if sign.office_below else []), *sign.under]


def _beside(left: Iterable[str], right: Iterable[str], width: int) -> Iterator[str]:
    for first, second in zip_longest(left, right, fillvalue=""):
        yield f"{first:<{width}}{second}".rstrip()

"""Blocks in Word: labels by tabs or in tables without rules, lists counted by Word or typed."""

from __future__ import annotations

from functools import singledispatchmethod
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

from ..make.word import Letterhead
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

FACES = {"serif": "Bookman Old Style", "sans": "Arial", "vera": "Tahoma", "mono": "Courier New"}
WIDTH = 16.5  # of the text, in centimetres
BORDER = f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="12" w:space="1" w:color="auto"/></w:pBdr>'
COUNTED = {"a.": "a", "1.": "1", "1)": "1)", "-": "-"}


def docx(made: Made, form: Form) -> bytes:
    """The file's bytes."""
    setter = Setter(form)
    for block in made.blocks:
        setter.set(block)
    return setter.word.save(made.title or made.kind)


class Setter:
    """Writes one block after the other; `where` is the document or a cell."""

    def __init__(self, form: Form) -> None:
        dice = form.dice("word")
        self.form = form
        self.word = Letterhead(FACES[form.face], round(form.points))
        self.where: Any = self.word.document
        self.fresh = False  # the cell's own empty paragraph waits to be used
        self.width = WIDTH
        self.tabs = dice.some(0.4)
        self.counted = dice.some(0.6)
        self.kop_in_header = dice.some(0.15)

    def line(self, text: str = "", *, bold: bool = False, center: bool = False, left: float = 0) -> Any:
        """A paragraph where we are."""
        if self.fresh:
            paragraph, self.fresh = self.where.paragraphs[0], False
        else:
            paragraph = self.where.add_paragraph()
        paragraph.add_run(text).bold = bold
        if center:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if left:
            paragraph.paragraph_format.left_indent = Cm(left)
        return paragraph

    def cells(self, widths: list[float]) -> list[Any]:
        """The cells of a row without rules."""
        if self.where is self.word.document:
            table = self.where.add_table(rows=1, cols=len(widths))
        else:
            table = self.where.add_table(1, len(widths))
        table.autofit = False
        self.fresh = False
        for cell, width in zip(table.rows[0].cells, widths, strict=True):
            cell.width = Cm(width)
        return list(table.rows[0].cells)

    def inside(self, cell: Any, width: float, blocks: Any) -> None:
        """Set blocks in a cell."""
        before = self.where, self.width, self.fresh
        self.where, self.width, self.fresh = cell, width, True
        for block in blocks:
            self.set(block)
        self.where, self.width, self.fresh = before

    @singledispatchmethod
    def set(self, block: Block) -> None:
        """Set a block."""
        raise TypeError(type(block).__name__)

    @set.register
    def _(self, block: Gap) -> None:
        if block.points >= 8:
            self.line()

    @set.register
    def _(self, block: Rule) -> None:
        paragraph = self.line("" if self.tabs else "_" * 60)
        if self.tabs:
            paragraph._p.get_or_add_pPr().append(parse_xml(BORDER))

    @set.register
    def _(self, block: Turn) -> None:
        self.word.turn(block.landscape)

    @set.register
    def _(self, block: Kop) -> None:
        where = self.where
        if self.kop_in_header:
            self.where, self.fresh = self.word.document.sections[0].header, True
        for text in block.lines:
            self.line(text, bold=True, center=self.form.kop != "none_left")
        for text in block.address:
            self.line(text, center=self.form.kop != "none_left").runs[0].font.size = Pt(9)
        self.where, self.fresh = where, False
        self.line()

    @set.register
    def _(self, block: Title) -> None:
        for number, text in enumerate(block.lines):
            paragraph = self.line(text, bold=block.bold and self.form.bold, center=True)
            paragraph.runs[0].underline = (block.underlined and number == 0) or None

    @set.register
    def _(self, block: Para) -> None:
        paragraph = self.line(("\t" if block.indent and self.tabs else "") + block.text, bold=block.bold)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        if block.indent and not self.tabs:
            paragraph.paragraph_format.first_line_indent = Pt(block.indent)

    @set.register
    def _(self, block: Lines) -> None:
        for text in block.lines:
            self.line(text, bold=block.bold, left=block.at * self.width)

    @set.register
    def _(self, block: Items) -> None:
        labels = [label for label, _ in block.items]
        if self.counted and labels[0] in COUNTED:
            self.word.items([text for _, text in block.items], COUNTED[labels[0]], self._cell())
            self.fresh = False
            return
        for label, text in block.items:
            self.line(f"{label}\t{text}" if label else text, left=0.8 * block.level)

    def _cell(self) -> Any:
        """The cell whose first paragraph is still free, for a list to begin in it."""
        if self.where is self.word.document:
            return None
        if not self.fresh:
            self.where.add_paragraph()
        return self.where

    @set.register
    def _(self, block: Pairs) -> None:
        style = block.style or self.form.pairs
        if style == "boxed":
            self.word.table([*block.rows[0]], [[*row] for row in block.rows[1:]])
            return
        for label, value in block.rows:
            if style == "over":
                self.line(label, bold=True)
                self.line(value)
            elif style == "glued":
                self.line(f"{label}: {value}", left=block.indent / 28)
            elif style == "none":
                self.line(f"{label}\t{value}", left=block.indent / 28)
            elif self.tabs or style in ("tight", "person"):
                self.line(f"{label}\t: {value}" if label else value, left=block.indent / 28)
            else:
                self._row(label, value, block.indent / 28)

    def _row(self, label: str, value: str, indent: float) -> None:
        cells = self.cells([indent + 2.6, 0.4, self.width - 3 - indent])
        for cell, text in zip(cells, (label, ":", value), strict=True):
            cell.paragraphs[0].add_run(text)
        if indent:
            cells[0].paragraphs[0].paragraph_format.left_indent = Cm(indent)

    @set.register
    def _(self, block: Clause) -> None:
        if self.form.clauses == "above":
            self.line(f"{block.label} :")
            self.set(Items(block.items))
            return
        if self.tabs and len(block.items) < 8:
            for number, (label, text) in enumerate(block.items):
                head = f"{block.label}\t: " if number == 0 else "\t  "
                self.line(f"{head}{label}{chr(9) if label else ''}{text}", bold=block.bold)
            return
        cells = self.cells([3.0, 0.4, self.width - 3.4])
        cells[0].paragraphs[0].add_run(block.label)
        cells[1].paragraphs[0].add_run(":")
        first, *rest = block.items
        if first[0]:
            self.inside(cells[2], self.width - 3.4, [Items(block.items)])
        else:
            cells[2].paragraphs[0].add_run(first[1]).bold = block.bold
            if rest:
                for label, text in rest:
                    cells[2].add_paragraph().add_run(f"{label}\t{text}")

    @set.register
    def _(self, block: Beside) -> None:
        left = self.width * block.split
        cells = self.cells([left, self.width - left])
        self.inside(cells[0], left, [part for part in block.left if not isinstance(part, Gap)])
        self.inside(cells[1], self.width - left, [part for part in block.right if not isinstance(part, Gap)])

    @set.register
    def _(self, block: Table) -> None:
        self.word.table(block.columns, [row[0] if len(row) == 1 else row for row in block.rows])

    @set.register
    def _(self, block: Signs) -> None:
        if len(block.signs) == 1 and not block.left:
            for paragraph in self._sign(block.signs[0]):
                if self.form.sign_align == "left":
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
                paragraph.paragraph_format.left_indent = Cm(self.width * self.form.sign_at)
            return
        parts = [block.signs[0]] if block.left else block.signs
        cells = self.cells([self.width / 2] * (len(parts) + bool(block.left)))
        if block.left:
            self.inside(cells[0], self.width / 2, [Lines(block.left)])
        for cell, sign in zip(cells[-len(parts) :], parts, strict=True):
            before = self.where
            self.where, self.fresh = cell, True
            self._sign(sign)
            self.where, self.fresh = before, False

    def _sign(self, sign: Sign) -> list[Any]:
        centred = self.form.sign_align == "center"
        office = [] if sign.office_below else [*sign.office]
        mark = {"ttd": [self.form.dice("ttd").pick(["ttd", "ttd.", "t t d"])], "note": [*sign.note]}.get(sign.mark, [])
        made = [self.line(text, center=centred) for text in [*sign.above, *office]]
        made += [self.line(text, center=centred) for text in ["", *mark, "", ""]]
        made.append(self.line(sign.name, bold=self.form.bold, center=centred))
        made[-1].runs[0].underline = self.form.name_underlined or None
        below = [*(sign.office if sign.office_below else []), *sign.under]
        return made + [self.line(text, center=centred) for text in below]

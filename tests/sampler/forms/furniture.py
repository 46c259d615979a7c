"""What stands around the text: page numbers, running heads, watermarks, stamps, codes."""

from __future__ import annotations

from functools import partial
from typing import Any

from ..make.paper import Paper
from .blocks import Made
from .closing import BSRE
from .form import Form


def furniture(form: Form, made: Made, paper: Paper, number: int) -> None:
    """Page number, running head, watermark and the note of an electronic signature."""
    first = form.number_first or number > 1
    noted = form.foot_note and form.sign_mark in ("qr", "note") and made.kind in ("letter", "decree", "regulation")
    if form.page_number and first:
        text = form.page_number.format(number)
        x = (paper.left + paper.right - paper.wide(text)) / 2
        paper.write(x, paper.bottom - 30 if form.number_foot and not noted else paper.top + 14, text)
    if form.running_head == "gazette" and made.kind == "regulation" and number > 1:
        text = f"{made.truth['date']}"[:4] + f", No.{len(str(made.truth['title'])) * 3}"
        paper.write(paper.left, paper.top + 20, text)
    if form.running_head == "site":
        paper.write(paper.right - 120, 22, "www.jdih.example.id", points=9)
    if form.watermark == "site":
        paper.write(paper.left, 14, "jdih.example.id", points=9)
    elif form.watermark:
        paper.put(-9, partial(_across, form.watermark, paper.width, paper.height))
    if noted:
        for row, line in enumerate(BSRE):
            paper.write(paper.left, 40 - row * 9, line, points=7.5)


def _across(word: str, width: float, height: float, canvas: Any) -> None:
    """A pale word across the page, which lets the text show through as office programs and scanners print it: where
    it is drawn last, opaque paint would hide words that the truth has."""
    canvas.saveState()
    canvas.setFillGray(0.3)
    canvas.setFillAlpha(0.2)
    canvas.setFont("Helvetica-Bold", 92)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(48)
    canvas.drawCentredString(0, -30, word)
    canvas.restoreState()


def stamp(paper: Paper, word: str) -> None:
    """A boxed word in the upper corner."""
    wide = paper.wide(word, paper.bold, 11)
    x, y = paper.right - wide - 8, paper.top + 6
    paper.write(x, y, word, paper.bold, 11)
    for x0, y0, x1, y1 in ((-5, -5, 5, -5), (-5, 12, 5, 12)):
        paper.rule(x + x0, y + y0, x + wide + x1, y + y1)
    for edge in (x - 5, x + wide + 5):
        paper.rule(edge, y - 5, edge, y + 12)


def squares(x: float, y: float, seed: int, canvas: Any) -> None:
    """What looks like a QR code."""
    side, cell = 21, 2.0
    canvas.saveState()
    for row in range(side):
        for column in range(side):
            corner = ((row < 7 or row > 13) and column < 7) or (row > 13 and column > 13)
            edge = corner and (
                row % 14 in (0, 6) or column % 14 in (0, 6) or (row % 14 in (2, 3, 4) and column % 14 in (2, 3, 4))
            )
            if edge or (not corner and (row * 31 + column * 17 + seed * (row ^ column)) % 3 == 0):
                canvas.rect(x + column * cell, y + row * cell, cell, cell, stroke=0, fill=1)
    canvas.restoreState()

"""Words written over others: bars made of letters, and letters on the very place of the same ones that are not seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_makers import HEIGHT, add_form, box, changed, drawn, show, text
from reportlab.pdfgen.canvas import Canvas

from extractor.model.document import Document
from extractor.reading.pdf.reader import read_pdf

WHITE = (1, 1, 1)


def seen(path: Path) -> tuple[list[str], set[str]]:
    """The lines above the body of the page, and the codes of what was found."""
    document: Document = read_pdf(path, ocr="off")
    return [line.text for line in document.lines[:-12]], {finding.code for finding in document.findings}


def squares(x: float, y: float, count: int, size: float) -> Callable[[Canvas], None]:
    """Black squares of a symbol font, side by side."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("ZapfDingbats", size)
        canvas.drawString(x, HEIGHT - y, "n" * count)

    return draw


@pytest.mark.parametrize(("count", "size"), [(10, 14), (12, 12)])
def test_squares_typed_over_words_black_them_out(tmp_path: Path, count: int, size: float) -> None:
    under = text(120, 100, "0042 1185 7371")
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Nama: Sekar"), under, squares(118, 102, count, size))
    lines, codes = seen(path)
    assert lines == ["Nama: Sekar"]
    assert "text_covered" in codes


def test_squares_beside_words_are_signs(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", squares(60, 100, 1, 11), text(80, 100, "rompi dan peluit"))
    assert seen(path) == (["■ rompi dan peluit"], set())


@pytest.mark.parametrize(("old", "new"), [("551/009/2020", "551/214/2030"), ("551/214/2020", "551/214/2030")])
@pytest.mark.parametrize("is_white", [True, False], ids=["white on white", "under a white box"])
def test_letters_on_the_same_letters_that_are_not_seen(tmp_path: Path, old: str, new: str, is_white: bool) -> None:
    """PDFium takes the second of two like letters on one place for a letter drawn twice."""
    label = text(60, 100, "Nomor:")
    below = text(100, 100, old, colour=WHITE if is_white else (0, 0, 0))
    between = [] if is_white else [box(99, 90, 90, 14, WHITE)]
    lines, codes = seen(drawn(tmp_path / "a.pdf", label, below, *between, text(100, 100, new)))
    assert lines == [f"Nomor: {new}"]
    assert codes == {"text_hidden" if is_white else "text_covered"}


def test_letters_in_a_form_on_the_same_letters_without_ink(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", text(60, 100, "Nomor:"))
    with changed(path) as pdf:
        add_form(pdf, "3 Tr " + show("045/118", 100, 100))
        add_form(pdf, "0 Tr " + show("045/206", 100, 100))
    assert seen(path) == (["Nomor: 045/206"], {"text_hidden"})

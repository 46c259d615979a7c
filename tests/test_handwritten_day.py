"""A day that a pen wrote between printed words is cut out and read; strokes through it leave the row as it is."""

from __future__ import annotations

import pytest

np = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2")
from extractor.layout.page_words import Token  # noqa: E402
from extractor.reading.ocr.handwritten_day import with_handwritten_day  # noqa: E402
from extractor.reading.ocr.page_image import Scan  # noqa: E402
from extractor.reading.ocr.rapidocr import rapidocr_version  # noqa: E402

needs_reader = pytest.mark.skipif(not rapidocr_version(), reason="RapidOCR is not here")
SCALE = 4.0
LABEL = 80 + cv2.getTextSize("tanggal", cv2.FONT_HERSHEY_COMPLEX, 1.05, 2)[0][0]
"""Pixels from the left at which the printed label ends."""
ROW = [
    Token(20.0, 20.0, LABEL / SCALE, 32.0, "tanggal", 95.0),
    Token(120.0, 20.0, 180.0, 32.0, "September", 95.0),
    Token(184.0, 20.0, 210.0, 32.0, "2021", 95.0),
]
SAID = Token(95.0, 20.0, 100.0, 32.0, "4", 95.0)


def page(draw: str = "", bars: int = 0, stroke: bool = False) -> Scan:
    """A line with what is written between `tanggal` and the month: figures, bars for the figure 1, a long stroke."""
    pixels = np.full((220, 900), 255, np.uint8)
    cv2.putText(pixels, "tanggal", (80, 122), cv2.FONT_HERSHEY_COMPLEX, 1.05, 0, 2)
    for k in range(bars):
        cv2.line(pixels, (LABEL + 30 + 24 * k, 90), (LABEL + 33 + 24 * k, 124), 0, 4)
    cv2.putText(pixels, draw, (LABEL + 36 + 24 * bars, 122), cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, 1.2, 0, 3, cv2.LINE_AA)
    if stroke:
        cv2.line(pixels, (LABEL + 10, 5), (LABEL + 90, 215), 0, 4)
    return Scan(pixels, SCALE)


def texts(row: list[Token]) -> list[str]:
    return [token.text for token in row]


def test_bars_are_ones() -> None:
    assert texts(with_handwritten_day(page(bars=2), ROW)) == ["tanggal", "11", "September", "2021"]
    day = with_handwritten_day(page(bars=1), ROW)[1]
    assert day.text == "1" and ROW[0].x1 < day.x1 < ROW[1].x0


@needs_reader
def test_a_bar_before_the_figure_that_was_read_is_added() -> None:
    assert texts(with_handwritten_day(page("4", bars=1), sorted([*ROW, SAID]))) == [
        "tanggal",
        "14",
        "September",
        "2021",
    ]


def test_as_many_figures_as_were_read_stay() -> None:
    row = sorted([*ROW, SAID])
    assert with_handwritten_day(page(bars=1), row) == row


def test_figures_that_make_no_day_are_left_out() -> None:
    assert texts(with_handwritten_day(page(bars=3), sorted([*ROW, SAID]))) == ["tanggal", "September", "2021"]


def test_a_stroke_through_the_figures_leaves_the_row() -> None:
    assert with_handwritten_day(page(bars=2, stroke=True), ROW) == ROW


def test_nothing_written_leaves_the_row() -> None:
    assert with_handwritten_day(page(), ROW) == ROW
    assert with_handwritten_day(page(bars=2), ROW[:1]) == ROW[:1]
    plain = [ROW[0]._replace(text="hari"), *ROW[1:]]
    assert with_handwritten_day(page(bars=2), plain) == plain

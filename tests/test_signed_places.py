"""Strokes of a pen and seals on a page: where it is signed though no words say so."""

from __future__ import annotations

import pytest

np = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2")

from extractor.layout.page_words import Token  # noqa: E402
from extractor.model.document import Box  # noqa: E402
from extractor.reading.ocr.page_image import Pixels, Scan  # noqa: E402  after the skips
from extractor.reading.ocr.signed_places import stroke_zones  # noqa: E402
from extractor.reading.ocr.zones import Zone  # noqa: E402

SCALE = 100 / 72
PLACES = [(60 + 50 * i, 300.0 + 16 * k) for i in range(8) for k in range(4)]
WORDS = [Token(x, top, x + 40, top + 11, "kata", 95) for x, top in PLACES]


def page() -> Pixels:
    """A white A4 page with words as blots of letter size."""
    pixels = np.full((1170, 827), 255, np.uint8)
    for word in WORDS:
        x0, top, x1, bottom = (int(side * SCALE) for side in word[:4])
        for x in range(x0, x1, 9):
            pixels[top:bottom, x : x + 5] = 20
    return pixels


def with_stroke(x: int, y: int) -> Pixels:
    """The page with a loop of a pen around a point."""
    pixels = page()
    cv2.ellipse(pixels, (x, y), (70, 40), 20, 0, 330, (60,), 2)
    return pixels


def zones(pixels: Pixels, edges: list[Box] | None = None, known: list[Zone] | None = None) -> list[Box]:
    return [zone.box for zone in stroke_zones(Scan(pixels, SCALE), WORDS, edges or [], known or [])]


def test_a_stroke_of_a_pen_tells_where_a_page_is_signed() -> None:
    (box,) = zones(with_stroke(550, 800))
    assert box[0] < 480 / SCALE and box[1] < 760 / SCALE and box[3] > 840 / SCALE


def test_a_stroke_under_a_name_draws_no_frame() -> None:
    pixels = with_stroke(550, 800)
    cv2.line(pixels, (485, 835), (615, 835), (0,), 2)
    assert zones(pixels, [(485 / SCALE, 835 / SCALE, 615 / SCALE, 835 / SCALE)]) != []


def test_text_alone_is_no_signature() -> None:
    assert zones(page()) == []


def test_a_crest_a_frame_and_a_known_block_are_none() -> None:
    assert zones(with_stroke(400, 120)) == []
    framed = page()
    cv2.rectangle(framed, (450, 700), (650, 850), (0,), 2)
    x0, top, x1, bottom = (side / SCALE for side in (450, 700, 650, 850))
    edges: list[Box] = [(x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)]
    assert zones(framed, edges) == []
    assert zones(with_stroke(550, 800), known=[Zone((300, 500, 595, 700), 13.0)]) == []

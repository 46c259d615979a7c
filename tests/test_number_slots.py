"""Gaps that letters leave for their number, and months in Roman strokes, as they stand on the page."""

from __future__ import annotations

import pytest

np = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2")

from extractor.layout.page_words import Token  # noqa: E402
from extractor.reading.ocr.number_slots import with_number_slots  # noqa: E402  after the skips
from extractor.reading.ocr.page_image import Pixels, Scan  # noqa: E402

BEFORE = Token(100, 100, 160, 120, "800/", 95)
BEHIND = Token(260, 100, 360, 120, "/DINAS/2031", 96)


def paper() -> Pixels:
    return np.full((300, 600), 240, np.uint8)


def confidence(pixels: Pixels) -> float | None:
    """How sure the word before the gap is."""
    return with_number_slots(Scan(pixels, 1.0), 0, 0.0, [BEFORE, BEHIND])[0].confidence


def test_a_white_gap_of_a_number_is_believed() -> None:
    pixels = paper()
    pixels[110:112, 200:202] = 20
    assert confidence(pixels) == 95


def test_a_gap_with_ink_that_nobody_read_is_not() -> None:
    pixels = paper()
    cv2.line(pixels, (205, 98), (200, 121), (60,), 2)
    assert confidence(pixels) == 0


def spelt(text: str, bars: int) -> str:
    """What `text` is made where so many bars stand between two strokes before the year."""
    pixels = paper()
    x = 100
    for sign in ["?", "/", *("I" * bars), "/", *"????"]:
        if sign == "?":
            cv2.rectangle(pixels, (x, 100), (x + 11, 119), (10,), 2)
        elif sign == "/":
            cv2.line(pixels, (x + 7, 100), (x, 119), (10,), 2)
        else:
            pixels[100:120, x : x + 3] = 10
        x += {"?": 17, "/": 13}.get(sign, 8)
    return with_number_slots(Scan(pixels, 1.0), 0, 0.0, [Token(98, 97, x, 122, text, 96)])[0].text


@pytest.mark.parametrize("text", ["B/II/2031", "B/111/2031"])
def test_a_month_has_as_many_strokes_as_stand_there(text: str) -> None:
    assert spelt(text, 3) == "B/III/2031"


def test_a_month_of_other_signs_stays() -> None:
    assert spelt("B/IV/2031", 3) == "B/IV/2031"
    assert spelt("B/11/2031", 0) == "B/11/2031"

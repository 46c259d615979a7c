"""Specks on a scanned page are wiped where they stand alone and are many; signs of print stay."""

from __future__ import annotations

import pytest

np = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2")
from extractor.reading.ocr.dust import without_dust  # noqa: E402
from extractor.reading.ocr.page_image import Pixels, Scan  # noqa: E402  after the skips

SCALE = 200 / 72


def page(specks: int) -> Pixels:
    """A page with a word and its full stop, a dotted line to write on, and so many specks below them."""
    pixels = np.full((1400, 1100), 235, np.uint8)
    cv2.putText(pixels, "tahun 2021. dan ,", (100, 200), cv2.FONT_HERSHEY_DUPLEX, 0.9, 0, 2, cv2.LINE_AA)
    for x in range(100, 400, 10):
        pixels[300:303, x : x + 3] = 20
    for k in range(specks):
        pixels[400 + 40 * (k // 20) : 403 + 40 * (k // 20), 100 + 45 * (k % 20) : 103 + 45 * (k % 20)] = 80
    return pixels


def test_dust_is_wiped_and_print_stays() -> None:
    dusty, clean = page(100), page(0)
    assert (without_dust(Scan(dusty, SCALE)).pixels == clean).all()


@pytest.mark.parametrize("specks", [0, 20])
def test_a_page_with_few_specks_stays_as_it_is(specks: int) -> None:
    pixels = page(specks)
    assert without_dust(Scan(pixels, SCALE)).pixels is pixels

"""Seals and signatures that are lighter than print are wiped off a scanned page; print, frames and titles stay."""

from __future__ import annotations

import pytest

np = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2")

from extractor.reading.ocr.light_marks import without_light_marks  # noqa: E402  after the skips
from extractor.reading.ocr.page_image import Pixels, Scan  # noqa: E402

SCALE = 200 / 72
INK, SEAL, PAPER = 10, 130, 235
NAME = (700, 1500)


def printed() -> Pixels:
    """Lines of print, and a name where a seal is to stand."""
    pixels = np.full((2340, 1650), PAPER, np.uint8)
    for row in range(14):
        write(pixels, "dalam rangka menata arsip", (150, 800 + 40 * row))
    write(pixels, "HADI SANTOSA", NAME)
    return cv2.GaussianBlur(pixels, (0, 0), 0.6)


def write(pixels: Pixels, text: str, at: tuple[int, int], ink: int = INK, size: float = 1.0) -> None:
    cv2.putText(pixels, text, at, cv2.FONT_HERSHEY_DUPLEX, size, ink, 2, cv2.LINE_AA)


def stamped(pixels: Pixels, level: int = SEAL) -> Pixels:
    """The page with a round seal over the beginning of the name, a word in it."""
    seal = np.full_like(pixels, 255)
    for radius in (120, 105):
        cv2.circle(seal, (700, 1420), radius, (level,), 3, cv2.LINE_AA)
    write(seal, "DINAS", (650, 1420), level, 0.8)
    return (pixels / 255.0 * seal).astype(np.uint8)


def bare(pixels: Pixels) -> Pixels:
    return without_light_marks(Scan(pixels, SCALE)).pixels


def inked(pixels: Pixels) -> int:
    """How many pixels are darker than a seal over paper."""
    return int((pixels < PAPER - 30).sum())


def test_a_light_seal_is_wiped_and_the_name_under_it_stays() -> None:
    clean = printed()
    wiped = bare(stamped(clean))
    assert inked(wiped[1290:1460, 560:830]) < 20
    there = slice(1470, 1510), slice(690, 960)
    assert inked(wiped[there]) < 1.2 * inked(clean[there])
    assert (wiped[there][clean[there] < 60] < 90).mean() > 0.97


def test_a_seal_as_dark_as_print_stays() -> None:
    copied = stamped(printed(), 12)
    assert bare(copied) is copied


def test_print_alone_a_frame_of_light_lines_and_a_seal_on_an_empty_page_stay() -> None:
    pixels = printed()
    assert bare(pixels) is pixels
    cv2.rectangle(pixels, (500, 1400), (800, 1600), (SEAL,), 3)
    assert bare(pixels) is pixels
    empty = stamped(np.full((2340, 1650), PAPER, np.uint8))
    assert bare(empty) is empty


def test_large_light_letters_that_touch_are_of_a_title() -> None:
    pixels = printed()
    for k, letter in enumerate("PERATURAN"):
        write(pixels, letter, (300 + 90 * k, 1900), 120, 3.2)
    cv2.line(pixels, (380, 1880), (480, 1880), (120,), 4)
    assert bare(pixels) is pixels


def test_ink_that_is_light_in_one_colour_is_told_by_that_colour() -> None:
    dark, light = stamped(printed(), 12), stamped(printed())
    scan = Scan(dark, SCALE)
    assert without_light_marks(scan) is scan
    wiped = without_light_marks(scan, lambda: Scan(light, SCALE)).pixels
    assert inked(wiped[1290:1460, 560:830]) < 20

"""Pages as an office's scanner gives them: pictures without text, askew, grainy, sealed and signed over.

The pictures depend on PDFium's own drawing: another version may give other bytes, the words on them stay.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np
import pypdfium2
from PIL import Image

from ..scans import Pixels, pdf_of, speckle
from .dice import Dice
from .handwriting import Written, strokes
from .to_pdf import Printed, Spot
from .to_searchable import layered

INKS = {"blue": (40, 50, 150), "black": (25, 25, 30), "violet": (110, 60, 150)}  # red, green, blue
LAYERED = 1 / 7
"""How many scans carry a text layer: of 183 real files 22 had a poor one, 62 had none."""
SPECKS = {"glass": (0.0, 0.00001), "worn": (0.00001, 0.00005), "copied": (0.00008, 0.0002)}
"""The share of pixels with dust: on a clean glass, a worn one, and a copy of a copy (a page has some four million)."""
WHITE = (255, 255, 255)


def scan(printed: Printed, dice: Dice) -> bytes:
    """The pages of a PDF as pictures in a PDF, in one of seven under what a poor recogniser made of them."""
    dpi = dice.pick([150, 170, 200, 200, 220])
    mode = dice.weigh({"grey": 5, "colour": 3, "bitonal": 1.5})
    paper = dice.between(0.86, 1.0)
    skew = dice.between(-1.2, 1.2)
    sideways = dice.some(0.6)  # a landscape page went through the feeder lying on its side
    pages = []
    with pypdfium2.PdfDocument(printed.content) as document:
        for number, page in enumerate(document):
            pixels = np.array(page.render(scale=dpi / 72).to_numpy())[:, :, ::-1].copy()
            for spot in (spot for spot in printed.spots if spot.page == number):
                signed(pixels, spot, dpi / 72, dice)
            _written([one for one in printed.by_hand if one.page == number], pixels, dpi / 72, dice.more("pen"))
            tilt = skew + dice.between(-0.3, 0.3)
            if pixels.shape[1] > pixels.shape[0] and sideways:
                pixels = np.ascontiguousarray(np.rot90(pixels))
            pages.append(_picture(aged(pixels, tilt, paper, dice), mode))
    if dice.more("layer").some(LAYERED):
        return layered(pages, dpi, printed.runs, dice.more("misread"))
    return pdf_of(pages, dpi, dice.number(40, 70))


def _written(figures: Sequence[Written], pixels: Pixels, scale: float, dice: Dice) -> None:
    """Figures by one pen."""
    ink, thick = INKS[dice.pick(["blue", "black"])], max(1, round(dice.between(0.6, 1.0) * scale))
    for figure in figures:
        for stroke in strokes(figure, dice):
            way = np.array([(x * scale, pixels.shape[0] - y * scale) for x, y in stroke], np.int32)
            cv2.polylines(pixels, [way], False, ink, thick, cv2.LINE_AA)


def signed(pixels: Pixels, spot: Spot, scale: float, dice: Dice) -> None:
    """A signature's strokes at the spot, and a seal over its left side more often than not."""
    x, y = spot.x * scale, spot.y * scale
    if dice.some(0.9):
        _strokes(pixels, x, y, scale, INKS[dice.pick(["blue", "black"])], dice)
    if dice.some(0.6):
        centre = (int(x - dice.between(20, 60) * scale), int(y + dice.between(-10, 14) * scale))
        _seal(pixels, centre, scale, INKS[dice.pick(["violet", "blue"])], dice)


def _strokes(pixels: Pixels, x: float, y: float, scale: float, ink: tuple[int, ...], dice: Dice) -> None:
    """A line that loops from left to right, and one that crosses it."""
    wide, tall = dice.between(50, 100) * scale, dice.between(14, 30) * scale
    beats, lean = dice.number(3, 7), dice.between(-0.4, 0.4)
    curve = []
    for step in range(120):
        along = step / 119
        up = math.sin(along * beats * math.tau) * (1 - 0.6 * along) + 0.3 * math.sin(along * 2.3 * beats * math.tau)
        curve.append((x + (along - 0.4) * wide + up * tall * 0.3, y - up * tall - (along - 0.5) * lean * tall * 2))
    thick = max(1, round(dice.between(0.7, 1.4) * scale))
    cv2.polylines(pixels, [np.array(curve, np.int32)], False, ink, thick, cv2.LINE_AA)
    flourish = np.array(
        [(x - wide * 0.5, y + tall * 0.7), (x + wide * 0.1, y + tall), (x + wide * 0.7, y + tall * 0.2)]
    )
    cv2.polylines(pixels, [flourish.astype(np.int32)], False, ink, thick, cv2.LINE_AA)


def _seal(pixels: Pixels, centre: tuple[int, int], scale: float, ink: tuple[int, ...], dice: Dice) -> None:
    """A round seal as multiplied ink: rings, a star, words across."""
    layer = np.full_like(pixels, 255)
    radius = dice.between(40, 52) * scale
    thick = max(1, round(scale))
    for share in (1.0, 0.93, 0.62):
        cv2.circle(layer, centre, int(radius * share), ink, thick, cv2.LINE_AA)
    points = [
        (centre[0] + radius * 0.45 * math.sin(n * 2.513), centre[1] - radius * 0.45 * math.cos(n * 2.513))
        for n in range(5)
    ]
    cv2.polylines(layer, [np.array(points, np.int32)], True, ink, thick, cv2.LINE_AA)
    for step, letter in enumerate("PEMERINTAH KABUPATEN DINAS "):
        angle = step * math.tau / 27
        at = (
            int(centre[0] + radius * 0.78 * math.sin(angle) - 3 * scale),
            int(centre[1] - radius * 0.78 * math.cos(angle) + 3 * scale),
        )
        cv2.putText(layer, letter, at, cv2.FONT_HERSHEY_SIMPLEX, 0.28 * scale, ink, thick, cv2.LINE_AA)
    strength = dice.between(0.45, 0.85)
    np.copyto(pixels, (pixels * (1 - strength + strength * layer / 255.0)).astype(np.uint8))


def aged(pixels: Pixels, skew: float, paper: float, dice: Dice) -> Pixels:
    """The page askew, soft, on grey paper with grain and specks, perhaps with a shadow at its edge."""
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0)
    pixels = cv2.warpAffine(pixels, matrix, (width, height), borderValue=WHITE)
    soft = cv2.GaussianBlur(pixels, (0, 0), dice.between(0.4, 0.9)).astype(np.float32)
    grain = np.random.default_rng(dice.number(0, 2**31))
    soft = soft * paper * 0.95 + 6 + grain.normal(0, dice.between(0.5, 4), (height, width, 1))
    dirty = dice.weigh({"glass": 8, "worn": 3, "copied": 1})
    speckle(soft, dice.between(*SPECKS[dirty]), 80, grain)
    if dice.some(0.3):
        soft *= 1 - 0.35 * np.exp(-np.arange(width, dtype=np.float32) / (width * 0.03))[None, :, None]
    return np.clip(soft, 0, 255).astype(np.uint8)


def _picture(pixels: Pixels, mode: str) -> Image.Image:
    if mode == "colour":
        return Image.fromarray(pixels)
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    if mode == "grey":
        return Image.fromarray(grey)
    return Image.fromarray(np.where(grey < 150, 0, 255).astype(np.uint8))

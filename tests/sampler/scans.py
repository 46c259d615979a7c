"""Make samples/scans: pages of the sample documents as a scanner would give them, pictures without any text.

python tests/sampler/scans.py

The pictures depend on PDFium's own drawing, so that another version may give other bytes; the words on them stay.
"""

from __future__ import annotations

import io
import time
from pathlib import Path
from typing import Any, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt
import pypdfium2
from PIL import Image

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
DPI = 170
Pixels = npt.NDArray[np.uint8]


class Scanned(NamedTuple):
    """A page of a sample: how far it lies turned (clockwise), how askew, and whether a seal was pressed on it."""

    page: int
    turn: int = 0
    skew: float = 0.0
    seal: bool = False


SCANS: dict[str, tuple[str, tuple[Scanned, ...]]] = {
    # The table's landscape pages went through the feeder sideways and upside down.
    "decree-formasi.pdf": ("decree/formasi-tenaga-teknis.pdf", (Scanned(1), Scanned(2, 90), Scanned(3, 180, -0.6))),
    "letter-surat-tugas.pdf": ("letter/surat-tugas-pendampingan.pdf", (Scanned(1, skew=1.4),)),
    "regulation-perda.pdf": ("regulation/perda-perubahan-retribusi.pdf", (Scanned(1, skew=-0.9, seal=True),)),
}


def scan(source: Path, page: Scanned, seed: int) -> Image.Image:
    """The page as a grey picture: askew, with soft edges, paper grain and dust."""
    with pypdfium2.PdfDocument(source) as pdf:
        pixels = np.array(pdf[page.page - 1].render(scale=DPI / 72, grayscale=True).to_numpy()).squeeze()
    if page.seal:
        pixels = sealed(pixels)
    height, width = pixels.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), page.skew, 1.0)
    pixels = cv2.warpAffine(pixels, matrix, (width, height), borderValue=(255,))
    pixels = cv2.GaussianBlur(np.rot90(pixels, -page.turn // 90), (0, 0), 0.7)
    return Image.fromarray(dusty(pixels, np.random.default_rng(seed)))


def sealed(pixels: Pixels) -> Pixels:
    """The page with a round seal over its lower half."""
    height, width = pixels.shape
    ink = np.full_like(pixels, 255)
    centre = (int(width * 0.55), int(height * 0.82))
    for radius in (105, 96, 55):
        cv2.circle(ink, centre, radius, (150,), 3)
    return np.minimum(pixels, ink)


def dusty(pixels: Pixels, grain: np.random.Generator) -> Pixels:
    """The page on grey paper, coarse to few levels (which keeps the file small), with specks."""
    paper = pixels * 0.93 + 8
    speckle(paper, 0.00015, 90, grain)
    return np.clip(np.round(paper / 16) * 16, 0, 255).astype(np.uint8)


def speckle(paper: npt.NDArray[Any], share: float, ink: int, grain: np.random.Generator) -> None:
    """Put dust on a share of the page's pixels."""
    specks = grain.random(paper.shape[:2]) < share
    paper[cv2.dilate(specks.astype(np.uint8), np.ones((2, 2), np.uint8)) > 0] = ink


def pdf_of(pictures: list[Image.Image], dpi: int, quality: int) -> bytes:
    """A PDF of pictures alone, a page each, the same bytes whenever it is made."""
    file, then = io.BytesIO(), time.gmtime(0)
    dates = {"creationDate": then, "modDate": then}
    pictures[0].save(file, "PDF", resolution=dpi, save_all=True, append_images=pictures[1:], quality=quality, **dates)
    return file.getvalue()


def documents() -> dict[str, bytes]:
    """Each scan's file name and bytes."""
    made = {}
    for name, (source, pages) in SCANS.items():
        pictures = [scan(SAMPLES / source, page, seed) for seed, page in enumerate(pages)]
        made[name] = pdf_of(pictures, DPI, quality=45)
    return made


if __name__ == "__main__":
    (SAMPLES / "scans").mkdir(exist_ok=True)
    for name, content in documents().items():
        (SAMPLES / "scans" / name).write_bytes(content)

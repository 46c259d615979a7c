"""Pictures of pages over the text that a poor recogniser made of them: nobody sees it and every reader finds it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from .dice import Dice
from .to_pdf import Run

MISREAD = {
    "a": "o", "b": "h", "c": "e", "d": "cl", "e": "c", "g": "q", "h": "b", "i": "l", "l": "1", "m": "rn", "n": "ri",
    "o": "0", "r": "t", "s": "5", "t": "f", "u": "ii", "y": "v", "A": "4", "B": "8", "D": "O", "E": "F", "I": "l",
    "K": "X", "M": "N", "N": "H", "O": "0", "P": "F", "R": "B", "S": "5", "T": "I", "U": "LI", "0": "O", "1": "l",
    "2": "Z", "5": "S", "6": "b", "8": "B", "9": "g", ":": "", ",": ".", "/": "I",
}  # fmt: skip
"""What scanners' own recognition makes of a sign."""
QUALITY = 60


def layered(pages: Sequence[Image.Image], dpi: int, runs: Iterable[Run], dice: Dice) -> bytes:
    """A PDF with a picture a page, and its misread words invisible over it."""
    poor = dice.between(0.02, 0.2)
    lost = dice.between(0.0, 0.08)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pageCompression=0, invariant=1)
    listed = list(runs)
    for number, picture in enumerate(pages):
        width, height = picture.width * 72 / dpi, picture.height * 72 / dpi
        canvas.setPageSize((width, height))
        canvas.drawImage(_jpeg(picture), 0, 0, width, height)
        for run in (run for run in listed if run.page == number):
            text = canvas.beginText(run.x, run.y)
            text.setFont("Helvetica", run.points)
            text.setTextRenderMode(3)
            text.textOut(misread(run.text, poor, lost, dice))
            canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _jpeg(picture: Image.Image) -> ImageReader:
    file = io.BytesIO()
    picture.convert("RGB").save(file, "JPEG", quality=QUALITY)
    file.seek(0)
    return ImageReader(file)


def misread(text: str, poor: float, lost: float, dice: Dice) -> str:
    """The words with a share of their signs misread and a share of the words lost."""
    words = ["".join(MISREAD.get(sign, sign) if dice.some(poor) else sign for sign in word) for word in text.split(" ")]
    return " ".join(word for word in words if not dice.some(lost))

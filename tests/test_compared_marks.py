"""A line from which a light mark was wiped, read with the mark, too."""

from __future__ import annotations

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("cv2")

from extractor.layout.page_words import Token  # noqa: E402
from extractor.reading.ocr import compared_marks  # noqa: E402  after the skips
from extractor.reading.ocr.page_image import Scan  # noqa: E402
from extractor.reading.ocr.rapidocr import RecognisedLine, squeezed  # noqa: E402

BOX = (0.0, 0.0, 100.0, 20.0)
BARE, MARKED = (Scan(np.full((20, 100), level, np.uint8), 1.0) for level in (255, 200))


@pytest.mark.parametrize(
    ("bare", "marked", "sure"),
    [
        ("HADI SANTOSA", "HADI SANTOSA", {"HADI": 80.0, "SANTOSA": 80.0}),
        ("HADI SAMTOSA", "HADI SANTOSA", {"HADI": 60.0, "SAMTOSA": 60.0}),
        ("HADI SAMTOSA", "x", {"HADI": 60.0, "SAMTOSA": 90.0}),
    ],
)
def test_what_is_said_with_and_without_the_mark_is_believed_and_else_doubted(
    monkeypatch: pytest.MonkeyPatch, bare: str, marked: str, sure: dict[str, float]
) -> None:
    said = {id(BARE.pixels): bare, id(MARKED.pixels): marked}

    def read(pixels: object, box: object, known: str) -> RecognisedLine:
        return RecognisedLine(said[id(pixels)], BOX, 97.0, (squeezed(said[id(pixels)]),))

    monkeypatch.setattr(compared_marks, "read_line", read)
    second = 60.0 if bare == marked else 90.0
    words = [Token(0, 0, 40, 20, "HADI", 60.0), Token(45, 0, 100, 20, bare.split()[1], second)]
    found = compared_marks.compared_with_mark(words, BARE, MARKED, BOX)
    assert {word.text: word.confidence for word in found} == sure

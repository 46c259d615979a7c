"""Lines with a number or a day are read again; lists, citations and running text are not."""

from __future__ import annotations

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("cv2")
from extractor.layout.page_words import Token  # noqa: E402
from extractor.model.document import Box  # noqa: E402
from extractor.reading.ocr import handwritten_numbers  # noqa: E402
from extractor.reading.ocr.handwritten_numbers import with_handwritten_numbers  # noqa: E402
from extractor.reading.ocr.page_image import Scan  # noqa: E402
from extractor.reading.ocr.rapidocr import RecognisedLine  # noqa: E402

PAGE = Scan(np.full((842, 595), 255, np.uint8), 1.0)


def row(text: str, top: float = 100.0) -> list[Token]:
    words = text.split()
    return [Token(80 + 60.0 * i, top, 80 + 60.0 * i + 40, top + 10, word, 80.0) for i, word in enumerate(words)]


def read_again(monkeypatch: pytest.MonkeyPatch, text: str, said: str, confidence: float = 95.0) -> str:
    def says(pixels: object, box: Box, known: str) -> RecognisedLine:
        assert known == text
        return RecognisedLine(said, box, confidence, ("".join(said.split()),) * 3)

    monkeypatch.setattr(handwritten_numbers, "rapidocr_version", lambda: "here")
    monkeypatch.setattr(handwritten_numbers, "read_line", says)
    found = with_handwritten_numbers(PAGE, row(text))
    return " ".join(token.text for token in sorted(found))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("NOMOR | TAHUN 2021", "NOMOR 1 TAHUN 2021"),
        ("NOMOR TAHUN 2021", "NOMOR 15 TAHUN 2021"),
        ("Nomor : 800/ £48 IBKD/2016", "Nomor : 800/ 648 /BKD/2016"),
        ("Nomor :", "Nomor : 005/12/PEM"),
        ("Manna, 19-Maret 2017", "Manna, 17 Maret 2017"),
        ("No. 188/ /KPTS/2021", "No. 188/ 96 /KPTS/2021"),
    ],
)
def test_a_slot_is_read_again(monkeypatch: pytest.MonkeyPatch, text: str, said: str) -> None:
    assert read_again(monkeypatch, text, said) == said


@pytest.mark.parametrize(
    "text",
    [
        "Nomor 5494);",
        "Nomor 9 Tahun 2015 tentang Perubahan",
        "Nomor 6, Tambahan Lembaran Negara Tahun 2014",
        "Normal 2021",
        "sebagaimana diubah, Maret 2017 dan",
        "bahwa Nomor 1 TAHUN 2021",
    ],
)
def test_other_lines_are_left_alone(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    assert read_again(monkeypatch, text, "XXXX") == text


def test_a_doubtful_reading_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_again(monkeypatch, "NOMOR | TAHUN 2021", "NOMOR 7 TAHUN 2021", confidence=60.0) == "NOMOR | TAHUN 2021"


def test_a_reading_without_the_label_is_another_line(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_again(monkeypatch, "NOMOR: 188.45/1597", "TANGAL/12/BKD/2019") == "NOMOR: 188.45/1597"


def test_without_a_second_recogniser_all_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handwritten_numbers, "rapidocr_version", lambda: "")
    assert with_handwritten_numbers(PAGE, row("NOMOR | TAHUN 2021")) == row("NOMOR | TAHUN 2021")

"""Tesseract is found in the process or as a program, both read a page alike, and what is missing is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("cv2")
import pypdfium2
from recogniser import needs_tesseract

from extractor.errors import ReadError
from extractor.layout.page_words import Token
from extractor.reading.ocr import tesseract, tesseract_api
from extractor.reading.ocr.page_image import Scan, render
from extractor.reading.pdf.reader import read_pdf

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
DECREE = SAMPLES / "scans" / "decree-formasi.pdf"

pytestmark = pytest.mark.usefixtures("own_cache", "looked_for_anew")


@pytest.fixture
def looked_for_anew() -> Iterator[None]:
    """Each test looks for Tesseract itself."""
    tesseract.program.cache_clear()
    yield
    tesseract.program.cache_clear()


@pytest.fixture
def no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without tesserocr."""
    monkeypatch.setattr(tesseract_api, "version", lambda: "")


@pytest.fixture(scope="module")
def letter() -> Scan:
    """A clean page."""
    with pypdfium2.PdfDocument(SAMPLES / "letter" / "surat-permintaan-data.pdf") as pdf:
        return render(pdf[0])


@needs_tesseract
@pytest.mark.usefixtures("no_library")
def test_the_program_reads_words_with_boxes_and_confidences(letter: Scan) -> None:
    assert tesseract.program().path
    assert not tesseract.program().data
    _is_read_well(tesseract.recognised_words(letter, 4), letter)


@needs_tesseract
def test_the_library_reads_as_well_as_the_program(letter: Scan) -> None:
    pytest.importorskip("tesserocr")
    assert tesseract.program().data
    _is_read_well(tesseract.recognised_words(letter, 4), letter)


def _is_read_well(words: list[Token], letter: Scan) -> None:
    width, height = letter.size
    assert {"Nomor", "Perihal", "permintaan"} & {word.text for word in words}
    assert sum((word.confidence or 0) > 90 for word in words) > 0.8 * len(words) > 40
    assert all(0 <= word.x0 < word.x1 <= width and 0 <= word.top < word.bottom <= height for word in words)


@needs_tesseract
def test_the_library_is_taken_before_the_program() -> None:
    pytest.importorskip("tesserocr")
    assert tesseract.program().version == tesseract_api.version()


@pytest.mark.usefixtures("no_library")
def test_without_tesseract_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "find_program", lambda: None)
    with pytest.raises(ReadError, match=r"apt install tesseract-ocr tesseract-ocr-ind.*Mannheim.*brew") as caught:
        read_pdf(DECREE)
    assert caught.value.code == "no_text"
    assert "\n" not in caught.value.message


@pytest.mark.usefixtures("no_library")
def test_without_indonesian_the_message_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "find_program", lambda: "tesseract")
    monkeypatch.setattr(tesseract, "ask_program", lambda *_: "List of available languages (1):\neng\n")
    with pytest.raises(tesseract.OcrMissing, match=r"no Indonesian.*ind\.traineddata"):
        tesseract.program()


def test_the_windows_folder_is_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "Tesseract-OCR" / "tesseract"
    program.parent.mkdir()
    program.write_text("")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    monkeypatch.setenv("PATHEXT", "")
    found = tesseract.find_program()
    assert found is not None and Path(found) == program


def test_specks_are_no_words() -> None:
    assert tesseract.is_speck(Token(0, 0, 1, 1, "|", 40.0))
    assert not tesseract.is_speck(Token(0, 0, 1, 1, ":", 40.0))
    assert not tesseract.is_speck(Token(0, 0, 1, 1, "a.", 10.0))

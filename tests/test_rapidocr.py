"""The second recogniser reads drawn lines, and says when it is not there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError

import pytest

np = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2")
from extractor.reading.ocr import rapidocr  # noqa: E402
from extractor.reading.ocr.rapidocr import find_lines, placed, rapidocr_version, read_line  # noqa: E402

needs_reader = pytest.mark.skipif(not rapidocr_version(), reason="RapidOCR is not here")


def drawn(*lines: str) -> np.ndarray:
    pixels = np.full((40 + 60 * len(lines), 700), 255, np.uint8)
    for k, text in enumerate(lines):
        cv2.putText(pixels, text, (30, 60 + 60 * k), cv2.FONT_HERSHEY_TRIPLEX, 1.1, 0, 2, cv2.LINE_AA)
    return pixels


@needs_reader
def test_reads_a_line_and_is_sure_of_it() -> None:
    line = read_line(drawn("NOMOR 37 TAHUN 2021"), (20, 20, 640, 80))
    assert line and line.text.replace(" ", "") == "NOMOR37TAHUN2021"
    assert line.confidence > 85 and line.confidence_of("TAHUN") == line.confidence


@needs_reader
def test_one_cutting_is_enough_where_it_says_what_is_known() -> None:
    pixels, box = drawn("NOMOR 37 TAHUN 2021"), (20, 20, 640, 80)
    confidence, doubtful = read_line(pixels, box, "NOMOR 37 TAHUN2021"), read_line(pixels, box, "NOMOR 31 TAHUN 2021")
    assert confidence is not None and doubtful is not None
    assert confidence.votes == ("NOMOR37TAHUN2021",) and confidence.confidence_of("37") > 80
    assert len(doubtful.votes) == 3


@needs_reader
def test_finds_lines_from_top_to_bottom() -> None:
    boxes = find_lines(drawn("Ditetapkan di Manna", "pada tanggal 5 Mei"))
    assert len(boxes) == 2 and boxes[0][3] <= boxes[1][1] + 10


@needs_reader
def test_white_paper_says_nothing() -> None:
    blank = np.full((80, 300), 255, np.uint8)
    assert find_lines(blank) == [] and read_line(blank, (0, 0, 300, 80)) is None
    assert read_line(blank, (0, 0, 3, 3)) is None


def test_a_document_that_takes_too_much_memory_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> object:
        raise MemoryError

    monkeypatch.setattr(rapidocr, "load_reader", fails)
    with pytest.raises(MemoryError):
        find_lines(drawn("SATU"))


def test_a_reader_that_fails_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> object:
        raise RuntimeError("no memory")

    monkeypatch.setattr(rapidocr, "load_reader", fails)
    assert find_lines(drawn("SATU")) == [] and read_line(drawn("SATU"), (0, 0, 300, 80)) is None


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("PUNÇAK", "PUNCAK"),
        ("tanggal24Agustus 2020", "tanggal 24 Agustus 2020"),
        ("tanggal∥ Mei", "tanggal II Mei"),
        ("BUPATISUKA MAJU,", "BUPATI SUKA MAJU,"),
        ("WALIKOTASUKA", "WALIKOTA SUKA"),
        ("KEPALA DINAS", "KEPALA DINAS"),
        ("年2021", "2021"),
        ("188.45/96/KPTS", "188.45/96/KPTS"),
        ("19690824 199903 1 001", "19690824 199903 1 001"),
    ],
)
def test_says_only_what_indonesian_prints(said: str, plain: str) -> None:
    assert rapidocr.plain_text(said) == plain


def test_places_a_box_of_the_picture_on_the_page() -> None:
    assert placed((10, 20, 30, 40), 100.0, 200.0, 2.0) == (105.0, 210.0, 115.0, 220.0)


@pytest.fixture
def asked_anew() -> Iterator[None]:
    """Each test looks for the reader itself."""
    rapidocr_version.cache_clear()
    yield
    rapidocr_version.cache_clear()


@pytest.mark.usefixtures("asked_anew")
def test_says_when_it_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(rapidocr, "version", missing)
    assert rapidocr_version() == ""


@pytest.mark.usefixtures("asked_anew")
def test_what_is_installed_and_cannot_be_loaded_counts_as_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    assert rapidocr_version() == ""

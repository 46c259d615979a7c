"""Tesseract in this process: its data is found, a page reads the same whatever was read before, failures are named."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("cv2")
pytest.importorskip("tesserocr")
import numpy as np
import pypdfium2
from recogniser import needs_tesseract

from extractor.errors import ReadError
from extractor.reading.ocr import tesseract_api
from extractor.reading.ocr.page_image import Scan, render
from extractor.reading.ocr.tesseract import LANGUAGE, program

SAMPLES = Path(__file__).resolve().parents[1] / "samples"


@pytest.fixture(scope="module")
def scans() -> list[Scan]:
    """Two pages of different print."""
    found = []
    for name in ("letter/surat-permintaan-data.pdf", "decree/formasi-tenaga-teknis.pdf"):
        with pypdfium2.PdfDocument(SAMPLES / name) as pdf:
            found.append(render(pdf[0]))
    return found


def _read(scan: Scan) -> str:
    return tesseract_api.read_tsv(scan, LANGUAGE, program().data, 4, invert=False, seconds=60)


@needs_tesseract
def test_what_was_read_before_sways_nothing(scans: list[Scan], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract_api, "IDLE", tesseract_api.deque())
    alone = _read(scans[0])
    _read(scans[1])
    assert len(tesseract_api.IDLE) == 1, "the same recogniser is at work each time"
    assert _read(scans[0]) == alone
    assert len(alone.splitlines()[0].split("\t")) == 12


@needs_tesseract
def test_a_page_that_takes_too_long_is_given_up(scans: list[Scan], monkeypatch: pytest.MonkeyPatch) -> None:
    began = iter([0.0, 61.0])
    monkeypatch.setattr(tesseract_api, "time", SimpleNamespace(monotonic=lambda: next(began)))
    with pytest.raises(ReadError, match="gave up") as caught:
        _read(scans[0])
    assert caught.value.code == "no_text"


def test_data_is_found_where_the_variable_says_and_beside_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tesseract_api, "ROOTS", ())
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    beside = tmp_path / "Tesseract-OCR" / "tessdata"
    beside.mkdir(parents=True)
    program_ = str(beside.parent / "tesseract.exe")
    assert tesseract_api.data("ind", program_) is None
    (beside / "ind.traineddata").write_bytes(b"")
    assert tesseract_api.data("ind", program_) == str(beside)
    assert tesseract_api.data("ind", None) is None
    for chosen in (beside, beside.parent):
        monkeypatch.setenv("TESSDATA_PREFIX", str(chosen))
        assert tesseract_api.data("ind", None) == str(beside)


def test_data_of_debian_is_found_newest_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract_api, "ROOTS", (str(tmp_path),))
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    for version in ("4.00", "5"):
        folder = tmp_path / "tesseract-ocr" / version / "tessdata"
        folder.mkdir(parents=True)
        (folder / "ind.traineddata").write_bytes(b"")
    assert tesseract_api.data("ind", None) == str(tmp_path / "tesseract-ocr" / "5" / "tessdata")


def test_data_that_is_none_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ind.traineddata").write_bytes(b"no model")
    monkeypatch.setattr(tesseract_api, "IDLE", tesseract_api.deque())
    blank = Scan(np.full((20, 20), 255, np.uint8), 1.0)
    with pytest.raises(ReadError, match=re.escape(str(tmp_path))):
        tesseract_api.read_tsv(blank, "ind", str(tmp_path), 4, invert=False, seconds=60)

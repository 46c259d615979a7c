"""Scanned samples read like the digital ones that they were made from; what is missing is named."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

pytest.importorskip("cv2")
from recogniser import needs_tesseract

from extractor.errors import ReadError
from extractor.layout.page_words import Sheet, Token
from extractor.model.document import Document
from extractor.reading.ocr import recognise, tesseract
from extractor.reading.pdf import ocr_pages
from extractor.reading.pdf.reader import read_pdf
from extractor.reading.searchable import save_ocr

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
DECREE = SAMPLES / "scans" / "decree-formasi.pdf"


pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture(scope="module")
def decree() -> Document:
    """Three scanned pages: upright, sideways, upside down."""
    return read_pdf(DECREE)


def _share(scan: Document, digital: Path, pages: set[int]) -> float:
    """Share of the digital pages' words that the scan gives too."""
    truth = Counter(w.text for line in read_pdf(digital).lines if line.page in pages for w in line.words)
    found = Counter(w.text for line in scan.lines for w in line.words)
    return (truth & found).total() / truth.total()


@needs_tesseract
def test_a_scan_reads_like_its_original_from_any_side(decree: Document) -> None:
    assert _share(decree, SAMPLES / "decree/formasi-tenaga-teknis.pdf", {1, 2, 3}) > 0.85
    assert [page.source for page in decree.pages] == ["ocr"] * 3


@needs_tesseract
def test_words_carry_confidences_and_boxes_on_the_page(decree: Document) -> None:
    for line in decree.lines:
        page = decree.pages[line.page - 1]
        for word in line.words:
            assert word.confidence is not None and 0 <= word.confidence <= 100
            x0, top, x1, bottom = page.as_seen(word.box)
            assert -1 <= x0 < x1 <= page.width + 1 and -1 <= top < bottom <= page.height + 1


@needs_tesseract
def test_ruled_tables_of_a_scan_have_cells(decree: Document) -> None:
    grids = {grid.page: grid for grid in decree.grids}
    assert {page: len(grid.rows[0]) for page, grid in grids.items()} == {2: 7, 3: 7}
    assert "PERAWAT TERAMPIL" in {cell.text for row in grids[2].rows for cell in row}


@needs_tesseract
def test_a_second_run_reads_no_picture_again(decree: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> list[Token]:
        raise AssertionError("Tesseract was asked again")

    monkeypatch.setattr(recognise, "recognised_words", refuse)
    assert read_pdf(DECREE) == decree


def _letters(document: Document) -> Counter[str]:
    """Every letter of the pages: what is furniture depends on whether a line is level."""
    apart = [line.text for page in document.pages for line in page.furniture]
    return Counter("".join("".join([document.text, *apart]).split()))


@needs_tesseract
def test_saved_layer_gives_the_words_back_without_tesseract(decree: Document, tmp_path: Path) -> None:
    assert save_ocr(DECREE, tmp_path / "searchable.pdf") == 3
    again = read_pdf(tmp_path / "searchable.pdf", ocr="off")
    mine, theirs = map(_letters, (decree, again))
    assert (mine & theirs).total() > 0.97 * mine.total()
    assert (tmp_path / "searchable.pdf").stat().st_size < 1.2 * DECREE.stat().st_size


def test_off_says_no_text_and_names_the_pages() -> None:
    with pytest.raises(ReadError, match="pages 1–3 without usable text") as caught:
        read_pdf(DECREE, ocr="off")
    assert caught.value.code == "no_text"


def test_a_document_with_some_text_keeps_it_and_says_what_is_missing() -> None:
    sheets = [
        Sheet(1, 595, 842, "digital", [Token(1, 1, 30, 9, "Menimbang")]),
        Sheet(2, 595, 842, "none"),
        Sheet(3, 595, 842, "none"),
        Sheet(4, 595, 842, "none"),
    ]
    kept, findings = ocr_pages.with_scans(None, sheets, {1: "usable", 2: "missing", 3: "blank", 4: "missing"}, "off")
    assert kept == sheets
    assert [(f.code, f.message.split(" without")[0]) for f in findings] == [("no_text", "pages 2, 4")]


def test_a_garbled_layer_that_says_more_than_its_recognition_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    layer = Sheet(
        1, 595, 842, "digital", [Token(1, 1, 30, 9, word) for word in ("keputusan", "b4pat1", "tentang", "tugas")]
    )
    worse = Sheet(1, 595, 842, "ocr", [Token(1, 1, 30, 9, word, 20.0) for word in ("kcpu7usan", "b4pat1", "t#ntang")])
    monkeypatch.setattr(ocr_pages, "recognised_sheets", lambda *_: {1: worse})
    assert ocr_pages.with_scans(None, [layer], {1: "garbled"})[0] == [layer]
    kept, findings = ocr_pages.with_scans(None, [layer], {1: "partial"})
    assert (kept, [f.code for f in findings]) == ([worse], ["ocr_poor"])


def test_a_layer_of_signs_alone_gives_way_to_any_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    codes = ["-\x07\x05\x04", "\x1b\x08", "$&\x1b", "(\x1a", "%%\x08", "\x19\x04\x03"] * 4
    layer = Sheet(1, 595, 842, "digital", [Token(1, 1, 30, 9, code) for code in codes])
    found = Sheet(1, 595, 842, "ocr", [Token(1, 1, 30, 9, word, 70.0) for word in ("Presiden", "Pengukuhan")])
    monkeypatch.setattr(ocr_pages, "recognised_sheets", lambda *_: {1: found})
    assert ocr_pages.with_scans(None, [layer], {1: "garbled"})[0] == [found]


def test_a_figure_that_recognition_passed_over_is_taken_from_a_garbled_layer(monkeypatch: pytest.MonkeyPatch) -> None:
    def line(*words: str) -> list[Token]:
        return [Token(40.0 * i, 1, 40.0 * i + 30, 9, word, 90.0) for i, word in enumerate(words) if word]

    layer = Sheet(1, 595, 842, "digital", line("Undanq-Undanq", "Nomor", "6", "Tahun", "1995", "t3ntang", "4"))
    found = Sheet(1, 595, 842, "ocr", line("Undang-Undang", "Nomor", "&", "Tahun", "1995", "tentang"))
    monkeypatch.setattr(ocr_pages, "recognised_sheets", lambda *_: {1: found})
    (kept,), _ = ocr_pages.with_scans(None, [layer], {1: "garbled"})
    assert [t.text for t in sorted(kept.tokens)] == ["Undang-Undang", "Nomor", "6", "Tahun", "1995", "tentang"]


def test_a_page_that_tesseract_fails_on_does_not_cost_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    read = iter([recognise.Reading([Token(1, 1, 30, 9, "Menimbang", 90.0)], []), None, recognise.Reading([], [])])

    def sometimes(_: object) -> recognise.SeenPage:
        reading = next(read)
        if reading is None:
            raise ReadError("Tesseract gave up on a page", "no_text")
        return recognise.SeenPage(reading, [])

    monkeypatch.setattr(recognise, "program", lambda: tesseract.Program("tesseract", "5"))
    monkeypatch.setattr(recognise, "read_scan", sometimes)
    monkeypatch.setenv("NASKAH_OCR_PROCESSES", "1")
    document = read_pdf(DECREE)
    assert [page.source for page in document.pages] == ["ocr", "none", "none"]
    assert [(f.code, f.message.split(" without")[0]) for f in document.findings] == [("no_text", "page 2")]

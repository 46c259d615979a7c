"""Two pages on one sheet are read one after the other; columns, tables and forms on broad sheets are not cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractor.model.document import Document
from extractor.pipeline import extract, extract_all
from extractor.reading.pdf.reader import read_pdf

A4, A3 = (842.0, 595.0), (1191.0, 842.0)
PROSE = "Juru parkir wajib menyetor hasil kepada bendahara pasar setiap hari"
Line = tuple[float, float, str]


def sheet(
    path: Path,
    lines: Iterator[Line],
    size: tuple[float, float] = A4,
    then: Callable[[Canvas], object] = Canvas.getPageNumber,
) -> Path:
    """One sheet with words at places counted from its upper left corner."""
    canvas = Canvas(str(path), pagesize=size)
    canvas.setFont("Helvetica", 9)
    for x, y, words in lines:
        canvas.drawString(x, size[1] - y, words)
    then(canvas)
    canvas.save()
    return path


def prose(left: float, name: str, count: int = 20) -> Iterator[Line]:
    return ((left, 60 + 14 * k, f"{name}{k + 1} {PROSE}.") for k in range(count))


def words_of(document: Document) -> list[str]:
    return [line.text.split()[0] for line in document.lines]


@pytest.mark.parametrize("size", [A4, A3, (1000.0, 650.0)])
def test_the_left_page_comes_before_the_right_one(tmp_path: Path, size: tuple[float, float]) -> None:
    middle = size[0] / 2
    path = sheet(tmp_path / "a.pdf", iter([*prose(40, "A"), *prose(middle + 40, "B", 15)]), size)
    document = read_pdf(path, ocr="off")
    assert words_of(document) == [f"A{k + 1}" for k in range(20)] + [f"B{k + 1}" for k in range(15)]
    assert (len(document.pages), document.file_pages) == (2, 1)


def test_places_are_those_on_the_sheet(tmp_path: Path) -> None:
    document = read_pdf(sheet(tmp_path / "a.pdf", iter([*prose(40, "A"), *prose(461, "B")])), ocr="off")
    (place,) = document.locate(document.text.index("B3"), document.text.index("B3") + 2)
    assert place.page == 1 and place.bbox and place.bbox[0] == pytest.approx(461, abs=1)


def test_numbers_of_both_pages_and_a_right_page_with_few_words(tmp_path: Path) -> None:
    end = [(471.0, 60.0, "Ditetapkan di Contoh"), (471.0, 74.0, "pada tanggal 2 Mei 2030"),
           (471.0, 88.0, "BUPATI CONTOH,"), (471.0, 130.0, "SARI BAKTI DEWI KARTIKA PUTRI"),
           (625.0, 560.0, "- 2 -"), (210.0, 560.0, "- 1 -")]  # fmt: skip
    document = read_pdf(sheet(tmp_path / "a.pdf", iter([*prose(40, "A"), *end])), ocr="off")
    assert words_of(document)[20:] == ["Ditetapkan", "pada", "BUPATI", "SARI"]
    assert [line.text for page in document.pages for line in page.furniture] == ["- 1 -", "- 2 -"]


def table_rows() -> Iterator[Line]:
    yield 300, 40, "DAFTAR JURU PARKIR PASAR INDUK TAHUN 2030"
    for k in range(15):
        yield from ((x, 70 + 18 * k, f"{name}{k}") for x, name in ((40, "no"), (90, "nama"), (450, "los"), (640, "rp")))


def two_signatures() -> Iterator[Line]:
    yield from prose(40, "A", 10)
    yield from prose(290, "panjang", 10)
    for k in range(4):
        yield from ((x, 300 + 14 * k, f"{side} baris{k} dari blok tanda") for x, side in ((60, "kiri"), (500, "kanan")))


@pytest.mark.parametrize("lines", [table_rows, two_signatures])
def test_what_only_stands_side_by_side_is_one_page(tmp_path: Path, lines: Callable[[], Iterator[Line]]) -> None:
    assert len(read_pdf(sheet(tmp_path / "a.pdf", lines()), ocr="off").pages) == 1


def test_a_table_over_the_whole_sheet_is_one_page(tmp_path: Path) -> None:
    def ruled(canvas: Canvas) -> None:
        canvas.grid([30, 421, 812], [540 - 28 * k for k in range(11)])

    lines = iter([*prose(40, "A", 10), *prose(461, "B", 10)])
    document = read_pdf(sheet(tmp_path / "a.pdf", lines, then=ruled), ocr="off")
    assert len(document.pages) == 1


def test_two_letters_on_one_sheet_are_two_documents(tmp_path: Path) -> None:
    def letter(left: float, number: int, day: int) -> Iterator[Line]:
        said = ("PEMERINTAH KABUPATEN CONTOH", "DINAS PERHUBUNGAN", f"Contoh, {day} Mei 2030",
                f"Nomor : 551/{number}/DISHUB/2030", "Sifat : Segera", "Hal : Penertiban Parkir", "Yth. Camat Contoh",
                f"{PROSE}, dan kami minta", f"{PROSE}, sesuai", f"{PROSE} berikutnya.", "KEPALA DINAS PERHUBUNGAN,",
                "HALIM SANUSI", "NIP 196703021992031007")  # fmt: skip
        return ((left, 60 + 16 * k, words) for k, words in enumerate(said))

    path = sheet(tmp_path / "a.pdf", iter([*letter(40, 11, 3), *letter(461, 12, 4)]))
    found = [record.model_dump(mode="json") for record in extract_all(path)]
    assert [record["number"]["sequence"] for record in found] == ["11", "12"]
    assert [record["date"]["value"] for record in found] == ["2030-05-03", "2030-05-04"]
    assert [record["source"]["pages"] for record in found] == [1, 1]


def test_a_record_names_the_pages_of_the_file(tmp_path: Path) -> None:
    record = extract(sheet(tmp_path / "a.pdf", iter([*prose(40, "A"), *prose(461, "B")])))
    assert {page for section in record.sections for page in section.pages} == {1}

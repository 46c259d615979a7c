"""Signs that files write in other ways than others do: circled figures, marks of one's own, private letters, bold made
by drawing twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_makers import HEIGHT, changed, drawn, field, put, text
from pikepdf import Name, String
from reportlab.pdfgen.canvas import Canvas
from word_makers import lines, run, word_file, words

from extractor.model.document import Document
from extractor.pipeline import extract
from extractor.reading.pdf.pdfium import from_private
from extractor.reading.pdf.reader import read_pdf
from extractor.reading.reflowable.docx import read_docx
from extractor.reading.reflowable.html import read_html
from extractor.reading.reflowable.plain_text import read_text

np = pytest.importorskip("numpy")


@pytest.mark.parametrize("sign", ["②", "❷", "➁", "➋", "⓶", "②."])
def test_a_circled_figure_that_opens_a_line_is_a_label(sign: str) -> None:
    assert read_text(f"Mengingat :\n{sign} UU Desa\n".encode()).text.split("\n")[1] == "2. UU Desa"
    assert read_html(f"<p>{sign} Undang-Undang Desa</p>".encode()).text == "2. Undang-Undang Desa"


@pytest.mark.parametrize("words", ["lihat butir ② dan ③", "②"])
def test_a_circled_figure_elsewhere_stays(words: str) -> None:
    assert read_text(f"Surat\n{words}\n".encode()).text.split("\n")[1] == words


@pytest.mark.parametrize("kind", ["footnoteReference", "endnoteReference"])
def test_a_mark_of_ones_own_behind_a_reference_to_a_note_is_a_mark(kind: str) -> None:
    mark = run(f'<w:{kind} w:id="2" w:customMarkFollows="1"/><w:t>7</w:t>')
    assert lines(read_docx(word_file(words("Nomor 12") + mark + words(" Tahun 2030")))) == ["Nomor 12 Tahun 2030"]


@pytest.mark.parametrize("mark", ['<a role="doc-noteref" href="#c">7</a>', '<a epub:type="noteref" href="#c">7</a>'])
def test_what_refers_to_a_note_by_its_role_is_a_mark(mark: str) -> None:
    assert read_html(f"<p>Nomor 12{mark} Tahun 2030</p>".encode()).text == "Nomor 12 Tahun 2030"


@pytest.mark.parametrize("emphasis", ["__*{}*__", "*__{}__*", "_**{}**_", "**_{}_**", "__{}__"])
def test_emphasis_in_emphasis_leaves_the_words(emphasis: str) -> None:
    read = read_text(f"Nomor : {emphasis.format('045/7/PKK')}\n".encode(), "text/markdown")
    assert read.text == "Nomor : 045/7/PKK"


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("\uf04e\uf06f\uf06d\uf06f\uf072\uf020\uf039", "Nomor 9"),
        ("\uf076 Nomor", "\uf076 Nomor"),
        ("a \uf0b7 b", "a \uf0b7 b"),
    ],
)
def test_letters_of_the_private_area_side_by_side_are_letters(found: str, meant: str) -> None:
    codes = np.array(list(map(ord, found)), np.uint32)
    assert "".join(map(chr, from_private(codes).tolist())) == meant


def page_drawn_twice(path: Path, across: float, down: float) -> Document:
    def draw(canvas: Canvas) -> None:
        for dx, dy in ((0.0, 0.0), (across, down)):
            for k, line in enumerate(("Nomor 045/7/PKK/2030", "Hal : Rapat Kelompok Tani Mekar")):
                put(canvas, 60.2 + dx, 100.1 + 20 * k + dy, line)

    return read_pdf(drawn(path, draw, body=0), ocr="off")


@pytest.mark.parametrize("across", [0.0, 0.15, 0.3, 0.45])
@pytest.mark.parametrize("down", [0.0, 0.3])
def test_a_page_that_is_drawn_twice_for_bold_letters_says_all_once(tmp_path: Path, across: float, down: float) -> None:
    found = [line.text for line in page_drawn_twice(tmp_path / "a.pdf", across, down).lines]
    assert found == ["Nomor 045/7/PKK/2030", "Hal : Rapat Kelompok Tani Mekar"]


@pytest.mark.parametrize("size", [0, 11])
def test_a_field_of_one_line_holds_all_its_words_on_it(tmp_path: Path, size: int) -> None:
    """The viewer makes letters smaller, or narrower ones than usual fit."""
    path = drawn(tmp_path / "a.pdf", text(60, 130, "Sifat : Segera"), body=0)
    with changed(path) as pdf:
        place = [60, HEIGHT - 104, 190, HEIGHT - 88]
        field(pdf, place, "Muara Contoh, 9 Agustus 2030", DA=String(f"/Helv {size} Tf 0 g"), FT=Name.Tx)
    assert read_pdf(path, ocr="off").text.split("\n")[0] == "Muara Contoh, 9 Agustus 2030"


HEAD = "BUPATI CONTOH\nKEPUTUSAN BUPATI CONTOH\nNOMOR{between}{number}\nTENTANG\nTIM DESA\nBUPATI CONTOH,\n"
REST = "Menimbang : a. bahwa perlu;\nMengingat : 1. UU Nomor 6 Tahun 2014;\nMEMUTUSKAN:\nKESATU : Membentuk.\n"


@pytest.mark.parametrize("between", ["\n", " :\n", "\n\n"])
@pytest.mark.parametrize("number", ["188.45/137/KPTS/2030", "17 TAHUN 2030"])
def test_a_number_on_the_line_below_its_word(tmp_path: Path, between: str, number: str) -> None:
    (tmp_path / "a.txt").write_text(HEAD.format(between=between, number=number) + REST, encoding="utf-8")
    record = extract(tmp_path / "a.txt")
    assert record.number.value == number  # type: ignore[attr-defined]


def test_a_number_that_is_left_blank_takes_nothing_from_the_line_below(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HEAD.format(between=" :", number="") + REST, encoding="utf-8")
    assert extract(tmp_path / "a.txt").number is None  # type: ignore[attr-defined]

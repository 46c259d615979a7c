"""A line in a font that does not say which letters its glyphs are is read from its picture, and only that line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest
import reportlab
from pdf_makers import HEIGHT, changed, drawn, text
from pikepdf import Array, Dictionary, Name, String
from recogniser import needs_tesseract
from reportlab.pdfbase.ttfonts import TTFontFile

from extractor.pipeline import extract
from extractor.reading.pdf.reader import read_pdf

FONT = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
LETTER = {
    60: "PEMERINTAH KABUPATEN CONTOH", 76: "DINAS PERHUBUNGAN", 108: "Contoh, 9 Agustus 2030",
    124: "Nomor : 551/214/DISHUB/2030", 140: "Hal : Penertiban Parkir", 172: "Yth. Camat Contoh",
    204: "Kami minta Saudara menertibkan parkir di sekitar pasar paling lambat hari Senin.",
    240: "KEPALA DINAS PERHUBUNGAN,", 300: "HALIM SANUSI, M.M.", 316: "NIP. 196703021992031007",
}  # fmt: skip
"""Lines by their baselines in points from the top of the page."""


def nameless_font(pdf: pikepdf.Pdf, file: TTFontFile, letters: set[str]) -> Any:
    """The font embedded by glyph numbers alone, without ToUnicode."""
    name = Name("/ABCDEF+Vera")
    data = pdf.make_stream(FONT.read_bytes(), Length1=FONT.stat().st_size)
    about = Dictionary(
        Type=Name.FontDescriptor, FontName=name, Flags=4, FontBBox=Array([-200, -250, 1300, 950]), ItalicAngle=0,
        Ascent=930, Descent=-236, CapHeight=730, StemV=80, FontFile2=data,
    )  # fmt: skip
    widths = Array([])
    for letter in sorted(letters):
        widths.append(file.charToGlyph[ord(letter)])
        widths.append(Array([round(file.charWidths[ord(letter)])]))
    system = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
    glyphs = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=name, CIDSystemInfo=system, W=widths, DW=500,
        FontDescriptor=pdf.make_indirect(about), CIDToGIDMap=Name.Identity,
    )  # fmt: skip
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(glyphs)]),
        )
    )


def letter_with(path: Path, y: int) -> Path:
    """A letter of which one line stands in a font without letters."""
    drawn(path, *(text(60, at, words) for at, words in LETTER.items() if at != y), body=0)
    file = TTFontFile(str(FONT))
    with changed(path) as pdf:
        page = pdf.pages[0]
        page.obj.Resources.Font["/FX"] = nameless_font(pdf, file, set(LETTER[y]))
        glyphs = "".join(f"{file.charToGlyph[ord(letter)]:04X}" for letter in LETTER[y])
        page.contents_add(pdf.make_stream(f"BT /FX 11 Tf 60 {HEIGHT - y} Td <{glyphs}> Tj ET".encode()))
    return path


@needs_tesseract
@pytest.mark.parametrize(
    ("y", "field", "value"),
    [
        (124, lambda record: record.number.value, "551/214/DISHUB/2030"),
        (140, lambda record: record.subject, "Penertiban Parkir"),
        (300, lambda record: record.signatory.name, "HALIM SANUSI, M.M."),
        (316, lambda record: record.signatory.nip, "196703021992031007"),
    ],
    ids=["number", "subject", "name", "nip"],
)
def test_a_line_without_letters_is_read_from_its_picture(tmp_path: Path, y: int, field: Any, value: str) -> None:
    record = extract(letter_with(tmp_path / "a.pdf", y))
    assert field(record) == value
    assert "font_unreadable" in {finding.code for finding in record.findings}


@pytest.mark.parametrize("y", [124, 300])
def test_without_recognition_the_line_is_lost_with_a_finding_and_the_others_stay(tmp_path: Path, y: int) -> None:
    document = read_pdf(letter_with(tmp_path / "a.pdf", y), ocr="off")
    assert [line.text for line in document.lines] == [words for at, words in LETTER.items() if at != y]
    assert ["font" in finding.message for finding in document.findings] == [True]

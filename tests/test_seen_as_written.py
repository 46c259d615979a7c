"""Signs that only look like Latin letters, signs without ink, variables of style sheets, forms left open, files beside
the document: what a reader makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_makers import changed, drawn
from pikepdf import Array, AttachedFileSpec
from word_makers import codes, lines, word_file, words

from extractor.reading import read
from extractor.reading.encoding import decode, normalise
from extractor.reading.pdf.characters import clean
from extractor.reading.reflowable.docx import read_docx
from extractor.reading.reflowable.html import read_html
from extractor.text.lookalike_letters import in_latin


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("NОMOR", "NOMOR"),  # Cyrillic О
        ("Mаret", "Maret"),
        ("ΝOMOR", "NOMOR"),  # Greek Ν
        ("188⁄137∕KPTS", "188/137/KPTS"),
        ("Москва", "Москва"),
        ("Nomor", "Nomor"),
    ],
)
def test_words_are_in_latin_letters_where_they_look_so(written: str, seen: str) -> None:
    assert in_latin(written) == seen
    assert clean(written) == seen
    assert normalise(written) == seen


@pytest.mark.parametrize("sign", ["\u200b", "\u200e", "\u202a", "\u2060", "\ufeff"])
def test_signs_without_ink_are_no_part_of_a_number(sign: str) -> None:
    assert clean(f"188.45/{sign}137/KPTS") == "188.45/137/KPTS"


@pytest.mark.parametrize(
    "sheet",
    [
        ":root{--tampil:none}.lama{display:var(--tampil)}",
        ".lama{display:var(--tidak-ada, none)}",
        ":root{--a:var(--b);--b:none}.lama{display:var(--a)}",
        ":root{--dasar:#fff}.lama{color:var(--dasar)}",
        ".lama{display:inline-block;transform:translateX(-9999px)}",
        ".lama{filter:opacity(0)}",
        ".lama{zoom:0}",
    ],
)
def test_style_sheets_hide_words(sheet: str) -> None:
    page = f"<html><head><style>{sheet}</style></head><body><p>Nomor <b class=lama>4</b> 5</p></body></html>"
    assert lines(read_html(page.encode())) == ["Nomor 5"]


def test_a_variable_without_a_value_hides_nothing() -> None:
    page = "<style>.baru{display:var(--tidak-ada)}</style><p>Nomor <b class=baru>5</b></p>"
    assert lines(read_html(page.encode())) == ["Nomor 5"]


def test_a_content_control_that_nobody_filled_in_is_left_open() -> None:
    content = f"<w:sdtContent>{words('Ketuk di sini')}</w:sdtContent>"
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{content}</w:sdt>"
    document = read_docx(word_file(words("Nomor : ") + prompt))
    assert (lines(document), codes(document)) == (["Nomor :"], ["text_left_open"])


def test_files_that_belong_to_a_pdf_are_named(tmp_path: Path) -> None:
    path = drawn(tmp_path / "sk.pdf")
    with changed(path) as pdf:
        pdf.Root.AF = Array([AttachedFileSpec(pdf, b"<sk/>", filename="metadata-sk.xml").obj])
    assert ["metadata-sk.xml" in finding.message for finding in read(path).findings] == [True]


@pytest.mark.parametrize(
    "page",
    [
        "<style>@media (max-width:600px){.baru{display:none}}</style><p>Nomor <b class=baru>5</b></p>",
        "<div><template shadowrootmode=open><p>Nomor 5</p></template></div>",
        "<p>Nomor <ruby>5<rp>(</rp><rt>lima</rt><rp>)</rp></ruby></p>",
    ],
)
def test_what_a_browser_shows_is_read(page: str) -> None:
    assert lines(read_html(f"<html><body>{page}</body></html>".encode())) == ["Nomor 5"]


def test_letters_with_a_stroke_through_each_are_struck() -> None:
    struck = "".join(letter + "\u0336" for letter in "4 Tahun 2020")
    assert decode(f"Nomor {struck} 5 Tahun 2021".encode())[0].split() == ["Nomor", "5", "Tahun", "2021"]
    assert [finding.code for finding in decode(f"Nomor {struck} 5".encode()).findings] == ["text_struck"]


def test_what_is_hidden_on_the_web_alone_and_a_control_that_shows_its_value_are_read() -> None:
    shown = f'<w:sdt><w:sdtPr><w:showingPlcHdr w:val="0"/></w:sdtPr><w:sdtContent>{words("5")}</w:sdtContent></w:sdt>'
    assert lines(read_docx(word_file(words("Nomor ", "<w:webHidden/>") + shown))) == ["Nomor 5"]

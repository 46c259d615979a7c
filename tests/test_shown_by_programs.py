"""Words that a program makes as it shows a file: numbers that Word counts, what style sheets write, boxes of a form."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_makers import codes, field, lines, run, word_file, words

from extractor.pipeline import extract_all
from extractor.reading.reflowable.docx import read_docx
from extractor.reading.reflowable.html import read_html
from extractor.reading.reflowable.markdown import without_hidden
from extractor.reading.reflowable.plain_text import read_text
from extractor.values.choices import chosen


def counted(instruction: str) -> str:
    """A field that Word counts: it has an instruction and no result."""
    return field("begin") + run(f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>') + field("end")


@pytest.mark.parametrize(
    ("instructions", "labels"),
    [
        (["AUTONUM", r"AUTONUM \* Arabic \s )", "AUTONUMLGL"], ["1.", "2)", "3."]),
        (["LISTNUM", "LISTNUM NumberDefault", "LISTNUM"], ["1)", "1)", "2)"]),
        ([r"LISTNUM NumberDefault \l 7", r"LISTNUM NumberDefault \l 7"], ["1.", "2."]),
        ([r"LISTNUM x \l 1", r"LISTNUM x \l 2", r"LISTNUM x \l 2", r"LISTNUM x \l 1", r"LISTNUM x \l 2"],
         ["1)", "a)", "b)", "2)", "a)"]),
        ([r"LISTNUM OutlineDefault \l 1", r"LISTNUM OutlineDefault \l 2", r"LISTNUM OutlineDefault \l 3"],
         ["I.", "A.", "1."]),
        ([r"LISTNUM LegalDefault \l 1", r"LISTNUM LegalDefault \l 2"], ["1.", "1.1."]),
        ([r"LISTNUM x \s 4", "LISTNUM x"], ["4)", "5)"]),
    ],
)  # fmt: skip
def test_numbers_that_word_counts_as_it_shows_a_file(instructions: list[str], labels: list[str]) -> None:
    document = read_docx(word_file(*(counted(instruction) + words(" butir") for instruction in instructions)))
    assert lines(document) == [f"{label} butir" for label in labels]


def test_a_counted_field_in_one_element_and_one_whose_instruction_is_cut() -> None:
    simple = '<w:fldSimple w:instr=" AUTONUM "/>' + words(" butir")
    halves = run("<w:instrText> AUTO</w:instrText>") + run("<w:instrText>NUM </w:instrText>")
    cut = field("begin") + halves + field("end")
    assert lines(read_docx(word_file(simple, cut + words(" butir")))) == ["1. butir", "2. butir"]


def test_fields_that_show_nothing_stay_out() -> None:
    hidden = counted('SET lama "Nomor 4"') + counted("ASK x") + counted('TC "isi"')
    assert lines(read_docx(word_file(words("Nomor 5") + hidden))) == ["Nomor 5"]


def test_letters_of_the_colour_of_the_page_by_theme() -> None:
    look = '<w:color w:val="auto" w:themeColor="background1"/>'
    grey = '<w:color w:val="808080" w:themeColor="background1" w:themeShade="80"/>'
    document = read_docx(word_file(words("Nomor 5") + words(" lama", look) + words(" baru", grey)))
    assert (lines(document), codes(document)) == (["Nomor 5 baru"], ["text_hidden"])


@pytest.mark.parametrize(
    ("sheet", "body", "shown"),
    [
        ("ol { list-style: none; counter-reset: n } li { counter-increment: n } "
         "li::before { content: counter(n) '. ' }",
         "<ol><li>satu</li><li>dua</li></ol>", ["1. satu", "2. dua"]),
        ("ol { list-style: none; counter-reset: n } li { counter-increment: n } "
         "li:before { content: counter(n, lower-alpha) ') ' }", "<ol><li>satu</li><li>dua</li></ol>",
         ["a) satu", "b) dua"]),
        ("p { counter-increment: x 2 } p::before { content: counter(x) '. ' }", "<p>satu</p><p>dua</p>",
         ["2. satu", "4. dua"]),
        ("li::marker { content: counter(list-item, lower-alpha) ') ' }", "<ol><li>satu</li><li>dua</li></ol>",
         ["a) satu", "b) dua"]),
        ("ol.x li::marker { content: 'Pasal ' counter(list-item) ' ' }",
         '<ol class="x" start="4"><li>satu</li><li value="8">dua</li><li>tiga</li></ol>',
         ["Pasal 4 satu", "Pasal 8 dua", "Pasal 9 tiga"]),
        (".no::before { content: 'Nomor ' }", '<p class="no">5</p>', ["Nomor 5"]),
        (".a::before { content: attr(data-x) ' ' }", '<p class="a" data-x="Hal:">Rapat</p>', ["Hal: Rapat"]),
        (".b::after { content: ' Tahun 2031' }", '<p class="b">Nomor <b>5</b></p>', ["Nomor 5 Tahun 2031"]),
        (".c::after { content: '\\00bb' }", '<p class="c">lanjut</p>', ["lanjut"]),
        (".d::before { content: 'x'; display: none }", '<p class="d">tampak</p>', ["tampak"]),
        (".e::before { display: none } .e::after { color: #fff }", '<p class="e">tampak</p>', ["tampak"]),
        ("", '<p>a <font color="white">lama</font>baru</p>', ["a baru"]),
        ("", '<table bgcolor="#003366"><tr><td><font color="white">tampak</font></td></tr></table>', ["tampak"]),
        ("", '<p>a <span style="font-size:1px">lama</span>baru</p>', ["a baru"]),
        ("", "<p>a <span popover>lama</span>baru</p><datalist><option>lama</datalist>", ["a baru"]),
    ],
)  # fmt: skip
def test_what_a_page_writes_hides_and_shows_by_its_sheets_and_attributes(
    sheet: str, body: str, shown: list[str]
) -> None:
    page = f"<html><head><style>{sheet}</style></head><body>{body}</body></html>"
    assert lines(read_html(page.encode())) == shown


def test_closed_details_are_read_for_a_click_opens_them() -> None:
    page = "<html><body><details><summary>Lampiran</summary><p>Daftar nama</p></details></body></html>"
    assert lines(read_html(page.encode())) == ["Lampiran", "Daftar nama"]


@pytest.mark.parametrize(
    ("text", "shown", "code"),
    [
        ("Nomor ~4~ 5", "Nomor 5", ["text_struck"]),
        ("sekitar ~5 km dan ~7 km", "sekitar ~5 km dan ~7 km", []),
        ('Nomor <span style="display: none">4</span>5', "Nomor 5", ["text_hidden"]),
        ("<p hidden>Nomor 4\nTahun 2029</p>\n\nNomor 5", "Nomor 5", ["text_hidden"]),
        ("<!-- Nomor 4\nTahun 2029 -->\nNomor 5", "Nomor 5", []),
        ('<span style="color: red">Nomor 5</span>', "Nomor 5", []),
    ],
)
def test_what_markdown_hides_or_strikes(text: str, shown: str, code: list[str]) -> None:
    document = read_text(text.encode(), "text/markdown")
    assert [line for line in lines(document) if line] == [shown]
    assert codes(document) == code


@pytest.mark.parametrize("unit", ["<p hidden>", "<!--", "<p ", "<p hidden>a</p>", "<p style='"])
def test_hidden_parts_of_long_texts_come_back(unit: str) -> None:
    assert len(without_hidden(unit * 20_000)[0]) <= len(unit) * 20_000


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("☐ Biasa ☒ Segera", "Segera"),
        ("☑ Biasa  ☐ Segera  ☐ Sangat Segera", "Biasa"),
        ("☐ Biasa ☐ Segera", ""),
        ("☒ Biasa ☒ Segera", None),
        ("☒ Segera", None),
        ("Segera", None),
    ],
)
def test_which_box_is_checked(text: str, choice: str | None) -> None:
    found = chosen(text)
    assert (None if found is None else text[found.start : found.end]) == choice


LETTER = """PEMERINTAH KABUPATEN CONTOH
DINAS PERTANIAN
Jalan Melati Nomor 3 Contoh

Contoh, 4 Mei 2031
Nomor : 520/17/DISTAN/2031{mark}
Sifat : ☐ Biasa ☒ Segera
Hal : Undangan Rapat

Yth. Para Penyuluh
di Tempat

Dengan hormat kami mengundang Saudara hadir pada rapat.

KEPALA DINAS PERTANIAN,
RATNA WULAN, S.P.
"""


@pytest.mark.parametrize("mark", ["*)", "[1]", "¹", " *"])
def test_the_choice_of_a_form_and_marks_behind_a_number(tmp_path: Path, mark: str) -> None:
    (tmp_path / "surat.txt").write_text(LETTER.format(mark=mark), encoding="utf-8")
    record = extract_all(tmp_path / "surat.txt")[0].model_dump()
    assert (record["kind"], record["nature"], record["number"]["value"]) == ("letter", "Segera", "520/17/DISTAN/2031")


def test_how_words_are_read_aloud_is_no_part_of_them() -> None:
    letters, number = (f"<w:r><w:t>{text}</w:t></w:r>" for text in ("x", "045/7/2031"))
    over = f"<w:ruby><w:rt>{letters}</w:rt><w:rubyBase>{number}</w:rubyBase></w:ruby>"
    assert lines(read_docx(word_file(words("Nomor ") + run(over)))) == ["Nomor 045/7/2031"]

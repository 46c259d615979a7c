"""Looks that hide, raise or capitalise words, and packages that other programs write in their own ways."""

from __future__ import annotations

import io
import zipfile

import pytest
from word_makers import W, codes, docx, lines, run, word_file, words, xml

from extractor.pipeline import extract_all
from extractor.reading.detect import detect
from extractor.reading.reflowable.docx import read_docx
from extractor.reading.reflowable.html import read_html
from extractor.reading.reflowable.plain_text import read_text


@pytest.mark.parametrize(
    ("look", "code"),
    [
        ('<w:color w:val="FFFFFF"/>', "text_hidden"),
        ('<w:highlight w:val="black"/>', "text_covered"),
        ('<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>', "text_covered"),
        ('<w:color w:val="FEFEFE"/><w:highlight w:val="white"/>', "text_covered"),
    ],
)
def test_words_of_the_colour_behind_them_are_left_out(look: str, code: str) -> None:
    document = read_docx(word_file(words("Nomor 5") + words(" Tahun 2019", look) + words(" Tahun 2021")))
    assert (lines(document), codes(document)) == (["Nomor 5 Tahun 2021"], [code])


@pytest.mark.parametrize(
    "look",
    [
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>',
        '<w:color w:val="auto"/><w:shd w:val="clear" w:fill="000000"/>',
        '<w:highlight w:val="yellow"/>',
        '<w:color w:val="FF0000"/>',
    ],
)
def test_words_on_another_colour_are_seen(look: str) -> None:
    document = read_docx(word_file(words("tampak", look)))
    assert (lines(document), codes(document)) == (["tampak"], [])


WHITE = '<w:color w:val="FFFFFF"/>'


def table_of_white_words(*paragraphs: str, fill: str = "", style: str | None = None) -> bytes:
    """A file with a table of white words, in cells with this fill, or in a table of this style."""
    file = docx.Document(io.BytesIO(word_file(*paragraphs)))
    table = file.add_table(2, 2, style)
    for cell in (cell for row in table.rows for cell in row.cells):
        cell.paragraphs[0].add_run("sel").font.color.rgb = docx.shared.RGBColor(255, 255, 255)
        if fill:
            cell._tc.get_or_add_tcPr().append(xml(f'<w:shd w:val="clear" w:fill="{fill}"></w:shd>'))
    saved = io.BytesIO()
    file.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize(("fill", "style"), [("203864", None), ("", "Medium Shading 1 Accent 1")])
def test_white_words_on_a_shaded_paragraph_or_in_a_shaded_table_are_seen(fill: str, style: str | None) -> None:
    shaded = '<w:pPr><w:shd w:val="clear" w:fill="203864"/></w:pPr>' + words("judul", WHITE)
    read = read_docx(table_of_white_words(shaded, fill=fill, style=style))
    assert lines(read) == ["judul", "sel\tsel", "sel\tsel"]


@pytest.mark.parametrize(("fill", "style"), [("", None), ("FFFFFF", None), ("auto", None), ("", "Table Grid")])
def test_white_words_in_a_white_table_are_not_seen(fill: str, style: str | None) -> None:
    read = read_docx(table_of_white_words(words("judul"), fill=fill, style=style))
    assert (lines(read), codes(read)) == (["judul"], ["text_hidden"])


def test_rows_that_are_hidden_or_deleted_are_left_out() -> None:
    file = docx.Document()
    table = file.add_table(4, 2)
    for row, name in zip(table.rows, ("No", "satu", "dua", "tiga"), strict=True):
        row.cells[0].text, row.cells[1].text = name, f"isi {name}"
    for row, mark in ((1, "hidden"), (2, "del")):
        properties = table.rows[row]._tr.get_or_add_trPr()
        properties.append(docx.oxml.parse_xml(f'<w:{mark} xmlns:w="{W}"/>'))
    saved = io.BytesIO()
    file.save(saved)
    document = read_docx(saved.getvalue())
    assert lines(document) == ["No\tisi No", "tiga\tisi tiga"]
    assert codes(document) == ["text_hidden"]


def test_letters_moved_up_are_raised() -> None:
    moved = '<w:position w:val="8"/><w:sz w:val="14"/>'
    assert lines(read_docx(word_file(words("Tahun 2022") + words("1", moved)))) == ["Tahun 2022"]
    slightly = '<w:position w:val="2"/>'
    assert lines(read_docx(word_file(words("Tahun 202") + words("2", slightly)))) == ["Tahun 2022"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("NOMOR 5/KPTS/2022¹", "NOMOR 5/KPTS/2022"),
        ("Tahun 2014² tentang", "Tahun 2014 tentang"),
        ("Tahun 2014⁽²⁾ tentang", "Tahun 2014 tentang"),
        ("40 m² dan 3 km²", "40 m² dan 3 km²"),
        ("10³ butir", "10³ butir"),
        ("pukul 08⁰⁰ pagi", "pukul 08⁰⁰ pagi"),
        ("¹ Sebagaimana dikutip", "¹ Sebagaimana dikutip"),
    ],
)
def test_raised_figures_of_unicode_are_marks_unless_they_are_powers(typed: str, shown: str) -> None:
    assert lines(read_text(typed.encode())) == [shown]
    assert lines(read_html(f"<html><body><p>{typed}</p></body></html>".encode())) == [shown]
    assert lines(read_docx(word_file(words(typed)))) == [shown]


@pytest.mark.parametrize(
    ("sheet", "body"),
    [
        ("", '<p>a <b style="color:#fff">lama</b> baru</p>'),
        (".x { color: white }", '<p>a <b class="x">lama</b> baru</p>'),
        ("", '<p>a <b style="background:#000;color:#000">lama</b> baru</p>'),
        ("", '<p>a <b style="color:rgba(0,0,0,0)">lama</b> baru</p>'),
        ("", '<p>a <b style="color:transparent">lama</b> baru</p>'),
        ("", '<p>a <b style="position:absolute;left:-9999px">lama</b> baru</p>'),
        ("", '<p>a <b style="display:block;text-indent:-5000px">lama</b> baru</p>'),
        (".s { position:absolute; width:1px; height:1px; overflow:hidden }", '<p>a <b class="s">lama</b> baru</p>'),
        (".s { position:absolute; clip: rect(0, 0, 0, 0) }", '<p>a <b class="s">lama</b> baru</p>'),
        ("", '<p>a <b style="display:inline-block;transform:scale(0)">lama</b> baru</p>'),
        (".x { display: none !important }", '<p>a <b class="x" style="display:inline">lama</b> baru</p>'),
        ("@supports (display: grid) { .x { display: none } }", '<p>a <b class="x">lama</b> baru</p>'),
        (".x { font: 0/0 a }", '<p>a <b class="x">lama</b> baru</p>'),
        (".w { position: fixed; transform: rotate(-45deg) }", '<div class="w">SALINAN</div><p>a baru</p>'),
    ],
)
def test_further_ways_to_hide_words_of_a_page(sheet: str, body: str) -> None:
    page = f"<html><head><style>{sheet}</style></head><body>{body}</body></html>"
    assert lines(read_html(page.encode())) == ["a baru"]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<style>.x { background: #123; color: #fff }</style>", '<p class="x">tampak</p>'),
        ("<style>.x { background: url(biru.png); color: #fff }</style>", '<p class="x">tampak</p>'),
        ('<link rel="stylesheet" href="gaya.css">', '<p style="color:#fff">tampak</p>'),
        ("", '<div style="color:#fff"><p style="color:#000">tampak</p></div>'),
        ("", '<p aria-hidden="true">tampak</p>'),
        ("", '<p style="position:relative;left:-10px;text-indent:-36px">tampak</p>'),
        ("", '<p style="height:1px">tampak</p>'),
        ("<style>.x { display: block !important } p.x { display: none }</style>", '<p class="x">tampak</p>'),
    ],
)
def test_what_a_page_shows_in_spite_of_its_looks(head: str, body: str) -> None:
    assert lines(read_html(f"<html><head>{head}</head><body>{body}</body></html>".encode())) == ["tampak"]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ('Tahun 2022<span style="vertical-align:4px;font-size:8px">1</span>', "Tahun 2022"),
        ('Tahun 2022<span style="position:relative;top:-0.5em;font-size:60%">1</span>', "Tahun 2022"),
        ('Tahun 202<span style="position:relative;top:2px">2</span>', "Tahun 2022"),
        ('Tahun 2022<span style="font-variant-position:super">1</span>', "Tahun 2022"),
        ('<span style="font: small-caps bold 12pt serif">tentang</span>', "TENTANG"),
    ],
)
def test_further_ways_to_raise_and_capitalise_words_of_a_page(body: str, shown: str) -> None:
    assert lines(read_html(f"<html><body><p>{body}</p></body></html>".encode())) == [shown]


@pytest.mark.parametrize("typed", ["~~NOMOR 4\ntentang pasar~~\nNOMOR 5", "N̶o̶m̶o̶r̶ ̶4̶\nNOMOR 5"])
def test_struck_words_over_lines_and_letter_by_letter(typed: str) -> None:
    document = read_text(typed.encode())
    assert [line for line in lines(document) if line] == ["NOMOR 5"]
    assert codes(document) == ["text_struck"]


def test_boxes_that_say_what_watermarks_say_are_left_out() -> None:
    def box(text: str) -> str:
        return run(f"<w:pict><w:txbxContent><w:p>{words(text)}</w:p></w:txbxContent></w:pict>")

    assert lines(read_docx(word_file(words("isi") + box("S A L I N A N") + box("Catatan")))) == ["isi", "Catatan"]


def renamed(data: bytes, change: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo("x")
            entry.filename = name
            for before, after in change.items():
                entry.filename = entry.filename.replace(before, after)
            new.writestr(entry, old.read(name))
    return out.getvalue()


@pytest.mark.parametrize("change", [{"/": "\\"}, {"word/document.xml": "Word/Document.xml"}])
def test_names_of_parts_are_compared_as_other_programs_write_them(change: dict[str, str]) -> None:
    data = renamed(word_file(words("isi")), change)
    assert detect(data, ".docx") == "docx"
    assert lines(read_docx(data)) == ["isi"]


def test_notes_are_a_section_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    inside = f'<w:footnote w:id="2"><w:p>{words("lihat aslinya")}</w:p></w:footnote>'
    note = f'<w:footnotes xmlns:w="{W}">{inside}</w:footnotes>'
    text = words("Pasal pertama") + run('<w:footnoteReference w:id="2"/>')
    path = tmp_path_factory.mktemp("catatan") / "surat.docx"
    path.write_bytes(word_file(text, words("Pasal kedua"), parts={"word/footnotes.xml": ("footnotes", note)}))
    sections = extract_all(path)[0].sections
    assert [(section.name, section.text) for section in sections][-1] == ("catatan", "lihat aslinya")
    assert "lihat" not in sections[0].text

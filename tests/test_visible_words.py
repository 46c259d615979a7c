"""What the eye sees of Word files, pages and Markdown: hidden and struck words out, fields and marks as shown."""

from __future__ import annotations

import io
import zipfile

import pytest
from word_makers import R, W, codes, docx, field, lines, run, word_file, words

from extractor.reading.reflowable.docx import read_docx
from extractor.reading.reflowable.html import read_html
from extractor.reading.reflowable.plain_text import read_text

STYLES = (
    '<w:style w:type="character" w:styleId="Coret"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Samar"><w:basedOn w:val="Dalam"/></w:style>'
    '<w:style w:type="character" w:styleId="Dalam"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Judul"><w:rPr><w:caps/></w:rPr></w:style>'
)


@pytest.mark.parametrize(
    ("look", "code"),
    [
        ("<w:strike/>", "text_struck"),
        ("<w:dstrike/>", "text_struck"),
        ('<w:rStyle w:val="Coret"/>', "text_struck"),
        ("<w:vanish/>", "text_hidden"),
        ('<w:rStyle w:val="Samar"/>', "text_hidden"),
        ('<w:sz w:val="2"/>', "text_hidden"),
    ],
)
def test_struck_and_hidden_runs_are_left_out_with_a_finding(look: str, code: str) -> None:
    document = read_docx(word_file(words("Nomor 5") + words(" Tahun 2019", look) + words(" Tahun 2021"), styles=STYLES))
    assert lines(document) == ["Nomor 5 Tahun 2021"]
    assert codes(document) == [code]
    assert "2019" not in str(document.findings)


@pytest.mark.parametrize("look", ['<w:strike w:val="0"/>', '<w:rStyle w:val="Coret"/><w:strike w:val="false"/>'])
def test_a_property_that_is_switched_off_leaves_words_in(look: str) -> None:
    document = read_docx(word_file(words("tetap", look), styles=STYLES))
    assert (lines(document), codes(document)) == (["tetap"], [])


def test_capitals_by_formatting_are_capitals() -> None:
    styled = '<w:pPr><w:pStyle w:val="Judul"/></w:pPr>' + words("Keputusan")
    document = read_docx(word_file(styled, words("tentang", "<w:smallCaps/>"), styles=STYLES))
    assert lines(document) == ["KEPUTUSAN", "TENTANG"]


def test_raised_marks_are_no_digits_and_powers_stay() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    document = read_docx(
        word_file(words("Tahun 2022") + words("1", raised) + words(" seluas 40 m") + words("2", raised))
    )
    assert lines(document) == ["Tahun 2022 seluas 40 m²"]


def test_of_a_field_only_the_result_is_read_however_deep() -> None:
    inner = field("begin") + words("DALAM") + field("separate") + words("sisip") + field("end")
    paragraph = (
        words("Nomor ")
        + field("begin")
        + words("MERGEFIELD x ")
        + inner
        + field("separate")
        + words("7")
        + field("end")
    )
    assert lines(read_docx(word_file(paragraph + words(" akhir")))) == ["Nomor 7 akhir"]


def test_a_field_over_two_paragraphs_and_one_without_its_end() -> None:
    whole = [field("begin") + words("KODE") + field("separate") + words("satu"), words("dua") + field("end")]
    assert lines(read_docx(word_file(*whole, words("tiga")))) == ["satu", "dua", "tiga"]
    assert (
        lines(read_docx(word_file(words("awal") + field("begin") + words("KODE"), words("sesudah"))))[-1] == "sesudah"
    )


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ('<w:ddList><w:result w:val="1"/><w:listEntry w:val="Mei"/><w:listEntry w:val="Juni"/></w:ddList>', "Juni"),
        ('<w:ddList><w:listEntry w:val="Mei"/><w:listEntry w:val="Juni"/></w:ddList>', "Mei"),
        ("<w:checkBox><w:checked/></w:checkBox>", "☒"),
        ('<w:checkBox><w:default w:val="0"/></w:checkBox>', "☐"),
    ],
)
def test_form_fields_show_their_choice(data: str, shown: str) -> None:
    begin = run(f'<w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar>')
    assert lines(read_docx(word_file(words("isi: ") + begin + field("end")))) == [f"isi: {shown}"]


def test_an_unfilled_content_control_says_nothing() -> None:
    def control(state: str) -> str:
        return f"<w:sdt><w:sdtPr>{state}</w:sdtPr><w:sdtContent>{words('pilih tanggal')}</w:sdtContent></w:sdt>"

    empty, filled = control("<w:showingPlcHdr/>"), control("")
    assert lines(read_docx(word_file(words("Tanggal: ") + empty, words("Tanggal: ") + filled))) == [
        "Tanggal:",
        "Tanggal: pilih tanggal",
    ]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_are_read_once_even_where_they_refer_to_themselves(kind: str) -> None:
    reference = f'<w:{kind}Reference w:id="2"/>'
    paragraph = f"<w:p>{words('catatan')}{run(reference)}</w:p>"
    note = f'<w:{kind}s xmlns:w="{W}"><w:{kind} w:id="2">{paragraph}</w:{kind}></w:{kind}s>'
    data = word_file(words("pokok") + run(reference), parts={f"word/{kind}s.xml": (f"{kind}s", note)})
    document = read_docx(data)
    assert lines(document) == ["pokok"]
    assert [note.text for note in document.notes] == ["catatan"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("word/sisipan.html", "<html><body><p>baris sisipan</p></body></html>"),
        ("word/sisipan.txt", "baris sisipan"),
        (
            "word/sisipan.mht",
            "MIME-Version: 1.0\nContent-Type: text/html\n\n<html><body><p>baris sisipan</p></body></html>",
        ),
    ],
)
def test_files_that_a_document_takes_in_are_read(name: str, content: str) -> None:
    data = word_file(words("induk"), parts={name: ("aFChunk", content)})
    chunk = f'<w:altChunk xmlns:r="{R}" r:id="rIdX0"/>'
    assert lines(read_docx(with_chunk(data, chunk))) == ["induk", "baris sisipan"]


def with_chunk(data: bytes, chunk: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:sectPr", chunk.encode() + b"<w:sectPr", 1)
            new.writestr(name, content)
    return out.getvalue()


def test_a_lost_file_that_a_document_takes_in_is_named() -> None:
    document = read_docx(with_chunk(word_file(words("induk")), f'<w:altChunk xmlns:r="{R}" r:id="rIdNihil"/>'))
    assert (lines(document), codes(document)) == (["induk"], ["part_missing"])


def test_the_strict_form_of_the_format_is_read() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file(words("isi")))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name).replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
            new.writestr(name, data.replace(R.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships"))
    assert lines(read_docx(out.getvalue())) == ["isi"]


def test_a_letterhead_in_the_head_of_every_page_opens_the_first() -> None:
    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = "PEMERINTAH KABUPATEN CONTOH"
    file.sections[0].header.add_paragraph("Jalan Melati Nomor 1")
    file.add_paragraph("Nomor : 5")
    data = io.BytesIO()
    file.save(data)
    document = read_docx(data.getvalue())
    assert lines(document) == ["PEMERINTAH KABUPATEN CONTOH", "Jalan Melati Nomor 1", "Nomor : 5"]
    assert not document.pages[0].furniture


@pytest.mark.parametrize(
    ("sheet", "body"),
    [
        (".x { display: none }", '<p>a <span class="x">lama</span>baru</p>'),
        ("p > i { visibility: hidden }", "<p>a <i>lama</i>baru</p>"),
        ("@media screen { .x { text-decoration: line-through } }", '<p>a <b class="x">lama</b> baru</p>'),
        (".x { font-size: 0 }", '<p>a <b class="x">lama</b> baru</p>'),
        ("#y .x { opacity: 0 }", '<p id="y">a <b class="x">lama</b> baru</p>'),
        ("", "<p>a <s>lama</s> baru</p>"),
        ("", "<p>a <del>lama</del> <ins>baru</ins></p>"),
        ("", '<p>a <span style="text-decoration: red line-through">lama</span> baru</p>'),
        ("", "<p>a <span hidden>lama</span> baru</p>"),
    ],
)
def test_what_a_page_hides_or_strikes_is_left_out(sheet: str, body: str) -> None:
    page = f"<html><head><style>{sheet}</style></head><body>{body}</body></html>"
    assert lines(read_html(page.encode())) == ["a baru"]


@pytest.mark.parametrize(
    ("sheet", "body", "shown"),
    [
        ("@media print { .x { display: none } }", '<p class="x">tampak</p>', "tampak"),
        (".x { display: none } p.x { display: block }", '<p class="x">tampak</p>', "tampak"),
        (".x { text-transform: uppercase }", '<p class="x">Keputusan</p>', "KEPUTUSAN"),
        ("", "<p>Tahun 2022<sup>3)</sup></p>", "Tahun 2022"),
        ("", "<p>40 m<sup>2</sup></p>", "40 m²"),
        ("", '<p>Nomor <input value="5/2022"></p>', "Nomor 5/2022"),
        ("", '<p>Nomor <input placeholder="isi nomor"></p>', "Nomor"),
        ("", '<p>tanggal <input type="date" value="2022-03-14"></p>', "tanggal 14/03/2022"),
        ("", "<p>bulan <select><option>Mei<option selected>Juni</select></p>", "bulan Juni"),
        ("", '<p>bulan <select><option value="">pilih<option>Juni</select></p>', "bulan"),
        ("", "<p>isi <textarea>kata</textarea><input type=submit value=Kirim></p>", "isi kata"),
    ],
)
def test_a_page_says_what_it_shows(sheet: str, body: str, shown: str) -> None:
    page = f"<html><head><style>{sheet}</style></head><body>{body}</body></html>"
    assert lines(read_html(page.encode())) == [shown]


def test_words_below_any_depth_of_elements_are_read() -> None:
    deep = 4_000
    page = "<html><body>" + "".join(f"<div><p>butir {i}</p>" for i in range(deep)) + "</div>" * deep + "<p>akhir</p>"
    assert lines(read_html(page.encode())) == [*(f"butir {i}" for i in range(deep)), "akhir"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Nomor ~~4~~ 5", "Nomor 5"),
        ("Nomor <del>4</del> 5", "Nomor 5"),
        ("Tahun 2022<sup>1</sup> ini", "Tahun 2022 ini"),
        ("Tahun 2022^1^ ini", "Tahun 2022 ini"),
        ("Tahun 2022[^1] ini", "Tahun 2022 ini"),
        ('Tahun 2022<sup><a href="#c1">1</a></sup> ini', "Tahun 2022 ini"),
        ("Nomor [5 Tahun 2022][uu] ini", "Nomor 5 Tahun 2022 ini"),
        ("Nomor ==5 Tahun 2022== ini", "Nomor 5 Tahun 2022 ini"),
        ("Nomor ++5 Tahun 2022++ ini", "Nomor 5 Tahun 2022 ini"),
    ],
)
def test_markdown_as_it_is_shown(text: str, shown: str) -> None:
    document = read_text(text.encode())
    assert lines(document) == [shown]
    assert codes(document) == (["text_struck"] if "4" in text else [])


def test_addresses_of_links_below_a_text_are_not_shown() -> None:
    text = "Nomor [5 Tahun 2022][uu] ini\n\n[uu]: https://contoh.go.id/uu5 'Naskah'\n[Catatan]: isinya berlaku\n"
    assert [line for line in lines(read_text(text.encode())) if line] == [
        "Nomor 5 Tahun 2022 ini", "[Catatan]: isinya berlaku"
    ]  # fmt: skip

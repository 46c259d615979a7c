"""Word files: the numbers a reader sees, tables, pages, heads and feet."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from makers import assert_places, examples

from extractor.errors import ReadError
from extractor.reading import read
from extractor.reading.reflowable.docx import read_docx

docx = pytest.importorskip("docx")
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def xml(text: str) -> Any:
    return docx.oxml.parse_xml(re.sub(r"^<([\w:]+)", rf"<\1 {NAMESPACE}", text))


class Builder:
    """A Word file in the making: numbered paragraphs are a line each."""

    def __init__(self) -> None:
        self.file = docx.Document()
        self.file.core_properties.author = ""

    def define(self, key: int, *levels: tuple[str, str], extra: str = "") -> None:
        body = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/>{extra}</w:lvl>'
            for depth, (form, text) in enumerate(levels)
        )
        numbering = self.file.part.numbering_part.element
        numbering.insert(0, xml(f'<w:abstractNum w:abstractNumId="{key}">{body}</w:abstractNum>'))
        numbering.append(xml(f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'))

    def restart(self, key: int, of: int) -> None:
        override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        self.file.part.numbering_part.element.append(
            xml(f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{override}</w:num>')
        )

    def say(self, text: str, number: int = 0, depth: int = 0) -> Any:
        paragraph = self.file.add_paragraph(text)
        if number:
            paragraph._p.get_or_add_pPr().append(
                xml(f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')
            )
        return paragraph

    def table(self, *rows: list[str]) -> Any:
        table = self.file.add_table(len(rows), len(rows[0]))
        for i, row in enumerate(rows):
            for j, text in enumerate(row):
                table.cell(i, j).text = text
        return table

    def data(self) -> bytes:
        buffer = io.BytesIO()
        self.file.save(buffer)
        return buffer.getvalue()

    def lines(self) -> list[str]:
        document = read_docx(self.data())
        assert_places(document)
        return [line.text for line in document.lines]


def test_numbering_becomes_the_labels_a_reader_sees() -> None:
    word = Builder()
    word.define(90, ("lowerLetter", "%1."), ("decimal", "%1.%2)"), ("lowerRoman", "(%3)"))
    word.define(91, ("upperRoman", "BAB %1"))
    word.define(92, ("bullet", "x"))
    word.say("satu", 90)
    word.say("dalam", 90, 1)
    word.say("terdalam", 90, 2)
    word.say("dua", 90)
    word.say("lagi", 90, 1)
    word.say("KETENTUAN", 91)
    word.say("butir", 92)
    word.say("", 90)
    word.say("tiga", 90)
    assert word.lines() == [
        "a. satu",
        "a.1) dalam",
        "(i) terdalam",
        "b. dua",
        "b.1) lagi",
        "BAB I KETENTUAN",
        "- butir",
        "c. tiga",
    ]


def test_ordinal_words_in_capitals_label_dictums() -> None:
    word = Builder()
    word.define(90, ("ordinalText", "%1"), extra="<w:rPr><w:caps/></w:rPr>")
    for text in ["Membentuk", "Menugaskan"]:
        word.say(text, 90)
    assert word.lines() == ["KESATU Membentuk", "KEDUA Menugaskan"]


def test_a_restarted_list_counts_from_its_start() -> None:
    word = Builder()
    word.define(90, ("decimal", "%1."))
    word.restart(95, of=90)
    word.say("satu", 90)
    word.say("dua", 90)
    word.say("mulai lagi", 95)
    assert word.lines() == ["1. satu", "2. dua", "1. mulai lagi"]


def test_a_style_numbers_its_paragraphs() -> None:
    word = Builder()
    word.define(90, ("upperLetter", "%1."))
    style = word.file.styles["Body Text"].element
    style.get_or_add_pPr().append(xml('<w:numPr><w:numId w:val="90"/></w:numPr>'))
    word.file.add_paragraph("satu", style="Body Text")
    word.file.add_paragraph("dua", style="Body Text")
    assert word.lines() == ["A. satu", "B. dua"]


def test_tabs_and_line_breaks() -> None:
    word = Builder()
    word.say("Nomor\t: 12/KEP/2020\nHal\t:\tUndangan")
    word.say("Ketua,\tSekretaris,")
    assert word.lines() == ["Nomor : 12/KEP/2020", "Hal : Undangan", "Ketua,\tSekretaris,"]


def test_merged_cells_leave_empty_ones() -> None:
    word = Builder()
    table = word.table(["No", "Nama", "Nilai"], ["1", "Ani\nBudi", "90"], ["", "Cici", ""])
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(2, 1).merge(table.cell(2, 2))
    (grid,) = read_docx(word.data()).grids
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["No", "Nama", "Nilai"],
        ["1", "Ani\nBudi", "90"],
        ["", "Cici", ""],
    ]
    word.lines()


def test_a_layout_table_reads_like_the_paper() -> None:
    word = Builder()
    word.table(["Menimbang", ":", "a.", "bahwa satu;"], ["", "", "b.", "bahwa dua;"], ["Mengingat", ":", "1.", "UU"])
    assert word.lines() == ["Menimbang : a. bahwa satu;", "b. bahwa dua;", "Mengingat : 1. UU"]


def test_copies_beside_a_signature_are_read_behind_it() -> None:
    word = Builder()
    word.table(["Tembusan Yth. :\n1. Camat\n2. Arsip", "Suka Maju, 5 Mei 2031\nKepala Dinas,\nHadi Santosa"])
    signed = ["Suka Maju, 5 Mei 2031", "Kepala Dinas,", "Hadi Santosa"]
    assert word.lines() == [*signed, "Tembusan Yth. :", "1. Camat", "2. Arsip"]


def test_typed_and_laid_out_page_breaks_count_once() -> None:
    word = Builder()
    word.say("satu")
    word.file.add_page_break()
    paragraph = word.say("")
    paragraph._p.append(xml("<w:r><w:lastRenderedPageBreak/><w:t>dua</w:t></w:r>"))
    paragraph._p.append(xml("<w:r><w:lastRenderedPageBreak/><w:t> masih</w:t></w:r>"))
    word.say("tiga")
    document = read_docx(word.data())
    assert [(line.text, line.page) for line in document.lines] == [("satu", 1), ("dua masih", 2), ("tiga", 3)]
    assert len(document.pages) == 3


def test_heads_and_feet_are_furniture_on_every_page() -> None:
    word = Builder()
    section = word.file.sections[0]
    section.header.paragraphs[0].text = "SALINAN"
    section.footer.paragraphs[0].text = "jdih.contoh.go.id"
    word.say("satu")
    word.file.add_page_break()
    word.say("dua")
    document = read_docx(word.data())
    assert [[line.text for line in page.furniture] for page in document.pages] == [["SALINAN", "jdih.contoh.go.id"]] * 2
    assert document.text == "satu\ndua"


def test_a_letterhead_on_the_first_page_only_is_text() -> None:
    word = Builder()
    section = word.file.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "PEMERINTAH KOTA CONTOH"
    word.say("Nomor : 1")
    assert word.lines() == ["PEMERINTAH KOTA CONTOH", "Nomor : 1"]


def test_deleted_words_field_codes_and_fallbacks_are_left_out() -> None:
    word = Builder()
    paragraph = word.say("isi")
    for run in ("<w:del><w:r><w:delText>hapus</w:delText></w:r></w:del>", "<w:r><w:instrText>PAGE</w:instrText></w:r>"):
        paragraph._p.append(xml(run))
    paragraph._p.append(xml("<w:ins><w:r><w:t> baru</w:t></w:r></w:ins>"))
    assert word.lines() == ["isi baru"]


def test_a_text_box_and_a_content_control_are_read() -> None:
    word = Builder()
    paragraph = word.say("induk")
    box = "<w:txbxContent><w:p><w:r><w:t>kotak</w:t></w:r></w:p></w:txbxContent>"
    paragraph._p.append(xml(f"<w:r><w:pict>{box}</w:pict></w:r>"))
    control = xml("<w:sdt><w:sdtContent><w:p><w:r><w:t>isian</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    paragraph._p.addnext(control)
    assert word.lines() == ["induk", "kotak", "isian"]


def test_the_properties_are_meta_and_read_tells_the_type(tmp_path: Path) -> None:
    word = Builder()
    word.file.core_properties.title = "Rencana Kerja"
    word.say("isi")
    path = tmp_path / "tanpa-akhiran"
    path.write_bytes(word.data())
    document = read(path)
    assert document.meta["title"] == "Rencana Kerja"
    assert document.media_type.endswith("wordprocessingml.document")


def repacked(data: bytes, change: dict[str, bytes | None]) -> bytes:
    """The archive with parts replaced, or left out where None."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = change.get(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize("body", [b"<w:document", None, b""])
def test_a_file_without_its_body_is_damaged(body: bytes | None) -> None:
    word = Builder()
    word.say("isi")
    with pytest.raises(ReadError) as caught:
        read_docx(repacked(word.data(), {"word/document.xml": body}))
    assert caught.value.code == "damaged"


@pytest.mark.parametrize("part", ["[Content_Types].xml", "_rels/.rels", "word/styles.xml", "docProps/core.xml"])
def test_a_part_that_is_missing_costs_that_part_only(part: str) -> None:
    word = Builder()
    word.say("isi")
    for content in (None, b"kosong"):
        assert read_docx(repacked(word.data(), {part: content})).text == "isi"


def test_a_missing_part_with_words_is_named_in_a_finding() -> None:
    word = Builder()
    word.file.sections[0].header.paragraphs[0].text = "SALINAN"
    word.say("isi")
    document = read_docx(repacked(word.data(), {"word/header1.xml": None}))
    assert document.text == "isi"
    assert [finding.code for finding in document.findings] == ["part_missing"]


@pytest.mark.parametrize("target", ["../NULL", "media/hilang.png"])
def test_a_relationship_that_leads_nowhere_costs_nothing(target: str) -> None:
    word = Builder()
    word.say("isi")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    dead = f'<Relationship Id="rIdMati" Type="{kind}" Target="{target}"/></Relationships>'.encode()
    name = "word/_rels/document.xml.rels"
    relations = zipfile.ZipFile(io.BytesIO(word.data())).read(name).replace(b"</Relationships>", dead)
    assert read_docx(repacked(word.data(), {name: relations})).text == "isi"


def test_a_file_without_words_has_no_text() -> None:
    with pytest.raises(ReadError) as caught:
        read_docx(Builder().data())
    assert caught.value.code == "no_text"


def a_document() -> bytes:
    word = Builder()
    word.define(90, ("decimal", "%1."))
    word.say("satu", 90)
    word.table(["No", "Nama"], ["1", "Ani"])
    return word.data()


WHOLE = a_document()


@examples(60)
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=40))
def test_damage_anywhere_gives_a_document_or_a_read_error(at: int, junk: bytes) -> None:
    try:
        assert_places(read_docx(WHOLE[:at] + junk + WHOLE[at + len(junk) :]))
    except ReadError as error:
        assert error.code in {"damaged", "unsupported", "no_text", "too_large"}

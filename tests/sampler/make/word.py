"""DOCX files whose list numbers Word itself counts, with fixed properties so that the bytes never change."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from .instrument import Content

FIXED = dt.datetime(2024, 1, 2, 3, 4, 5)
FORMATS = {"a": ("lowerLetter", "%1."), "1": ("decimal", "%1."), "-": ("bullet", "-"), "1)": ("decimal", "%1)")}


class Letterhead:
    """A DOCX being written from top to bottom."""

    def __init__(self, face: str = "Bookman Old Style", points: float = 11) -> None:
        self.document = Document()
        _lighten(self.document)
        style = self.document.styles["Normal"]
        style.font.name, style.font.size = face, Pt(points)
        style.paragraph_format.space_after = Pt(3)
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21.5), Cm(33)
        section.left_margin = section.right_margin = Cm(2.5)
        self._lists = 50

    def line(self, text: str = "", *, bold: bool = False, center: bool = False, left: float = 0) -> Any:
        """One paragraph; `left` is its indent in centimetres."""
        paragraph = self.document.add_paragraph()
        run = paragraph.add_run(text)
        run.bold = bold
        if center:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if left:
            paragraph.paragraph_format.left_indent = Cm(left)
        return paragraph

    def items(self, items: Sequence[str], kind: str, where: Any = None) -> None:
        """A list that Word numbers; its labels are in no text of the file."""
        number = self._numbering(kind)
        for index, item in enumerate(items):
            fresh = where.paragraphs[0] if where is not None and index == 0 else None
            paragraph = fresh or (where or self.document).add_paragraph()
            paragraph.add_run(item)
            properties = paragraph._p.get_or_add_pPr()
            properties.append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
            )

    def _numbering(self, kind: str) -> int:
        self._lists += 1
        form, text = FORMATS[kind]
        part = self.document.part.numbering_part.element
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self._lists}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
            '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="426" w:hanging="426"/></w:pPr></w:lvl></w:abstractNum>'
        )
        part.insert(len(part.findall(qn("w:abstractNum"))), abstract)
        part.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{self._lists}"><w:abstractNumId w:val="{self._lists}"/></w:num>')
        )
        return self._lists

    def layout(self, label: str, fill: Any, width: float = 3.0) -> None:
        """`label : …` as a table row without rules; `fill` writes the third cell."""
        table = self.document.add_table(rows=1, cols=3)
        for cell, size in zip(table.rows[0].cells, (width, 0.5, 16.5 - width - 0.5), strict=True):
            cell.width = Cm(size)
        table.rows[0].cells[0].text = label
        table.rows[0].cells[1].text = ":"
        fill(table.rows[0].cells[2])

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[str] | str]) -> None:
        """A ruled table; a string row spans all columns."""
        table = self.document.add_table(rows=1, cols=len(columns), style="Table Grid")
        for cell, name in zip(table.rows[0].cells, columns, strict=True):
            cell.paragraphs[0].add_run(name).bold = True
        for row in rows:
            cells = table.add_row().cells
            if isinstance(row, str):
                cells[0].merge(cells[-1]).text = row
            else:
                for cell, text in zip(cells, row, strict=True):
                    cell.text = text

    def turn(self, landscape: bool = False) -> None:
        """Begin a new page, lying on its side if wanted."""
        if not landscape:
            self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            return
        section = self.document.add_section()
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width

    def sign(self, closing: Content) -> None:
        """The signature block, at the right."""
        block = [closing.get("place", ""), closing.get("date", ""), *closing["office"], "", closing.get("mark", ""), ""]
        for line in block:
            self.line(line, left=9)
        self.line(closing["name"], left=9, bold=True)
        for line in closing.get("under", []):
            self.line(line, left=9)

    def save(self, title: str) -> bytes:
        """The file's bytes, stored (not deflated: that differs between zlib builds) and dated once and for all."""
        properties = self.document.core_properties
        properties.title, properties.author, properties.last_modified_by = title, "", ""
        properties.created = properties.modified = properties.last_printed = FIXED
        properties.revision = 1
        raw, fixed = io.BytesIO(), io.BytesIO()
        self.document.save(raw)
        with zipfile.ZipFile(raw) as read, zipfile.ZipFile(fixed, "w", zipfile.ZIP_STORED) as written:
            for name in sorted(read.namelist()):
                info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                info.create_system = 0
                written.writestr(info, read.read(name))
        return fixed.getvalue()


def _lighten(document: Any) -> None:
    """Take out the template's dozens of unused table styles, its numbering, theme and picture: 800 kB a file."""
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in ("TableGrid", "TableNormal"):
            styles.remove(style)
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    for part in (document.part, document.part.package):
        for key, relation in list(part.rels.items()):
            if relation.reltype.rsplit("/", 1)[-1] in ("stylesWithEffects", "thumbnail", "theme", "customXml"):
                del part.rels[key]


def decree(content: Content) -> bytes:
    """A decree as DOCX."""
    word = Letterhead()
    for line in [*content["kop"]["lines"], *content["kop"].get("address", [])]:
        word.line(line, bold=True, center=True)
    for line in ["", *content["instrument"], content["number"], "TENTANG", *content["title"], "", *content["office"]]:
        word.line(line, bold=True, center=True)
    for name, kind in (("Menimbang", "a"), ("Mengingat", "1"), ("Memperhatikan", "1")):
        items = content.get(name.lower(), [])
        if items:
            word.layout(name, lambda cell, items=items, kind=kind: _fill(word, cell, items, kind))
    word.line(content.get("decides", "MEMUTUSKAN :"), bold=True, center=True)
    word.layout("Menetapkan", lambda cell: cell.paragraphs[0].add_run(content.get("menetapkan", "")))
    for dictum in content["diktum"]:
        word.layout(dictum["label"], lambda cell, dictum=dictum: _dictum(word, cell, dictum))
    word.sign(content["closing"])
    _copies(word, content)
    for attachment in content.get("lampiran", []):
        _attachment(word, attachment, content)
    return word.save(content["file_title"])


def _fill(word: Letterhead, cell: Any, items: Sequence[str], kind: str) -> None:
    if len(items) == 1:
        cell.text = items[0]
    else:
        word.items(items, kind, cell)


def _dictum(word: Letterhead, cell: Any, dictum: Content) -> None:
    cell.paragraphs[0].add_run(dictum["text"])
    if dictum.get("items"):
        number = word._numbering("a")
        for item in dictum["items"]:
            properties = cell.add_paragraph(item)._p.get_or_add_pPr()
            properties.append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
            )


def _copies(word: Letterhead, content: Content) -> None:
    if content.get("tembusan"):
        word.line(content.get("tembusan_label", "Tembusan :"))
        word.items(content["tembusan"], "1")


def _attachment(word: Letterhead, attachment: Content, content: Content) -> None:
    word.turn(attachment.get("landscape", False))
    for line in attachment["head"]:
        word.line(line.replace("\t", "\t: "), left=8)
    for line in attachment.get("title", []):
        word.line(line, bold=True, center=True)
    for text in attachment.get("paragraphs", []):
        word.line(text)
    for block in attachment.get("tables", []):
        if block.get("title"):
            word.line(block["title"], bold=True)
        word.table(block["columns"], block["rows"])
    if attachment.get("closing"):
        word.sign(content["closing"] | attachment["closing"])

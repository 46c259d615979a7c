"""A Word file → Document: paragraphs with the numbers a reader sees, tables, pages as Word last laid them out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from ...errors import ReadError
from ...model.document import Document
from ..blocks import Block, Table, Text, flatten, is_layout, join_cells, lay
from ..encoding import normalise
from .docx_numbering import Numbering, W

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LARGEST_PART = 300 * 1024 * 1024
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SKIPPED = frozenset(
    {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "tcPr", "trPr")}
    | {f"{_MC}Fallback"}
)
_MARKS = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}
_PROPERTIES = ("title", "author", "subject", "keywords", "created", "modified")
_WIDEST = 60


def read_docx(data: bytes) -> Document:
    """The Document of a .docx file; ReadError damaged, too_large, unsupported or empty."""
    package = _open(data)
    reader = _Reader(package)
    blocks = [*map(Text, reader.first_page_head()), *reader.blocks(package.element.body)]
    document = lay(blocks, dict.fromkeys(range(1, reader.page + 1), reader.running_heads()), reader.page)
    if not document.text.strip():
        raise ReadError("the file has no text; if it holds pictures of pages, save it as PDF", "no_text")
    return replace(document, media_type=MEDIA_TYPE, meta=_meta(package))


def _open(data: bytes) -> Any:
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if (
                max(part.file_size for part in archive.infolist() if part.filename.endswith((".xml", ".rels")))
                > _LARGEST_PART
            ):
                raise ReadError("the file unpacks to more than 300 MB of text; split it", "too_large")
        package = docx.Document(io.BytesIO(data))
        if package.element.body is None:
            raise ReadError("the file has no body; open it in Word and save it again", "damaged")
        return package
    except ReadError:
        raise
    except ValueError as error:
        raise ReadError(
            "this is no plain Word document (a template or one with macros?); save it as .docx", "unsupported"
        ) from error
    except Exception as error:  # python-docx lets through whatever zipfile, lxml and its own parts raise
        raise ReadError("the Word file is damaged; open it in Word and save it again", "damaged") from error


class _Reader:
    """One walk through the body: the page it is on, and the lists it has counted."""

    def __init__(self, package: Any) -> None:
        self.page = 1
        self._package = package
        self._fresh = True  # no words on this page yet: a second mark of the same break does not count
        parts = {rel.reltype.rsplit("/", 1)[-1]: rel for rel in package.part.rels.values() if not rel.is_external}
        self._numbering = Numbering(_part_xml(parts.get("numbering")), _part_xml(parts.get("styles")))
        self._footnotes = _footnotes(_part_xml(parts.get("footnotes")))

    def blocks(self, parent: Any) -> Iterator[Block]:
        """Paragraphs and tables below `parent` in order, those in content controls too."""
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"):
                yield from self.blocks(child)

    def _paragraph(self, paragraph: Any) -> Iterator[Block]:
        """The paragraph's lines; a page break inside parts it, text boxes and footnotes follow it."""
        aside: list[Any] = []
        if paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None:
            self._turn_page()
        parts = [(page, lines) for page, words in self._parts(paragraph, aside) if (lines := _lines(words))]
        label = self._numbering.label(paragraph) if parts else ""
        for page, lines in parts:
            yield Text("\n".join([f"{label} {lines[0]}".lstrip(), *lines[1:]]), page)
            label = ""
        for element in aside:
            yield from self.blocks(element)
        if _ends_page(paragraph):
            self._turn_page()

    def _parts(self, paragraph: Any, aside: list[Any]) -> list[tuple[int, str]]:
        """(page, words) of the paragraph, cut at typed page breaks; a page is the one on which the words start."""
        parts: list[tuple[int, str]] = [(self.page, "")]
        for element in self._visible(paragraph, aside):
            words = self._piece(element)
            page, before = parts[-1]
            if words == "\f":
                parts.append((self.page, ""))
            else:
                parts[-1] = (page if before.strip() else self.page, before + words)
        return parts

    def _visible(self, element: Any, aside: list[Any]) -> Iterator[Any]:
        """The elements below `element` that show something; text boxes and footnotes go to `aside` instead."""
        stack = [iter(element)]
        while stack:
            child = next(stack[-1], None)
            if child is None:
                stack.pop()
            elif child.tag == f"{W}txbxContent":
                aside.append(child)
            elif child.tag == f"{W}footnoteReference":
                aside += self._footnotes.get(child.get(f"{W}id", ""), [])
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
                yield child
                stack.append(iter(child))

    def _piece(self, element: Any) -> str:
        if element.tag in (f"{W}t", f"{_M}t"):
            self._fresh = self._fresh and not (element.text or "").strip()
            return element.text or ""
        if element.tag == f"{W}br":
            return self._break() if element.get(f"{W}type") == "page" else "\n"
        if element.tag == f"{W}lastRenderedPageBreak":
            self._turn_page()
        if element.tag == f"{W}sym":
            return _symbol(element)
        # Tab stops are defined inside properties, which are skipped: a tab seen here is typed.
        return _MARKS.get(element.tag, "")

    def _break(self) -> str:
        before = self.page
        self._turn_page()
        return "\f" if self.page > before else ""

    def _turn_page(self) -> None:
        if not self._fresh:
            self.page += 1
            self._fresh = True

    def _table(self, table: Any) -> Iterator[Block]:
        """Data as Tables, one for each page; a table that only arranges text as its lines."""
        read = [self._row(row) for row in _children(table, "tr")]
        rows = [(_page_of(row), [_cell_text(cell) for cell in row]) for row in read if any(row)]
        cells = [row for _, row in rows]
        if not cells:
            return
        if is_layout(cells) or len(cells) == 1 or max(map(len, cells)) == 1:
            yield from (Text(line, page) for page, row in rows for line in flatten([row]))
            return
        for page, group in groupby(rows, key=lambda row: row[0]):
            yield Table([row for _, row in group], page)

    def _row(self, row: Any) -> list[list[Block]]:
        """A row's cells as blocks; merged cells leave empty ones."""
        before = row.find(f"{W}trPr/{W}gridBefore")
        cells: list[list[Block]] = [[] for _ in range(_span(before))] if before is not None else []
        for cell in _children(row, "tc"):
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            follows = merged is not None and merged.get(f"{W}val") != "restart"
            across = cell.find(f"{W}tcPr/{W}gridSpan")
            cells.append([] if follows else list(self.blocks(cell)))
            cells += [[] for _ in range(_span(across) - 1)] if across is not None else []
        return cells[:_WIDEST]

    def first_page_head(self) -> list[str]:
        """The head of a first page that differs from the others: a letterhead, so it belongs to the text."""
        section = self._package.sections[0] if len(self._package.sections) else None
        if section is None or not section.different_first_page_header_footer:
            return []
        return self._head_lines(section.first_page_header)

    def running_heads(self) -> list[str]:
        """The lines of heads and feet that repeat, each once."""
        lines: dict[str, None] = {}
        for section in self._package.sections:
            for part in (section.header, section.footer, section.even_page_header, section.even_page_footer):
                lines |= dict.fromkeys(self._head_lines(part))
        return list(lines)

    def _head_lines(self, part: Any) -> list[str]:
        if part.is_linked_to_previous:
            return []
        page, fresh = self.page, self._fresh
        blocks = list(self.blocks(part._element))
        self.page, self._fresh = page, fresh
        return [line for block in blocks for line in _block_lines(block)]


def _children(parent: Any, name: str) -> Iterator[Any]:
    """Rows or cells of a table, those in content controls too."""
    for child in parent:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            yield from _children(child, name)


def _page_of(row: list[list[Block]]) -> int:
    """The page on which a row's first words stand."""
    return min(block.page for cell in row for block in cell)


def _ends_page(paragraph: Any) -> bool:
    """True for the last paragraph of a section after which a new page starts."""
    section = paragraph.find(f"{W}pPr/{W}sectPr")
    kind = section.find(f"{W}type") if section is not None else None
    return section is not None and (kind is None or kind.get(f"{W}val") not in ("continuous", "nextColumn"))


def _footnotes(part: Any) -> dict[str, list[Any]]:
    """Footnotes by their id, the separators that Word keeps among them left out."""
    notes = part.iter(f"{W}footnote") if part is not None else ()
    return {note.get(f"{W}id", ""): [note] for note in notes if note.get(f"{W}type") is None}


def _span(element: Any) -> int:
    value = element.get(f"{W}val", "1")
    return max(0, min(_WIDEST, int(value))) if value.isascii() and value.isdigit() and len(value) < 9 else 1


def _lines(words: str) -> list[str]:
    """Lines with blanks made single; a tab stays where two texts stand side by side."""
    lines = [[" ".join(part.split()) for part in line.split("\t")] for line in normalise(words).split("\n")]
    return [join_cells([part for part in parts if part]) for parts in lines if any(parts)]


def _cell_text(blocks: list[Block]) -> str:
    return "\n".join(line for block in blocks for line in _block_lines(block))


def _block_lines(block: Block) -> list[str]:
    return block.text.split("\n") if isinstance(block, Text) else flatten(block.rows)


def _symbol(element: Any) -> str:
    """A character of a symbol font, where it is a known bullet; others have no letter."""
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    shown = normalise(chr(code | 0xF000)) if code < 0x10000 else ""
    return shown if shown == "•" else ""


def _part_xml(relation: Any) -> Any:
    from lxml import etree

    if relation is None:
        return None
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
        return etree.fromstring(relation.target_part.blob, parser)
    except (etree.XMLSyntaxError, ValueError, AttributeError):
        return None


def _meta(package: Any) -> dict[str, str]:
    """title, author, subject, keywords and dates from the file's properties, those that are filled in."""
    try:
        core = package.core_properties
        named = {name: getattr(core, name) for name in _PROPERTIES}
    except (ValueError, KeyError, AttributeError):
        return {}
    dated = {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in named.items()}
    return {name: text for name, value in sorted(dated.items()) if (text := str(value or "").strip())}

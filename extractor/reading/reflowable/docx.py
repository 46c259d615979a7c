"""A Word file → Document: paragraphs with the numbers a reader sees, tables, pages as Word last laid them out."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from ...errors import ReadError
from ...model.document import Document
from ...model.findings import Finding
from ..blocks import ReflowableBlock, TableBlock, TextBlock, document_from_blocks, flatten, is_layout, join_cells
from ..encoding import normalise
from .docx_chunks import chunk_blocks
from .docx_heads import Heads
from .docx_inline import Inline, InlinePiece, is_empty_control
from .docx_numbering import Numbering
from .docx_package import Package, R, W
from .docx_styles import WordStyles

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WIDEST = 60
"""Columns of a table: a merged cell may claim any number of them."""
_DEEPEST = 25
"""Tables and text boxes inside each other: forms come to four."""
_AROUND = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
"""Elements around paragraphs, rows or cells that show nothing of their own."""


def read_docx(data: bytes) -> Document:
    """The Document of a .docx file; ReadError damaged, encrypted, too_large or empty."""
    package = Package(data)
    reader = _BodyReader(package)
    body = list(reader.blocks(package.body))
    heads = Heads(package, reader.aside)
    blocks = [*map(TextBlock, heads.first_page()), *body]
    running = dict.fromkeys(range(1, reader.page + 1), heads.running())
    document = document_from_blocks(blocks, running, reader.page, reader.notes)
    if not document.text.strip() and package.findings:
        raise ReadError("the Word file is damaged, and no words of it can be read; get it again", "damaged")
    if not document.text.strip():
        raise ReadError("the file has no text; if it holds pictures of pages, save it as PDF", "no_text")
    findings = (*package.findings, *reader.findings())
    return replace(document, media_type=MEDIA_TYPE, meta=package.properties(), findings=findings)


class _BodyReader:
    """One walk through the body: the page it is on, the lists it has counted, the fields that are open."""

    def __init__(self, package: Package) -> None:
        self.page = 1
        self._package = package
        self._depth = 0
        self._fresh = True  # no words on this page yet: a second mark of the same break does not count
        _, styles = package.related_xml("styles", "the styles")
        _, numbering = package.related_xml("numbering", "the numbering of lists")
        self._numbering, self._inline = Numbering(numbering, styles), Inline(WordStyles(styles), package.body)
        self._relations = package.relations(package.main)
        self.notes: list[TextBlock] = []
        """The footnotes and endnotes that the text refers to, in its order."""
        self._waiting: deque[tuple[int, Any]] = deque()
        self._reads_notes = False
        self._notes: dict[tuple[str, str], Any] = {}
        for kind in ("footnotes", "endnotes"):
            self._notes |= _notes(kind, package.related_xml(kind, f"the {kind}")[1])

    def findings(self) -> Iterator[Finding]:
        """What was left out because it is hidden or struck through."""
        yield from self._inline.findings()

    def aside(self, element: Any) -> list[str]:
        """The lines of what stands outside the body: a page head or foot. It turns no page."""
        page, fresh = self.page, self._fresh
        lines = [line for block in self.blocks(element) for line in _block_lines(block)]
        self.page, self._fresh = page, fresh
        return lines

    def blocks(self, parent: Any) -> Iterator[ReflowableBlock]:
        """Paragraphs and tables below `parent` in order, those in content controls too."""
        stack = [iter(parent)]
        while stack:
            child = next(stack[-1], None)
            if child is None:
                stack.pop()
            elif child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag == f"{W}altChunk":
                yield from self._chunk(child)
            elif child.tag in _AROUND and not is_empty_control(child):
                stack.append(iter(child))

    def _chunk(self, element: Any) -> Iterator[ReflowableBlock]:
        """The content of another file that Word shows in place of this element."""
        relation = self._relations.get(element.get(f"{R}id", ""))
        for block in chunk_blocks(self._package, relation.target if relation else "", read_docx):
            self._fresh = False
            yield block._replace(page=self.page)

    def _paragraph(self, paragraph: Any) -> Iterator[ReflowableBlock]:
        """The paragraph's lines; a page break inside parts it, text boxes follow it."""
        aside: list[Any] = []
        if paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None:
            self._turn_page()
        parts = [(page, lines) for page, words in self._pages(paragraph, aside) if (lines := _lines(words))]
        label = self._numbering.label(paragraph) if parts else ""
        for page, lines in parts:
            yield TextBlock("\n".join([f"{label} {lines[0]}".lstrip(), *lines[1:]]), page)
            label = ""
        for element in aside:
            yield from self._within(element)
        self._read_notes()
        if _ends_page(paragraph):
            self._turn_page()

    def _pages(self, paragraph: Any, aside: list[Any]) -> list[tuple[int, str]]:
        """(page, words) of the paragraph, cut at typed page breaks; a page is the one on which the words start."""
        parts: list[tuple[int, str]] = [(self.page, "")]
        for piece in self._inline.pieces(paragraph):
            if piece.kind in ("page_break", "laid_out_break"):
                turned = self._turn_page()
                if turned and piece.kind == "page_break":
                    parts.append((self.page, ""))
            elif piece.kind == "words":
                self._fresh = self._fresh and not piece.words.strip()
                page, before = parts[-1]
                parts[-1] = (page if before.strip() else self.page, before + piece.words)
            elif piece.kind == "box":
                aside.append(piece.element)
            elif (note := self._noted(piece)) is not None:
                self._waiting.append((self.page, note))
        return parts

    def _noted(self, piece: InlinePiece) -> Any:
        """The note that a piece refers to; it is read once, for it may refer to itself."""
        return self._notes.pop((piece.notes, piece.element.get(f"{W}id", "")), None)

    def _read_notes(self) -> None:
        """The notes that wait, and those to which these refer: one after the other, however long the chain is."""
        if self._reads_notes:
            return
        self._reads_notes = True
        while self._waiting:
            page, note = self._waiting.popleft()
            self.notes += [TextBlock(line, page) for line in self.aside(note) if line.strip()]
        self._reads_notes = False

    def _turn_page(self) -> bool:
        """Whether a new page begins: not where this one has no words yet."""
        if self._fresh:
            return False
        self.page += 1
        self._fresh = True
        return True

    def _within(self, element: Any) -> Iterator[ReflowableBlock]:
        """The blocks of a cell or a box; what stands too deep inside others is read as one run of words."""
        if self._depth >= _DEEPEST:
            words = normalise(" ".join(text.text or "" for text in element.iter(f"{W}t")))
            yield from [TextBlock(words, self.page)] if words.strip() else []
            return
        self._depth += 1
        yield from list(self.blocks(element))
        self._depth -= 1

    def _table(self, table: Any) -> Iterator[ReflowableBlock]:
        """Data as Tables, one for each page; a table that only arranges text as its lines."""
        read = [self._row(row) for row in _children(table, "tr") if not self._inline.leaves_out(row)]
        read = [row for row in read if any(row)]
        rows = [(_page_of(row), [_cell_text(cell) for cell in row]) for row in read]
        cells = [row for _, row in rows]
        if not cells:
            return
        if is_layout(cells) or len(cells) == 1 or max(map(len, cells)) == 1:
            yield from (block for row in read for block in _arranged(row))
            return
        for page, group in groupby(rows, key=lambda row: row[0]):
            yield TableBlock([row for _, row in group], page)

    def _row(self, row: Any) -> list[list[ReflowableBlock]]:
        """A row's cells as blocks; merged cells leave empty ones."""
        before = row.find(f"{W}trPr/{W}gridBefore")
        cells: list[list[ReflowableBlock]] = [[] for _ in range(_span(before))] if before is not None else []
        for cell in _children(row, "tc"):
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            follows = merged is not None and merged.get(f"{W}val") != "restart"
            across = cell.find(f"{W}tcPr/{W}gridSpan")
            cells.append([] if follows else list(self._within(cell)))
            cells += [[] for _ in range(_span(across) - 1)] if across is not None else []
        return cells[:_WIDEST]


def _children(parent: Any, name: str) -> Iterator[Any]:
    """Rows or cells of a table, those in content controls too."""
    stack = [iter(parent)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == f"{W}{name}":
            yield child
        elif child.tag in _AROUND and not is_empty_control(child):
            stack.append(iter(child))


def _page_of(row: list[list[ReflowableBlock]]) -> int:
    """The page on which a row's first words stand."""
    return min(block.page for cell in row for block in cell)


def _ends_page(paragraph: Any) -> bool:
    """True for the last paragraph of a section after which a new page starts."""
    section = paragraph.find(f"{W}pPr/{W}sectPr")
    kind = section.find(f"{W}type") if section is not None else None
    return section is not None and (kind is None or kind.get(f"{W}val") not in ("continuous", "nextColumn"))


def _notes(kind: str, part: Any) -> dict[tuple[str, str], Any]:
    """Notes by their kind and identifier, the separators that Word keeps among them left out."""
    found = part.iter(f"{W}{kind.removesuffix('s')}") if part is not None else ()
    return {(kind, note.get(f"{W}id", "")): note for note in found if note.get(f"{W}type") in (None, "normal")}


def _span(element: Any) -> int:
    value = element.get(f"{W}val", "1")
    return max(0, min(_WIDEST, int(value))) if value.isascii() and value.isdigit() and len(value) < 9 else 1


def _lines(words: str) -> list[str]:
    """Lines with blanks made single; a tab stays where two texts stand side by side."""
    lines = [[" ".join(part.split()) for part in line.split("\t")] for line in normalise(words).split("\n")]
    return [join_cells([part for part in parts if part]) for parts in lines if any(parts)]


def _arranged(row: list[list[ReflowableBlock]]) -> list[ReflowableBlock]:
    """The lines of a row that only arranges text; cell by cell, where tables stand in it."""
    blocks = [block for cell in row for block in cell]
    if any(isinstance(block, TableBlock) for block in blocks):
        return blocks
    return [TextBlock(line, _page_of(row)) for line in flatten([[_cell_text(cell) for cell in row]])]


def _cell_text(blocks: list[ReflowableBlock]) -> str:
    return "\n".join(line for block in blocks for line in _block_lines(block))


def _block_lines(block: ReflowableBlock) -> list[str]:
    return block.text.split("\n") if isinstance(block, TextBlock) else flatten(block.rows)

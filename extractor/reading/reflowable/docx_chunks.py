"""Other files that a Word file takes in whole (`w:altChunk`): HTML, text, a further Word file, a saved web page."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable
from typing import Any

from ...errors import ReadError
from ...model.document import Document
from ..blocks import ReflowableBlock, TableBlock, TextBlock
from ..encoding import decode
from ..office import as_word_file, form_of
from .docx_package import Package

_WORD = b"PK\x03\x04"
_MEANING = "a file that the document takes in"


def chunk_blocks(package: Package, part: str, read_word: Callable[[bytes], Document]) -> list[ReflowableBlock]:
    """The blocks of such a part; none with a finding where it is missing or of a form that is not read."""
    data = package.read(part)
    try:
        return _blocks(data, read_word) if data else _lost(package, part)
    except ReadError as error:
        return _lost(package, part, error.message)


def _lost(package: Package, part: str, why: str = "") -> list[ReflowableBlock]:
    package.missing(f"{_MEANING} ({part})" if part else _MEANING, why)
    return []


def _blocks(data: bytes, read_word: Callable[[bytes], Document]) -> list[ReflowableBlock]:
    if data.startswith(_WORD):
        return _word(read_word(data))
    if data.lstrip().startswith(b"{\\rtf"):
        return _word(read_word(as_word_file(data, form_of(data))))
    if b"MIME-Version" in data[:2048]:
        data = _web_page(data)
    if b"<" in data[:4096]:
        from .html import html_blocks

        return html_blocks(data)
    from .typed_text import typed_blocks

    return typed_blocks(decode(data)[0])


def _word(document: Document) -> list[ReflowableBlock]:
    """The blocks of a Word file; its tables come from its grids, the lines outside them from its text."""
    tables = {grid.span[0]: grid for grid in document.grids}
    blocks: list[ReflowableBlock] = []
    end = -1
    for line in document.lines:
        if line.start in tables:
            grid = tables[line.start]
            blocks.append(TableBlock([[cell.text for cell in row] for row in grid.rows]))
            end = grid.span[1]
        elif line.start > end:
            blocks.append(TextBlock(line.text))
    return blocks


def _web_page(data: bytes) -> bytes:
    """The page in a file that a browser saved as one (MHTML)."""
    message: Any = email.message_from_bytes(data, policy=email.policy.default)
    page = message.get_body(("html", "plain"))
    return bytes(page.get_payload(decode=True) or b"") if page is not None else b""

"""The documents in files inside a file, each read as if it lay beside it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from ..errors import ReadError
from ..model.document import Document
from ..model.findings import Finding

Read = Callable[[Path], Document]


def with_embedded(document: Document, data: bytes, inside: bool, read: Read) -> Document:
    """The document with those that its file holds, a portfolio's always; unread ones are named in findings."""
    from .pdf.attachments import attachments
    from .pdf.file_structure import FileStructure
    from .pdf.reader import opened

    is_portfolio = FileStructure(data).is_portfolio
    if not (is_portfolio or inside):
        return document
    found: list[Document] = []
    unread: list[Finding] = []
    with tempfile.TemporaryDirectory(prefix="naskah-", ignore_cleanup_errors=True) as folder:
        with opened(data) as pdf:
            held = list(attachments(pdf))
        for number, (name, content) in enumerate(held):
            copy = Path(folder) / f"{number}{PurePosixPath(name).suffix.lower()}"
            copy.write_bytes(content)
            try:
                found.append(_named(read(copy), document, name))
            except ReadError as error:
                unread.append(Finding("embedded_unread", f"{name}: {error.message}"))
    if found and is_portfolio:
        found[0] = replace(found[0], findings=(*document.findings, *unread, *found[0].findings))
    findings = (*document.findings, *unread)
    return replace(document, embedded=tuple(found), is_cover=is_portfolio, findings=findings)


def _named(inner: Document, outer: Document, name: str) -> Document:
    """The inner document under its own name behind that of the file it was in, whose bytes are the ones on the disk."""
    return replace(inner, path=f"{outer.path}/{name}", sha256=outer.sha256)

"""Files inside a PDF: those of a portfolio, embedded ones, those pinned to a page."""

from __future__ import annotations

import ctypes as c
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pypdfium2.raw as raw

from ...model.findings import Finding
from ..held_files import MOST, MOST_BYTES, HeldFile, naming, plain_name
from .file_structure import FileStructure

_MOST_PAGES, _MOST_NOTES = 200, 500
"""Pages and annotations searched for pinned files."""


def attachments(pdf: Any) -> Iterator[HeldFile]:
    """The files in an open PDF, those without bytes left out."""
    for name, handle in _handles(pdf):
        if data := _bytes(handle):
            yield HeldFile(name, data)


def named(pdf: Any, facts: FileStructure) -> list[Finding]:
    """A finding that names the files in the PDF; none where there are none."""
    names = [name for name, _ in _handles(pdf)] if facts.may_embed_files else []
    names += [name for name in map(plain_name, facts.associated[:MOST]) if name not in names]
    if facts.is_portfolio:
        return naming("a portfolio of", names, "")
    return naming("a PDF with embedded", names)


def _handles(pdf: Any) -> Iterator[tuple[str, Any]]:
    """The names and handles of the files of the document, then of those that are pinned to its pages alone."""
    listed: set[str] = set()
    for index in range(min(raw.FPDFDoc_GetAttachmentCount(pdf), MOST)):
        if handle := raw.FPDFDoc_GetAttachment(pdf, index):
            listed.add(name := _name(handle))
            yield name, handle
    for handle in islice(_pinned(pdf), MOST - len(listed)):
        if (name := _name(handle)) not in listed:
            yield name, handle


def _pinned(pdf: Any) -> Iterator[Any]:
    """Files that annotations hold."""
    for number in range(min(len(pdf), _MOST_PAGES)):
        page = raw.FPDF_LoadPage(pdf, number)
        if not page:
            continue
        for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
            note = raw.FPDFPage_GetAnnot(page, index)
            pinned = note and raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_FILEATTACHMENT
            if pinned and (handle := raw.FPDFAnnot_GetFileAttachment(note)):
                yield handle
            if note:
                raw.FPDFPage_CloseAnnot(note)
        raw.FPDF_ClosePage(page)


def _name(handle: Any) -> str:
    size = raw.FPDFAttachment_GetName(handle, None, 0)
    buffer = c.create_string_buffer(max(2, size))
    raw.FPDFAttachment_GetName(handle, c.cast(buffer, c.POINTER(c.c_ushort)), size)
    text = buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace")
    return plain_name(text)


def _bytes(handle: Any) -> bytes:
    size = c.c_ulong(0)
    if not raw.FPDFAttachment_GetFile(handle, None, 0, size) or not 0 < size.value <= MOST_BYTES:
        return b""
    buffer = c.create_string_buffer(size.value)
    return buffer.raw if raw.FPDFAttachment_GetFile(handle, buffer, size.value, size) else b""

"""A file of any kind → one Document."""

from __future__ import annotations

import hashlib
import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import NOT_REGULAR, ReadError, reason
from ..model.document import Document
from ..model.findings import Finding
from .limits import MAX_BYTES, MAX_PAGES
from .ocr.tesseract import OcrMode

if TYPE_CHECKING:
    from .detect import Kind

__all__ = ["MAX_BYTES", "MAX_PAGES", "OcrMode", "as_new", "read"]

_ATTEMPTS = 3
"""… to read a file that is being written to."""
_DEEPEST = 3
"""Files inside files inside files that are read: an archive attached to a message that lies in an archive."""
_EDITION = ("st_ino", "st_size", "st_mtime_ns")
CHANGING = "the file was written to while it was read; give the same command again when it is finished"
_MEDIA_TYPES = {"markdown": "text/markdown", "text": "text/plain"}


def read(
    path: Path,
    *,
    ocr: OcrMode = "auto",
    max_bytes: int = MAX_BYTES,
    max_pages: int = MAX_PAGES,
    inside: bool = False,
) -> Document:
    """The Document in the file at `path`, told by its bytes first and its name second; ReadError with what to do.

    What a package offers a reader for is read by that.
    The files of a portfolio are read, too; with `inside` those embedded in any PDF, in archives and messages, and those
    in an archive or a message among them.
    """
    return _read(path, 0, ocr=ocr, max_bytes=max_bytes, max_pages=max_pages, inside=inside)


def _read(path: Path, depth: int, *, ocr: OcrMode, max_bytes: int, max_pages: int, inside: bool) -> Document:
    """The Document in a file that lies in `depth` others."""
    from .detect import detect, unlike_name
    from .file_reader import reader_for

    data = _bytes_of(path, max_bytes)
    if own := reader_for(path.suffix.lower(), data):
        return _named(own.read_document(data), path, data)
    kind = detect(data, path.suffix.lower())
    further = depth + 1 < _DEEPEST
    limits: dict[str, Any] = {"ocr": ocr, "max_bytes": max_bytes, "max_pages": max_pages}
    again = partial(_read, depth=depth + 1, inside=inside and further, **limits)
    document = _named(_read_container(kind, data, inside, again) or _read_kind(kind, data, ocr, max_pages), path, data)
    if document.file_pages > max_pages:
        message = f"the file has {document.file_pages:,} pages, more than {max_pages:,}; split it or raise --max-pages"
        raise ReadError(message, "too_large")
    if told := unlike_name(kind, path.suffix.lower()):
        document = replace(document, findings=(Finding("format_differs", told), *document.findings))
    if kind == "pdf" and any(finding.code == "embedded_files" for finding in document.findings):
        from .embedded import is_portfolio, with_embedded

        if is_portfolio(data):
            document = with_embedded(document, data, True, partial(again, inside=further))
        elif inside:
            document = with_embedded(document, data, False, again)
    return _with_inner_names(document)


def _read_container(kind: Kind, data: bytes, inside: bool, again: Callable[[Path], Document]) -> Document | None:
    """What an archive or a message holds; None for other kinds."""
    if kind not in ("archive", "mail"):
        return None
    from .embedded import read_archive, read_mail

    return (read_archive if kind == "archive" else read_mail)(data, inside, again)


def _with_inner_names(document: Document) -> Document:
    """The documents in an archive or a message named behind the file that holds them."""
    inner = tuple(
        replace(one, path=f"{document.path}{one.path}", sha256=document.sha256) if one.path.startswith("/") else one
        for one in document.embedded
    )
    return replace(document, embedded=inner) if inner else document


def _named(document: Document, path: Path, data: bytes) -> Document:
    return replace(document, path=path.as_posix(), sha256=hashlib.sha256(data).hexdigest())


def _read_kind(kind: Kind, data: bytes, ocr: OcrMode, max_pages: int) -> Document:
    """What the reader for this kind of file makes of it."""
    if kind == "pdf":
        from .pdf.reader import read_pdf

        return read_pdf(data, ocr=ocr, max_pages=max_pages)
    if kind == "image":
        from .image_file import read_image

        return read_image(data, ocr=ocr, max_pages=max_pages)
    if kind == "docx":
        from .reflowable.docx import read_docx

        return read_docx(data)
    if kind == "html":
        from .reflowable.html import read_html

        return read_html(data)
    if kind == "office":
        return _read_converted(data)
    from .reflowable.plain_text import read_text

    return read_text(data, _MEDIA_TYPES[kind])


def _read_converted(data: bytes) -> Document:
    """What LibreOffice makes of the file of another word processor."""
    from .office import as_word_file, form_of
    from .reflowable.docx import read_docx

    form = form_of(data)
    document = read_docx(as_word_file(data, form))
    told = Finding("converted", "LibreOffice made a Word file of it, and that was read")
    return replace(document, media_type=form.media_type, findings=(told, *document.findings))


def _bytes_of(path: Path, most: int) -> bytes:
    """The file's bytes, of which none was written while they were read; ReadError where there are none."""
    try:
        data = next((data for _ in range(_ATTEMPTS) if (data := _unchanged(path, most)) is not None), None)
    except OSError as error:
        raise ReadError(f"the file cannot be opened: {reason(error)}", "unreadable") from error
    if data is None:
        raise ReadError(CHANGING, "unreadable")
    if not data.strip(b"\0 \t\r\n\f"):
        raise ReadError("the file is empty; get it again from its source", "empty")
    return data


def _unchanged(path: Path, most: int) -> bytes | None:
    """The bytes of the file; None where it was written to meanwhile."""
    before = path.stat()
    if not stat.S_ISREG(before.st_mode):
        raise ReadError(NOT_REGULAR, "unsupported")
    if before.st_size > most:
        message = f"the file has {before.st_size:,} bytes, more than {most:,}; split it or raise --max-bytes"
        raise ReadError(message, "too_large")
    with path.open("rb") as file:
        data = file.read(most + 1)
    after = path.stat()
    is_same = len(data) == before.st_size and all(getattr(before, key) == getattr(after, key) for key in _EDITION)
    return data if is_same else None


def as_new() -> None:
    """Forgets what was read before, so that no document sways the next one: for a process that has none open."""
    if pdfium := sys.modules.get(f"{__name__}.pdf.pdfium"):
        pdfium.forget_fonts()

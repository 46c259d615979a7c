"""A file of any kind → one Document."""

from __future__ import annotations

import hashlib
import stat
import sys
from dataclasses import replace
from pathlib import Path

from ..errors import NOT_REGULAR, ReadError, reason
from ..model.document import Document
from .ocr.tesseract import OcrMode

__all__ = ["MAX_BYTES", "MAX_PAGES", "OcrMode", "as_new", "read"]

MAX_BYTES = 512 * 1024 * 1024
MAX_PAGES = 5_000
_MEDIA_TYPES = {"markdown": "text/markdown", "text": "text/plain"}


def read(path: Path, *, ocr: OcrMode = "auto", max_bytes: int = MAX_BYTES, max_pages: int = MAX_PAGES) -> Document:
    """The Document in the file at `path`, told by its bytes first and its name second; ReadError with what to do."""
    from .detect import detect

    data = _bytes_of(path, max_bytes)
    kind = detect(data, path.suffix.lower())
    if kind == "pdf":
        from .pdf.reader import read_pdf

        document = read_pdf(path, ocr=ocr, max_pages=max_pages)
    elif kind == "image":
        from .image_file import read_image

        document = read_image(data, ocr=ocr, max_pages=max_pages)
    elif kind == "docx":
        from .reflowable.docx import read_docx

        document = read_docx(data)
    elif kind == "html":
        from .reflowable.html import read_html

        document = read_html(data)
    else:
        from .reflowable.plain_text import read_text

        document = read_text(data, _MEDIA_TYPES[kind])
    return replace(document, path=path.as_posix(), sha256=hashlib.sha256(data).hexdigest())


def _bytes_of(path: Path, most: int) -> bytes:
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise ReadError(NOT_REGULAR, "unsupported")
        if about.st_size > most:
            message = f"the file has {about.st_size:,} bytes, more than {most:,}; split it or raise the limit"
            raise ReadError(message, "too_large")
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"the file cannot be opened: {reason(error)}", "unreadable") from error
    if not data.strip(b"\0 \t\r\n\f"):
        raise ReadError("the file is empty; get it again from its source", "empty")
    return data


def as_new() -> None:
    """Forgets what was read before, so that no document sways the next one: for a process that has none open."""
    if pdfium := sys.modules.get(f"{__name__}.pdf.pdfium"):
        pdfium.forget_fonts()

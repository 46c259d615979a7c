"""A file of any kind → one Document."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from ..document import Document
from ..errors import ReadError

_LARGEST = 512 * 1024 * 1024
_MEDIA_TYPES = {"markdown": "text/markdown", "text": "text/plain"}


def read(path: Path) -> Document:
    """The Document in the file at `path`, told by its bytes first and its name second; ReadError with what to do."""
    from .detect import detect

    data = _bytes_of(path)
    kind = detect(data, path.suffix.lower())
    if kind == "pdf":
        from .pdf import read_pdf

        document = read_pdf(path)
    elif kind == "docx":
        from .docx import read_docx

        document = read_docx(data)
    elif kind == "html":
        from .html import read_html

        document = read_html(data)
    else:
        from .text import read_text

        document = read_text(data, _MEDIA_TYPES[kind])
    return replace(document, path=path.as_posix(), sha256=hashlib.sha256(data).hexdigest())


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise ReadError("the file is larger than 512 MB; split it", "too_large")
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"the file cannot be opened: {error.strerror or error}", "damaged") from error
    if not data.strip(b"\0 \t\r\n\f"):
        raise ReadError("the file is empty; get it again from its source", "empty")
    return data

"""The documents in files inside a file, each read as if it lay beside it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from ..errors import ReadError
from ..model.document import Document
from ..model.findings import Finding
from .held_files import MOST, HeldFile, in_archive, mail_of, names_in_archive, naming

Read = Callable[[Path], Document]
_ENDING = 20
"""Characters of the ending of a name that are kept."""
_NAMED = 5
"""Names of an archive's files that an error gives."""


def is_portfolio(data: bytes) -> bool:
    """Whether a PDF file is a collection of other files: what it holds is the document."""
    from .pdf.file_structure import FileStructure

    return FileStructure(data).is_portfolio


def with_embedded(document: Document, data: bytes, is_cover: bool, read: Read) -> Document:
    """The document with those that its PDF file holds; unread ones are named in findings."""
    from .pdf.attachments import attachments
    from .pdf.reader import opened

    with opened(data) as pdf:
        held = list(attachments(pdf))
    return with_held(document, held, is_cover, read)


def with_held(document: Document, held: Iterable[HeldFile], is_cover: bool, read: Read) -> Document:
    """The document with those in the files that it holds; a cover has none of its own beside them."""
    found: list[Document] = []
    unread: list[Finding] = []
    with tempfile.TemporaryDirectory(prefix="naskah-", ignore_cleanup_errors=True) as folder:
        for number, (name, content, fault) in enumerate(held):
            copy = Path(folder) / f"{number}{PurePosixPath(name).suffix.lower()[:_ENDING]}"
            try:
                if fault:
                    raise fault
                copy.write_bytes(content)
                inner = _with_those_inside(read(copy))
                found += (_named(one, document, name + one.path.removeprefix(copy.as_posix())) for one in inner)
            except ReadError as error:
                unread.append(Finding("embedded_unread", f"{name}: {error.message}"))
    if found and is_cover:
        found[0] = replace(found[0], findings=(*document.findings, *unread, *found[0].findings))
    findings = (*document.findings, *unread)
    return replace(document, embedded=tuple(found), is_cover=is_cover, findings=findings)


def read_archive(data: bytes, inside: bool, read: Read) -> Document:
    """The documents in a ZIP archive, where they are asked for; ReadError unsupported where not, or where none is."""
    names = names_in_archive(data)
    if not names:
        raise ReadError("the archive is empty; get it again from its source", "empty")
    if not inside:
        said = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
        message = f"this is a ZIP archive ({said}); unpack it and give the folder, or give --inside"
        raise ReadError(message, "unsupported")
    cover = Document("", (), (), media_type="application/zip", findings=tuple(naming("an archive of", names, "")))
    codes: set[str] = set()

    def noted(file: HeldFile) -> HeldFile:
        codes.add(file.fault.code if file.fault else "")
        return file

    found = with_held(cover, map(noted, in_archive(data)), True, read)
    if not found.embedded and codes == {"encrypted"}:
        raise ReadError("the archive has a password; unpack it and give the folder", "encrypted")
    if not found.embedded:
        why = next((f.message for f in found.findings if f.code == "embedded_unread"), "it is empty")
        raise ReadError(f"nothing in this archive can be read: {why}", "unsupported")
    return found


def read_mail(data: bytes, inside: bool, read: Read) -> Document:
    """The words of a message, or of a page that a browser saved as one, and where they are asked for those of the files
    attached to it."""
    from .reflowable.html import read_html
    from .reflowable.plain_text import read_text

    mail = mail_of(data)
    names = [file.name for file in mail.files]
    if mail.body.strip():
        document = read_html(mail.body) if mail.is_page else read_text(mail.body)
    elif names:
        document = read_text("\n".join(names).encode())
    else:
        raise ReadError("the message is empty; get it again from its source", "empty")
    if names:
        said = naming("a message with attached", names)
        document = replace(document, media_type="message/rfc822", findings=(*said, *document.findings))
    return with_held(document, mail.files, not mail.body.strip(), read) if inside and names else document


def _with_those_inside(inner: Document) -> list[Document]:
    """A document and those inside it, which come to stand beside it; a cover has none of its own."""
    held = list(inner.embedded)
    if inner.is_cover and held:
        held[0] = replace(held[0], findings=(*inner.findings, *held[0].findings))
        return held[:MOST]
    return [replace(inner, embedded=()), *held][:MOST]


def _named(inner: Document, outer: Document, name: str) -> Document:
    """The inner document under its own name behind that of the file it was in, whose bytes are the ones on the disk."""
    return replace(inner, path=f"{outer.path}/{name}", sha256=outer.sha256)

"""Files that a file holds: in an archive, attached to a message, embedded in a PDF."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from ..errors import ReadError
from ..model.findings import Finding

if TYPE_CHECKING:
    from email.message import EmailMessage, MIMEPart

MOST = 50
"""Files taken out of one file."""
MOST_BYTES = 256 * 1024 * 1024
"""… and the bytes of one of them."""
_LOCKED = 0x1
"""The flag of an entry that asks for a password."""


class HeldFile(NamedTuple):
    """A file inside a file: its name without folders, and its bytes."""

    name: str
    data: bytes
    fault: ReadError | None = None
    """Why it could not be taken out."""


def plain_name(path: str) -> str:
    """A name without folders and without signs that cannot be printed."""
    name = PurePosixPath(path.replace("\\", "/")).name
    return "".join(x for x in name if x.isprintable()) or "unnamed"


def naming(what: str, names: Sequence[str], advice: str = " (--inside reads them, too)") -> list[Finding]:
    """A finding that names the files; none where there are none."""
    if not names:
        return []
    count = f"{len(names)} file{'s' if len(names) > 1 else ''}"
    return [Finding("embedded_files", f"{what} {count}{advice}: {', '.join(names)}")]


def in_archive(data: bytes) -> Iterator[HeldFile]:
    """The files in a ZIP archive, one that cannot be taken out with its fault; ReadError damaged where none can."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            yield from (_taken_out(archive, entry) for entry in entries[:MOST])
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
        raise ReadError("the archive is cut off or damaged; get it again from its source", "damaged") from error


def _taken_out(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> HeldFile:
    name = plain_name(entry.filename)
    if entry.flag_bits & _LOCKED:
        return HeldFile(name, b"", ReadError("it has a password; unpack the archive and give the folder", "encrypted"))
    if entry.file_size > MOST_BYTES:
        return HeldFile(name, b"", ReadError("it is too large; unpack the archive and give the folder", "too_large"))
    try:
        return HeldFile(name, archive.read(entry))
    except MemoryError:
        raise
    except Exception:  # zlib, bz2 and lzma each raise errors of their own for damaged bytes
        return HeldFile(name, b"", ReadError("it is damaged; get the archive again from its source", "damaged"))


def names_in_archive(data: bytes) -> list[str]:
    """The names of the files in a ZIP archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [plain_name(entry.filename) for entry in archive.infolist() if not entry.is_dir()][:MOST]


class Mail(NamedTuple):
    """What a message says, as a page or as plain text, and the files attached to it."""

    body: bytes
    is_page: bool
    files: list[HeldFile]


def mail_of(data: bytes) -> Mail:
    """A message (RFC 5322), or a web page that a browser saved as one (MHTML); ReadError damaged."""
    try:
        return _parsed(data)
    except RecursionError as error:
        raise ReadError("messages stand in one another without end; save the one that is meant", "damaged") from error
    except (LookupError, ValueError, AttributeError, TypeError) as error:  # what the parser makes of broken headers
        raise ReadError("the message is damaged; save it again or print it to PDF", "damaged") from error


def _parsed(data: bytes) -> Mail:
    import email.message  # few files are messages
    import email.policy

    message = email.message_from_bytes(data, policy=email.policy.default)
    body = message.get_body(("html", "plain"))
    text = _text_of(body) if isinstance(body, email.message.EmailMessage) else ""
    is_page = body is not None and body.get_content_type() == "text/html"
    saved = message.get_content_type() == "multipart/related"  # a page with its pictures
    text = _with_sheets(text, message.iter_parts()) if saved and is_page else text
    parts = [] if saved else message.iter_attachments()
    return Mail(_encoded(text), is_page, [_attached(part) for part in list(parts)[:MOST]])


def _encoded(text: str) -> bytes:
    """Half characters, which some encodings give, are marked."""
    return text.encode("utf-8", "replace")


def _with_sheets(page: str, parts: Iterable[MIMEPart]) -> str:
    """A page that was saved as one file, with the style sheets of its other parts in the links to them."""
    for part in islice(parts, MOST):
        if part.get_content_type() != "text/css":
            continue
        sheet = f"data:text/css;base64,{base64.b64encode(_encoded(_text_of(part))).decode()}"
        named = f"cid:{(part.get('Content-ID') or '').strip().strip('<>')}"
        for address in {part.get("Content-Location") or named, named}:
            for mark in "\"'":
                page = page.replace(f"{mark}{escape(address, quote=False)}{mark}", f"{mark}{sheet}{mark}")
    return page


def _text_of(part: MIMEPart) -> str:
    try:
        return str(part.get_content())
    except (LookupError, ValueError):  # an encoding that nobody knows
        return bytes(part.get_payload(decode=True) or b"").decode("utf-8", "replace")


def _attached(part: EmailMessage) -> HeldFile:
    name = plain_name(part.get_filename() or "unnamed.eml")
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):  # a message inside the message
        try:
            content = b"".join(inner.as_bytes() for inner in part.iter_parts()) if part.is_multipart() else b""
        except (LookupError, ValueError):
            return HeldFile(name, b"", ReadError("it is damaged", "damaged"))
    return HeldFile(name, content)

"""What a file is, by its bytes first and its name second."""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from typing import Literal

from ..errors import ReadError
from .encoding import NOT_TEXT, not_text

Kind = Literal["pdf", "docx", "html", "image", "markdown", "text", "mail", "archive", "office"]

_IMAGES = (
    b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+", b"GIF8", b"BM",
    b"\x00\x00\x00\x0cjP", b"\xff\x4f\xff\x51",
)  # fmt: skip
_TELEPHONE_IMAGES = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")
"""What files in HEIC and AVIF call their format."""
_IMAGE_NAMES = {".png", ".jpg", ".jpeg", ".jfif", ".tif", ".tiff", ".gif", ".bmp", ".webp", ".heic"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RICH_TEXT = b"{\\rtf"
_OPEN_TEXT = b"application/vnd.oasis.opendocument.text"
_OUTLOOK = "__substg1.0_".encode("utf-16-le")
PASSWORD = "the file has a password; save it without one"
_OTHERS = (
    (b"%!PS", "a PostScript file; convert it to PDF"),
    (b"Rar!", "an archive; unpack it and give the folder"),
    (b"7z\xbc\xaf", "an archive; unpack it and give the folder"),
    (b"\x1f\x8b", "a compressed file; unpack it and give the folder"),
    (b"SQLite format 3", "a database; export its documents first"),
)
_TAR = 257, b"ustar"
"""Where an archive of tar says what it is, and how."""
_BINARY = (
    b"DDS ", b"8BPS", b"RIFF", b"OggS", b"fLaC", b"ID3", b"BZh", b"PAR1", b"AT&TFORM", b"wOFF", b"wOF2", b"OTTO",
    b"FWS", b"CWS", b"MThd", b"\x7fELF", b"SIMPLE  =", b"P4\n", b"P5\n", b"P6\n", b"gimp xcf", b"BLENDER",
)  # fmt: skip
"""First bytes of pictures, sounds, fonts, programs and archives that are letters: no text begins with them, and behind
them comes what is none."""
_OBJECT = re.compile(rb"\d \d+ obj\b.{0,4096}?\bendobj\b", re.S)
"""An object of a PDF, a small one."""
_TAIL = 2048
_ZIPPED = (
    ("xl/", "an Excel workbook; print it to PDF"),
    ("ppt/", "a PowerPoint file; print it to PDF"),
    ("content.xml", "an OpenDocument file (no text); print it to PDF"),
    ("meta-inf/container.xml", "an e-book; convert it to PDF"),
)
_MANIFEST = 4 * 1024 * 1024
"""Bytes of a manifest that are looked through."""
_MAIL_START = re.compile(rb"\s*(?:From [^\n]*\n)?[A-Za-z][\w-]{1,60}:[ \t]")
_MAIL_HEAD = 16_384
"""Bytes in which the headers of a message stand."""
_WORD_BODY = re.compile(r"word/document\d*\.xml")
_DATA_NAMES = {
    ".json": "JSON", ".jsonl": "JSON lines", ".ndjson": "JSON lines", ".geojson": "GeoJSON", ".csv": "CSV",
    ".tsv": "TSV", ".yaml": "YAML", ".yml": "YAML", ".toml": "TOML", ".sql": "SQL", ".py": "a program",
    ".js": "a program", ".css": "a style sheet", ".ts": "a program", ".php": "a program", ".java": "a program",
    ".sh": "a program", ".bat": "a program", ".ps1": "a program", ".ini": "settings", ".cfg": "settings",
    ".conf": "settings", ".properties": "settings", ".env": "settings", ".log": "a log", ".ics": "a calendar",
    ".vcf": "addresses", ".bib": "references", ".xsd": "XML", ".xsl": "XML",
    ".url": "an address", ".kml": "XML", ".gml": "XML",
}  # fmt: skip
_XML = re.compile(rb"<\?xml\b|<(?:svg|kml|rss|feed|gpx)[\s>]", re.I)
_HTML_ELEMENT = re.compile(rb"<(?:!doctype\s+html|html|body)\b", re.I)
_WORD_XML = re.compile(rb"<\?mso-application\s+progid=.Word\.Document|<pkg:package\b|<w:wordDocument\b")
_OPEN_XML = re.compile(rb"<office:document\b")
_DRAWING = re.compile(rb"<svg\b", re.I)
_PROLOGUE = 4096
"""Bytes in which a file of XML says what it is."""
_HTML_START = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.I)
_DECLARATION = re.compile(rb"(?:\s*<\?[^>]*>){1,5}")
_HTML_TAG = re.compile(rb"</?(?:p|div|table|span|body|ul|ol|h[1-6])\b[^<>]*>", re.I)


def detect(data: bytes, suffix: str = "") -> Kind:
    """The kind of document in `data`; ReadError unsupported, encrypted, no_text or damaged with what to do."""
    head = data[:2048]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):  # an archive may hold a PDF as it is
        return _zipped(data)
    if head.startswith(_OLE):
        return _old_office(data)
    if head[_TAR[0] :].startswith(_TAR[1]):
        raise ReadError("this is an archive (tar); unpack it and give the folder", "unsupported")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.lstrip().startswith(_RICH_TEXT):
        return "office"
    if _is_image(head, suffix):
        return "image"
    for mark, what in _OTHERS:
        if head.lstrip().startswith(mark):
            raise ReadError(f"this is {what}", "unsupported")
    if _is_headless_pdf(data):
        return "pdf"
    if head.startswith(_BINARY) and not_text(data):
        raise ReadError(NOT_TEXT, "unsupported")
    if what := _data(data, suffix):
        raise ReadError(f"this is data ({what}), no document; leave it out with --exclude", "unsupported")
    return "mail" if _is_mail(data[:_MAIL_HEAD]) else _textual(head, suffix)


def _is_mail(head: bytes) -> bool:
    """True for a message, or a page saved as one: it opens with headers, among them that of MIME."""
    return _MAIL_START.match(head) is not None and b"\nmime-version:" in b"\n" + head.lower()


_ENDINGS: dict[str, frozenset[Kind]] = {
    ".pdf": frozenset({"pdf"}), ".docx": frozenset({"docx"}), ".docm": frozenset({"docx"}),
    ".doc": frozenset({"office"}), ".rtf": frozenset({"office"}), ".odt": frozenset({"office"}),
    ".eml": frozenset({"mail"}), ".zip": frozenset({"archive"}),
    ".html": frozenset({"html"}), ".htm": frozenset({"html"}), ".txt": frozenset({"text"}),
    ".md": frozenset({"markdown", "html"}), ".markdown": frozenset({"markdown", "html"}),
    **dict.fromkeys((".xls", ".xlsx", ".ppt", ".pptx", ".msg"), frozenset[Kind]()),
    **dict.fromkeys(_IMAGE_NAMES, frozenset[Kind]({"image"})),
}  # fmt: skip
_CALLED: dict[Kind, str] = {
    "pdf": "a PDF", "docx": "a Word file", "html": "an HTML page", "image": "an image", "markdown": "Markdown",
    "text": "plain text", "mail": "an e-mail or a page saved as one file", "archive": "a ZIP archive",
    "office": "a file of another word processor",
}  # fmt: skip


def unlike_name(kind: Kind, suffix: str) -> str:
    """What to say of a file whose name promises another kind; empty where it does not."""
    if kind in _ENDINGS.get(suffix, {kind}):
        return ""
    return f"the name ends in {suffix}, the file is {_CALLED[kind]}; it was read as that"


def _is_image(head: bytes, suffix: str) -> bool:
    """Whether it is a picture that can be recognised; ReadError for the kind of telephones, which needs a converter."""
    if head[4:8] == b"ftyp" and head[8:12] in _TELEPHONE_IMAGES:
        raise ReadError("this is an image in HEIC or AVIF; save it as JPEG or PDF", "unsupported")
    webp = head.startswith(b"RIFF") and head[8:12] == b"WEBP"
    return webp or (head.startswith(_IMAGES) and not (head.startswith(b"BM") and suffix not in _IMAGE_NAMES))


def _is_headless_pdf(data: bytes) -> bool:
    """Whether it is what remains of a PDF whose first bytes were lost; a text that quotes one is none."""
    if data.count(b"endobj") < 2 or not _OBJECT.search(data):
        return False
    return b"startxref" in data[-_TAIL:] or not_text(data)


def _data(data: bytes, suffix: str) -> str:
    """What kind of data for programs the file holds; empty for text that people read."""
    if suffix in _DATA_NAMES:
        return _DATA_NAMES[suffix]
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _XML.match(start) and not _HTML_ELEMENT.search(start[:_PROLOGUE]):
        return _kind_of_xml(start[:_PROLOGUE])
    if start[:1] not in (b"{", b"[") or data.rstrip()[-1:] not in (b"}", b"]"):
        return ""
    if _is_json(data):
        return "JSON"
    lines = [line for line in start.split(b"\n", 2) if line.strip()][:2]
    return "JSON lines" if len(lines) > 1 and all(map(_is_json, lines)) else ""


def _is_json(data: bytes) -> bool:
    try:
        return isinstance(json.loads(data, parse_int=len), dict | list)  # Python refuses numbers of thousands of digits
    except RecursionError:  # what opens so many brackets and closes them is nothing that a person wrote
        return True
    except ValueError:
        return False


def _kind_of_xml(head: bytes) -> str:
    """What to call a file of XML; ReadError for documents that another program writes so."""
    if _WORD_XML.search(head):
        raise ReadError("this is a Word document saved as XML; save it as .docx or PDF", "unsupported")
    if _OPEN_XML.search(head):
        raise ReadError("this is an OpenDocument file saved as XML; save it as .docx or PDF", "unsupported")
    if _DRAWING.search(head):
        raise ReadError("this is a drawing (SVG); convert it to PDF", "unsupported")
    return "XML"


def _textual(head: bytes, suffix: str) -> Kind:
    plain = head.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head
    start = plain.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").removeprefix(b"\xef\xbb\xbf")
    named = suffix in (".html", ".htm", ".xhtml") and _HTML_TAG.search(start)
    if named or _HTML_START.match(_behind_comments(start)):
        return "html"
    return "markdown" if suffix in (".md", ".markdown") else "text"


def _behind_comments(head: bytes) -> bytes:
    """What follows an XML declaration and comments at the head of a page."""
    declared = _DECLARATION.match(head)
    rest = (head[declared.end() :] if declared else head).lstrip()
    while rest.startswith(b"<!--"):
        _, closed, behind = rest.partition(b"-->")
        if not closed:
            return b""
        rest = behind.lstrip()
    return rest


def _zipped(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.replace("\\", "/").lstrip("/").lower() for name in archive.namelist()}
            if _is_open_text(archive, names):
                return "office"
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError, KeyError, zlib.error) as error:
        raise ReadError("the file is cut off or damaged; get it again from its source", "damaged") from error
    except RuntimeError as error:  # zipfile's word for an entry with a password
        raise ReadError(PASSWORD, "encrypted") from error
    if any(map(_WORD_BODY.fullmatch, names)):
        return "docx"
    for mark, what in _ZIPPED:
        if any(name.startswith(mark) for name in names):
            raise ReadError(f"this is {what}", "unsupported")
    return "archive"


def _is_open_text(archive: zipfile.ZipFile, names: set[str]) -> bool:
    """Whether it is a text of OpenDocument; ReadError encrypted where it asks for a password."""
    if not {"mimetype", "content.xml"} <= names or not _begins(archive, "mimetype", _TAIL).startswith(_OPEN_TEXT):
        return False
    if "meta-inf/manifest.xml" in names and b"encryption-data" in _begins(archive, "META-INF/manifest.xml", _MANIFEST):
        raise ReadError(PASSWORD, "encrypted")
    return True


def _begins(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """The first bytes of an entry; nothing more of it is unpacked."""
    with archive.open(name) as entry:
        return entry.read(most)


def _old_office(data: bytes) -> Kind:
    """Office programs before 2007 and every encrypted Office file share one container; ReadError for all but Word's."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise ReadError(PASSWORD, "encrypted")
    if "WordDocument".encode("utf-16-le") in data:
        return "office"
    if _OUTLOOK in data:
        raise ReadError("this is an Outlook message; save it as .eml", "unsupported")
    raise ReadError("this is an old Office file (.xls, .ppt); print it to PDF", "unsupported")

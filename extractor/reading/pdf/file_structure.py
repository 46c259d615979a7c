"""What a PDF's catalogue and page dictionaries say that PDFium does not tell: layers, scaled pages, portfolios.

The file and its object streams are searched for the names; pdfminer parses it only where a value is asked for.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

_OBJECT_STREAM = b"/ObjStm"
"""The type of a stream in which dictionaries are compressed."""
_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY = 400
"""Bytes behind that name in which its stream begins."""
_SWITCHED_OFF = re.compile(rb"/OFF\b(?!\s*\[\s*\])|/(?:AllOff|AnyOff|VE)\b")
"""A list of layers that are off, a state, a condition; not an empty list."""
_NO_KIDS = re.compile(rb"/Kids\s{0,9}\[\s{0,9}\]|/Count\s{1,9}0\b")
_PAGE = re.compile(rb"/Type\s{0,9}/Page\b")
_RENEWED = re.compile(rb"/NeedAppearances\s+true\b")
_MOST_INFLATED = 32 * 1024 * 1024
"""Bytes of object streams that are searched."""
_FIRST_BYTES = 1024
"""Bytes of a stream that are unpacked at first, and twice as many each time: what follows it may be the whole file."""


class FileStructure:
    """Lazily parsed facts of one PDF file."""

    def __init__(self, source: Path | bytes) -> None:
        """`source` is the file, or what was read of it."""
        self._source = source

    @cached_property
    def has_layers(self) -> bool:
        """True where the file has optional content of which something may be switched off."""
        if not self._holds(b"/OCProperties"):
            return False
        return bool(_SWITCHED_OFF.search(self._data) or _SWITCHED_OFF.search(self._inflated))

    def is_off(self, page: int, annotation: int) -> bool:
        """True for an annotation, by the indices of its page and itself, in a layer that is switched off."""
        from .layers import is_shown

        try:
            return self._parsed is not None and not is_shown(self._notes(page)[annotation], self._parsed.catalog)
        except Exception:  # pdfminer raises errors of many kinds on files that PDFium repairs
            return False

    def pen_width(self, page: int, annotation: int) -> float:
        """The width in points of the lines of an annotation, by the indices of its page and itself."""
        from pdfminer.pdftypes import dict_value, list_value, resolve1

        try:
            note = dict_value(self._notes(page)[annotation])
            width = resolve1(dict_value(note["BS"]).get("W")) if "BS" in note else list_value(note["Border"])[2]
            return float(resolve1(width))
        except Exception:  # as above; ISO 32000-1, 12.5.4: a border is one point wide where nothing is said
            return 1.0

    def ground(self, page: int, annotation: int) -> tuple[float, ...] | None:
        """Red, green and blue with which a viewer fills an annotation that it writes words into; None for one that is
        see-through."""
        from pdfminer.pdftypes import dict_value, list_value, resolve1

        try:
            note = dict_value(self._notes(page)[annotation])
            named = dict_value(note["MK"]).get("BG") if "MK" in note else note.get("C")
            return _rgb([float(resolve1(channel)) for channel in list_value(named)])
        except Exception:  # as above
            return None

    def _notes(self, page: int) -> Any:
        """The annotations of a page."""
        from pdfminer.pdftypes import list_value

        return list_value((self._attributes[page] if page < len(self._attributes) else {}).get("Annots"))

    @cached_property
    def _attributes(self) -> list[dict[str, Any]]:
        return [page.attrs for page in self._pages()]

    @cached_property
    def is_portfolio(self) -> bool:
        """True where the file is a collection of other files."""
        return self._holds(b"/Collection")

    @cached_property
    def may_embed_files(self) -> bool:
        """False where the file cannot have others in it."""
        return self._holds(b"/EmbeddedFile") or self._holds(b"/Filespec")

    @cached_property
    def associated(self) -> list[str]:
        """The names of files that belong to the document without being listed as embedded ones."""
        if not self._holds(b"/AF") or self._parsed is None:
            return []
        from pdfminer.pdftypes import dict_value, list_value
        from pdfminer.utils import decode_text

        try:
            files = [dict_value(file) for file in list_value(self._parsed.catalog.get("AF"))]
            return [decode_text(file.get("UF") or file["F"]) for file in files]
        except Exception:  # pdfminer raises errors of many kinds on files that PDFium repairs
            return []

    @cached_property
    def renews_fields(self) -> bool:
        """True where viewers are told to draw form fields anew from their values."""
        return bool(_RENEWED.search(self._data) or _RENEWED.search(self._inflated))

    @cached_property
    def has_user_units(self) -> bool:
        """True where some page has a unit of its own."""
        return self._holds(b"/UserUnit")

    @cached_property
    def user_units(self) -> dict[int, float]:
        """The unit, in points, of each page (by index) that has one of its own."""
        units = enumerate(_numbers(page.attrs.get("UserUnit")) for page in self._pages())
        return {index: unit for index, found in units for unit in found if unit > 0 and unit != 1}

    @cached_property
    def has_no_pages(self) -> bool:
        """True where the list of pages is there and empty, and no page stands anywhere."""
        texts = (self._data, self._inflated)
        return any(map(_NO_KIDS.search, texts)) and not any(map(_PAGE.search, texts))

    @cached_property
    def _data(self) -> bytes:
        return self._source if isinstance(self._source, bytes) else self._source.read_bytes()

    def _holds(self, name: bytes) -> bool:
        return name in self._data or name in self._inflated

    @cached_property
    def _inflated(self) -> bytes:
        """The contents of the file's object streams; those that are encrypted stay unread."""
        parts, room = list[bytes](), _MOST_INFLATED
        for start in _object_streams(self._data):
            parts.append(_unpacked(self._data, start, room))
            room -= len(parts[-1])
            if room <= 0:
                break
        return b"\n".join(parts)

    @cached_property
    def _parsed(self) -> Any:
        """pdfminer's document; None where it cannot parse what PDFium could open."""
        import io

        from pdfminer.pdfdocument import PDFDocument
        from pdfminer.pdfparser import PDFParser

        try:
            return PDFDocument(PDFParser(io.BytesIO(self._data)))
        except Exception:  # pdfminer raises errors of many kinds on files that PDFium repairs
            return None

    def _pages(self) -> Iterator[Any]:
        from pdfminer.pdfpage import PDFPage

        if self._parsed is None:
            return
        try:
            yield from PDFPage.create_pages(self._parsed)
        except Exception:  # as above: the pages before the fault are known
            return


def _object_streams(data: bytes) -> Iterator[int]:
    """Where the streams begin in which dictionaries are compressed."""
    at = data.find(_OBJECT_STREAM)
    while at >= 0:
        found = _STREAM.search(data, at, at + _DICTIONARY)
        while found and data.endswith(b"end", at, found.start()):
            found = _STREAM.search(data, found.end(), at + _DICTIONARY)
        if found:
            yield found.end()
        at = data.find(_OBJECT_STREAM, found.end() if found else at + len(_OBJECT_STREAM))


def _unpacked(data: bytes, start: int, most: int) -> bytes:
    """What a compressed stream holds, as far as it is sound; about so many bytes of it at most."""
    if int.from_bytes(data[start : start + 2], "big") % 31:  # RFC 1950, 2.2: no stream begins so
        return b""
    inflate, parts, held, size = zlib.decompressobj(), list[bytes](), 0, _FIRST_BYTES
    with suppress(zlib.error):
        while held < most and start < len(data) and not inflate.eof:
            parts.append(inflate.decompress(data[start : start + size], most - held))
            if inflate.unconsumed_tail:
                break
            held, start, size = held + len(parts[-1]), start + size, 2 * size
    return b"".join(parts)


def _rgb(channels: list[float]) -> tuple[float, ...] | None:
    """A colour given in one channel (grey), three, or four (cyan, magenta, yellow, black)."""
    if len(channels) == 4:
        return tuple(1 - min(1.0, ink + channels[3]) for ink in channels[:3])
    return {1: tuple(channels * 3), 3: tuple(channels)}.get(len(channels))


def _numbers(value: Any) -> tuple[float, ...]:
    from pdfminer.pdftypes import resolve1

    number = resolve1(value)
    return (float(number),) if isinstance(number, int | float) else ()

"""Bytes → text: the encoding found, the characters made alike, the lines kept as they stand in the file."""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import cache
from typing import NamedTuple

from ..errors import ReadError
from ..model.findings import Finding
from ..text.circled import with_figures
from ..text.lookalike_letters import in_latin

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HIGH = bytes(range(128, 256))
_LAYOUT = "\t\n\v\f\r\x1a\x1b"
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1a\x1b")
_SAMPLE = 65_536
NOT_TEXT = "the bytes are no text; give a PDF, Word (.docx), HTML or text file"
_CONTROL_SHARE, _HIGH_SHARE, _STRANGE_SHARE = 0.02, 1 / 3, 0.1
"""From which share on bytes are no text: of control characters; of bytes above 127 where these are no UTF-8 (a text in
an older code page has a few accents, quotes and dashes); of characters that no text holds, once decoded."""
_STRANGE = frozenset(("Cc", "Cn", "Co", "Cs"))
"""Unicode's categories of controls, unassigned and private characters, and halves of characters."""
_MARKED = re.compile(r"[^\W\d_][\u0300-\u036f]{1,4}")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_LIKELY = ["cp1252", "latin_1", "mac_roman", "cp850", "cp1250", "cp1251"]


_STRUCK = re.compile(r"(?:[^\n\u0335\u0336][\u0335\u0336])+")
"""Letters with a stroke through each of them."""


class Decoded(NamedTuple):
    """Normalised text and what was doubtful about its bytes."""

    text: str
    findings: tuple[Finding, ...] = ()


def decode(data: bytes) -> Decoded:
    """The text of `data`, normalised; ReadError unsupported for binary bytes, empty for no text at all."""
    raw, findings = _characters(data)
    if _STRUCK.search(raw):
        raw, count = _STRUCK.subn("", raw)
        findings += (Finding("text_struck", f"{count} piece(s) of text are struck through and were left out"),)
    text = normalise(raw)
    if not text.strip():
        raise ReadError("the file has no text; check that it was saved completely", "empty")
    return Decoded(text, findings)


def normalise(text: str) -> str:
    """`text` with plain blanks, plain line ends, no invisible characters, composed letters of one script; quotes and
    dashes kept."""
    text = in_latin(_STRUCK.sub("", text).replace("\r\n", "\n").translate(_table()))
    return with_figures(_MARKED.sub(lambda m: unicodedata.normalize("NFC", m[0]), text))


def _characters(data: bytes) -> tuple[str, tuple[Finding, ...]]:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _known(data[len(mark) :], name)
    if wide := _unmarked_utf16(data[:_SAMPLE]):
        return _known(data, wide)
    if not_text(data):
        raise ReadError(NOT_TEXT, "unsupported")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _not_utf8(data)


def not_text(data: bytes) -> bool:
    """Whether the bytes, of an encoding whose letters are ASCII's or more bytes, are those of something else."""
    return _is_binary(data[:_SAMPLE]) or (len(data) > _SAMPLE and _is_binary(data))


def _is_binary(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > max(2, len(data) * _CONTROL_SHARE):
        return True
    high = len(data) - len(data.translate(None, _HIGH))
    if high <= max(8, len(data) * _HIGH_SHARE):
        return False
    sound = sum(len(m[0]) for m in _MULTIBYTE.finditer(data))
    return sound * 2 <= high


def _known(data: bytes, encoding: str) -> tuple[str, tuple[Finding, ...]]:
    """The characters of an encoding that the file names; ReadError where what comes out is no text."""
    text, findings = _strict_or_broken(data, encoding)
    sample = text[:_SAMPLE]
    strange = sum(unicodedata.category(x) in _STRANGE or x == "\ufffd" for x in sample if x not in _LAYOUT)
    if strange > max(2, len(sample) * _STRANGE_SHARE):
        raise ReadError(NOT_TEXT, "unsupported")
    return text, findings


def _strict_or_broken(data: bytes, encoding: str) -> tuple[str, tuple[Finding, ...]]:
    """Characters that do not decode become U+FFFD and are counted in a finding."""
    text = data.decode(encoding, errors="replace")
    try:
        data.decode(encoding)
        return text, ()
    except UnicodeDecodeError:
        return text, (Finding("encoding_broken", f"{text.count(chr(0xFFFD))} characters are not valid {encoding}"),)


def _unmarked_utf16(sample: bytes) -> str | None:
    """Latin text in UTF-16 has a zero in nearly every second byte, and hardly any in the others."""
    if len(sample) < 4:
        return None
    even, odd = sample[0::2].count(0) * 2, sample[1::2].count(0) * 2
    if max(even, odd) < len(sample) * 0.6 or min(even, odd) > len(sample) * 0.1:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _not_utf8(data: bytes) -> tuple[str, tuple[Finding, ...]]:
    """UTF-8 with damage when most of its long sequences are sound, else the likeliest older code page."""
    sound = sum(len(m[0]) for m in _MULTIBYTE.finditer(data))
    high = len(data) - len(data.translate(None, _HIGH))
    if sound * 2 > high:
        return _strict_or_broken(data, "utf-8")
    name = _guess(data)
    text = data.decode(name, errors="replace")
    return text, (Finding("encoding_guessed", f"the bytes are not UTF-8; read as {name}"),)


def _guess(data: bytes) -> str:
    """Only code pages that Indonesian office files come in; cp1252 where the bytes do not decide."""
    from charset_normalizer import from_bytes

    first = next(i for i, byte in enumerate(data) if byte > 127)
    sample = data[max(0, first - _SAMPLE // 2) : first + _SAMPLE // 2]
    try:
        data.decode("cp1252")
        return "cp1252"
    except UnicodeDecodeError:
        best = from_bytes(sample, cp_isolation=_LIKELY).best()
        return best.encoding if best else "cp1252"


@cache
def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = dict.fromkeys([*range(9), *range(14, 32), *range(127, 160)])
    table |= dict.fromkeys([0x0D, 0x0B, 0x85, 0x2028, 0x2029], "\n")
    table |= dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
    invisible = [0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF]
    table |= dict.fromkeys(invisible)
    table |= dict.fromkeys([0x2010, 0x2011], "-")
    # Letters drawn as fonts, ligatures and wide forms mean their plain letters; ², ½ and … are kept as they are.
    compatible = [*range(0xFB00, 0xFB07), *range(0xFF01, 0xFF5F), *range(0x1D400, 0x1D800)]
    table |= {c: unicodedata.normalize("NFKC", chr(c)) for c in compatible}
    # Bullets of the Symbol and Wingdings fonts, which Word leaves in the private use area.
    return table | dict.fromkeys([0xF02D, 0xF06C, 0xF06E, 0xF076, 0xF0A7, 0xF0A8, 0xF0B7, 0xF0D8, 0xF0FC], "•")

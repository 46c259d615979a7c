"""Files that must fail with a code and never with a crash; small, for the tests."""

from __future__ import annotations

import random
from collections.abc import Iterator

from .paper import Paper

TEXT = "KEPUTUSAN KEPALA DESA SUMBER ASRI\nNOMOR 7 TAHUN 2022\nTENTANG\nJADWAL RONDA\n"


def files() -> Iterator[tuple[str, bytes]]:
    """Each broken file's name and bytes."""
    whole = _page(None)
    yield "empty.pdf", b""
    yield "empty.txt", b""
    yield "truncated.pdf", whole[: len(whole) // 2]
    yield "encrypted.pdf", _page("rahasia")
    yield "noise.pdf", random.Random(20240102).randbytes(4096)
    yield "noise-behind-a-head.pdf", b"%PDF-1.4\n" + random.Random(7).randbytes(2048)
    yield "no-text.pdf", _blank()
    yield "broken-utf8.txt", TEXT.encode() + b"Ditetapkan di Sumber Asri \xff\xfe\xc3(\x00 pada tanggal 3 Mei 2022\n"
    yield "utf16.txt", TEXT.encode("utf-16")
    yield "windows-1252.txt", (TEXT + "Biaya sebesar Rp 50.000,– “lunas”\n").encode("cp1252")
    yield "truncated.docx", b"PK\x03\x04\x14\x00\x00\x00" + bytes(64)
    yield "unknown.txt", b"Resep sambal: cabai, bawang, garam. Ulek sampai halus.\n"


def _page(password: str | None) -> bytes:
    paper = Paper()
    for line in TEXT.splitlines():
        paper.center(line)
    return paper.save("Keputusan", password)


def _blank() -> bytes:
    """A page with strokes but without a letter."""
    paper = Paper()
    paper.rule(100, 500, 400, 500)
    return paper.save("Gambar")

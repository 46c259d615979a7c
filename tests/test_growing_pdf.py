"""PDFs that grow where it costs nothing: streams of objects by the thousand, letters as high as a house."""

from __future__ import annotations

import cProfile
import io
import pstats
import tracemalloc
import zlib

import pytest
from test_hostile_files import FONT, HELVETICA, PAGE, pdf, stream

from extractor.reading.pdf.file_structure import FileStructure
from extractor.reading.pdf.reader import read_pdf
from extractor.structure.labels_over_lines import labels_over_lines
from extractor.structure.pieces import Piece

FILLER = 40_000_000
"""Bytes of a file behind the streams that are unpacked."""


def held(*contents: bytes) -> bytes:
    """Streams of objects that hold these, and much behind them."""
    made = [
        b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n%s\nendstream\n" % zlib.compress(content)
        for content in contents
    ]
    return b"%PDF-1.7\n" + b"".join(made) + bytes(FILLER)


def test_streams_of_objects_are_unpacked_without_what_follows_them() -> None:
    data = held(*[b"1 0 << /A %d >>" % n for n in range(50)], b"1 0 << /Type /Filespec >>")
    tracemalloc.start()
    assert FileStructure(data).may_embed_files and not FileStructure(data).has_user_units
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < FILLER // 10


@pytest.mark.parametrize(
    "content", [b"/Filespec " + b" " * 3_000_000, b"/Filespec", bytes(range(256)) * 900 + b"/Filespec"]
)
def test_streams_of_any_length_are_searched(content: bytes) -> None:
    assert FileStructure(held(content)).may_embed_files


@pytest.mark.parametrize(
    "before",
    [b"(/ObjStm stream\n)", b"/ObjStm endstream\n", b"/ObjStm", b"/ObjStm " + b"x" * 900, b"/ObjStm stream\nx\x9c"],
)
def test_what_only_looks_like_a_stream_of_objects_hides_none(before: bytes) -> None:
    assert FileStructure(b"%PDF-1.7\n" + before * 99 + held(b"/Filespec")).may_embed_files


def test_letters_higher_than_the_page_is_wide_take_no_more_work() -> None:
    def calls(tall: float) -> int:
        first, second = (
            Piece("Nama Pegawai yang", 0, 1, (72, 72, 300, 72 + tall)),
            Piece("isi", 18, 1, (72, 90, 99, 100)),
        )
        profile = cProfile.Profile()
        profile.runcall(lambda: list(labels_over_lines([first, second])))
        return int(pstats.Stats(profile, stream=io.StringIO()).total_calls)  # type: ignore[attr-defined]

    calls(12)
    assert calls(1e6) < 3 * calls(12)


def tight(count: int) -> bytes:
    """Letters a thousand units apart, each an object of its own, most of them beside the page."""
    return stream(b"BT /F 12 Tf 72 720 Td " + b"[(A) -1000] TJ " * count + b"ET")


def test_letters_beside_the_page_are_not_seen() -> None:
    pytest.importorskip("numpy")
    assert "".join(read_pdf(pdf(PAGE % FONT, tight(400), HELVETICA), ocr="off").text.split()) == "A" * 27

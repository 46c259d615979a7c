"""A reading engine that does what the document tells it: reads, hangs, dies, or eats the memory."""

from __future__ import annotations

import ctypes
import hashlib
import os
import time
from pathlib import Path
from typing import Any

from extractor.errors import ReadError
from extractor.model.findings import Finding
from extractor.model.records import Record, Source
from extractor.reading.ocr.tesseract import FAILED

_GAPS = {"gap": "recognition is off", "gave_up": FAILED}


class StubRecord(Record):
    """A record with nothing but its place in the file."""

    part: int


def read(path: Path, rules: Any, **reading: Any) -> list[StubRecord]:
    """The stub's records; each read is noted in the file that STUB_LOG names."""
    data = path.read_bytes()
    if log := os.environ.get("STUB_LOG"):
        with Path(log).open("a", encoding="utf-8") as file:
            file.write(path.name + "\n")
    word, _, rest = data.decode("utf-8", "replace").partition(" ")
    if word in _ACTS:
        _ACTS[word](rest)
    count = 2 if word == "two" else 1
    return [_record(path, data, part, "unknown" if word == "unknown" else "letter", word) for part in range(count)]


def _record(path: Path, data: bytes, part: int, kind: str, word: str) -> StubRecord:
    return StubRecord(
        schema_version="1",
        kind=kind,
        source=Source(
            path=str(path),
            sha256=hashlib.sha256(data).hexdigest(),
            media_type="text/plain",
            pages=1,
            text="none" if word == "blank" else "plain",
        ),
        part=part,
        sections=[],
        findings=[Finding("no_text", f"page 2: {_GAPS[word]}")] if word in _GAPS else [],
        provenance={},
    )


def _refuse(rest: str) -> None:
    raise ReadError("it asks for a password; save it without one", "encrypted")


def _die(rest: str) -> None:
    ctypes.string_at(0)


def _eat(rest: str) -> None:
    held = [bytearray(50_000_000) for _ in range(100)]
    raise AssertionError(len(held))


def _slip(rest: str) -> None:
    raise KeyError("slip")


_ACTS: dict[str, Any] = {
    "hang": lambda rest: time.sleep(600),
    "slow": lambda rest: time.sleep(0.05),
    "refuse": _refuse,
    "die": _die,
    "eat": _eat,
    "slip": _slip,
    "shout": lambda rest: os.write(1, b"noise on standard output\n"),
}

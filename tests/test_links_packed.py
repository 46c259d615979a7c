"""What linking needs of records comes out of its packing as it would be taken from the records themselves."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import pytest
from golden import SAMPLES

from extractor.links.packed import link_input_of, pack, unpack

GOLDEN = sorted(SAMPLES.rglob("*.expected.json"))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_packed_records_are_known_as_if_they_were_read(path: Path) -> None:
    record = json.loads(path.read_text(encoding="utf-8"))
    two = unpack(pack([record, {"kind": "unknown"}]), "a b.pdf", "0" * 64, ["a b.pdf.json", "a b.pdf.2.json"])
    assert two == [
        link_input_of(record, "a b.pdf", "0" * 64, "a b.pdf.json"),
        link_input_of({"kind": "unknown"}, "a b.pdf", "0" * 64, "a b.pdf.2.json"),
    ]


def test_the_samples_speak_of_other_documents() -> None:
    said = [one for path in GOLDEN for one in link_input_of(json.loads(path.read_text(encoding="utf-8"))).mentions]
    assert {one.kind for one in said} == {"evidence", "legal_basis"}


@pytest.mark.parametrize(
    "packed", [b"", b"x", zlib.compress(b"[0, []]"), zlib.compress(b"{"), pack([]), pack([{}, {}])]
)
def test_what_another_version_packed_or_for_other_records_is_not_used(packed: bytes) -> None:
    assert unpack(packed, "a", None, ["a.json"]) is None

"""Scanned samples give the values that a person reads on them: facts by hand, for what a recogniser gives may vary."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("cv2")
from recogniser import needs_tesseract

from extractor.pipeline import extract
from extractor.reading.ocr.tesseract import OcrMode

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
FACTS: dict[str, dict[str, Any]] = {
    "scans/decree-formasi.pdf": {
        "kind": "decree",
        "number/value": "100.3.3.3/418/BKPSDM/2024",
        "title": "KEBUTUHAN TENAGA TEKNIS PADA UNIT PELAYANAN KOTA DI LINGKUNGAN PEMERINTAH KOTA MUARA CEMPAKA",
        "issuer": "Wali Kota Muara Cempaka",
        "date/value": "2024-06-06",
        "place": "Muara Cempaka",
        "signatory/name": "ARDIANSYAH PUTRAWAN",
        "source/text": "ocr",
    },
    "scans/letter-surat-tugas.pdf": {"kind": "letter", "number/value": "090/0417/ST/DINKES/2022"},
    "scans/regulation-perda.pdf": {"kind": "regulation", "source/text": "ocr", "source/pages": 1},
}


pytestmark = [needs_tesseract, pytest.mark.usefixtures("own_cache")]


def _squeezed(value: object) -> str:
    return "".join(str(value).split()).casefold()


def _facts(name: str, wanted: dict[str, Any], ocr: OcrMode = "auto") -> dict[str, str]:
    """What the record says instead, for each fact that it does not give."""
    record, wrong = extract(SAMPLES / name, ocr=ocr).model_dump(mode="json"), {}
    for path, value in wanted.items():
        found: Any = record
        for key in path.split("/"):
            found = found.get(key) if found else None
        if _squeezed(found) != _squeezed(value):
            wrong[path] = found
    return wrong


@pytest.mark.parametrize("name", FACTS)
def test_a_scan_gives_the_facts(name: str) -> None:
    assert _facts(name, FACTS[name]) == {}


def test_a_page_with_text_is_recognised_where_that_is_forced() -> None:
    signed = {"signatory/name": "drg. TITIN MARDIYANTI, M.Kes.", "signatory/nip": "197206062001122002"}
    wanted = {**FACTS["scans/letter-surat-tugas.pdf"], **signed, "date/value": "2022-06-15", "source/text": "ocr"}
    assert _facts("letter/surat-tugas-pendampingan.pdf", wanted, ocr="force") == {}

"""The golden records beside the samples: where they stand, what they should be, how to write them anew.

python tests/golden.py    writes them all; read the difference before committing it
"""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
sys.path.insert(0, str(ROOT))

from extractor.output.files import serialise  # noqa: E402  the script runs from a source tree, too
from extractor.pipeline import extract_all  # noqa: E402
from extractor.rulebook.load import load_rules  # noqa: E402


def documents() -> list[Path]:
    """The samples that are read without recognition of scans."""
    found = sorted(p for p in SAMPLES.rglob("*.*") if p.suffix != ".json")
    return [p for p in found if "scans" not in p.relative_to(SAMPLES).parts]


def golden_of(document: Path, number: int = 1) -> Path:
    """Where the golden record of the document's first, second … record stands."""
    return document.with_name(f"{document.stem}{'' if number == 1 else f'.{number}'}.expected.json")


@cache
def records(document: Path) -> list[dict[str, Any]]:
    """What naskah makes of the document, its path written relative to the samples; callers must not change it."""
    found = extract_all(document, load_rules())
    for record in found:
        record.source.path = document.relative_to(SAMPLES).as_posix()
    return [record.model_dump(mode="json") for record in found]


@cache
def all_golden() -> tuple[dict[str, Any], ...]:
    """Every golden record; callers must not change them."""
    return tuple(json.loads(path.read_text(encoding="utf-8")) for path in sorted(SAMPLES.rglob("*.expected.json")))


if __name__ == "__main__":
    for document in documents():
        for number, record in enumerate(records(document), start=1):
            golden_of(document, number).write_bytes(serialise(record))

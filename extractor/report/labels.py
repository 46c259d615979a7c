"""The words of the report, the same on a terminal and on the page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ..text.printable import printable
from .summary import Copy, EvidenceToCheck

STATUSES = {"ok": "read whole", "partial": "read in part", "failed": "not read"}
SOURCES = {
    "digital": "text layer",
    "ocr": "recognised (OCR)",
    "mixed": "text layer and OCR",
    "plain": "plain text",
    "none": "no text",
}
EVIDENCE = {"found": "found", "differs": "differs", "ambiguous": "ambiguous", "not_found": "not found"}
NOT_SAID = "not said"


def inline(value: Any) -> str:
    """The value on one line, control characters written out; a dash where there is none."""
    return printable(" ".join(str(value).split())) if value not in (None, "") else "–"


def worded_place(at: str) -> str:
    """ "indicator 3, evidence 1" for /indicators/2/evidence/0."""
    match = re.fullmatch(r"/indicators/(\d+)/evidence/(\d+)", at)
    return f"indicator {int(match[1]) + 1}, evidence {int(match[2]) + 1}" if match else at


def evidence_text(says: dict[str, Any]) -> str:
    """What a piece of evidence says of its document, in one line."""
    return inline(" · ".join(str(says[key]) for key in ("number", "date", "title", "file") if says.get(key)))


def outcome(evidence: EvidenceToCheck) -> str:
    """Why a piece of evidence needs a look."""
    if evidence.status == "differs":
        return f"{inline(evidence.to)}: {value_differences(evidence.differences)}"
    if evidence.status == "ambiguous":
        return (
            f"{evidence.candidates_count} could be meant: {first_paths(evidence.candidates, evidence.candidates_count)}"
        )
    return "no document of the run has this file name, number, or date and title"


def value_differences(found: Iterable[dict[str, Any]]) -> str:
    """ "date 2023-01-04, there 2023-01-05"."""
    return "; ".join(f"{one['field']} {inline(one['from'])}, there {inline(one['to'])}" for one in found)


def copied(copy: Copy) -> str:
    """How two files are copies of each other."""
    if copy.same_bytes:
        return "the same bytes"
    how = f"but {value_differences(copy.differences)}" if copy.differences else "other bytes"
    return f"the same document, {how}"


def first_paths(paths: list[str], count: int, most: int = 3) -> str:
    """The first paths, and how many more there are."""
    shown = ", ".join(map(inline, paths[:most]))
    return shown + (f" and {count - most} more" if count > most else "")

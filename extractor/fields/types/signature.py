"""The signature block: who signed, in which office, with which number of civil service."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from ...layout.lines import gap_above
from ...model.document import Document, Line
from ...model.findings import Finding
from ...model.typed_values import Person
from ...rulebook.registry import Options
from ...values.people.placed_signature import placed_signature
from ...values.people.signature import parse_signature
from ..field_type import field_type
from ..found import Extent, Found, confidences, doubted

_EMPTY = 1.2
"""Letter heights of an empty line."""
_LONG_NAME = 8
"""Letters of a name that two lines hardly share by chance, at least."""
_SURE, _UNSURE = 85.0, 70.0
"""Confidence below which a name's word is said to be doubtful, and below which the name is not taken."""


@field_type("signature", value=Person)
def read_signature(extent: Extent, options: Options) -> Found | None:
    """`{name, position, nip, rank}` of the first signature in the extent; a name read with too much doubt is null."""
    lines = list(extent.document.lines_in(extent.start, extent.end))
    texts = [line.text[max(0, extent.start - line.start) : extent.end - line.start] for line in lines]
    parsed = placed_signature(texts, _gaps(lines)) if extent.block else None
    parsed = parsed or parse_signature(texts, sure=extent.block is not None)
    if parsed is None:
        return None
    person, spans, findings = parsed
    places = []
    for key, places_of in spans.items():
        for row, start, end in places_of:
            offset = max(lines[row].start, extent.start)
            places.append((f"/{key}", (offset + start, offset + end)))
    return weighed(extent.document, Found(person.model_dump(mode="json"), tuple(places), tuple(findings)))


def _gaps(lines: list[Line]) -> list[float]:
    """The white above each line in letter heights; without boxes each empty line counts as one."""
    gaps, empty = [0.0], 0.0
    for above, line in pairwise(lines):
        empty = empty + _EMPTY if not above.text.strip() else 0.0
        gaps.append(gap_above(line, above) + empty)
        if line.page != above.page:
            empty = gaps[-1] = 0.0
    return gaps


def weighed(document: Document, found: Found) -> Found:
    """The signatory, its name told to be doubtful, or left out."""
    sure = min(confidences(document, [span for at, span in found.places if at == "/name"]), default=100.0)
    if sure >= _SURE:
        return found
    value: dict[str, Any] = found.value
    doubt = doubted(value["name"], sure)
    if sure >= _UNSURE or _stands_elsewhere(document, found):
        return found._replace(findings=(*found.findings, Finding("ocr_poor", doubt, "/name")))
    blank = dict.fromkeys(("name", "bare_name"), None) | dict.fromkeys(("titles_before", "titles_after"), ())
    left_out = Finding("ocr_poor", f"{doubt}; it was not taken", "/name")
    return found._replace(
        value={**value, **{key: list(kept) if kept == () else kept for key, kept in blank.items()}},
        places=tuple(place for place in found.places if place[0] != "/name"),
        findings=(*found.findings, left_out),
    )


def _stands_elsewhere(document: Document, found: Found) -> bool:
    """Whether the same name was read in another line, too: below a lampiran, in a list of members."""
    name = _letters(found.value["bare_name"] or found.value["name"] or "")
    own = [span for at, span in found.places if at == "/name"]
    if len(name) < _LONG_NAME or not own:
        return False
    others = (line for line in document.lines if not any(line.start < b and a < line.end for a, b in own))
    return any(name in _letters(line.text) for line in others)


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text)).casefold()

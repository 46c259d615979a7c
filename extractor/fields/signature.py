"""The signature block: who signed, in which office, with which number of civil service."""

from __future__ import annotations

from ..rules import FieldRule
from ..values.people import parse_signature
from .found import Extent, Found


def read_signature(extent: Extent, field: FieldRule) -> Found | None:
    """`{name, position, nip, rank}` of the first signature in the extent."""
    lines = list(extent.document.lines_in(extent.start, extent.end))
    texts = [line.text[max(0, extent.start - line.start) : extent.end - line.start] for line in lines]
    parsed = parse_signature(texts)
    if parsed is None:
        return None
    person, spans, findings = parsed
    places = []
    for key, places_of in spans.items():
        for row, start, end in places_of:
            offset = max(lines[row].start, extent.start)
            places.append((f"/{key}", (offset + start, offset + end)))
    return Found(person.model_dump(mode="json"), tuple(places), tuple(findings))

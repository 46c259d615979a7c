"""The signature block: who signed, in which office, with which number of civil service."""

from __future__ import annotations

from itertools import pairwise

from ...layout.lines import gap_above
from ...model.document import Line
from ...model.findings import Finding
from ...model.typed_values import Person
from ...rulebook.registry import Options
from ...structure.shape import undated_places
from ...values.people.placed_signature import placed_signature
from ...values.people.signature import Signature, parse_signature, parse_unnamed
from ...values.people.signature_rows import is_sentence
from ..field_type import field_type
from ..found import Extent, Found
from .doubtful_names import weighed, with_personal_name
from .signature_on_scan import as_printed, with_possible_nip, with_sound_name

_EMPTY = 1.2
"""Letter heights of an empty line."""
_COVERED, _LEFT_OPEN = "text_covered", "text_left_open"


@field_type("signature", value=Person)
def read_signature(extent: Extent, options: Options) -> Found | None:
    """`{name, position, nip, rank}` of the first signature in the extent; a name read with too much doubt is null."""
    undated = undated_places(extent.document)
    lines = [x for x in extent.document.lines_in(extent.start, extent.end) if x.start not in undated]
    parsed = _parsed(extent, lines)
    if parsed is None:
        return None
    found = with_personal_name(as_printed(extent, _placed(extent, lines, parsed)))
    found = weighed(extent.document, found, extent.whole)
    found = with_possible_nip(extent.document, found)
    return with_sound_name(extent, found)


def _parsed(extent: Extent, lines: list[Line]) -> Signature | None:
    """The signatory by white, then by words, then, where names are covered or left out, without one."""
    texts = [line.text[max(0, extent.start - line.start) : extent.end - line.start] for line in lines]
    parsed = placed_signature(texts, _gaps(lines)) if extent.block else None
    parsed = parsed or parse_signature(texts, sure=extent.block is not None)
    if parsed is None and not {_COVERED, _LEFT_OPEN}.isdisjoint(_said(extent)):
        parsed = parse_unnamed(texts)
    if parsed is None or not (parsed.value.name or parsed.value.position):
        return None  # a NIP alone is that of somebody the text names
    return None if is_sentence(parsed.value.position or "") else parsed


def _said(extent: Extent) -> set[str]:
    """The codes of the document's findings."""
    return {finding.code for finding in extent.document.findings}


def _placed(extent: Extent, lines: list[Line], parsed: Signature) -> Found:
    """The signatory with the places of its parts in the document."""
    person, spans, findings = parsed
    if not person.name and _COVERED in _said(extent):
        findings = (*findings, Finding(_COVERED, "the name is covered, or none is printed", "/name"))
    starts = [max(line.start, extent.start) for line in lines]
    rows = ((key, row, span) for key, spans_of in spans.items() for row, *span in spans_of)
    places = tuple((f"/{key}", (starts[row] + start, starts[row] + end)) for key, row, (start, end) in rows)
    return Found(person.model_dump(mode="json"), places, tuple(findings))


def _gaps(lines: list[Line]) -> list[float]:
    """The white above each line in letter heights; without boxes each empty line counts as one."""
    gaps, empty = [0.0], 0.0
    for above, line in pairwise(lines):
        empty = empty + _EMPTY if not above.text.strip() else 0.0
        gaps.append(gap_above(line, above) + empty)
        if line.page != above.page:
            empty = gaps[-1] = 0.0
    return gaps

"""A word of a seal on a line of its own above a name; and names with other words, or fewer, than were read."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...lexicon.letters import letters_only
from ...model.document import Box, Document, Span
from ...model.findings import Finding
from ...values.people.academic_titles import is_title, split_titles
from ..found import Found, confidences

_DOUBTED = 70.0
"""Confidence below which a word above a name may be of a seal, and from which on the name's own words are believed."""


def without_seal_above(document: Document, found: Found) -> Found:
    """The signatory without a word of a seal that was read on a line of its own above the name: one word, read with
    doubt, beside which the name's first word had room."""
    first, *others = [span for at, span in found.places if at == "/name"] or [(0, 0)]
    word = document.text[first[0] : first[1]].strip()
    if not others or not word.isalpha() or is_title(word) or not found.value["name"].startswith(word):
        return found
    doubt, sure = confidences(document, [first]), confidences(document, others)
    lines = line_boxes(document, [first, *others])
    if len(lines) < 2 or len(sure) < 2 or max(doubt, default=100.0) >= _DOUBTED or min(sure) < _DOUBTED:
        return found
    (left, _, right, _), (next_left, _, next_right, _) = lines[0].box, lines[1].box
    if 2 * (right - left) > next_right - next_left:
        return found
    name = found.value["name"][len(word) :].strip()
    return renamed(document, found, name, f'"{word}" above the name is of a seal; it was not taken')


def renamed(document: Document, found: Found, name: str, why: str) -> Found:
    """The signatory with another name than was read, and why."""
    before, bare, after = split_titles(name)
    titles = {"titles_before": list(before), "bare_name": bare, "titles_after": list(after)}
    told = (*found.findings, Finding("ocr_poor", why, "/name"))
    value = {**found.value, "name": name, **titles}
    return found._replace(value=value, findings=told, places=_places_of(document, found, name))


def _places_of(document: Document, found: Found, name: str) -> tuple[tuple[str, Span], ...]:
    """The signatory's places, those of the name without words at their ends that it has not."""
    letters = letters_only(name)  # a word of it may have lost a blank
    places: list[tuple[str, Span]] = []
    for at, (start, end) in found.places:
        words = ((letters_only(hit[0]), hit.span()) for hit in re.finditer(r"\S+", document.text[start:end]))
        kept = [span for word, span in words if word and word in letters]
        if at != "/name":
            places.append((at, (start, end)))
        elif kept:
            places.append((at, (start + kept[0][0], start + kept[-1][1])))
    return tuple(places) if any(at == "/name" for at, _ in places) else found.places


class LineBox(NamedTuple):
    """Where the words of a line stand that a value is read from."""

    page: int
    box: Box


def line_boxes(document: Document, spans: list[Span]) -> list[LineBox]:
    """The place of each line of the spans, as far as words have places."""
    placed = []
    for start, end in spans:
        for line in document.lines_in(start, end):
            boxes = [word.box for word in line.words if start <= word.start < end and word.box]
            if boxes:
                left, top, right, bottom = zip(*boxes, strict=True)
                placed.append(LineBox(line.page, (min(left), min(top), max(right), max(bottom))))
    return placed

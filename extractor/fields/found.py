"""What a field search passes on: a value, where each part of it stands, and what is doubtful about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ..model.document import Document, Span
from ..model.findings import Finding
from ..structure.sections import SectionSpan
from ..text.running import unwrap


class Extent(NamedTuple):
    """A stretch of a document to read a value from; `section` is the section it is the body of, if it is one."""

    document: Document
    start: int
    end: int
    section: SectionSpan | None = None
    block: str | None = None
    """The name of the block whose words these are."""
    cut_from: Document | None = None
    """The document of which `document` holds these words alone, where they stand apart in it."""

    @property
    def raw(self) -> str:
        """The characters as they stand."""
        return self.document.text[self.start : self.end]

    @property
    def text(self) -> str:
        """The same as running text."""
        return unwrap(self.raw)

    @property
    def whole(self) -> Document:
        """The document in which the words stand, with all that stands around them."""
        return self.cut_from or self.document

    def part(self, start: int, end: int) -> Extent:
        return Extent(self.document, start, end)

    def trimmed(self) -> Extent:
        """Without blanks at either end."""
        raw = self.raw
        left = len(raw) - len(raw.lstrip())
        return self.part(self.start + left, max(self.start + left, self.start + len(raw.rstrip())))


class Found(NamedTuple):
    """A value as it goes into the record; `places` maps JSON pointers below the value to spans of the text."""

    value: Any
    places: tuple[tuple[str, Span], ...] = ()
    findings: tuple[Finding, ...] = ()

    def below(self, pointer: str) -> Found:
        """The same, as a part of a larger value: every pointer gets `pointer` put before it."""
        places = tuple([(pointer + at, span) for at, span in self.places])
        findings = tuple([f._replace(at=pointer + f.at) for f in self.findings]) if self.findings else ()
        return Found(self.value, places, findings)


def confidences(document: Document, spans: Sequence[Span], figures: bool = False) -> list[float]:
    """How sure a recogniser was of each word with letters (or `figures`) in the spans, 0–100; nothing for words that
    were not recognised."""
    counted = str.isalnum if figures else str.isalpha
    words = (
        word
        for start, end in spans
        for line in document.lines_in(start, end)
        for word in line.words
        if word.start < end and word.start + len(word.text) > start and any(map(counted, word.text))
    )
    return [word.confidence for word in words if word.confidence is not None]


def doubted(text: str, sure: float) -> str:
    """What a finding says of words that were read with so much confidence."""
    return f'"{text}" was read with a confidence of {sure:.0f} of 100'


def gather(parts: dict[str, Found]) -> Found:
    """An object whose keys are `parts`."""
    moved = [part.below(f"/{key}") for key, part in parts.items()]
    return Found({key: part.value for key, part in parts.items()}, *_joined(moved))


def listing(parts: list[Found]) -> Found:
    """A list whose entries are `parts`."""
    moved = [part.below(f"/{i}") for i, part in enumerate(parts)]
    return Found([part.value for part in parts], *_joined(moved))


def chained(lists: list[Found]) -> Found | None:
    """One list of the entries of several, each entry once; None where there is none."""
    entries: list[Found] = []
    for found in lists:
        entries += (_entry(found, i) for i in range(len(found.value)))
    distinct = {_said(entry.value): entry for entry in reversed(entries)}
    kept = [entry for entry in entries if distinct[_said(entry.value)] is entry]
    return listing(kept) if kept else None


def _entry(found: Found, i: int) -> Found:
    """The entry of a list as a value of its own."""
    start = f"/{i}"
    places = tuple((at[len(start) :], span) for at, span in found.places if _is_under(at, start))
    doubts = tuple(f._replace(at=f.at[len(start) :]) for f in found.findings if _is_under(f.at, start))
    return Found(found.value[i], places, doubts)


def _is_under(pointer: str, start: str) -> bool:
    return pointer == start or pointer.startswith(f"{start}/")


def _said(value: Any) -> str:
    """What a value says, whatever place it has in the text."""
    return repr({k: v for k, v in value.items() if k != "span"} if isinstance(value, dict) else value)


def _joined(moved: list[Found]) -> tuple[tuple[tuple[str, Span], ...], tuple[Finding, ...]]:
    places = tuple([place for part in moved for place in part.places])
    findings = tuple([finding for part in moved for finding in part.findings])
    return places, findings


def found_at(extent: Extent, value: Any) -> Found:
    """A value that stands at exactly this extent."""
    return Found(value, (("", (extent.start, extent.end)),))


def with_closing(found: Found, closing: Extent) -> Found:
    """A paragraph's words before its list, those behind the list put to them."""
    if not closing.raw:
        return found
    places = (*found.places, *found_at(closing, "").places)
    return Found(f"{found.value} {closing.text}".strip(), places, found.findings)


def printed(document: Document, words: str | None, start: int, end: int) -> Found:
    """A label as it stands in [start, end), with its place there."""
    at = document.text.find(words, start, end) if words else -1
    return Found(words, (("", (at, at + len(words))),) if words and at >= 0 else ())


def cut_off(text: str, max_length: int | None) -> tuple[Finding, ...]:
    """A finding where the text is as long as the field that the program printing it cuts at."""
    if max_length is None or len(text) < max_length or text.endswith((".", ")", "%")):
        return ()
    return (Finding("text_truncated", f"the text fills its field of {max_length} characters and may go on"),)


def edge_of(known: Mapping[str, Found], name: str | None, side: int) -> int | None:
    """Where the value of the field `name` starts (0) or ends (1)."""
    places = known[name].places if name and name in known else ()
    return places[0][1][side] if places else None

"""A pattern, a label or a heading tried on a document: what it would capture where, and what stands nearest."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from ..fields.field_type import FieldType
from ..fields.find import in_cell
from ..fields.found import Found
from ..fields.placed import read_spans
from ..fields.table_cells import cells_labelled
from ..lexicon.folders import Lexicon
from ..lexicon.headings import headings
from ..lexicon.phrase_list import phrase_list
from ..lexicon.word_lists import with_word_lists, word_lists
from ..model.document import Document, Line, Span
from ..rulebook.field_rule import FieldRule
from ..structure.heading_search import HeadingSearch
from ..structure.pairs import Pair
from ..structure.shape import shape_of
from ..text.patterns import pattern
from ..text.running import unwrap
from .folder_documents import in_brief
from .heading_changes import changed_heading
from .nearest import MOST_LINES, nearest_lines, nearest_to_pattern, relaxed

TRIED = "tried"
"""The key under which a wording is tried that the closed list does not have."""
_AROUND = 100
"""Characters of a line that are shown."""


class Capture(NamedTuple):
    """What was captured: page, line of the page, the words, what they read as, and the line in which they stand."""

    page: int
    line: int
    words: str
    reads: str
    around: str


class Trial(NamedTuple):
    """All captures; without any, what to know of the nearest."""

    captures: list[Capture]
    notes: list[str]


def try_pattern(document: Document, source: str, kind: FieldType) -> Trial:
    """What the pattern captures, in the order of the text; ValueError where RE2 cannot run it."""
    shape = pattern(source)
    strange = [name for name in shape.names if name != "value"]
    spans = [hit.span() for hit in shape.finditer(document.text) if hit.captures()]
    notes = [f"nothing in a field reads the group {strange[0]!r}; name it `value`"] if strange else []
    if not spans:
        notes += [*_how_after_all(document, source), *told_lines(document, nearest_to_pattern(document, source))]
    return Trial([_capture(document, (span,), kind) for span in spans if span[0] < span[1]], notes)


def _how_after_all(document: Document, source: str) -> Iterator[str]:
    yield "nothing matches"
    if found := relaxed(source, document.text):
        at = _capture(document, (found.hit.span(),))
        yield f"it would match {found.change}: {found.source!r} captures {at.words!r} (page {at.page}, line {at.line})"


def try_label(document: Document, label: str, kind: FieldType, lexicon: Lexicon) -> Trial:
    """The values behind a label: a meaning of labels.toml, or a wording that is tried as if the list had it."""
    with lexicon.in_use():
        meaning, known = _meaning(label), lexicon
    if meaning is None:
        meaning, known = TRIED, with_wording(lexicon, "labels", label)
    with known.in_use():
        looked = replace(document)  # a document of its own: what was seen on the other one is kept
        pairs = [pair for pair in shape_of(looked).pairs if pair.meaning == meaning]
        captures = [*(_behind(looked, pair, kind) for pair in pairs), *_in_cells(looked, meaning, pairs, kind)]
    notes = [f"{label!r} is a wording of the meaning {meaning!r}"] if meaning not in (TRIED, label) else []
    notes += [f"labels.toml does not have {label!r}; it was tried as if it had"] if meaning == TRIED else []
    if not captures:
        with lexicon.in_use():
            wordings = [label] if meaning == TRIED else _wordings(meaning)
        notes += ["no such label with a value stands there", *_near(document, wordings)]
    return Trial(captures, notes)


def _behind(document: Document, pair: Pair, kind: FieldType) -> Capture:
    found = _capture(document, pair.value or (pair.label,), kind, pair.label)
    return found if pair.value else found._replace(words="", reads="nothing stands there")


def _in_cells(document: Document, meaning: str, pairs: Iterable[Pair], kind: FieldType) -> Iterator[Capture]:
    """The cells right of those that are nothing but the label, where no pair has the same words."""
    taken = {start for pair in pairs for start, _ in pair.value}
    field = FieldRule(type=kind.name)
    for cell in cells_labelled(document, (meaning,)):
        if cell.spans and not any(start <= at < end for start, end in cell.spans for at in taken):
            found = _capture(document, cell.spans)
            yield found._replace(reads=_as_said(in_cell(document, cell, field), kind))


def _meaning(label: str) -> str | None:
    """The meaning that is called so, or has this wording."""
    known = phrase_list("labels")
    if label in known.keys:
        return label
    hit = known.whole(label)
    return hit.key if hit else None


def _wordings(meaning: str) -> list[str]:
    return list(word_lists("labels")["phrases"][meaning])


def with_wording(lexicon: Lexicon, name: str, words: str, key: str = TRIED) -> Lexicon:
    """The closed lists with one wording more, of a label or of a heading."""
    with lexicon.in_use():
        whole = copy.deepcopy(word_lists(name))
    if name == "labels":
        whole["phrases"][key] = [words]
    else:
        whole[key] = {"words": [words]}
    return with_word_lists(lexicon, name, whole)


def try_heading(document: Document, heading: str, lexicon: Lexicon) -> Trial:
    """Where a heading stands: a key of headings.toml, or a wording that is tried as if the list had it."""
    with lexicon.in_use():
        is_known = heading in headings()
        wordings = list(headings()[heading].words) if is_known else [heading]
    key, known = (heading, lexicon) if is_known else (TRIED, with_wording(lexicon, "headings", heading))
    with known.in_use():
        hits = HeadingSearch(document).find([key])
        captures = [_capture(document, ((hit.start, hit.end),)) for hit in hits]
    notes = [] if is_known else [f"headings.toml has no key {heading!r}; it was tried as a wording"]
    if not captures:
        notes += ["no such heading starts a line", *_changed(document, key, known), *_near(document, wordings)]
    return Trial(captures, notes)


def _changed(document: Document, key: str, lexicon: Lexicon) -> Iterator[str]:
    """How the heading would be found after all."""
    if found := changed_heading(document, key, lexicon):
        at = _capture(document, ((found.hit.start, found.hit.end),))
        yield f"it would be found {found.change}: {at.words!r} (page {at.page}, line {at.line})"


def _capture(
    document: Document, spans: tuple[Span, ...], kind: FieldType | None = None, at: Span | None = None
) -> Capture:
    line = line_at(document, (at or spans[0])[0])
    words = " | ".join(unwrap(document.text[start:end]) for start, end in spans)
    page, number = line_place(document, line)
    return Capture(page, number, words, reads_as(document, spans, kind) if kind else "", _short(unwrap(line.text)))


def reads_as(document: Document, spans: tuple[Span, ...], kind: FieldType, options: Any = None) -> str:
    """What a type makes of the words, in brief, or that it can make nothing of them."""
    rule = FieldRule(type=kind.name, **({} if options is None else {"options": options}))
    return _as_said(read_spans(document, spans, rule), kind)


def _as_said(found: Found | None, kind: FieldType) -> str:
    """A value in brief, or that there is none, with the reason where one is known."""
    if found is None or found.value is None:
        reason = f": {found.findings[0].message}" if found and found.findings else ""
        return f"no {kind.name}{reason}"
    return _short(json.dumps(in_brief(found.value), ensure_ascii=False))


def line_at(document: Document, at: int) -> Line:
    """The line in which a character stands."""
    return next(iter(document.lines_in(at, at + 1)), document.lines[-1])


def line_place(document: Document, line: Line) -> tuple[int, int]:
    """The page of a line, and which of the page's lines it is, from 1."""
    return line.page, 1 + sum(other.page == line.page and other.start < line.start for other in document.lines)


def _near(document: Document, wordings: Iterable[str]) -> list[str]:
    near = (line for words in wordings for line in nearest_lines(document, words))
    return list(dict.fromkeys(told_lines(document, near)))[:MOST_LINES]


def told_lines(document: Document, lines: Iterable[Line]) -> Iterator[str]:
    """Lines that are near what was looked for, each with its place."""
    for line in lines:
        page, number = line_place(document, line)
        yield f"near it stands {_short(unwrap(line.text))!r} (page {page}, line {number})"


def _short(text: str) -> str:
    return text if len(text) <= _AROUND else text[: _AROUND - 1] + "…"

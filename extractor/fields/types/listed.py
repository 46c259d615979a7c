"""Names of a closed list: what a text means, what it opens with, what it closes with."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import Field

from ...model.document import Cell, Document
from ...model.findings import Finding
from ...rulebook.key_types import ClosedList, Sibling
from ...rulebook.registry import Options
from ...text.running import unwrap
from ..field_type import field_type
from ..found import Extent, Found, cut_off, edge_of, found_at

_ANEW = re.compile(r"[a-z]{2}[)%]?\s{1,9}(?P<word>[A-Z][a-z]{1,30}\s{1,9}(?=[a-z\d/(]))")
_NOTHING_FIRST, _NOTHING_LAST = re.compile(r"\s*[-–—](?:\s|\Z)"), re.compile(r"(?:\A|\s)[-–—]\s*\Z")
"""A dash that stands for a value that was not given."""


class ListOptions(Options):
    vocabulary: ClosedList
    """A closed list in `vocabularies/`, by name: the value is one of its names."""


class EndOptions(ListOptions):
    as_printed: bool = False
    """The words as they stand instead of the list's."""
    max_length: int | None = Field(None, gt=0)
    """The program that printed the words cut them at so many characters."""


class ClosingOptions(EndOptions):
    joined: str | None = None
    """The sign between several names."""
    after: Sibling | None = None
    """Where the words behind that field of the same block open with a name of the list, that name, whatever follows."""
    anew: bool = False
    """Where the list has no such name: what follows the last capital inside a sentence, with a finding."""


def _read_listed_cell(document: Document, cell: Cell, options: EndOptions) -> Found | None:
    """The name of the list that a whole cell means, else its words."""
    text = unwrap(cell.text)
    name = None if options.as_printed else options.vocabulary.best(text)
    return Found(name or text, tuple(("", span) for span in cell.spans), cut_off(text, options.max_length))


@field_type("entry", value=str, options=ListOptions)
def read_entry(extent: Extent, options: ListOptions) -> Found | None:
    """The name in a closed list that the text means, tolerant of slips."""
    name = options.vocabulary.best(extent.text)
    return found_at(extent.trimmed(), name) if name else None


@field_type("opening", value=str, options=EndOptions, read_cell=_read_listed_cell)
def read_opening(extent: Extent, options: EndOptions) -> Found | None:
    """The name in a closed list with which the text opens."""
    end = options.vocabulary.opening(extent.raw)
    return _ending(extent.part(extent.start + end.start, extent.start + end.end), end.name, options) if end else None


def _read_behind(extent: Extent, options: ClosingOptions, known: Mapping[str, Found]) -> Found | None:
    """The names with which the words behind another field open, else those with which the text closes."""
    behind = edge_of(known, options.after, 1)
    rest = extent.part(behind, extent.end) if behind is not None else None
    if rest is None or _NOTHING_FIRST.match(rest.raw):
        return None if rest else read_closing.read(extent, options)
    first = options.vocabulary.opening(rest.raw)
    if first is None:
        return read_closing.read(extent, options)
    end = first.end
    while (sign := options.joined) and (more := rest.raw[end:].lstrip()).startswith(sign):
        following = options.vocabulary.opening(more.removeprefix(sign))
        if following is None:
            break
        end += rest.raw[end:].index(sign) + len(sign) + following.end
    return _ending(rest.part(rest.start + first.start, rest.start + end), first.name, options)


@field_type("closing", value=str, options=ClosingOptions, read_cell=_read_listed_cell, read_between=_read_behind)
def read_closing(extent: Extent, options: ClosingOptions) -> Found | None:
    """The name in a closed list with which the text closes; none where a dash stands last."""
    if _NOTHING_LAST.search(extent.raw):
        return None
    end = options.vocabulary.name_at_end(extent.raw)
    if end is None:
        return _anew(extent, options) if options.anew else None
    start, joined = end.start, options.joined
    while joined and extent.raw[:start].rstrip().endswith(joined):
        more = options.vocabulary.name_at_end(extent.raw[:start].rstrip().removesuffix(joined))
        if more is None:
            break
        start = more.start
    return _ending(extent.part(extent.start + start, extent.start + end.end), end.name, options)


def _anew(extent: Extent, options: ClosingOptions) -> Found | None:
    """What the text closes with from the last word that begins with a capital though no sentence ends before it."""
    starts = [m.start("word") for m in _ANEW.finditer(extent.raw)]
    if not starts:
        return None
    part = extent.part(extent.start + starts[-1], extent.end).trimmed()
    doubt = Finding("boundary_assumed", "no list has these words; they were told from those before by a capital")
    return found_at(part, part.text)._replace(findings=(doubt, *cut_off(part.text, options.max_length)))


def _ending(extent: Extent, name: str, options: EndOptions) -> Found:
    if not options.as_printed:
        return found_at(extent, name)
    return found_at(extent, extent.text)._replace(findings=cut_off(extent.text, options.max_length))

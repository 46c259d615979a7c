"""Lists of "role : names" without rules → tables of two columns, roles and names."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

from ..layout.lines import gap_above
from ..lexicon.folders import once_per_lexicon
from ..lexicon.listed_pattern import ListedPattern
from ..lexicon.lookalikes import signs_for
from ..lexicon.word_lists import either, word_lists
from ..model.document import Cell, Document, Line, Span
from ..text.running import unwrap
from .tables import StitchedTable, title_above

_LEAST, _KNOWN = 3, 2
"""Rows that make a list, and how many of them must name a role that everybody knows."""
_APART = 1.5
"""White above a line, in its heights, that ends the list: a signature follows."""
_OTHER = re.compile(r"(?P<role>[A-Z][^\n:;.,\d]{1,50}?)[ \t]*:[ \t]+(?P<names>\S.*)")
_OTHER_LABEL = ListedPattern(lambda: rf"(?i){either(word_lists('roles')['other_labels'])}\b")
_GROUP = re.compile(r"(?:[A-Z]|[IVX]{1,4})[.)][ \t]+\S")
_COUNTED = re.compile(r"\d{1,2}[.)]?[ \t]+\S")


@once_per_lexicon
def _known() -> re.Pattern[str]:
    """A line that opens with a known role, then a colon (a recogniser may put a 1 for it) or the first of its names."""
    words = word_lists("roles")["words"]
    role = "|".join(re.escape(word).replace(r"\ ", r"[ \t]?") for word in sorted(words, key=len, reverse=True))
    more = r"(?:[ \t]*[/,][ \t]*|[ \t]+)[A-Za-z()/-]+"
    return re.compile(
        rf"(?P<role>(?i:{role})\b(?:{more}){{0,6}}?)[ \t]*"
        rf"(?:(?:[1{signs_for('near', '1')}][ \t]*)?[:;][ \t]*|(?<=[ \t])(?=1[.)]?[ \t]))(?P<names>\S.*)?$"
    )


class _RoleEntry(NamedTuple):
    """A role and its lines; `known`: it is a role that everybody knows."""

    role: Span
    names: list[Span]
    known: bool


def find_role_lists(document: Document, start: int, end: int) -> list[StitchedTable]:
    """The lists in [start, end) outside all grids."""
    held = sorted(grid.span for grid in document.grids if start <= grid.span[0] < end)
    lines = [line for line in document.lines_in(start, end) if line.start >= start and line.text.strip()]
    tables, entries = [], list[_RoleEntry]()
    for above, line in pairwise([None, *lines]):
        assert line is not None
        inside = _lies_in_one(held, line.start)
        entry = None if inside else _opened(above, line, bool(entries))
        if entry:
            entries.append(entry)
        elif entries and (inside or _ends(above, line)):
            tables += _table(document, entries)
            entries = []
        elif entries:
            entries[-1].names.append((line.start, line.end))
    return tables + _table(document, entries)


def _lies_in_one(spans: list[Span], at: int) -> bool:
    """Whether one of the sorted spans holds the character at `at`."""
    i = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return i >= 0 and at < spans[i][1]


def _opened(above: Line | None, line: Line, running: bool) -> _RoleEntry | None:
    """The entry that the line opens: a known role, and inside a list any label with a colon or a group's heading."""
    known = _known().match(line.text)
    found = known or (_OTHER.match(line.text) if running else None)
    if found and not _OTHER_LABEL.match(line.text):
        first = line.start + found.start("role")
        if above and above.text.rstrip().endswith("/") and len(above.text) < 40:
            first = above.start
        names = [(line.start + found.start("names"), line.end)] if found["names"] else []
        return _RoleEntry((first, line.start + found.end("role")), names, bool(known))
    if running and _GROUP.match(line.text):
        return _RoleEntry((line.start, line.end), [], False)
    return None


def _ends(above: Line | None, line: Line) -> bool:
    """Whether the list is over: white above the line, or a line in capitals that no number opens."""
    if above and gap_above(line, above) > _APART:
        return True
    letters = [c for c in line.text if c.isalpha()]
    return len(letters) > 3 and not _COUNTED.match(line.text) and all(c.isupper() for c in letters)


def _table(document: Document, entries: list[_RoleEntry]) -> list[StitchedTable]:
    """The entries as a table, where they are enough to be a list."""
    if len(entries) < _LEAST or sum(entry.known for entry in entries) < _KNOWN:
        return []
    rows = tuple((_role(document, entry), _names(document, entry)) for entry in entries)
    first, last = entries[0].role[0], max(span[1] for span in (entries[-1].role, *entries[-1].names))
    pages = (document.in_file(document.page_of(first)), document.in_file(document.page_of(last - 1)))
    return [StitchedTable(title_above(document, first), (), rows, pages, (first, last), kept=True)]


def _role(document: Document, entry: _RoleEntry) -> Cell:
    words = unwrap(document.text[slice(*entry.role)]).replace("/ ", "/").rstrip("/")
    return Cell(words, (entry.role,))


def _names(document: Document, entry: _RoleEntry) -> Cell:
    """The names, a line for each that is counted, what wraps joined to its line."""
    texts: list[str] = []
    for start, end in entry.names:
        text = " ".join(document.text[start:end].split())
        if texts and not _COUNTED.match(text):
            texts[-1] = unwrap(f"{texts[-1]}\n{text}")
        else:
            texts.append(text)
    spans = ((entry.names[0][0], entry.names[-1][1]),) if entry.names else ()
    return Cell("\n".join(texts), spans)

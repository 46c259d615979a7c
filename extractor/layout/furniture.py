"""What pages carry besides their text: running heads, page numbers, catchwords, notices and watermarks.

Only lines at the very head or foot of a page can be furniture: looking inward from the edge, the first line that is
none ends the search, so that no number of a list and no heading inside a page is taken for one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..lexicon.folders import once_per_lexicon
from ..lexicon.word_lists import heading_words, word_lists
from .page_words import LayoutBlock, Row, Sheet, box_of, text_of

_HEAD, _FOOT = 0.22, 0.72
"""Shares of a page's height above and below which its head and foot stand."""
_DEPTH = 7
"""Lines looked at from each edge."""
_CATCHWORD = re.compile(r"(?P<words>\S.{0,60}?)\s*(?P<dots>(?:\.\s?){3,}|(?:\.\s){1,2}\.|…+(?:\s?\.)*)\s*")
_WORD = re.compile(r"[^\W_]+")


class _Forms(NamedTuple):
    notices: re.Pattern[str]
    signing: re.Pattern[str]
    numbers: tuple[re.Pattern[str], ...]
    body: re.Pattern[str]
    heads: tuple[str, ...]


@once_per_lexicon
def _forms() -> _Forms:
    """The printed forms of furniture, from the vocabulary."""
    data = word_lists("furniture")
    either = {name: "|".join(f"(?:{form})" for form in data[name]) for name in ("notices", "signing", "body")}
    patterns = {name: re.compile(form, re.IGNORECASE) for name, form in either.items()}
    numbers = tuple(re.compile(form, re.IGNORECASE) for form in data["numbers"])
    return _Forms(patterns["notices"], patterns["signing"], numbers, patterns["body"], tuple(data["heads"]))


class _EdgeLine(NamedTuple):
    """A line at a page's head or foot: the list of rows it stands in, and what it says."""

    rows: list[Row]
    row: Row
    text: str
    key: str


def set_apart(sheets: list[Sheet], stacks: list[list[LayoutBlock]]) -> list[list[Row]]:
    """Takes the furniture out of the stacks; the furniture rows of each page."""
    apart: list[list[Row]] = [[list(mark) for mark in sheet.marks] for sheet in sheets]
    pairs = list(zip(sheets, stacks, strict=True))
    heads = [list(_edges(sheet, stack, at_head=True)) for sheet, stack in pairs]
    feet = [list(_edges(sheet, stack, at_head=False)) for sheet, stack in pairs]
    numbers = _numbering(sheets, heads + feet)
    for at_head, edges in ((True, heads), (False, feet)):
        repeated = _repeated(sheets, edges, at_head)
        for i, lines in enumerate(edges):
            for line in _outermost(i, lines, at_head, repeated, numbers):
                apart[i].append(line.row)
                line.rows[:] = [row for row in line.rows if row is not line.row]
    for i, stack in enumerate(stacks):
        apart[i] += _catchwords(sheets[i], stack, _opening(stacks[i + 1]) if i + 1 < len(stacks) else "")
    return apart


def _edges(sheet: Sheet, stack: list[LayoutBlock], at_head: bool) -> Iterator[_EdgeLine]:
    """The page's lines from its edge inward, as far as its head or foot goes; none beyond a grid."""
    height = sheet.size[1]
    lines = [(row, block.rows) for block in stack if not block.lattice for row in block.rows]
    lines.sort(key=lambda line: line[0][0].top, reverse=not at_head)
    limit = [block.lattice.box[1 if at_head else 3] for block in stack if block.lattice]
    for row, rows in lines[:_DEPTH]:
        box = box_of(row)
        outside = box[3] < _HEAD * height if at_head else box[1] > _FOOT * height
        if not outside or any(at > y for y in limit for at in [box[1]] if at_head):
            return
        text = text_of(row)[0]
        yield _EdgeLine(rows, row, text, _key(text))


def _key(text: str) -> str:
    """What repeated lines have in common: their letters, with numbers left open."""
    return re.sub(r"\d+", "#", " ".join(text.split()).casefold())


def _repeated(sheets: list[Sheet], edges: list[list[_EdgeLine]], at_head: bool) -> dict[str, int]:
    """Keys of lines that pages repeat at the same height, with the first page (index) on which they are furniture.

    The first page's letterhead is body even where later pages repeat it.
    """
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for i, lines in enumerate(edges):
        for line in lines:
            if len(line.key) > 2 and not (("#" in line.key or at_head) and _forms().body.match(line.text)):
                places[line.key].append((i, line.row[0].top))
    found = {}
    for key, spots in places.items():
        common = Counter(round(top / 6) for _, top in spots).most_common(1)[0][0]
        near = [i for i, top in spots if abs(top / 6 - common) <= 1.5]
        if len(set(near)) >= max(3, 0.4 * (len(sheets) - 1)) or (len(sheets) == 2 == len(set(near)) and len(key) > 12):
            found[key] = int(at_head and 0 in near)
    return found


def _numbering(sheets: list[Sheet], edges: list[list[_EdgeLine]]) -> set[tuple[int, int]]:
    """(page index, number) for numbers at the edges that count on from page to page, or equal the page's own place."""
    seen: dict[int, set[int]] = defaultdict(set)
    for k, lines in enumerate(edges):
        i = k % len(sheets)
        for line in lines:
            number = _number(line.text)
            if number is not None:
                seen[number - i].add(i)
    return {(i, offset + i) for offset, pages in seen.items() for i in pages if len(pages) > 1 or offset == 1}


def _number(text: str) -> int | None:
    for form in _forms().numbers:
        match = form.fullmatch(text)
        if match and (page := match.groupdict().get("page")):
            return int(page)
    return None


def _outermost(
    i: int, lines: list[_EdgeLine], at_head: bool, repeated: dict[str, int], numbers: set[tuple[int, int]]
) -> Iterator[_EdgeLine]:
    """The furniture among a page's edge lines; the search ends at the first line that is none, or at a catchword."""
    passed = 0
    above = _above_number(i, lines) if at_head else 0
    for k, line in enumerate(lines):
        if k < above or _is_furniture(i, line, repeated, numbers):
            yield line
        elif at_head or not _CATCHWORD.fullmatch(line.text) or passed:
            return
        else:
            passed += 1


def _above_number(i: int, lines: list[_EdgeLine]) -> int:
    """How many short lines in capitals stand above a later page's number: a head that a recogniser garbled."""
    for k, line in enumerate(lines[:4]):
        if i and any(form.fullmatch(line.text) for form in _forms().numbers):
            return k
        if sum(x.isupper() for x in line.text) < 0.6 * sum(x.isalpha() for x in line.text) or len(line.row) > 4:
            return 0
    return 0


def _is_furniture(i: int, line: _EdgeLine, repeated: dict[str, int], numbers: set[tuple[int, int]]) -> bool:
    forms = _forms()
    if forms.notices.fullmatch(line.text) or forms.signing.search(line.text):
        return True
    number = _number(line.text)
    if number is not None:
        return (i, number) in numbers or bool(re.fullmatch(r"[-–—]\s?\d{1,4}\s?[-–—]", line.text))
    if line.key in repeated:
        return i >= repeated[line.key]
    return (i > 0 and _is_head(line.text)) or any(form.fullmatch(line.text) for form in forms.numbers)


def _is_head(text: str) -> bool:
    """True for an office's head as a recogniser may spell it."""
    from rapidfuzz import fuzz

    return text.isupper() and any(fuzz.ratio(text.upper(), head) > 75 for head in _forms().heads)


def _opening(stack: list[LayoutBlock]) -> str:
    """The first words of a page."""
    for block in stack:
        rows: Iterable[Row] = block.rows or (row for line in block.cells for cell in line for row in cell)
        for row in rows:
            return text_of(row)[0]
    return ""


def _catchwords(sheet: Sheet, stack: list[LayoutBlock], opening: str) -> list[Row]:
    """Takes out the page's last line where it is dots after the words that open the next page."""
    if not stack or not stack[-1].rows:
        return []
    last = max(stack[-1].rows, key=lambda row: row[0].top)
    rows = [last, *_before_dots(last, stack)]
    text, at_right = " ".join(text_of(row)[0] for row in rows[::-1]), rows[-1][0].x0 > 0.45 * sheet.size[0]
    match = _CATCHWORD.fullmatch(text)
    if not (_opens(match["words"], opening, at_right) if match else at_right and _repeats(text, opening)):
        return []
    for block in stack:
        block.rows[:] = [other for other in block.rows if not any(other is row for row in rows)]
    return rows


def _before_dots(last: Row, stack: list[LayoutBlock]) -> list[Row]:
    """The row on the same line before one of nothing but dots."""
    if any(map(str.isalnum, text_of(last)[0])):
        return []
    _, top, _, bottom = box_of(last)
    rows = (row for block in stack for row in block.rows if row is not last)
    level = (row for row in rows if box_of(row)[1] < (top + bottom) / 2 < box_of(row)[3] + (bottom - top))
    return sorted(level, key=lambda row: -row[0].x0)[:1]


def _repeats(words: str, opening: str) -> bool:
    """True where one to four words are those that open the next page."""
    ours, theirs = _WORD.findall(words.casefold()), _WORD.findall(opening.casefold())
    return 0 < len(ours) <= 4 and ours == theirs[: len(ours)]


def _opens(words: str, opening: str, at_right: bool) -> bool:
    """True where words followed by dots open the next page, or where they are few and stand at the right."""
    if _repeats(words, opening) or words.rstrip(" :") in heading_words("decides"):
        return True
    return at_right and len(words.split()) <= 5 and not words.rstrip().endswith(":")

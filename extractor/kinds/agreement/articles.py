"""The articles of an agreement: Pasal 1 with its heading, which stands below the number or above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...fields.field_type import field_type
from ...fields.found import Extent, Found, found_at, gather, listing
from ...model.document import Line
from ...model.typed_values import AgreementArticle
from ...rulebook.registry import Options
from ...structure.heading_search import in_capitals
from ...structure.label_styles import number, roman
from ...structure.shape import shape_of

_ARTICLE = re.compile(r"(?i)[^\w\n]*(?P<label>pasal\s*(?P<number>\d{1,3}|[IVXL]{1,6}))\s*:?\s*$")
_SKIPPED = 2
"""How far the count of articles may go on at once: a recogniser may lose one."""
_LONGEST = 90
"""Characters of a line of a heading, at most."""
_LINES = 3
"""Lines of a heading, at most."""
_LABELLED = re.compile(r"\s*(?:\(?\w{1,3}[.)]|[-•])\s")
_MOST = 8
"""Longer words of a heading that is written in names, at most."""
_SHORT = 4
"""Words of fewer letters may be small in a heading that is written in names."""


class _ArticleLine(NamedTuple):
    """The line of an article's number, by its place among those looked at."""

    at: int
    label: str
    start: int


@field_type("agreement_articles", value=list[AgreementArticle])
def read_agreement_articles(extent: Extent, options: Options) -> Found | None:
    """The articles: label, heading, text; the last one goes on to where people sign."""
    end = max([extent.end, *(block.start for block in shape_of(extent.document).blocks("closing"))])
    lines = [line for line in extent.document.lines_in(max(0, extent.start - 2), end) if line.text.strip()]
    numbers = list(_counted(lines))
    if not numbers:
        return None
    return listing(list(_articles(extent, lines, numbers)))


def _counted(lines: list[Line]) -> Iterator[_ArticleLine]:
    """The lines of the numbers that count on; one may stand twice, another is a reference."""
    last = 0
    for i, line in enumerate(lines):
        match = _ARTICLE.match(line.text)
        count = (number(match["number"]) or roman(match["number"].upper()) or 0) if match else 0
        if match and last <= count <= last + _SKIPPED and count:
            last = count
            yield _ArticleLine(i, match["label"], match.start("label"))


def _articles(extent: Extent, lines: list[Line], numbers: list[_ArticleLine]) -> Iterator[Found]:
    above = [_above(lines, held.at) for held in numbers]
    below = [_below(lines, held.at) for held in numbers]
    stand_above = sum(map(bool, above)) > sum(map(bool, below))
    for i, held in enumerate(numbers):
        heading = above[i] if stand_above else below[i]
        first = held.at + 1 + (0 if stand_above else len(below[i]))
        following = numbers[i + 1].at if i + 1 < len(numbers) else len(lines)
        last = following - (len(above[i + 1]) if stand_above and i + 1 < len(numbers) else 0)
        start = lines[held.at].start + held.start
        parts = {
            "label": found_at(extent.part(start, start + len(held.label)), " ".join(held.label.split())),
            "heading": _heading(extent, heading),
            "text": _text(extent, lines[first:last]),
        }
        yield gather(parts)


def _heading(extent: Extent, lines: list[Line]) -> Found:
    if not lines:
        return Found(None)
    text = " ".join(" ".join(line.text.split()) for line in lines).strip(" .:")
    return Found(text, tuple(("", (line.start, line.end)) for line in lines))


def _text(extent: Extent, lines: list[Line]) -> Found:
    kept = [" ".join(line.text.split()) for line in lines]
    return found_at(extent.part(lines[0].start, lines[-1].end), "\n".join(kept)) if lines else Found("")


def _above(lines: list[Line], at: int) -> list[Line]:
    return [lines[at - 1]] if at and _is_heading(lines[at - 1].text) else []


def _below(lines: list[Line], at: int) -> list[Line]:
    """The heading below the number: a line, and more where it is in capitals."""
    held: list[Line] = []
    for line in lines[at + 1 : at + 1 + _LINES]:
        if not _is_heading(line.text) or (held and not (in_capitals(held[0].text) and in_capitals(line.text))):
            break
        held.append(line)
    return held


def _is_heading(text: str) -> bool:
    """Whether the line is in capitals, or all its longer words begin with one, and no sentence ends there."""
    words = text.strip()
    if not words or len(words) > _LONGEST or words[-1] in ".;:," or _LABELLED.match(words) or _ARTICLE.match(words):
        return False
    longer = [word for word in re.findall(r"[^\W\d_]+", words) if len(word) >= _SHORT]
    return in_capitals(words) or (0 < len(longer) <= _MOST and all(word[0].isupper() for word in longer))

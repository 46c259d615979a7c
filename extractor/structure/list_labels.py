"""The labels of list items in a text: which of those that look like labels really count 1, 2, 3 …"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain, islice

from .label_sequence import ListLabel, best_chain, strict_chain, with_misread, with_misread_ends
from .label_styles import LabelStyle, label_style

_POINTS = re.compile(r"(?i)\b(?:ayat|huruf|angka|butir|pasal)[ \t]*\n[ \t]*$")
"""Words at a line's end that point to what the next line begins with: "sesuai Pasal 20 ayat\n(2) Peraturan …"."""
_SECOND_ROMAN = re.compile(r"(?m)^[ \t]*II[ \t]?[.)]\s")
_LONGEST_POINTED = 3
"""Characters of a label that such a word may point to: (2), a., but not Pasal 1 below PASAL DEMI PASAL."""
_LONGEST_POINTER = 12
"""Characters from such a word to the label, at most."""


def find_labels(
    text: str,
    style: str,
    start: int,
    end: int,
    behind: re.Pattern[str] | None = None,
    wanted: Callable[[ListLabel], bool] | None = None,
) -> list[ListLabel]:
    """The item labels of one style in [start, end) that count on from one another, offsets into `text`.

    `behind` is what must follow a label for it to count, `wanted` what else must be true of it.
    """
    written = label_style(style)
    free = (label for label in _candidates(text, written, start, end) if not _is_pointed_at(text, start, label))
    seen = [label for label in free if wanted is None or wanted(label)]
    if behind:
        seen = [label for label in seen if behind.match(text, label.body, end)]
    if not written.counts:
        return seen
    if written.from_first:
        return _from_one(best_chain(text, seen))
    if written.inline:
        return strict_chain(with_misread_ends(text, with_misread(text, seen, inline=True), start, end))
    return with_misread(text, best_chain(text, [label for label in seen if not _is_roman(text, label, end)]))


def _is_roman(text: str, label: ListLabel, end: int) -> bool:
    """Whether a letter that may be a misread 1 is a Roman numeral: II. follows."""
    return label.repaired and label.text == "I" and _SECOND_ROMAN.search(text, label.body, end) is not None


def _is_pointed_at(text: str, start: int, label: ListLabel) -> bool:
    """Whether the label is part of a reference that runs over the line's end; none is that has words of its own."""
    if len(label.text) > _LONGEST_POINTED:
        return False
    return _POINTS.search(text[max(start, label.start - _LONGEST_POINTER) : label.start]) is not None


def _matches(style: LabelStyle, text: str) -> Iterator[re.Match[str]]:
    """What the pattern's `finditer` gives, tried only where a label may begin."""
    at, pattern = 0, style.pattern
    for place in chain((0,), (m.end() for m in style.before.finditer(text))):
        if place >= at and (found := pattern.match(text, place)):
            yield found
            at = found.end()


def begins_again(text: str, style: str, start: int, end: int, wanted: Callable[[ListLabel], bool]) -> bool:
    """Whether more than one label of the style is a first one: a list stands inside another."""
    seen = _candidates(text, label_style(style), start, end)
    firsts = (label for label in seen if label.ordinal == 1 and wanted(label))
    return len(list(islice(firsts, 2))) > 1


def _from_one(labels: list[ListLabel]) -> list[ListLabel]:
    """The labels where they begin with the first two, else none: what may be a word is a label as a count."""
    return labels if [label.ordinal for label in labels[:2]] == [1, 2] else []


def _candidates(text: str, style: LabelStyle, start: int, end: int) -> Iterator[ListLabel]:
    for m in _matches(style, text[start:end]):
        label = m["label"]
        ordinal = style.ordinal(label)
        if ordinal is not None:
            yield ListLabel(label, ordinal, m.start() + start, m.end() + start, style.is_repaired(label))

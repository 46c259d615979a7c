"""Headings whose wording nobody prescribes: found by how they are labelled, kept where the labels count on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..text.patterns import pattern
from .label_styles import roman


class Heading(NamedTuple):
    """A heading at [start, end) with its label and its words."""

    start: int
    end: int
    label: str | None
    words: str


def find_headings(text: str, styles: Sequence[str]) -> list[Heading]:
    """The headings of the style whose first one stands first; a style needs two headings that count on.

    A style is a pattern with groups `label` (left out by headings without one) and `heading`.
    """
    found = [counted for source in styles if len(counted := _counted(_matches(text, source))) > 1]
    return min(found, key=lambda headings: headings[0].start, default=[])


def _matches(text: str, source: str) -> Iterable[Heading]:
    for hit in pattern(source).finditer(text):
        start, end = hit.span("heading")
        label = text[slice(*hit.groups["label"])] if "label" in hit.groups else None
        yield Heading(hit.start, end, label, " ".join(text[start:end].split()).strip(" :"))


def _counted(headings: Iterable[Heading]) -> list[Heading]:
    """Those whose labels go on from 1, A or I, at most one skipped; headings without labels all."""
    kept: list[Heading] = []
    count, romans = 0, False
    for heading in headings:
        if heading.label is None:
            kept.append(heading)
            continue
        romans = romans or (count == 0 and heading.label == "I")
        number = _ordinal(heading.label, romans)
        if number and count < number <= count + 2:
            kept.append(heading)
            count = number
    return kept


def _ordinal(label: str, romans: bool) -> int | None:
    if label.isdigit():
        return int(label)
    if romans:
        return roman(label)
    return ord(label.upper()) - 64 if len(label) == 1 else None

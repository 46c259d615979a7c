"""A document cut at its headings: sections in reading order, and the labelled items inside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..model.document import Document
from ..rulebook.section_rule import SectionRule
from ..text.patterns import Hit, pattern
from .heading_lines import HeadingLines
from .heading_search import search_of
from .headings import find_headings
from .label_sequence import ListLabel, fill_gaps
from .label_styles import label_style
from .list_labels import begins_again, find_labels
from .shape import shape_of


class SectionSpan(NamedTuple):
    """[start, end) of the document's text; its own text starts at `body`, behind heading and label."""

    name: str
    start: int
    body: int
    end: int
    level: int = 1
    label: str | None = None
    heading: str | None = None
    children: tuple[SectionSpan, ...] = ()

    @property
    def stem(self) -> int:
        """Where its own text ends: at its first child."""
        return self.children[0].start if self.children else self.end


class _Start(NamedTuple):
    at: int
    gives_way: bool
    """To a heading that stands at the same place."""
    order: int
    body: int
    label: str | None = None
    words: str | None = None


def split(document: Document, rules: tuple[SectionRule, ...]) -> tuple[SectionSpan, ...]:
    """Sections that cover the whole text: what stands before the first heading is `head`."""
    text = document.text
    starts = list(_in_order(sorted(_starts(document, rules)), rules))
    bounds = [*(s.at for s in starts), len(text)]
    lines = HeadingLines(document) if any(rule.headed for rule in rules) else None
    sections = [_cut(document, rules[s.order], s, bounds[i + 1], lines) for i, s in enumerate(starts)]
    return (SectionSpan("head", 0, 0, bounds[0]), *sections)


def _starts(document: Document, rules: tuple[SectionRule, ...]) -> Iterator[_Start]:
    text, search = document.text, search_of(document)
    known = search.find({key for rule in rules for key in rule.headings})
    for order, rule in enumerate(rules):
        for hit in known:
            if hit.key in rule.headings:
                yield _Start(hit.start, False, order, hit.words if rule.heading_is_text else hit.body)
        if rule.block:
            gives_way = rule.block == "after_copies"
            blocks = shape_of(document).blocks(rule.block)
            yield from (_Start(block.start, gives_way, order, block.start) for block in blocks)
        if rule.outline:
            found = find_headings(text, rule.starts)
            yield from (_Start(h.start, False, order, h.end, h.label, h.words) for h in found)
            continue
        for source in rule.starts:
            yield from (_start(hit, order) for hit in pattern(source).finditer(text))


def _start(hit: Hit, order: int) -> _Start:
    """A section starts with its pattern's match, or where the group `start` does; its text behind the `heading`."""
    at = hit.groups["start"][0] if "start" in hit.groups else hit.start
    return _Start(at, False, order, hit.span("heading")[1])


def _in_order(starts: list[_Start], rules: tuple[SectionRule, ...]) -> Iterator[_Start]:
    """The starts that keep to the rules' order; a section listed earlier does not come back unless it may."""
    reached, begun, last, body = -1, {"head"}, -1, -1
    for start in starts:
        rule = rules[start.order]
        if start.at <= last or start.at < body or (rule.name in begun and not rule.repeats):
            continue
        if (rule.only_after and not begun & set(rule.only_after)) or begun & set(rule.never_after):
            continue
        if rule.anywhere or start.order > reached or (rule.repeats and start.order == reached):
            reached = reached if rule.anywhere else start.order
            begun.add(rule.name)
            last, body = start.at, start.body
            yield start


def _cut(document: Document, rule: SectionRule, start: _Start, end: int, lines: HeadingLines | None) -> SectionSpan:
    text = document.text
    styles = styles_at(document, start.at, rule.items)
    labels = _with_lost(document, rule, styles, start.body, end) if rule.cues else None
    children = split_items(text, start.body, end, styles, headed=rule.headed, labels=labels, lines=lines)
    heading = start.words if start.words is not None else " ".join(text[start.at : start.body].split()).strip(" :")
    return SectionSpan(_name(rule, heading), start.at, start.body, end, 1, start.label, heading, children)


def styles_at(document: Document, at: int, styles: tuple[str, ...]) -> tuple[str, ...]:
    """The label styles that a list may have there: some only where the page was recognised."""
    number = document.page_of(at)
    if number <= len(document.pages) and document.pages[number - 1].source == "ocr":
        return styles
    marked = ("|".join(n for n in style.split("|") if not label_style(n).only_recognised) for style in styles)
    return tuple(filter(None, marked))


def _name(rule: SectionRule, heading: str) -> str:
    """The rule's own name, or the first of its `names` that the heading's words stand for."""
    return next((name for name, source in rule.names.items() if pattern(source).search(heading)), rule.name)


def split_items(
    text: str,
    start: int,
    end: int,
    styles: tuple[str, ...],
    level: int = 2,
    headed: int = 0,
    labels: list[ListLabel] | None = None,
    lines: HeadingLines | None = None,
) -> tuple[SectionSpan, ...]:
    """The labelled items of the first of `styles` in [start, end), each with the items of the next style inside.

    A style written `a|b` means whichever of the two is seen first. No label: no items. `labels` are those
    of the first style where they are known already. `lines` tells the labels that may head something.
    """
    if not styles:
        return ()
    if labels is None:
        labels = _first_style(text, styles[0].split("|"), start, end, lines, headed > 0)
    if not labels:
        return split_items(text, start, end, styles[1:], level, max(0, headed - 1), lines=lines)
    ends = [*(label.start for label in labels[1:]), end]
    items = []
    for label, stop in zip(labels, ends, strict=True):
        body = _heading_end(text, label.body, stop) if headed > 0 else label.body
        inner = split_items(text, body, stop, styles[1:], level + 1, headed - 1, lines=lines)
        # What is left of a label that was lost is no word of the item, but stays in the record.
        heading = text[label.body if label.text else label.start : body].strip() or None
        items.append(SectionSpan("item", label.start, body, stop, level, label.text or None, heading, inner))
    return tuple(items)


def _with_lost(document: Document, rule: SectionRule, styles: tuple[str, ...], start: int, end: int) -> list[ListLabel]:
    """The labels of the section's items, and one without words for each item that lost its own."""
    text = document.text
    labels = _first_style(text, styles[0].split("|"), start, end) if styles else []
    opened = sorted(
        (h.start, h.span("body")[0]) for source in rule.cues for h in pattern(source).finditer(text, start, end)
    )
    recognised = any(page.source == "ocr" for page in document.pages)
    return fill_gaps(text, labels, opened, start, recognised)


def _first_style(
    text: str, styles: list[str], start: int, end: int, lines: HeadingLines | None = None, headed: bool = False
) -> list[ListLabel]:
    seen = {style: labels for style in styles if (labels := _of_style(text, style, start, end, lines, headed))}
    outer = [labels for style, labels in seen.items() if style in _OUTERMOST and _parts_others(seen, labels)]
    return min(outer or seen.values(), key=lambda labels: (labels[0].start, -len(labels)), default=[])


def _parts_others(seen: Mapping[str, list[ListLabel]], labels: list[ListLabel]) -> bool:
    """Whether the labels count I, II, III or A, B, C without a gap while another list goes on between them."""
    if len(labels) < _FEWEST_PARTS or [label.ordinal for label in labels] != list(range(1, len(labels) + 1)):
        return False
    edges = [label.start for label in labels[1:]]
    others = (other for other in seen.values() if other is not labels)
    return any(other[0].start < edge < other[-1].start for other in others for edge in edges)


_OUTERMOST = frozenset({"roman", "upper_letter"})
_FEWEST_PARTS = 3
"""Parts that other lists stand in, at least."""


def _of_style(text: str, style: str, start: int, end: int, lines: HeadingLines | None, headed: bool) -> list[ListLabel]:
    """The labels of one style; where a list begins again inside, those that head something, if there are such."""
    if lines is None:
        return find_labels(text, style, start, end)
    twice = headed and begins_again(text, style, start, end, lines.free)
    heads = find_labels(text, style, start, end, wanted=lines.heads) if twice else []
    return heads or find_labels(text, style, start, end, wanted=lines.free)


def _heading_end(text: str, start: int, end: int) -> int:
    """The end of the line on which a heading stands; `start` where the line is a sentence, or all there is."""
    stop = text.find("\n", start, end)
    line = text[start:stop].strip()
    return stop if stop >= 0 and len(line) < 120 and line[-1:] not in ".;," and text[stop:end].strip() else start

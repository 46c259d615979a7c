"""Labelled items of a section as values: considerations, legal bases, dictums, distribution lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pydantic import Field

from ...lexicon.folders import once_per_lexicon
from ...lexicon.joining_words import and_words
from ...lexicon.listed_pattern import ListedPattern
from ...lexicon.word_lists import either, small_title_words, word_lists
from ...model.document import Document, Span
from ...model.findings import Finding
from ...model.typed_values import Basis, Diktum, Item
from ...rulebook.key_types import Regex
from ...rulebook.registry import Options
from ...structure.closing_words import closing_words
from ...structure.label_styles import ordinals
from ...structure.pieces import is_right_of
from ...structure.sections import SectionSpan
from ...structure.shape import shape_of
from ...structure.tables import stands_in_columns
from ...text.patterns import pattern
from ...text.running import unwrap
from ...values.citations.find import parse_basis, shift
from ...values.placeholders import has_template_mark, is_left_out, is_placeholder
from ..field_type import field_type
from ..found import Extent, Found, found_at, gather, listing, printed, with_closing
from .lost_labels import with_lost_labels

_BULLET = re.compile(r"\n[ \t]*[-–•][ \t]+")
"""A converter's mark in the middle of a legal basis, which holds no list."""
_GOES_ON = ListedPattern(lambda: rf"[;,](?:\s+{and_words()})?\s*\Z")
"""How an item ends that others follow."""
_STOP = re.compile(r"\.[ \t]*(?=\n)")
"""A full stop that ends a line."""
_STRAY = re.compile(r"^[\s:;.,\-–•]+|[\s]+$")


class ItemsOptions(Options):
    shortest: int = Field(2, ge=0)
    """How many words text without a label has at least to be an item."""
    without: Regex | None = None
    """Where it first matches, such as the "; dan" behind an item, the item ends."""
    starts: Regex | None = None
    """How each line begins that is an item of its own, in a list without labels."""
    own_copies: bool = False
    """A line that names the office's own copy alone (Arsip) is an item, though its label was lost."""
    lost_labels: bool = False
    """Lines of an item are items, too, where the label below it counts so many more: 1. Bupati / Camat / 3. Arsip."""
    filled: bool = False
    """An item in which a form leaves room for words is none."""
    labelled: bool = False
    """Text without a label is no item."""
    tables_apart: bool = False
    """An item ends where a table begins."""
    rows_apart: bool = False
    """The rows of a table of several columns are no items."""
    signatures_apart: bool = False
    """What stands beside the list and belongs to a signature that begins above it is part of no item."""


@field_type("items", value=list[Item], options=ItemsOptions)
def read_items(extent: Extent, options: ItemsOptions) -> Found | None:
    """The labelled items of a list: label and text."""
    return _listed(extent, lambda e, s: _item(e, s, False), options)


@field_type("diktum", value=list[Diktum], options=ItemsOptions)
def read_diktum(extent: Extent, options: ItemsOptions) -> Found | None:
    """Dictums: label in capitals, text, and the items that each lists."""
    return _listed(extent, _diktum, options)


@field_type("list", value=list[str], options=ItemsOptions)
def read_list(extent: Extent, options: ItemsOptions) -> Found | None:
    """The texts of a list's items without their labels."""
    beside = _signed_beside(extent) if options.signatures_apart else []
    extent = _to_full_stop(extent) if options.signatures_apart else extent
    return _listed(extent, lambda e, s: _flat(e, s, options.without, beside), options, "")


@field_type("legal_basis", value=list[Basis], options=ItemsOptions)
def read_bases(extent: Extent, options: ItemsOptions) -> Found | None:
    """Legal bases: label, text and citation; an item that names no instrument keeps a null citation and a finding."""
    return _listed(extent, _basis, options)


def _listed(
    extent: Extent, one: Callable[[Extent, SectionSpan], Found], options: ItemsOptions, label: str = "/label"
) -> Found | None:
    """An entry for each item; `label` is where an entry keeps its label; none where an excerpt leaves them out."""
    if is_left_out(extent.raw):
        return Found([], findings=(Finding("left_out", f"the document says {unwrap(extent.raw)!r} in its place"),))
    entries = _entries(extent, options.shortest)
    if options.starts and len(entries) == 1 and not entries[0].label:
        entries = _by_lines(extent, entries[0], options.starts)
    if options.lost_labels:
        entries = with_lost_labels(extent.document.text, entries)
    if options.own_copies:
        entries = [part for entry in entries for part in _own_copies_apart(extent, entry)]
    if options.filled:
        entries = [entry for entry in entries if not _is_open(extent, entry)]
    if options.labelled:
        entries = [entry for entry in entries if entry.label]
    if options.tables_apart:
        entries = [_before_tables(extent, entry) for entry in entries]
    if options.rows_apart:
        entries = [entry for entry in entries if not stands_in_columns(extent.document, entry.start)]
    parts = [part for entry in entries if (part := one(extent, entry)).value != ""]
    doubts = _miscounted([entry.label for entry in entries], label)
    return _with(listing(parts), doubts) if parts else None


def _before_tables(extent: Extent, entry: SectionSpan) -> SectionSpan:
    """The item up to the first table that begins in it."""
    starts = [g.span[0] for g in extent.document.grids if len(g.rows[0]) > 1 and entry.body < g.span[0] < entry.end]
    return entry._replace(end=min(starts, default=entry.end))


def _is_open(extent: Extent, entry: SectionSpan) -> bool:
    """Whether the item is the place of a form where something is to be written."""
    raw = extent.document.text[entry.body : entry.end]
    return has_template_mark(raw) or is_placeholder(raw)


def _with(found: Found, doubts: list[Finding]) -> Found:
    return found._replace(findings=(*found.findings, *doubts))


def _entries(extent: Extent, shortest: int) -> list[SectionSpan]:
    """The section's items; text before the first label, or a section without labels, is one item without a label."""
    section = extent.section
    children = list(section.children) if section else []
    stem_end = children[0].start if children else extent.end
    stem = extent.part(extent.start, stem_end)
    words = len(re.findall(r"\w{2,}", stem.raw))
    if words >= max(shortest, 4 if children else 0):
        start = extent.start + len(stem.raw) - len(stem.raw.lstrip(" \t\n:;-–•"))
        children.insert(0, SectionSpan("item", start, start, stem_end, 2))
    return children


_MARK = re.compile(r"[ \t]*\(?(?P<label>\d{1,2}|[a-z])[.)][ \t]+(?=\S)")
"""A list's mark at the beginning of a line."""


def _by_lines(extent: Extent, whole: SectionSpan, starts: str) -> list[SectionSpan]:
    """The item cut before each of its lines that begins so; whole where its first line does not."""
    text, at = extent.document.text, whole.body
    lines = re.finditer(r"(?m)^[ \t]*\S.*$", text[at : whole.end])
    begins = [at + line.start() for line in lines if pattern(starts).search(line[0])]
    if not begins or text[at : begins[0]].strip():
        return [whole]
    ends = [*begins[1:], whole.end]
    spans = zip(begins, ends, strict=True)
    return [_behind_mark(text, whole._replace(start=start, body=start, end=end)) for start, end in spans]


@once_per_lexicon
def _own_copy() -> re.Pattern[str]:
    return re.compile(rf"(?im)(?<=\n)[ \t]*{either(word_lists('layout_words')['own_copies'])}\W*$")


def _own_copies_apart(extent: Extent, item: SectionSpan) -> list[SectionSpan]:
    """The item, and each of its further lines that names the office's own copy; the line before must not break off."""
    text = extent.document.text
    found = (item.body + line.start() for line in _own_copy().finditer(text[item.body : item.end]))
    begins = [at for at in found if not _breaks_off(text[item.body : at])]
    starts, ends = [item.start, *begins], [*begins, item.end]
    cut = [item._replace(start=start, end=end) for start, end in zip(starts, ends, strict=True)]
    return [cut[0], *(part._replace(label=None, body=part.start) for part in cut[1:])]


def _breaks_off(text: str) -> bool:
    """Whether the text ends with a word that others follow: dan, untuk."""
    return text.split()[-1:] != [] and text.split()[-1].casefold() in small_title_words()


def _behind_mark(text: str, item: SectionSpan) -> SectionSpan:
    """The item with its mark as its label, if it has one: 1. Kepala Seksi."""
    mark = _MARK.match(text, item.start)
    return item._replace(label=mark["label"], body=mark.end()) if mark else item


def _item(extent: Extent, item: SectionSpan, nested: bool) -> Found:
    end = item.stem if nested else item.end
    label = _label(extent.document, item)
    parts = {"label": label, "text": _words(extent.part(item.body, end))}
    if nested:
        closing = closing_words(extent.document, item.children, item.end)
        children = [child._replace(end=min(child.end, closing)) for child in item.children]
        parts["text"] = with_closing(parts["text"], extent.part(closing, item.end).trimmed())
        inner = listing([_item(extent, child, False) for child in children])
        parts["items"] = _with(inner, _miscounted([child.label for child in item.children]))
    return gather(parts)


def _label(document: Document, item: SectionSpan) -> Found:
    """The item's label; one that stands nowhere was lost, and given by those that it stands between."""
    label = printed(document, item.label, item.start, item.body)
    if label.value is None or label.places:
        return label
    return label._replace(findings=(Finding("ocr_repaired", f"the label {label.value} is given by its place"),))


def _diktum(extent: Extent, item: SectionSpan) -> Found:
    found = _item(extent, item, True)
    return found._replace(value={**found.value, "label": item.label and " ".join(item.label.upper().split())})


def _words(extent: Extent) -> Found:
    extent = extent.trimmed()
    return found_at(extent, _STRAY.sub("", extent.text))


def _flat(extent: Extent, item: SectionSpan, without: str | None, beside: Sequence[Span]) -> Found:
    found = _joined([_words(extent.part(*span)) for span in _without(beside, item.body, item.end)])
    hit = pattern(without).search(found.value) if without and found.value else None
    return found._replace(value=found.value[: hit.start].strip()) if hit else found


def _to_full_stop(extent: Extent) -> Extent:
    """The list up to the full stop of its last item, where the others end with a comma or semicolon: a note that
    certifies the copy may stand below."""
    section, text = extent.section, extent.document.text
    if section is None or len(section.children) < 2:
        return extent
    *before, last = section.children
    stop = _STOP.search(text, last.body, last.end)
    if stop is None or not all(_GOES_ON.search(text[item.body : item.end]) for item in before):
        return extent
    return extent._replace(section=section._replace(children=(*before, last._replace(end=stop.end()))))


def _signed_beside(extent: Extent) -> list[Span]:
    """The lines of signatures that begin above or beside the section and stand in it, right of the list's heading."""
    begins = extent.section.start if extent.section else extent.start
    heading = (begins, extent.section.body if extent.section else extent.end)
    blocks = [block.parts["lines"] for block in shape_of(extent.document).blocks("signature")]
    signed = (x for x in blocks if x[0][0] < begins or is_right_of(extent.document, x[0], heading))
    inside = sorted(span for lines in signed for span in lines if extent.start <= span[0] < extent.end)
    return [span for span in inside if is_right_of(extent.document, span, heading)]


def _without(taken: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    """What is left of [start, end)."""
    for first, last in taken:
        if start < first < end:
            yield start, first
        start = max(start, last) if first < end else start
    if start < end:
        yield start, end


def _joined(parts: Sequence[Found]) -> Found:
    """The words of all parts, one behind the other."""
    filled = [part for part in parts if part.value]
    return Found(" ".join(part.value for part in filled), tuple(place for part in filled for place in part.places))


def _basis(extent: Extent, item: SectionSpan) -> Found:
    base = _item(extent, item, False)
    span = extent.part(item.body, item.end).trimmed()
    parsed = parse_basis(span.raw)
    if parsed is None:
        doubt = Finding(
            "citation_unread", "no instrument with a number was recognised in this legal basis", "/citation"
        )
        return Found({**base.value, "citation": None}, base.places, (doubt,))
    value = shift(parsed.value, span.start)
    start, end = value.span or (span.start, span.end)
    findings = tuple(f._replace(at="/citation" + f.at) for f in parsed.findings)
    dumped = value.model_dump(mode="json")
    text = _STRAY.sub("", unwrap(_BULLET.sub("\n", span.raw)))
    read = {**base.value, "text": text, "citation": dumped}
    return Found(read, (*base.places, ("/citation", (start, end))), findings)


def _miscounted(labels: list[str | None], below: str = "/label") -> list[Finding]:
    """A finding for each label that stands twice, for each gap in the count, and for each item that lost its label."""
    counted = {i: label for i, label in enumerate(labels) if label and any(map(str.isalnum, label))}
    numbers = dict(zip(counted, ordinals(list(counted.values())) or [], strict=False))
    if len(labels) > 1 and not any(labels):
        return [Finding("label_missing", "the items of this list carry no labels")]
    doubts, seen, last = [], set(), 0
    for i, label in enumerate(labels):
        lost = numbers.get(i, 0) - last - 1
        if label in seen and i in counted:
            doubts.append(Finding("label_repeated", f"the label {label} stands twice", f"/{i}{below}"))
        elif lost > 0:
            doubts.append(Finding("label_missing", f"the count skips {lost} before the label {label}", f"/{i}{below}"))
        elif label is None and counted and (i or numbers.get(1) == 2):
            doubts.append(Finding("label_missing", "this item carries no label", f"/{i}{below}"))
        last = max(last, numbers.get(i, last + 1 if label is None else last))
        seen.add(label)
    return doubts

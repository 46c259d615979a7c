"""The body of a regulation as a tree: BAB → Bagian → Paragraf → Pasal → ayat → huruf → angka."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...fields.field_type import field_type
from ...fields.found import Extent, Found, found_at, gather, listing, printed, with_closing
from ...lexicon.listed_pattern import ListedPattern, any_listed
from ...lexicon.lookalikes import digit_signs, signs_for, to_digits
from ...model.typed_values import Node
from ...rulebook.registry import Options
from ...structure.closing_words import closing_words
from ...structure.label_sequence import ListLabel
from ...structure.label_styles import roman
from ...structure.list_labels import find_labels
from ...structure.sections import SectionSpan, split_items

_ROMAN = r"[IVXLCl1|]+"
_LEVELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("buku", re.compile(rf"(?m)^[ \t]*BUKU[ \t]+(?P<label>KE\w+|{_ROMAN})[ \t]*$")),
    ("bab", re.compile(rf"(?m)^[ \t]*BAB[ \t]+(?P<label>{_ROMAN}[A-Z]?|\d{{1,2}})(?=[ \t]*$|[ \t]+[A-Z][A-Z])")),
    (
        "bagian",
        re.compile(
            r"(?m)^[ \t]*(?i:bagian)[ \t]+"
            r"(?P<label>(?i:pertama|ke[a-z]{3,9}(?:[ \t](?:belas|puluh(?:[ \t][a-z]+)?))?))\b(?=[ \t]*$|[ \t]+[A-Z])"
        ),
    ),
    (
        "paragraf",
        re.compile(r"(?m)^[ \t]*(?i:paragraf)[ \t]+(?P<label>\d{1,2}|[IVX]+|(?i:ke[a-z]{3,9}))(?=[ \t]*$|[ \t]+[A-Z])"),
    ),
    (
        "pasal",
        re.compile(r"(?m)^[ \t]*(?i:pasal)[ \t]*(?P<label>[\dlIOo|]{1,3}[A-Z]{0,2}|[IVX]{1,5})[ \t]*[.:]?[ \t]*$"),
    ),
)
_RANK = {name: i for i, (name, _) in enumerate(_LEVELS)}
_INNER = (
    ("ayat", "paren_number"),
    ("huruf", "letter"),
    ("angka", "number"),
    ("huruf", "letter_paren"),
    ("angka", "number_paren"),
)
_QUOTE = {"“": 1, "”": -1}
_RECOGNISED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("bab", re.compile(r"(?m)^[ \t]*BAB(?P<label>[IVXL]{1,6})[ \t]*$")),
    (
        "pasal",
        re.compile(r"(?m)^[ \t]*[^\w\s“”\"(]{1,2}[ \t]?(?i:pasal)[ \t]*(?P<label>\d{1,3}[A-Z]{0,2})[ \t]*[.:]?[ \t]*$"),
    ),
)
"""The same headings as a recogniser gives them: a blank lost, a crumb of the paper before the word."""


_ANY_LABEL = ListedPattern(
    lambda: (
        r"(?:(?:\A|\n)[ \t:]*+|[;:][ \t:]{0,40}+)(?:[-•·*–][ \t]+)?\(?[ \t]?"
        rf"(?:[\d{signs_for('near', '1')}]{{1,3}}[a-z]?|[a-z]{{1,2}})[ \t]?[.)|]"
    )
)
"""Whatever could be a label: most paragraphs hold none, and are not searched style by style."""
_CHANGES = ListedPattern(lambda: rf"{any_listed('instrument_words', 'changes')}\b")
"""How an amending instrument opens each of its changes; other numbers in its first article stand in quoted text."""


class _ProvisionHeading(NamedTuple):
    kind: str
    label: str
    start: int
    end: int


@field_type("tree", value=list[Node])
def read_tree(extent: Extent, options: Options) -> Found | None:
    """`[{type, label, heading, text, children}]`; articles that an amendment quotes stay its text."""
    headings = _own(extent, list(_headings(extent)))
    nodes = _nest(extent, headings, extent.end)
    return listing(nodes) if nodes else None


def _headings(extent: Extent) -> list[_ProvisionHeading]:
    raw = extent.raw
    recognised = any(page.source == "ocr" for page in extent.document.pages)
    found = [
        _ProvisionHeading(kind, m["label"], extent.start + m.start(), extent.start + m.end())
        for kind, shape in (*_LEVELS, *(_RECOGNISED if recognised else ()))
        for m in shape.finditer(raw)
    ]
    return sorted(found, key=lambda h: h.start)


def _own(extent: Extent, headings: list[_ProvisionHeading]) -> list[_ProvisionHeading]:
    """In an amending instrument (Pasal I, Pasal II) only those are its own; all others stand in quoted text."""
    articles = [h for h in headings if h.kind == "pasal"]
    amending = len(articles) > 0 and articles[0].label == "I" and any(h.label == "II" for h in articles)
    if amending:
        return [h for h in articles if roman(h.label) is not None and not h.label.isdigit()]
    return _counted(headings)


def _counted(headings: list[_ProvisionHeading]) -> list[_ProvisionHeading]:
    """Articles out of turn are words of the text: a count that jumps back or far ahead."""
    kept, last = [], 0
    ahead = {number for h in headings if h.kind == "pasal" and (number := article_number(h.label))}
    for h in headings:
        if h.kind != "pasal":
            kept.append(h)
            continue
        number = article_number(h.label)
        if number is None:
            continue
        suffixed = number == last and h.label[-1:].isalpha()
        if number == last + 1 or suffixed or (last < number <= last + 4 and last + 1 not in ahead):
            kept.append(h)
            last = number
    return kept


def article_number(label: str) -> int | None:
    """The number of an article's label; letters that a recogniser puts for digits count as digits."""
    digits = to_digits(re.sub(r"[A-HJ-NP-Z]+$", "", label), "near")
    return int(digits) if digits.isdecimal() else None


def _nest(extent: Extent, headings: list[_ProvisionHeading], end: int) -> list[Found]:
    """Nodes of the outermost level in `headings`, each with those inside it."""
    if not headings:
        return []
    top = min(_RANK[h.kind] for h in headings)
    at = [i for i, h in enumerate(headings) if _RANK[h.kind] == top]
    leading = _nest(extent, headings[: at[0]], headings[at[0]].start)
    nodes = []
    for here, following in zip(at, [*at[1:], len(headings)], strict=True):
        stop = headings[following].start if following < len(headings) else end
        nodes.append(_node(extent, headings[here], headings[here + 1 : following], stop))
    return [*leading, *nodes]


def _node(extent: Extent, heading: _ProvisionHeading, inner: list[_ProvisionHeading], end: int) -> Found:
    own_end = inner[0].start if inner else end
    own = extent.part(heading.end, own_end).trimmed()
    label = _label(extent, heading)
    if heading.kind == "pasal":
        return _changes(own, label) if roman(heading.label) else _article(own, label)
    words = found_at(own, own.text) if own.raw else Found(None)
    parts = {"type": Found(heading.kind), "label": label, "heading": words}
    return gather({**parts, "text": Found(""), "children": listing(_nest(extent, inner, end))})


def _label(extent: Extent, heading: _ProvisionHeading) -> Found:
    label = heading.label
    number = article_number(label) if heading.kind == "pasal" and not roman(label) else None
    clean = label if number is None else re.sub(rf"^[{digit_signs('near')}]+", str(number), label)
    return printed(extent.document, label, heading.start, heading.end)._replace(value=clean)


def _changes(own: Extent, label: Found) -> Found:
    """An amending article: its numbered changes, each with the text it puts in place of the old."""
    labels = find_labels(own.document.text, "number", own.start, own.end, _CHANGES.compiled())
    ends = [*(item.start for item in labels[1:]), own.end][: len(labels)]
    stem = own.part(own.start, labels[0].start if labels else own.end).trimmed()
    changes = [_change(own.part(i.body, end).trimmed(), i) for i, end in zip(labels, ends, strict=True)]
    parts = {"type": Found("pasal"), "label": label, "heading": Found(None), "text": found_at(stem, stem.text)}
    return gather({**parts, "children": listing(changes)})


def _change(own: Extent, item: ListLabel) -> Found:
    label = printed(own.document, item.text, item.start, item.body)
    parts = {"type": Found("angka"), "label": label, "heading": Found(None), "text": found_at(own, own.text)}
    return gather({**parts, "children": listing([])})


def _article(own: Extent, label: Found) -> Found:
    text, children = _text_and_items(own, own.start, own.end, _INNER)
    parts = {"type": Found("pasal"), "label": label, "heading": Found(None), "text": text}
    return gather({**parts, "children": children})


def _text_and_items(extent: Extent, start: int, end: int, styles: tuple[tuple[str, str], ...]) -> tuple[Found, Found]:
    """What stands before the first item in [start, end) and behind the last, and the items; each style is used once on
    the way down."""
    kind, style, items = _outermost(extent.document.text, start, end, styles)
    below = tuple(pair for pair in styles if pair[1] != style)
    closing = closing_words(extent.document, items, end)
    if closing < end:
        items = (*items[:-1], items[-1]._replace(end=closing))
    stem = extent.part(start, items[0].start if items else end).trimmed()
    text = with_closing(found_at(stem, stem.text), extent.part(closing, end).trimmed())
    return text, listing([_item(extent, kind, item, below) for item in items])


def _outermost(
    text: str, start: int, end: int, styles: tuple[tuple[str, str], ...]
) -> tuple[str, str, tuple[SectionSpan, ...]]:
    """The items of the style whose first label stands first: the name of its items, the style, the items."""
    if not _ANY_LABEL.search(text[start:end]):
        return "", "", ()
    found = [(kind, style, items) for kind, style in styles if (items := split_items(text, start, end, (style,)))]
    return min(found, key=lambda f: f[2][0].start, default=("", "", ()))


def _item(extent: Extent, kind: str, item: SectionSpan, styles: tuple[tuple[str, str], ...]) -> Found:
    text, children = _text_and_items(extent, item.body, item.end, styles)
    label = printed(extent.document, item.label, item.start, item.body)
    parts = {"type": Found(kind), "label": label, "heading": Found(None), "text": text}
    return gather({**parts, "children": children})

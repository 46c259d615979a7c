"""Who takes part: the entries of a list of institutions, or the institutions that running text names."""

from __future__ import annotations

import re

from ...fields.field_type import field_type
from ...fields.found import Extent, Found, found_at, listing
from ...lexicon.gazetteer import gazetteer
from ...lexicon.listed_pattern import ListedPattern, any_listed
from ...rulebook.registry import Options
from ...structure.label_sequence import ListLabel
from ...structure.list_labels import find_labels

_STYLES = ("inline_number_paren", "inline_number", "inline_letter_paren", "inline_letter", "dash")
_ROLE = ListedPattern(lambda: rf"[:;\n]|\s[–—-]\s|,?\s+{any_listed('proposal_words', 'partner_roles')}\b")
_LONGEST_NAME = 14
_LONGEST_ENTRY = 400


@field_type("partners", value=list[str])
def read_partners(extent: Extent, options: Options) -> Found | None:
    """`["…"]` in the order of the text, each once; the commas and roles behind a name are left out."""
    found = _entries(extent) or _named(extent)
    distinct = {part.value.casefold(): part for part in reversed(found)}
    return listing([part for part in found if distinct.get(part.value.casefold()) is part]) if found else None


def _entries(extent: Extent) -> list[Found]:
    """The entries of the list with which the text goes on, if institutions are in it."""
    labels = max((_labels(extent, style) for style in _STYLES), key=len)
    ends = [*(label.start for label in labels[1:]), extent.end][: len(labels)]
    entries = [extent.part(label.body, end) for label, end in zip(labels, ends, strict=True)]
    if not any(gazetteer().opens("institution", entry.raw.strip()) for entry in entries):
        return []
    return [name for entry in entries if (name := _name(entry))]


def _labels(extent: Extent, style: str) -> list[ListLabel]:
    return find_labels(extent.document.text, style, extent.start, extent.end)


def _name(entry: Extent) -> Found | None:
    """An entry up to where it tells the role; None for a sentence."""
    raw = entry.part(entry.start, min(entry.end, entry.start + _LONGEST_ENTRY)).trimmed()
    broken = re.sub(r"\n(?=[ \t]*[^\s-])", " ", raw.raw)
    role = _ROLE.search(broken)
    name = raw.part(raw.start, raw.start + (role.start() if role else len(broken))).trimmed()
    clean = name.text.rstrip(" ,.;:")
    return found_at(name, clean) if clean and len(clean.split()) <= _LONGEST_NAME else None


def _named(extent: Extent) -> list[Found]:
    places = gazetteer().institutions(extent.raw)
    return [found_at(extent.part(extent.start + p.start, extent.start + p.end), p.text.rstrip(".")) for p in places]

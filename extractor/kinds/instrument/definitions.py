"""The terms that a regulation's first article defines."""

from __future__ import annotations

import re

from ...fields.field_type import field_type
from ...fields.found import Extent, Found, found_at, gather, listing
from ...lexicon.listed_pattern import ListedPattern, any_listed
from ...model.typed_values import Definition
from ...rulebook.registry import Options
from ...structure.sections import split_items

_ARTICLE = re.compile(r"(?m)^[ \t]*(?:Pasal|PASAL)[ \t]*[1l][ \t]*$")
_NEXT = re.compile(r"(?m)^[ \t]*(?:(?:Pasal|PASAL)[ \t]*(?:2|II)[ \t]*$|BAB[ \t]+(?:II|2)\b)")


def _listed(key: str) -> str:
    return any_listed("instrument_words", key)


_OUT_OF_TURN = ListedPattern(
    lambda: (
        rf"(?m)^[ \t]*\d{{1,3}}[a-z]{{0,2}}\.[ \t]+"
        rf"(?={_listed('repealed')}\b|[A-Z][^.;:]{{2,200}}?\s{_listed('means')}\s)"
    )
)
_MEANS = ListedPattern(lambda: rf"(?i),?\s+(?:{_listed('called')}[\s\S]{{0,100}}?\s+)?{_listed('means')}(?:\s*:)?\s+")


@field_type("definitions", value=list[Definition])
def read_definitions(extent: Extent, options: Options) -> Found | None:
    """`[{term, definition}]` from the numbered list of Pasal 1; None where it defines nothing."""
    article = _ARTICLE.search(extent.raw)
    if article is None:
        return None
    stop = _NEXT.search(extent.raw, article.end())
    start, end = extent.start + article.end(), extent.start + stop.start() if stop else extent.end
    items = split_items(extent.document.text, start, end, ("number|letter",))
    found = [d for item in items for part in _definitions(extent.part(item.body, item.end)) if (d := _definition(part))]
    return listing(found) if found else None


def _definitions(item: Extent) -> list[Extent]:
    """The item, cut at the numbers that do not count on: an amendment quotes only what it changes (1., 9., 12a.)."""
    marks = list(_OUT_OF_TURN.finditer(item.raw))
    starts = [item.start, *(item.start + m.end() for m in marks)]
    ends = [*(item.start + m.start() for m in marks), item.end]
    return [item.part(start, end) for start, end in zip(starts, ends, strict=True)]


def _definition(item: Extent) -> Found | None:
    item = item.trimmed()
    verb = _MEANS.search(item.raw, 0, 1000)
    if verb is None or verb.start() > 300:
        return None
    term, meaning = item.part(item.start, item.start + verb.start()), item.part(item.start + verb.end(), item.end)
    return gather({"term": found_at(term, term.text), "definition": found_at(meaning, meaning.text.rstrip(";"))})

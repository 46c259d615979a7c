"""How a heading that was not found would be: the key of its wording that would have to be another one."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any, NamedTuple

from ..lexicon.folders import Lexicon
from ..lexicon.headings import headings
from ..lexicon.word_lists import with_word_lists, word_lists
from ..model.document import Document
from ..structure.heading_search import HeadingHit, HeadingSearch

_CHANGES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("with `small = true`: it begins with a small letter", {"small": True}),
    ("with `columns = true`: it stands behind a gap", {"columns": True}),
    ("with `listed = true`: a list's label stands before it", {"listed": True}),
    ("without `goes_on`: the line goes on otherwise", {"goes_on": "anything"}),
    ("without `capitals`: not all letters are capitals", {"capitals": False}),
    ("without `form`: it is not written as a title", {"form": None}),
    ("without `page_top`: it does not stand at the top of a page", {"page_top": False}),
    ("without `then`: none of those words follows directly", {"then": []}),
    ("without `needs`: none of those words stands near", {"needs": []}),
    ("without `not_behind`: the line above ends with one of those words", {"not_behind": []}),
    ("without `never`: the line begins with one of those words", {"never": []}),
    ("with `small` and `listed`", {"small": True, "listed": True}),
    ("with `small` and `columns`", {"small": True, "columns": True}),
    ("with `small` and without `goes_on`", {"small": True, "goes_on": "anything"}),
    ("without `form`, `goes_on` and `capitals`", {"form": None, "goes_on": "anything", "capitals": False}),
)
"""What is tried in turn, in words and as keys of the wording; the smallest change first."""


class HeadingChange(NamedTuple):
    """What had to be changed in a heading's wording, and where it stands then."""

    change: str
    hit: HeadingHit


def changed_heading(document: Document, key: str, lexicon: Lexicon) -> HeadingChange | None:
    """The smallest change with which the heading would be found; None where none of the usual ones helps."""
    for change, other in _variants(key, lexicon):
        with other.in_use():
            if hits := HeadingSearch(document).find([key]):
                return HeadingChange(change, hits[0])
    return None


def _variants(key: str, lexicon: Lexicon) -> Iterator[tuple[str, Lexicon]]:
    """The closed lists with each change that makes the heading another one."""
    with lexicon.in_use():
        whole, own = word_lists("headings"), headings()[key]
    for change, keys in _CHANGES:
        if any(getattr(own, name) != (tuple(new) if isinstance(new, list) else new) for name, new in keys.items()):
            changed = copy.deepcopy(whole)
            wording = {**changed[key], **keys}
            changed[key] = {name: value for name, value in wording.items() if value is not None}
            yield change, with_word_lists(lexicon, "headings", changed)

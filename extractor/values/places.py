"""The name of the place where a document was made."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..lexicon.word_lists import word_lists
from ..text.casing import title_case

_LABEL = re.compile(r"^\W*(?:(?i:d\s?i)(?:\b|(?=[A-Z])))?[\s:;.–-]*")
_SPACED = re.compile(r"(?:\b\w ){2,}\w\b")
_STRAY = re.compile(r"[A-Z]\s+(?=[A-Z][a-z])")
"""A letter of a paraph before the name."""
_BEHIND = " .,:;*\n…‥_\"'“”‘’`"
"""Signs behind a name, rows of dots and a recogniser's specks among them."""
_MOST_WORDS, _LONGEST = 5, 50


class PlaceName(NamedTuple):
    """A place's name in mixed case, and where it stands in the text it was read from."""

    name: str
    start: int
    end: int


def find_place(text: str) -> PlaceName | None:
    """The place that a text names, a "di" before it aside, letters spaced apart joined; None where it is no name."""
    label = _LABEL.match(text)
    start = label.end() if label else 0
    stray = _STRAY.match(text, start)
    start = stray.end() if stray else start
    end = start + len(text[start:].rstrip(_BEHIND))
    name = " ".join(_SPACED.sub(lambda m: m[0].replace(" ", ""), text[start:end]).split())
    words = re.findall(r"[^\W\d_][\w'-]*", name)
    if not words or len(words) > _MOST_WORDS or len(name) > _LONGEST or re.search(r"[\d:;()]", name):
        return None
    if any(word[0].islower() for word in words) or name.casefold() in word_lists("placeholders")["kinds_of_places"]:
        return None
    return PlaceName(title_case(name), start, end)

"""The office that a document's title names, and a recognised mention of it that is cut or misread."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from ...lexicon.letters import letters_only
from ...lexicon.word_lists import common_words
from ...model.document import Document, Span
from ...structure.shape import shape_of
from ...text.running import unwrap

_KIND = re.compile(r"(?i)(?:surat\s+)?(?:keputusan|peraturan|instruksi)\s+(?:bersama\s+)?")
"""What stands before the office in an instrument's name."""
_ALIKE, _CUT = 90.0, 0.6
"""How alike two readings of one office are at least, of 100; share of its letters that is left of one that is cut."""
_SHORTEST = 12
"""Letters of an office that two lines hardly share by chance, at least."""


def as_in_title(document: Document, words: str) -> tuple[str, tuple[Span, ...]] | None:
    """The title's words for the office that recognised `words` name, and where they stand; None where these are no
    worse. The better reading is whole where the other is cut, or holds more known words."""
    for block in shape_of(document).blocks("title"):
        spans = block.parts.get("name", ())
        named = _KIND.sub("", unwrap(" ".join(document.text[a:b] for a, b in spans)), count=1)
        if len(letters_only(named)) >= _SHORTEST and _is_better(named, words):
            return named, spans
    return None


def _is_better(named: str, words: str) -> bool:
    whole, part = letters_only(named), letters_only(words)
    if whole == part:
        return False
    if whole.startswith(part):
        return len(part) >= _CUT * len(whole)
    return fuzz.ratio(whole, part) >= _ALIKE and _known(named) > _known(words)


def _known(words: str) -> float:
    """Share of the words that are common ones."""
    found = re.findall(r"[^\W\d_]{3,}", words.casefold())
    return sum(word in common_words() for word in found) / max(1, len(found))

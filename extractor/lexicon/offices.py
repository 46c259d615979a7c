"""Words that begin offices, for layout and recognition; whole names are the gazetteer's."""

from __future__ import annotations

from .folders import once_per_lexicon
from .word_lists import either, word_lists


@once_per_lexicon
def signatory_offices() -> str:
    """A pattern for how the office of somebody who signs begins; a blank in it may be missing."""
    return "(?:" + "|".join(name.replace(" ", " ?") for name in word_lists("offices")["signatories"]) + ")"


@once_per_lexicon
def region_heads() -> dict[str, str]:
    """The letters of a regional head's office, in lower case → the type of the region."""
    return {"".join(name.casefold().split()): kind for name, kind in word_lists("offices")["region_heads"].items()}


@once_per_lexicon
def region_head_pattern() -> str:
    """A pattern for the office of a regional head."""
    return either(word_lists("offices")["region_heads"]).replace(r"\s+", r"\s?")

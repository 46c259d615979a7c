"""Many readings of one name under a stroke → the name, where they and a known given name settle it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ...lexicon.given_names import parted_name

_RIMS = re.compile(r"^[^A-Z]+|[^A-Z]+$")
"""Signs at both ends that are no capitals: what a pen left."""
_LEAST = 9
"""Readings that can settle a name."""
_CRUMBS = 2
_SOME, _MOST = 0.2, 0.6
"""Share of the readings that have the given name whole, and share that agree on what follows it."""


def settled_name(votes: Sequence[str]) -> str | None:
    """The name that most readings of a line agree on: "MUHAMMAD YUSUP" where some lost a letter of the first word.

    Letters that a stroke crosses are lost far more often than made up, so that the longer reading is right where it
    gives a name that people bear.
    """
    bare = [_RIMS.sub("", vote) for vote in votes]
    if len(bare) < _LEAST:
        return None
    names = Counter(parts for vote in bare if (parts := _parts(vote)))
    for (given, rest), count in names.most_common(1):
        agreed = sum(vote.endswith(rest) for vote in bare)
        if count >= _SOME * len(bare) and agreed >= _MOST * len(bare):
            return f"{given} {rest}"
    return None


def _parts(vote: str) -> tuple[str, str] | None:
    """The given name and the rest, up to two signs of a pen before them left out."""
    found = (parted_name(vote[start:]) for start in range(_CRUMBS + 1) if vote[start:].isalpha())
    return next((parts for parts in found if parts), None)

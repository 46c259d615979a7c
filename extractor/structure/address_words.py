"""The words with which an address opens and ends: Kepada, Yth., di Tempat."""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from ..lexicon.listed_pattern import ListedPattern, any_listed
from ..lexicon.word_lists import word_lists


def _listed(key: str) -> str:
    return any_listed("address_words", key)


GIVEN = ListedPattern(lambda: rf"(?i)\W{{0,3}}{_listed('given')}\s+{_listed('to')}\b\s*[:;]?\s*$")
"""A line above the name of somebody who is given something: a certificate names them so."""
OPENS = ListedPattern(
    lambda: (
        rf"(?i)\W{{0,3}}{_listed('to')}?\W{{0,3}}{_listed('respected')}[\s.:,]*|"
        rf"\W{{0,3}}{_listed('to')}\s*(?:[:;]?\s*(?=$)|[:;]\s*)"
    )
)
PLACE = ListedPattern(
    lambda: (
        rf"(?i)\W{{0,2}}{_listed('at')}[\s.:–—~_-]*(?P<place>{_listed('nowhere')}|"
        r"(?-i:[A-Z])[\w.'-]*(?:\s(?-i:[A-Z])[\w.'-]*){0,3})?[\s.;,_]*$"
    )
)
WITHIN = ListedPattern(lambda: rf"(?i)\W{{0,2}}{_listed('at')}\s+{_listed('within')}\b")
"""di lingkungan, di seluruh: all of whom the address speaks, and no place where it goes."""
NOWHERE_BEHIND = ListedPattern(lambda: rf"(?i)[\s,]+{_listed('at')}\s*[-–—]?\s*{_listed('nowhere')}\W*$")
"""di Tempat at the end of a line."""


def _respect() -> str:
    return str(word_lists("address_words")["respect"])


_MISREAD = ListedPattern(
    lambda: rf"(?i)\W{{0,3}}{_listed('to')}[\s:;]+(?P<word>[^\W\d_]{{{len(_respect())}}})\.[\s.:,]*"
)
"""Kepada and a word as short as Yth., which a recogniser may have taken it for."""
_NOWHERE = ListedPattern(lambda: rf"(?i)\W*{_listed('nowhere')}\W*")
_NIP = re.compile(r"(?<=\w)[\s,./]+NIP\b|(?<=[\w.])[\s,/]+\d{18}\b")
"""A table's cell may hold a name and the number of civil service behind it."""
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{5})\.\s*$")
"""A full stop behind a word that is too long for an abbreviation."""
_NOBODY = ListedPattern(lambda: rf"(?i)\b{_listed('nobody')}\b|[\W_]")
"""What says nothing of who is meant."""


def opening_of(text: str, recognised: bool) -> re.Match[str] | None:
    """The words that open an address; in `recognised` text one letter of Yth. may be another."""
    if (found := _MISREAD.match(text)) and recognised and OPENS.match(text) is None:
        return found if Levenshtein.distance(found["word"].casefold(), _respect()) <= 1 else None
    return OPENS.match(text) or GIVEN.match(text)


def is_of_address(text: str) -> bool:
    """Whether an address begins with the words, or ends with them: Yth., di Tempat."""
    opener = OPENS.match(text)
    return bool(opener and opener[0].strip()) or PLACE.match(text) is not None


def ends_address(text: str) -> bool:
    """Whether the line is only the end of an address that names no town: di, di Tempat, Tempat."""
    place = PLACE.match(text)
    return bool(place and names_nobody(place["place"] or "")) or _NOWHERE.fullmatch(text) is not None


def names_town(text: str) -> bool:
    """Whether the line is di and a place that has a name, which no Kepada or Yth. opens."""
    place = PLACE.match(text)
    return bool(place and place["place"] and not names_nobody(place["place"]))


def names_nobody(text: str) -> bool:
    """Whether the words name nobody: dots of a form, a word of respect alone."""
    return len(_NOBODY.sub("", text)) < 3


def who_is_meant(text: str) -> tuple[int, int]:
    """Where the words stand that name somebody: without those that open an address before, and a NIP or a full stop
    behind.
    """
    opener, behind = OPENS.match(text), _NIP.search(text) or _FULL_STOP.search(text)
    return opener.end() if opener else 0, behind.start() if behind else len(text)

"""Dates that our own forms do not read: in other languages, and told from the day of publication; by dateparser.

It likes to fill in what it does not find, and importing it takes a third of a second: only texts that name all that is
taken from them come to it.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any, NamedTuple

from ...lexicon.listed_pattern import ListedPattern
from ...lexicon.word_lists import common_words, either, word_lists

_LONGEST = 60
"""Characters of a snippet that is nothing but a date."""
_LANGUAGES = ("en", "id", "ms", "nl", "de", "fr", "es", "pt", "it", "zh", "ja")
_SHAPE = re.compile(
    r"(?<!\d)\d{1,2}(?:st|nd|rd|th|\.|er)?\s+(?:de\s+)?(?P<month>[^\W\d_]{3,12})\.?,?\s+(?:de\s+)?(?:1[89]|20)\d\d(?!\d)"
    r"|(?P<first>[^\W\d_]{3,12})\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:1[89]|20)\d\d(?!\d)"
    r"|(?:1[89]|20)\d\d年\s?\d{1,2}月\s?\d{1,2}日"
)
_RELATIVE = ListedPattern(
    lambda: (
        rf"(?i)\W*(?:(?P<day>{either(_units('days'))})|(?P<month>{either(_units('months'))})|"
        rf"(?P<year>{either(_units('years'))}))\W*".replace(r"\#", r"\d{1,3}")
    )
)


class ForeignDate(NamedTuple):
    """A day, and the words that name it."""

    raw: str
    day: date


def foreign_date(text: str) -> ForeignDate | None:
    """The day that a snippet names in another language; None where it does not name day, month and year."""
    shape = _SHAPE.search(text) if len(text) <= _LONGEST else None
    if shape is None or any(word and word.casefold() in common_words() for word in shape.groups()):
        return None
    found = _parsed(shape[0], {"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY"})
    figures = {int(figure) for figure in re.findall(r"\d+", shape[0])}
    return ForeignDate(shape[0], found) if found and {found.year, found.day} <= figures else None


def relative_date(text: str, published: date) -> str | None:
    """What a snippet such as "2 hari yang lalu" names, told from the day of publication: as much of it as is known.

    `bulan lalu` names no day, and `minggu lalu` nothing that is sure.
    """
    told = _RELATIVE.fullmatch(text) if len(text) <= _LONGEST else None
    if told is None:
        return None
    base = datetime(published.year, published.month, published.day)
    found = _parsed(text.strip(), {"RELATIVE_BASE": base})
    return found.isoformat()[: 10 if told["day"] else 7 if told["month"] else 4] if found else None


def _units(part: str) -> list[str]:
    phrases: list[str] = word_lists("relative_dates")[part]
    return phrases


def _parsed(text: str, settings: dict[str, Any]) -> date | None:
    import dateparser

    try:
        found = dateparser.parse(text, languages=list(_LANGUAGES), settings=settings)
    except Exception:  # a library's slip on odd text must not lose the document
        return None
    return found.date() if found else None

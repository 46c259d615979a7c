"""The name with which a citation begins: an instrument of the closed list, or one made by an abbreviated minister."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...lexicon.folders import once_per_lexicon
from ...lexicon.legal_names import Instrument, instruments, minister_abbreviations, name_pattern
from ...lexicon.listed_pattern import ListedPattern
from ...lexicon.word_lists import word_lists
from ...model.citation import DASH

_REACH = 120
"""Characters that a name may take, with what is lost, doubled or broken between its words."""
_BETWEEN_LETTERS = re.compile(rf"[\s.]|{DASH}")
"""What may stand between the letters of a name, or be lost there."""


class Named(NamedTuple):
    """An instrument's name found in [start, end); `abbreviation` is the minister's short form in "Permendagri"."""

    kind: Instrument
    end: int
    abbreviation: str = ""
    repaired: bool = False


def named_at(text: str, at: int) -> Named | None:
    """The instrument whose name stands at `at`, letter for letter but for blanks and hyphens."""
    match, kind = _matched(text, at)
    if match is None:
        return None
    if kind is None:
        return _by_minister(match)
    return None if kind.short and not _printed_short(match[0], kind.name) else Named(kind, match.end())


def opens_with_name(text: str, at: int) -> bool:
    """Whether the letters of an instrument's name stand at `at`, those of an abbreviation also in small case."""
    return _matched(text, at)[0] is not None


def _matched(text: str, at: int) -> tuple[re.Match[str] | None, Instrument | None]:
    """The name that stands at `at`, and the instrument; None for it where the name is made with a minister's.

    Of the names only those are compiled and tried whose letters stand there.
    """
    end = at + _REACH
    letters = _letters(text[at:end])
    for index in _ministers_in(letters):
        if match := _made_for_minister(index).match(text, at, end):
            return match, None
    for index in sorted(_indexes(letters)):
        if match := _pattern(index).match(text, at, end):
            return match, instruments()[index]
    return None, None


def _letters(text: str) -> str:
    return _BETWEEN_LETTERS.sub("", text).casefold()


def _ministers_in(letters: str) -> Iterator[int]:
    """Places in `minister_abbreviations()` of those that stand somewhere behind "men"."""
    if "men" in letters:
        yield from (index for index, made in enumerate(_ministers()) if made in letters)


@once_per_lexicon
def _ministers() -> tuple[str, ...]:
    """The letters of each minister's abbreviation behind those of "Permen" or "Keputusan Men"."""
    return tuple("men" + _letters(short) for short in minister_abbreviations())


def _ministerial() -> str:
    """A pattern for what stands before "men" in a minister's instrument."""
    return "(?:" + "|".join(row["pattern"] for row in word_lists("instruments")["ministerial"]) + ")"


_BEFORE_MINISTER = ListedPattern(_ministerial, re.IGNORECASE)


@once_per_lexicon
def _made_for_minister(index: int) -> re.Pattern[str]:
    """ "Permendagri" and its like."""
    short = name_pattern(minister_abbreviations()[index])
    return re.compile(rf"{_ministerial()}men\.?\s?-?\s?{short}(?![^\W\d_])", re.IGNORECASE)


@once_per_lexicon
def _by_letters() -> dict[str, tuple[int, ...]]:
    """Places in `instruments()` by the letters of the name."""
    places: dict[str, tuple[int, ...]] = {}
    for index, kind in enumerate(instruments()):
        letters = _letters(kind.name)
        places[letters] = (*places.get(letters, ()), index)
    return places


@once_per_lexicon
def _lengths() -> dict[str, tuple[int, ...]]:
    """How many letters names have, by the two letters with which they begin."""
    lengths: dict[str, set[int]] = {}
    for letters in _by_letters():
        lengths.setdefault(letters[:2], set()).add(len(letters))
    return {start: tuple(found) for start, found in lengths.items()}


def _indexes(letters: str) -> Iterator[int]:
    """Places in `instruments()` of the names with which the letters begin."""
    known = _by_letters()
    for length in _lengths().get(letters[:2], ()):
        yield from known.get(letters[:length], ())


@once_per_lexicon
def _pattern(index: int) -> re.Pattern[str]:
    name = name_pattern(instruments()[index].name)
    return re.compile(rf"{name}(?:(?![^\W\d_])|(?=nomor))", re.IGNORECASE)


def _printed_short(printed: str, name: str) -> bool:
    """ "SE", "SK", "PP" are abbreviations in capitals only; "se" and "pp" are not."""
    letters = re.sub(r"[\W_]", "", printed)
    return len(letters) > 3 or letters.isupper()


def _by_minister(match: re.Match[str]) -> Named | None:
    """ "Permendagri", "Kep. Menpan", "Peraturan Menpan RB": the kind by its first letters, the minister by the rest."""
    made = _BEFORE_MINISTER.match(match[0])
    if made is None:
        return None
    rows = word_lists("instruments")["ministerial"]
    wanted = next(row["type"] for row in rows if re.fullmatch(row["pattern"], made[0], re.IGNORECASE))
    kind = next(i for i in instruments() if i.type == wanted)
    short = match[0][made.end() + len("men") :].strip(" -.")
    return Named(kind._replace(takes="none", lead="Menteri"), match.end(), short)

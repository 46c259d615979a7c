"""Where the letters of headings stand: at the beginning of a line, of a column, or behind a list's label there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from ..lexicon.folders import once_per_lexicon
from ..lexicon.headings import headings, phrases
from ..lexicon.phrase_list import allowed_slips

_FIRST = 3
"""So many letters of a line are compared before the whole wording is."""
_SHORTEST = 2
"""Letters of the shortest wording: No."""
_START = 50
"""Characters in which the letters of a heading are sought."""
_NO_LETTERS = re.compile(r"[\W_]+")
_BEGINNING = re.compile(r"(?:^|\t|[ ]{3,})[^\w\n]*(?=\w)", re.ASCII | re.MULTILINE)
_LABEL = re.compile(r"(?:[a-z]|[ivxl]{1,5}|\d{1,2})[.)][ \t]*", re.ASCII | re.IGNORECASE)
_INITIALS = re.compile(r"([^\W_])[^\w\n]{0,3}([^\W_])(?:[^\w\n]{0,3}([^\W_]))?", re.ASCII)


class _Initials(NamedTuple):
    """The first letters at a place, in small case, and where they end."""

    at: int
    letters: str
    end: int


class _Beginning(NamedTuple):
    """Where a line or a column begins, its first letters, and those behind its label where it has one."""

    start: int
    bare: _Initials | None
    labelled: _Initials | None


class SpeltPlace(NamedTuple):
    """The letters of the heading `key` at a place of the text; its line or column begins at `start`."""

    key: str
    start: int
    at: int


def spelt_places(text: str, keys: tuple[str, ...], end: int) -> Iterator[SpeltPlace]:
    """Wherever the letters of one of the headings stand at a beginning before `end`.

    What a text begins with is kept: it is asked for different headings, one after the other.
    """
    return _among(_kept_beginnings(text, _known_initials()), text, keys, end)


def spells_any(text: str, wanted: Container[str], keys: Iterable[str]) -> bool:
    """Whether the letters of a wanted heading are among those of `keys` that the text has at beginnings."""
    places = _among(_beginnings(text, _known_initials()), text, tuple(sorted(set(keys))), len(text))
    return any(place.key in wanted for place in places)


def _among(beginnings: Iterable[_Beginning], text: str, keys: tuple[str, ...], end: int) -> Iterator[SpeltPlace]:
    """The letters of the headings among what the text begins with; none stands inside another."""
    wordings, is_listed, read = _by_initials(keys), _is_listed(keys), 0
    for start, bare, labelled in beginnings:
        firsts = (labelled, bare) if is_listed else (bare,)
        first = next((one for one in firsts if one and one.end <= end and _opens_wording(one, wordings)), None)
        if first is None or start < read:
            continue
        read = first.end
        letters = squeezed_start(text, first.at)
        known = (wordings.get(letters[:length], ()) for length in (_FIRST, _SHORTEST))
        fitting = (key for key, word in chain.from_iterable(known) if letters.startswith(word))
        yield from (SpeltPlace(key, start, first.at) for key in dict.fromkeys(fitting))


def _opens_wording(first: _Initials, wordings: Container[str]) -> bool:
    return first.letters in wordings or first.letters[:_SHORTEST] in wordings


def squeezed_start(text: str, at: int = 0) -> str:
    """The letters from a place on in small case, without what stands between them."""
    return _NO_LETTERS.sub("", text[at : at + _START]).casefold()


@once_per_lexicon
def wordings_by_length(keys: tuple[str, ...]) -> dict[int, list[tuple[str, str]]]:
    """(key, letters) of the wordings in which a letter may be wrong, by their length."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for key, letters in _wordings(keys):
        if allowed_slips(letters):
            found[len(letters)].append((key, letters))
    return dict(found)


@lru_cache(maxsize=4)
def _kept_beginnings(text: str, known: frozenset[str]) -> tuple[_Beginning, ...]:
    return tuple(_beginnings(text, known))


def _beginnings(text: str, known: frozenset[str]) -> Iterator[_Beginning]:
    """The lines and columns that begin as some heading does."""
    for m in _BEGINNING.finditer(text):
        label = _LABEL.match(text, m.end())
        bare, labelled = _initials(text, m.end(), known), _initials(text, label.end(), known) if label else None
        if bare or labelled:
            yield _Beginning(m.start(), bare, labelled)


def _initials(text: str, at: int, known: frozenset[str]) -> _Initials | None:
    if (found := _INITIALS.match(text, at)) is None:
        return None
    first = _Initials(at, "".join(found.groups("")).lower(), found.end())
    return first if _opens_wording(first, known) else None


@once_per_lexicon
def _known_initials() -> frozenset[str]:
    """The first letters of all headings there are."""
    return frozenset(_by_initials(tuple(headings())))


def _wordings(keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """(key, letters) of each wording."""
    return ((key, letters) for key in keys for letters in phrases(key).words.letters)


@once_per_lexicon
def _by_initials(keys: tuple[str, ...]) -> dict[str, list[tuple[str, str]]]:
    """The wordings by their first letters."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, letters in _wordings(keys):
        found[letters[:_FIRST]].append((key, letters))
    return dict(found)


@once_per_lexicon
def _is_listed(keys: tuple[str, ...]) -> bool:
    """Whether a list's label may stand before one of the headings."""
    return any(headings()[key].listed for key in keys)

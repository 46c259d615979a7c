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


class _Beginnings:
    """The lines and columns of a text that begin as some heading does, by their first letters."""

    def __init__(self, text: str, known: frozenset[str]) -> None:
        """`known` are the first letters of all headings there are."""
        self._text = text
        self._all = tuple(_beginnings(text, known))
        self._letters: dict[int, str] = {}
        self._at: dict[str, list[int]] = defaultdict(list)
        for number, (_, *firsts) in enumerate(self._all):
            opened = {letters for one in firsts if one for letters in (one.letters, one.letters[:_SHORTEST])}
            for letters in opened:
                self._at[letters].append(number)

    def among(self, keys: tuple[str, ...], end: int) -> Iterator[SpeltPlace]:
        """The letters of the headings that stand there before `end`; none stands inside another."""
        wordings, is_listed, read = _by_initials(keys), _is_listed(keys), 0
        for start, bare, labelled in self._opening(wordings):
            firsts = (labelled, bare) if is_listed else (bare,)
            first = next((one for one in firsts if one and one.end <= end and _opens_wording(one, wordings)), None)
            if first is None or start < read:
                continue
            read = first.end
            letters = self._letters_at(first.at)
            known = (wordings.get(letters[:length], ()) for length in (_FIRST, _SHORTEST))
            fitting = (key for key, word in chain.from_iterable(known) if letters.startswith(word))
            yield from (SpeltPlace(key, start, first.at) for key in dict.fromkeys(fitting))

    def _opening(self, wordings: Iterable[str]) -> Iterator[_Beginning]:
        """The beginnings with one of these first letters, in the order of the text."""
        numbers = {number for letters in wordings for number in self._at.get(letters, ())}
        return (self._all[number] for number in sorted(numbers))

    def _letters_at(self, at: int) -> str:
        if at not in self._letters:
            self._letters[at] = squeezed_start(self._text, at)
        return self._letters[at]


def spelt_places(text: str, keys: tuple[str, ...], end: int) -> Iterator[SpeltPlace]:
    """Wherever the letters of one of the headings stand at a beginning before `end`.

    What a text begins with is kept: it is asked for different headings, one after the other.
    """
    return _kept_beginnings(text, _known_initials()).among(keys, end)


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
def _kept_beginnings(text: str, known: frozenset[str]) -> _Beginnings:
    return _Beginnings(text, known)


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
    letters = "".join(found.groups("")).lower()
    return _Initials(at, letters, found.end()) if letters in known or letters[:_SHORTEST] in known else None


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

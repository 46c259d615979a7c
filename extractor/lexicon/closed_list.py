"""Closed lists of names, matched with tolerance: what stands in a text is one of these or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from ..errors import RuleError
from .folders import current, once_per_lexicon
from .toml_files import read_toml_table

_WORD = re.compile(r"[^\W_]+")
_BEFORE = re.compile(r"[<>≤≥=~±]+[ \t]*$")
_LONGEST = 3000
"""Names stand at the ends of captured words; of longer texts only so many characters are looked at."""


def folded(text: str) -> str:
    """Words in small letters with single blanks: what two spellings of one name have in common."""
    return " ".join(_WORD.findall(text.casefold()))


class Ending(NamedTuple):
    """An entry found at the start or the end of a text, at [start, end) of it."""

    name: str
    start: int
    end: int


class VocabularyEntry(BaseModel):
    """A name and the other ways it is written."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    name: str
    aliases: tuple[str, ...] = ()


class Vocabulary(BaseModel):
    """A closed list; `least` is the likeness (0–100) below which a text is none of its names."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    about: str = ""
    least: float = 86.0
    width: int | None = None
    """The program that prints the names cuts them at this many characters."""
    entry: tuple[VocabularyEntry, ...] = ()

    @cached_property
    def spellings(self) -> dict[str, str]:
        """Every folded spelling → its name."""
        written = {folded(s): e.name for e in self.entry for s in (e.name, *e.aliases)}
        cut = {folded(s[: self.width]): e.name for e in self.entry for s in (e.name, *e.aliases)} if self.width else {}
        return {**cut, **written}

    @cached_property
    def sized(self) -> tuple[tuple[str, int, str], ...]:
        """(spelling, its count of words, its name) for each spelling."""
        return tuple((spelling, spelling.count(" ") + 1, name) for spelling, name in self.spellings.items())

    def best(self, text: str) -> str | None:
        """The name that the whole text means, or None."""
        key = folded(text)
        if key in self.spellings:
            return self.spellings[key]
        near = process.extractOne(key, list(self.spellings), scorer=fuzz.ratio, score_cutoff=self.least)
        return self.spellings[near[0]] if near else None

    def opening(self, text: str) -> Ending | None:
        """The name that the text opens with; what follows it begins anew, with a capital, a figure or not at all."""
        text = text[:_LONGEST]
        words = list(_WORD.finditer(text))

        def place(n: int) -> tuple[int, int] | None:
            return (0, n) if n == len(words) or not words[n][0][0].islower() else None

        return self._likeliest(words, place)

    def name_at_end(self, text: str) -> Ending | None:
        """The name that the text closes with; it begins with a capital or a figure, signs before a figure its own."""
        skipped = max(0, len(text) - _LONGEST)
        words = list(_WORD.finditer(text, skipped))

        def place(n: int) -> tuple[int, int] | None:
            return None if words[-n][0][0].islower() else (len(words) - n, len(words))

        found = self._likeliest(words, place)
        if found is None:
            return None
        signs = _BEFORE.search(text, max(0, found.start - 6), found.start) if text[found.start].isdigit() else None
        return Ending(found.name, signs.start() if signs else found.start, len(text.rstrip()))

    def _likeliest(self, words: list[re.Match[str]], place: Callable[[int], tuple[int, int] | None]) -> Ending | None:
        """Of the names near enough the one with most letters right: a slip costs as much as four letters."""
        best: tuple[int, Ending] | None = None
        for part, (first, last) in self._word_runs(words, place):
            for spelling, name in self._near(part, last - first):
                score = len(spelling) - 4 * Levenshtein.distance(part, spelling)
                if best is None or score > best[0]:
                    best = (score, Ending(name, words[first].start(), words[last - 1].end()))
        return best[1] if best else None

    def _word_runs(
        self, words: list[re.Match[str]], place: Callable[[int], tuple[int, int] | None]
    ) -> Iterator[tuple[str, tuple[int, int]]]:
        """The folded words at each place as long as some name, one word more or less."""
        sizes = {size + more for _, size, _ in self.sized for more in (-1, 0, 1)}
        for size in sorted(sizes):
            if 0 < size <= len(words) and (at := place(size)):
                yield " ".join(w[0].casefold() for w in words[slice(*at)]), at

    def _near(self, part: str, size: int) -> Iterator[tuple[str, str]]:
        for spelling, count, name in self.sized:
            if abs(count - size) <= 1 and fuzz.ratio(part, spelling, score_cutoff=self.least):
                yield spelling, name


@once_per_lexicon
def load_vocabulary(name: str) -> Vocabulary:
    """`vocabularies/NAME.toml` of the rule set at work; ValueError names it where there is none or it is wrong."""
    try:
        path = current().path(f"{name}.toml")
    except RuleError as error:
        raise ValueError(error.message) from None
    try:
        return Vocabulary.model_validate(read_toml_table(path))
    except ValueError as error:  # of TOML, of its encoding, of its model
        raise ValueError(f"{path}: {' '.join(str(error).split())}") from None

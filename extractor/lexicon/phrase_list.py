"""Closed lists of headings and labels: which of them a line opens with, however it is spaced or recognised.

Letters and digits alone are compared, without case: `M E N I M B A N G :` opens with "Menimbang". In recognised text a
few letters may be wrong, as long as no other word is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from .folders import once_per_lexicon
from .word_lists import common_words, word_lists

_WORD = re.compile(r"[^\W_]+?(?:(?<=[a-z])(?=[A-Z])|(?![^\W_]))")
"""Letters and digits; two words run together are parted where a capital follows a small letter."""
_NO_SLIP_BELOW, _ONE_SLIP_BELOW, _MOST_SLIPS = 6, 9, 2
"""Letters of a phrase below which none may be wrong, and below which one may. Measured on 5,266 lines of 20 recognised
documents: every damaged heading was found, with one false hit."""
_FIRST_TWO = re.compile(r"[\W_]*+([^\W_])[\W_]*+([^\W_]?)")
_LISTED = re.compile(r"\W*\d{1,3}[ \t]?[.)][ \t]")
"""The label of a list before what may be a phrase: 2. Mengingat."""
_GLUED = 8
"""A recogniser may run a phrase of so many letters together with the next word, which is no suffix."""
_FIGURES = str.maketrans("ilo|", "1101")
_SUFFIXES = ("i", "an", "kan", "nya", "lah", "kah")


class PhraseHit(NamedTuple):
    """A phrase found at [start, end) of a text: `key` is its canonical name, `slips` how many letters are wrong."""

    key: str
    start: int
    end: int
    slips: int = 0


class _Opening(NamedTuple):
    """The first words of a text, and where they end in it."""

    words: tuple[str, ...]
    end: int

    @property
    def letters(self) -> str:
        return "".join(self.words)


class PhraseList:
    """Phrases, each under the key that it stands for."""

    def __init__(self, phrases: Mapping[str, Sequence[str]], known: frozenset[str] = frozenset()) -> None:
        """`known` are words in small letters of which none is a misreading of another.

        `reach` is the length of the longest spelling in characters.
        """
        spelt = {tuple(_words(spelling)): key for key, spellings in phrases.items() for spelling in spellings}
        self.keys = tuple(phrases)
        self._key = {"".join(words): key for words, key in spelt.items()}
        self._parts = {"".join(words): words for words in spelt}
        self._longest = max(map(len, self._key), default=0)
        self.reach = max((len(spelling) for spellings in phrases.values() for spelling in spellings), default=0)
        self._beginnings = frozenset(letters[:n] for letters in self._key for n in range(1, len(letters) + 1))
        self._known = known

    def opening(self, text: str, *, tolerant: bool = False) -> PhraseHit | None:
        """The longest phrase that the text opens with; `tolerant` is for recognised text."""
        if exact := self._exact(text):
            return exact
        return (self._nearest(text) or self._run_together(text)) if tolerant else None

    def _exact(self, text: str) -> PhraseHit | None:
        """The longest phrase that the text opens with, letter for letter; most are refused at their first two."""
        start, one, two = _first_letters(text)
        if two not in self._beginnings and one not in self._key:
            return None
        letters, found = "", None
        for word in _WORD.finditer(text, start):
            letters += word[0].casefold()
            if letters not in self._beginnings:
                break
            if letters in self._key and not _goes_on(text, word):
                found = PhraseHit(self._key[letters], _start(text), word.end())
        return found

    def may_open(self, text: str) -> bool:
        """False where no phrase opens the text, nor the text with more behind it: told by two letters alone."""
        _, one, two = _first_letters(text)
        return two in self._beginnings or one in self._key or one == two

    def is_beginning(self, text: str) -> bool:
        """Whether a phrase may begin with the text: all its letters are the first ones of a phrase."""
        return len(text) <= self.reach and self.may_open(text) and "".join(_words(text)) in self._beginnings

    def whole(self, text: str, *, tolerant: bool = False) -> PhraseHit | None:
        """The phrase that is all there is in the text but for signs around it."""
        hit = self.opening(text, tolerant=tolerant)
        return hit if hit and not _WORD.search(text, hit.end) else None

    def _nearest(self, text: str) -> PhraseHit | None:
        """The phrase with the fewest wrong letters; none where two are as near, or where another word is meant."""
        if _LISTED.match(text):  # the label of a list is no wrong letter
            return None
        openings = list(_openings(text, self._longest + _MOST_SLIPS))
        near = [(slips, -len(phrase), phrase, o) for o in openings for phrase, slips in self._near(o.letters)]
        if not near:
            return None
        slips, _, phrase, opening = min(near)
        rivals = {self._key[other] for n, _, other, _ in near if n == slips}
        if len(rivals) > 1 or self._means_another(opening, phrase):
            return None
        return PhraseHit(self._key[phrase], _start(text), opening.end, slips)

    def _run_together(self, text: str) -> PhraseHit | None:
        """A phrase of one word with which a longer first word begins."""
        word = _WORD.search(text)
        start = word[0].casefold() if word else ""
        phrases = [phrase for phrase in self._key if len(phrase) >= _GLUED and start.startswith(phrase)]
        phrases = [phrase for phrase in phrases if start[len(phrase) :] not in _SUFFIXES]
        if not word or not phrases or start in self._known:
            return None
        phrase = max(phrases, key=len)
        return PhraseHit(self._key[phrase], word.start(), word.start() + len(phrase))

    @property
    def letters(self) -> tuple[str, ...]:
        """The phrases in small case, without what stands between their letters."""
        return tuple(self._key)

    def _near(self, letters: str) -> Iterator[tuple[str, int]]:
        near = process.extract(
            letters, list(self._key), scorer=Levenshtein.distance, score_cutoff=_MOST_SLIPS, limit=None
        )
        yield from ((phrase, int(slips)) for phrase, slips, _ in near if slips <= allowed_slips(phrase))

    def _means_another(self, opening: _Opening, phrase: str) -> bool:
        """Whether the words read are known words, or as near to a known word as to the phrase's."""
        if all(word in self._known for word in opening.words):
            return True
        read, meant = opening.words, self._parts[phrase]
        if len(read) != len(meant):
            read, meant = (opening.letters,), (phrase,)
        return any(self._is_another(a, b) for a, b in zip(read, meant, strict=True) if a != b)

    def _is_another(self, read: str, meant: str) -> bool:
        if meant.isdigit():
            return read.translate(_FIGURES) != meant
        slips = Levenshtein.distance(read, meant)
        others = process.extract(read, list(self._known), scorer=Levenshtein.distance, score_cutoff=slips, limit=None)
        return any(word != meant for word, _, _ in others)


def allowed_slips(phrase: str) -> int:
    """How many letters of a phrase of this length may be wrong in recognised text."""
    return 0 if len(phrase) < _NO_SLIP_BELOW else 1 if len(phrase) < _ONE_SLIP_BELOW else _MOST_SLIPS


@once_per_lexicon
def phrase_list(name: str, part: str = "phrases") -> PhraseList:
    """The phrases of `vocabularies/NAME.toml`, in its table `part`: `key = ["spelling", …]`."""
    return PhraseList(word_lists(name)[part], common_words())


@lru_cache(maxsize=4096)
def _first_letters(text: str) -> tuple[int, str, str]:
    """Where the first letter or digit of a text stands, itself in small case, and with the next one behind it; many
    lists are asked about the same text."""
    first = _FIRST_TWO.match(text)
    return (first.start(1), first[1].casefold(), (first[1] + first[2]).casefold()) if first else (len(text), "", "")


def _words(text: str) -> list[str]:
    return [word[0].casefold() for word in _WORD.finditer(text)]


def _start(text: str) -> int:
    word = _WORD.search(text)
    return word.start() if word else 0


def _openings(text: str, longest: int) -> Iterator[_Opening]:
    """The first word of the text, the first two … up to so many letters; no word ends between spaced letters."""
    words, length = list[str](), 0
    for word in _WORD.finditer(text):
        words.append(word[0].casefold())
        length += len(word[0])
        if length > longest:
            return
        if not _goes_on(text, word):
            yield _Opening(tuple(words), word.end())


def _goes_on(text: str, word: re.Match[str]) -> bool:
    """Whether the word is one letter of a word in spaced letters, and not its last."""
    after = text[word.end() : word.end() + 3]
    single = len(word[0]) == 1 and after[:1] == " " and after[1:2].isalpha() and not after[2:3].isalnum()
    return single and word[0].isupper() == after[1].isupper()

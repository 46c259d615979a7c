"""Where a cited instrument's title ends: at its gazette, at a chain of amendments, or where prose goes on."""

from __future__ import annotations

import re
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from ...lexicon.folders import once_per_lexicon
from ...lexicon.listed_pattern import ListedPattern, any_listed
from ...lexicon.word_lists import either, small_title_words, word_lists
from ...model.citation import squeeze
from .gazette import starts_gazette
from .head import read_head
from .instrument_names import opens_with_name
from .papers import read_paper

_REACH = 1500  # the longest titles in use have some 600 characters
_TOKEN = re.compile(r"\S+")


@once_per_lexicon
def _listed(key: str) -> frozenset[str]:
    return frozenset(word_lists("citation_words")[key])


_ABBREVIATION = ListedPattern(
    lambda: rf"(?:{either(word_lists('citation_words')['abbreviations'])}|[a-z])\.", re.IGNORECASE
)
_HARD = ListedPattern(lambda: rf"{any_listed('citation_words', 'ends')}$", re.IGNORECASE)
_AMENDED = re.compile(
    r"yang\s+(?:telah\s+|sudah\s+)?(?:beberapa\s+kali\s+)?di(?:ubah|rubah|perbar|perbah|cabut|ganti|sempurna)",
    re.IGNORECASE,
)
_LATEST = re.compile(
    r"(?:(?:dan|kemudian)\s+)?(?:yang\s+)?terakhir\s+(?:kali\s+)?(?:diubah\s+)?dengan\b", re.IGNORECASE
)
_HEADING = re.compile(r"dengan\s+(?:rahmat|persetujuan)", re.IGNORECASE)
_GENERAL = re.compile(r"I\.\s*[A-Z]{3,}")  # the first heading of an explanation or an annex
_LABEL = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]$")
_MARKUP = re.compile(
    r";|\]\(|</?\w"
)  # a semicolon, or the end of a link or an element in text that still has its markup
_TAIL = ListedPattern(
    lambda: rf"(?:[\s,;:.\-–(]|(?<!\w){either(word_lists('citation_words')['last'])})+$", re.IGNORECASE
)
_YEAR_AFTER = re.compile(r"\s*\bTahun\s+((?:19|20)\d\d)\b(?!\s*[-–/]\s*\d)", re.IGNORECASE)


_ENACTED = re.compile(r"\([^;]{0,1200}?\)(?:(?!sebagaimana)[^;]){0,600}?\b(?:sebagai|menjadi)\s+undang", re.IGNORECASE)


_PENDING = re.compile(r"(?:(?!sebagaimana)[^;]){0,1200}?\b(?:sebagai|menjadi)\s+undang", re.IGNORECASE)


_AHEAD = re.compile(
    r"(?:(?!\b(?:nomor|no|bahwa|perlu|maka|wajib|sebagaimana|dinyatakan)\b)[^;.()]){0,380}\(", re.IGNORECASE
)


class Title(NamedTuple):
    """A title in [start, end) of the text, its blanks tidied; `year` is one that stands behind it."""

    text: str | None
    end: int
    year: int | None = None


def about_at(text: str, at: int) -> int | None:
    """Where the title starts if "tentang" (or what a recogniser made of it) stands at `at`; else None."""
    match = re.compile(r"[\s,]*([^\W\d_]{2,10}\.?)").match(text, at, at + 40)
    if not match:
        return None
    word = match[1].casefold()
    if word in _listed("about") or Levenshtein.distance(word, "tentang", score_cutoff=2) <= 2:
        return match.end()
    glued = re.compile(r"\s*tentang(?=[A-Z])", re.IGNORECASE).match(text, at, at + 20)
    return glued.end() if glued else None


def read_title(text: str, at: int, item: bool, dated: bool) -> Title:
    """The title that stands at `at`; `item` says that the text is one item of a list, so that prose cannot follow.

    A year is looked for behind the title when the number had none (`dated` false).
    """
    start = about_at(text, at)
    if start is None:
        return Title(None, at)
    end = _end(text, start, item)
    year = None
    if not dated and (match := _last_year(text, start, end)):
        year, end = int(match[1]), match.end()
        return Title(_clean(text[start : match.start()]), end, year)
    printed = text[start:end]
    tail = _TAIL.search(printed)
    end = start + tail.start() if tail else end
    return Title(_clean(text[start:end]), end, year) if end > start else Title(None, at)


def _last_year(text: str, start: int, end: int) -> re.Match[str] | None:
    """The last "Tahun 2022" in [start, end)."""
    found = list(_YEAR_AFTER.finditer(text, start, end))
    return found[-1] if found else None


def _clean(text: str) -> str | None:
    """The title on one line without what hangs on at its end; None for nothing."""
    return _TAIL.sub("", re.sub(r"(?:^|\s)\.\s+", " ", squeeze(text))).strip(" :\"'“”") or None


class _Walk:
    """The words of a title, one after the other, with what decides whether the next still belongs to it."""

    def __init__(self, text: str, start: int, item: bool) -> None:
        self.text, self.item = text, item
        self.limit = min(len(text), start + _REACH)
        self.before = ""
        self.sloppy = item
        self.first = True
        self.caps = bool(re.compile(r"\s*[A-Z]{2,}[\s,]+[A-Z]{2,}").match(text, start))
        self.enacting = bool(re.compile(r"\s*penetapan\s", re.IGNORECASE).match(text, start))

    def stops(self, word: str, at: int) -> bool:
        """Does the title end before the word at `at`?"""
        bare = word.strip(",;:.()\"'").casefold()
        if word[0] in "([{" and starts_gazette(self.text, at):
            return not self._is_of_enacted_law(at)
        if bare in ("lembaran", "tambahan", "berita", "ln", "bn", "ld", "bd", "l.n") and starts_gazette(self.text, at):
            return True
        if _HARD.match(bare) and not (bare == "jo" and not word.endswith((".", ",", "o"))):
            return not (self.item and bare in _listed("ends_no_item"))
        if len(bare) >= 9 and Levenshtein.distance(bare, "sebagaimana", score_cutoff=2) <= 2:
            return True
        return bool(self._phrase(word, bare, at))

    def brackets(self, at: int) -> int | None:
        """The end of a gazette bracket inside the title; None for any other bracket."""
        if not (self.enacting and starts_gazette(self.text, at)):
            return None
        end = self.text.find(")", at, self.limit)
        return end + 1 if end > 0 else None

    def _is_of_enacted_law(self, at: int) -> bool:
        """Is the bracket at `at` that of a law which this one enacts as an Undang-Undang, so that the title goes on?"""
        return self.enacting and bool(_ENACTED.match(self.text, at, min(len(self.text), at + _REACH)))

    def _phrase(self, word: str, bare: str, at: int) -> bool:
        """Does a phrase begin here that follows titles: an amendment, a heading, a list label, an article?"""
        if bare == "yang" and _AMENDED.match(self.text, at):
            return True
        if bare in ("dan", "terakhir", "kemudian") and _LATEST.match(self.text, at):
            return True
        if bare == "dengan" and _HEADING.match(self.text, at):
            return True
        if word.isdigit() and len(word) < 3 and (nxt := _TOKEN.search(self.text, at + len(word), self.limit)):
            return read_head(self.text, nxt.start()) is not None
        if _LABEL.match(word) and (nxt := _TOKEN.search(self.text, at + len(word), self.limit)):
            return opens_with_name(self.text, nxt.start())
        if word == "I." and self.caps and _GENERAL.match(self.text, at):
            return True
        if bare == "pasal" and not self.item and self.before.casefold() not in _listed("before_article"):
            return True
        return self._prose(word, bare, at)

    def _prose(self, word: str, bare: str, at: int) -> bool:
        """Titles are capitalised but for small words, so another lower-case word is prose again.

        Not so where a gazette's bracket still follows: then the title was only written carelessly.
        """
        if self.caps and not self.item and len(bare) > 3 and word[0].isalpha() and not word.isupper():
            return any(c.islower() for c in bare)
        if self.sloppy or not word[0].islower() or word.startswith("ln") or self.before.endswith("-"):
            return False
        if self.first:
            self.sloppy = True
            return False
        parted = self.before.endswith(",") and bare not in ("dan", "serta", "atau", "tata", "dan/atau")
        return (bare not in small_title_words() or parted) and not self._gazette_follows(at)

    def _gazette_follows(self, at: int) -> bool:
        """Does a gazette's bracket follow before anything that only prose has?"""
        ahead = _AHEAD.match(self.text, at, min(len(self.text), at + 400))
        return bool(ahead and starts_gazette(self.text, ahead.end() - 1))

    def closes(self, word: str, end: int) -> int | None:
        """Where the title ends if it ends with this word: at a semicolon, or at a full stop that is no abbreviation."""
        if cut := _MARKUP.search(word):
            return end - len(word) + cut.start()
        if (
            word.endswith((".", ".)"))
            and not (self.item and word == ".")  # a speck between two words of an item
            and not _ABBREVIATION.fullmatch(word)
            and not re.match(r"\s*\(?[a-z]{2}", self.text[end : end + 4])
        ):
            return end - 1 if word.endswith(".") else end
        return None

    def skips(self, at: int) -> int | None:
        """The end of an instrument cited inside the title at `at`; -1 where it is a citation of its own; else None."""
        joined = self.before.casefold().rstrip(",") in _listed("joins") or self.before.endswith(",")
        if joined and not self.item and read_paper(self.text, at):
            return -1
        if not opens_with_name(self.text, at) or not (head := read_head(self.text, at)):
            return None
        pending = self.enacting and _PENDING.match(self.text, at, min(len(self.text), at + _REACH))
        return -1 if joined and not self.item and not pending else head.end


def _end(text: str, start: int, item: bool) -> int:
    """Where the title that starts at `start` ends."""
    walk, at = _Walk(text, start, item), start
    while match := _TOKEN.search(text, at, walk.limit):
        word = match[0]
        if walk.before and not item and re.search(r"\n\s*\n", text[at : match.start()]) and not word[0].islower():
            return at
        if walk.stops(word, match.start()):
            return match.start()
        if word[0] in "([{" and (closed_at := walk.brackets(match.start())):
            at, walk.before = closed_at, ")"
            continue
        skipped = walk.skips(match.start()) if word[0] in "UuPpKkSsIiTtQqBbNn" and len(word) > 1 else None
        if skipped == -1:
            return match.start()
        if skipped:
            at, walk.before, walk.first = skipped, "", False
            continue
        if (closed := walk.closes(word, match.end())) is not None:
            return closed
        if "(" in word[1:] and starts_gazette(text, match.start() + word.index("(", 1)):
            return match.start() + word.index("(", 1)
        at, walk.before, walk.first = match.end(), word, False
    return at if at < walk.limit else start + len(text[start : walk.limit].rstrip())

"""Names of institutions, offices, roles, ministries and regions in a text: the one place where spaCy is used.

Importing spaCy takes a second, so it is done for the first text that holds a word with which such a name begins. Only
short captured texts are looked at; the tokenizer is bare (no model, no exceptions): it keeps `188.45/112/Huk` whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from .folders import once_per_lexicon
from .word_lists import either, listed_rows, word_lists

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

NameKind = Literal["institution", "office", "role", "ministry", "region"]

_LONGEST = 20_000
"""Characters of a text that are looked at."""
_MOST_WORDS = 24
"""Words that a name has at most."""
_BLANK = re.compile(r"\s|[^\w\s]{4,}")
"""Line breaks are blanks, so a name may stand on two lines; rows of signs are none of a name."""
_LETTERS = re.compile(r"\w+")
_CAPITAL = re.compile(r"[A-Z][\w.&'’/-]*")
_NEAR = re.compile(r"se-[A-Z]\w*")
"""As in `se-Kabupaten`: all of the regency."""
_SUFFIX = re.compile(r"[^\w\s.]$|(?<!^PT)(?<!^CV)(?<!^TP)\.$")


class ListedName(NamedTuple):
    """A name at [start, end) of a text: `text` as printed but for line breaks, `name` as the list has it."""

    kind: NameKind
    text: str
    name: str
    start: int
    end: int


class _NameWords(NamedTuple):
    """How names of one kind are known: by first words that go on with capitalised ones, or whole, with their canonical
    name."""

    openings: tuple[str, ...]
    names: Mapping[str, str]
    any_case: bool = False


class _Continuation(NamedTuple):
    """How a name goes on: small words inside, words that are none of it, words with a number behind them."""

    inside: frozenset[str]
    strangers: frozenset[str]
    numbered: frozenset[str]


class _Tools(NamedTuple):
    tokenizer: Tokenizer
    openings: PhraseMatcher
    names: PhraseMatcher


class Gazetteer:
    """The names of the closed lists in use."""

    def institutions(self, text: str) -> list[ListedName]:
        """Offices as organisations, companies, schools, associations …, in the order of the text."""
        return self.find("institution", text)

    def offices(self, text: str) -> list[ListedName]:
        """What somebody holds: Bupati Suka Maju, Kepala Dinas Kesehatan."""
        return self.find("office", text)

    def roles(self, text: str) -> list[ListedName]:
        """Parts of a team or a committee: Ketua, Penanggung Jawab."""
        return self.find("role", text)

    def regions(self, text: str) -> list[ListedName]:
        """Provinces, regencies and cities, with the word for their type before them."""
        return self.find("region", text)

    def find(self, kind: NameKind, text: str) -> list[ListedName]:
        """The names of one kind, none overlapping another; of a long text only the start is read."""
        text = text[:_LONGEST]
        if not may_contain(kind, text):
            return []
        tools, listed = _tools(kind), _words(kind).names
        doc = tools.tokenizer(_BLANK.sub(lambda m: " " * len(m[0]), text))
        openings = [(start, end) for _, start, end in tools.openings(doc)]
        names = [(start, end) for _, start, end in tools.names(doc)]
        begins = frozenset(start for start, _ in (*openings, *names))
        spans = [(start, stop) for start, end in openings if (stop := _tail(doc, text, end, begins)) > end]
        goes_on = kind == "institution"
        spans += [(start, _tail(doc, text, end, begins) if goes_on else end) for start, end in names]
        return [_named(kind, doc, text, span, listed) for span in _longest(spans)]

    def opens(self, kind: NameKind, text: str) -> ListedName | None:
        """The name of this kind that the text opens with; none, without spaCy, where its first word begins no name."""
        if not may_open(kind, text):
            return None
        found = self.find(kind, text)
        return found[0] if found and not text[: found[0].start].strip() else None


@once_per_lexicon
def gazetteer() -> Gazetteer:
    """The names of the lists in use; it costs nothing until a text is asked about that may hold one."""
    return Gazetteer()


def may_contain(kind: NameKind, text: str) -> bool:
    """Whether a word stands in the text with which a name of this kind begins: cheap, and without spaCy."""
    return _first_words(kind).search(text) is not None


def may_open(kind: NameKind, text: str) -> bool:
    """Whether the text's first word begins a name of this kind: cheap, and without spaCy."""
    first = _LETTERS.search(text)
    is_known = first is not None and first[0].lower() in _first_letters(kind)
    return is_known and _first_words(kind).match(text.lstrip()) is not None


@once_per_lexicon
def _first_words(kind: NameKind) -> re.Pattern[str]:
    firsts, any_case = _firsts(kind), _words(kind).any_case
    spelled = firsts if any_case else {*firsts, *map(str.upper, firsts)}
    return re.compile(rf"(?<!\w){either(spelled)}(?!\w)", re.IGNORECASE if any_case else re.NOFLAG)


@once_per_lexicon
def _first_letters(kind: NameKind) -> frozenset[str]:
    """The letters with which the first words begin, in small case: what they are looked up by before the pattern is."""
    return frozenset(found[0].lower() for word in _firsts(kind) if (found := _LETTERS.match(word)))


def _firsts(kind: NameKind) -> set[str]:
    """The word with which each name of this kind begins."""
    words = _words(kind)
    return {name.split()[0] for name in (*words.openings, *(words.names if words.any_case else words.names.values()))}


def _tail(doc: Doc, text: str, start: int, begins: frozenset[int]) -> int:
    """Where a name ends whose first words end at `start`: capitalised words, small ones inside, abbreviations."""
    words = _continuation()
    end = at = start
    while at < min(len(doc), start + _MOST_WORDS) and not _divided(doc, text, at, begins):
        word = doc[at].text
        small = word.casefold() in words.inside
        if _NEAR.fullmatch(word) or (_CAPITAL.fullmatch(word) and word not in words.strangers and not small):
            end = at = at + 1
        elif word == "(" and at + 2 < len(doc) and doc[at + 2].text == ")":
            end = at = at + 3
        elif word.isdigit() and doc[at - 1].text in words.numbered:
            end = at = at + 1
        elif small and at > start:
            at += 1
        else:
            break
    return end


def _divided(doc: Doc, text: str, at: int, begins: frozenset[int]) -> bool:
    """A name begins here that does not go on with the one before: on a new line, or behind a small word."""
    before = doc[at - 1]
    broken = "\n" in text[before.idx + len(before) : doc[at].idx]
    return at in begins and (broken or before.text.casefold() in _continuation().inside)


def _longest(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap none before them; of those with one start the longest."""
    kept: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _named(kind: NameKind, doc: Doc, text: str, span: tuple[int, int], listed: Mapping[str, str]) -> ListedName:
    first, last = doc[span[0]].idx, doc[span[1] - 1].idx + len(doc[span[1] - 1])
    printed = " ".join(text[first:last].split())
    return ListedName(kind, printed, listed.get(printed.casefold(), printed), first, last)


@once_per_lexicon
def _continuation() -> _Continuation:
    words = word_lists("institutions")
    return _Continuation(*(frozenset(words[key]) for key in ("inside", "strangers", "numbered")))


@once_per_lexicon
def _words(kind: NameKind) -> _NameWords:
    """The lists of one kind."""
    if kind == "institution":
        words = word_lists("institutions")
        return _NameWords(tuple(words["openings"]), _own(words["names"]))
    if kind == "office":
        return _NameWords(tuple(word_lists("offices")["signatories"]), {})
    if kind == "role":
        return _NameWords((), _own(word_lists("roles")["words"]), any_case=True)
    return _NameWords((), _ministries() if kind == "ministry" else _regions(), any_case=True)


def _own(names: Iterable[str]) -> dict[str, str]:
    return {name.casefold(): name for name in names}


def _ministries() -> dict[str, str]:
    """Ministers and bodies by each name that is written out; short forms stand in citations only."""
    data = word_lists("ministries")
    return _own(row["name"] for row in (*data["minister"], *data["body"]))


def _regions() -> dict[str, str]:
    """Kabupaten, Kota or Provinsi and each name of a region → its name of today."""
    found: dict[str, str] = {}
    for row in listed_rows("regions"):
        kind, bare = row["name"].split(" ", 1)
        for name in (bare, *filter(None, f"{row['aliases']}|{row['former']}".split("|"))):
            found.setdefault(f"{kind} {name}".casefold(), row["name"])
    return found


@once_per_lexicon
def _tools(kind: NameKind) -> _Tools:
    """Tokenizer and matchers; importing spaCy is what takes time."""
    from spacy.matcher import PhraseMatcher
    from spacy.tokenizer import Tokenizer
    from spacy.vocab import Vocab

    words, vocab = _words(kind), Vocab(lex_attr_getters=_lower())
    tokenizer = Tokenizer(
        vocab,
        prefix_search=re.compile(r"^[^\w\s]").search,
        suffix_search=_SUFFIX.search,
        infix_finditer=re.compile(r"[,;:()]").finditer,
    )

    def matcher(names: Iterable[str], attr: str) -> PhraseMatcher:
        made = PhraseMatcher(vocab, attr=attr)
        made.add(kind, [tokenizer(spelling) for name in names for spelling in sorted({name, name.upper()})])
        return made

    names = words.names if words.any_case else words.names.values()
    return _Tools(tokenizer, matcher(words.openings, "ORTH"), matcher(names, "LOWER" if words.any_case else "ORTH"))


def _lower() -> Any:
    """What a bare vocabulary has to know for matching without case."""
    from spacy.attrs import LOWER

    return {LOWER: str.lower}

"""Institutions named in running text: the one place where spaCy is used, loaded when first needed.

Only small captured texts come here. The tokenizer is bare (no model, no exceptions): it keeps `188.45/112/Huk` whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .folders import once_per_lexicon
from .tables import table

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

_LONGEST = 20_000
_MOST_WORDS = 24
_BLANK = re.compile(r"\s|[^\w\s]{4,}")
"""Line breaks are blanks, so a name may stand on two lines; rows of signs are none of a name."""
_CAPITAL = re.compile(r"[A-Z][\w.&'’/-]*")
_NEAR = re.compile(r"se-[A-Z]\w*")
_SUFFIX = re.compile(r"[^\w\s.]$|(?<!^PT)(?<!^CV)(?<!^TP)\.$")


class Phrase(NamedTuple):
    """A name at [start, end) of the text it was found in."""

    text: str
    start: int
    end: int


class _Words(NamedTuple):
    openings: tuple[str, ...]
    names: tuple[str, ...]
    inside: frozenset[str]
    strangers: frozenset[str]
    numbered: frozenset[str]


class _Tools(NamedTuple):
    tokenizer: Tokenizer
    openings: PhraseMatcher
    names: PhraseMatcher


def find_institutions(text: str) -> list[Phrase]:
    """Offices and institutions in the order of the text; of a long text only the start is read."""
    text = text[:_LONGEST]
    tools = _tools()
    doc = tools.tokenizer(_BLANK.sub(lambda m: " " * len(m[0]), text))
    openings = [(start, end) for _, start, end in tools.openings(doc)]
    names = [(start, end) for _, start, end in tools.names(doc)]
    begins = frozenset(start for start, _ in (*openings, *names))
    spans = [(start, stop) for start, end in openings if (stop := _tail(doc, text, end, begins)) > end]
    spans += [(start, _tail(doc, text, end, begins)) for start, end in names]
    return [_phrase(doc, text, *span) for span in _longest(spans)]


def opens_with_institution(text: str) -> bool:
    """Whether the text opens with an institution's name."""
    found = find_institutions(text)
    return bool(found) and not text[: found[0].start].strip()


def _tail(doc: Doc, text: str, start: int, begins: frozenset[int]) -> int:
    """Where a name ends whose first words end at `start`: capitalised words, small ones inside, abbreviations."""
    end = at = start
    while at < min(len(doc), start + _MOST_WORDS) and not _divided(doc, text, at, begins):
        word = doc[at].text
        small = word.casefold() in _words().inside
        if _NEAR.fullmatch(word) or (_CAPITAL.fullmatch(word) and word not in _words().strangers and not small):
            end = at = at + 1
        elif word == "(" and at + 2 < len(doc) and doc[at + 2].text == ")":
            end = at = at + 3
        elif word.isdigit() and doc[at - 1].text in _words().numbered:
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
    return at in begins and (broken or before.text.casefold() in _words().inside)


def _longest(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap none before them; of those with one start the longest."""
    kept: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _phrase(doc: Doc, text: str, start: int, end: int) -> Phrase:
    first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    return Phrase(" ".join(text[first:last].split()), first, last)


@once_per_lexicon
def _words() -> _Words:
    words = table("institutions")
    sets = (frozenset(words[key]) for key in ("inside", "strangers", "numbered"))
    return _Words(tuple(words["openings"]), tuple(words["names"]), *sets)


@once_per_lexicon
def _tools() -> _Tools:
    """Tokenizer and matchers, made once a process; importing spaCy is what takes time."""
    from spacy.matcher import PhraseMatcher
    from spacy.tokenizer import Tokenizer
    from spacy.vocab import Vocab

    words, vocab = _words(), Vocab()
    tokenizer = Tokenizer(
        vocab,
        prefix_search=re.compile(r"^[^\w\s]").search,
        suffix_search=_SUFFIX.search,
        infix_finditer=re.compile(r"[,;:()]").finditer,
    )

    def matcher(names: tuple[str, ...]) -> PhraseMatcher:
        made = PhraseMatcher(vocab)
        made.add("name", [tokenizer(spelling) for name in names for spelling in sorted({name, name.upper()})])
        return made

    return _Tools(tokenizer, matcher(words.openings), matcher(words.names))

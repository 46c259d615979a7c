"""Words whose last letter a text layer gives as a word of its own: TANGERAN G SELATA N."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...layout.page_words import Token
from ...lexicon.folders import once_per_lexicon
from ...lexicon.legal_names import regions_by_name
from ...lexicon.word_lists import common_words

_SHARE, _FEWEST = 0.05, 8
"""Share of a page's words that are a letter alone, and how many of them, from which on its words are looked at."""
_NEAR = 1.0
"""White between a word and its last letter, in heights of the word, at most."""
_SHORTEST = 2
"""Letters of a word that may lack its last one, at least."""


def with_last_letters(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words, those made whole that lack the letter alone behind them: where the two make a known word, and the
    first of them is none."""
    lone = sum(len(token.text) == 1 and token.text.isalpha() for token in tokens)
    if lone < _FEWEST or lone < _SHARE * len(tokens):
        return tokens
    return list(_joined(tokens))


def _joined(tokens: Iterable[Token]) -> Iterator[Token]:
    held: Token | None = None
    for token in tokens:
        if held and _is_last_letter(held, token):
            top, bottom = min(held.top, token.top), max(held.bottom, token.bottom)
            held = held._replace(text=held.text + token.text, x1=token.x1, top=top, bottom=bottom)
            continue
        if held:
            yield held
        held = token
    if held:
        yield held


def _is_last_letter(word: Token, letter: Token) -> bool:
    if len(letter.text) != 1 or len(word.text) < _SHORTEST or word.text.isupper() != letter.text.isupper():
        return False
    beside = letter.top < word.bottom and word.top < letter.bottom and letter.x0 >= word.x1 - 1
    near = letter.x0 - word.x1 < _NEAR * (word.bottom - word.top)
    known, whole = _known_words(), (word.text + letter.text).casefold()
    return beside and near and whole in known and word.text.casefold() not in known


@once_per_lexicon
def _known_words() -> frozenset[str]:
    """Common words, and those of the regions' names, in small letters."""
    names = (word for region in regions_by_name().values() for word in region.name.casefold().split())
    return common_words() | frozenset(names)

"""What two recognisers agreed on in a signature block, and what is not believed of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ...layout.page_words import Token
from ...lexicon.letters import letters_and_digits

_RUN_ON = re.compile(r"[A-Z+.,'|/-]{8,40}[a-z+.,]{0,2}")
"""One word in capitals: mostly a name whose blank was lost."""
_AGREED, _DOUBTED = 80.0, 60.0
"""The confidence of words that only the second recogniser read, and the one that doubted words get."""


def is_run_on(text: str) -> bool:
    """Whether the word may be a name whose blank was lost."""
    return _RUN_ON.fullmatch(text) is not None


def plausible(tokens: Sequence[Token]) -> list[Token]:
    """The words of a signature block: of two that say the same in one place the first, and a name of one long word in
    capitals doubted where the second recogniser alone read it. Where that loses a blank it loses thin letters, too."""
    return [_doubted(token, tokens) for token in _without_twins(tokens)]


def _doubted(token: Token, tokens: Iterable[Token]) -> Token:
    if token.confidence != _AGREED or not is_run_on(token.text):
        return token
    alone = not any(other is not token and _is_beside(other, token) for other in tokens)
    return token._replace(confidence=_DOUBTED) if alone else token


def _is_beside(other: Token, token: Token) -> bool:
    middle = (token.top + token.bottom) / 2
    return other.top < middle < other.bottom


def _without_twins(tokens: Iterable[Token]) -> Iterator[Token]:
    kept: list[Token] = []
    for token in tokens:
        if not any(_is_twin(token, other) for other in kept):
            kept.append(token)
            yield token


def _is_twin(token: Token, other: Token) -> bool:
    middle = (token.x0 + token.x1) / 2
    letters = letters_and_digits(token.text)
    there = other.x0 < middle < other.x1 and _is_beside(other, token)
    return there and bool(letters) and letters == letters_and_digits(other.text)

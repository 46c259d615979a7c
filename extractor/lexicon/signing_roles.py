"""The words by which an agreement tells its parties apart, from the roles of `signing.toml`."""

from __future__ import annotations

from .folders import once_per_lexicon
from .word_lists import word_lists

_PARTY = "Pihak"
_SHORTEST = 5
"""Letters of such a word, at least: II and IV are numbers."""


@once_per_lexicon
def party_words() -> dict[str, str]:
    """The word behind PIHAK, in capitals → the role: PERTAMA → first."""
    phrases = word_lists("signing")["phrases"]
    spelt = {tuple(words.split()): role for role, wordings in phrases.items() for words in wordings}
    return {
        words[1].upper(): role
        for words, role in spelt.items()
        if len(words) == 2 and words[0] == _PARTY and len(words[1]) >= _SHORTEST
    }


@once_per_lexicon
def party_roles() -> frozenset[str]:
    """The roles in which a party signs: first, second …"""
    return frozenset(party_words().values())

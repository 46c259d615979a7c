"""Text layers that a scanner's software recognised: whether their words hold slips that a better reading would not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from ...layout.page_words import Sheet
from ...lexicon.lookalikes import letter_slips
from ...lexicon.word_lists import common_words
from .text_layer import Verdict, is_impossible, words_in

_SLIPS = 0.004
"""Share of slips among a file's words from which its scans are read again: layers of good recognisers have up to
0.001, those in which a number, a name or a heading is lost 0.005–0.06."""
_FEWEST = 3
"""Fewer slips are an abbreviation or a name."""
_LONG, _PART = 5, 4
"""Letters of a word in which one is exchanged, and of each of two words that ran together, at least."""


def settled(verdicts: Mapping[int, Verdict], sheets: Sequence[Sheet]) -> dict[int, Verdict]:
    """The verdicts, where each page that somebody recognised is garbled if those pages hold slips or another page of
    the file is garbled, which the same hand recognised; else usable."""
    recognised = [sheet for sheet in sheets if verdicts[sheet.number] == "recognised"]
    poor = "garbled" in verdicts.values() or has_slips(token.text for sheet in recognised for token in sheet.tokens)
    worth: Verdict = "garbled" if poor else "usable"
    return {number: worth if verdict == "recognised" else verdict for number, verdict in verdicts.items()}


def has_slips(tokens: Iterable[str]) -> bool:
    """Whether so many of the words are misread that a further reading is worth its time."""
    slips = count = 0
    for token in tokens:
        words = words_in(token)
        count += len(words)
        slips += is_impossible(token) or any(map(_is_slip, words))
    return slips >= _FEWEST and slips >= _SLIPS * count


@lru_cache(1 << 14)
def _is_slip(word: str) -> bool:
    """Whether a common word comes out where one letter is exchanged for one that it is mistaken for, or two do where
    a blank was lost."""
    word, common = word.lower(), common_words()
    if word in common or len(word) < _LONG:
        return False
    meant = (
        word[:i] + letter + word[i + 1 :] for i, sign in enumerate(word) for letter in letter_slips().get(sign, "")
    )
    return any(other in common for other in meant) or any(
        word[:i] in common and word[i:] in common for i in range(_PART, len(word) - _PART + 1)
    )

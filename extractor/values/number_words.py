"""Indonesian number words ↔ whole numbers: "dua ribu dua puluh tiga" is 2023."""

from __future__ import annotations

import re

from ..lexicon.folders import once_per_lexicon
from ..lexicon.word_lists import either, word_lists
from ..text.numerals import cardinal, spellings

_LIMIT = 10**15
_THOUSAND = 1_000
"""Of the scales that carry their own "one" it alone is written so: seribu, but satu juta."""


@once_per_lexicon
def number_pattern() -> str:
    """A pattern for one number word, glued ones included ("duapuluh")."""
    lists = word_lists("number_words")
    return f"(?:{either(word for part in lists.values() for word in part)})+"


@once_per_lexicon
def _piece() -> re.Pattern[str]:
    return re.compile(number_pattern().removesuffix("+"))


def parse_words(text: str) -> int | None:
    """The whole number that all of `text` spells; None where it is anything else."""
    runs = re.findall(r"[^\W\d_]+", text.lower())
    if not runs or re.sub(r"[^\W\d_]+", "", text).strip(" \t\r\n-,"):
        return None
    words: list[str] = []
    for run in runs:
        found = _piece().findall(run)
        if "".join(found) != run:
            return None
        words += found
    return _sum(words)


def _sum(words: list[str]) -> int | None:
    lists = word_lists("number_words")
    if len(words) > 1 and all(word in lists["digits"] for word in words):
        return _digit_by_digit(words)
    total, ceiling, group = 0, _LIMIT, []
    for word in words:
        scale = lists["scales"].get(word) or lists["ones"].get(word)
        if scale is None:
            group.append(word)
            continue
        factor = _below_thousand(group) if word in lists["scales"] else None if group else 1
        if not factor or scale >= ceiling:
            return None
        total, ceiling, group = total + factor * scale, scale, []
    rest = _below_thousand(group) if group else 0
    return None if rest is None or (rest == 0 and group and total) else total + rest


def _digit_by_digit(words: list[str]) -> int | None:
    """A year read out digit by digit ("dua nol dua tiga"); nothing else is spelled that way."""
    digits: dict[str, int] = word_lists("number_words")["digits"]
    return int("".join(str(digits[word]) for word in words)) if len(words) == 4 and digits[words[0]] else None


def _below_thousand(words: list[str]) -> int | None:
    """0–999 from words in falling order: hundreds, tens, one; None for any other order."""
    lists = word_lists("number_words")
    total, room, digit = 0, 1000, None
    for word in words:
        if digit is None and word in lists["digits"]:
            digit = lists["digits"][word]
            continue
        step, size = _step(word, digit)
        if step is None or size * 10 > room:
            return None
        total, room, digit = total + step, size, None
    if digit is None:
        return total if words else None
    return total + digit if room > 1 and (digit or not total) else None


def _step(word: str, digit: int | None) -> tuple[int | None, int]:
    """(amount, its order of magnitude) of a word that closes a step; amount None where it cannot stand there."""
    lists = word_lists("number_words")
    if word in lists["multipliers"] and digit:
        return digit * lists["multipliers"][word], lists["multipliers"][word]
    if word in lists["teens"] and digit:
        return digit + lists["teens"][word], 1
    if digit is None and word in lists["tens"]:
        return lists["tens"][word], 1
    if digit is None and word in lists["hundreds"]:
        return lists["hundreds"][word], 100
    return None, 0


def spell(number: int) -> str:
    """`number` (0 to 10^15) in words, standard spelling."""
    if not 0 <= number < _LIMIT:
        raise ValueError(f"{number} is outside 0 to {_LIMIT}")
    if number == 0:
        return spellings("digits")[0]
    parts = []
    for size, name in sorted(spellings("scales").items(), reverse=True):
        count, number = divmod(number, size)
        if count:
            one = spellings("ones").get(size) if count == 1 and size == _THOUSAND else None
            parts.append(one or f"{_spell_small(count)} {name}")
    return " ".join([*parts, *([_spell_small(number)] if number else [])])


def _spell_small(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    whole = spellings("hundreds").get(hundreds * 100)
    head = whole or f"{cardinal(hundreds)} {spellings('multipliers')[100]}"
    return " ".join([*([head] if hundreds else []), *([cardinal(rest)] if rest else [])])

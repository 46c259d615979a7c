"""A list item's number → the label a reader sees: 1, a, IV, kesatu."""

from __future__ import annotations

from ..lexicon.folders import once_per_lexicon
from ..lexicon.word_lists import word_lists

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_LOW = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@once_per_lexicon
def spellings(part: str) -> dict[int, str]:
    """The standard word for each number in a part of number_words.toml: digits, tens, scales …"""
    words: dict[str, int] = word_lists("number_words")[part]
    return {number: word for word, number in reversed(words.items())}


def to_letter(number: int) -> str:
    """1 → a, 26 → z, 27 → aa, 28 → bb, as Word counts on."""
    return chr(ord("a") + (number - 1) % 26) * min(10, 1 + (number - 1) // 26) if number > 0 else str(number)


def to_roman(number: int) -> str:
    """4 → iv; numbers without a Roman form come back in digits."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, sign in _ROMAN + _ROMAN_LOW:
        count, number = divmod(number, value)
        text += sign * count
    return text


def cardinal(number: int) -> str:
    """12 → dua belas; from 100 on, digits."""
    if not 0 < number < 100:
        return str(number)
    tens, units = divmod(number, 10)
    digits, whole = spellings("digits"), spellings("tens").get(number)
    if whole or not tens:
        return whole or digits[units]
    if tens == 1:
        return f"{digits[units]} {spellings('teens')[10]}"
    return " ".join([digits[tens], spellings("multipliers")[10], *([digits[units]] if units else [])])


def ordinal(number: int) -> str:
    """1 → kesatu, 12 → kedua belas."""
    return f"ke{cardinal(number)}" if 0 < number < 100 else f"ke-{number}"

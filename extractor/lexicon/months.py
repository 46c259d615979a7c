"""Names of months and days, as documents print them."""

from __future__ import annotations

from .folders import once_per_lexicon
from .word_lists import either, word_lists


@once_per_lexicon
def month_numbers() -> dict[str, int]:
    """Every spelling of a Gregorian month, in lower case → 1–12."""
    return _numbers("gregorian")


@once_per_lexicon
def short_month_numbers() -> dict[str, int]:
    """The same, and the short forms that count only in a snippet that holds a date."""
    return {**month_numbers(), **_numbers("short")}


@once_per_lexicon
def hijri_month_numbers() -> dict[str, int]:
    """Every spelling of an Islamic month, in lower case → 1–12."""
    return _numbers("hijri")


@once_per_lexicon
def weekday_numbers() -> dict[str, int]:
    """Every spelling of a day of the week, in lower case → 0 (Monday) to 6."""
    return _numbers("days")


@once_per_lexicon
def full_month_names() -> dict[str, int]:
    """The months' full Indonesian names, in lower case: those of which letters may be misread."""
    full = {name.lower() for name in word_lists("months")["full"]}
    return {name: number for name, number in month_numbers().items() if name in full}


@once_per_lexicon
def month_stem() -> str:
    """A pattern for how a month begins, in small letters; the rest of it may be misread."""
    return either(word_lists("months")["stems"])


def _numbers(part: str) -> dict[str, int]:
    return {name.lower(): int(n) for n, names in word_lists("months")[part].items() for name in names}

"""The lists of words in `vocabularies/`, each file read once for a rule set, and patterns for any of some words."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from typing import Any

from .folders import Lexicon, current, key_of, once_per_lexicon
from .toml_files import read_toml_table


@once_per_lexicon
def word_lists(name: str) -> dict[str, Any]:
    """The lists in `vocabularies/NAME.toml` by their keys, as read; callers must not change them."""
    return read_toml_table(current().path(f"{name}.toml"))


def with_word_lists(lexicon: Lexicon, name: str, changed: dict[str, Any]) -> Lexicon:
    """The vocabularies with other lists in place of those in `NAME.toml`."""
    return lexicon.with_other(key_of(word_lists, name), changed)


@once_per_lexicon
def heading_words(use: str) -> tuple[str, ...]:
    """The wordings, in capitals, of the headings that the list `use` of layout_words.toml names."""
    keys = word_lists("layout_words")[use]
    return tuple(word.upper() for key in keys for word in word_lists("headings")[key]["words"])


@once_per_lexicon
def listed_rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `vocabularies/NAME.csv`, by the names in its heading."""
    with current().path(f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@once_per_lexicon
def listed_pairs(name: str) -> dict[str, str]:
    """The second column of `vocabularies/NAME.csv` by the first, its heading left out."""
    return {key: value for key, value, *_ in (row.values() for row in listed_rows(name))}


@once_per_lexicon
def common_words() -> frozenset[str]:
    """Words that any page of a government document is likely to hold, in small letters."""
    lines = current().path("common_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@once_per_lexicon
def small_title_words() -> frozenset[str]:
    """Words that stay small in a title, in small letters."""
    return frozenset(word_lists("title_words")["small"])


def openings(words: Iterable[str]) -> str:
    """A pattern for any of `words` as whole words; a blank in one stands for any number of blanks, also none."""
    escaped = [re.escape(word).replace(r"\ ", r"\s*") for word in sorted(words, key=len, reverse=True)]
    return "(?:" + "|".join(word + r"(?!\w)" if word[-1].isalnum() else word for word in escaped) + ")"


def spaced(words: Iterable[str]) -> str:
    """A pattern for any of `words`, with or without blanks between its letters."""
    return "(?:" + "|".join(r"\s*".join(map(re.escape, word)) for word in words) + r")(?!\w)"


def either(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first; a blank in a word stands for any run of blanks."""
    escaped = (re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
    return "(?:" + "|".join(escaped) + ")"

"""The closed lists of words that rule files refer to by key: which keys there are and what is written for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..lexicon.folders import Lexicon
from ..lexicon.word_lists import word_lists
from ..resources import rules_dir


def list_names() -> list[str]:
    """The lists there are, by the names of their files in `vocabularies/`."""
    return sorted(path.stem for path in (rules_dir() / "vocabularies").glob("*.toml"))


def listed_words(lexicon: Lexicon, name: str, part: str = "") -> list[tuple[str, str]]:
    """Each key of a list with what is written for it, in the order of the file; only those that have the part."""
    with lexicon.in_use():
        entries = list(_entries(word_lists(name)))
    return [entry for entry in entries if any(part.casefold() in words.casefold() for words in entry)]


def _entries(held: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in held.items():
        if isinstance(value, Mapping) and "words" not in value:
            yield from _entries(value, "" if key == "phrases" else f"{above}{key}.")
            continue
        words = value["words"] if isinstance(value, Mapping) else value
        yield above + key, ", ".join(map(str, words)) if isinstance(words, list) else str(words)

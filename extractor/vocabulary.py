"""Closed lists of names, matched with tolerance: what stands in a text is one of these or nothing."""

from __future__ import annotations

import re
import tomllib
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict
from rapidfuzz import fuzz, process

_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Words in small letters with single blanks: what two spellings of one name have in common."""
    return " ".join(_WORD.findall(text.casefold()))


class Ending(NamedTuple):
    """An entry found at the start or the end of a text, at [start, end) of it."""

    name: str
    start: int
    end: int


class Entry(BaseModel):
    """A name and the other ways it is written."""

    model_config = ConfigDict(frozen=True, extra="allow")
    name: str
    aliases: tuple[str, ...] = ()


class Vocabulary(BaseModel):
    """A closed list; `least` is the likeness (0–100) below which a text is none of its names."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    about: str = ""
    least: float = 86.0
    entry: tuple[Entry, ...] = ()

    @cached_property
    def spellings(self) -> dict[str, str]:
        """Every folded spelling → its name."""
        return {folded(s): e.name for e in self.entry for s in (e.name, *e.aliases)}

    def best(self, text: str) -> str | None:
        """The name that the whole text means, or None."""
        key = folded(text)
        if key in self.spellings:
            return self.spellings[key]
        near = process.extractOne(key, list(self.spellings), scorer=fuzz.ratio, score_cutoff=self.least)
        return self.spellings[near[0]] if near else None

    def opening(self, text: str) -> Ending | None:
        """The longest name that the text opens with."""
        words = list(_WORD.finditer(text.casefold()))
        return self._longest(words, lambda n: (0, n))

    def closing(self, text: str) -> Ending | None:
        """The longest name that the text closes with."""
        words = list(_WORD.finditer(text.casefold()))
        return self._longest(words, lambda n: (len(words) - n, len(words)))

    def _longest(self, words, place) -> Ending | None:  # type: ignore[no-untyped-def]
        best: tuple[int, float, Ending] | None = None
        for spelling, name in self.spellings.items():
            size = len(spelling.split())
            for n in (size, size + 1, size - 1):
                if not 0 < n <= len(words):
                    continue
                first, last = place(n)
                part = " ".join(w[0] for w in words[first:last])
                score = fuzz.ratio(part, spelling, score_cutoff=self.least)
                if score and (best is None or (len(spelling), score) > best[:2]):
                    best = (len(spelling), score, Ending(name, words[first].start(), words[last - 1].end()))
        return best[2] if best else None


def load_vocabulary(name: str, folders: tuple[Path, ...]) -> Vocabulary:
    """The first `vocabularies/NAME.toml` in `folders`; ValueError names it where there is none or it is wrong."""
    for folder in folders:
        path = folder / "vocabularies" / f"{name}.toml"
        if path.is_file():
            return Vocabulary.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    raise ValueError(f"there is no vocabulary {name}.toml beside the rule files")

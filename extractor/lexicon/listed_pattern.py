"""Patterns with words of closed lists in them: compiled when first used, for each rule set apart."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator

from .folders import current
from .word_lists import word_lists


def any_listed(name: str, key: str) -> str:
    """One pattern for all those of `vocabularies/NAME.toml` under the key; a blank in one is any white."""
    return "(?:" + "|".join(any_white(source) for source in word_lists(name)[key]) + ")"


def any_white(source: str) -> str:
    """The pattern with any white wherever it has a blank, and with any or none where a question mark follows that."""
    return source.replace(" ?", r"\s*").replace(" ", r"\s+")


class ListedPattern:
    """Used like a compiled pattern of `re`; `source` gives its text from the lists of the rule set at work."""

    def __init__(self, source: Callable[[], str], flags: re.RegexFlag = re.RegexFlag.NOFLAG) -> None:
        self._source, self._flags = source, flags

    def compiled(self) -> re.Pattern[str]:
        """The pattern for the rule set at work."""
        return current().once(self, lambda: re.compile(self._source(), self._flags))

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.compiled().match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.compiled().fullmatch(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.compiled().search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        return self.compiled().finditer(text, start, end)

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        return self.compiled().sub(by, text, count=count)

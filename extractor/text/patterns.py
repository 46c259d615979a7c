"""Patterns of rule files, run by RE2: its time grows with the text alone, so no rule can hang a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import NamedTuple

import re2

from ..model.document import Span

_OPTIONS = re2.Options()
_OPTIONS.log_errors = False


class Hit(NamedTuple):
    """Where a pattern matched: offsets count from the start of the text it was given to."""

    start: int
    end: int
    groups: dict[str, Span]
    names: frozenset[str] = frozenset()
    """The pattern's named groups, those that took no part in the match included."""

    def span(self, name: str = "value") -> Span:
        """The named group's place, or the whole match where the pattern has no such group."""
        return self.groups.get(name, (self.start, self.end))

    def captures(self, name: str = "value") -> bool:
        """Whether `span` gives what the pattern is for: a group that took no part captures nothing."""
        return name in self.groups or name not in self.names


_HINTS = {
    "invalid perl operator: (?=": "RE2 has no lookahead; capture a group, or use `none` and `rejects`",
    "invalid perl operator: (?!": "RE2 has no negative lookahead; use `none`, or a class such as [^A]",
    "invalid perl operator: (?<": "RE2 has no lookbehind; capture the group `value` instead",
    "invalid escape sequence: \\": "RE2 has no backreferences, and its escapes are \\d \\w \\s \\b \\A \\z \\p{Lu} …",
    "invalid repetition size": "RE2 repeats a part 1000 times at most, repetitions in it counted",
}


def _plainly(error: Exception) -> str:
    """RE2's reason, and what to do about it."""
    reason = error.args[0] if error.args else error
    text = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
    hint = next((hint for start, hint in _HINTS.items() if text.startswith(start)), "")
    return f"{text}: {hint}" if hint else text


class Pattern:
    """One regular expression in RE2's syntax; `^` and `$` stand at line ends."""

    def __init__(self, source: str) -> None:
        """Raise ValueError with RE2's own reason for what it cannot run in linear time."""
        self.source = source
        try:
            self._compiled = re2.compile("(?m)" + source, _OPTIONS)
        except re2.error as error:
            raise ValueError(_plainly(error)) from None
        self._groups = tuple(self._compiled.groupindex.items())
        self._names = frozenset(name for name, _ in self._groups)

    @property
    def names(self) -> tuple[str, ...]:
        """Its named groups."""
        return tuple(name for name, _ in self._groups)

    def __repr__(self) -> str:
        return f"Pattern({self.source!r})"

    def search(self, text: str, start: int = 0, end: int | None = None) -> Hit | None:
        """The first match inside [start, end), which is seen as a text of its own."""
        return next(self.finditer(text, start, end), None)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """All matches inside [start, end), in order."""
        part = text if start == 0 and end is None else text[start:end]
        for m in self._compiled.finditer(part):
            spans = ((name, m.span(i)) for name, i in self._groups)
            groups = {name: (a + start, b + start) for name, (a, b) in spans if a >= 0}
            yield Hit(m.start() + start, m.end() + start, groups, self._names)

    @contextmanager
    def finding(self, finditer: Callable[[str, int, int | None], Iterator[Hit]]) -> Iterator[None]:
        """Inside the block the pattern finds what `finditer` gives: for tools that ask what a pattern is needed for."""
        vars(self)["finditer"] = lambda text, start=0, end=None: finditer(text, start, end)
        try:
            yield
        finally:
            del vars(self)["finditer"]


@lru_cache(maxsize=4096)
def pattern(source: str) -> Pattern:
    """A compiled pattern, the same object for the same source."""
    return Pattern(source)

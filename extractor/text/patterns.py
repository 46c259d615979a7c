"""Patterns of rule files, run by RE2: one search takes time that grows with the text alone.

Many searches may each run to the end of the text to find out that the longer way to match fails there (`(?s)a.*b|a`).
So from a number of them on a match reaches no farther than some thousand characters, and no rule can hang a folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, NamedTuple

import re2

from ..model.document import Span

_OPTIONS = re2.Options()
_OPTIONS.log_errors = False


FREE_WORK = 300_000_000
"""Characters that the searches of one text may look at, were each to run to its end: 300 matches in a megabyte. RE2
looks at some 300 million a second."""
REACH = 2_000
"""Characters: how far a match reaches from then on, at the least."""
MOST_GROUPS = 300
"""Groups of a pattern, at most: RE2 keeps the place of each at every step of a search."""


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
        if self._compiled.groups > MOST_GROUPS:
            raise ValueError(f"it has {self._compiled.groups} groups, more than {MOST_GROUPS}: write (?:…) for (…)")
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
        left, m = FREE_WORK, None
        for m in self._compiled.finditer(part):
            yield self._hit(m, lambda place: place + start)
            left -= len(part) - m.end()
            if left < 0:
                break
        else:
            return
        yield from self._within_reach(part, m.end() + (m.start() == m.end()), start)

    def _within_reach(self, part: str, at: int, start: int) -> Iterator[Hit]:
        """The matches from a place on, each looked for in a window of the text; offsets count from `-start`."""
        data, known = part.encode(), _Characters(part, at, start)
        at = known.byte
        while at <= len(data):
            stop = len(data) if len(data) - at <= 2 * REACH else _whole(data, at + 2 * REACH)
            limit = len(data) + 1 if stop == len(data) else _whole(data, at + REACH)
            for m in self._compiled.finditer(data, at, stop):
                if m.start() >= limit:
                    break
                yield self._hit(m, known.place)
                at = _whole(data, m.end() + (m.start() == m.end()))
            at = max(at, limit)

    def _hit(self, m: Any, place: Callable[[int], int]) -> Hit:
        spans = ((name, m.span(i)) for name, i in self._groups)
        groups = {name: (place(a), place(b)) for name, (a, b) in spans if a >= 0}
        return Hit(place(m.start()), place(m.end()), groups, self._names)

    @contextmanager
    def finding(self, finditer: Callable[[str, int, int | None], Iterator[Hit]]) -> Iterator[None]:
        """Inside the block the pattern finds what `finditer` gives: for tools that ask what a pattern is needed for."""
        vars(self)["finditer"] = lambda text, start=0, end=None: finditer(text, start, end)
        try:
            yield
        finally:
            del vars(self)["finditer"]


def _whole(data: bytes, at: int) -> int:
    """The place, or the next one at which a character begins."""
    while at < len(data) and data[at] & 0xC0 == 0x80:
        at += 1
    return at


class _Characters:
    """Places in bytes of UTF-8 → places in the text, counted from the place that was asked for last."""

    def __init__(self, text: str, at: int, start: int) -> None:
        self._data, self.byte = text.encode(), len(text[:at].encode())
        self._near = self.byte, at + start

    def place(self, byte: int) -> int:
        """The place of a character that begins at this byte."""
        before, count = self._near
        step = self._data[min(before, byte) : max(before, byte)]
        count += (1 if byte >= before else -1) * sum(b & 0xC0 != 0x80 for b in step)
        self._near = byte, count
        return count


@lru_cache(maxsize=4096)
def pattern(source: str) -> Pattern:
    """A compiled pattern, the same object for the same source."""
    return Pattern(source)

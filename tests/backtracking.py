"""How many steps Python's `re` needs at the most: a backtracking matcher that counts them, so that no clock is asked.

It walks the tree that `re` itself parses a pattern into and tries what `re` tries in the same order, without the
shortcuts by which `re` is faster. What grows in a straight line here grows so there.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Then = Callable[[int], bool]
Matcher = Callable[[int, Then], bool]
_MOST_DEEP = 60_000
_WORD = re.compile(r"\w")
_CATEGORIES = {
    op.CATEGORY_DIGIT: str.isdecimal,
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_WORD: lambda c: bool(_WORD.match(c)),
    op.CATEGORY_NOT_DIGIT: lambda c: not c.isdecimal(),
    op.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
    op.CATEGORY_NOT_WORD: lambda c: not _WORD.match(c),
}
_SINGLE = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)


class TooMuchWorkError(Exception):
    """The search takes more steps than were allowed."""


class CountingPattern:
    """A pattern of Python's `re` whose searches are counted."""

    def __init__(self, source: str, flags: int = 0) -> None:
        self.tree = parser.parse(source, flags)
        self.flags = self.tree.state.flags
        self._text, self._steps, self._allowed = "", 0, 0
        self._groups: dict[int, tuple[int, int]] = {}
        self._match = self._sequence(list(self.tree), self.flags)

    def steps(self, text: str, allowed: int, everywhere: bool = True) -> int:
        """The steps of looking for all matches in the text, or for one at its start.

        TooMuchWorkError where they are more than allowed.
        """
        self._text, self._steps, self._allowed = text, 0, allowed
        at = 0
        with _deep_recursion():
            while at <= len(text):
                self._groups.clear()
                ends: list[int] = []
                found = self._match(at, _into(ends))
                at = max(ends[0], at + 1) if found else at + 1
                if not everywhere:
                    break
        return self._steps

    def end_of_match(self, text: str) -> int | None:
        """Where a match at the text's start ends, as `re` finds it; None where there is none."""
        self._text, self._steps, self._allowed = text, 0, sys.maxsize
        self._groups.clear()
        ends: list[int] = []
        with _deep_recursion():
            return ends[0] if self._match(0, _into(ends)) else None

    def _step(self) -> None:
        self._steps += 1
        if self._steps > self._allowed:
            raise TooMuchWorkError

    def _sequence(self, nodes: list[Any], flags: int) -> Matcher:
        matchers = [self._node(node, flags) for node in nodes]
        if not matchers:
            return lambda at, then: then(at)
        match = matchers[-1]
        for earlier in reversed(matchers[:-1]):
            match = _after(earlier, match)
        return match

    def _node(self, node: Any, flags: int) -> Matcher:
        kind, value = node
        if kind in _SINGLE:
            return self._single(_accepts(kind, value, flags))
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            return self._repeat(kind, *value, flags)
        if kind is op.SUBPATTERN:
            group, add, remove, inner = value
            return self._group(group, self._sequence(list(inner), (flags | add) & ~remove))
        if kind is op.BRANCH:
            ways = [self._sequence(list(way), flags) for way in value[1]]
            return lambda at, then: any(way(at, then) for way in ways)
        if kind in (op.ASSERT, op.ASSERT_NOT):
            return self._look(value[0], list(value[1]), flags, kind is op.ASSERT)
        if kind is op.AT:
            return lambda at, then: self._is_at(value, at, flags) and then(at)
        if kind is op.ATOMIC_GROUP:
            return self._atomic(self._sequence(list(value), flags))
        if kind is op.GROUPREF:
            return lambda at, then: self._same_again(value, at, then)
        if kind is op.GROUPREF_EXISTS:
            yes, no = (self._sequence(list(way or []), flags) for way in value[1:])
            return lambda at, then: (yes if value[0] in self._groups else no)(at, then)
        raise NotImplementedError(kind)

    def _single(self, accepts: Callable[[str], bool]) -> Matcher:
        def match(at: int, then: Then) -> bool:
            self._step()
            return at < len(self._text) and accepts(self._text[at]) and then(at + 1)

        return match

    def _repeat(self, kind: Any, least: int, most: int, body: Any, flags: int) -> Matcher:
        nodes = list(body)
        if len(nodes) == 1 and nodes[0][0] in _SINGLE:
            match = self._run(_accepts(*nodes[0], flags), least, most, kind is op.MIN_REPEAT)
        else:
            match = self._rounds(self._sequence(nodes, flags), least, most, kind is op.MIN_REPEAT)
        return self._atomic(match) if kind is op.POSSESSIVE_REPEAT else match

    def _run(self, accepts: Callable[[str], bool], least: int, most: int, lazy: bool) -> Matcher:
        """A repeated single character."""

        def match(at: int, then: Then) -> bool:
            end, last = at, len(self._text) if most is op.MAXREPEAT else min(len(self._text), at + most)
            if lazy:
                while True:
                    self._step()
                    if end - at >= least and then(end):
                        return True
                    if end >= last or not accepts(self._text[end]):
                        return False
                    end += 1
            while end < last and accepts(self._text[end]):
                self._step()
                end += 1
            for stop in range(end, at + least - 1, -1):
                self._step()
                if then(stop):
                    return True
            return False

        return match

    def _rounds(self, body: Matcher, least: int, most: int, lazy: bool) -> Matcher:
        """A repeated group; a round that matches nothing is the last one."""

        def round_(done: int, at: int, then: Then) -> bool:
            self._step()

            def more() -> bool:
                if most is not op.MAXREPEAT and done >= most:
                    return False
                return body(at, lambda end: (end != at or done < least) and round_(done + 1, end, then))

            if done < least:
                return more()
            return then(at) or more() if lazy else more() or then(at)

        return lambda at, then: round_(0, at, then)

    def _group(self, group: int | None, inner: Matcher) -> Matcher:
        if group is None:
            return inner

        def match(at: int, then: Then) -> bool:
            def ended(end: int) -> bool:
                before, self._groups[group] = self._groups.get(group), (at, end)
                if then(end):
                    return True
                if before is None:
                    del self._groups[group]
                else:
                    self._groups[group] = before
                return False

            return inner(at, ended)

        return match

    def _atomic(self, inner: Matcher) -> Matcher:
        def match(at: int, then: Then) -> bool:
            ends: list[int] = []
            return inner(at, _into(ends)) and then(ends[0])

        return match

    def _look(self, way: int, nodes: list[Any], flags: int, wanted: bool) -> Matcher:
        inner = self._sequence(nodes, flags)
        back = 0 if way > 0 else parser.SubPattern(self.tree.state, nodes).getwidth()[0]

        def match(at: int, then: Then) -> bool:
            held = at >= back and inner(at - back, lambda end: back == 0 or end == at)
            return held is wanted and then(at)

        return match

    def _same_again(self, group: int, at: int, then: Then) -> bool:
        self._step()
        if group not in self._groups:
            return False
        said = self._text[slice(*self._groups[group])]
        return self._text.startswith(said, at) and then(at + len(said))

    def _is_at(self, place: Any, at: int, flags: int) -> bool:
        self._step()
        text, size = self._text, len(self._text)
        if place in (op.AT_BOUNDARY, op.AT_NON_BOUNDARY):
            edge = (at > 0 and bool(_WORD.match(text[at - 1]))) != (at < size and bool(_WORD.match(text[at])))
            return edge is (place is op.AT_BOUNDARY)
        if place in (op.AT_BEGINNING, op.AT_BEGINNING_STRING):
            by_line = place is op.AT_BEGINNING and flags & re.MULTILINE
            return at == 0 or bool(by_line and text[at - 1] == "\n")
        last = at == size or (place is op.AT_END and at == size - 1 and text[at] == "\n")
        return last or bool(place is op.AT_END and flags & re.MULTILINE and text[at : at + 1] == "\n")


def _into(ends: list[int]) -> Then:
    """What notes where a match ends, and is content with it."""

    def ended(end: int) -> bool:
        ends.append(end)
        return True

    return ended


def _after(first: Matcher, second: Matcher) -> Matcher:
    return lambda at, then: first(at, lambda end: second(end, then))


def _accepts(kind: Any, value: Any, flags: int) -> Callable[[str], bool]:
    """Whether one character is accepted, remembered for each."""

    def exactly(c: str) -> bool:
        if kind is op.ANY:
            return c != "\n" or bool(flags & re.DOTALL)
        if kind is op.IN:
            return _is_in(value, c)
        return (ord(c) == value) is (kind is op.LITERAL)

    def either(c: str) -> bool:
        cases = {c, *(other for other in (c.lower(), c.upper()) if len(other) == 1)}
        return (all if kind is op.NOT_LITERAL else any)(exactly(case) for case in cases)

    return cache(either if flags & re.IGNORECASE else exactly)


def _is_in(items: list[Any], c: str) -> bool:
    negated = items[0][0] is op.NEGATE
    for kind, value in items[1:] if negated else items:
        if kind is op.LITERAL:
            held = ord(c) == value
        elif kind is op.RANGE:
            held = value[0] <= ord(c) <= value[1]
        else:
            held = _CATEGORIES[value](c)
        if held:
            return not negated
    return negated


@contextmanager
def _deep_recursion() -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(_MOST_DEEP)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


_TRIED = [*" aA1.-()[],:;/\n\t_", *map(chr, range(33, 127)), *"éñ–—“”•…²½"]


def witness(nodes: list[Any], flags: int) -> str:
    """A text that the nodes of a pattern match, assertions left aside."""
    return "".join(_said(kind, value, flags) for kind, value in nodes)


def _said(kind: Any, value: Any, flags: int) -> str:
    if kind is op.LITERAL:
        return chr(value)
    if kind in _SINGLE:
        accepts = _accepts(kind, value, flags)
        return next((c for c in _TRIED if accepts(c)), "") or _listed(value)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return witness(list(value[2]), flags) * max(1, value[0])
    if kind is op.SUBPATTERN:
        return witness(list(value[3]), (flags | value[1]) & ~value[2])
    if kind is op.BRANCH:
        return witness(list(value[1][0]), flags)
    if kind is op.ATOMIC_GROUP:
        return witness(list(value), flags)
    return ""


def _listed(items: Any) -> str:
    """The first character that a class names."""
    first = next(((kind, value) for kind, value in items if kind in (op.LITERAL, op.RANGE)), None)
    if first is None:
        return ""
    said = chr(first[1] if first[0] is op.LITERAL else first[1][0])
    return said if unicodedata.category(said) != "Cs" else ""


def repeats(nodes: list[Any], flags: int, before: str = "") -> Iterator[tuple[str, str]]:
    """For each repetition in a pattern: what leads to it, and what it repeats."""
    for kind, value in nodes:
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            if value[1] is op.MAXREPEAT:
                yield before, witness(list(value[2]), flags)
            yield from repeats(list(value[2]), flags, before)
        elif kind is op.SUBPATTERN:
            yield from repeats(list(value[3]), (flags | value[1]) & ~value[2], before)
        elif kind is op.BRANCH:
            for way in value[1]:
                yield from repeats(list(way), flags, before)
        elif kind is op.ATOMIC_GROUP:
            yield from repeats(list(value), flags, before)
        before += _said(kind, value, flags)

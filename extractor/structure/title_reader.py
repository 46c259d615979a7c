"""The lines of a title read one by one: where the words of a heading stand in them, and what stands between."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..lexicon.headings import phrases
from ..lexicon.phrase_list import PhraseList
from ..model.document import Line, Span

_LONGEST = 100
"""Characters of a line that are compared with a heading's words."""
_WORD = re.compile(r"(?<!\w)\w")


class At(NamedTuple):
    """A place: the line by its number among those looked at, and the offset in its text."""

    line: int
    offset: int


class TitleReader:
    """Lines that are read one after the other for the parts of a title."""

    def __init__(self, lines: list[Line], recognised: set[int]) -> None:
        self.lines = lines
        self._recognised = recognised

    def find(self, at: At, key: str, until: int, anywhere: bool = True) -> tuple[At, At] | None:
        """Where the words of a heading stand first from there on: at the start of a line, or inside one."""
        words = phrases(key).words
        for i in range(at.line, min(until, len(self.lines))):
            text = self.lines[i].text
            starts = [m.start() for m in _WORD.finditer(text, at.offset if i == at.line else 0)]
            for n, start in enumerate(starts if anywhere else starts[:1]):
                hit = self._opens(i, text[start:], words, n == 0)
                if hit and hit[2][0].isupper():
                    return At(i, start + hit[0]), At(i, start + hit[1])
        return None

    def _opens(self, i: int, text: str, words: PhraseList, first: bool) -> tuple[int, int, str] | None:
        tolerant = first and self.lines[i].page in self._recognised
        hit = words.opening(text[:_LONGEST], tolerant=tolerant)
        return (hit.start, hit.end, text[hit.start : hit.end]) if hit else None

    def alone(self, key: str, first: int, until: int) -> tuple[At, At] | None:
        """The first line from `first` on that is nothing but the heading, in small letters too."""
        for i in range(first, min(until, len(self.lines))):
            text = self.lines[i].text.strip(" \t:")
            if text and (hit := phrases(key).words.whole(text)):
                at = self.lines[i].text.index(text)
                return At(i, at + hit.start), At(i, at + hit.end)
        return None

    def begins(self, i: int, *keys: str) -> bool:
        """Whether the line begins with one of the headings."""
        text = self.lines[i].text
        return any(self._opens(i, text, phrases(key).words, True) for key in keys)

    def is_recognised(self, i: int) -> bool:
        """Whether the line stands on a recognised page."""
        return self.lines[i].page in self._recognised

    def words_of(self, spans: tuple[Span, ...]) -> str:
        """What stands at several spans."""
        return " ".join(map(self.words_at, spans))

    def words_at(self, span: Span) -> str:
        """What stands at a span, which lies in one of the lines."""
        line = next(line for line in self.lines if line.start <= span[0] <= line.end)
        return line.text[span[0] - line.start : span[1] - line.start]

    def spans(self, start: At, end: At) -> tuple[Span, ...]:
        """What stands between two places, one span for each line, blanks and signs around it left out."""
        found = []
        for i in range(start.line, min(end.line, len(self.lines) - 1) + 1):
            line = self.lines[i]
            first = start.offset if i == start.line else 0
            last = end.offset if i == end.line else len(line.text)
            if words := line.text[first:last].strip(" \t:;=*").lstrip(" .,"):
                at = line.text.index(words, first)
                found.append((line.start + at, line.start + at + len(words)))
        return tuple(found)

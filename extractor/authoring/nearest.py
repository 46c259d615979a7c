"""What stands nearest to what was not found: the likest lines, and how a pattern would match after all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz import fuzz, process

from ..model.document import Document, Line
from ..text.pattern_words import in_words
from ..text.patterns import Hit, pattern
from .comparisons import bare_letters

_LIKE = 60.0
"""Likeness, 0–100, from which a line is told to be near."""
MOST_LINES = 3
"""Lines that are told, at most."""
_SHORTEST, _LONGEST = 3, 200
"""Letters of words that are compared at least, and of a line at most."""
_START = r"^(?P<flags>\(\?[a-z]+\))?(?:\^(?:\[\^[^\]]*\][*+])?|\{\{bol\}\})"


class Relaxed(NamedTuple):
    """A pattern that matches where the one that was asked for does not, and what had to be changed."""

    change: str
    source: str
    hit: Hit


def relaxed(source: str, text: str) -> Relaxed | None:
    """The pattern with the smallest change that lets it match in the text; None where none of the usual ones does."""
    for change, other in _variants(source):
        try:
            hit = pattern(other).search(text)
        except ValueError:
            continue
        if hit:
            return Relaxed(change, other, hit)
    return None


def _variants(source: str) -> Iterator[tuple[str, str]]:
    small, spaced = f"(?i){source}", _spaced(source)
    inside, on = re.sub(_START, lambda m: m["flags"] or "", source), re.sub(r"(?<!\\)\$(?=\)*$)", "", source)
    yield "whatever the capitals, with (?i) before it", small
    yield "with any blanks, [ \\t]* for each blank", spaced
    yield "inside a line, without ^ before it", inside
    yield "where the line goes on, without $ behind it", on
    yield "with (?i) before it and [ \\t]* for each blank", f"(?i){spaced}"
    yield "with (?i) before it and inside a line", f"(?i){inside}"
    yield "over the line's end, with \\s* for each blank", f"(?i){_spaced(source, chr(92) + 's*')}"


def _spaced(source: str, blank: str = r"[ \t]*") -> str:
    """The pattern with any number of blanks where it has one or more."""
    return re.sub(r"(?:\[ \\t\]|\\s| )(?:[*+?]|\{\d*,?\d*\})?", lambda m: blank, source)


def nearest_lines(document: Document, words: str) -> list[Line]:
    """The lines likest to some words however they are spaced, the likest first."""
    wanted = bare_letters(words)
    lines = [line for line in document.lines if line.text.strip()]
    texts = [bare_letters(line.text)[:_LONGEST] for line in lines]
    if len(wanted) < _SHORTEST:
        return []
    found = process.extract(wanted, texts, scorer=fuzz.partial_ratio, score_cutoff=_LIKE, limit=MOST_LINES)
    return [lines[n] for _, _, n in found if len(texts[n]) * 2 >= len(wanted)]


def nearest_to_pattern(document: Document, source: str) -> list[Line]:
    """The lines likest to what a pattern looks for."""
    return nearest_lines(document, re.sub(r"[…/]| or the like", " ", in_words(source)))

"""A file that holds nothing but lampirans, of several instruments: where those of the next instrument begin."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz import fuzz

from ..lexicon.letters import letters_and_digits
from ..model.document import Document
from .blocks import PageBlock
from .shape import shape_of

_ALIKE = 95.0
"""How alike two titles are, of 100, from which on a number that differs is a misreading of the same."""
_ON_TOP = 14
"""A head stands among so many lines at the top of a page, the title of a chart beside or above it included."""


def other_instruments(document: Document) -> list[int]:
    """Where pages begin that open with the head of a lampiran to another instrument than the lampiran before it.

    Number and title must both differ; nothing where the instrument itself stands in the file.
    """
    shape = shape_of(document)
    named = [head for head in shape.blocks("lampiran_head") if {"number", "title"} <= head.parts.keys()]
    if len(named) < 2 or shape.blocks("title"):
        return []
    return [start for above, head in pairwise(named) for start in _begins(document, above, head)]


def _begins(document: Document, above: PageBlock, head: PageBlock) -> Iterator[int]:
    """Where the page begins that a head of another instrument opens."""
    if head.page == above.page or _is_same(document, above, head):
        return
    lines = [line for line in document.lines if line.page == head.page and line.text.strip()][:_ON_TOP]
    if head.start <= lines[-1].end:
        yield lines[0].start


def _is_same(document: Document, above: PageBlock, head: PageBlock) -> bool:
    (number, title), (its_number, its_title) = (_words(document, block) for block in (above, head))
    return number == its_number or fuzz.ratio(title, its_title) >= _ALIKE


def _words(document: Document, head: PageBlock) -> tuple[str, str]:
    """The letters and figures of a head's number and title."""
    number, title = ("".join(document.text[a:b] for a, b in head.parts[name]) for name in ("number", "title"))
    return letters_and_digits(number), letters_and_digits(title)

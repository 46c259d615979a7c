"""Running text as sentences with their places, line breaks inside them made blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...fields.found import Extent
from ...structure.tables import StitchedTable

_END = re.compile(
    r"(?<=[^\W\d_]{3}[.?!])\s+(?=[A-Z(\"“])|(?<=[)%\d][.?!])\s+(?=[A-Z\"“])|(?<=[.?!:;])[ \t]*\n"
    r"|\n[ \t]*\n|\n(?=[ \t]*(?:[-•·▪–]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z])[.)]?)[ \t])"
)


class Sentence(NamedTuple):
    """A sentence that starts at `start` of the text; its characters stand where they stood."""

    text: str
    start: int


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of `text`: cut behind full stops before a capital, at empty lines and before list labels."""
    at = 0
    for end in (*(m.start() for m in _END.finditer(text)), len(text)):
        yield Sentence(text[at:end].replace("\n", " "), at)
        at = end


def without_tables(extent: Extent, tables: list[StitchedTable]) -> str:
    """The extent's characters with those of `tables` made empty lines: what they say is read from their cells."""
    text = extent.raw
    for table in tables:
        first, last = table.span[0] - extent.start, table.span[1] - extent.start
        text = text[:first] + "\n" * (last - first) + text[last:]
    return text

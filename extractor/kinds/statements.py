"""The statements of a text that is half prose and half list: cut at full stops, empty lines and list labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..fields.found import Extent
from ..model.document import Span

_END = re.compile(
    r"(?<=[^\W\d_]{3}[.;])\s+(?=[A-Z(\"“])|(?<=[)%\d][.;])\s+(?=[A-Z\"“])|\n[ \t]*\n"
    r"|\n(?=[ \t]*(?:[-•·▪–][ \t]|\(?(?:\d{1,2}|[a-zA-Z]|[IVX]{1,4})[.)][ \t]))"
    r"|(?<=:)(?<!omor:)(?<!omor :)(?<!OMOR:)(?<!OMOR :)[ \t]*\n"
)
"""A colon that ends its line ends a statement, unless a number is to follow on the next line."""


def statements(extent: Extent) -> Iterator[tuple[str, Span]]:
    """(words, place) of each statement of the extent; line breaks inside them are blanks, places stay as they are."""
    text, at = extent.raw, 0
    for end in (*(m.start() for m in _END.finditer(text)), len(text)):
        if text[at:end].strip():
            yield text[at:end].replace("\n", " "), (extent.start + at, extent.start + end)
        at = end

"""Which lines are full: broken where they are because the next word would not have fitted, so that the text runs on."""

from __future__ import annotations

from functools import cached_property

from ..layout.lines import gap_above
from ..model.document import Document, Line

_CLOSE = 1.0
"""White between two lines of one paragraph, in heights of the lower one, at most: 0.85 where they are set 1.5 apart."""
_BLANK = 0.3
"""Breadth of a blank in letter heights."""


class FullLines:
    """The right margins of one document's pages, asked about its lines."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _right(self) -> dict[int, float]:
        """Where the text of each page ends at the right; looked for when first asked."""
        margins: dict[int, float] = {}
        for line in self._document.lines:
            if line.box:
                margins[line.page] = max(margins.get(line.page, 0.0), line.box[2])
        return margins

    def runs_on(self, line: Line, below: Line) -> bool:
        """Whether the first word of the line right below would not have fitted behind this one; False without boxes."""
        if line.page != below.page or not line.box or not below.box or not below.words:
            return False
        if gap_above(below, line) > _CLOSE:
            return False
        first, blank = below.words[0].box, _BLANK * (line.box[3] - line.box[1])
        return line.box[2] + blank + first[2] - first[0] > self._right[line.page]

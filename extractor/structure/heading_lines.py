"""Which labels may head a part: none that stands in a table, and none before a line that runs on as a sentence."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice

from ..model.document import Document
from .full_lines import FullLines
from .label_sequence import ListLabel

_LONGEST = 120


class HeadingLines:
    """The lines and tables of one document, asked about its labels."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._grids = sorted(grid.span for grid in document.grids)
        self._full = FullLines(document)

    def free(self, label: ListLabel) -> bool:
        """Whether the label stands outside all tables."""
        i = bisect_right(self._grids, (label.start, len(self._document.text) + 1)) - 1
        return i < 0 or label.start >= self._grids[i][1]

    def heads(self, label: ListLabel) -> bool:
        """Whether a heading can follow the label: a short line without an end, outside all tables."""
        text = self._document.text
        end = text.find("\n", label.body)
        words = text[label.body : end if end >= 0 else len(text)].strip()
        if not words or len(words) >= _LONGEST or words[-1] in ".;,":
            return False
        return self.free(label) and not self._runs_on(label.body)

    def _runs_on(self, at: int) -> bool:
        """Whether the line at `at` is full: the first word of the next one would not have fitted behind it."""
        pair = list(islice(self._document.lines_in(at, len(self._document.text)), 2))
        return len(pair) == 2 and self._full.runs_on(*pair)

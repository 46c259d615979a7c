"""Words that close a list and belong to its paragraph: `… apabila: a. …; b. …, dengan ketentuan …`.

They begin a line of their own, not further right than the list's labels, in the middle of a sentence. On a page and in
plain text the line above has room for their first word; in other files without pages a line is a paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..model.document import Box, Document, Line
from .sections import SectionSpan

_BESIDE = 3.0
"""Points by which a line may start to the right of the labels."""
_MARKS = (",", ";", ".")
"""How the last item of such a list ends."""
_PARAGRAPHS = ("wordprocessingml", "html", "msword", "rtf", "opendocument.text")
"""Parts of media types of files whose lines are paragraphs."""
_TYPED = ("text/plain", "text/markdown")
_LONGEST = 100
"""Letters of a line; a longer one is a paragraph, and says nothing of where lines were broken."""


def closing_words(document: Document, items: Sequence[SectionSpan], end: int) -> int:
    """Where the words begin that close the list of these items; `end` where there are none."""
    if not items or not _opens_sentence(document, items[0]):
        return end
    lines = [line for line in document.lines_in(items[-1].start, end) if line.text.strip()]
    labels = _left(next(iter(document.lines_in(items[0].start, items[0].end)), None), items[0].start)
    for above, line in pairwise(lines):
        if above.end > items[-1].body and _continues(above, line) and _is_apart(document, above, line, labels):
            return line.start
    return end


def _opens_sentence(document: Document, first: SectionSpan) -> bool:
    """True where what stands before the list goes on in it."""
    return document.text[max(0, first.start - 80) : first.start].rstrip().endswith(":")


def _continues(above: Line, line: Line) -> bool:
    """True for a line that goes on with a sentence behind an item's end."""
    return above.text.rstrip().endswith(_MARKS) and line.text.lstrip()[:1].islower()


def _is_apart(document: Document, above: Line, line: Line, labels: float | None) -> bool:
    if line.box is None or above.box is None or labels is None:
        is_paragraph = any(kind in document.media_type for kind in _PARAGRAPHS)
        return is_paragraph or (document.media_type in _TYPED and _has_room_in_letters(document, above, line))
    left = _left(line, line.start)
    return left is not None and left <= labels + _BESIDE and _has_room(document, above, line)


def _has_room_in_letters(document: Document, above: Line, line: Line) -> bool:
    """The same for typed text, by its longest line."""
    longest = max(len(other.text) for other in document.lines)
    return len(above.text.rstrip()) + 1 + len(line.text.split()[0]) < min(longest, _LONGEST)


def _has_room(document: Document, above: Line, line: Line) -> bool:
    """True where the first word of the line could have stood at the end of the one above: it was not broken there."""
    if line.page != above.page or not line.words or above.box is None:
        return line.page != above.page
    right = max(box[2] for box in _boxes(document, line))
    first: Box = line.words[0].box
    return above.box[2] + (first[2] - first[0]) + 0.3 * (first[3] - first[1]) < right


def _boxes(document: Document, line: Line) -> list[Box]:
    """The boxes of the page's lines."""
    return [other.box for other in document.lines if other.page == line.page and other.box]


def _left(line: Line | None, start: int) -> float | None:
    """Where the word at `start` begins."""
    if line is None:
        return None
    word = next((w for w in line.words if w.start + len(w.text) > start), None)
    return word.box[0] if word else line.box[0] if line.box else None

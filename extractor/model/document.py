"""What every reader gives and every later step takes: one frozen `Document` of text, lines and boxes."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import ConfigDict, Field

from .findings import Finding
from .value import Offset

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in PDF points from the page's top left corner, as a person sees the page, or as it would be seen
if it had been turned until its text stands upright (`Page.turn`) and is level (`Page.skew`)."""

Span = tuple[int, int]
"""Half-open range of characters of `Document.text`."""

TextSource = Literal["digital", "ocr", "plain", "none"]


class Word(NamedTuple):
    """A run of characters without a blank; `confidence` is 0–100 from a recogniser, None from a text layer."""

    text: str
    start: int
    box: Box
    confidence: float | None = None


class Line(NamedTuple):
    """A line in reading order; `text` equals `Document.text[start:end]`. Plain text has no boxes."""

    text: str
    start: int
    page: int
    box: Box | None = None
    words: tuple[Word, ...] = ()
    indent: int = 0
    """Blanks before the words in typed text."""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


_START = attrgetter("start")


class Cell(NamedTuple):
    """A cell's words; `spans` are its places in `Document.text`, one for each page it stands on."""

    text: str
    spans: tuple[Span, ...] = ()
    box: Box | None = None
    page: int = 1


class Grid(NamedTuple):
    """Cells as drawn on one page, all rows equally long; merged cells leave empty ones beside them.

    `span` covers the grid's characters in `Document.text`; rows stand there in order, cell after cell.
    """

    page: int
    span: Span
    rows: tuple[tuple[Cell, ...], ...]
    box: Box | None = None
    ruled: bool = True


class Page(NamedTuple):
    """A page's size in points as seen, where its text came from, and the furniture kept apart from the body.

    Furniture (running heads, page numbers, catchwords, notices, watermarks) has lines with `start` -1.
    """

    number: int
    width: float = 0.0
    height: float = 0.0
    source: TextSource = "plain"
    furniture: tuple[Line, ...] = ()
    skew: float = 0.0
    """Degrees by which a crooked scan was turned clockwise about its middle until its lines were level. The boxes of
    its lines, words and cells are those of the level page, where what stands on one line can be told; `as_seen` gives
    them as seen."""
    turn: int = 0
    """Clockwise quarter turns by which the text of a page that lies sideways is rotated; its boxes are those of the
    page turned upright."""

    sheet: Page | None = None
    """The page of the file on which this one is printed beside another, `left` points from its left edge."""
    left: float = 0.0

    @property
    def in_file(self) -> int:
        """The number of the file's page on which it stands."""
        return self.sheet.number if self.sheet else self.number

    def as_seen(self, box: Box) -> Box:
        """The smallest box on the file's page as seen around a box of the upright and level page."""
        if self.sheet:
            return self.sheet.as_seen((box[0] + self.left, box[1], box[2] + self.left, box[3]))
        if self.turn:
            size = (self.height, self.width) if self.turn % 2 else (self.width, self.height)
            box = turned_boxes([box], 4 - self.turn, *size)[0]
        return rotated(box, -self.skew, self.width, self.height) if self.skew else box


@dataclass(slots=True)
class Place:
    """Where a piece of text stands, one for each line it touches, and the rule that read it.

    A plain dataclass: the engine makes thousands for a document, and pydantic would check each one.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")
    page: Annotated[int, Field(ge=1, description="The page, counted from 1.")]
    bbox: Annotated[
        Box | None,
        Field(description="x0, top, x1, bottom in PDF points from the page's top left corner; null for plain text."),
    ]
    span: Annotated[tuple[Offset, Offset], Field(description="First character and end in the document's text.")]
    text: Annotated[str, Field(description="The words that stand there.")]
    rule: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_.]*$", description="Kind and field of the rule that read it.")]

    def content(self) -> dict[str, Any]:
        """The place as it is written in a record."""
        return {"page": self.page, "bbox": self.bbox, "span": self.span, "text": self.text, "rule": self.rule}

    def written(self, quoted: Callable[[str], str]) -> str:
        """The same as JSON; `quoted` writes a text."""
        bbox = _written_box(self.bbox) if self.bbox is not None else "null"
        start, end = self.span
        return (
            f'{{"page": {self.page}, "bbox": {bbox}, "span": [{start}, {end}], '
            f'"text": {quoted(self.text)}, "rule": {quoted(self.rule)}}}'
        )


def _written_box(box: Box) -> str:
    x0, top, x1, bottom = box
    if type(x0) is type(top) is type(x1) is type(bottom) is float:
        return f"[{x0!r}, {top!r}, {x1!r}, {bottom!r}]"
    return f"[{', '.join(map(_written_number, box))}]"


def _written_number(number: float) -> str:
    return float.__repr__(number) if isinstance(number, float) else repr(number)  # numpy's own say their type


_LinePart = tuple[int, Box | None, Span, str]
"""The page in the file, the box as seen, the span and the words of a part of a line."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: `text` is its lines joined by newlines, the furniture left out."""

    text: str
    lines: tuple[Line, ...]
    pages: tuple[Page, ...]
    grids: tuple[Grid, ...] = ()
    notes: tuple[Line, ...] = ()
    """The lines of footnotes and endnotes, which stand outside the text; their `start` is -1."""
    path: str = ""
    sha256: str = "0" * 64
    """Of the file's bytes; zeros where there is no file."""
    media_type: str = "text/plain"
    meta: dict[str, str] = field(default_factory=dict)
    """What the file says of itself outside its text (an HTML page's author, title, published …)."""
    findings: tuple[Finding, ...] = ()
    part: int = 1
    parts: int = 1
    """Which of how many documents in the file this is."""
    embedded: tuple[Document, ...] = ()
    """The documents in files inside the file."""
    is_cover: bool = False
    """True where the file's own pages only say that it holds others."""
    _whole: dict[int, _LinePart | None] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Where whole lines stand, by where they start: a record names most of them more than once."""

    def lines_in(self, start: int, end: int) -> Iterator[Line]:
        """Lines that share at least one character with [start, end)."""
        i = max(0, bisect_right(self.lines, start, key=_START) - 1)
        while i < len(self.lines) and self.lines[i].start < end:
            if self.lines[i].end > start:
                yield self.lines[i]
            i += 1

    def locate(self, start: int, end: int, rule: str = "") -> list[Place]:
        """The places of [start, end): one for each line, boxes as seen, drawn tightly around the words touched."""
        parts = (
            self._whole_line(line)
            if start <= line.start and line.end <= end
            else _part(self._on(line), line, max(start, line.start), min(end, line.end))
            for line in self.lines_in(start, end)
        )
        return [Place(*part, rule) for part in parts if part]

    def _whole_line(self, line: Line) -> _LinePart | None:
        if line.start not in self._whole:
            self._whole[line.start] = _part(self._on(line), line, line.start, line.end)
        return self._whole[line.start]

    def _on(self, line: Line) -> Page:
        return self.pages[line.page - 1] if line.page <= len(self.pages) else Page(line.page)

    @property
    def file_pages(self) -> int:
        """How many pages the file has; two that are printed side by side on one are one."""
        return len({page.in_file for page in self.pages})

    def in_file(self, page: int) -> int:
        """The number of the file's page on which a page of the document stands."""
        return self.pages[page - 1].in_file if 0 < page <= len(self.pages) else page

    def page_of(self, offset: int) -> int:
        """The page on which the character at `offset` stands, counted from 1."""
        i = bisect_right(self.lines, offset, key=_START) - 1
        return self.lines[i].page if i >= 0 else 1


def _part(page: Page, line: Line, first: int, last: int) -> _LinePart | None:
    """The part of the line inside [first, last), its box to a tenth of a point; None where nothing is printed there."""
    text = line.text[first - line.start : last - line.start]
    if not text.strip():
        return None
    box = _box(page, line, first, last)
    return page.in_file, box and rounded(box), (first, last), text


def _box(page: Page, line: Line, first: int, last: int) -> Box | None:
    """The box around the words of [first, last): that of a whole line is known."""
    whole = last - first == len(line.text) and not page.skew
    touched = [w.box for w in line.words if w.start < last and w.start + len(w.text) > first] if not whole else []
    if not touched:
        return page.as_seen(line.box) if line.box else None
    moved = page.skew or page.turn or page.sheet
    return union([page.as_seen(box) for box in touched] if moved else touched)


def rotated(box: Box, degrees: float, width: float, height: float) -> Box:
    """The smallest box around one that is turned clockwise about the middle of a page so large."""
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    x, y = (box[0] + box[2] - width) / 2, (box[1] + box[3] - height) / 2
    across, down = (box[2] - box[0]) / 2, (box[3] - box[1]) / 2
    wide, tall = across * cosine + down * abs(sine), across * abs(sine) + down * cosine
    x, y = width / 2 + x * cosine - y * sine, height / 2 + x * sine + y * cosine
    return x - wide, y - tall, x + wide, y + tall


def turned_boxes(boxes: Iterable[Box], turn: int, width: float, height: float) -> list[Box]:
    """Boxes of a page so large after it was turned: text rotated by `turn` clockwise quarters stands upright."""
    if turn == 1:
        return [(top, width - x1, bottom, width - x0) for x0, top, x1, bottom in boxes]
    if turn == 2:
        return [(width - x1, height - bottom, width - x0, height - top) for x0, top, x1, bottom in boxes]
    if turn == 3:
        return [(height - bottom, x0, height - top, x1) for x0, top, x1, bottom in boxes]
    return list(boxes)


def rounded(box: Box) -> Box:
    """The box to a tenth of a point: more says nothing of print."""
    x0, top, x1, bottom = box
    return round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1)


def union(boxes: list[Box]) -> Box | None:
    """The smallest box around `boxes`; None for none."""
    if not boxes:
        return None
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return (min(x0), min(top), max(x1), max(bottom))


def join_lines(rows: list[Line]) -> tuple[str, tuple[Line, ...]]:
    """Lines laid end to end with newlines between: (text, lines with their words at the right offsets)."""
    placed, offset = [], 0
    for row in rows:
        shift = offset - row.start
        words = tuple(w._replace(start=w.start + shift) for w in row.words)
        placed.append(row._replace(start=offset, words=words))
        offset += len(row.text) + 1
    return "\n".join(row.text for row in placed), tuple(placed)

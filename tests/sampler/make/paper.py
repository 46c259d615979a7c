"""A sheet of paper: what was written where, and in which order the file shall hold it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FOLIO = (595.28, 935.43)
A4 = (595.28, 841.89)
FACES = {
    "serif": ("Times-Roman", "Times-Bold", "Times-Italic"),
    "sans": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "mono": ("Courier", "Courier-Bold", "Courier-Oblique"),
    "vera": ("Vera", "VeraBd", "VeraIt"),  # comes with reportlab; set as a part of a TrueType font, as Word does
}
Label = tuple[float, str] | tuple[float, str, int]  # place, words, and a layer of its own
Furniture = Callable[["Paper", int], None]


class Paper:
    """Pages written from top to bottom; `layer` says what the file holds earlier (negative) or later (positive)."""

    def __init__(
        self,
        size: tuple[float, float] = FOLIO,
        margins: tuple[float, float, float, float] = (79, 57, 62, 71),
        face: str = "serif",
        points: float = 11.5,
        leading: float = 1.22,
        furniture: Furniture | None = None,
        catchword: str | None = None,
    ) -> None:
        self.width, self.height = size
        self.left, right, top, self.bottom = margins
        self.right = self.width - right
        self.top = self.height - top
        self.plain, self.bold, self.italic = FACES[face]
        if face == "vera":
            for name in FACES[face]:
                registerFont(TTFont(name, f"{name}.ttf"))
        self.points, self.leading = points, leading
        self.furniture, self.catchword = furniture, catchword
        self.pages: list[list[tuple[int, Callable[[Canvas], None]]]] = []
        self.sizes: list[tuple[float, float]] = []
        self.openers: list[str] = []
        self.y = 0.0
        self.turn()

    # -- pages ---------------------------------------------------------------------------------------------------

    def turn(self, size: tuple[float, float] | None = None) -> None:
        """Begin a new page, with its running head and page number; `size` holds for all that follow."""
        if size:
            margin, head = self.width - self.right, self.height - self.top
            self.width, self.height = size
            self.right, self.top = self.width - margin, self.height - head
        self.pages.append([])
        self.sizes.append((self.width, self.height))
        self.openers.append("")
        if self.furniture:
            self.furniture(self, len(self.pages))
        self.y = self.top

    def room(self, height: float) -> None:
        """Turn the page when less than `height` points are left on it."""
        if self.y - height < self.bottom:
            self.turn()

    def gap(self, points: float = 8) -> None:
        """Leave white space, but not at the top of a page."""
        if self.y < self.top:
            self.y -= points

    def feed(self, points: float | None = None, opener: str = "") -> float:
        """Go down one line, over the page's end if need be; the baseline comes back."""
        step = (points or self.points) * self.leading
        if self.y - step < self.bottom:
            self.turn()
        if not self.openers[-1]:
            self.openers[-1] = opener
        self.y -= step
        return self.y

    # -- ink -----------------------------------------------------------------------------------------------------

    def put(self, layer: int, draw: Callable[[Canvas], None]) -> None:
        """Remember one stroke of this page."""
        self.pages[-1].append((layer, draw))

    def write(
        self, x: float, y: float, text: str, font: str = "", points: float = 0, layer: int = 0, spread: float = 0
    ) -> None:
        """Set one run of text at a baseline; `spread` widens its spaces."""
        self.put(layer, partial(_draw_text, x, y, text, font or self.plain, points or self.points, spread))

    def rule(self, x0: float, y0: float, x1: float, y1: float, weight: float = 0.6, layer: int = 0) -> None:
        """Draw one straight line."""
        self.put(layer, partial(_draw_rule, x0, y0, x1, y1, weight))

    def wide(self, text: str, font: str = "", points: float = 0) -> float:
        """The width of a run of text, in points."""
        return float(stringWidth(text, font or self.plain, points or self.points))

    def wrap(self, text: str, width: float, font: str = "", points: float = 0) -> list[str]:
        """The lines a text takes in a column."""
        lines: list[str] = []
        for paragraph in text.split("\n"):
            line = paragraph[: len(paragraph) - len(paragraph.lstrip(" "))]
            for word in self._fitting(paragraph.lstrip(" ").split(" "), width, font, points):
                longer = f"{line} {word}" if line.strip() else line + word
                if line.strip() and self.wide(longer, font, points) > width:
                    lines.append(line)
                    longer = word
                line = longer
            lines.append(line)
        return lines

    def _fitting(self, words: Sequence[str], width: float, font: str, points: float) -> Iterator[str]:
        """The words, those that are wider than the column cut into pieces."""
        for word in words:
            while self.wide(word, font, points) > width and len(word) > 1:
                cut = next(n for n in range(len(word), 0, -1) if n == 1 or self.wide(word[:n], font, points) <= width)
                yield word[:cut]
                word = word[cut:]
            yield word

    # -- running text --------------------------------------------------------------------------------------------

    def flow(
        self,
        text: str,
        x: float | None = None,
        right: float | None = None,
        *,
        labels: Sequence[Label] = (),
        font: str = "",
        points: float = 0,
        align: str = "justify",
        layer: int = 0,
        label_layer: int = 0,
        indent: float = 0,
    ) -> None:
        """Set a paragraph between `x` and `right`; labels stand before its first line."""
        x, right = self.left if x is None else x, self.right if right is None else right
        lines = self._lines(text, right - x, font, points, indent)
        for index, line in enumerate(lines):
            opener = " ".join([label[1] for label in labels if label[1] != ":"][-1:] + line.split()[:1])
            y = self.feed(points, opener if index == 0 else line.split()[0] if line.split() else "")
            if index == 0:
                for place, label, *own in labels:
                    self.write(place, y, label, font, points, own[0] if own else label_layer)
            last = index == len(lines) - 1
            start = x + (indent if index == 0 else 0)
            self._set(line, start, right, y, font, points, "left" if last and align == "justify" else align, layer)

    def _lines(self, text: str, width: float, font: str, points: float, indent: float) -> list[str]:
        if not indent:
            return self.wrap(text, width, font, points)
        head = self.wrap(text, width - indent, font, points)[0]
        rest = text[len(head) :].strip()
        return [head, *self.wrap(rest, width, font, points)] if rest else [head]

    def _set(
        self, line: str, x: float, right: float, y: float, font: str, points: float, align: str, layer: int
    ) -> None:
        slack = right - x - self.wide(line, font, points)
        if align == "justify":
            spaces = line.count(" ")
            self.write(x, y, line, font, points, layer, slack / spaces if spaces and slack > 0 else 0)
        else:
            shift = {"left": 0.0, "center": slack / 2, "right": slack}[align]
            self.write(x + shift, y, line, font, points, layer)

    def center(self, text: str, font: str = "", points: float = 0, layer: int = 0) -> None:
        """Set a line, or several, in the middle."""
        self.flow(text, font=font, points=points, align="center", layer=layer)

    def runs(self) -> Iterator[tuple[int, float, float, str, float]]:
        """Every run of text: page (from 0), place, words, size in points."""
        for number, strokes in enumerate(self.pages):
            for _, draw in strokes:
                if isinstance(draw, partial) and draw.func is _draw_text:
                    x, y, text, _, points, _ = draw.args
                    yield number, x, y, text, points

    # -- the file ------------------------------------------------------------------------------------------------

    def save(self, title: str, encrypt: str | None = None) -> bytes:
        """The file's bytes: the same for the same strokes, on any machine (so nothing is compressed)."""
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=self.sizes[0], pageCompression=0, invariant=1, encrypt=encrypt)
        canvas.setTitle(title)
        canvas.setAuthor("")
        for number, strokes in enumerate(self.pages, start=1):
            canvas.setPageSize(self.sizes[number - 1])
            for _, draw in sorted(strokes, key=lambda stroke: stroke[0]):
                draw(canvas)
            self._catch(canvas, number)
            canvas.showPage()
        canvas.save()
        return buffer.getvalue()

    def _catch(self, canvas: Canvas, number: int) -> None:
        """A catchword: the next page's first words at this page's foot."""
        if self.catchword and number < len(self.openers) and self.openers[number]:
            canvas.setFont(self.plain, self.points)
            canvas.drawRightString(self.right, self.bottom - 22, self.catchword.format(self.openers[number]))


def _draw_text(x: float, y: float, text: str, font: str, points: float, spread: float, canvas: Canvas) -> None:
    run = canvas.beginText(x, y)
    run.setFont(font, points)
    run.setWordSpace(spread)
    run.textOut(text)
    canvas.drawText(run)


def _draw_rule(x0: float, y0: float, x1: float, y1: float, weight: float, canvas: Canvas) -> None:
    canvas.setLineWidth(weight)
    canvas.line(x0, y0, x1, y1)

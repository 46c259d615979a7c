"""Blocks on paper."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial, singledispatchmethod
from itertools import groupby
from typing import Any, NamedTuple

from ..make import grid
from ..make.instrument import emblem
from ..make.paper import A4, FOLIO, Paper
from .blocks import (
    Beside,
    Block,
    Clause,
    Gap,
    Items,
    Kop,
    Lines,
    Made,
    Pairs,
    Para,
    Rule,
    Sign,
    Signs,
    Table,
    Title,
    Turn,
)
from .form import Form
from .furniture import furniture, squares, stamp
from .handwriting import FIRST, Written, is_by_hand, printed

SIZES = {"folio": FOLIO, "a4": A4, "letter": (612.0, 792.0)}
LABEL, COLON, BODY, KOP = -3, -2, 0, 5  # the order in the file when labels come first and the letterhead last
SIGNATURE = 52  # white space for a signature, in points


class Spot(NamedTuple):
    """Where a signature belongs: page (from 0), the middle of the white space from the left and from the top."""

    page: int
    x: float
    y: float


class PenPaper(Paper):
    """Paper that leaves room for figures to be written by hand, and remembers where."""

    def __init__(self, *wishes: Any) -> None:
        self.by_hand: list[Written] = []  # the first page's running head is written while the paper is made
        super().__init__(*wishes)

    def wide(self, text: str, font: str = "", points: float = 0) -> float:
        """The width of a run of text, written figures included."""
        return super().wide(printed(text), font, points)

    def write(
        self, x: float, y: float, text: str, font: str = "", points: float = 0, layer: int = 0, spread: float = 0
    ) -> None:
        """Set what is printed of a run, with a gap for each written figure."""
        for figures, group in groupby(text, is_by_hand):
            run = "".join(group)
            for number, sign in enumerate(run) if figures else ():
                place = x + number * self.wide(sign, font, points)
                self.by_hand.append(Written(len(self.pages) - 1, place, y, ord(sign) - FIRST, points or self.points))
            if not figures:
                super().write(x, y, run, font, points, layer, spread)
            x += self.wide(run, font, points) + spread * run.count(" ")


class WordPaper(PenPaper):
    """Paper on which each word is a run of its own, as some programs print."""

    def write(
        self, x: float, y: float, text: str, font: str = "", points: float = 0, layer: int = 0, spread: float = 0
    ) -> None:
        """Set the words one by one."""
        space = self.wide(" ", font, points) + spread
        for word in text.split(" "):
            if word:
                super().write(x, y, word, font, points, layer)
            x += self.wide(word, font, points) + space


class Run(NamedTuple):
    """A run of text: page (from 0), its beginning from the left and from the foot, words, size in points."""

    page: int
    x: float
    y: float
    text: str
    points: float


class Printed(NamedTuple):
    """A file, where hands and seals would have gone on it, and its words with their places."""

    content: bytes
    spots: list[Spot]
    runs: list[Run]
    by_hand: list[Written]


def pdf(made: Made, form: Form) -> Printed:
    """The document on paper."""
    setter = Setter(made, form)
    for block in made.blocks:
        setter.set(block)
    setter.shuffle()
    paper = setter.paper
    return Printed(
        paper.save(made.title or made.kind), setter.spots, [Run(*run) for run in paper.runs()], paper.by_hand
    )


class Setter:
    """Sets one block after the other on paper."""

    def __init__(self, made: Made, form: Form) -> None:
        self.form, self.made = form, made
        self.spots: list[Spot] = []
        kind = WordPaper if form.runs == "word" else PenPaper
        self.paper = kind(
            SIZES[form.size],
            form.margins,
            form.face,
            form.points,
            form.leading,
            partial(furniture, form, made),
            "{} . . ." if form.catchword and made.kind in ("decree", "regulation") else None,
        )
        self.label_layer = LABEL if form.order == "labels_first" else BODY
        self.colon_layer = COLON if form.order == "labels_first" else BODY
        self.kop_layer = KOP if form.order == "kop_last" else BODY

    def shuffle(self) -> None:
        """Put each page's strokes into an order that says nothing, where the form wants that."""
        if self.form.order != "shuffled":
            return
        dice = self.form.dice("shuffle")
        for number, strokes in enumerate(self.paper.pages):
            mixed = [(0, draw) for _, draw in strokes]
            dice.shuffle(mixed)
            self.paper.pages[number] = mixed

    @contextmanager
    def within(self, left: float, right: float) -> Iterator[None]:
        """Set what follows in a narrower column."""
        before = self.paper.left, self.paper.right
        self.paper.left, self.paper.right = left, right
        yield
        self.paper.left, self.paper.right = before

    @property
    def width(self) -> float:
        """The column's width."""
        return self.paper.right - self.paper.left

    @singledispatchmethod
    def set(self, block: Block) -> None:
        """Set a block at the cursor."""
        raise TypeError(type(block).__name__)

    @set.register
    def _(self, block: Gap) -> None:
        self.paper.gap(block.points)

    @set.register
    def _(self, block: Rule) -> None:
        self.paper.y -= 3
        self.paper.rule(self.paper.left, self.paper.y, self.paper.right, self.paper.y, 1.2)

    @set.register
    def _(self, block: Turn) -> None:
        size = SIZES[self.form.size]
        self.paper.turn((size[1], size[0]) if block.landscape else size)

    @set.register
    def _(self, block: Para) -> None:
        self.paper.flow(block.text, indent=block.indent, font=self.paper.bold if block.bold else "")

    @set.register
    def _(self, block: Lines) -> None:
        x = self.paper.left + self.width * block.at
        for line in block.lines:
            self._line(line, x, self.paper.bold if block.bold else "", 10 if block.small else 0)

    def _line(self, line: str, x: float, font: str = "", points: float = 0, layer: int = BODY) -> None:
        """A line that wraps when it must, its leading blanks kept as an indent."""
        bare = line.lstrip(" ")
        shift = self.paper.wide(" ") * (len(line) - len(bare))
        self.paper.flow(bare, x + shift, font=font, points=points, align="left", layer=layer)

    @set.register
    def _(self, block: Title) -> None:
        font = self.paper.bold if block.bold and self.form.bold else self.paper.plain
        self.paper.room(60)
        for number, line in enumerate(block.lines):
            self.paper.flow(line, font=font, align="center")
            if number == 0 and block.underlined:
                half = self.paper.wide(line, font) / 2
                middle = (self.paper.left + self.paper.right) / 2
                self.paper.rule(middle - half, self.paper.y - 2, middle + half, self.paper.y - 2, 0.8)
            self.paper.gap(2)

    @set.register
    def _(self, block: Items) -> None:
        left = self.paper.left + 24 * block.level
        for label, text in block.items:
            hang = max(17.0, self.paper.wide(label + " ")) if label else 0
            labels = [(left, label, self.label_layer)] if label else []
            align = "left" if self.width < 260 else "justify"
            self.paper.flow(text, left + hang, labels=labels, align=align)
            self.paper.gap(1.5)

    @set.register
    def _(self, block: Pairs) -> None:
        style = block.style or self.form.pairs
        if style == "boxed":
            rows = [[label, value] for label, value in block.rows]
            grid.draw(self.paper, grid.Grid([30, 70], points=self.form.points, middle=()), rows)
            return
        widest = max((self.paper.wide(label) for label, _ in block.rows), default=0)
        at = self.paper.left + block.indent
        for label, value in block.rows:
            self._pair(style, label, value, at, at + widest + 8)

    def _pair(self, style: str, label: str, value: str, x: float, colon: float) -> None:
        paper = self.paper
        if style == "over":
            paper.flow(label, x, font=paper.bold, align="left", layer=self.label_layer)
            paper.flow(value, x, align="left")
        elif style in ("glued", "tight"):
            lead = f"{label}{':' if style == 'glued' else ' :'} "
            paper.flow(f"{lead}{value}", x, align="left")
        elif style == "person":
            paper.flow(value, colon + 9, labels=[(x, label), (colon, ":")] if label else [], align="left")
        else:
            colons = [] if style == "none" or not label else [(colon, ":", self.colon_layer)]
            paper.flow(value, colon + 9, labels=[(x, label, self.label_layer), *colons], align="left")

    @set.register
    def _(self, block: Clause) -> None:
        paper, style = self.paper, self.form.clauses
        font = paper.bold if block.bold else ""
        if style == "boxed" and block.label in ("Menimbang", "Mengingat"):
            text = "\n".join(f"{label} {text}".strip() for label, text in block.items)
            grid.draw(paper, grid.Grid([18, 82], points=self.form.points, middle=()), [[block.label, text]])
            return
        if style == "above" and block.label in ("Menimbang", "Mengingat", "Memperhatikan"):
            paper.flow(f"{block.label} :", align="left")
            self.set(Items(block.items))
            return
        colon = paper.left + max(78.0, paper.wide(block.label) + 8)
        for number, (label, text) in enumerate(block.items):
            head: list[Any] = []
            if number == 0 and style == "glued":
                head = [(paper.left, f"{block.label} :", self.label_layer)]
            elif number == 0:
                head = [(paper.left, block.label, self.label_layer), (colon, ":", self.colon_layer)]
            head += [(colon + 11, label)] if label else []
            hang = max(19.0, paper.wide(label + " ")) if label else 0
            paper.flow(text, colon + 11 + hang, labels=head, font=font)
            paper.gap(2)
        paper.gap(4)

    @set.register
    def _(self, block: Beside) -> None:
        paper = self.paper
        paper.room(130)
        top, page, left, right = paper.y, len(paper.pages), paper.left, paper.right
        middle = left + (right - left) * block.split
        lows = []
        for x0, x1, blocks in ((left, middle - 12, block.left), (middle, right, block.right)):
            paper.y = top
            with self.within(x0, x1):
                for part in blocks:
                    if isinstance(part, Gap):
                        paper.y -= part.points
                    else:
                        self.set(part)
            lows.append(paper.y)
        if page != len(paper.pages):
            raise ValueError("two columns do not fit on the page")
        paper.y = min(lows)

    @set.register
    def _(self, block: Kop) -> None:
        paper, form = self.paper, self.form
        if form.stamp and self.made.kind in ("decree", "regulation"):
            stamp(paper, form.stamp)
        if (not block.address or form.kop == "arms_top") and form.kop != "plain":
            emblem(paper, (paper.left + paper.right) / 2, paper.y - 26)
            paper.y -= 68
        top = paper.y
        beside = bool(block.address) and form.kop == "arms_left"
        align = "left" if form.kop == "none_left" else "center"
        size = form.points + 2
        for line in block.lines:
            paper.flow(line, paper.left + 46 * beside, font=paper.bold, points=size, align=align, layer=self.kop_layer)
        for line in block.address:
            paper.flow(line, paper.left + 46 * beside, points=8.5, align=align, layer=self.kop_layer)
        if beside:
            emblem(paper, paper.left + 24, (top + paper.y) / 2, 20)
        self._kop_rule(block)
        paper.y -= 12

    def _kop_rule(self, block: Kop) -> None:
        paper = self.paper
        if not block.address or self.form.kop_rule == "none":
            return
        paper.y -= 5
        paper.rule(paper.left, paper.y, paper.right, paper.y, 2 if self.form.kop_rule == "double" else 1)
        if self.form.kop_rule == "double":
            paper.y -= 2.6
            paper.rule(paper.left, paper.y, paper.right, paper.y, 0.6)

    @set.register
    def _(self, block: Table) -> None:
        wish = grid.Grid(
            shares=block.shares,
            head=block.columns,
            numbers=block.numbers,
            repeat=range(1, 30) if block.repeat else (),
            points=min(10.0, self.form.points),
            cuts=False,
            middle=block.middle,
            bold_spans=True,
        )
        rows = [row[0] if len(row) == 1 else row for row in block.rows]
        grid.draw(self.paper, wish, rows)
        self.paper.gap(6)

    # -- signatures ---------------------------------------------------------------------------------------------------

    @set.register
    def _(self, block: Signs) -> None:
        paper, form = self.paper, self.form
        tallest = max(len(sign.above) + len(sign.office) + len(sign.under) + 3 for sign in block.signs)
        paper.room(tallest * form.points * form.leading + SIGNATURE + 40)
        top, left, right = paper.y, paper.left, paper.right
        count = len(block.signs)
        width = (right - left) / count if count > 1 else (right - left) * (1 - form.sign_at)
        lows = []
        for number, sign in enumerate(block.signs):
            x = left + width * number if count > 1 else right - width
            paper.y = top
            with self.within(x, x + width - 6):
                self._sign(sign)
            lows.append(paper.y)
        if block.left:
            paper.y = top - form.points * form.leading * 2
            with self.within(left, left + (right - left) * (form.sign_at - 0.04)):
                for line in block.left:
                    self._line(line, paper.left, points=form.points - 1)
            lows.append(paper.y)
        paper.y = min(lows)

    def _sign(self, sign: Sign) -> None:
        paper, form = self.paper, self.form
        for line in sign.above:
            self._signed(line)
        bold = paper.bold if form.bold else ""
        for line in [] if sign.office_below else sign.office:
            self._signed(line, bold)
        self._mark(sign)
        self._signed(sign.name, bold, underlined=form.name_underlined)
        for line in [*(sign.office if sign.office_below else []), *sign.under]:
            self._signed(line)

    def _mark(self, sign: Sign) -> None:
        paper = self.paper
        middle = paper.left + min(self.width / 2, 80)
        if sign.mark == "ttd":
            paper.gap(10)
            self._signed(self.form.dice("ttd").pick(["ttd", "ttd.", "t t d", "cap/ttd", "dto"]))
            paper.gap(10)
        elif sign.mark == "qr":
            paper.y -= 48
            self.paper.put(BODY, partial(squares, middle - 20, paper.y, self.form.dice("qr").number(1, 9999)))
            paper.y -= 4
        elif sign.mark == "note":
            paper.gap(4)
            for line in sign.note:
                self._signed(line)
            paper.gap(14)
        else:
            self.spots.append(Spot(len(paper.pages) - 1, middle, paper.height - paper.y + SIGNATURE / 2))
            paper.y -= SIGNATURE

    def _signed(self, line: str, font: str = "", underlined: bool = False) -> None:
        paper, centred = self.paper, self.form.sign_align == "center"
        paper.flow(line, font=font, align="center" if centred else "left")
        if underlined:
            wide = paper.wide(line, font)
            x = (paper.left + paper.right - wide) / 2 if centred else paper.left
            if wide < self.width:
                paper.rule(x, paper.y - 1.8, x + wide, paper.y - 1.8, 0.7)

"""What a document is made of, from top to bottom: the renderers set these blocks, each in its own way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

Pair = tuple[str, str]


@dataclass(frozen=True)
class Block:
    """One piece of a document."""


@dataclass(frozen=True)
class Kop(Block):
    """A letterhead."""

    lines: Sequence[str]
    address: Sequence[str] = ()


@dataclass(frozen=True)
class Title(Block):
    """Lines in the middle, in bold; the first may be underlined."""

    lines: Sequence[str]
    underlined: bool = False
    bold: bool = True


@dataclass(frozen=True)
class Pairs(Block):
    """Label and value, one under the other."""

    rows: Sequence[Pair]
    indent: float = 0.0
    style: str = ""  # instead of the form's


@dataclass(frozen=True)
class Clause(Block):
    """A label such as Menimbang, and its items (label, text)."""

    label: str
    items: Sequence[Pair]
    bold: bool = False


@dataclass(frozen=True)
class Para(Block):
    """A paragraph; its first line indented by so many points."""

    text: str
    indent: float = 0.0
    bold: bool = False


@dataclass(frozen=True)
class Items(Block):
    """A list (label, text), `level` steps to the right."""

    items: Sequence[Pair]
    level: int = 0


@dataclass(frozen=True)
class Lines(Block):
    """Lines set to the left, beginning at a share of the width."""

    lines: Sequence[str]
    at: float = 0.0
    bold: bool = False
    small: bool = False


@dataclass(frozen=True)
class Beside(Block):
    """Two columns, the second beginning at a share of the width."""

    left: Sequence[Block]
    right: Sequence[Block]
    split: float = 0.55


@dataclass(frozen=True)
class Sign:
    """One signature: lines above the office, the office, the name, what stands under it."""

    above: Sequence[str]
    office: Sequence[str]
    name: str
    under: Sequence[str] = ()
    mark: str = ""  # "", ttd, qr, note
    note: Sequence[str] = ()
    office_below: bool = False


@dataclass(frozen=True)
class Signs(Block):
    """One or several signatures side by side; `left` holds lines beside them, such as a certification."""

    signs: Sequence[Sign]
    left: Sequence[str] = ()


@dataclass(frozen=True)
class Table(Block):
    """A ruled table; a row of one string spans all columns."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    shares: Sequence[float]
    repeat: bool = True
    numbers: bool = False
    middle: Sequence[int] = (0,)


@dataclass(frozen=True)
class Turn(Block):
    """A new page, perhaps lying on its side."""

    landscape: bool = False


@dataclass(frozen=True)
class Gap(Block):
    """White space."""

    points: float = 10


@dataclass(frozen=True)
class Rule(Block):
    """A line across the page."""


@dataclass(frozen=True)
class Made:
    """A document before it is set: its blocks, a title for the file, and what is true of it."""

    kind: str
    blocks: Sequence[Block]
    truth: dict[str, object]
    title: str = ""
    page: dict[str, object] = field(default_factory=dict)

"""An HTML tree → blocks: block elements become lines, list items get the labels a browser shows, tables stay tables."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from ..blocks import ReflowableBlock, TableBlock, TextBlock, flatten, is_layout, tidy
from ..encoding import normalise
from .markdown import list_label, list_style

_WORD = re.compile(r"\w+")
_DROPPED = frozenset(
    _WORD.findall(
        "head script style noscript template iframe svg math object embed applet canvas audio video button select nav"
    )
)
_BLOCKS = frozenset(
    _WORD.findall(
        """
        address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form
        h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul
        """
    )
)
_MENU = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|cookies?|share|sharing|pagination)(?:$|[\s_-])", re.I
)
_LABELLED = re.compile(r"(?:\(?(?:\d{1,3}|[A-Za-z]{1,2}|[ivxIVX]{1,5})[.)]|[-•▪])\s")
_WIDEST = 60
_LONGEST_TERM = 40
"""Letters of a term that stands for a label; questions are longer."""
MARKER = "data-shown-label"
"""The attribute of an item with the label that a style sheet writes before it."""


class _Open(NamedTuple):
    """A list that is open: its style and how many items it had."""

    style: str
    counter: list[int]


class _Sink:
    """Where lines go: the page, or a table cell."""

    def __init__(self) -> None:
        self.blocks: list[ReflowableBlock] = []
        self.lists: list[_Open] = []
        self.label = ""
        self._line: list[str] = []
        self._term: int | None = None
        """Which block is the term of a list of terms that was read last."""
        self._typed: list[str] | None = None
        """What stands so far in text whose blanks and line ends are shown."""

    def start_typed(self) -> None:
        self.end_line()
        self._typed = [f"{self.label} "] if self.label else []
        self.label = ""

    def end_typed(self) -> None:
        """The lines and tables of text whose blanks and line ends are shown."""
        from .typed_text import typed_blocks

        typed, self._typed = "".join(self._typed or ()), None
        self.blocks += typed_blocks(normalise(typed))

    def write(self, text: str | None, keep_lines: bool = False) -> None:
        if text and self._typed is not None:
            self._typed.append(text)
        elif text and keep_lines:
            head, *rest = text.split("\n")
            self._line.append(head)
            for part in rest:
                self.end_line()
                self._line.append(part)
        elif text:
            self._line.append(text)

    def end_line(self) -> None:
        """The line so far becomes a block, behind the label of its list item."""
        if self._typed is not None:
            self._typed.append("\n")
            return
        text = " ".join(normalise("".join(self._line)).split())
        self._line.clear()
        if not text:
            return
        label, self.label = self.label, ""
        keeps_own = not label or (label == "-" and _LABELLED.match(text)) or text.startswith(f"{label} ")
        self.blocks.append(TextBlock(text if keeps_own else f"{label} {text}"))

    def pair(self, tag: str) -> None:
        """Behind a term (`dt`) or what is said of it (`dd`): a short term and one line on it are one line."""
        if tag == "dd" and self._term is not None and self._term == len(self.blocks) - 2:
            term, said = self.blocks[-2:]
            if isinstance(term, TextBlock) and isinstance(said, TextBlock) and len(term.text) <= _LONGEST_TERM:
                self.blocks[-2:] = map(TextBlock, flatten([[term.text, said.text]]))
        self._term = len(self.blocks) - 1 if tag == "dt" else None

    def cell_text(self) -> str:
        """The sink's lines as one cell; a table inside a cell becomes lines."""
        self.end_line()
        return "\n".join(line for block in self.blocks for line in _block_lines(block))


class _Rows:
    """A table that is open: rows of sinks, and cells that reach down into the next rows."""

    def __init__(self) -> None:
        self.rows: list[list[_Sink]] = []
        self.heads: list[bool] = []
        self._down: dict[int, int] = {}

    def start_row(self) -> None:
        self._down = {column: left - 1 for column, left in self._down.items() if left > 1}
        self.rows.append([])
        self.heads.append(True)

    def start_cell(self, across: int, down: int, head: bool) -> _Sink:
        """The sink of the next free cell; merged cells leave empty ones beside and below them."""
        if not self.rows:
            self.start_row()
        row, sink = self.rows[-1], _Sink()
        while len(row) in self._down and len(row) < _WIDEST:
            row.append(_Sink())
        self._down |= {len(row) + i: down for i in range(across) if down > 1}
        row += [sink, *(_Sink() for _ in range(across - 1))]
        self.heads[-1] = self.heads[-1] and head
        return sink

    def blocks(self) -> list[ReflowableBlock]:
        """One Table of data, or the lines of a table that only arranges text."""
        rows = [[sink.cell_text() for sink in row] for row in self.rows]
        rows = [
            [tidy(text).replace("\n", " ") for text in row] if head else row
            for head, row in zip(self.heads, rows, strict=True)
        ]
        kept = [i for i, row in enumerate(rows) if any(row)]
        cells = [rows[i] for i in kept]
        if not cells:
            return []
        arranged = is_layout(cells) or len(cells) == 1 or max(map(len, cells)) == 1
        if not arranged or (self.heads[kept[0]] and len(cells) > 1 and len(cells[0]) > 1):
            return [TableBlock(cells)]
        return [block for i in kept for block in self._row_blocks(i, rows[i])]

    def _row_blocks(self, index: int, texts: list[str]) -> list[ReflowableBlock]:
        if any(isinstance(block, TableBlock) for sink in self.rows[index] for block in sink.blocks):
            return [block for sink in self.rows[index] for block in sink.blocks]
        return [TextBlock(line) for line in flatten([texts])]


def _block_lines(block: ReflowableBlock) -> list[str]:
    if isinstance(block, TextBlock):
        return [block.text]
    return [" ".join(cell.replace("\n", " ") for cell in row if cell) for row in block.rows]


def blocks_of(root: Any) -> list[ReflowableBlock]:
    """The words of an lxml tree as blocks, in the document's order."""
    from lxml import etree

    walker, menus = _Walker(), _menus(root)
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        dropped = event in ("start", "end") and (is_dropped(element) or element in menus)
        if event == "start" and dropped:
            walk.skip_subtree()
        elif event == "start":
            walker.start(element)
        elif event == "end" and not dropped:
            walker.end(element)
        if event != "start" and element is not root:
            walker.text(element.tail)
    return walker.finish()


def is_dropped(element: Any) -> bool:
    """True for what is never a part of the document: scripts, hidden elements, navigation."""
    return element.tag in _DROPPED or element.get("role") == "navigation" or element.get("hidden") is not None


def _menus(root: Any) -> frozenset[Any]:
    """Heads, feet, asides and lists named as menus whose letters are mostly those of links."""
    from lxml import etree

    letters = linked = depth = 0
    opened: list[tuple[int, int]] = []
    found = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "end":
            depth -= element.tag == "a"
            if _may_be_menu(element):
                before, before_linked = opened.pop()
                if (linked - before_linked) * 2 > letters - before and linked > before_linked:
                    found.append(element)
        elif _may_be_menu(element):
            opened.append((letters, linked))
        depth += event == "start" and element.tag == "a"
        size = _letters(element.text if event == "start" else element.tail)
        letters, linked = letters + size, linked + (size if depth else 0)
    return frozenset(found)


def _letters(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


def _may_be_menu(element: Any) -> bool:
    if element.tag in ("footer", "header", "aside"):
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag in ("ul", "ol", "div") and bool(_MENU.search(named))


class _Walker:
    """The state of one walk: the sinks that are open (the page, then cells), and the open tables."""

    def __init__(self) -> None:
        self.sinks = [_Sink()]
        self.tables: list[_Rows] = []
        self.pre = 0

    def start(self, element: Any) -> None:
        sink, tag = self.sinks[-1], str(element.tag)
        if tag in _BLOCKS or tag == "br":
            sink.end_line()
        if tag in ("ol", "ul", "menu", "dir"):
            sink.lists.append(_open_list(element))
        elif tag == "li":
            sink.label = element.get(MARKER) or _next_label(sink.lists, element)
        elif tag == "pre":
            self._start_pre(sink)
        else:
            self._start_table_part(tag, element)
        self.text(element.text)

    def _start_table_part(self, tag: str, element: Any) -> None:
        if tag == "table":
            self.tables.append(_Rows())
        elif tag == "tr" and self.tables:
            self.tables[-1].start_row()
        elif tag in ("td", "th") and self.tables:
            across, down = _count(element, "colspan", 1), _count(element, "rowspan", 1)
            self.sinks.append(self.tables[-1].start_cell(across, down, tag == "th"))

    def end(self, element: Any) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS:
            self.sinks[-1].end_line()
        if tag in ("dt", "dd"):
            self.sinks[-1].pair(tag)
        if tag in ("ol", "ul", "menu", "dir") and self.sinks[-1].lists:
            self.sinks[-1].lists.pop()
        elif tag == "pre":
            self._end_pre()
        elif tag in ("td", "th") and self.tables:
            self.sinks.pop()
        elif tag == "table" and self.tables:
            self.sinks[-1].blocks += self.tables.pop().blocks()

    def _start_pre(self, sink: _Sink) -> None:
        self.pre += 1
        if self.pre == 1:
            sink.start_typed()

    def _end_pre(self) -> None:
        self.pre -= 1
        if not self.pre:
            self.sinks[-1].end_typed()

    def text(self, text: str | None) -> None:
        self.sinks[-1].write(text, keep_lines=self.pre > 0)

    def finish(self) -> list[ReflowableBlock]:
        self.sinks[0].end_line()
        return self.sinks[0].blocks


def _open_list(element: Any) -> _Open:
    written = " ".join(f'{name}="{element.get(name)}"' for name in ("type", "style", "start") if element.get(name))
    return _Open(list_style(element.tag, written), [_count(element, "start", 1, 9999) - 1])


def _next_label(lists: list[_Open], item: Any) -> str:
    if not lists:
        return "-"
    counted = lists[-1].counter
    counted[0] = _count(item, "value", counted[0] + 1, 9999)
    return list_label(lists[-1].style, counted[0])


def _count(element: Any, name: str, default: int, most: int = _WIDEST) -> int:
    """A number from an attribute, held between 1 and `most`: a page may say colspan=99999."""
    value = (element.get(name) or "").strip()
    return max(1, min(most, int(value))) if value.isascii() and value.isdigit() and len(value) < 9 else default


def write_labels(root: Any) -> None:
    """Each item of a numbered list gets its label as words, for a reader that forgets how lists are numbered."""
    for element in root.iter("ol"):
        opened = [_open_list(element)]
        for item in element.iterchildren("li"):
            label, first = _next_label(opened, item), item
            while not (first.text or "").strip() and len(first) and isinstance(first[0].tag, str):
                first = first[0]
            if label and not _LABELLED.match(tidy(first.text or "")):
                first.text = f"{label} {(first.text or '').lstrip()}"

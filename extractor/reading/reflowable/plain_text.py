"""Plain text and Markdown → Document: the same way for both, for converters leave Markdown in .txt files."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from ...lexicon.listed_pattern import ListedPattern
from ...lexicon.word_lists import word_lists
from ...model.document import Document
from ...model.findings import Finding
from ...text.blank_runs import shorten_gaps
from ..blocks import (
    ReflowableBlock,
    TableBlock,
    TextBlock,
    document_from_blocks,
    has_fields,
    is_layout,
    is_list_label,
    join_cells,
)
from ..encoding import decode
from .aligned_tables import AlignedTable, aligned_tables
from .markdown import (
    count_struck,
    mark_single_tildes,
    mark_struck_lines,
    plain_line,
    plain_words,
    without_hidden,
)
from .numbered_lines import without_line_numbers
from .typed_text import typed_lines

MARKDOWN = "text/markdown"
_PAGE_MARK = re.compile(r"\s*(?:<!--\s*page\s*break\s*-->|\{\d{1,5}\}-{10,})\s*", re.I)
_PAGE_NUMBER = ListedPattern(lambda: rf"(?i)\s*(?:{'|'.join(word_lists('furniture')['numbers_in_text'])})\s*")
_BARE_NUMBER = re.compile(r"\s*(?:\d{1,4}|[ivxl]{1,6})\s*")
_PARTED = re.compile(r"[\t|]")
_LEAST_LINES = 4  # a page with fewer lines has no room for furniture
_RULE_CELL = re.compile(r"\s*:?-{2,}:?\s*")
_PIPE = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.I)
_HTML_TABLE = re.compile(r"\s*(?:<(?:html|body|div|center)\b[^<>]*>\s*){0,4}<table\b", re.I)
_MARKUP = re.compile(r"<(?:ol|ul|p|br)[\s/>]", re.I)


def read_text(data: bytes, media_type: str = "text/plain") -> Document:
    """The Document of a text file; ReadError empty or unsupported."""
    text, findings = decode(data)
    text = without_line_numbers(text)
    text, hidden = without_hidden(mark_single_tildes(text) if media_type == MARKDOWN else text)
    text = mark_struck_lines(text)
    pages = [_lines_of(page) for page in _split_pages(text)]
    furniture = _furniture(pages)
    bodies = [[line for i, line in enumerate(page) if (n, i) not in furniture] for n, page in enumerate(pages)]
    kept: dict[int, list[str]] = {}
    for n, i in sorted(furniture):
        kept.setdefault(n + 1, []).append(plain_line(pages[n][i]))
    document = document_from_blocks(_blocks(bodies), kept, len(pages))
    return replace(document, media_type=media_type, findings=(*findings, *_left_out(count_struck(text), hidden)))


def _left_out(struck: int, hidden: int) -> Iterator[Finding]:
    if struck:
        yield Finding("text_struck", f"{struck} piece(s) of text are struck through and were left out")
    if hidden:
        yield Finding("text_hidden", f"{hidden} piece(s) of text that a reader does not see were left out")


def _split_pages(text: str) -> list[str]:
    """Pages as form feeds or a converter's page marks part them; a feed at the very end starts no page."""
    marked = "\n".join("\f" if _PAGE_MARK.fullmatch(line) else line for line in text.split("\n"))
    return marked.rstrip("\f\n ").split("\f")


def _lines_of(page: str) -> list[str]:
    return shorten_gaps(page.removesuffix("\n")).split("\n")


def _furniture(pages: list[list[str]]) -> set[tuple[int, int]]:
    """(page, line) of page numbers and running heads; bare numbers and repeated lines only beside a page break."""
    found = {(n, i) for n, page in enumerate(pages) for i, line in enumerate(page) if _PAGE_NUMBER.fullmatch(line)}
    if len(pages) < 2:
        return found
    tops, feet = set(), set()
    for n, page in enumerate(pages):
        filled = [i for i, line in enumerate(page) if line.strip()]
        if len(filled) >= _LEAST_LINES:
            tops |= {(n, i) for i in filled[:2]}
            feet |= {(n, i) for i in filled[-2:]}
    found |= {(n, i) for n, i in tops | feet if _BARE_NUMBER.fullmatch(pages[n][i])}
    # What runs over the pages is the letterhead or title on the first: there it belongs to the text.
    return found | _repeated(pages, feet) | {(n, i) for n, i in _repeated(pages, tops) if n > 0}


def _repeated(pages: list[list[str]], places: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """The places whose very words stand so on more than half of the pages, three at least; no table rows."""
    words = {(n, i): pages[n][i].strip() for n, i in places if not _PARTED.search(pages[n][i])}
    often = Counter(words.values())
    return {place for place, text in words.items() if often[text] >= max(3, len(pages) // 2 + 1)}


def _blocks(pages: list[list[str]]) -> Iterator[ReflowableBlock]:
    """Lines and tables in order; a line stays a line, blank ones too."""
    columns = 0  # of the table that only blank lines part from here
    above: AlignedTable | None = None
    for number, page in enumerate(pages, 1):
        for kind, run in _runs(page):
            if kind == "html":
                yield from _html_blocks(run, number)
            elif kind == "text":
                tables = list(aligned_tables(run, above))
                yield from typed_lines(run, tables, number)
                above = tables[-1] if tables and tables[-1].open else None
                columns = columns if not any(line.strip() for line in run) else 0
            else:
                rows = [cells for line in run if (cells := _cells(line, kind))]
                table = _is_table(run, rows, kind, columns)
                columns = max(map(len, rows), default=columns) if table else 0
                yield from [TableBlock(rows, number)] if table and rows else _field_lines(rows, number)


def _runs(page: list[str]) -> Iterator[tuple[str, list[str]]]:
    """(kind, lines) of what stands together: HTML tables, rows with pipes, rows with tabs, other lines."""
    lines = _mend_pipes(page)
    closings = [i for i, line in enumerate(lines) if "</table>" in line.lower()]
    at = 0
    openings = [i for i, line in enumerate(lines) if _HTML_TABLE.match(line)] if closings else []
    for opening in openings:
        later = bisect_left(closings, opening)
        if opening < at or later == len(closings):
            continue
        yield from _plain_runs(lines[at:opening])
        at = closings[later] + 1
        yield "html", lines[opening:at]
    yield from _plain_runs(lines[at:])


def _plain_runs(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    return ((kind, list(group)) for kind, group in groupby(lines, key=_kind))


def _html_blocks(lines: list[str], page: int) -> list[ReflowableBlock]:
    """A table that a converter left as HTML."""
    from lxml import html

    from .html_blocks import blocks_of

    return [block._replace(page=page) for block in blocks_of(html.document_fromstring("\n".join(lines)))]


def _mend_pipes(page: list[str]) -> list[str]:
    """Rows written without outer pipes get one, where the dashes under the first show that they are rows."""
    lines, inside = list(page), False
    for i, line in enumerate(lines):
        starts = i + 1 < len(lines) and "|" in line and "|" in lines[i + 1] and _is_separator(lines[i + 1], "pipe")
        inside = (inside or starts) and "|" in line
        if inside and not line.lstrip().startswith("|"):
            lines[i] = f"|{line}"
    return lines


def _kind(line: str) -> str:
    """pipe, tab or text: how a line parts its cells."""
    bare = line.strip()
    if bare.startswith("|") and len(bare) > 1 and _PIPE.search(bare, 1):
        return "pipe"
    return "tab" if "\t" in line and bare else "text"


def _split(line: str, kind: str) -> list[str]:
    if kind == "tab":
        return line.split("\t")
    parts = _PIPE.split(line.strip())[1:]
    return parts[:-1] if len(parts) > 1 and not parts[-1].strip() else parts


def _is_separator(line: str, kind: str) -> bool:
    cells = [
        cell for cell in _split(line if line.strip().startswith("|") or kind == "tab" else f"|{line}", kind) if cell
    ]
    return bool(cells) and all(map(_RULE_CELL.fullmatch, cells))


def _cells(line: str, kind: str) -> list[str]:
    """The words of a row's cells; none for the dashes under a head and for a row without words."""
    if _is_separator(line, kind):
        return []
    cells = [
        "\n".join(map(plain_words, _BREAK.split(cell))) if kind == "pipe" else plain_words(cell)
        for cell in _split(line, kind)
    ]
    return cells if any(cells) else []


def _is_table(run: list[str], rows: list[list[str]], kind: str, after_table: int) -> bool:
    """Data rather than words set with tabs: by dashes, by markup, by a table just before, by rows of several cells."""
    if not rows or has_fields(rows) or (is_layout(rows) and not after_table):
        return False
    if kind == "pipe" or any(_is_separator(line, kind) for line in run) or any(map(_MARKUP.search, run)):
        return True
    if after_table and any(len(row) == after_table or (row[0] and len(row) > 1) for row in rows):
        return not all(_is_item(row) for row in rows) or after_table == 2
    filled = [sum(map(bool, row)) for row in rows]
    wide = [n for row, n in zip(rows, filled, strict=True) if row[0] and n > 1 and not _is_item(row)]
    return max(filled) > 2 if len(rows) == 1 else bool(wide)


def _is_item(row: list[str]) -> bool:
    """`a.⇥bahwa …`: an item whose label is set off with a tab."""
    filled = [cell for cell in row if cell]
    return len(filled) == 2 and is_list_label(filled[0]) and len(row) == 2


def _field_lines(rows: list[list[str]], page: int) -> Iterator[ReflowableBlock]:
    """`Menimbang⇥:⇥a.⇥bahwa …` as a reader sees it: one line a row, cells' own lines under it."""
    return (TextBlock(join_cells([cell for cell in row if cell]), page) for row in rows)

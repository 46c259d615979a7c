"""The headings and labels that documents of one kind share, whatever their capitals, blanks, numbers and columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..lexicon.listed_pattern import ListedPattern
from ..lexicon.word_lists import either, word_lists
from ..model.document import Cell, Document
from ..structure.shape import shape_of
from .comparisons import bare_letters

_LETTERHEAD = ListedPattern(
    lambda: (
        rf"(?i)^\W*{either(word_lists('letterheads')['offices'])}\b"
        rf"|(?<!\w){either(word_lists('letterheads')['contacts'])}(?!\w)"
    )
)
_LABEL = re.compile(r"([^\W\d_][^:\n\t;,.(]{1,39}?)[ \t]*:(?:[ \t]*(\S.*))?$")
_LISTED = re.compile(r"(?:(?:[A-Za-z]|[IVX]{1,4}|\d{1,2})[.)] ){1,2}(?=\S)")
_MOST_WORDS, _MOST_IN_SMALL = 8, 4
_LONGEST = 80
_FEWEST, _SHORTEST = 2, 10
"""Documents, and words, that share how first lines begin, at least; and letters of those words."""
_PARTS = re.compile(r"\S+")


class DraftLine(NamedTuple):
    """A heading, in capitals or with a colon and nothing behind it; or a label with its value behind the colon."""

    text: str
    is_heading: bool
    in_capitals: bool = False
    spaced: bool = False
    """Whether blanks stand between its letters somewhere."""
    listed: bool = False
    """Whether a list's label stands before it somewhere: A. PENUTUP."""
    only_like: bool = False
    """Whether it is a short line that is a heading only where another document has it as one."""
    opens: bool = False
    """Whether more words may stand behind it."""
    any_case: bool = False
    """Whether a document has it in small letters."""
    often: bool = False
    """Whether it stands in a document more than once."""
    held_by: int = 0
    """How many of the documents have it."""

    @property
    def key(self) -> tuple[str, bool]:
        """What is the same whatever its capitals and blanks."""
        return bare_letters(self.text), self.is_heading

    @property
    def example(self) -> str:
        """A line that it begins, or is."""
        is_whole = self.in_capitals or (self.listed and self.is_heading)
        return self.text if is_whole else f"{self.text} : contoh"

    @property
    def words(self) -> str:
        """The pattern of its words, in any capitals."""
        return f"(?i:{_pattern(self.text, self.spaced)})"

    @property
    def start(self) -> str:
        """The pattern of a line that it begins, or is."""
        words = _pattern(self.text, self.spaced) if self.in_capitals and not self.any_case else self.words
        if self.opens:
            return rf"^[^\w\n]*{self.label}{self.words}\b"
        if self.in_capitals:
            return rf"^[^\w\n]*{self.label}{words}[^\w\n]*$"
        return rf"(?:^|\t|[ ]{{3,}})[^\w\n]*{self.label}{words}[ \t]*(?:[:\t]|[^\w\n]*$)"

    @property
    def label(self) -> str:
        """The pattern of a list's label before it, where one stands there somewhere."""
        return r"(?:[A-Za-z\d]{1,4}[.)][ \t]+){0,2}" if self.listed else ""


def enough(documents: Sequence[Document]) -> int:
    """How many of the documents must have what is drafted: more than half of them, and two at least where there are."""
    return len(documents) // 2 + 1


def seen_lines(documents: Sequence[Document]) -> list[DraftLine]:
    """Every line of the documents that may be a heading or a label, the forms of each as one, with its count."""
    held = [_lines(document) for document in documents]
    forms = [[lines[key] for lines in held if key in lines] for key in _in_reading_order(held)]
    return [_like(lines) for lines in forms if not all(line.only_like for line in lines)]


def _in_reading_order(held: Iterable[Iterable[tuple[str, bool]]]) -> list[tuple[str, bool]]:
    """The keys of all documents; one that the first lacks stands behind the key that stands before it elsewhere."""
    ordered: list[tuple[str, bool]] = []
    for keys in held:
        known, at = set(ordered), 0
        for key in keys:
            if key in known:
                at = ordered.index(key) + 1
            else:
                ordered.insert(at, key)
                at += 1
    return ordered


def shared_lines(documents: Sequence[Document], kind: str = "") -> list[DraftLine]:
    """The lines that most documents have, in reading order; a line that opens with the kind's name is one."""
    if not documents:
        return []
    shared = [line for line in seen_lines(documents) if line.held_by >= enough(documents)]
    name = _name_line(kind, documents)
    has_title = any(line.is_heading and line.key[0].startswith(name.key[0]) for line in shared)
    if kind and not has_title and all(_opens_with(document, name.text) for document in documents):
        return [name, *shared]
    if any(line.is_heading and line.in_capitals and line.held_by == len(documents) for line in shared):
        return shared
    opening = _common_opening(documents)
    return [opening, *(line for line in shared if line.key != opening.key)] if opening else shared


def _name_line(kind: str, documents: Sequence[Document]) -> DraftLine:
    """A line that opens with the kind's name, letter-spaced where a document has it so."""
    text = kind.replace("_", " ").upper()
    spaced = any(_closed_up(_plain(line.text)) == (text, True) for document in documents for line in document.lines)
    return DraftLine(text, True, True, spaced, any_case=True, opens=True, held_by=len(documents))


def _common_opening(documents: Sequence[Document]) -> DraftLine | None:
    """The words with which the first lines of all documents begin, behind a list's label: Syarat Pembuatan Surat …"""
    firsts = [_plain(next((line.text for line in d.lines if line.text.strip()), "")) for d in documents]
    labels = [_LISTED.match(first) for first in firsts]
    rows = [first[label.end() if label else 0 :].split() for first, label in zip(firsts, labels, strict=True)]
    words: list[str] = []
    for column in zip(*rows, strict=False):
        if len(set(map(bare_letters, column))) != 1 or not column[0].isalpha():
            break
        words.append(column[0])
    text = " ".join(words)
    if len(documents) < _FEWEST or len(words) < _FEWEST or len(bare_letters(text)) < _SHORTEST:
        return None
    if _LETTERHEAD.search(text):
        return None
    return DraftLine(text, True, True, listed=any(labels), any_case=True, opens=True, held_by=len(documents))


def _opens_with(document: Document, name: str) -> bool:
    """Whether a line of the document opens with the name of its kind, in capitals."""
    wanted = bare_letters(name)
    return any(bare_letters(line.text).startswith(wanted) and line.text[:1].isupper() for line in document.lines)


def _like(lines: Sequence[DraftLine]) -> DraftLine:
    """One line for its forms in the documents."""
    sure = [line for line in lines if not line.only_like]
    first = next((line for line in sure if line.in_capitals), sure[0])
    spaced, listed = any(line.spaced for line in lines), any(line.listed for line in lines)
    small = first.any_case or any(not line.in_capitals for line in lines)
    often = any(line.often for line in lines)
    return first._replace(spaced=spaced, listed=listed, any_case=small, often=often, held_by=len(lines))


def _lines(document: Document) -> dict[tuple[str, bool], DraftLine]:
    """The headings and labels of a document by their keys, in whatever column they stand."""
    found: dict[tuple[str, bool], DraftLine] = {}
    offices = [span for block in shape_of(document).blocks("letterhead") for span in block.parts["offices"]]
    cells = {span for g in document.grids for row in g.rows if len(row) > 1 for cell in row for span in cell.spans}
    for whole in (line for line in document.lines if not any(a <= line.start < b for a, b in offices)):
        parts = [_plain(whole.text), *map(_plain, re.split(r"\t|[ ]{4,}", whole.text))]
        in_table = any(start < whole.end and whole.start < end for start, end in cells)
        for line in filter(None, map(_line, dict.fromkeys(parts))):
            if not (in_table and _is_small(line)):
                found[line.key] = line._replace(often=line.key in found)
    rows = (row for grid in document.grids for row in grid.rows)
    pieces = (p for p in shape_of(document).pieces if not any(a <= p.start < b for a, b in offices))
    for row, in_table in (*((row, False) for row in _labelled(rows)), *((p.text, p.in_cell) for p in pieces)):
        other = _line(_plain(row))
        if other and other.key not in found and not (in_table and _is_small(other)):
            found[other.key] = other
    return found


def _is_small(line: DraftLine) -> bool:
    """Whether it is a heading in small letters: in a table such lines are cells."""
    return line.is_heading and not line.in_capitals


def _labelled(rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Rows of tables that hold a label and its value, perhaps behind a number, as lines."""
    for row in rows:
        cells = [cell.text.strip(" :\n") for cell in row if any(map(str.isalpha, cell.text))]
        last = row[-1].text.strip(" :\n") if row else ""
        cells += [last] if len(cells) == 1 and last not in ("", *cells) else []
        if len(cells) != 2:
            continue
        labels, values = (cell.split("\n") for cell in cells)
        parted = len(labels) == len(values) > 1
        yield from (" : ".join(pair) for pair in (zip(labels, values, strict=True) if parted else [_rows(cells)]))


def _rows(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(" ".join(cell.split()) for cell in cells)


def _plain(row: str) -> str:
    return " ".join(row.strip(" \t*_#|").split())


def _line(row: str) -> DraftLine | None:
    listed = _LISTED.match(row)
    plain, spaced = _closed_up(row[listed.end() :] if listed else row)
    words = plain.split()
    if not 0 < len(words) <= _MOST_WORDS or len(row) > _LONGEST or not row.isprintable():
        return None
    if any(c.isdigit() for c in plain.partition(":")[0]) or _LETTERHEAD.search(plain.partition(":")[0]):
        return None
    bare = plain.rstrip(": ")
    if bare.isupper() and sum(c.isalpha() for c in bare) >= 4 and ":" not in bare and bare[-1] != ",":
        return DraftLine(bare, True, True, spaced, bool(listed))
    if label := _LABEL.fullmatch(plain):
        return DraftLine(label[1].strip(), not label[2], False, spaced, bool(listed))
    is_short = len(words) <= _MOST_IN_SMALL and bare[:1].isupper() and bare[-1:].isalpha()
    is_heading = is_short and ":" not in bare
    return DraftLine(bare, True, listed=bool(listed), only_like=not listed) if is_heading else None


def _closed_up(row: str) -> tuple[str, bool]:
    """The row with words in spaced letters closed up, and whether there were such."""
    parts = row.rstrip(": ").split(" ")
    if len(parts) < 4 or not all(len(part) == 1 and part.isalpha() for part in parts):
        return row, False
    return "".join(parts), True


def _pattern(text: str, spaced: bool) -> str:
    """A pattern for the words however far apart; an apostrophe has many shapes."""
    between = " ?" if spaced else ""
    words = (between.join(map(_sign, word)) for word in _PARTS.findall(text))
    return re.sub(r"(?:\[ \\t\][+*])+", _blanks, r"[ \t]+".join(words))


def _sign(sign: str) -> str:
    """The pattern of a sign; blanks may stand around one that is no letter."""
    return sign if sign.isalnum() else "." if sign == "'" else rf"[ \t]*{re.escape(sign)}[ \t]*"


def _blanks(found: re.Match[str]) -> str:
    """One pattern for several blanks in a row: none need stand where one of them says so."""
    return r"[ \t]*" if "*" in found[0] else r"[ \t]+"

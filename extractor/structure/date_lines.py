"""Date lines: a place and a date, or a date alone, and nothing else on the line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lexicon.folders import once_per_lexicon
from ..lexicon.months import month_numbers
from ..lexicon.tables import either
from .blocks import Block, Spans
from .pairs import Pair
from .pieces import Piece


@once_per_lexicon
def _date() -> str:
    months = either(month_numbers())
    blank = r"[\d.…_\s]{0,30}"
    numeric = r"\d{1,2}\s?[-–./]\s?\d{1,2}\s?[-–./]\s?(?:19|20)\d\d"
    return rf"(?:{numeric}|{blank}\s*[-–]?\s*{months}[\s,.]*(?:19|20)\d\d)(?:\s*[HM]\b\.?)?"


@once_per_lexicon
def _dated() -> re.Pattern[str]:
    """A line that is nothing but place and date."""
    place = r"(?P<place>[^\W\d][^\W\d,]*(?:[ .'-]{1,3}[^\W\d,]+){0,4}?)"
    return re.compile(rf"(?i)\W{{0,3}}{place}\s*[,.]\s*(?:tanggal\s*|tgl\.?\s*)?(?P<date>{_date()})\W*$")


@once_per_lexicon
def _bare_date() -> re.Pattern[str]:
    return re.compile(rf"(?i)\W{{0,3}}(?:tanggal\s*[:,]?\s*|tgl\.?\s*)?(?P<date>{_date()})\W*$")


def date_lines(pieces: list[Piece], pairs: tuple[Pair, ...]) -> Iterator[Block]:
    """Lines that are nothing but a date, with a place or without one; no value of a pair is one."""
    taken = {span[0] for pair in pairs for span in pair.value}
    joined: set[int] = set()
    for group in _with_gaps(pieces):
        if group[0].start in joined:
            continue
        text, starts = _joined(group)
        if found := _dated().match(text):
            parts = {name: _spans(group, starts, *found.span(name)) for name in ("place", "date")}
        elif (found := _bare_date().match(text)) and not any(map(taken.__contains__, range(*group[0].span))):
            parts = {"date": _spans(group, starts, *found.span("date"))}
        else:
            continue
        joined |= {piece.start for piece in group[1:]}
        yield Block("date_line", group[0].page, group[0].start, parts)


def _with_gaps(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Each piece, and one that ends with a comma with the next on its line: the day is to be written into the gap."""
    for piece in pieces:
        open_end = piece.text[-1:] in tuple(",.…_")
        behind = [p for p in pieces if p.beside(piece) and p.left >= piece.right - 1] if open_end else []
        yield [piece, min(behind, key=lambda p: p.left)] if behind else [piece]


def _joined(group: list[Piece]) -> tuple[str, list[int]]:
    """The pieces' words with a blank between, and where each piece begins in them."""
    text, starts = "", []
    for piece in group:
        text += " " if text else ""
        starts.append(len(text))
        text += piece.text
    return text, starts


def _spans(group: list[Piece], starts: list[int], first: int, last: int) -> Spans:
    """Where [first, last) of the joined words stands in the document."""
    found = []
    for piece, offset in zip(group, starts, strict=True):
        a, b = max(first, offset), min(last, offset + len(piece.text))
        if a < b:
            found.append((piece.start + a - offset, piece.start + b - offset))
    return tuple(found)

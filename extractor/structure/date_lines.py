"""Date lines: a place and a date, or a date alone, and nothing else on the line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lexicon.folders import once_per_lexicon
from ..lexicon.headings import phrases
from ..lexicon.legal_names import is_region
from ..lexicon.months import month_numbers, weekday_numbers
from ..lexicon.phrase_list import phrase_list
from ..lexicon.word_lists import either
from ..values.dates.parse import parse_date
from ..values.number_words import number_pattern
from ..values.placeholders import is_placeholder, without_template_marks
from .address_words import opening_of
from .blocks import PageBlock, Spans
from .labels_of_pairs import has_label, label_at
from .pairs import Pair
from .pieces import Piece, pieces_near

_CLOSE, _PROSE = 0.9, 45
"""Letter heights below a line, and the characters of it, from which what stands there goes on with its sentence."""


@once_per_lexicon
def _date() -> str:
    months = either(month_numbers())
    blank = r"[\d.…_\s]{0,30}"
    numeric = r"\d{1,2}\s?[-–./]\s?\d{1,2}\s?[-–./]\s?(?:19|20)\d\d"
    return rf"(?:{numeric}|{blank}\s*+[-–]?\s*+{months}[\s,.]*(?:19|20)\d\d)(?:\s*[HM]\b\.?)?"


@once_per_lexicon
def _dated() -> re.Pattern[str]:
    """A line that is nothing but place and date."""
    place = r"(?P<place>[^\W\d][^\W\d,]*(?:[ .'-]{1,3}[^\W\d,]+){0,4}?)"
    return re.compile(rf"(?i)\W{{0,3}}{place}\s*+[,.]\s*+(?:tanggal\s*+|tgl\.?\s*+)?(?P<date>{_date()})\W*$")


@once_per_lexicon
def _bare_date() -> re.Pattern[str]:
    """A line that is nothing but a date; a dash before the month's name is of a span: - Mei 2026)."""
    return re.compile(rf"(?i)(?!\W*[-–]\s*[^\W\d])\W{{0,3}}(?:tanggal\s*+[:,]?\s*+|tgl\.?\s*+)?(?P<date>{_date()})\W*$")


_MISREAD = re.compile(
    r"\W{0,3}(?P<place>[A-Z][^\W\d,]*(?:[ .'-]{1,3}[^\W\d,]+){0,2}?)\s*+,\s*+"
    r"(?P<date>\d{1,2}\s?[^\W\d_]{3,10}\s?(?:19|20)\d\d)\W*$"
)
"""Place, comma, day, a word and a year, and nothing else: the word may be a month that a recogniser misread."""


_NO_COMMA = re.compile(
    r"\W{0,3}(?P<place>[A-Z][^\W\d,]*(?:[ .'-]{1,3}[^\W\d,]+){0,2}?)[a-z]\s+"
    r"(?P<date>\d{1,2}\s?[^\W\d_]{3,10}\s?(?:19|20)\d\d)\W*$"
)
"""… where the comma behind the place, a region's name, was read as a letter of it."""


_NUMBER_FIRST = re.compile(r"(?i)\W*(?:nomor|no)\b[ .]*:[^\n,]{0,80}?/(?:19|20)\d\d\s+(?=[^\W\d][^\n]{4,60}\d{4}\W*$)")
"""A letter's number that ends with a year, before a place and a date on one line with it."""
_YEAR_ALONE = re.compile(r"\W*(?:19|20)\d\d\W*")


@once_per_lexicon
def _yearless() -> re.Pattern[str]:
    """A place and a date that lacks its year."""
    return re.compile(rf"(?i)^[^\W\d][^\n,]{{1,40}},\s*\d{{1,2}}\s+{either(month_numbers())}\W*$")


def _misread(text: str, group: list[Piece]) -> re.Match[str] | None:
    if not all(piece.is_recognised for piece in group):
        return None
    found = _MISREAD.match(text)
    if found is None and (glued := _NO_COMMA.match(text)):
        found = glued if is_region(glued["place"]) else None
    return found if found and parse_date(found["date"]) else None


_OPEN = re.compile(r"[.…_‥]{2,}|…|(?<![^\W\d_])[^\W\d_]+_\w+|\([^()\n]{0,30}\)")
"""What may be left open in a form: dots, a name of the value, words in brackets."""


_PLACE_ALONE = re.compile(r"(?P<place>[^\W\d_]+(?:[ -][^\W\d_]+){0,2}) ?,(?P<date>)\s*$")
_BLANK_DATE = re.compile(
    r"\W{0,3}(?:(?P<place>[^\W\d_][^\W\d_]*(?:[ .'-]{1,3}[^\W\d_]+){0,3}) *,)?[ ,.]*(?P<date>(?:19|20)\d\d)?[ ,.]*$"
)


def _blank(text: str) -> re.Match[str] | None:
    """A date line of which day and month are left open; one without a place has a year."""
    if len(text) > _LONGEST or (emptied := _OPEN.sub(_emptied, without_template_marks(text))) == text:
        return None
    found = _BLANK_DATE.match(emptied)
    if found is None or not (found["place"] or found["date"]):
        return None
    return None if phrases("pejabat").words.opening(found["place"] or "") else found


def _emptied(gap: re.Match[str]) -> str:
    """Blanks in the gap's place; brackets that hold more than the word for a value, as an abbreviation, are no gap."""
    return gap[0] if gap[0].startswith("(") and not is_placeholder(gap[0]) else " " * len(gap[0])


def _before_office(piece: Piece, pieces: list[Piece]) -> re.Match[str] | None:
    """A place with a comma and nothing behind it, above the office of who signs or the institution that it is of."""
    found = _PLACE_ALONE.match(piece.text)
    if found is None or opening_of(piece.text, piece.is_recognised):
        return None
    if any(others.opening(piece.text) for others in (phrases("pejabat").words, phrase_list("signing"))):
        return None
    below, office = piece, False
    for _ in range(_OFFICE_LINES):
        if office or (under := _right_below(below, pieces)) is None:
            break
        below, office = under, phrases("pejabat").words.opening(under.text) is not None
    return found if office else None


def _right_below(piece: Piece, pieces: list[Piece]) -> Piece | None:
    """The next line under the piece that stands close."""
    around = pieces_near(pieces, piece.top, piece.bottom + _NEAR * piece.tall)
    below = min((p for p in around if p.top > piece.top and _overlap(p, piece)), key=lambda p: p.top, default=None)
    return below if below and below.top - piece.bottom < _NEAR * piece.tall else None


def date_lines(pieces: list[Piece], pairs: tuple[Pair, ...], recognised: bool = False) -> list[PageBlock]:
    """Lines that are nothing but a date, with a place or without one, and closings; no value of a pair is one."""
    closings = list(_closings(pieces, recognised))
    taken = {span[0] for pair in pairs for span in pair.value}
    taken |= {span[0] for block in closings for part in block.parts.values() for span in part}
    return sorted([*closings, *_lines(pieces, taken)], key=lambda block: block.start)


# -- Ditetapkan di …, pada tanggal … ----------------------------------------------------------------------------------

_AT = re.compile(r"[\s:;.]*(?:d\s?i(?:\b|(?=[A-Z])))")
_AFTER_NOISE = re.compile(r"\W*(?:\S{1,2}\s+)?(?=[A-Z][a-z]{2})")
"""What a recogniser made of the little word before a place."""
_NEAR = 2.5
"""Letter heights between the line of the place and that of the date, at most."""
_OFFICE_LINES = 2
"""Lines below a place in which the office of who signs begins."""
_SHORTEST = 3
"""Characters of a place, at least: less is the mark of a list."""
_LONGEST = 60
_MAY_BE_DATED = re.compile(r"(?:19|20)\d\d|[.‥]{2}|[…_({\[<«]|\+\+\+|,\s*$")
"""A year, something left open, a mark of a template, a comma before nothing: most lines have none of these."""
_LONGEST_DATED = 200
"""Characters of a line that holds a place and a date and nothing else, at most: those of a form have long gaps."""
_CENTURY = re.compile(r"(?:19|20)\d\d")
_FIGURE = re.compile(r"\d")
_OPEN_ENDS = (",", ".", "…", "_")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)|(?i:ribu\s)")
_GOES_ON = re.compile(r"(?i)\W*(?:\d|[a-z]{3,})")


def _closings(pieces: list[Piece], recognised: bool) -> Iterator[PageBlock]:
    """The place behind "Ditetapkan di", and the date in the lines below it."""
    phrases = phrase_list("closings")
    for i, piece in enumerate(pieces):
        hit = phrases.opening(piece.text, tolerant=recognised) if len(piece.text) <= _LONGEST else None
        if hit is None or hit.key != "decided":
            continue
        rest = piece.tail(piece.start + hit.end)
        if (skip := _before_place(piece.text[: hit.end], rest.text, recognised)) is None:
            continue
        place = rest.tail(rest.start + skip)
        if not place.text.strip(" :;.,"):
            place = next(_right_of(piece, pieces[i + 1 :]), place)
        parts: dict[str, Spans] = {"place": (place.span,)} if place.text.strip() else {}
        if day := _date_words(piece, pieces[i + 1 :], recognised):
            parts["date"] = day
        if parts:
            yield PageBlock("date_line", piece.page, piece.start, parts)


def _before_place(words: str, rest: str, recognised: bool) -> int | None:
    """How much of the rest stands before the place; None where no "di" does, however it was read, and no region."""
    if at := _AT.match(rest):
        return at.end()
    if is_region(rest.strip(" :.,")):
        return 0
    if re.search(r"(?i)d\s?i$", words):
        return 0
    noise = _AFTER_NOISE.match(rest) if recognised else None
    return noise.end() if noise else None


def _date_words(above: Piece, below: list[Piece], recognised: bool) -> Spans:
    """The words of the date under the line of the place, those on the next line too where they go on there."""
    for i, piece in enumerate(below):
        if piece.top - above.bottom > _NEAR * above.tall:
            break
        hit = phrase_list("closings").opening(piece.text[:_LONGEST], tolerant=recognised)
        if hit is None or hit.key != "day" or piece.beside(above) or not _overlap(above, piece):
            continue
        glued = _FIGURE.search(piece.text[: hit.end])  # tanggal24
        rest = piece.tail(piece.start + (glued.start() if glued else hit.end))
        lines = [rest] if rest.text.strip(" :;,.") else []
        lines += [*_right_of(piece, below[i + 1 :])][:1]
        under = [p for p in below[i + 1 :] if 0 <= p.top - piece.bottom + 2 < piece.tall and _overlap(piece, p)][:1]
        if under and _is_more(under[0].text, " ".join(line.text for line in lines)):
            lines += under
        return tuple(line.span for line in lines)
    return ()


def _right_of(piece: Piece, others: list[Piece]) -> Iterator[Piece]:
    """What stands behind a gap on the piece's line."""
    return (p for p in others if p.beside(piece) and 0 < p.left - piece.right < _NEAR * 4 * p.tall)


def _is_more(text: str, before: str) -> bool:
    """Whether the line goes on with the date: it has the year that is missing, or the day in the other calendar."""
    if not _YEAR.search(before):
        return _GOES_ON.match(text) is not None
    if re.match(rf"(?i)\W*{number_pattern()}\b", text):
        return True
    return re.match(r"\W*\d{1,2}\s.*(?:19|20|14)\d\d\s*[HM]?\W*$", text) is not None


def _overlap(a: Piece, b: Piece) -> bool:
    return a.left < b.right and b.left < a.right


# -- Manna, 5 Mei 2020 ------------------------------------------------------------------------------------------------


def _lines(pieces: list[Piece], taken: set[int]) -> Iterator[PageBlock]:
    joined: set[int] = set()
    for group in _with_gaps(pieces):
        if group[0].start in joined:
            continue
        if len(group) == 1 and not _MAY_BE_DATED.search(group[0].text):
            continue
        text, starts = _joined(group)
        if blank := _blank(text) or _before_office(group[0], pieces):
            parts = {name: _spans(group, starts, *blank.span(name)) for name in ("place", "date") if blank[name]}
            yield PageBlock("date_line", group[0].page, group[0].start, parts)
        if blank or len(text) > _LONGEST_DATED or not _CENTURY.search(text):
            continue
        found = _dated().match(text) or _misread(text, group)
        if found and (len(found["place"]) < _SHORTEST or phrase_list("signing").whole(found["place"])):
            continue  # b. 5 Mei 2031; Mengesahkan, 5 Mei 2031
        if found and found["place"].casefold() in weekday_numbers():
            if _announces(group[0], pieces):
                continue
            parts = {"date": _spans(group, starts, *found.span("date"))}
        elif found:
            parts = {name: _spans(group, starts, *found.span(name)) for name in ("place", "date")}
        elif (found := _bare_date().match(text)) and not _is_taken(group[0], taken, pieces):
            parts = {"date": _spans(group, starts, *found.span("date"))}
        else:
            continue
        joined |= {piece.start for piece in group[1:]}
        yield PageBlock("date_line", group[0].page, group[0].start, parts)


def _is_taken(piece: Piece, taken: set[int], pieces: list[Piece]) -> bool:
    """Whether a date alone on its line belongs to a label or to the sentence above it."""
    if any(map(taken.__contains__, range(*piece.span))):
        return True
    level = pieces_near(pieces, piece.top, piece.bottom) if piece.in_cell else ()
    if any(p.in_cell and p.left < piece.left and p.beside(piece) for p in level):
        return True  # what the cell before it names: Tanggal berangkat | 5 Mei 2031
    reach = _CLOSE * piece.tall
    around = pieces_near(pieces, piece.top - reach, piece.top)
    above = [p for p in around if p.top < piece.top < p.bottom + reach and _overlap(p, piece)]
    return any(_is_open(p.text) and not has_label(p.text) for p in above)


def _announces(piece: Piece, pieces: list[Piece]) -> bool:
    """Whether the line above says that a day follows: … pada hari/tanggal :"""
    around = pieces_near(pieces, piece.top - _NEAR * piece.tall, piece.top)
    above = [p for p in around if p.top < piece.top and _overlap(p, piece)]
    return bool(above) and max(above, key=lambda p: p.top).text.rstrip().endswith(":")


def _is_open(text: str) -> bool:
    """Whether the line is part of a sentence that goes on below it."""
    return len(text) > _PROSE and any(map(str.islower, text)) and text[-1] not in ".;:"


def _with_gaps(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Each piece; one that ends with a comma with the next on its line, for the day is to be written into the gap; one
    that ends with a month with the year right below it. What stands behind a letter's number, too."""
    for piece in pieces:
        if "/" in piece.text and (number := _NUMBER_FIRST.match(piece.text)):
            yield [piece.tail(piece.start + number.end())]
        yearless = "," in piece.text and _yearless().search(piece.text[-_LONGEST:])
        year = _right_below(piece, pieces) if yearless else None
        if year and _YEAR_ALONE.fullmatch(year.text):
            yield [piece, year]
            continue
        level = pieces_near(pieces, piece.top, piece.bottom) if piece.text.endswith(_OPEN_ENDS) else ()
        behind = [p for p in level if p.box[0] >= piece.right - 1 and p.beside(piece)]
        is_open = bool(behind) and label_at(piece.text) is None  # No. is no place
        yield [piece, min(behind, key=lambda p: p.left)] if is_open else [piece]


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

"""Scanned pages → Sheets: turned upright, rulings found and wiped, words recognised side by side and kept."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import Any, NamedTuple

from ...errors import ReadError
from ...layout.page_tables import page_lattices
from ...layout.page_words import Sheet, Token, stands_in
from ...model.document import Box, TextSource
from ...processors import cores
from . import cache
from .colons import with_repaired_colons
from .dust import without_dust
from .first_numbers import with_repaired_first_numbers
from .handwritten_numbers import with_handwritten_numbers
from .light_marks import without_light_marks
from .lost_blanks import with_parted_capitals
from .mail_addresses import with_joined_addresses
from .number_slots import with_number_slots
from .page_image import (
    PAGE_DPI,
    Scan,
    has_dark_fields,
    scale_of,
    shrunk,
    straightened,
    turned_scan,
    unread,
    upright_scan,
    with_readable_paper,
)
from .page_picture import brightest, is_negative, picture
from .recipe import recipe
from .roman_ones import with_counted_ones, with_names_in_i, with_roman_ones
from .ruling_lines import rulings
from .second_look import second_look
from .signature_zone import ZONE_DPI, reread_zone
from .signed_places import dark_picture, stroke_zones
from .tesseract import program, recognised_words
from .zones import signature_zones

_COLUMN, _BLOCK = 4, 6
"""Tesseract's page segmentation. One column of varying text keeps 189 of 212 list labels and digits of the sample
pages, the default (3) 126, sparse text (11) 95; one block (6) keeps 192 but makes four times as many words of dust."""
_LABEL = re.compile(r"\(?(?:\d{1,4}|[A-Za-z]|[IVX]{1,5})[.)]{0,2}")
_CONFIDENT = 60.0
_THINNEST = 4
"""Points of a picture across, at least, for its paper to be looked at."""
_A4_SHORT, _A2_SHORT = 595.0, 1200.0
"""Points of the short sides."""
_DOUBTFUL = 0.35
"""Share of words with high confidence: real scans have 0.46 and more, pages read upside down 0.16."""


class Reading(NamedTuple):
    """A page as recognised; boxes in points of the page turned clockwise by `turn` degrees until it stands upright."""

    tokens: list[Token]
    edges: list[Box]
    turn: int = 0
    skew: float = 0.0

    @property
    def confident(self) -> float:
        """Share of words that Tesseract reads with high confidence; 1 where there are none."""
        return sum(map(_is_confident, self.tokens)) / len(self.tokens) if self.tokens else 1.0


class SeenPage(NamedTuple):
    """A page's reading, and the places of lines on it that could not be read."""

    reading: Reading
    unread: list[Box]


def recognise(pdf: Any, numbers: Iterable[int], *, processes: int | None = None) -> Iterator[Sheet]:
    """The given pages (from 1) of an open PDFium document, in that order, without those that Tesseract fails on;
    OcrMissing."""
    program()
    lanes = processes or cores()
    waiting: deque[tuple[int, tuple[float, float], Future[SeenPage]]] = deque()
    with ThreadPoolExecutor(lanes) as pool:
        for number in numbers:
            page = pdf[number - 1]
            size, scan = page.get_size(), picture(page)  # PDFium knows one thread only: pictures are made here
            page.close()
            waiting.append((number, size, pool.submit(copy_context().run, read_scan, scan)))
            if len(waiting) > 2 * lanes:
                yield from _sheet(pdf, *waiting.popleft())
        while waiting:
            yield from _sheet(pdf, *waiting.popleft())


def _sheet(pdf: Any, number: int, size: tuple[float, float], future: Future[SeenPage]) -> Iterator[Sheet]:
    try:
        seen = future.result()
        reading = with_signature_blocks(pdf, number, size, seen.reading)
    except ReadError:  # one page of noise must not cost the others
        return
    tokens = with_roman_ones(with_repaired_first_numbers(with_repaired_colons(reading.tokens)))
    tokens = with_parted_capitals(with_joined_addresses(with_names_in_i(with_counted_ones(tokens))))
    reading = reading._replace(tokens=tokens)
    lattices = page_lattices(reading.edges, reading.tokens, broken=True)
    turn = -reading.turn // 90 % 4
    source: TextSource = "ocr" if reading.tokens else "none"
    unread = [box for box in seen.unread if not any(stands_in(token, box) for token in reading.tokens)]
    yield Sheet(number, *size, source, reading.tokens, lattices, turn=turn, skew=reading.skew, unread=unread)


def with_signature_blocks(pdf: Any, number: int, size: tuple[float, float], reading: Reading) -> Reading:
    """The reading with the page's signature blocks read again."""
    width, height = size if reading.turn % 180 == 0 else size[::-1]
    page = pdf[number - 1]
    try:
        small = dark_picture(page)
        if is_negative(small.pixels):  # its strokes of a pen cannot be told from its ground
            return reading
        found = signature_zones(reading.tokens, width, height)
        found += stroke_zones(_upright(small, reading), reading.tokens, reading.edges, found)
        scan = brightest(page, scale_of(page) * ZONE_DPI / PAGE_DPI) if found else None
    finally:
        page.close()
    if scan is None:
        return reading
    bare = without_light_marks(scan)
    marked = without_dust(_upright(scan, reading))
    scan = marked if bare is scan else without_dust(_upright(bare, reading))
    tokens: list[Token] = list(reading.tokens)
    for zone in found:
        tokens = reread_zone(scan, zone, tokens, marked)
    return reading._replace(tokens=tokens)


def _upright(scan: Scan, reading: Reading) -> Scan:
    return straightened(turned_scan(scan, reading.turn), reading.skew)


def read_scan(scan: Scan) -> SeenPage:
    """The picture's words and rulings, from the cache where the same picture was read before.

    A page that says it is larger than A2 is mostly a telephone's picture with a point for each pixel: it is read as A4.
    """
    short = min(scan.size)
    larger = short / _A4_SHORT if short > _A2_SHORT else 1.0
    scan = scan._replace(scale=scan.scale * larger)
    if min(scan.pixels.shape) >= _THINNEST:
        scan = with_readable_paper(scan)
    about = f"{recipe(_read)} {scan.pixels.shape} {scan.scale:.6f}"
    reading = cache.remembered("ocr", scan.pixels.tobytes(), about, lambda: _read(scan), _restored)
    tokens, unread = second_look(scan, reading.turn, reading.skew, reading.tokens)
    reading = reading._replace(tokens=with_number_slots(scan, reading.turn, reading.skew, tokens))
    if larger == 1.0:
        return SeenPage(reading, unread)
    return SeenPage(_enlarged(reading, larger), [_times(box, larger) for box in unread])


def _times(box: Sequence[float], larger: float) -> Box:
    x0, top, x1, bottom = (round(side * larger, 2) for side in box)
    return x0, top, x1, bottom


def _enlarged(reading: Reading, larger: float) -> Reading:
    """The reading of a page that is so many times as large."""
    tokens = [Token(*_times(token[:4], larger), *token[4:]) for token in reading.tokens]
    return reading._replace(tokens=tokens, edges=[_times(edge, larger) for edge in reading.edges])


def _read(scan: Scan) -> Reading:
    straight = upright_scan(scan)
    if straight is None:
        return _read_large(scan)
    reading = _words(straight)
    if reading.confident >= _DOUBTFUL:
        return reading
    other = _words(turned_scan(straight, 180))
    return max(reading, other, key=lambda r: sum(len(t.text) for t in r.tokens if _is_confident(t)))


def _read_large(scan: Scan) -> Reading:
    """A page on which nothing has the size of letters: it may bear a few words in very large ones, or none."""
    straight = upright_scan(shrunk(scan))
    reading = _words(straight) if straight is not None else Reading([], [])
    return reading if reading.confident >= _DOUBTFUL else Reading([], [])


def _words(scan: Scan) -> Reading:
    edges, wiped = rulings(scan)
    wiped = without_dust(wiped)
    invert = has_dark_fields(wiped)  # asking Tesseract to try costs 7 % of its time
    tokens = recognised_words(wiped, _COLUMN, invert=invert)
    if rest := unread(wiped, [token[:4] for token in tokens]):
        again = filter(_is_believed, recognised_words(rest.scan, _BLOCK, invert=invert))
        tokens += [t._replace(top=rest.at(t.top), bottom=rest.at(t.bottom)) for t in again]
    tokens = with_handwritten_numbers(wiped, tokens)
    return Reading(tokens, edges, scan.turn, scan.skew)


def _is_believed(token: Token) -> bool:
    """True for what the second pass may add: whole words, what is read well, and labels and figures read passably."""
    least = (
        40 if _LABEL.fullmatch(token.text) else 60 if token.text.strip(".,").isalpha() and len(token.text) > 2 else 75
    )
    return (token.confidence or 0) >= least


def _is_confident(token: Token) -> bool:
    return (token.confidence or 0) >= _CONFIDENT and sum(map(str.isalnum, token.text)) > 1


def _restored(kept: Any) -> Reading:
    tokens, edges, turn, skew = kept
    return Reading([Token(*token) for token in tokens], [(x0, top, x1, y1) for x0, top, x1, y1 in edges], turn, skew)

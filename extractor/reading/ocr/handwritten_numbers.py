"""Lines that hold a document's number or date, read again: offices print the line and write the figures by hand."""

from __future__ import annotations

from collections.abc import Sequence

from ...layout.page_words import Row, Token, box_of, plain
from ...lexicon.listed_pattern import ListedPattern
from ...lexicon.months import month_stem
from .consensus import merged_readings
from .handwritten_day import with_handwritten_day
from .page_image import Scan
from .rapidocr import placed, rapidocr_version, read_line
from .rows import rows_apart

_NUMBER_LINE = ListedPattern(
    lambda: (
        r"(?i)\W*(?:n ?o ?m ?o ?r|no|tanggal|tgl)\b(?: surat)?"
        r"(?:\W*$|(?=.*(?:/|\btahun\b|\b(?:19|20)\d\d\b))(?!.*\b(?:tentang|tambahan|lembaran|pasal)\b))"
        rf"|[a-z][a-z. ]{{2,30}},.{{0,8}}{month_stem()}[a-z]*\W{{1,3}}(?:19|20)\d\d\W*$"
    )
)
"""NOMOR 5 TAHUN 2020, Nomor : 800/12/BKD, Tanggal 5 Mei 2020, a label behind which nothing was read, or a letter's
Manna, 5 Mei 2020; no citation."""
_MOST = 12
"""Lines of a page: one with more of them is a list of letters."""
_BEHIND = 16.0
"""How far behind a label figures may stand, in heights of a line."""
_MARGIN = 0.35
_CONFIDENT = 80.0


def with_handwritten_numbers(scan: Scan, tokens: Sequence[Token]) -> list[Token]:
    """The page's tokens, those of its lines with a number or a date merged from two recognisers."""
    if not rapidocr_version():
        return list(tokens)
    out = list(tokens)
    for row in [row for row in rows_apart(tokens) if _NUMBER_LINE.match(plain(row))][:_MOST]:
        if again := _again(scan, row, tokens):
            out = [token for token in out if token not in row] + again
    return out


def _again(scan: Scan, row: Row, tokens: Sequence[Token]) -> list[Token] | None:
    """The row read again; None where that is doubtful or says the same."""
    x0, top, x1, bottom = box_of(row)
    tall = bottom - top
    limit = min(
        [x1 + _BEHIND * tall, *(t.x0 - tall for t in tokens if t.x0 > x1 and t.top < bottom and t.bottom > top)]
    )
    right = limit if len(row) < 3 else x1 + tall
    spare = _MARGIN * tall
    scale = scan.scale
    box = ((x0 - spare) * scale, (top - spare) * scale, right * scale, (bottom + spare) * scale)
    line = read_line(scan.pixels, box, said := plain(row))
    if line is None or line.confidence < _CONFIDENT or line.text == said or not _NUMBER_LINE.match(line.text):
        return None  # without its label it is another line: handwriting reaches far below its own
    return with_handwritten_day(scan, merged_readings(line._replace(box=placed(box, 0, 0, scale)), row))

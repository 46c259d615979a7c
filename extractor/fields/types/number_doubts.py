"""Numbers that are none of the document's own, and those of which a recogniser was not sure."""

from __future__ import annotations

import re
from itertools import pairwise

from ...model.findings import Finding
from ...structure.shape import shape_of
from ..found import Extent, Found, confidences, doubted

_UNSURE = 50.0
"""Confidence below which a number is not taken: of 17 right ones on scans the lowest was 57, of 13 wrong ones 12 were
below 50."""
_TORN = re.compile(
    r"(?<![^\W\d_])\d+[A-Z]\d|(?<!\w)0\d*[GSBZQ](?=/)|\d[-–—~^](?=\s?T[Aa][Hh][Uu][Nn]\b)|//"
    r"|(?<![A-Za-z])O\d|\||\s1(?:19|20)\d\d$|/\s*$|(?<!\d)\d{7,}(?=\s?/)"
)
"""A capital between figures, one like a figure behind or before them, a stroke before TAHUN or among the signs, not
even a gap between slashes, nothing behind the last one, a 1 before the year, more figures than parts have: what a
recogniser took for another sign or passed over. A gap is one that the recogniser saw to be white."""
_RINGED = re.compile(r"\dO\d|(?<![A-Za-z])O\dO")
"""The letter O among figures."""
_NEXT, _WHITE = 8, 1.2
"""Characters behind a number that belong to it where its reading broke off, and heights of a letter of white behind
which another column stands."""


_OF_PARTS = re.compile(r"/|\d[.]\d+[.]\d+[.]\d")
"""Strokes, or the code of a budget."""


def is_of_title(extent: Extent) -> bool:
    """Whether the words stand in what follows TENTANG: the number of another instrument, which the title names.

    A number of several parts that is alone on its line, or in its column of it, is the document's own: it stands below
    or beside a title that says nothing.
    """
    if extent.cut_from is not None or (_OF_PARTS.search(extent.raw) and _stands_alone(extent)):
        return False
    blocks = shape_of(extent.document).blocks("title")
    spans = (span for block in blocks for span in block.parts.get("title", ()))
    return any(start <= extent.start < end for start, end in spans)


def _stands_alone(extent: Extent) -> bool:
    words = extent.raw.strip()
    lines = extent.document.lines_in(extent.start, extent.end)
    return any(piece.strip() == words for line in lines for piece in re.split(r"\t| {3,}", line.text))


def _reach(extent: Extent, last: int) -> int:
    """Where what may go on the number that ends at `last` ends: at the white of a column, at the latest."""
    end = min(last + _NEXT, extent.end)
    for line in extent.document.lines_in(last - 1, end):
        for word, behind in pairwise(line.words):
            white = behind.box[0] - word.box[2] if word.box and behind.box else 0.0
            if last <= behind.start < end and word.box and white > _WHITE * (word.box[3] - word.box[1]):
                end = behind.start
    return end


def trusted(extent: Extent, found: Found, *, is_cut: bool = False) -> Found:
    """The number, or null where a recogniser was not sure of it: figures that a pen wrote into the gap of a print.
    Where a field of a fixed width may have cut it, it may end with a stroke."""
    first, last = found.places[0][1]
    sure = min(confidences(extent.document, [(first, _reach(extent, last))], figures=True), default=None)
    if sure is None and _RINGED.search(found.value["raw"]):  # a scanner's own layer
        return Found(None, (), (Finding("number_unreadable", f"letters stand for figures in {found.value['raw']}"),))
    raw = found.value["raw"].rstrip("/ ") if is_cut else found.value["raw"]
    if sure is None or (sure >= _UNSURE and not _TORN.search(raw)):
        return found
    torn = f'signs of "{found.value["raw"]}" were passed over, or taken for others'
    doubt = torn if sure >= _UNSURE else doubted(found.value["raw"], sure)
    return Found(None, (), (Finding("ocr_poor", f"{doubt}; it was not taken"),))

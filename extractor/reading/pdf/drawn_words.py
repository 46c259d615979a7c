"""Words that are drawn on a page of text: a letterhead made of outlines, a signature block that is a picture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ...errors import ReadError
from ...layout.lines import rows_of
from ...layout.page_words import Row, Sheet, Token, height, plain, tokens_of
from ...lexicon.listed_pattern import ListedPattern, any_listed
from ...lexicon.offices import signatory_offices
from ...lexicon.word_lists import common_words
from ...model.document import Box
from ...model.findings import Finding
from ..ocr import cache
from ..ocr.recipe import recipe
from ..ocr.tesseract import OcrMode, program, recognised_words
from .graphics import Area, Drawing

if TYPE_CHECKING:
    from ..ocr.page_image import Pixels, Scan

_SPARSE = 11
"""Tesseract's page segmentation: text anywhere, for logos, seals and codes stand around the words."""
_DPI, _TALL, _READ_BEST = 200, 16.0, 14.0
"""Letters taller than `_TALL` points are read again, made as small as letters of 14 points are at 200 dpi."""
_WIDE, _LOW, _HIGH = 80.0, 8.0, 250.0
"""Points: the least width and the heights of a picture that may hold words."""
_MOST_PIECES, _MOST_ON_PAGE, _MOST = 20_000, 4, 12
"""Pieces of a page that is no drawing; pictures that are read on a page and in a document."""
_HEAD = 1 / 3
"""The part of the first page in which a letterhead stands."""
_ABOVE, _BELOW = 150.0, 200.0
"""Points that the picture of a signature may start above and below a line of the closing."""
_GRAIN = 4.0
_SLIM = 0.1
"""Heights of a letter."""
_RIM_OF_WHITE = 8.0
_CONFIDENT, _SURER, _KNOWN = 70.0, 80.0, 50.0
"""Confidence of a word, of one that a row needs, and of a common word, which Tesseract hardly makes of a stroke."""
_SEEN = 30.0
_GAP, _COLUMN = 2.0, 8.0
"""Heights of a letter: more parts two rows, and this much is no more the gap of one word that cannot be read."""
_INK = 400
"""Dark pixels of about two letters."""
_ALONE = 6
"""The least letters of a word that stands alone."""
_CLOSING = ListedPattern(
    lambda: (
        rf"(?i:\b(?:{any_listed('closings', 'verbs')}|{any_listed('closings', 'promulgated')}) d ?i\b)"
        r"|(?i:\bpada tanggal\b|\bdemikian\b|\bNIP\b)"
        rf"|(?:^|\s)(?i:{any_listed('offices', 'acting')})\s"
        rf"|\b(?i:{signatory_offices()})\b[^.;:]*,$"
    )
)
_MUCH = 0.9
"""Share of the confidence that the smaller picture may lack: Tesseract is confident of wrong tall letters, too."""
_RIM = ".,;:()[]{}\"'“”‘’|_-–—*~"
_PART = re.compile(r"[A-Z]+|[A-Z]?[a-z]+|\d+|[A-Za-z]{1,5}")
_VOWEL = re.compile(r"(?i)[aeiou]")


class Picture(NamedTuple):
    """A place that may hold drawn words, in points as seen, and whether seals and signatures lie over them."""

    box: Box
    signed: bool


def pieces(drawn: Drawing, annotations: Sequence[Area] = ()) -> list[Area]:
    """What on a page may be a picture of words or a part of one, in the file's own coordinates."""
    found = [area for area in drawn.images if area[1] - area[3] <= _HIGH] + drawn.shapes
    return [*found, *annotations] if len(found) <= _MOST_PIECES else []


def with_pictures(
    pdf: Any, sheets: Sequence[Sheet], drawn: Mapping[int, Sequence[Box]], ocr: OcrMode = "auto"
) -> tuple[list[Sheet], list[Finding]]:
    """The sheets with the words of their pictures, and a finding a page; unchanged where nothing can recognise them.

    `drawn` has the pieces of the usable pages, in points as seen, by page number.
    """
    if ocr == "off" or not any(drawn.values()):
        return list(sheets), []
    try:
        import cv2  # noqa: F401  without it nothing is read, as without Tesseract

        chosen = _chosen(sheets, drawn)
        if not chosen:
            return list(sheets), []
        program()
    except (ImportError, ReadError):
        return list(sheets), []
    read = [_with_words(pdf, sheet, chosen.get(sheet.number, ())) for sheet in sheets]
    pages = [new.number for new, old in zip(read, sheets, strict=True) if new is not old]
    return read, [Finding("picture_read", f"words of a picture on page {page} were recognised") for page in pages]


def _chosen(sheets: Sequence[Sheet], drawn: Mapping[int, Sequence[Box]]) -> dict[int, list[Picture]]:
    """The pictures worth reading by page: the letterhead's, and those where a page is signed."""
    able = [s for s in sheets if s.source == "digital" and not s.turn and drawn.get(s.number)]
    regions = {sheet.number: _regions(drawn[sheet.number], sheet) for sheet in able}
    often = Counter(_grain(box) for boxes in regions.values() for box in boxes)
    last = max((sheet.number for sheet in sheets if sheet.tokens), default=0)
    chosen: dict[int, list[Picture]] = {}
    left = _MOST
    for sheet in able:
        found = [Picture(b, False) for b in regions[sheet.number] if _heads(b, sheet)]
        once = [b for b in regions[sheet.number] if often[_grain(b)] == 1 and not _heads(b, sheet)]
        found += [Picture(b, True) for b in _signed(once, sheet, last)]
        found = found[: min(left, _MOST_ON_PAGE)]
        left -= len(found)
        if found:
            chosen[sheet.number] = found
    return chosen


def _grain(box: Box) -> tuple[int, ...]:
    return tuple(round(side / _GRAIN) for side in box)


def _heads(box: Box, sheet: Sheet) -> bool:
    return sheet.number == 1 and (box[1] + box[3]) / 2 < _HEAD * sheet.height


def _signed(boxes: Sequence[Box], sheet: Sheet, last: int) -> list[Box]:
    """Those beside a line of a closing, and those in the lower half of the last page of text."""
    if not boxes:
        return []
    rows = [row for row in rows_of(list(sheet.tokens)) if _CLOSING.search(plain(row))]
    ends = [row[0].bottom for row in rows]
    final = sheet.number == last
    return [
        box
        for box in boxes
        if any(-_ABOVE < box[1] - end < _BELOW for end in ends) or (final and box[1] + box[3] > sheet.height)
    ]


def _regions(drawn: Sequence[Box], sheet: Sheet) -> list[Box]:
    """Boxes around the pieces that stand together, of a size that can hold words, from the top down."""
    import cv2

    mask = np.zeros((int(sheet.height / _GRAIN) + 2, int(sheet.width / _GRAIN) + 2), np.uint8)
    for x0, top, x1, bottom in drawn:
        beside = 0.6 * min(bottom - top, 40.0)
        left, upper, right, lower = (max(0, int(v / _GRAIN)) for v in (x0 - beside, top, x1 + beside, bottom))
        mask[upper : lower + 1, left : right + 1] = 1
    labels = cv2.connectedComponents(mask)[1]
    groups: dict[int, list[Box]] = {}
    for box in drawn:
        row, column = (int(max(0.0, v) / _GRAIN) for v in ((box[1] + box[3]) / 2, (box[0] + box[2]) / 2))
        if row < len(labels) and column < len(labels[0]):
            groups.setdefault(int(labels[row, column]), []).append(box)
    found = [_around(boxes, sheet) for boxes in groups.values()]
    return sorted((b for b in found if b[2] - b[0] >= _WIDE and _LOW <= b[3] - b[1] <= _HIGH), key=lambda b: b[1])


def _around(boxes: Sequence[Box], sheet: Sheet) -> Box:
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return max(0.0, min(x0)), max(0.0, min(top)), min(sheet.width, max(x1)), min(sheet.height, max(bottom))


def _with_words(pdf: Any, sheet: Sheet, pictures: Sequence[Picture]) -> Sheet:
    """The sheet with the believed words of its pictures that its text does not have; itself where there are none."""
    if not pictures:
        return sheet
    page = pdf[sheet.number - 1]
    try:
        read = [words_of(page, sheet, picture) for picture in pictures]
    except ReadError:  # a picture of noise must not cost the page
        return sheet
    finally:
        page.close()
    rows = [row for found in read for row in _rows(found)]
    fresh = [word for row in rows for word in _new(_level(_believed(row)), sheet.tokens)]
    if not fresh:
        return sheet
    kept = [token for token in sheet.tokens if not _is_anchor(token, fresh)]
    return replace(sheet, tokens=[*kept, *fresh])


def words_of(page: Any, sheet: Sheet, picture: Picture) -> list[Token]:
    """The picture's words in points of the page; ReadError where Tesseract fails."""
    scan = _cut(page, sheet, picture)
    if scan is None:
        return []
    about = f"{recipe(_recognised)} {scan.pixels.shape} {scan.scale:.6f}"
    found = cache.remembered("ocr", scan.pixels.tobytes(), about, lambda: _recognised(scan), tokens_of)
    x, y = picture.box[0] - _RIM_OF_WHITE, picture.box[1] - _RIM_OF_WHITE
    slim = _SLIM * median(map(height, found)) if found else 0.0  # or layout takes two words for one
    return [_placed(token, x, y, slim) for token in found]


def _placed(token: Token, x: float, y: float, slim: float) -> Token:
    """The word moved by (x, y) and made narrower by `slim` points on both sides."""
    slim = min(slim, (token.x1 - token.x0) / 4)
    x0, x1 = round(token.x0 + x + slim, 2), round(token.x1 + x - slim, 2)
    return token._replace(x0=x0, top=round(token.top + y, 2), x1=x1, bottom=round(token.bottom + y, 2))


def _cut(page: Any, sheet: Sheet, picture: Picture) -> Scan | None:
    """The picture on white paper, seals and coloured pens faded where a page is signed; None where it shows nothing
    that is not there as text."""
    import cv2

    from ..ocr.page_image import Scan

    scale, box = _DPI / 72, picture.box
    left, top, right, bottom = box[0], box[1], sheet.width - box[2], sheet.height - box[3]
    bitmap = page.render(scale=scale, crop=(left, bottom, right, top), rev_byteorder=True, prefer_bgrx=False)
    pixels = np.array(bitmap.to_numpy(), dtype=np.uint8)
    bitmap.close()
    grey = pixels if pixels.ndim == 2 else pixels[:, :, :3].max(2) if picture.signed else pixels[:, :, :3].min(2)
    grey = grey.reshape(grey.shape[:2])
    wiped = _wiped(grey, sheet, box, scale)
    if int((wiped < 128).sum()) < _INK:
        return None
    grey = grey if picture.signed else wiped
    rim = round(_RIM_OF_WHITE * scale)
    grey = cv2.copyMakeBorder(grey, rim, rim, rim, rim, cv2.BORDER_CONSTANT, value=(255,))
    return Scan(np.ascontiguousarray(grey, dtype=np.uint8), scale)


def _wiped(pixels: Pixels, sheet: Sheet, box: Box, scale: float) -> Pixels:
    """The pixels without what is there as text."""
    wiped = pixels.copy()
    for token in sheet.tokens:
        x0, x1 = (max(0, round((x - box[0]) * scale)) for x in (token.x0, token.x1))
        top, bottom = (max(0, round((y - box[1]) * scale)) for y in (token.top, token.bottom))
        wiped[top:bottom, x0:x1] = 255
    return wiped


def _recognised(scan: Scan) -> list[Token]:
    """The scan's words; tall ones from a smaller picture where Tesseract's confidence is no lower there."""
    import cv2

    found = recognised_words(scan, _SPARSE)
    tall = [height(token) for token in found if _is_word(token)]
    if not tall or (middle := median(tall)) < _TALL:
        return found
    shrunk = cv2.resize(scan.pixels, None, fx=_READ_BEST / middle, fy=_READ_BEST / middle, interpolation=cv2.INTER_AREA)
    smaller = scan._replace(pixels=shrunk.astype(np.uint8), scale=scan.scale * _READ_BEST / middle)
    again = recognised_words(smaller, _SPARSE)
    return again if _sureness(again) >= _MUCH * _sureness(found) else found


def _sureness(tokens: Sequence[Token]) -> float:
    return sum(len(token.text) * (token.confidence or 0) for token in tokens if _is_word(token))


def _rows(tokens: Sequence[Token]) -> Iterator[Row]:
    """The words in rows, a wide gap starting a new one: a logo or a code stands beside a name. Rows that stand too near
    for that are left out, for a seal hides what was between them."""
    for row in rows_of(list(tokens)):
        parts: list[Row] = []
        for word in row:
            if parts and word.x0 - parts[-1][-1].x1 <= _GAP * max(height(word), height(parts[-1][-1])):
                parts[-1].append(word)
            else:
                parts.append([word])
        near = {i + n for i, (a, b) in enumerate(pairwise(parts)) if _is_torn(a, b) for n in (0, 1)}
        yield from (part for i, part in enumerate(parts) if i not in near)


def _is_torn(a: Row, b: Row) -> bool:
    """True where both have letters and are no columns."""
    seen = all(any((t.confidence or 0) > _SEEN and any(map(str.isalpha, t.text)) for t in part) for part in (a, b))
    return seen and b[0].x0 - a[-1].x1 < _COLUMN * max(height(a[-1]), height(b[0]))


def _believed(row: Row) -> Row:
    """The row without short specks at its ends; nothing where a word of it is doubtful: half a name is a wrong one."""
    while row and not _is_word(row[0]) and len(row[0].text) < 3:
        row = row[1:]
    while row and not _is_word(row[-1]) and len(row[-1].text) < 3:
        row = row[:-1]
    if len(row) == 1 and len(row[0].text) < _ALONE:  # what a seal leaves of a longer one
        return []
    return row if all(map(_is_word, row)) and any(map(_is_plain, row)) else []


def _level(row: Row) -> Row:
    """The words on one height and apart from each other: a stroke below widens a box, as does a letter's serif."""
    if not row:
        return row
    top, bottom = median(word.top for word in row), median(word.bottom for word in row)
    ends = [word.x0 - 0.2 * (bottom - top) for word in row[1:]] + [row[-1].x1]
    return [w._replace(top=top, x1=max(w.x0, min(w.x1, x)), bottom=bottom) for w, x in zip(row, ends, strict=True)]


def _is_anchor(token: Token, words: Sequence[Token]) -> bool:
    """True for a sign under the picture that only told a program where to put it."""
    return not any(map(str.isalnum, token.text)) and any(_shared(token, word) > 0 for word in words)


def _is_word(token: Token) -> bool:
    """True for what is read well and written as words, initials, degrees and figures are."""
    parts = [part for part in re.split(r"[.,;:()/'’&\-–]", token.text) if part]
    least = _KNOWN if token.text.strip(_RIM).lower() in common_words() else _CONFIDENT
    return (token.confidence or 0) >= least and bool(parts) and all(map(_PART.fullmatch, parts))


def _is_plain(token: Token) -> bool:
    bare = token.text.strip(_RIM)
    return (token.confidence or 0) >= _SURER and len(bare) > 3 and bare.isalpha() and bool(_VOWEL.search(bare))


def _new(row: Row, tokens: Sequence[Token]) -> Row:
    """The words of the row that are not there as text; none where most are: a picture lies over the same text."""
    fresh = [word for word in row if not any(_is_same(word, token) for token in tokens)]
    return fresh if 2 * len(fresh) > len(row) else []


def _is_same(word: Token, token: Token) -> bool:
    """True where both claim the same place, or say the same within a line's height."""
    if any(map(str.isalnum, token.text)) and _shared(word, token) > 0.3:
        return True
    near = 1.5 * height(word)
    alike = word.text.strip(_RIM).casefold() == token.text.strip(_RIM).casefold()
    return alike and abs(word.x0 - token.x0) < near and abs(word.top - token.top) < near


def _shared(word: Token, other: Token) -> float:
    """The share of the word's place that the other one claims too."""
    wide = min(word.x1, other.x1) - max(word.x0, other.x0)
    tall = min(word.bottom, other.bottom) - max(word.top, other.top)
    return max(0.0, wide) * max(0.0, tall) / max(1.0, (word.x1 - word.x0) * height(word))

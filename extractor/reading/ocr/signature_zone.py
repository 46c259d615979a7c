"""The signature block of a scanned page, read again: seals, signatures and initials cover the date, the office and the
name there.

Coloured ink is left out, and the second recogniser reads each line; a word that the two read differently has a lower
confidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import cv2
import numpy as np
from rapidfuzz.distance import Levenshtein

from ...layout.page_words import Row, Token, box_of, plain, tokens_of
from ...lexicon.letters import letters_and_digits
from ...lexicon.listed_pattern import ListedPattern
from ...lexicon.months import month_stem
from ...model.document import Box
from . import cache
from .compared_marks import compared_with_mark
from .consensus import merged_readings
from .handwritten_day import with_handwritten_day
from .name_votes import settled_name
from .page_image import Pixels, Scan, ink_of
from .rapidocr import RecognisedLine, find_lines, more_votes, placed, rapidocr_version, read_line, says_always, squeezed
from .recipe import recipe
from .rows import rows_apart
from .run_ons import plausible
from .tesseract import recognised_words
from .underlines import has_ruling_under
from .zones import Zone

ZONE_DPI = 300
_DATED = ListedPattern(lambda: rf"(?i)\b{month_stem()}|\b(?:19|20)\d\d\b")
_BELIEVED, _FIRST, _CLEAR = 60.0, 80.0, 90.0
"""Least confidence of a line of the second reading, and of a word and of one or two signs of the first."""
_SEEN = 0.5
"""Share of letters below which the first reading has nothing of a line."""
_CLEARLY, _ALONE, _SHORT_NAME = 97.0, 80.0, 7
"""Confidence from which the second reading is believed where the first has nothing alike, the confidence that its words
get, and the letters of a name of one word, at most."""
_STROKE, _TALL = 2.0, 2.6
"""Heights of a line from which ink is a stroke of a pen, and what was found as a line is none."""
_SAME_WORDS = 0.8
"""Share of letters from which on two readings are of the same words."""
_TALLEST = 3.5
"""Heights of a line from which a piece is no line that strokes made higher."""
_FIRM, _PASSED, _SHARED, _WHOLE = 95.0, 80.0, 3, 4
"""Confidence of the second reading from which its words are believed where the first has others of them, confidence
and letters of such a word of the first, and letters of a word that a stroke crosses and only the second has: of a
shorter one thin letters are lost."""
_SCRIBBLE = 4
"""Letters of what the second reading alone makes of a signature, at most."""
_RUN_ON = re.compile(r"[A-Z+.,'|/-]{8,40}[a-z+.,]{0,2}")
"""One word in capitals, a pen's crumbs behind it."""
_SIZES = 0.66, 1.0
"""By how much a line is made smaller for the first recogniser to read it alone."""
_LINE, _WHITE = 7, 12
"""Tesseract's page segmentation of a single line, and the pixels of paper around it."""
_EDGE = 0.4
"""Heights of a line from the zone's left within which a line starts that its edge cuts: running text."""
_NIP, _NIP_FIGURES = re.compile(r"(?i)\W*n ?i ?p\b"), 18
_MOST = 32
"""Lines of a signature block at most: more are a table."""


def reread_zone(scan: Scan, zone: Zone, tokens: Sequence[Token], marked: Scan | None = None) -> list[Token]:
    """The page's tokens, those of the zone merged from two recognisers (or from the cache of such readings); unchanged
    where the second recogniser is not installed.

    `marked` is the page as it was before light seals and strokes were wiped off the scan: lines that they cross are
    read again.
    """
    if not rapidocr_version():
        return list(tokens)
    inside, others = _split(tokens, zone.box)
    picture = _cut(scan, zone.box)
    before = picture if marked is None or marked is scan else _cut(marked, zone.box)
    about = f"{recipe(_read_again)} {picture.pixels.shape} {scan.scale:.6f} {zone} {inside}"
    seen = picture.pixels.tobytes() + (b"" if before is picture else before.pixels.tobytes())
    found = cache.remembered("ocr", seen, about, lambda: _read_again(scan, picture, before, zone, inside), tokens_of)
    return [*others, *plausible(found)]


def _read_again(scan: Scan, picture: Scan, marked: Scan, zone: Zone, tokens: Sequence[Token]) -> list[Token]:
    """The zone's words; lines that the first reading has clearly, no stroke crosses and nothing underlines are not read
    once more."""
    strokes, rows = strokes_of(marked, zone.line), rows_apart(tokens)
    if _is_clear(tokens) and not strokes.any() and not any(_is_underlined(picture, zone, row) for row in rows):
        return [token for row in rows for token in with_handwritten_day(scan, row)]
    boxes = find_lines(picture.pixels)
    if len(boxes) > _MOST:
        return list(tokens)
    passed = _passed_over(boxes, [_in_pixels(row, zone, picture) for row in rows if _has_name(row)], zone, picture)
    left, out = list(tokens), list[Token]()
    for box in (*boxes, *passed):
        place = placed(box, zone.box[0], zone.box[1], scan.scale)
        if place[3] - place[1] > _TALL * zone.line:  # a signature, signs of a seal that stand aslant, or a name in it
            out += _inside(picture, box, place) if place[3] - place[1] < _TALLEST * zone.line else []
            continue
        row = sorted(token for token in left if _stands_in(token, place))
        if box in passed and any(_stands_in(word, place) for word in out):  # read in a piece that strokes made higher
            again: list[Token] | None = []
        else:
            how = is_crossed(strokes, box), has_ruling_under(picture.pixels, box), box in passed
            again = _row_again(picture, zone, box, row, *how)
            if again and how[0] and marked is not picture:
                again = compared_with_mark(again, picture, marked, box)
        if again is not None:
            left = [token for token in left if token not in row]
            out += with_handwritten_day(scan, again) if again else []
    return [*out, *filter(_is_no_stroke, left)]


def _row_again(
    picture: Scan, zone: Zone, box: Box, row: Row, crossed: bool, ruled: bool, passed: bool
) -> list[Token] | None:
    """The words of the line in the box, as both readings have them; None for what is no line of print. Where the line
    was passed over at first, its crops must say much the same: it may be of a seal."""
    place = placed(box, zone.box[0], zone.box[1], picture.scale)
    if place[0] < zone.box[0] + _EDGE * zone.line or (not crossed and not ruled and _stays(row, place)):
        return row
    line = read_line(picture.pixels, box, plain(row))
    if line is None or (passed and not _is_one_reading(line)):
        return None
    line = line._replace(box=place, crossed=crossed, underlined=ruled)
    again = _settled(line, picture, box, row) or _line_again(line, row)
    return again if again is None else _ascertained(again, line, picture, box)


def _is_one_reading(line: RecognisedLine) -> bool:
    """Whether each crop says nearly what the line has been taken for."""
    said = squeezed(line.text)
    return all(Levenshtein.normalized_similarity(vote, said) >= _SAME_WORDS for vote in line.votes)


def _is_underlined(picture: Scan, zone: Zone, row: Row) -> bool:
    return has_ruling_under(picture.pixels, _in_pixels(row, zone, picture))


def _in_pixels(row: Row, zone: Zone, picture: Scan) -> Box:
    """The row's box in pixels of the zone's picture."""
    x0, top, x1, bottom = box_of(row)
    left, above, scale = *zone.box[:2], picture.scale
    return (x0 - left) * scale, (top - above) * scale, (x1 - left) * scale, (bottom - above) * scale


def _has_name(row: Row) -> bool:
    """Whether the first reading has a word of a name in the row, clearly."""
    return any((t.confidence or 0) >= _CLEAR and len(letters_and_digits(t.text)) >= _WHOLE for t in row)


def _passed_over(boxes: Sequence[Box], rows: Sequence[Box], zone: Zone, picture: Scan) -> list[Box]:
    """The rows of the first reading that are part of no found line, as strokes join them with what stands above; each
    as wide as the block, where nothing else stands on its level."""
    tall = _TALL * zone.line * picture.scale
    lines = [box for box in boxes if box[3] - box[1] <= tall]
    out = []
    for row in rows:
        if any(_is_level(row, box) for box in lines):
            continue
        alone = sum(_is_level(row, other) for other in rows) == 1
        sides = rows if alone else [row]
        out.append((min(box[0] for box in sides), row[1], max(box[2] for box in sides), row[3]))
    return out


def _is_level(box: Box, other: Box) -> bool:
    """Whether the middle of the first box stands on the line of the second."""
    return other[1] < (box[1] + box[3]) / 2 < other[3]


def _stays(row: Row, place: Box) -> bool:
    """True for a row that is clear from end to end, and neither a date nor a NIP that lacks figures."""
    said = plain(row)
    torn = _NIP.match(said) and sum(map(str.isdecimal, said)) != _NIP_FIGURES
    return _is_clear(row) and _spans(row, place) and not torn and not _DATED.search(said)


def _line_again(line: RecognisedLine, row: Row) -> list[Token] | None:
    """The words on which both readings agree; None for what is no line of print."""
    if not _is_believed(line) or _is_scribble(line, row):
        return None
    if _same(line, row):
        return [_agreed_on(token, line) for token in row]
    words = merged_readings(line, _joined(row, line))
    if _prevails(line, row):
        return [word._replace(confidence=max(word.confidence or 0, _ALONE)) for word in words]
    unseen = Levenshtein.normalized_similarity(squeezed(plain(row)), squeezed(line.text)) < _SEEN
    if unseen and line.crossed and _is_unanimous(line):  # the first reading saw the strokes, no letters under them
        words = [word._replace(confidence=max(word.confidence or 0, _ALONE)) for word in words]
    return _confirmed(words, line, row)


def _ascertained(words: list[Token], line: RecognisedLine, picture: Scan, box: Box) -> list[Token]:
    """The words, those that are doubted believed where every crop of the line in three sizes says the same: of 13 such
    lines under strokes one was wrong, of 6 on which one or two of the twelve crops differ three were."""
    doubted = [word for word in words if (word.confidence or 0) < _ALONE]
    sure = doubted and len(line.votes) > 2 and set(line.votes) == {squeezed(line.text)}
    if not sure or not says_always(picture.pixels, box, line.text):
        return words
    ours = letters_and_digits(line.text)
    if all(letters_and_digits(word.text) in ours for word in words):
        words = merged_readings(line, [])  # with short words at its ends, too
    return [w._replace(confidence=max(w.confidence or 0, _ALONE)) if w.text in line.text.split() else w for w in words]


def _agreed_on(token: Token, line: RecognisedLine) -> Token:
    """The word, as sure as the surer of two readings that say the same."""
    sure = token.confidence or 0
    return token if sure >= _CLEAR else token._replace(confidence=max(sure, line.confidence))


def _confirmed(words: list[Token], line: RecognisedLine, row: Row) -> list[Token]:
    """The words, those that all crops have believed where the first reading has another part of the line clearly, and
    nothing clear that the second has not: what it passed over stands under a seal or a stroke."""
    ours = letters_and_digits(line.text)
    clear = [letters_and_digits(token.text) for token in row if (token.confidence or 0) >= _PASSED]
    shared = any(len(part) >= _SHARED and part in ours for part in clear)
    if not shared or len(words) < 2 or line.confidence < _FIRM or any(map(str.isdecimal, ours)):
        return words
    if len(line.votes) < 2 or any(part not in ours for part in clear):
        return words
    votes = [letters_and_digits(vote) for vote in line.votes]
    return [
        word._replace(confidence=max(word.confidence or 0, _ALONE)) if _is_agreed(word, votes, line.crossed) else word
        for word in words
    ]


def _is_agreed(word: Token, votes: Sequence[str], crossed: bool) -> bool:
    """Whether all crops have the word, and no stroke can have taken a thin letter of a short one."""
    letters = letters_and_digits(word.text)
    return bool(letters) and all(letters in vote for vote in votes) and (len(letters) >= _WHOLE or not crossed)


def _is_scribble(line: RecognisedLine, row: Row) -> bool:
    """Whether the line is what the second reading makes of a signature or a seal: one word of which the first has
    nothing clear, short and not surely read, or nothing at all and read with some doubt."""
    if len(line.text.split()) != 1 or any((token.confidence or 0) >= _PASSED for token in row):
        return False
    short = len(letters_and_digits(line.text)) <= _SCRIBBLE
    doubtful = line.confidence < _FIRM or len(set(line.votes)) > 1
    alone = not row and line.text.strip(".,").isalpha() and line.confidence < _CLEARLY
    return (short and doubtful) or alone


def _inside(picture: Scan, box: Box, place: Box) -> list[Token]:
    """The words of a name that strokes above and below join to one high piece; none where it is not read clearly."""
    line = read_line(picture.pixels, box, "")
    if line is None or not _is_unanimous(line) or " " not in line.text:
        return []
    return [t._replace(confidence=_ALONE) for t in merged_readings(line._replace(box=place), [])]


def _settled(line: RecognisedLine, picture: Scan, box: Box, row: Row) -> list[Token] | None:
    """The words of a name that strokes cross, as most crops of many sizes read it, its lost blank put back; None where
    they settle nothing."""
    if not line.crossed or not _RUN_ON.fullmatch(squeezed(line.text)):
        return None
    name = settled_name([*line.votes, *more_votes(picture.pixels, box), *first_votes(picture, box)])
    if name is None:
        return None
    words = merged_readings(line._replace(text=name, votes=(squeezed(name),)), row)
    return [word._replace(confidence=_ALONE) for word in words if word.text in name]


def first_votes(picture: Scan, box: Box) -> list[str]:
    """What the first recogniser says of the line alone, in several sizes, in capitals."""
    tall = box[3] - box[1]
    around = (box[0] - 0.3 * tall, box[1] - 0.1 * tall, box[2] + 0.3 * tall, box[3])
    x0, top, x1, bottom = map(round, around)
    pixels = picture.pixels[max(0, top) : bottom, max(0, x0) : x1]
    said = []
    for size in _SIZES:
        scaled = cv2.resize(pixels, None, fx=size, fy=size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
        white = cv2.copyMakeBorder(scaled, _WHITE, _WHITE, _WHITE, _WHITE, cv2.BORDER_CONSTANT, value=(255,))
        tokens = recognised_words(Scan(np.ascontiguousarray(white, np.uint8), picture.scale * size), _LINE)
        said.append(squeezed(plain(tokens)).upper())
    return said


def _prevails(line: RecognisedLine, row: Row) -> bool:
    """Whether the second reading is believed where the first differs: every cutting says the same, surely, and has all
    letters that the first has or others for them. The second loses thin letters, but confuses few."""
    ours, theirs = (letters_and_digits(words) for words in (line.text, plain(row)))
    same = len(set(line.votes)) == 1 and len(line.votes) > 2 and line.confidence >= _CLEARLY
    alike = Levenshtein.normalized_similarity(ours, theirs) >= _SAME_WORDS
    return same and alike and not any(step.tag == "delete" for step in Levenshtein.editops(theirs, ours))


def _joined(row: Row, line: RecognisedLine) -> Row:
    """The first reading's words, those that it doubts and that are one word of the second made one."""
    words, out = line.text.split(), list[Token]()
    for token in row:
        last = out[-1] if out else None
        doubtful = last is not None and max(last.confidence or 0, token.confidence or 0) < _BELIEVED
        if last is not None and doubtful and any(last.text + token.text in word for word in words):
            out[-1] = last._replace(x1=token.x1, text=last.text + token.text)
        else:
            out.append(token)
    return out


def _is_unanimous(line: RecognisedLine) -> bool:
    """Whether the second reading alone is believed: every cutting says the same, surely, and no blank was lost.

    Where a blank is lost thin letters beside it are, too; long words are mostly two. Of 17 names under strokes on which
    the readings differ it holds for those that are right, and for none of those in which a letter is wrong.
    """
    words = [word for word in line.text.split() if any(map(str.isalpha, word))]
    longest = max(map(len, words), default=0)
    parted = len(words) > 1 and min(map(len, words)) > 2
    same = len(set(line.votes)) == 1 and len(line.votes) > 2
    return same and line.confidence >= _CLEARLY and (parted or longest <= _SHORT_NAME)


def _spans(row: Row, place: Box) -> bool:
    """True where the row reaches from one end of the line to the other: no word at an end was passed over."""
    spare = 0.6 * (place[3] - place[1])
    x0, _, x1, _ = box_of(row)
    return x0 - place[0] < spare and place[2] - x1 < spare


def _is_clear(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and all((token.confidence or 0) >= _CLEAR for token in tokens)


def _split(tokens: Iterable[Token], box: Box) -> tuple[list[Token], list[Token]]:
    inside: list[Token] = []
    others: list[Token] = []
    for t in tokens:
        held = t.x0 >= box[0] and box[1] <= (t.top + t.bottom) / 2 <= box[3]
        (inside if held else others).append(t)
    return inside, others


def _stands_in(token: Token, box: Box) -> bool:
    x, y, spare = (token.x0 + token.x1) / 2, (token.top + token.bottom) / 2, 0.15 * (box[3] - box[1])
    return box[0] - spare <= x <= box[2] + spare and box[1] + spare <= y <= box[3] - spare


def _same(line: RecognisedLine, row: Row) -> bool:
    return squeezed(line.text) == squeezed(plain(row))


def _is_believed(line: RecognisedLine) -> bool:
    """False for signs of seals, which run in a circle and come one by one."""
    return line.confidence >= _BELIEVED and sum(map(str.isalnum, line.text)) > 2


def _is_no_stroke(token: Token) -> bool:
    """False for strokes that the first reading took for letters or figures."""
    confidence = token.confidence or 0
    if sum(map(str.isalnum, token.text)) > 2:
        return confidence >= _FIRST
    return token.text.isdecimal() and confidence >= _CLEAR


def strokes_of(scan: Scan, line: float) -> Pixels:
    """What is drawn higher than two lines: signatures, and the letters that they touch."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink_of(scan.pixels), connectivity=8)
    high = stats[:, 3] > _STROKE * line * scan.scale
    high[0] = False
    return np.where(high[labels], 255, 0).astype(np.uint8)


def is_crossed(strokes: Pixels, box: Box) -> bool:
    x0, top, x1, bottom = map(int, box)
    return bool(strokes[top:bottom, x0:x1].any(axis=0).sum() > 0.03 * (x1 - x0))


def _cut(scan: Scan, box: Box) -> Scan:
    x0, top, x1, bottom = (round(side * scan.scale) for side in box)
    return scan._replace(pixels=np.ascontiguousarray(scan.pixels[top:bottom, x0:x1]))

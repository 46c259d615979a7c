"""A second look where a page is signed: seals, signatures and initials lie over the date, the office and the name.

Coloured ink is left out, long strokes are mended away, and the rows are read in several pictures; what most readings
agree on is taken, with the share that agrees as part of its confidence.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import cv2
import numpy as np

from ..document import Box
from ..tokens import Row, Token, box_of
from . import cache
from .image import Pixels, Scan
from .tesseract import LANGUAGE, program, words

_RECIPE = "5"
"""Raise when the same picture would give other words: it is part of the cache's key."""
_BLOCK, _SPARSE = 6, 11
"""Tesseract's page segmentation: one block of text, and text anywhere."""
DPI = 300
_MONTH = r"(?:jan|feb|peb|mar|apr|mei|jun|jul|ag|sep|okt|nop|nov|des)\w*"
_OFFICE = "BUPATI|WALI ?KOTA|GUBERNUR|MENTERI|PRESIDEN|KEPALA|KETUA|SEKRETARIS|DIREKTUR|CAMAT"
_ANCHOR = re.compile(
    r"(?:\W*\S{0,2}\W+)?(?:"
    r"(?i:d ?i ?tetap\w*|dikeluarkan|disahkan)\b(?! ?[.,;])"
    rf"|(?i:pada)\b.{{0,24}}(?i:{_MONTH}\W+|\b)\d{{4}}\b"
    rf"|\W*(?i:a\.? ?n\.?|plt\.?|plh\.?|pj\.?)?\W*(?:{_OFFICE})\b[^a-z]*,\W*(?:\S{1, 3}\W*)?$"
    r"|(?:[A-Z]{3,}\W+){0,3}[A-Z]{4,},(?:\W*\S{1,2}\W*)?$"
    r")"
)
_HEAD = re.compile(r"\W*(?:menimbang|mengingat)\b", re.IGNORECASE)
"""What stands above it is the head of a document, which names the office as its closing does."""
_RIGHT = 0.3
"""Share of the page's width left of which no closing starts."""
_ABOVE, _BELOW, _BESIDE = 2.2, 14.5, 4.0
"""Heights of a line that a closing reaches around the row by which it is known."""
_STRIP, _STEP = 1.3, 0.25
"""Heights of a line that a strip has, and by which the next one starts lower."""
_NEAR, _AS_GOOD = 2, 0.8
"""Strips above and below with which one is compared: those that cut letters in two say less and do not count."""
_CLEAR = 80.0
_BELIEVED = 35.0
"""Confidence from which what the second look found is added."""
_RIM = "'\"“”‘’`´«»|_~^*.,:;()[]{}\\/-—–"


class Zone(NamedTuple):
    """A closing's place on the page turned upright, and the height of its lines, in points."""

    box: Box
    line: float


def zones(tokens: Sequence[Token], width: float, height: float) -> list[Zone]:
    """Where the page is signed, from top to bottom."""
    found: list[Zone] = []
    head = max((token.bottom for token in tokens if _HEAD.match(token.text)), default=0.0)
    for row in _rows(tokens):
        if row[0].bottom <= head:
            continue
        if row[0].x0 < _RIGHT * width or not _ANCHOR.match(" ".join(token.text for token in row)):
            continue
        x0, top, _, bottom = box_of(row)
        if found and top < found[-1].box[3]:
            continue
        line = 1.3 * sorted(token.bottom - token.top for token in row)[len(row) // 2]
        line = min(max(line, height / 90), height / 45)
        box = (max(0.0, x0 - _BESIDE * line), max(0.0, top - _ABOVE * line), width, min(height, bottom + _BELOW * line))
        found.append(Zone(box, line))
    return found


def _rows(tokens: Sequence[Token]) -> list[Row]:
    """The tokens in rows, a wide gap starting a new one."""
    rows: list[Row] = []
    for token in sorted(tokens, key=lambda t: t.top + t.bottom):
        middle, tall = (token.top + token.bottom) / 2, token.bottom - token.top
        for row in reversed(rows[-4:]):
            last = row[0]
            if abs((last.top + last.bottom) / 2 - middle) < 0.5 * min(tall, last.bottom - last.top) + 1:
                row.append(token)
                break
        else:
            rows.append([token])
    return [part for row in rows for part in _parted(sorted(row))]


def _parted(row: Row) -> Iterator[Row]:
    start = 0
    for i in range(1, len(row)):
        if row[i].x0 - row[i - 1].x1 > 9 * (row[i].bottom - row[i].top):
            yield row[start:i]
            start = i
    yield row[start:]


def brightest(page: Any, scale: float) -> Scan:
    """A PDFium page in its brightest colour channel: black ink stays, seals and coloured pens fade."""
    bitmap = page.render(scale=scale)
    pixels = np.array(bitmap.to_numpy(), dtype=np.uint8)
    bitmap.close()
    grey = pixels[:, :, :3].max(axis=2) if pixels.ndim == 3 else pixels
    return Scan(np.ascontiguousarray(grey), scale)


def look_again(scan: Scan, zone: Zone, tokens: Sequence[Token]) -> list[Token]:
    """The page's tokens, those of the zone replaced by what the readings agree on."""
    inside, others = _split(tokens, zone.box)
    readings = _readings(scan, zone, _is_clear(inside))
    if not readings:
        return list(tokens)
    agreed = _agreed([inside, *readings], zone)
    return [*others, *agreed, *_figures(inside, agreed, zone.line)]


def _figures(inside: Sequence[Token], agreed: Sequence[Token], line: float) -> Iterator[Token]:
    """The page's short figures behind long ones: the last blocks of a NIP are no strokes."""
    numbers = [t for t in agreed if len(t.text) > 3 and t.text.isdecimal()]
    for token in inside:
        if not token.text.isdecimal() or any(_overlap(token, other) for other in agreed):
            continue
        middle = (token.top + token.bottom) / 2
        if any(t.top < middle < t.bottom and -line < token.x0 - t.x1 < 2 * line for t in numbers):
            yield token


def _split(tokens: Iterable[Token], box: Box) -> tuple[list[Token], list[Token]]:
    inside: list[Token] = []
    others: list[Token] = []
    for t in tokens:
        held = t.x0 >= box[0] and box[1] <= (t.top + t.bottom) / 2 <= box[3]
        (inside if held else others).append(t)
    return inside, others


def _readings(scan: Scan, zone: Zone, clear: bool) -> list[list[Token]]:
    """What each picture of the zone says, from the cache where the same picture was read before."""
    picture = _cut(scan, zone.box)
    about = f"{_RECIPE} {program().version} {LANGUAGE} {picture.pixels.shape} {scan.scale:.6f} {zone} {clear}"
    seed = hashlib.sha256(about.encode()).digest()
    key = hashlib.blake2b(picture.pixels.tobytes(), key=seed, digest_size=20).hexdigest()
    if (content := cache.get("ocr", key)) is not None:
        try:
            return [[Token(*token) for token in kept] for kept in json.loads(zlib.decompress(content))]
        except (zlib.error, ValueError, TypeError):
            pass
    read = list(_read(picture, zone, clear))
    cache.put("ocr", key, zlib.compress(json.dumps(read).encode(), 3))
    return read


def _read(picture: Scan, zone: Zone, clear: bool) -> Iterator[list[Token]]:
    """What each picture of the zone says; nothing where the page was read clearly and no stroke runs through it."""
    mended = _mended(picture, zone.line)
    if clear and mended is picture:
        return
    for view, layout in ((picture, _BLOCK), (mended, _BLOCK), (mended, _SPARSE)):
        yield [_moved(t, zone.box[0], zone.box[1]) for t in words(view, layout)]
    for view in (picture, mended):
        yield from _in_strips(view, zone)


def _is_clear(tokens: Sequence[Token]) -> bool:
    return sum((t.confidence or 0) > _CLEAR for t in tokens) > 0.9 * len(tokens)


def _cut(scan: Scan, box: Box) -> Scan:
    x0, top, x1, bottom = (round(side * scan.scale) for side in box)
    return scan._replace(pixels=np.ascontiguousarray(scan.pixels[top:bottom, x0:x1]))


def _moved(token: Token, x: float, y: float) -> Token:
    return token._replace(
        x0=round(token.x0 + x, 2),
        top=round(token.top + y, 2),
        x1=round(token.x1 + x, 2),
        bottom=round(token.bottom + y, 2),
    )


def _mended(scan: Scan, line: float) -> Scan:
    """The picture without strokes that run straight for more than a line's height, what they crossed filled in."""
    long = 1.3 * line * scan.scale
    ink = cv2.threshold(scan.pixels, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1]
    found = cv2.HoughLinesP(ink, 1, np.pi / 360, int(0.8 * long), minLineLength=int(long), maxLineGap=2)
    if found is None:
        return scan
    mask = np.zeros_like(ink)
    strokes: list[list[int]] = found.reshape(-1, 4).astype(int).tolist()
    for x0, y0, x1, y1 in strokes[:2000]:
        cv2.line(mask, (x0, y0), (x1, y1), (255,), max(3, round(scan.scale * 1.2)))
    return scan._replace(pixels=cv2.inpaint(scan.pixels, mask, 3, cv2.INPAINT_TELEA).astype(np.uint8, copy=False))


def _in_strips(scan: Scan, zone: Zone) -> Iterator[list[Token]]:
    """Readings of the zone cut in low strips, each on white: what runs into a row from above and below is cut off."""
    tall, step = round(_STRIP * zone.line * scan.scale), max(1, round(_STEP * zone.line * scan.scale))
    tops = list(range(round(_ABOVE * zone.line * scan.scale), len(scan.pixels) - tall + 1, step))
    if not tops:
        return
    stack = _stacked(scan.pixels, tops, tall)
    each = 2 * tall
    readings: dict[int, list[Token]] = defaultdict(list)
    for token in words(scan._replace(pixels=stack), _BLOCK):
        i = min(int((token.top + token.bottom) / 2 * scan.scale) // each, len(tops) - 1)
        shift = (tops[i] - i * each - tall // 2) / scan.scale
        readings[i].append(_moved(token, zone.box[0], zone.box[1] + shift))
    scores = [sum(max(0.0, (t.confidence or 0) - 50) for t in readings[i]) for i in range(len(tops))]
    for i, score in enumerate(scores):
        if score > 0 and score >= _AS_GOOD * max(scores[max(0, i - _NEAR) : i + _NEAR + 1]):
            yield readings[i]


def _stacked(pixels: Pixels, tops: Sequence[int], tall: int) -> Pixels:
    white = np.full((tall // 2, pixels.shape[1]), 255, np.uint8)
    rest = np.full((tall - tall // 2, pixels.shape[1]), 255, np.uint8)
    return np.vstack([part for top in tops for part in (white, pixels[top : top + tall], rest)])


class _Opinion(NamedTuple):
    """A text at one place: its tokens, and what they weigh."""

    tokens: list[Token]
    weight: float

    @property
    def best(self) -> Token:
        return max(self.tokens, key=lambda t: (t.confidence or 0, -t.x0, t.text))


def _agreed(readings: Sequence[Sequence[Token]], zone: Zone) -> list[Token]:
    """One token a place: the text with the most weight, its confidence lowered by what the others weigh."""
    opinions, taken = _opinions(readings, zone), list[Token]()
    doubtful = []
    for opinion in opinions:
        best = opinion.best
        if any(_overlap(best, other) for other in taken):
            continue
        rivals = [o for o in opinions if o is opinion or _overlap(best, o.best)]
        token = best._replace(confidence=_sure(opinion, rivals))
        if _is_believed(token, len(opinion.tokens), any(t in readings[0] for t in opinion.tokens)):
            taken.append(token)
        elif sum(len(o.tokens) for o in rivals) > 2:
            doubtful.append(token)
    return [*taken, *_beside(doubtful, taken, zone)]


def _sure(opinion: _Opinion, rivals: Sequence[_Opinion]) -> float:
    return round((opinion.best.confidence or 0) * opinion.weight / sum(o.weight for o in rivals), 1)


def _is_believed(token: Token, count: int, first: bool) -> bool:
    """False for strokes that were taken for letters or figures: short or read with doubt, and seen in few readings."""
    sure, signs = token.confidence or 0, [sign for sign in token.text if sign.isalnum()]
    if len(signs) < 3:
        figures = any(map(str.isdecimal, signs))
        return (first and sure >= 90) or (sure >= (75 if figures else 60) and count > (2 if figures else 1))
    return sure >= _BELIEVED and (first or count > 1)


def _beside(doubtful: Sequence[Token], taken: Sequence[Token], zone: Zone) -> Iterator[Token]:
    """The words below the date that no reading is sure of, in rows with others: a name must not look whole without."""
    kept, from_top = list(taken), zone.box[1] + (_ABOVE + 2.2) * zone.line
    for token in doubtful:
        word = sum(map(str.isalpha, token.text)) > 2 and not any(map(str.isdecimal, token.text))
        if not word or any(_overlap(token, other) for other in kept):
            continue
        middle = (token.top + token.bottom) / 2
        near = any(t.top < middle < t.bottom and max(t.x0 - token.x1, token.x0 - t.x1) < zone.line for t in taken)
        if near and middle > from_top:
            kept.append(token)
            yield token


def _opinions(readings: Sequence[Sequence[Token]], zone: Zone) -> list[_Opinion]:
    """The texts at their places, the weightiest first; words that the zone's edge cuts are left out."""
    groups: dict[str, list[list[Token]]] = defaultdict(list)
    for token in (t for reading in readings for t in reading):
        text = token.text.strip(_RIM).casefold()
        cut = token.x0 < zone.box[0] + 0.2 * zone.line
        if cut or token.bottom - token.top > 2 * zone.line or not any(map(str.isalnum, text)):
            continue
        group = next((g for g in groups[text] if _overlap(g[0], token)), None)
        if group is None:
            groups[text].append([token])
        else:
            group.append(token)
    found = [_Opinion(g, sum(map(_weight, g))) for gs in groups.values() for g in gs]
    return sorted(found, key=lambda o: (-o.weight, o.tokens[0]))


def _weight(token: Token) -> float:
    return max(0.001, ((token.confidence or 0) - 40) / 60) ** 2


def _overlap(a: Token, b: Token) -> bool:
    """True where the two claim the same place."""
    wide = min(a.x1, b.x1) - max(a.x0, b.x0)
    tall = min(a.bottom, b.bottom) - max(a.top, b.top)
    return wide > 0.3 * min(a.x1 - a.x0, b.x1 - b.x0) and tall > 0.4 * min(a.bottom - a.top, b.bottom - b.top)

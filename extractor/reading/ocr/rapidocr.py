"""The second recogniser, PP-OCR run by RapidOCR, for lines that Tesseract reads badly: figures written by hand, names
under seals and signatures. It loses blanks and thin letters, so each line is read in three crops.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from functools import lru_cache
from importlib.metadata import version
from threading import Lock
from typing import Any, NamedTuple

import cv2
import numpy as np
from rapidfuzz.distance import Levenshtein

from ...lexicon.listed_pattern import ListedPattern
from ...lexicon.word_lists import word_lists
from ...model.document import Box
from ...processors import cores
from .page_image import Pixels

_LOCK = Lock()
"""The recogniser keeps state while it reads, and pages are recognised in parallel."""
_FEW_LOCK = Lock()
_LEAST = 8
"""Pixels across that a word has at least."""
_FEW_WIDE = 160
"""Pixels to which a crop of a few words is filled up, 48 high: with the usual 320 a word takes twice as long."""
_LONG_SIDE = 640
"""Pixels to which a picture is made smaller before lines are looked for."""
_CROPS = ((0.0, 0.1), (0.12, 0.3), (-0.08, 0.1))
"""By how much a crop of a line is larger above and below, and at either side, in heights of the line."""
_WIDEST = (0.25, 0.5)
_SIZES = (0.66, 1.0, 1.5)
"""By how much a line that strokes cross is made smaller and larger to be read again."""
_RUN_ON = ListedPattern(
    lambda: (
        r"(?<=[A-Za-z]{3})(?=\d)|(?<=\d)(?=[A-Z][a-z]{2})"
        r"|(?:" + "|".join(rf"(?<=\b{name.upper()})" for name in word_lists("offices")["run_on"]) + ")(?=[A-Z]{3})"
    )
)
"""Where print has a blank though none was read: tanggal24Agustus, BUPATISUKA MAJU."""
_BARS = str.maketrans({"∥": " II ", "‖": " II ", "丨": " I ", "｜": " | "})
_FOREIGN = re.compile(r"[^\x20-\x7e]")


class RecognisedLine(NamedTuple):
    """A recognised line: its text, its box in pixels, its confidence from 0 to 100, what each crop gave, whether a
    long stroke runs through it, and whether it is underlined."""

    text: str
    box: Box
    confidence: float
    votes: tuple[str, ...] = ()
    crossed: bool = False
    underlined: bool = False

    def confidence_of(self, word: str) -> float:
        """The confidence of one of its words: lower where not every crop has the word."""
        return round(self.confidence * sum(word in vote for vote in self.votes) / max(1, len(self.votes)), 1)


def placed(box: Box, x: float, y: float, scale: float) -> Box:
    """A box of a picture in points of the page: the picture starts at x, y, with `scale` pixels a point."""
    x0, top, x1, bottom = (round(side / scale, 2) for side in box)
    return x0 + x, top + y, x1 + x, bottom + y


@lru_cache
def rapidocr_version() -> str:
    """The second recogniser's name and version; empty where it is not installed, or cannot run on this machine."""
    try:
        import onnxruntime  # noqa: F401  on Windows it needs a runtime of Microsoft's that may be missing

        return f"rapidocr {version('rapidocr')} {version('onnxruntime')}"
    except ImportError:  # also what `version` raises
        return ""


def find_lines(pixels: Pixels) -> list[Box]:
    """Where lines of text stand in the picture, from top to bottom."""
    found = _ask(pixels, use_det=True, use_rec=False)
    if found is None or found.boxes is None:
        return []
    boxes = [(*corners.min(axis=0).tolist(), *corners.max(axis=0).tolist()) for corners in np.asarray(found.boxes)]
    return sorted(boxes, key=lambda box: (box[1], box[0]))


def more_votes(pixels: Pixels, box: Box) -> tuple[str, ...]:
    """What crops of the line say that are smaller and larger than it is, for a line of which the first ones do not
    tell enough."""
    read: list[str] = []
    for size in _SIZES:
        how = cv2.INTER_AREA if size < 1 else cv2.INTER_CUBIC
        scaled = cv2.resize(pixels, None, fx=size, fy=size, interpolation=how).astype(np.uint8, copy=False)
        x0, top, x1, bottom = (size * side for side in box)
        for crop in (*_CROPS, _WIDEST):
            read += [squeezed(text) for text, _ in _read(_cut(scaled, (x0, top, x1, bottom), crop))]
    return tuple(read)


def read_line(pixels: Pixels, box: Box, known: str = "") -> RecognisedLine | None:
    """The line as three crops of it are read: the reading most like the others; None where nothing is read. One crop is
    enough where it gives what is `known`."""
    read = _read(_cut(pixels, box, _CROPS[0]))
    if [squeezed(text) for text, _ in read] != [squeezed(known)]:
        read += [found for crop in _CROPS[1:] for found in _read(_cut(pixels, box, crop))]
    if not read:
        return None
    votes = tuple(squeezed(text) for text, _ in read)
    chosen = min(votes, key=lambda vote: sum(Levenshtein.distance(vote, other) for other in votes))
    same = [(text, confidence) for text, confidence in read if squeezed(text) == chosen]
    text = max((text for text, _ in same), key=lambda text: len(text.split()))
    return RecognisedLine(text, box, round(100 * max(confidence for _, confidence in same), 1), votes)


def agreed_line(pixels: Pixels, box: Box, known: str, passable: float, sure: float) -> RecognisedLine | None:
    """A few words where all three crops say the same, each passably and one surely; None at the first that does not.
    One crop is enough where it gives what is `known`."""
    text, best = "", 0.0
    for crop in _CROPS:
        said, confidence = _few_words(_cut(pixels, box, crop))
        if not said or confidence < passable or (text and _even(said) != _even(text)):
            return None
        text, best = max(text, said, key=lambda words: len(words.split())), max(best, confidence)
        if squeezed(said).casefold() == squeezed(known).casefold():
            text = said
            break
    return RecognisedLine(text, box, round(best, 1), (squeezed(text),)) if best >= sure else None


def _even(text: str) -> str:
    """The text without blanks, its full stops as commas: crops of small print differ in them."""
    return squeezed(text).replace(".", ",")


def few_votes(pixels: Pixels, box: Box) -> list[tuple[str, float]]:
    """What each crop of a few words says, and how surely."""
    return [_few_words(_cut(pixels, box, crop)) for crop in _CROPS]


def says_always(pixels: Pixels, box: Box, said: str) -> bool:
    """Whether each crop of the line says so, smaller, as it is and larger."""
    for size in _SIZES:
        how = cv2.INTER_AREA if size < 1 else cv2.INTER_CUBIC
        scaled = cv2.resize(pixels, None, fx=size, fy=size, interpolation=how).astype(np.uint8, copy=False)
        x0, top, x1, bottom = (size * side for side in box)
        crops = (_few_words(_cut(scaled, (x0, top, x1, bottom), crop))[0] for crop in _CROPS)
        if any(squeezed(text) != squeezed(said) for text in crops):
            return False
    return True


def _few_words(pixels: Pixels) -> tuple[str, float]:
    """What a small picture of a few words says, and how surely."""
    if min(pixels.shape) < _LEAST:
        return "", 0.0
    with _FEW_LOCK:
        try:
            found = load_word_reader()(pixels, use_det=False, use_cls=False, use_rec=True)
        except MemoryError:
            raise
        except Exception:
            return "", 0.0
    if not found or not found.txts:
        return "", 0.0
    return plain_text(found.txts[0]), 100 * float(found.scores[0])


def _read(pixels: Pixels) -> list[tuple[str, float]]:
    if min(pixels.shape) < 8:
        return []
    found = _ask(pixels, use_det=False, use_rec=True)
    if found is None:
        return []
    scored = zip(found.txts or (), found.scores or (), strict=True)
    read = [(plain_text(text), float(confidence)) for text, confidence in scored]
    return [(text, confidence) for text, confidence in read if any(map(str.isalnum, text))]


def plain_text(text: str) -> str:
    """The text in the signs that Indonesian has: strokes through a letter give it accents."""
    bare = unicodedata.normalize("NFKD", text.translate(_BARS))
    return _RUN_ON.sub(" ", " ".join(_FOREIGN.sub("", bare).split()))


def squeezed(text: str) -> str:
    """The text without its blanks."""
    return "".join(text.split())


def _cut(pixels: Pixels, box: Box, crop: tuple[float, float]) -> Pixels:
    x0, top, x1, bottom = box
    down, across = crop[0] * (bottom - top), crop[1] * (bottom - top)
    rows = slice(max(0, int(top - down)), int(bottom + down))
    return np.ascontiguousarray(pixels[rows, max(0, int(x0 - across)) : int(x1 + across)])


def _ask(pixels: Pixels, **parts: bool) -> Any:
    """The recogniser's result; None where it fails: the second recogniser must not cost the document."""
    with _LOCK:
        try:
            return load_reader()(pixels, use_cls=False, **parts)
        except MemoryError:
            raise
        except Exception:
            return None


@lru_cache
def load_reader() -> Any:
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return RapidOCR(
        params={
            "EngineConfig.onnxruntime.intra_op_num_threads": cores(),
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Global.log_level": "error",
            "Det.limit_side_len": _LONG_SIDE,
            "Det.limit_type": "max",
        }
    )


@lru_cache
def load_word_reader() -> Any:
    """The recogniser for a few words: it looks for no lines, and works on one core, for pages are read side by side."""
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return RapidOCR(
        params={
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Global.log_level": "error",
            "Global.use_det": False,
            "Global.use_cls": False,
            "Rec.rec_img_shape": [3, 48, _FEW_WIDE],
        }
    )

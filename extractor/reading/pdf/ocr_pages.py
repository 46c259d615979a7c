"""Which pages of a PDF to recognise, and what to keep of a poor layer and its recognition."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from ...errors import ReadError
from ...layout.page_words import Sheet, Token, height, stands_in
from ...model.findings import Finding
from ..ocr.tesseract import FAILED, OcrMode
from .text_layer import Verdict, is_soup, quality

_NUMBERED = re.compile(r"(?i)nomor|no\.|pasal")
_FIGURE = re.compile(r"\d{1,3}")
_MOST_TOLD = 5
"""Lines that could not be read whose places a finding names."""
_ASIDE = 1.0
"""Heights of a figure by which a layer and the picture differ in where its line stands, at most."""
_LAYER = 70.0
"""The confidence that a figure gets of which only the layer says that it is there."""


def with_scans(
    pdf: Any, sheets: Sequence[Sheet], verdicts: Mapping[int, Verdict], ocr: OcrMode = "auto"
) -> tuple[list[Sheet], list[Finding]]:
    """The sheets, those that need it recognised, and what remains doubtful; ReadError no_text where all is unread.

    `verdicts` are by page number. Where recognition is off or cannot run, a document with any text keeps it.
    """
    needed = [s.number for s in sheets if ocr == "force" or verdicts[s.number] in ("missing", "partial", "garbled")]
    if not needed:
        return list(sheets), []
    found, why = {}, "recognition is off (--ocr auto reads them)"
    if ocr != "off":
        try:
            found, why = recognised_sheets(pdf, needed), FAILED
        except ReadError as error:
            why = error.message
    unread = [number for number in needed if number not in found]
    message = f"{_pages(unread)} without usable text: {why}"
    if not found and not any(sheet.tokens for sheet in sheets):
        raise ReadError(message, "no_text")
    kept = [_better(s, found[s.number], verdicts[s.number]) if s.number in found else s for s in sheets]
    return kept, [*([Finding("no_text", message)] if unread else []), *_doubts(kept)]


_NOTHING = float("-inf")


def recognised_sheets(pdf: Any, numbers: Sequence[int]) -> dict[int, Sheet]:
    """The pages of these numbers as a recogniser reads them; ReadError no_text where none is installed."""
    try:
        from ..ocr.recognise import recognise
    except ImportError as error:
        message = f"recognition needs OpenCV ({error.name}): `pip install naskah[ocr]`"
        raise ReadError(message, "no_text") from error
    return {sheet.number: sheet for sheet in recognise(pdf, numbers)}


def _better(layer: Sheet, found: Sheet, verdict: Verdict) -> Sheet:
    """The recognised page, unless it has nothing or a garbled layer still says more."""
    keeps_layer = not found.tokens or (verdict == "garbled" and _worth(layer) > _worth(found))
    if keeps_layer:
        return layer
    return _with_lost_figures(layer, found) if verdict == "garbled" and layer.turn == found.turn else found


def _with_lost_figures(layer: Sheet, found: Sheet) -> Sheet:
    """The recognised page with the figures behind Nomor or Pasal that only the layer has: thin ones are passed over."""
    words = [token for token in found.tokens if any(map(str.isalnum, token.text))]
    numbers = [b for a, b in pairwise(layer.tokens) if _NUMBERED.fullmatch(a.text) and _FIGURE.fullmatch(b.text)]
    lost = [token for token in numbers if not any(stands_in(token, w[:4]) or _is_same(token, w) for w in words)]
    signs = {id(token) for token in found.tokens if any(stands_in(figure, token[:4]) for figure in lost)}
    kept = [token for token in found.tokens if id(token) not in signs]
    return replace(found, tokens=[*kept, *(token._replace(confidence=_LAYER) for token in lost)]) if lost else found


def _is_same(figure: Token, word: Token) -> bool:
    """Whether the word is the figure, a little aside on its line: layers place words by letters of other breadth."""
    apart = abs(figure.top + figure.bottom - word.top - word.bottom) / 2
    return word.text.strip(".,") == figure.text and apart < _ASIDE * height(figure)


def _worth(sheet: Sheet) -> float:
    """The quality of the page's words; what is all signs has no words to be judged by, and is worth nothing."""
    tokens = [token.text for token in sheet.tokens]
    return _NOTHING if is_soup(tokens) else quality(tokens)


def _doubts(sheets: Sequence[Sheet]) -> list[Finding]:
    """Findings where recognised pages hold few words of high confidence, and lines that could not be read."""
    poor = [sheet.number for sheet in sheets if sheet.source == "ocr" and _sureness(sheet) < 60]
    found = [Finding("ocr_poor", f"{_pages(poor)}: most words were read with doubt")] if poor else []
    return found + [_unread(sheet) for sheet in sheets if sheet.unread]


def _unread(sheet: Sheet) -> Finding:
    places = "; ".join(f"{x0:.0f}, {top:.0f}" for x0, top, _, _ in sheet.unread[:_MOST_TOLD])
    told = f"page {sheet.number}: nothing could be read of {len(sheet.unread)} line(s) that stand on it"
    return Finding("ink_unread", f"{told}, at (points from the left and the top) {places}")


def _sureness(sheet: Sheet) -> float:
    """The middle confidence of the page's words, 0–100."""
    confidences = sorted(token.confidence or 0.0 for token in sheet.tokens)
    return confidences[len(confidences) // 2]


def _pages(numbers: Sequence[int]) -> str:
    """`page 3`, `pages 1–4, 7`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    text = ", ".join("–".join(map(str, run)) for run in runs)
    return f"page{'s' if len(numbers) > 1 else ''} {text}"

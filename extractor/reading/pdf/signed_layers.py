"""Layers that a scanner's software recognised: where the page is signed, strokes and seals cost them words, read again
here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from ...layout.page_words import Sheet, Token

_LAYER = 90.0
"""The confidence that the layer's words have while the signature block is read again: that of words which stay where
no stroke crosses them."""


def with_signatures(pdf: Any, sheets: Sequence[Sheet], over_scans: Collection[int]) -> list[Sheet]:
    """The sheets, the signature blocks of those that keep a layer over a scan read again; the same without OpenCV."""
    return [
        _read_again(pdf, sheet) if sheet.number in over_scans and sheet.source == "digital" else sheet
        for sheet in sheets
    ]


def _read_again(pdf: Any, sheet: Sheet) -> Sheet:
    """The sheet, its signature blocks merged from the layer and the second recogniser; words that stay have no
    confidence, as the layer gives none."""
    try:
        from ..ocr.recognise import Reading, with_signature_blocks
    except ImportError:
        return sheet
    if sheet.turn or sheet.skew:
        return sheet
    own = {token: token._replace(confidence=_LAYER) for token in sheet.tokens}
    reading = with_signature_blocks(pdf, sheet.number, sheet.size, Reading(list(own.values()), []))
    back = {judged: token for token, judged in own.items()}
    tokens: list[Token] = [back.get(token, token) for token in reading.tokens]
    return replace(sheet, tokens=tokens) if set(reading.tokens) != set(back) else sheet

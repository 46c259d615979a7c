"""Raised letters behind a word: marks of notes, or the power of a unit."""

from __future__ import annotations

import re

_POWERS = {"2": "²", "3": "³"}
_DEGREES = ("o", "0")
_UNIT = re.compile(r"(?<![^\W\d])(?:[kcdm]?m|M|ha)$")
_MARK = re.compile(r"[([]?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§]{1,3})[)\]]?(?:,\s?\d{1,3})*")


def shown_raised(letters: str, before: str) -> str:
    """What raised letters behind `before` say: m² keeps its power, the mark of a note says nothing, words stay."""
    mark = letters.strip()
    if not before.strip() or not _MARK.fullmatch(mark):
        return letters
    if mark in _DEGREES and before[-1:].isdigit():
        return "°"
    return _POWERS[mark] if mark in _POWERS and _UNIT.search(before) else ""

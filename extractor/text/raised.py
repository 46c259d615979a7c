"""Raised letters behind a word: marks of notes, or the power of a unit."""

from __future__ import annotations

import re

_POWERS = {"2": "²", "3": "³"}
_DEGREES = ("o", "0")
_UNIT = re.compile(r"(?<![^\W\d])(?:(?:[kcdm]?m|M|ha)|(?<!\d)10)$")
"""What has a power: a unit, ten."""
_HOUR, _MINUTES = re.compile(r"(?:^|\D)\d{1,2}$"), re.compile(r"00|15|30|45")
_MARK = re.compile(r"[([]?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§]{1,3})[)\]]?(?:,\s?\d{1,3})*")
_NEAR = 16
"""Characters before a raised figure that decide what it says: a unit or an hour."""
_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾"
_PLAIN = str.maketrans(_SIGNS, "0123456789()")
_RAISED_SIGNS = re.compile(f"[{_SIGNS}]+")


def shown_raised(letters: str, before: str) -> str:
    """What raised letters behind `before` say: m² keeps its power, the mark of a note says nothing, words stay."""
    mark = letters.strip()
    if not before.strip() or not _MARK.fullmatch(mark) or (_MINUTES.fullmatch(mark) and _HOUR.search(before)):
        return letters
    if mark in _DEGREES and before[-1:].isdigit():
        return "°"
    return _POWERS.get(mark, letters) if mark.isdigit() and _UNIT.search(before) else ""


def without_note_marks(text: str) -> str:
    """`text` without the raised figures of Unicode that mark notes; powers and minutes stay."""
    if not _RAISED_SIGNS.search(text):
        return text
    return _RAISED_SIGNS.sub(lambda m: _sign_shown(m[0], m.string[max(0, m.start() - _NEAR) : m.start()]), text)


def _sign_shown(signs: str, before: str) -> str:
    """The raised signs, or nothing where they only mark a note; those behind a blank stand for themselves."""
    if not before or before[-1].isspace():
        return signs
    return signs if shown_raised(signs.translate(_PLAIN), before) else ""

"""Pinpoints before or behind an instrument: "Pasal 18 ayat (6)", "Pasal 5 dan Pasal 23A", "Diktum KESATU"."""

from __future__ import annotations

import re

from ...lexicon.joining_words import and_or_words, and_words, up_to
from ...lexicon.listed_pattern import ListedPattern
from ...model.citation import squeeze

_REACH = 320
_N = r"[\dlIO]{1,3}(?:\s[\dlI](?=\s|,))?(?:\s?[A-L](?![\w.])|[A-Z])?"
_UNIT = rf"""(?:pasal\s+(?:{_N}|[IVX]+)\b | ayat\s*\(?\s?{_N}[a-z]?\s?\)? | huruf\s*\(?[a-z]{{1,2}}\)?(?!\w)
    | angka\s*\(?(?:romawi\s+)?(?:\d+|[IVX]+)\)? | butir\s+\w{{1,3}}\b | \(\d{{1,2}}[a-z]?\) | di[kc]tum\s+\w+\b
    | bab\s+[IVXLC]+\b | bagian\s+ke\w+ | paragraf\s+\d+ | lampiran(?:\s+[IVX]+\b)?)"""


def _join() -> str:
    also = and_or_words()
    return rf"(?:\s*(?:,\s*{also}?|{and_words()}/{also}|{also}|juncto|jo\.?|{up_to()}|[-–])\s*|\s+)"


def _sequence() -> str:
    return rf"{_UNIT}(?>{_join()}(?:{_UNIT}|{_N}(?=[\s,]))){{0,24}}"


_START = re.compile(r"(?<!\w)(?:pasal|di[kc]tum|bab|lampiran|ayat|huruf|angka)(?=\s)", re.IGNORECASE)
_WHOLE = ListedPattern(
    lambda: rf"(?P<pin>{_sequence()})\s*,?\s*(?:(?:dari|dalam|pada)\s+)?$", re.IGNORECASE | re.VERBOSE
)
_OPENING = r"(?:[ \t]*,\s*|[ \t]+)(?:(?:pada|dalam|khususnya|tepatnya)\s+)?(?=pasal|di[kc]tum|lampiran)"
_OPENS_BEHIND = re.compile(_OPENING, re.IGNORECASE)
"""Few instruments are followed so: for the others the long pattern is not even compiled."""
_BEHIND = ListedPattern(lambda: rf"{_OPENING}(?P<pin>{_sequence()})", re.IGNORECASE | re.VERBOSE)


def pinpoint_before(text: str, at: int, floor: int = 0) -> tuple[str, int] | None:
    """The pinpoint that ends at `at` and where it starts, not before `floor`; None where none stands."""
    low = max(floor, at - _REACH)
    window = text[low:at]
    for match in _START.finditer(window):
        if whole := _WHOLE.match(window, match.start()):
            return squeeze(whole["pin"]), low + match.start()
    return None


def pinpoint_after(text: str, at: int) -> tuple[str, int] | None:
    """The pinpoint behind an instrument and where it ends; None where none stands."""
    match = _OPENS_BEHIND.match(text, at) and _BEHIND.match(text, at, at + _REACH)
    return (squeeze(match["pin"]).rstrip(" ,"), match.end("pin")) if match else None

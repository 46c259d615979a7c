"""NIP, the 18-digit number of a civil servant: birth date, appointment, sex, serial."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from ...lexicon.listed_pattern import ListedPattern
from ...lexicon.lookalikes import digit_signs
from ...model.findings import Finding
from ...model.typed_values import NipParts, Sex
from ...model.value import Parsed, Value
from ..letter_numbers.span import as_digits

_LABEL = re.compile(r"(?:^|[^A-Za-z])N\s?[.]?\s?[I1l]\s?[.]?\s?P\b[\s.:,;=]*|(?:^|[^A-Za-z])NIP(?=\d)")
_RUN = ListedPattern(lambda: rf"[{digit_signs()}](?:[ \t\xa0.]{{0,3}}[{digit_signs()}]){{8,27}}(?![A-Za-z])")
_BARE = re.compile(r"(?<![\d.])(?:19[3-9]\d|20[01]\d)\d{4}(?:[ \t\xa0]{0,3}\d){10}(?![\d.]*\d)")
_CONTRACT = 21
"""Stands where the month of appointment would for contract staff (PPPK)."""


_SEXES: dict[str, Sex] = {"1": "male", "2": "female"}


class Nip(Value):
    """18 digits; `parts` is None where they name no possible person."""

    raw: str
    value: str
    parts: NipParts | None = None


class NipSpan(NamedTuple):
    """A NIP found in a line, or a label with too few digits (value None)."""

    value: str | None
    start: int
    end: int
    repaired: bool = False


def parse_nip(text: str) -> Parsed[Nip] | None:
    """The NIP in a short text, with or without its label; None where there are no 18 digits."""
    span = find_nip(text)
    return nip_of(text[span.start : span.end], span.value, span.repaired) if span and span.value else None


def nip_of(raw: str, digits: str, repaired: bool = False) -> Parsed[Nip]:
    """The NIP with `digits`, its parts read and doubted."""
    parts = _nip_parts(digits)
    findings = [] if parts else [Finding("nip_implausible", f"{digits} names no possible civil servant")]
    if repaired:
        findings.append(Finding("ocr_repaired", f"{raw} was read as {digits}"))
    return Parsed(Nip(raw=raw, value=digits, parts=parts), tuple(findings))


def find_nip(line: str) -> NipSpan | None:
    """Where the NIP of a line stands; behind a label also one that is damaged or not whole (value None)."""
    label = _LABEL.search(line)
    run = _RUN.search(line, label.end()) if label else None
    if label and run and run.start() - label.end() <= 3:
        return _read(run)
    if bare := _BARE.search(line):
        return _read(bare)
    return NipSpan(None, label.start(), len(line)) if label else None


def _read(run: re.Match[str]) -> NipSpan:
    printed = re.sub(r"[\s.]", "", run[0])
    plain = as_digits(printed)
    whole = plain if plain and len(plain) == 18 else None
    return NipSpan(whole, run.start(), run.end(), whole is not None and plain != printed)


def mend(first: str, second: str) -> str | None:
    """18 plausible digits from a NIP torn over two lines, of which a few may be printed on both; else None."""
    head, tail = re.sub(r"\D", "", first), re.sub(r"\D", "", second)
    for shared in range(5):
        whole = head + tail[shared:]
        if len(whole) == 18 and (not shared or head.endswith(tail[:shared])) and _nip_parts(whole):
            return whole
    return None


def _nip_parts(digits: str) -> NipParts | None:
    year, month, sex = int(digits[8:12]), int(digits[12:14]), _SEXES.get(digits[14])
    try:
        birth = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
    if not sex or not 1930 <= birth.year <= 2015 or not 15 <= year - birth.year <= 60:
        return None
    if not (1 <= month <= 12 or month == _CONTRACT):
        return None
    appointed = f"{year}" if month == _CONTRACT else f"{year}-{month:02}"
    return NipParts(birth_date=birth.isoformat(), appointed=appointed, sex=sex, serial=digits[15:])

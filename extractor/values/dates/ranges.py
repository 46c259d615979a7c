"""Spans of days in running text: 6 Maret – 20 Maret 2031, 12 s/d 22 September 2031, hingga tanggal 21 Oktober 2031."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ...lexicon.joining_words import up_to
from ...lexicon.listed_pattern import ListedPattern, any_listed
from ...lexicon.months import month_numbers
from ...lexicon.word_lists import either
from ...model.typed_values import Date
from ...model.value import Located
from .parse import find_dates


def _listed(key: str) -> str:
    return any_listed("range_words", key)


def _to() -> str:
    return rf"(?:{up_to()}|[-–—])"


_TANGGAL = r"(?:(?:hari\s+)?[^\W\d_]{4,6}\s*[,/]?\s+)?(?:tanggal\s+|tgl\.?\s+)?"
_BEFORE = ListedPattern(
    lambda: (
        rf"(?i)(?<![\d./])(?P<day>\d{{1,2}})(?:\s+(?P<month>{either(month_numbers())}))?(?:\s+(?P<year>(?:19|20)\d\d))?"
        rf"\s*{_to()}\s*{_TANGGAL}$"
    )
)
"""A day that begins a span whose month or year stand with its last day."""
_JOINED = ListedPattern(
    lambda: rf"(?i)\s*(?:{_listed('hours')}\s+[\d.:]+\s*{_listed('zones')}?\s*)?{_to()}\s*{_TANGGAL}$"
)
_UNTIL = ListedPattern(lambda: rf"(?i)\b(?:{up_to()}|{_listed('latest')})(?:\s+pada)?\s*{_TANGGAL}$")
_REACH = 60
"""Characters before a date in which the beginning of its span stands."""


class DateSpan(NamedTuple):
    """From the first day to the last, either of which may not be said; [begin, end) of the text."""

    start: Date | None
    last: Date | None
    begin: int
    end: int


def find_spans(text: str) -> Iterator[DateSpan]:
    """Every span of days, and every single day as the start of one, in the order of the text."""
    dates = [located for located in find_dates(text) if located.value.precision == "day"]
    i = 0
    while i < len(dates):
        first = dates[i]
        if i + 1 < len(dates) and _JOINED.fullmatch(text, first.end, dates[i + 1].start):
            yield DateSpan(first.value, dates[i + 1].value, first.start, dates[i + 1].end)
            i += 2
            continue
        yield _span(text, first)
        i += 1


def _span(text: str, last: Located[Date]) -> DateSpan:
    before = text[max(0, last.start - _REACH) : last.start]
    if opened := _BEFORE.search(before):
        began = last.start - len(before) + opened.start()
        if start := _first_day(opened, last.value, text[began : last.end]):
            return DateSpan(start, last.value, began, last.end)
    if _UNTIL.search(before):
        return DateSpan(None, last.value, last.start, last.end)
    return DateSpan(last.value, None, last.start, last.end)


def _first_day(opened: re.Match[str], last: Date, raw: str) -> Date | None:
    year, month, _ = map(int, last.value.split("-"))
    month = month_numbers()[" ".join(opened["month"].lower().split())] if opened["month"] else month
    year = int(opened["year"]) if opened["year"] else year
    try:
        first = date(year, month, int(opened["day"]))
    except ValueError:
        return None
    return Date(raw=raw, value=first.isoformat(), precision="day") if first.isoformat() <= last.value else None

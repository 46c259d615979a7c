"""Columns of flat tables, and what may stand in their cells: text without controls, numbers, days, yes or no."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import Any, Literal, NamedTuple

ColumnType = Literal["text", "integer", "number", "boolean", "date"]
CellValue = str | int | float | bool | date | None
FlatRow = tuple[CellValue, ...]
Scrub = Callable[[str], str]
"""Makes a text fit to be handed on: harmless to programs, and with personal data masked."""

_LARGEST = 2**63 - 1
"""The largest whole number that SQLite and Parquet hold."""
_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Controls but tab and line end, marks that turn the direction of what follows, halves of surrogate pairs."""
_REPLACEMENT = "\ufffd"


class FlatColumn(NamedTuple):
    """A column of a table, and what its cells say."""

    name: str
    type: ColumnType
    about: str


def harmless_text(text: str) -> str:
    """The text with line ends of one kind, its control characters and direction overrides replaced."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _HARMFUL.sub(_REPLACEMENT, text)


def as_text(value: Any, scrub: Scrub) -> str | None:
    """The value as text; the items of a list stand on lines of their own."""
    if value is None or value == [] or isinstance(value, str):
        return scrub(value) if isinstance(value, str) else None
    if isinstance(value, list | tuple):
        return "\n".join(as_text(item, scrub) or "" for item in value)
    if isinstance(value, dict):
        return scrub(json.dumps(value, ensure_ascii=False))
    return str(value).lower() if isinstance(value, bool) else str(value)


def as_integer(value: Any, scrub: Scrub) -> int | None:
    """The value if it is a whole number that every format can hold."""
    return value if type(value) is int and abs(value) <= _LARGEST else None


def as_number(value: Any, scrub: Scrub) -> int | float | None:
    """The value if it is a number that every format can hold."""
    return value if type(value) is float or (type(value) is int and abs(value) <= _LARGEST) else None


def as_boolean(value: Any, scrub: Scrub) -> bool | None:
    """The value if it says yes or no."""
    return value if isinstance(value, bool) else None


def as_date(value: Any, scrub: Scrub) -> date | None:
    """The day if the value is a whole ISO 8601 date."""
    return first_day(value) if isinstance(value, str) and len(value) == 10 else None


def first_day(value: Any) -> date | None:
    """The first day that a date, known to the day, month or year, can mean."""
    return _day(value, last=False)


def last_day(value: Any) -> date | None:
    """The last day that a date, known to the day, month or year, can mean."""
    return _day(value, last=True)


def _day(value: Any, last: bool) -> date | None:
    try:
        year, *rest = map(int, str(value).split("-"))
        month = rest[0] if rest else (12 if last else 1)
        day = rest[1] if len(rest) > 1 else (monthrange(year, month)[1] if last else 1)
        return date(year, month, day)
    except (ValueError, IndexError):
        return None


CONVERTERS: dict[ColumnType, Callable[[Any, Scrub], CellValue]] = {
    "text": as_text,
    "integer": as_integer,
    "number": as_number,
    "boolean": as_boolean,
    "date": as_date,
}
"""What makes a cell of each type; None where the value is not of that type."""

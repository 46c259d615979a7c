"""The tabular Islamic calendar: right to a day more or less, for comparison with a printed Gregorian date."""

from __future__ import annotations

from datetime import date

_EPOCH = 227_014
"""Day number (date.toordinal) of the day before 1 Muharram 1 AH, 16 July 622 in the Julian calendar."""


def to_gregorian(year: int, month: int, day: int) -> date:
    """The Gregorian day of a Hijri one (month 1–12, day 1–30)."""
    days_before_month = 29 * (month - 1) + month // 2
    return date.fromordinal(_EPOCH + 354 * (year - 1) + (11 * year + 3) // 30 + days_before_month + day)

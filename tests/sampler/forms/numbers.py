"""Letter numbers and dates: what they are, and how offices write them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from .dice import Dice, words
from .handwriting import by_hand

ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
MONTHS = ("", "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober")
MONTHS += ("November", "Desember")
OLDER = {"Februari": "Pebruari", "November": "Nopember"}


@dataclass(frozen=True)
class Day:
    """A date; without `day` its day was left blank."""

    year: int
    month: int
    day: int | None

    @property
    def value(self) -> str:
        """As much of ISO 8601 as is known."""
        return f"{self.year}-{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")


def day(dice: Dice, low: int = 2012, high: int = 2025) -> Day:
    """A working day of these years; one in twenty was left blank."""
    date = dt.date(dice.number(low, high), 1, 1) + dt.timedelta(days=dice.number(0, 364))
    date -= dt.timedelta(days=max(0, date.weekday() - 4))
    return Day(date.year, date.month, None if dice.some(0.05) else date.day)


def written(date: Day, style: str, gap: str = "      ", pen: bool = False) -> str:
    """The date in words (`plain`, `padded`, `older` spelling) or digits (`dashes`); a blank day is a gap.

    With a `pen` the day is left to be written by hand.
    """
    month = MONTHS[date.month]
    if date.day is None:
        return f"{gap}{month} {date.year}"
    if style == "dashes":
        return f"{date.day}-{date.month}-{date.year}"
    number = f"{date.day:02d}" if style == "padded" else str(date.day)
    number = by_hand(number) if pen else number
    return f"{number} {OLDER.get(month, month) if style == 'older' else month} {date.year}"


def filled_in(number: str) -> str | None:
    """The number with single blanks; None where neither sequence nor year is filled in: it is an open form's."""
    is_open = not all(part.strip() for part in number.split("/")) and not re.search(r"/(?:19|20)\d\d$", number)
    return None if is_open else " ".join(number.split()) or None


def letter_number(dice: Dice, code: str, topic: str, date: Day, kind: str = "") -> str:
    """A number in one of the grammars in use; `kind` is a code such as ST. A blank sequence is two blanks."""
    old, new = words()["topics"][topic]["class"]
    sequence = "  " if dice.some(0.05) else str(dice.number(1, 2400)).zfill(dice.pick([1, 1, 3, 4]))
    kind = kind if dice.some(0.7) else ""
    year, month = str(date.year), ROMAN[date.month]
    shapes = [
        [old, sequence, kind, code, year],
        [old, sequence, kind, code, month, year],
        [old, sequence, code],
        [sequence, kind, code, month, year],
        [
            f"B-{sequence.strip() or '1'}",
            code,
            f"{dice.pick(['KP', 'HM', 'OT', 'KU'])}.{dice.number(1, 9):02d}",
            f"{date.month:02d}",
            year,
        ],
        [sequence, f"{code}-{old}", month, year],
    ]
    if date.year >= 2022:
        shapes += [
            [new, sequence, code],
            [f"B/{new}", sequence, kind, code, year],
            [new, sequence, kind, code, month, year],
        ] * 2
    return "/".join(part for part in dice.pick(shapes) if part)


def decree_number(dice: Dice, code: str, topic: str, date: Day, of_region: bool) -> str:
    """A decree's number: plain with TAHUN, or built like a letter's."""
    sequence, year = str(dice.number(1, 999)), str(date.year)
    plain = f"{sequence} TAHUN {year}"
    if of_region:
        shapes = [
            plain,
            f"188.45/{sequence}/KUM/{year}",
            f"188.45/{sequence}/KPTS/{year}",
            f"188.45-{sequence} TAHUN {year}",
        ]
        shapes += [f"188.45/{sequence}/HK/{year}", f"188.44/{sequence}/K.{dice.number(1, 9)}/{year}"]
        shapes += [f"100.3.3.2/{sequence}/431.{dice.number(100, 199)}/{year}", f"100.3.3.2/{sequence} TAHUN {year}"] * (
            date.year > 2022
        )
        return dice.pick(shapes)
    old = words()["topics"][topic]["class"][0]
    shapes = [plain, f"{old}/{sequence}/{code}/{year}", f"{old}/{sequence}/SK/{code}/{ROMAN[date.month]}/{year}"]
    shapes += [f"{sequence}/SK/{code}/{ROMAN[date.month]}/{year}", f"{old}/ {sequence} /{code}/{year}"]
    return dice.pick(shapes)


def spaced(number: str, style: str, pen: bool = False) -> str:
    """The number with blanks as an office types it: `tight`, around the `sequence`, or around `all` slashes.

    With a `pen` its sequence is left to be written by hand.
    """
    if pen:
        return re.sub(r"/ ?(\d{1,4}) ?/", lambda match: f"/{by_hand(match[1])}/", number, count=1)
    number = number.replace("/  /", "/      /")
    if style == "all":
        return re.sub(r"(?<=\S)/(?=\S)", " / ", number)
    if style == "sequence":
        return re.sub(r"/(\d{1,4})/", r"/ \1 /", number, count=1)
    return number

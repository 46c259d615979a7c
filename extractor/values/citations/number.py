"""The slots of a citation that hold digits: number and year, with a recogniser's letters read as digits."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...lexicon.joining_words import and_words, up_to
from ...lexicon.listed_pattern import ListedPattern
from ...lexicon.lookalikes import digit_signs, to_digits
from ...model.findings import Finding
from ..dates.parse import misread_month

_DIGIT_LIKE = ListedPattern(lambda: f"[{digit_signs()}]+")
_LETTERED = re.compile(r"[1-9]\d{0,3}[A-H]")
"""A number with a letter behind it, as of a law put between two others: 12A, 12B."""
_CODED = re.compile(r"(?<=[A-Z]\.)\s+(?=\d)")
"""The blank behind a ministry's letters: KM. 65 is KM.65."""
_AMBIGUOUS = "gq"  # a recogniser writes them for 8 and for 9

MARK = (
    r"(?:N\s?[o0]\s?(?:m|rn|tn|in|nn?|ni|oi|h?m)\s?[o0e]\s?[rt]|(?<![^\W\d_])N[o0](?![^\W\d_])|Nr\b)\s?\.?\s*[:;.]?\s*"
)
"""The word Nomor or No. with what recognisers make of it."""

YEAR_WORD = r"(?:t[a-z:]{2,6}n|t\s?a\s?h\s?u\s?n|tahr?un|th\.?|thn\.?)"
_WORD = r"(?:(?!tahun|tentang|tanggal)[A-Za-z0-9|!._])"
_TOKEN = rf"{_WORD}{{1,24}}(?:[-–]{_WORD}{{1,24}}){{0,6}}"
_CODE = r"(?-i:[A-Z]{1,5})\.?[ \t\n]{1,2}"
"""The letters by which a ministry tells its kinds of instruments, parted from the number: KM. 65, PM 16."""


def _up_to() -> str:
    return rf"{up_to()}(?![^\W\d_])"


def join() -> str:
    """A pattern for what joins the numbers of instruments that share a name and a year."""
    return rf"\s*(?:,\s*(?:{and_words()}|&)|,|{and_words()}|&|{_up_to()})\s*"


def _goes_on() -> str:
    return rf"(?=\s*(?:,|{and_words()}\b|&|{_up_to()}|,?\s*{YEAR_WORD}\s*\d))"


_FURTHER = ListedPattern(lambda: rf"(?P<join>{join()})(?:{MARK})?(?P<number>{_TOKEN})", re.IGNORECASE)
_KINDS = ("prp", "prps", "pnps", "drt", "darurat")
"""What stands behind the number of an old law; its year may follow without "Tahun"."""
_AFTER_KIND = re.compile(r"[\s./]{0,4}(?P<year>19[456]\d)(?!\d)")
_UP_TO = ListedPattern(_up_to, re.IGNORECASE)
_NUMBER = ListedPattern(
    lambda: (
        rf"""(?P<mark>(?:{MARK}['’‘"]?){{0,2}})
    (?P<number>\d\s\d{{1,2}}(?=\s*t\w{{2,6}}n\s*[12Il])
        | \d{{1,4}}\s(?-i:[A-Z])(?=\s*t\w{{2,6}}n\s*[12Il])
        | {_CODE}\d{{1,4}}(?=\s*(?:{YEAR_WORD}\s*\d|/))(?:\s{{0,2}}/\s{{0,2}}{_TOKEN}){{0,7}}
        | {_TOKEN}(?:\s+rev\.?\s?\d{{1,2}}(?=\s{{0,2}}/))?
          (?:\s{{0,2}}/\s{{0,2}}{_TOKEN}|\s[-–]\s(?=\d){_TOKEN}){{0,7}})?
    (?P<kind>\s+(?:{"|".join(_KINDS)})\b\.?)?
    (?P<more>(?:{join()}{MARK}{_TOKEN}{_goes_on()}|{join()}\d{{1,4}}[A-Za-z]?{_goes_on()}){{0,5}})"""
    ),
    re.IGNORECASE | re.VERBOSE,
)


def year_digits() -> str:
    """A pattern for a year, of which signs may be misread."""
    return rf"[{digit_signs()}{_AMBIGUOUS}][{digit_signs()}{_AMBIGUOUS}.+]{{2,5}}"


_YEAR = ListedPattern(lambda: rf"\s*[,/]?\s*{YEAR_WORD}\s*:?\s*(?P<year>{year_digits()})(?![\w])", re.IGNORECASE)
_SHORT = re.compile(rf"\s*,?\s*{YEAR_WORD}\s*[.:]?\s*['’‘`](?P<year>\d\d)(?![\d\w])", re.IGNORECASE)
"""Tahun '74."""
_GLUED_YEAR = re.compile(r"\s*,?\s*tahun\s*(?P<year>\d{4})(?!\d)", re.IGNORECASE)
_DATED = re.compile(
    r"\s*,?\s*(?:ter)?tanggal\s*:?\s*\d{1,2}\s*[\s/.-]\s*\w{1,10}\s*[\s/.-]\s*(?P<year>\d{4})\b", re.IGNORECASE
)
_SLASHED = re.compile(r"(\d{1,4}(?:-?[A-Za-z])?)(?:\s*/\s*([A-Za-z]{3,4}))?\s*[/–-]\s*((?:1[89]|20)\d\d)")
_SHARED = ListedPattern(
    lambda: rf"{join()}(?:{MARK})?\d{{1,4}}[A-Za-z]?\s?/\s?(?P<year>(?:1[89]|20)\d\d)(?!\d)", re.IGNORECASE
)
"""The last of several numbers with the year that they share: 4, 5 dan 6/2020."""
_SHORT_YEAR = re.compile(r"/\s?(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})\s?[-–/.]\s?(\d\d)$")
"""Month and year at a number's end: 12/K/V-99."""
_LONGEST_RANGE = 30
"""Numbers of a range that are told one by one, at most."""
_CENTURY = 45
"""A year of two digits from here on is one of the last century: instruments of the republic begin in 1945."""
_SHORT_YEAR_DIGITS = 2
_INNER_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?![\d.])")


_AGAIN = re.compile(rf"\s{{1,3}}(?P<number>\d{{1,4}})(?=\s*{YEAR_WORD}\s*\d)", re.IGNORECASE)
"""The number once more, as a recogniser reads what was typed over: Nomor 23 23 Tahun 2014."""


class Further(NamedTuple):
    """A further number that shares a citation's instrument and year, in [start, end) of the text; one that `ends_range`
    stands for all since the number before it."""

    number: str
    start: int
    end: int
    ends_range: bool = False
    between: tuple[str, ...] = ()
    """The numbers that a range leaves out."""


class Slot(NamedTuple):
    """What a number slot gives: `findings` point at "/number" and "/year", `end` is where the slot ends."""

    number: str | None
    year: int | None
    end: int
    findings: tuple[Finding, ...]
    marked: bool
    dated: bool
    printed_year: str = ""
    further: tuple[Further, ...] = ()


def digits(printed: str) -> str | None:
    """The digits a recogniser meant; None where a sign stands for no digit or for two."""
    text = printed.strip(" .,")
    return to_digits(text) if _DIGIT_LIKE.fullmatch(text) else None


def read_year(printed: str, expected: int | None = None) -> int | None:
    """A year between 1800 and 2099; `expected` decides where a sign may be two digits. None when unsure."""
    text = re.sub(r"[.\s]", "", printed)
    options = [text]
    for letter in _AMBIGUOUS:
        options = [option.replace(letter, digit) for option in options for digit in "89"]
    years = {int(d) for o in options if (d := digits(o)) and len(d) == 4 and 1800 <= int(d) <= 2099}
    if expected in years:
        return expected
    return years.pop() if len(years) == 1 else None


def _plain(printed: str) -> tuple[str | None, list[Finding]]:
    """A number of digits only, repaired; codes with slashes or letters stay as printed."""
    printed = _CODED.sub("", printed)
    text = re.sub(r"\s*([/])\s*", r"\1", " ".join(printed.split())).strip(" .,-–;:")
    text = re.sub(r"^(\d)\s(\d{1,2})$|^(\d{1,4})\s([A-Z])$", r"\1\2\3\4", text)
    if _LETTERED.fullmatch(text):
        return text, []
    if re.fullmatch(r"\d+", text):
        fixed: str | None = str(int(text))
    elif "/" not in text and (fixed := digits(text)):
        fixed = str(int(fixed))
    else:
        fixed = "/".join(_segments(text)) if any(c.isdigit() for c in text) else None
    if fixed is None:
        return None, [Finding("citation_number_unreadable", f"no number can be read in {text!r}", "/number")]
    asis = " ".join(re.sub(r"\s*/\s*", "/", printed).split()).strip(" .,-–;:")
    asis = re.sub(r"\s(?=[A-Z]$)", "", asis)
    repaired = fixed not in (asis, asis.lstrip("0"))
    return fixed, [Finding("ocr_repaired", f"{printed.strip()!r} read as {fixed}", "/number")] if repaired else []


def _segments(code: str) -> list[str]:
    """The parts of a number between slashes, a misread roman month between two others put right."""
    parts = code.split("/")
    return [misread_month(part) or part if 0 < i < len(parts) - 1 else part for i, part in enumerate(parts)]


def _year_at(text: str, at: int, limit: int) -> re.Match[str] | None:
    """ "Tahun 2009", a glued "TAHUN2009" or a date at `at`."""
    for pattern in (_YEAR, _SHORT, _GLUED_YEAR, _DATED):
        if match := pattern.match(text, at, limit):
            return match
    return _AFTER_KIND.match(text, at, limit) if text[:at].rstrip(". ").lower().endswith(_KINDS) else None


def read_slot(text: str, at: int, roman: bool = False) -> Slot | None:
    """The number, and the year if it follows, at `at`; None where no number slot is."""
    limit = min(len(text), at + 260)
    match = _NUMBER.match(text, at, limit)
    if not match:
        return None
    printed, end = match["number"] or "", match.end()
    if (again := _AGAIN.match(text, end, limit)) and again["number"] == printed.strip():
        end = again.end()
    year_match = _year_at(text, end, limit)
    found: list[Finding] = []
    if not printed.strip(" ."):
        if not (match["mark"] and year_match):
            return None
        number: str | None = None
        found.append(Finding("number_blank", "the number is left blank", "/number"))
    elif (slashed := _SLASHED.fullmatch(printed.strip(" .\n\t"))) and (slashed[2] or _KINDS[0]).lower() in _KINDS:
        end = match.start("number") + len(printed.rstrip(" ."))
        return _short_form(text, slashed, end, limit, bool(match["mark"]))
    elif not re.search(r"\d", printed) and not (year_match or (roman and "/" in printed)):
        return None
    else:
        number, found = _plain(printed) if not roman else (re.sub(r"\s*/\s*", "/", printed.strip(" .")), [])
        end = match.start("number") + len(printed.rstrip(" .,-–")) if match.end() == match.end("number") else end
    number = _qualified(number, match)
    slot = _with_year(text, number, year_match, end, found, bool(match["mark"]))
    return slot._replace(further=_further(match)) if number else slot


def _further(slot: re.Match[str]) -> tuple[Further, ...]:
    """The numbers behind the first one: "Nomor 1, 2 dan 3"."""
    found: list[Further] = []
    last = slot["number"]
    for m in _FURTHER.finditer(slot.string, slot.start("more"), slot.end("more")):
        number, ends = _plain(m["number"])[0] or m["number"], bool(_UP_TO.search(m["join"]))
        found.append(Further(number, *m.span("number"), ends, _between(last, number) if ends else ()))
        last = number
    return tuple(found)


def _between(first: str, last: str) -> tuple[str, ...]:
    """The whole numbers between two that are not far apart."""
    if not (first.isdecimal() and last.isdecimal() and int(last) - int(first) <= _LONGEST_RANGE):
        return ()
    return tuple(map(str, range(int(first) + 1, int(last))))


def _short_form(text: str, slashed: re.Match[str], end: int, limit: int, marked: bool) -> Slot:
    """ "25/2009": number and year; a "Tahun" that repeats the year is skipped."""
    year = int(slashed[3])
    again = _year_at(text, end, limit)
    end = again.end() if again and again["year"] == slashed[3] else end
    number = _of_kind(slashed[1].lstrip("0") or "0", slashed[2])
    return Slot(number, year, end, (), marked, True)


def _qualified(number: str | None, match: re.Match[str]) -> str | None:
    """The number with "Prp" and the like."""
    return _of_kind(number, match["kind"]) if number else None


def _of_kind(number: str, kind: str | None) -> str:
    """The number with "Prp" and the like; an emergency law is a type of its own."""
    kind = (kind or "").strip().rstrip(".")
    return f"{number} {kind.title()}" if kind and kind.lower() not in ("darurat", "drt") else number


def _in_century(year: str) -> int:
    return int(year) + (1900 if int(year) >= _CENTURY else 2000)


def _with_year(
    text: str, number: str | None, match: re.Match[str] | None, end: int, found: list[Finding], marked: bool
) -> Slot:
    """The slot with the year that follows, checked against a year inside the number."""
    inner = _INNER_YEAR.findall(number or "") if "/" in (number or "") else []
    within = int(inner[-1]) if inner else None
    if not match:
        if within is None and (number or "").isdecimal() and (shared := _SHARED.match(text, end)):
            within = int(shared["year"])
        elif within is None and (short := _SHORT_YEAR.search(number or "")):
            within = _in_century(short[1])
            message = f"the number says {short[1]}, taken for {within}"
            found.append(Finding("date_century_assumed", message, "/year"))
        return Slot(number, within, end, tuple(found), marked, False)
    year, end = read_year(match["year"]), match.end() - (match["year"][-1] == ".")
    if len(match["year"]) == _SHORT_YEAR_DIGITS:
        year = _in_century(match["year"])
        found.append(Finding("date_century_assumed", f"the year is {match['year']}, taken for {year}", "/year"))
    elif year is None:
        found.append(Finding("citation_year_unreadable", f"no year can be read in {match['year']!r}", "/year"))
    elif str(year) != match["year"].rstrip("."):
        found.append(Finding("ocr_repaired", f"{match['year']!r} read as {year}", "/year"))
    if year and within and year != within:
        message = f"the number says {within}, the year {year}"
        found.append(Finding("citation_year_in_number_differs", message, "/year"))
    again = _year_at(text, end, end + 40)
    end = again.end() if again and again["year"] == match["year"] else end
    return Slot(number, year, end, tuple(found), marked, True, match["year"])

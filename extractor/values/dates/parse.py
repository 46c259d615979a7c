"""Dates as Indonesian documents write them → ISO prefixes that claim no more than the words do."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from ...lexicon.folders import once_per_lexicon
from ...lexicon.listed_pattern import ListedPattern
from ...lexicon.lookalikes import digit_signs, signs_for, to_digits
from ...lexicon.months import hijri_month_numbers, month_numbers, short_month_numbers, weekday_numbers
from ...lexicon.word_lists import either
from ...model.findings import Finding
from ...model.typed_values import AltDate, Date, Precision
from ...model.value import Located, Parsed
from ..number_words import number_pattern, parse_words
from .hijri import to_gregorian
from .other_forms import foreign_date, relative_date
from .repair import loose_date, unspaced

_PRECISIONS: tuple[Precision, ...] = ("year", "month", "day")
"""By the count of hyphens in a date's value."""
_SNIPPET = 400
"""A captured snippet is short; forms that need guessing are not looked for in longer texts."""


_STROKES = ListedPattern(
    lambda: rf"[^\w|]{{0,4}}(?P<day>[{signs_for('near', '1')}]{{1,2}})[ .,]{{1,8}}(?=[A-Za-z]{{3}})"
)
_FIGURE_IN_WORD = re.compile(r"(?<=[A-Za-z])[015](?=[A-Za-z])|(?<![^\W_])0(?=[A-Za-z]{2})")
_LETTERS = {"0": "O", "1": "l", "5": "s"}
"""Figures in a month's name, and the letters that they were: 0CT, Ju1i."""
_REACH = 200
"""No form reaches further than this from its month's first letter."""


class DateHit(NamedTuple):
    """A date's parts as found; `month` and `day` are None where the words have none."""

    start: int
    end: int
    year: int
    month: int | None = None
    day: int | None = None
    hijri: bool = False
    findings: tuple[Finding, ...] = ()


def parse_date(text: str, published: date | None = None) -> Parsed[Date] | None:
    """The date that a captured snippet holds; None where it names none ("pada tanggal diundangkan").

    A snippet such as "kemarin" is told from the day on which its document was `published`.
    """
    if strokes := _STROKES.match(text):
        return _with_strokes(text, *strokes.span("day"))
    for words in dict.fromkeys((unspaced(text), text, _with_letters(text))):
        hits = _scan(words, gap=20) or _short(words)
        if not hits and len(text) <= _SNIPPET:
            hits = [DateHit(*parts[:5], findings=parts[5]) for parts in loose_date(words, _year())]
        if hits:
            return _choose(words, hits, text)
    return _by_dateparser(text, published)


def _with_letters(text: str) -> str:
    """The text with the letters that were read as figures inside a word."""
    return _FIGURE_IN_WORD.sub(lambda figure: _LETTERS[figure[0]], text)


def _with_strokes(text: str, start: int, end: int) -> Parsed[Date] | None:
    """The date of a snippet whose day was written by hand in one stroke or two: II September is the 11th."""
    day = to_digits(text[start:end])
    parsed = parse_date(text[:start] + day + text[end:])
    if parsed is None or parsed.value.precision != "day":
        return parsed
    repaired = Finding("ocr_repaired", f"read {text[start:end]} as digits")
    return Parsed(parsed.value, (*parsed.findings, repaired))


def find_dates(text: str) -> list[Located[Date]]:
    """Every date with a year and at least a month in running text, in order; a Hijri twin goes to `alt`."""
    hits, found, i = _scan(text, gap=3), [], 0
    while i < len(hits):
        pair = hits[i : i + 2]
        if len(pair) == 2 and pair[0].hijri != pair[1].hijri and _beside(text, pair[0], pair[1]):
            hit, twin = sorted(pair, key=lambda h: h.hijri)
            found.append(_located(text, hit, twin))
            i += 2
        else:
            found.append(_located(text, hits[i], None))
            i += 1
    return found


_PARTED_YEAR = r"(?:19|20)[^\S\n]\d\d(?!\d|[.,/-]\d)"
"""A year with a blank in its middle: 20 17."""


@once_per_lexicon
def _year() -> str:
    """A pattern for a year, of which digits may be misread."""
    return rf"(?:(?:1[89]|20)\d\d(?!\d)|(?-i:[12{signs_for('wide', '2')}][{digit_signs()}]{{3}}(?![\w|!])))"


@once_per_lexicon
def _patterns(gap: int) -> tuple[re.Pattern[str], ...]:
    """The forms, each with the groups day, month, year (word forms: wday, wyear); `gap` bounds blanks after a day."""
    word, months, hijri = number_pattern(), either(month_numbers()), either(hijri_month_numbers())
    space = rf"(?:[^\S\n]{{0,{gap}}}\n?[^\S\n]{{0,40}})"
    wide = r"(?:[^\S\n]{0,40}\n?[^\S\n]{0,40})"
    misread = rf"\d[{digit_signs()}]|[{signs_for('near', '0', '1')}]\d"
    digits = rf"(?<!\d)(?P<day>\d{{1,2}}|(?-i:{misread}))(?!\d)(?:st|nd|rd|th)?(?:\s+of\b)?"
    day = rf"(?:{digits}|\b(?P<wday>{word}(?:[\s-]{{1,3}}{word}){{0,2}}))"
    aside = rf"(?:{space}\([^()\n]{{1,40}}\))?"
    wyear = rf"(?P<wyear>{word}(?:[\s-]{{1,3}}{word}){{1,8}})\b"
    named = (
        rf"(?:{day}{aside}{space}[-–—./,]?{space}(?:bulan{space})?)?(?<![A-Za-z])(?P<month>{months})\.?"
        rf"{wide}[-–—./,]?{wide}(?:tahun{wide})?(?:(?P<year>{_year()}|{_PARTED_YEAR})|{wyear})"
    )
    lunar = (
        rf"(?:(?<!\d)(?P<day>\d{{1,2}}){space})?(?<![A-Za-z])(?P<month>{hijri}){wide},?{wide}"
        r"(?P<year>1[34]\d\d)(?!\d)(?:\s?H\b)?"
    )
    american = (
        rf"(?<![A-Za-z])(?P<month>{months})[.,]?\s{{0,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
        r"(?:,\s{0,3}|\s{1,3})(?P<year>(?:19|20)\d\d)(?!\d)"
    )
    ordered = [
        rf"(?P<day>\d{{1,2}})\s{{0,{gap}}}{s}\s{{0,{gap}}}(?P<month>\d{{1,2}})\s{{0,{gap}}}{s}\s{{0,{gap}}}"
        r"(?P<year>(?:19|20)\d\d)"
        for s in ("[-–—]", "/", r"\.")
    ]
    iso = r"(?P<year>(?:19|20)\d\d)(?P<sign>[-/.])(?P<month>\d\d)(?P=sign)(?P<day>\d\d)"
    bounded = [
        rf"(?<![\w./-]){form}(?![\w/-]|\.\d)" if form != iso else rf"(?<![\w./-]){iso}(?![\d/-]|\.\d)"
        for form in (*ordered, iso)
    ]
    return tuple(re.compile(form, re.I) for form in (named, lunar, american, *bounded))


def _scan(text: str, gap: int) -> list[DateHit]:
    """Dates of every exact form, in order, none overlapping another."""
    *named, dashed, slashed, dotted, iso = _patterns(gap)
    windows = _near_months(text)
    hits = [_hit(m) for pattern in named for start, end in windows for m in pattern.finditer(text, start, end)]
    hits += [_hit(m) for pattern in (dashed, slashed, dotted, iso) for m in pattern.finditer(text)]
    kept: list[DateHit] = []
    for hit in sorted((h for h in hits if h), key=lambda h: (h.start, -h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


@once_per_lexicon
def _stems() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<![A-Za-z]){either({name[:3] for name in (*month_numbers(), *hijri_month_numbers())})}")


def _near_months(text: str) -> list[tuple[int, int]]:
    """Stretches around what may be a month, none overlapping: the full forms are slow to look for everywhere."""
    windows: list[tuple[int, int]] = []
    for match in _stems().finditer(text):
        start, end = max(0, match.start() - _REACH), match.end() + _REACH
        if windows and start <= windows[-1][1]:
            start = windows.pop()[0]
        windows.append((start, end))
    return windows


def _hit(match: re.Match[str]) -> DateHit | None:
    parts = match.groupdict()
    name = re.sub(r"\s+", " ", parts["month"].lower())
    month = month_numbers().get(name) or hijri_month_numbers().get(name) or (int(name) if name.isdigit() else None)
    year = _amount(parts.get("year"), parts.get("wyear"))
    if not month or not year or not 1300 <= year <= 2099 or (name not in hijri_month_numbers() and year < 1800):
        return None
    day = _amount(parts.get("day"), parts.get("wday"))
    letters = [p for p in (parts.get("day"), parts.get("year")) if p and not "".join(p.split()).isdecimal()]
    findings = (Finding("ocr_repaired", f"read {' and '.join(letters)} as digits"),) if letters else ()
    return DateHit(match.start(), match.end(), year, month, day, name in hijri_month_numbers(), findings)


def _amount(digits: str | None, words: str | None) -> int | None:
    if digits:
        plain = to_digits("".join(digits.split()))
        return int(plain) if plain.isdecimal() else None
    return parse_words(words) if words else None


_LAST_TO_COME = 40
"""Years of two figures up to this one are of this century: plans and leases reach some fifteen years ahead, papers of
the first years of independence (1945 to 1950) are cited to this day."""
_SHORT = re.compile(
    r"(?<![\w./-])(?P<day>\d{1,2})(?:\s{0,3}[-–./]\s{0,3}(?P<month>\d{1,2})\s{0,3}(?:[-–./]|\s(?=\d{4}))\s{0,3}|"
    r"(?:\s{0,3}[-–./]\s{0,3}|\s{1,3})(?P<roman>[IVX]{1,4})(?:\s{0,3}[-–./]\s{0,3}|\s{1,3}))"
    r"(?P<year>\d{4}|['’‘`]?\d{2})(?![\w./-])"
)
ROMAN_MONTHS = dict(
    zip(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"), range(1, 13), strict=True)
)


def misread_month(segment: str) -> str | None:
    """The roman month of which strokes were read as figures, "IV" for "1V"; None for anything else."""
    strokes = rf"[1{signs_for('near', '1')}]"
    if not re.search(r"[IVX]", segment) or not re.search(strokes.replace("I", ""), segment):
        return None
    roman = re.sub(strokes, "I", segment)
    return roman if roman in ROMAN_MONTHS else None


@once_per_lexicon
def _short_named() -> re.Pattern[str]:
    """ "14 Mar '22", "3 Ag. 2021": a month's name with a year of two digits or more."""
    gap = r"[\s.,/–-]{0,4}"
    return re.compile(
        rf"(?:(?<![\w./-])(?P<day>\d{{1,2}}){gap}|(?<![^\s:,(])(?=\w{{2,9}}\.?\s?(?:['’‘`]|\d{{4}})))"
        rf"(?P<name>{either(short_month_numbers())}){gap}['’‘`]?\s?(?P<year>\d{{4}}|\d{{2}})(?![\w/-])",
        re.I,
    )


def _short(text: str) -> list[DateHit]:
    """Day, month, year with a roman or shortened month or a two-digit year: read in snippets only."""
    m = _SHORT.search(text) or _short_named().search(text)
    month = _short_month(m.groupdict()) if m else None
    if not m or not month:
        return []
    year = int(m["year"].lstrip("'’‘`"))
    notes: tuple[Finding, ...] = ()
    if year < 100:
        year += 1900 if year > _LAST_TO_COME else 2000
        notes = (Finding("date_century_assumed", f"the year is printed as {m['year']}"),)
    day = int(m["day"]) if m["day"] else None
    return [DateHit(m.start(), m.end(), year, month, day, findings=notes)] if 1800 <= year <= 2099 else []


def _short_month(parts: dict[str, str | None]) -> int | None:
    if name := parts.get("name"):
        return short_month_numbers().get(re.sub(r"\s+", " ", name.lower()))
    digits = parts.get("month")
    return int(digits) if digits else ROMAN_MONTHS.get(parts.get("roman") or "")


def _beside(text: str, first: DateHit, second: DateHit) -> bool:
    between = text[first.end : second.start]
    return (
        len(between) <= 60
        and re.fullmatch(r"(?i)[\s/()|,HM.]*(?:bertepatan\s+dengan|atau)?[\s/()|,]*(?:tanggal)?[\s:]*", between)
        is not None
    )


def _choose(text: str, hits: list[DateHit], printed: str) -> Parsed[Date]:
    """The first Gregorian date of a snippet, its Hijri twin and the bracketed repetition compared with it."""
    hit = next((h for h in hits if not h.hijri), hits[0])
    twin = next((h for h in hits if h.hijri), None) if not hit.hijri else None
    found = _located(text, hit, twin)
    value, findings = found.value, list(found.findings)
    again = next((h for h in hits if h.start >= hit.end and text[hit.end : h.start].strip() == "("), None)
    if again and (again.year, again.month, again.day) != (hit.year, hit.month, hit.day):
        findings.append(Finding("date_words_differ", f"the words and {text[again.start : again.end]} differ"))
    if value.precision != "day" and not any(f.code == "date_impossible" for f in findings):
        findings.append(Finding("date_incomplete", f"only the {value.precision} is known"))
    if value.raw not in printed:
        value = value.model_copy(update={"raw": printed.strip()})
    return Parsed(value, tuple(findings))


def _located(text: str, hit: DateHit, twin: DateHit | None) -> Located[Date]:
    raw = text[hit.start : hit.end]
    day, findings = _calendar_date(hit)
    if hit.hijri and day:
        findings = (*findings, Finding("date_converted", "reckoned from a Hijri date; a day more or less is possible"))
    alt = AltDate(raw=text[twin.start : twin.end], value=_iso(twin.year, twin.month, twin.day)) if twin else None
    if hit.hijri:
        alt = AltDate(raw=raw, value=_iso(hit.year, hit.month, hit.day))
        value = day.isoformat() if day else str(to_gregorian(hit.year, hit.month or 1, 15).year)
    else:
        value = _value(hit, day)
    precision: Precision = _PRECISIONS[value.count("-")]
    start, end = min(h.start for h in (hit, twin) if h), max(h.end for h in (hit, twin) if h)
    notes = (*hit.findings, *findings, *_weekday(text, hit, day), *_calendars(day, twin))
    return Located(Date(raw=raw, value=value, precision=precision, alt=alt), start, end, notes)


def _calendar_date(hit: DateHit) -> tuple[date | None, tuple[Finding, ...]]:
    """(the day in the Gregorian calendar or None, a finding where no calendar has it)."""
    if hit.month is None or hit.day is None:
        return None, ()
    impossible = (Finding("date_impossible", f"there is no day {hit.day}-{hit.month}-{hit.year}"),)
    if hit.hijri:
        return (to_gregorian(hit.year, hit.month, hit.day), ()) if 1 <= hit.day <= 30 else (None, impossible)
    if 1 <= hit.month <= 12 and 1 <= hit.day <= monthrange(hit.year, hit.month)[1]:
        return date(hit.year, hit.month, hit.day), ()
    return None, impossible


def _value(hit: DateHit, day: date | None) -> str:
    return day.isoformat() if day else _iso(hit.year, hit.month if hit.month and hit.month <= 12 else None, None)


def _iso(year: int, month: int | None, day: int | None) -> str:
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part)])


@once_per_lexicon
def _weekday_before() -> re.Pattern[str]:
    return re.compile(rf"({either(weekday_numbers())})[\s,/]*(?:tanggal|tgl\.?)?[\s,:]*$", re.I)


def _weekday(text: str, hit: DateHit, day: date | None) -> Iterable[Finding]:
    """A finding where the day's name before the date is not that day's."""
    named = _weekday_before().search(text[max(0, hit.start - 40) : hit.start]) if day and not hit.hijri else None
    if not named or not day:
        return
    if weekday_numbers()[named[1].lower()] != day.weekday():
        yield Finding("date_weekday_differs", f"{day.isoformat()} was no {named[1]}")


def _calendars(day: date | None, twin: DateHit | None) -> Iterable[Finding]:
    """A finding where the Hijri twin names another day; tables may differ by one."""
    other = _calendar_date(twin)[0] if twin else None
    if day and other and abs((day - other).days) > 1:
        yield Finding("date_calendars_differ", f"the Hijri date falls on about {other.isoformat()}")


def _by_dateparser(text: str, published: date | None) -> Parsed[Date] | None:
    """The date of a snippet in another language, or told from the day of publication."""
    if foreign := foreign_date(text):
        return Parsed(Date(raw=foreign.raw, value=foreign.day.isoformat(), precision="day"))
    value = relative_date(text, published) if published else None
    if value is None:
        return None
    told = Finding("date_relative", f"told from {published}, the day of publication")
    return Parsed(Date(raw=text.strip(), value=value, precision=_PRECISIONS[value.count("-")]), (told,))

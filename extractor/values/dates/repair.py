"""Second looks at a captured date that no exact form fits: letter-spaced, misread, or with its day left blank."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...lexicon.months import full_month_names
from ...model.findings import Finding
from ..number_words import number_pattern, parse_words

DateParts = tuple[int, int, int, int | None, int | None, tuple[Finding, ...]]
"""start, end, year, month, day, findings"""

_SPACED = re.compile(r"(?<!\w)(?:[^\W_][ \xa0]){2,}[^\W_](?!\w)")
_SPLIT_DAY = re.compile(r"^(\D*)([0-3])[ \xa0](\d)(?=\s*[^\W\d])")
_FILLER = r"(?:(?:pada|tanggal|tgl|bulan|tahun)\b[\s.:,…_-]*)"
_YEAR_ONLY = re.compile(
    rf"(?i)\W*{_FILLER}*(?:[^\W\d][^\d,\n]{{1,60}},)?[\s.:…_-]*{_FILLER}*((?:1[89]|20)\d\d)(?:\s*M)?\W*"
)


def unspaced(text: str) -> str:
    """`text` with letter-spaced words closed up ("M e i" → "Mei") and a day split in two joined ("1 7 Mei")."""
    closed = _SPACED.sub(lambda m: re.sub(r"\s", "", m[0]), text)
    return _SPLIT_DAY.sub(r"\1\2\3", closed)


def loose_date(text: str, year: str) -> list[DateParts]:
    """The first date with a misread month, or else the bare year of a line that holds nothing but a year."""
    return list(_fuzzy(text, year))[:1] or list(_in_words(text))[:1] or list(_bare_year(text))


def _in_words(text: str) -> Iterator[DateParts]:
    """A date all in words of which the month is misspelt: satu bulan Sepetember tahun dua ribu tiga puluh dua."""
    word = number_pattern()
    pattern = (
        rf"(?i)\b(?:(?P<day>{word}(?:\s+{word}){{0,2}})|(?P<figures>\d{{1,2}}))\s+(?:bulan\s+)?(?P<month>[^\W\d_]{{3,12}})"
        rf"\s*,?\s+tahun\s+(?P<year>{word}(?:\s+{word}){{1,8}})"
    )
    for m in re.finditer(pattern, text):
        month = _nearest(m["month"].lower(), strict=False)
        year, day = parse_words(m["year"]), int(m["figures"]) if m["figures"] else parse_words(m["day"])
        if month and year and day and 1800 <= year <= 2099:
            note = Finding("month_fuzzy", f"{m['month']} was read as month {month}")
            yield m.start(), m.end(), year, month, day, (note,)


def _fuzzy(text: str, year: str) -> Iterator[DateParts]:
    join = r"\s{0,10}[-–./,]?\s{0,10}"
    pattern = rf"(?:(?<!\d)(?P<day>\d{{1,2}}){join})?(?P<month>[^\W\d_][^\W_]{{1,11}}){join}(?P<year>{year})"
    for m in re.finditer(pattern, text):
        month = _nearest(m["month"].lower(), strict=not m["day"])
        if month and m["year"].isdecimal() and 1800 <= int(m["year"]) <= 2099:
            note = Finding("month_fuzzy", f"{m['month']} was read as month {month}")
            yield m.start(), m.end(), int(m["year"]), month, int(m["day"]) if m["day"] else None, (note,)


def _nearest(word: str, strict: bool) -> int | None:
    """The month whose name is alone nearest to `word`: one edit away, or two where day and year frame a long word."""
    from rapidfuzz.distance import OSA

    reach = 1 if strict or len(word) < 6 else 2
    if strict and len(word) < 4:
        return None
    near = sorted((OSA.distance(word, name), number) for name, number in full_month_names().items())
    best = {number for distance, number in near if distance == near[0][0]}
    return best.pop() if near[0][0] <= reach and len(best) == 1 else None


def _bare_year(text: str) -> Iterator[DateParts]:
    if m := _YEAR_ONLY.fullmatch(text):
        yield m.start(1), m.end(1), int(m[1]), None, None, ()

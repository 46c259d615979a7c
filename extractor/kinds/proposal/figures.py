"""Figures of years: "tahun 2019 sebanyak 176 layanan", "58,3% (2020)", and tables with a column of years."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from ...fields.field_type import field_type
from ...fields.found import Extent, Found, gather, listing
from ...lexicon.joining_words import up_to
from ...lexicon.listed_pattern import ListedPattern, any_listed
from ...lexicon.months import full_month_names
from ...lexicon.word_lists import either
from ...model.document import Cell
from ...model.typed_values import Figure
from ...rulebook.registry import Options
from ...structure.tables import StitchedTable, find_tables
from ...text.running import unwrap
from .sentences import Sentence, sentences, without_tables

_YEAR = re.compile(
    r"(?i)\(\s*(?:tahun\s+)?(?P<alone>(?:19|20)\d\d)\s*\)|\b(?:tahun|thn\.?|th\.)\s+(?P<year>(?:19|20)\d\d)\b"
)
_NUMBER = re.compile(
    r"(?<![\w.,/'’-])(?P<value>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d{1,2})?)"
    r"(?![\d/:]|[.,]\d|[ \t]?[x×][ \t]?\d|[-–]\d)"
    r"(?:\s?(?P<percent>%|persen\b)|\s+(?:\([^()\d]{3,60}\)\s+)?(?P<unit>[a-z]{2,}(?:-[a-z]+)?))?"
)


def _listed(key: str) -> str:
    return any_listed("proposal_words", key)


_LABELLED = ListedPattern(lambda: rf"(?i)(?:\b{_listed('labels')}\b[.\s]*|[(]\s*)$")
_NOT_IN = ListedPattern(lambda: rf"(?i)\b(?:{_listed('no_year')}|{up_to()})\s*$")
_LINK = ListedPattern(lambda: rf"(?i)^\s*(?:[^\s,;:]+\s+){{0,2}}?(?:{_listed('year_follows')}\s+)?$")
_TIMES = ListedPattern(lambda: rf"(?i)^{_listed('times')}$")
_NO_UNIT = ListedPattern(lambda: rf"(?i)^(?:{_listed('no_units')}|{_listed('times')}|{either(full_month_names())})$")
_CUE = ListedPattern(lambda: rf"(?i)\b{_listed('quantities')}\b")
_CHANGE = ListedPattern(lambda: rf"(?i)\s*\b{_listed('changes')}\b.*$")
_FILLER = ListedPattern(lambda: rf"(?i)\b{_listed('fillers')}\b|[,:;]")
_NO_SUBJECT = ListedPattern(lambda: rf"(?i)^{_listed('no_subjects')}\b")
_REACH = 70
_CONTEXT = 300
_LONGEST = 9


class _NumberAndYear(NamedTuple):
    """A number and its year, as matches in one sentence."""

    year: re.Match[str]
    number: re.Match[str]


@field_type("figures", value=list[Figure])
def read_figures(extent: Extent, options: Options) -> Found | None:
    """`[{year, value, unit, what}]`, each once however often the text repeats it."""
    tables = [t for t in find_tables(extent.document, extent.start, extent.end) if _year_column(t) is not None]
    found = [f for s in sentences(without_tables(extent, tables)) for f in _in_sentence(extent, s)]
    found += [f for table in tables for f in _tabled(table)]
    found.sort(key=lambda f: f.places[0][1])
    distinct: dict[tuple[int, float, str | None], Found] = {}
    for figure in found:
        distinct.setdefault((figure.value["year"], figure.value["value"], figure.value["unit"]), figure)
    return listing(list(distinct.values())) if distinct else None


def _in_sentence(extent: Extent, sentence: Sentence) -> Iterator[Found]:
    text = sentence.text
    years = [m for m in _YEAR.finditer(text) if not _NOT_IN.search(text[max(0, m.start() - 30) : m.start()])]
    if not years:
        return
    numbers = [m for m in _NUMBER.finditer(text) if _counts(text, m)]
    first = min((m.start() for m in (*years, *numbers)), default=0)
    for pair in _pairs(text, years, numbers):
        yield _figure(extent.start + sentence.start, text, pair, first)


def _counts(text: str, number: re.Match[str]) -> bool:
    """The number counts or measures something: it is no year, label, amount of money, duration or day of a date."""
    before = text[max(0, number.start() - 16) : number.start()]
    label = number.start() < 12 and not text[: number.start()].strip(" -•") and not _unit(number)
    unit = number["unit"] or ""
    day = re.match(rf"(?i)\s+(?:{either(full_month_names())})\b", text[number.end("value") :][:14]) is not None
    year = re.fullmatch(r"(?:19|20)\d\d", number["value"]) is not None and not number["percent"]
    year = year and (not _unit(number) or re.search(r"(?i)\b(?:tahun|thn\.?|th\.)\s+$", before) is not None)
    return not (label or day or year or _LABELLED.search(before) or _TIMES.match(unit))


def _pairs(text: str, years: list[re.Match[str]], numbers: list[re.Match[str]]) -> list[_NumberAndYear]:
    """Numbers with the year right behind them first; then years with the next number that has none yet."""
    year_starts, number_starts = [y.start() for y in years], [n.start() for n in numbers]
    pairs = []
    for number in numbers:
        after = _from(years, year_starts, number.end("value"))
        if after and after.start() - number.end() < 40 and _LINK.match(text[number.end() : after.start()]):
            pairs.append(_NumberAndYear(after, number))
    taken = {p.number.start() for p in pairs} | {p.year.start() for p in pairs}
    for year, stop in zip(years, [*year_starts[1:], len(text)], strict=True):
        following = _from(numbers, number_starts, year.end())
        if following is None or not taken.isdisjoint((year.start(), following.start())):
            continue
        if following.start() < min(stop, year.end() + _REACH):
            pairs.append(_NumberAndYear(year, following))
    return sorted(pairs, key=lambda p: p.number.start())


def _from(matches: list[re.Match[str]], starts: list[int], at: int) -> re.Match[str] | None:
    """The first of `matches`, which start at `starts`, that starts at `at` or behind it."""
    i = bisect_left(starts, at)
    return matches[i] if i < len(matches) else None


def _figure(offset: int, text: str, pair: _NumberAndYear, first: int) -> Found:
    year, number = pair
    between = text[year.end() : number.start()] if year.start() < number.start() else ""
    rest = " ".join(_FILLER.sub(" ", between).split())
    unit = _unit(number) or _counted(rest)
    what = rest if _CUE.search(rest) else _subject(text[max(0, first - _CONTEXT) : first]) or unit
    name = "alone" if year["alone"] else "year"
    spot = (offset + number.start("value"), offset + number.end("percent" if number["percent"] else "value"))
    return gather(
        {
            "year": Found(int(year[name]), (("", (offset + year.start(name), offset + year.end(name))),)),
            "value": Found(_value(number["value"]), (("", spot),)),
            "unit": Found(unit),
            "what": Found(what),
        }
    )


def _unit(number: re.Match[str]) -> str | None:
    if number["percent"]:
        return "%"
    unit = number["unit"]
    return unit if unit and not _NO_UNIT.match(unit) else None


def _counted(words: str) -> str | None:
    """What a total counts: total pengaduan di front → pengaduan."""
    match = re.search(r"(?i)\b(?:total|jumlah)\s+([a-z]{3,})", words)
    return match[1] if match else None


def _subject(before: str) -> str | None:
    """What the sentence is about, from the last clause before its first figure; None where that says no quantity."""
    clause = re.split(r"[,;:]", before.rstrip(" ,;:("))[-1]
    cues = [m.start() for m in _CUE.finditer(clause)]
    near = [at for at in cues if len(clause[at:].split()) <= _LONGEST]
    clause = clause[(near or cues)[0] :] if cues else clause
    words = " ".join(_CHANGE.sub("", clause).split()).lstrip("-• ")
    if not 1 < len(words.split()) <= _LONGEST or not words[0].isalpha() or _NO_SUBJECT.match(words):
        return None
    return words if cues or words[0].isupper() else None


def _value(digits: str) -> int | float:
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        digits = digits.replace(".", "")
    number = float(digits.replace(",", "."))
    return int(number) if number.is_integer() and "," not in digits and "." not in digits else number


def _tabled(table: StitchedTable) -> Iterator[Found]:
    """A figure for each number in a row that opens with a year, named by its column."""
    at = _year_column(table) or 0
    for row in table.rows:
        if len(row) > at and row[at].spans and re.fullmatch(r"(?:19|20)\d\d", row[at].text.strip()):
            yield from (_cell(table.columns[i], row[at], c) for i, c in enumerate(row) if _is_number(c) and i > at)


def _year_column(table: StitchedTable) -> int | None:
    return next((i for i, name in enumerate(table.columns) if re.fullmatch(r"(?i)\W*tahun\W*", name)), None)


def _is_number(cell: Cell) -> bool:
    return (
        bool(cell.spans)
        and re.fullmatch(r"\d{1,3}(?:\.\d{3})*(?:,\d+)?\s*%?|\d+(?:,\d+)?\s*%?", cell.text.strip()) is not None
    )


def _cell(column: str, year: Cell, cell: Cell) -> Found:
    digits = cell.text.strip().rstrip("% ")
    return gather(
        {
            "year": Found(int(year.text.strip()), (("", year.spans[0]),)),
            "value": Found(_value(digits), tuple(("", span) for span in cell.spans)),
            "unit": Found("%" if "%" in cell.text else None),
            "what": Found(unwrap(column) or None),
        }
    )

"""When what happens: rows of a schedule, labelled days, days that sentences name; and who stands in the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ...fields.field_type import field_type
from ...fields.found import Extent, Found, gather, listing
from ...lexicon.folders import once_per_lexicon
from ...lexicon.joining_words import up_to
from ...lexicon.listed_pattern import ListedPattern, any_listed
from ...lexicon.months import weekday_numbers
from ...lexicon.word_lists import either, word_lists
from ...model.document import Cell, Span
from ...model.typed_values import Date, Stage
from ...rulebook.registry import Options
from ...structure.pairs import Pair
from ...structure.shape import shape_of
from ...structure.tables import StitchedTable, find_tables
from ...values.dates.ranges import DateSpan, find_spans
from ...values.placeholders import is_placeholder
from ..statements import statements

_WHEN = ("day", "date", "time")
"""Meanings of labels behind which a day stands."""
_LABEL = re.compile(r"\W{0,9}\(?(?:\d{1,2}|[a-zA-Z]|[IVX]{1,4})[.)]\s+")
_A_NAME = 4
"""Letters that say what happens, at least."""
_LONGEST = 300
"""Characters of what a stage is, at most."""
_CITES = 120
"""Characters before a date in which the number of a document stands whose date it is."""
_FARTHEST = 2_000
"""Characters between a day and the words that say what happens on it, at most: more is the text of another day."""


def _hours() -> str:
    """A pattern for an hour, or from one to another."""
    words = {key: any_listed("range_words", key) for key in ("hours", "zones", "open_end")}
    hour = rf"\d{{1,2}}[.:]\d\d(?:\s*{words['zones']})?"
    last = rf"\s*(?:{up_to()}|[-–])\s*(?:{words['hours']}\s*)?(?:{hour}|{words['open_end']})"
    return rf"(?i)\b{words['hours']}\s*:?\s*(?P<time>{hour}(?:{last})?)"


_TIME = ListedPattern(_hours)


def _listed(key: str) -> ListedPattern:
    return ListedPattern(lambda: "(?i)" + any_listed("schedule_words", key))


_STAGES, _DAYS, _NAMES, _PLACES = _listed("stages"), _listed("days"), _listed("names"), _listed("places")
_QUOTED, _PAST, _WAS = _listed("quoted"), _listed("past"), _listed("was")
_BEGINS = _listed("begins")


@once_per_lexicon
def _leads() -> tuple[re.Pattern[str], ...]:
    """What leads from a happening to its day, in the order in which it is taken off."""
    days, leads = either(weekday_numbers()), word_lists("schedule_words")["leads"]
    return tuple(re.compile(f"(?i){source.replace('{days}', days)}") for source in leads)


@field_type("schedule", value=list[Stage])
def read_schedule(extent: Extent, options: Options) -> Found | None:
    """What happens when: the rows of a schedule's table, else labelled days and the days that sentences name."""
    rows = [row for held in _tables(extent) for row in _rows(held)]
    found = rows or [*_labelled(extent), *_said(extent)]
    distinct = {(str(f.value["start"]), str(f.value["end"]), f.value["what"]): f for f in reversed(found)}
    kept = [f for f in found if distinct[str(f.value["start"]), str(f.value["end"]), f.value["what"]] is f]
    return listing(kept) if kept else None


@field_type("people_in_tables", value=list[str])
def read_people(extent: Extent, options: Options) -> Found | None:
    """The names in the tables' columns of names: the first line of each cell."""
    found = [name for held in _tables(extent) for name in _people(held)]
    return listing(found) if found else None


def _tables(extent: Extent) -> list[StitchedTable]:
    return find_tables(extent.document, extent.start, extent.end)


def _people(held: StitchedTable) -> Iterator[Found]:
    at = next((i for i, head in enumerate(held.columns) if _NAMES.search(head)), None)
    for row in held.rows:
        if at is not None and at < len(row) and any(map(str.isalpha, row[at].text)) and row[at].spans:
            name = row[at].text.strip().split("\n")[0].strip()
            if is_placeholder(name):
                continue
            start = row[at].spans[0][0]
            yield Found(name, (("", (start, min(row[at].spans[0][1], start + len(name)))),))


# -- Rows -------------------------------------------------------------------------------------------------------------


def _rows(held: StitchedTable) -> Iterator[Found]:
    """A stage for each row of a table that has a column of stages and one of days."""
    what = next((i for i, head in enumerate(held.columns) if _STAGES.search(head)), None)
    when = next((i for i, head in enumerate(held.columns) if _DAYS.search(head) and i != what), None)
    where = next((i for i, head in enumerate(held.columns) if _PLACES.search(head) and i not in (what, when)), None)
    if what is None or when is None:
        return
    for row in held.rows:
        place = row[where] if where is not None and where < len(row) else Cell("")
        if max(what, when) < len(row) and (stage := _of_row(_named(row, what, when), row[when], place)):
            yield stage


def _named(row: Sequence[Cell], what: int, when: int) -> Cell:
    """The cell that names the stage: right of its number where one heading stands over both."""
    counted = what + 1 < len(row) and what + 1 != when and not any(map(str.isalpha, row[what].text))
    return row[what + 1] if counted and row[what + 1].text.strip() else row[what]


def _of_row(what: Cell, when: Cell, where: Cell) -> Found | None:
    text = " ".join(when.text.split())
    spans = list(find_spans(text))
    if not spans or not when.spans:
        return None
    return _stage(_words(what), spans[0], when.spans[0], _time(text, when.spans[0]), _words(where))


def _words(cell: Cell) -> Found:
    """The cell's words; nothing where it is blank or a stroke."""
    text = " ".join(cell.text.split())
    return Found(text, tuple(("", span) for span in cell.spans)) if any(map(str.isalnum, text)) else Found(None)


# -- Labels -----------------------------------------------------------------------------------------------------------


def _labelled(extent: Extent) -> Iterator[Found]:
    """A stage for each label Hari/Tanggal with a date behind it, with the time that is labelled next."""
    pairs = [pair for pair in shape_of(extent.document).pairs if extent.start <= pair.label[0] < extent.end]
    for i, pair in enumerate(pairs):
        text = " ".join(extent.document.text[a:b] for a, b in pair.value)
        spans = list(find_spans(text)) if pair.meaning in _WHEN else []
        if not spans:
            continue
        timed = [p for p in pairs[i : i + 3] if p.meaning in ("time", "day") and p.value]
        times = (_any_time(" ".join(extent.document.text[a:b] for a, b in p.value), p.value[0]) for p in timed)
        time = next((t for t in times if t.value), Found(None))
        yield _stage(Found(None), spans[0], pair.value[0], time, _venue(extent, pairs[i + 1 : i + 4]))


def _venue(extent: Extent, below: Sequence[Pair]) -> Found:
    """The place that is labelled below a day, before the next day."""
    following = takewhile(lambda pair: pair.meaning not in ("day", "date"), below)
    spans = next((pair.value for pair in following if pair.meaning == "venue"), ())
    words = " ".join(" ".join(extent.document.text[a:b].split()) for a, b in spans).strip(" ;,")
    return Found(words, tuple(("", span) for span in spans)) if words and not is_placeholder(words) else Found(None)


# -- Sentences --------------------------------------------------------------------------------------------------------


def _said(extent: Extent) -> Iterator[Found]:
    """A stage for each day of a sentence that is neither that of another document nor past."""
    taken = [span for pair in shape_of(extent.document).pairs if pair.meaning in _WHEN for span in pair.value]
    taken += [grid.span for grid in extent.document.grids]
    for text, (offset, _) in statements(extent):
        if _PAST.search(text):
            continue
        for found in find_spans(text):
            place = (offset + found.begin, offset + found.end)
            if _is_quoted(text, found) or any(a <= place[0] < b for a, b in taken):
                continue
            time = _time(text[found.end : found.end + _FARTHEST], place)
            yield _stage(_happening(text, offset, found), found, place, time)


def _happening(text: str, offset: int, day: DateSpan) -> Found:
    """What a sentence says of its day: the words before it, else those behind it."""
    begin, end = _trimmed(text, max(0, day.begin - _FARTHEST), day.begin)
    if sum(map(str.isalpha, text[begin:end])) < _A_NAME:
        begin, end = _trimmed(text, day.end, min(len(text), day.end + _FARTHEST))
    words = " ".join(text[begin:end].split())[:_LONGEST].strip(" ,;:.")
    return Found(words, (("", (offset + begin, offset + end)),)) if words else Found(None)


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    """The part of [begin, end) that says what happens: without label, whom it concerns, and what leads to the day."""
    if label := _LABEL.match(text, begin, end):
        begin = label.end()
    for lead in _leads():
        if found := lead.search(text, begin, end):
            end = found.start()
    starts = [found.end() for found in _BEGINS.finditer(text, begin, end)]
    return (starts[-1] if starts else begin), end


def _is_quoted(text: str, found: DateSpan) -> bool:
    """Whether the date is that of a document, a birth or a condition, or one that another takes the place of."""
    before = text[max(0, found.begin - _CITES) : found.begin]
    return _QUOTED.search(before) is not None or _WAS.search(before) is not None


# -- Stages -----------------------------------------------------------------------------------------------------------


def _stage(what: Found, days: DateSpan, place: Span, time: Found, where: Found | None = None) -> Found:
    parts = {"what": what, "start": _day(days.start, place), "end": _day(days.last, place), "time": time}
    return gather({**parts, "place": where or Found(None)})


def _day(day: Date | None, place: Span) -> Found:
    return Found(day.model_dump(mode="json"), (("", place),)) if day else Found(None)


def _time(text: str, place: Span) -> Found:
    found = _TIME.search(text)
    return Found(" ".join(found["time"].split()), (("", place),)) if found else Found(None)


def _any_time(text: str, place: Span) -> Found:
    """The time behind a label, which says pukul itself."""
    return _time(text if _TIME.search(text) else f"pukul {text}", place)

"""How long an agreement holds, and the amounts that it names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...fields.field_type import field_type
from ...fields.found import Extent, Found, gather, listing
from ...lexicon.joining_words import up_to
from ...lexicon.listed_pattern import ListedPattern, any_listed
from ...lexicon.word_lists import either, word_lists
from ...model.document import Cell, Document, Span
from ...model.typed_values import Amount, Duration
from ...rulebook.registry import Options
from ...values.dates.parse import find_dates, parse_date
from ...values.dates.ranges import find_spans
from ...values.money import find_money
from ...values.number_words import number_pattern, parse_words
from ..statements import statements

_LENGTH = ListedPattern(
    lambda: (
        r"(?i)(?:\b(?P<figures>\d{1,4})\s*(?:\([^)]{1,60}\)?\s*)?|"
        rf"\b(?P<words>{number_pattern()}(?:\s+{number_pattern()}){{0,4}})\s+)"
        rf"(?P<unit>{either(word_lists('agreement_words')['units'])})\b"
        rf"(?!\s+{any_listed('agreement_words', 'no_units')})"
    )
)
_RANGE = ListedPattern(lambda: rf"(?i)\b(?:{up_to()}|{any_listed('range_words', 'ends')}|[-–—])")
_STARTS = ListedPattern(lambda: rf"(?i)\b{any_listed('range_words', 'begins')}\b")
_PROLONGED = ListedPattern(lambda: rf"(?i),?\s+{any_listed('agreement_words', 'prolonged')}")
"""What may be done with the term once it is over: the clause ends where this begins."""
_SIGNING = ListedPattern(lambda: rf"(?i){any_listed('agreement_words', 'since_signing')}")


def _listed(key: str) -> ListedPattern:
    return ListedPattern(lambda: "(?i)" + any_listed("agreement_words", key))


_HOLDS, _NO_TERM, _TERM_ROWS = _listed("holds"), _listed("no_term"), _listed("term_rows")
_SERVES = _listed("serves")
_TOTALS, _NO_PRICE = _listed("totals"), _listed("no_price")
_OPENING = ListedPattern(lambda: "(?is)" + any_listed("agreement_words", "openings"))


# -- Duration ---------------------------------------------------------------------------------------------------------


class DurationOptions(Options):
    of_order: bool = False
    """How long somebody serves under an order, instead of how long something holds: selama 3 hari, dari tanggal 4."""


@field_type("duration", value=Duration, options=DurationOptions)
def read_duration(extent: Extent, options: DurationOptions) -> Found | None:
    """Length, first and last day, from the sentence or the row of a table that says how long the agreement holds."""
    parts: dict[str, Found] = {}
    for text, span in _served(extent) if options.of_order else _said(extent):
        if "length" not in parts and (length := _length(text, span)):
            parts["length"] = length
        if not {"start", "end"} & parts.keys():
            parts |= _days_served(text, span) if options.of_order else _bounds(extent.document, text, span)
    if not parts:
        return None
    return gather({key: parts.get(key, Found(None)) for key in ("length", "start", "end")})


def _said(extent: Extent) -> Iterator[tuple[str, Span]]:
    """The words that say how long it holds: cells beside such a heading first, then sentences."""
    for label, cell in _labelled_cells(extent):
        if _TERM_ROWS.search(label):
            yield cell.text, cell.spans[0]
    for whole, span in sentences_of(extent):
        text = whole[: found.start()] if (found := _PROLONGED.search(whole)) else whole
        if _HOLDS.search(text) and not _NO_TERM.search(text):
            yield text, span


def _served(extent: Extent) -> Iterator[tuple[str, Span]]:
    """The words of an order from where they say when and how long somebody serves."""
    for text, span in sentences_of(extent):
        if (serves := _SERVES.search(text)) and not _NO_TERM.search(text):
            yield text[serves.start() :], span


def _days_served(text: str, span: Span) -> dict[str, Found]:
    """The first and the last day of the first span of days."""
    days = next(find_spans(text), None)
    named = {"start": days.start, "end": days.last} if days else {}
    return {key: Found(day.model_dump(mode="json"), (("", span),)) for key, day in named.items() if day}


def sentences_of(extent: Extent) -> Iterator[tuple[str, Span]]:
    """(words, place) of each sentence of the extent."""
    for text, span in statements(extent):
        yield " ".join(text.split()), span


def _labelled_cells(extent: Extent) -> Iterator[tuple[str, Cell]]:
    """(heading, cell right of it) for the rows of the tables in the extent."""
    for grid in extent.document.grids:
        for row in grid.rows if extent.start <= grid.span[0] < extent.end else ():
            filled = [cell for cell in row if cell.text.strip(" :\n") and not cell.text.strip(" .").isdigit()]
            if len(filled) == 2 and filled[1].spans:
                yield filled[0].text, filled[1]


def _length(text: str, span: Span) -> Found | None:
    found = _LENGTH.search(text)
    if not found:
        return None
    count = int(found["figures"]) if found["figures"] else parse_words(found["words"])
    unit = word_lists("agreement_words")["units"][found["unit"].lower()]
    return Found(f"P{count}{unit}", (("", span),)) if count else None


def _bounds(document: Document, text: str, span: Span) -> dict[str, Found]:
    """The days that the words name, or the day of signing where they say that it holds from then on."""
    dates = find_dates(text)
    parts: dict[str, Found] = {}
    for located in dates[:2]:
        before = text[: located.start]
        key = "end" if _RANGE.search(before) and ("start" in parts or len(dates) == 1) else "start"
        if key == "end" or _STARTS.search(before) or len(dates) > 1:
            parts.setdefault(key, Found(located.value.model_dump(mode="json"), (("", span),)))
    if "start" not in parts and _SIGNING.search(text) and (signed := signing_date(document)):
        parts["start"] = signed
    return parts


def signing_date(document: Document) -> Found | None:
    """The day in the opening sentence: Pada hari ini …"""
    opening = _OPENING.search(document.text)
    parsed = parse_date(opening[0][:_REACH]) if opening else None
    if opening is None or parsed is None or parsed.value.precision != "day":
        return None
    at = document.text.find(parsed.value.raw, opening.start())
    place = (at, at + len(parsed.value.raw)) if at >= 0 else opening.span()
    return Found(parsed.value.model_dump(mode="json"), (("", place),), parsed.findings)


_REACH = 400
"""Characters of the opening sentence in which its date stands."""


# -- Amounts ----------------------------------------------------------------------------------------------------------


@field_type("amounts", value=list[Amount])
def read_amounts(extent: Extent, options: Options) -> Found | None:
    """What is paid under the agreement, each amount once: a total instead of its parts, no instalments, no deposits."""
    rows = [(label, cell.text, cell.spans[0]) for label, cell in _labelled_cells(extent) if find_money(cell.text)]
    totals = [row for row in rows if _TOTALS.search(row[0])]
    said = totals or [row for row in rows if not _NO_PRICE.search(row[0])]
    texts = [(text, span) for text, span in sentences_of(extent) if not _NO_PRICE.search(text)] if not said else []
    found = [_amount(label, text, span) for label, text, span in said]
    found += [_amount(None, text, span) for text, span in texts]
    distinct: dict[Any, Found] = {}
    for amount in filter(None, found):
        distinct.setdefault(amount.value["amount"]["value"], amount)
    return listing(list(distinct.values())) if distinct else None


def _amount(label: str | None, text: str, span: Span) -> Found | None:
    located = next(iter(find_money(text)), None)
    if located is None:
        return None
    what = " ".join(label.split()).strip(" :") if label else None
    amount = Found(located.value.model_dump(mode="json"), (("", span),), located.findings)
    return gather({"amount": amount, "what": Found(what, (("", span),) if what else ())})

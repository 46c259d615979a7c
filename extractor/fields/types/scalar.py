"""Single values: text, places, whole numbers, dates, letter numbers, money."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from statistics import fmean
from typing import Any, Literal

from pydantic import Field

from ...layout.lines import gap_above, is_parted
from ...lexicon.lookalikes import to_digits
from ...model.document import Cell, Document
from ...model.findings import Finding
from ...model.typed_values import Date, LetterNumber, Money, NipDigits
from ...model.value import Parsed, Value
from ...rulebook.key_types import Regex, Sibling, whole_text
from ...rulebook.registry import Options
from ...structure.address_words import names_nobody, who_is_meant
from ...text.casing import title_case
from ...text.patterns import pattern
from ...text.running import unwrap
from ...values.choices import chosen
from ...values.dates.parse import parse_date
from ...values.dates.ranges import find_spans
from ...values.letter_numbers.parse import parse_number
from ...values.money import parse_money
from ...values.people.nip import parse_nip
from ...values.placeholders import has_template_mark, is_placeholder, open_rows
from ...values.places import find_place
from ..field_type import field_type
from ..found import Extent, Found, confidences, doubted, edge_of, found_at
from .number_doubts import is_of_title, trusted
from .title_office import as_in_title

_PARTS = 0.8
"""White in line heights that parts one paragraph from the next, at least."""
_ABOVE = 500
"""Characters before a value among which the line above it stands."""


class TextOptions(Options):
    strip: str = ""
    """The characters taken off both ends."""
    case: Literal["keep", "title"] = "keep"
    """`title`: words in capitals become words that begin with one."""
    unbroken: bool = False
    """White, a page or a table ends it."""
    office_of_title: bool = False
    """On scans: the title's words for the same office where these are cut or misread."""
    looks_like: Regex | None = None
    """What the whole value looks like, in capitals or not; any other is null with a finding: a blur of a dash, say."""
    min_confidence: float | None = Field(None, ge=0, le=100)
    """The mean confidence, 0 to 100, below which recognised words are not taken; a finding says so."""


def _read_text_cell(document: Document, cell: Cell, options: TextOptions) -> Found | None:
    """The cell's words, also where it goes on over pages."""
    found = read_words.read(Extent(document, *cell.spans[0]), options)
    whole = len(cell.spans) > 1 and found is not None
    return Found(unwrap(cell.text), tuple(("", span) for span in cell.spans)) if whole else found


@field_type("text", value=str, options=TextOptions, read_cell=_read_text_cell, sample=("contoh", "contoh"))
def read_words(extent: Extent, options: TextOptions) -> Found | None:
    """Running text; None for what a blank form says in a value's place (dots, `(nama)`, Kota or Tempat alone)."""
    extent = _unbroken(extent.trimmed()) if options.unbroken else extent.trimmed()
    if choice := chosen(extent.raw):
        extent = extent.part(extent.start + choice.start, extent.start + choice.end)
    text = extent.text.strip(options.strip + " ")
    if not text or is_placeholder(text) or (options.office_of_title and any(open_rows(text))):
        return None
    if options.looks_like and not pattern(whole_text(options.looks_like)).search(text):
        return Found(None, findings=(Finding("value_implausible", f"{text!r} is no such value; it was not taken"),))
    wanted = options.min_confidence
    sure = confidences(extent.document, [(extent.start, extent.end)]) if wanted is not None else []
    if sure and wanted is not None and fmean(sure) < wanted:
        return Found(None, findings=(Finding("ocr_poor", f"{doubted(text, fmean(sure))}; it was not taken"),))
    wanted_office = options.office_of_title and confidences(extent.document, [(extent.start, extent.end)])
    better = as_in_title(extent.whole, text) if wanted_office else None
    text, spans = better or (text, ((extent.start, extent.end),))
    cased = title_case(text) if options.case == "title" else text
    return Found(cased, tuple(("", span) for span in spans)) if better else found_at(extent, cased)


class BetweenOptions(TextOptions):
    after: Sibling | None = None
    """The field of the same block behind whose value the words begin."""
    before: Sibling | None = None
    """The field of the same block before whose value they end."""


def _read_between(extent: Extent, options: BetweenOptions, known: Mapping[str, Found]) -> Found | None:
    start = edge_of(known, options.after, 1) or extent.start
    end = edge_of(known, options.before, 0) or extent.end
    return read_words.read(extent.part(start, max(start, end)), options)


def _read_cell_between(document: Document, cell: Cell, options: BetweenOptions) -> Found | None:
    return Found(unwrap(cell.text), tuple(("", span) for span in cell.spans))


@field_type("between", value=str, options=BetweenOptions, read_cell=_read_cell_between, read_between=_read_between)
def read_between(extent: Extent, options: BetweenOptions) -> Found | None:
    """The running text between two other values of the same block."""
    return read_words.read(extent, options)


def _unbroken(extent: Extent) -> Extent:
    """The extent's first lines, as far as no blank line, page or table parts them."""
    document = extent.document
    end = min([g.span[0] for g in document.grids if extent.start < g.span[0] < extent.end], default=extent.end)
    usual = _white_before(extent)
    for above, line in pairwise(document.lines_in(extent.start, end)):
        if line.page != above.page or is_parted(line, above, usual, _PARTS):
            end = line.start
            break
        usual = gap_above(line, above)
    return extent.part(extent.start, end).trimmed()


def _white_before(extent: Extent) -> float:
    """The white between the extent's first line and the one above it, where both are of one paragraph, else between
    the two above: a title set apart from the head above it is as widely set.
    """
    lines = list(extent.document.lines_in(max(0, extent.start - _ABOVE), extent.start + 1))[-3:]
    whites = (gap_above(line, above) for above, line in reversed([*pairwise(lines)]))
    return next((white for white in whites if white < 2 * _PARTS), 0.0)


@field_type("place", value=str)
def read_place(extent: Extent, options: Options) -> Found | None:
    """The name of a place, without "di"; None for what is no name: figures, words in small letters, Kota alone."""
    place = None if is_placeholder(extent.raw) else find_place(extent.raw)
    return found_at(extent.part(extent.start + place.start, extent.start + place.end), place.name) if place else None


@field_type("addressee", value=str, options=TextOptions)
def read_addressee(extent: Extent, options: TextOptions) -> Found | None:
    """To whom a letter is written, or a task given, without Yth. before and a NIP behind; None for a form's dots."""
    start, end = who_is_meant(extent.raw)
    found = read_words.read(extent.part(extent.start + start, extent.start + end), options)
    return None if found is None or (found.value and names_nobody(found.value)) else found


class BlockOptions(Options):
    drop: Regex | None = None
    """Lines that it matches are left out."""


@field_type("block", value=str, options=BlockOptions)
def read_block(extent: Extent, options: BlockOptions) -> Found | None:
    """Text with its paragraphs kept: one line for each line of the document."""
    extent = extent.trimmed()
    drop = pattern(options.drop) if options.drop else None
    lines = (" ".join(line.split()) for line in extent.raw.splitlines() if not has_template_mark(line))
    kept = [line for line in lines if line and not (drop and drop.search(line))]
    return found_at(extent, "\n".join(kept)) if kept else None


_INTEGER = re.compile(r"\d+|\d{1,3}(?:[. ]\d{3})+")
"""Blanks part thousands only: of 4 24 nobody knows whether it is one number."""


@field_type("integer", value=int)
def read_integer(extent: Extent, options: Options) -> Found | None:
    """A whole number, dots or blanks between thousands."""
    digits = to_digits(extent.raw.strip().rstrip(".,:; "), "near")
    return found_at(extent.trimmed(), int(re.sub(r"\D", "", digits))) if _INTEGER.fullmatch(digits) else None


@field_type("label", value=int)
def read_label(extent: Extent, options: Options) -> Found | None:
    """The number of a list label: `1.`, `(2)`, and `I.` where a recogniser put a letter for it."""
    digits = to_digits(extent.raw.strip(" .)(\n"), "near")
    return found_at(extent.trimmed(), int(digits)) if digits.isdecimal() else None


@field_type(
    "nip",
    value=NipDigits,
    announced_by=lambda words: words == ["nip"],
    sample=("NIP 197001012000031001", "197001012000031001"),
)
def read_nip(extent: Extent, options: Options) -> Found | None:
    """A civil servant's number: its 18 digits; None where there are not as many."""
    parsed = parse_nip(extent.raw)
    if parsed is None:
        return None
    start = extent.start + extent.raw.find(raw := parsed.value.raw)
    return Found(parsed.value.value, (("", (start, start + len(raw))),), parsed.findings)


def parsed_value(extent: Extent, parsed: Parsed[Any] | None) -> Found | None:
    """A parsed value as JSON, standing where its raw words stand within the extent."""
    if parsed is None:
        return None
    value: Value = parsed.value
    raw = getattr(value, "raw", "")
    offset = extent.raw.find(raw) if raw else -1
    start = extent.start + max(0, offset)
    end = start + len(raw) if offset >= 0 else extent.end
    return Found(value.model_dump(mode="json"), (("", (start, end)),), parsed.findings)


def has_day(date: dict[str, Any]) -> bool:
    """Whether the day of a date is known."""
    return bool(date["precision"] == "day")


def is_day_of(whole: dict[str, Any], part: dict[str, Any]) -> bool:
    """Whether the one date lies in the month or year that is all that the other knows."""
    return bool(whole["value"].startswith(part["value"]))


@field_type(
    "date",
    value=Date,
    block_parts={"date_line": "date"},
    is_whole=has_day,
    completes=is_day_of,
    announced_by=lambda words: "tanggal" in words,
    sample=("3 Mei 2021", {"value": "2021-05-03"}),
)
def read_date(extent: Extent, options: Options) -> Found | None:
    """A date, as much of it as is written; "kemarin" where the file says when it was published. A day that no calendar
    has, such as 31 Februari, is no date.

    Of a span of days the first one, with a finding that names the span: 9 Juni 2031 of 9 s.d. 13 Juni 2031. To have
    both ends, capture each with a pattern in a field of its own.
    """
    extent = extent.trimmed()
    found = parsed_value(extent, parse_date(extent.raw, _published(extent.document)))
    if found and any(finding.code == "date_impossible" for finding in found.findings):
        return Found(None, found.places, found.findings)  # whether its day or its month is wrong, nobody can tell
    return _of_span(extent, found) if found and found.value else found


def _of_span(extent: Extent, found: Found) -> Found:
    """The date; where it stands in a span of days, the first of these."""
    at = extent.raw.find(found.value["raw"])
    spans = (span for span in find_spans(extent.raw) if span.start and span.last and span.begin <= at < span.end)
    span = next(spans, None)
    if span is None or span.start is None:
        return found
    words = " ".join(extent.raw[span.begin : span.end].split())
    note = Finding("date_span", f"{words} is a span of days; its first day was taken")
    first = span.start.model_copy(update={"raw": words}).model_dump(mode="json")
    place = extent.part(extent.start + span.begin, extent.start + span.end)
    return found_at(place, first)._replace(findings=(*found.findings, note))


def _published(document: Document) -> date | None:
    """The day of publication that the file gives; None where it gives none, or no day."""
    stated = parse_date(document.meta.get("published", ""))
    return date.fromisoformat(stated.value.value) if stated and stated.value.precision == "day" else None


class NumberOptions(Options):
    max_length: int | None = Field(None, gt=0)
    """The program that printed the number cut it at so many characters."""


@field_type(
    "letter_number",
    value=LetterNumber,
    options=NumberOptions,
    announced_by=lambda words: words[0] in ("nomor", "no") and len(words) <= 2,
    sample=("800/12/UMUM/2021", {"sequence": "12"}),
)
def read_number(extent: Extent, options: NumberOptions) -> Found | None:
    """The number of a letter or instrument, taken apart."""
    extent = extent.trimmed()
    if is_of_title(extent):
        return None
    parsed = None if has_template_mark(extent.raw) else parse_number(extent.raw, options.max_length)
    cut_open = any(open_rows(extent.raw)) or (options.max_length is None and extent.raw.endswith("/"))
    is_open = parsed is not None and parsed.value.sequence is None and (_is_open(parsed) or cut_open)
    found = None if is_open else parsed_value(extent, parsed)
    return trusted(extent, found, is_cut=options.max_length is not None) if found else None


def _is_open(number: Parsed[LetterNumber]) -> bool:
    """Whether neither sequence nor year is filled in, or nothing but a year: what is left is the form's own words."""
    blank = any(finding.code == "number_blank" for finding in number.findings)
    known = number.value.model_dump(exclude={"raw", "value", "year"})
    return blank and (number.value.year is None or not any(known.values()))


@field_type("money", value=Money)
def read_money(extent: Extent, options: Options) -> Found | None:
    """An amount in rupiah."""
    return parsed_value(extent.trimmed(), parse_money(extent.trimmed().raw))

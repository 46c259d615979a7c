"""Single values: text, titles, whole numbers, dates, letter numbers, money, citations, closed lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from statistics import fmean
from typing import Any

from ...layout.lines import gap_above
from ...lexicon.lookalikes import to_digits
from ...model.findings import Finding
from ...model.value import Parsed, Value
from ...rulebook.schema import FieldRule
from ...text.casing import title_case
from ...text.patterns import pattern
from ...values.dates.parse import parse_date
from ...values.letter_numbers.parse import parse_number
from ...values.money import parse_money
from ...values.people.nip import parse_nip
from ..found import Extent, Found, confidences, cut_off, doubted, plain

_ANEW = re.compile(r"[a-z]{2}[)%]?\s{1,9}(?P<word>[A-Z][a-z]{1,30}\s{1,9}(?=[a-z\d/(]))")
_PARTS = 0.8
"""White in line heights that parts one paragraph from the next, at least."""
Reader = Callable[[Extent, FieldRule], Found | None]


def read_text(extent: Extent, field: FieldRule) -> Found | None:
    """Running text. Options: `strip`, the characters taken off both ends; `unbroken`: white or a table ends it;
    `min_confidence`: the mean confidence, 0–100, below which recognised words are not taken, which a finding says."""
    extent = _unbroken(extent.trimmed()) if field.options.get("unbroken") else extent.trimmed()
    text = extent.text.strip(field.options.get("strip", "") + " ")
    if not text:
        return None
    sure = confidences(extent.document, [(extent.start, extent.end)]) if "min_confidence" in field.options else []
    if sure and fmean(sure) < field.options["min_confidence"]:
        return Found(None, findings=(Finding("ocr_poor", f"{doubted(text, fmean(sure))}; it was not taken"),))
    return plain(extent, title_case(text) if field.case == "title" else text)


def _unbroken(extent: Extent) -> Extent:
    """The extent's first lines, as far as no blank line, page or table parts them."""
    document = extent.document
    end = min([g.span[0] for g in document.grids if extent.start < g.span[0] < extent.end], default=extent.end)
    for above, line in pairwise(document.lines_in(extent.start, end)):
        if line.page != above.page or gap_above(line, above) > _PARTS:
            end = line.start
            break
    return extent.part(extent.start, end).trimmed()


def read_block(extent: Extent, field: FieldRule) -> Found | None:
    """Text with its paragraphs kept: one line for each line of the document. Options: `drop`, lines left out."""
    extent = extent.trimmed()
    lines = [" ".join(line.split()) for line in extent.raw.splitlines()]
    drop = pattern(field.options["drop"]) if "drop" in field.options else None
    kept = [line for line in lines if line and not (drop and drop.search(line))]
    return plain(extent, "\n".join(kept)) if kept else None


def read_integer(extent: Extent, field: FieldRule) -> Found | None:
    """A whole number, dots as thousands."""
    digits = re.sub(r"[.\s]", "", to_digits(extent.raw.strip(), "near"))
    return plain(extent.trimmed(), int(digits)) if digits.isdecimal() else None


def read_label(extent: Extent, field: FieldRule) -> Found | None:
    """The number of a list label: `1.`, `(2)`, and `I.` where a recogniser put a letter for it."""
    digits = to_digits(extent.raw.strip(" .)(\n"), "near")
    return plain(extent.trimmed(), int(digits)) if digits.isdecimal() else None


def read_entry(extent: Extent, field: FieldRule) -> Found | None:
    """The name in the rule's closed list that the text means, tolerant of slips."""
    name = field.vocabulary.best(extent.text) if field.vocabulary else None
    return plain(extent.trimmed(), name) if name else None


def read_opening(extent: Extent, field: FieldRule) -> Found | None:
    """The name of the rule's closed list with which the text opens. Options: `as_printed` as in read_closing."""
    end = field.vocabulary.opening(extent.raw) if field.vocabulary else None
    return _ending(extent.part(extent.start + end.start, extent.start + end.end), end.name, field) if end else None


def read_closing(extent: Extent, field: FieldRule) -> Found | None:
    """The name of the rule's closed list with which the text closes.

    Options: `as_printed`, the words as they stand instead of the list's; `joined`, the sign between several names;
    `anew`: where the list has no such name, what follows the last capital inside a sentence, with a finding.
    """
    end = field.vocabulary.closing(extent.raw) if field.vocabulary else None
    if end is None or field.vocabulary is None:
        return _anew(extent, field) if field.options.get("anew") else None
    start, joined = end.start, field.options.get("joined")
    while joined and extent.raw[:start].rstrip().endswith(joined):
        more = field.vocabulary.closing(extent.raw[:start].rstrip().removesuffix(joined))
        if more is None:
            break
        start = more.start
    return _ending(extent.part(extent.start + start, extent.start + end.end), end.name, field)


def _anew(extent: Extent, field: FieldRule) -> Found | None:
    """What the text closes with from the last word that begins with a capital though no sentence ends before it."""
    starts = [m.start("word") for m in _ANEW.finditer(extent.raw)]
    if not starts:
        return None
    part = extent.part(extent.start + starts[-1], extent.end).trimmed()
    doubt = Finding("boundary_assumed", "no list has these words; they were told from those before by a capital")
    return plain(part, part.text)._replace(findings=(doubt, *cut_off(part.text, field)))


def _ending(extent: Extent, name: str, field: FieldRule) -> Found:
    if not field.options.get("as_printed"):
        return plain(extent, name)
    return plain(extent, extent.text)._replace(findings=cut_off(extent.text, field))


def read_nip(extent: Extent, field: FieldRule) -> Found | None:
    """A civil servant's number: its 18 digits; None where there are not as many."""
    parsed = parse_nip(extent.raw)
    if parsed is None:
        return None
    start = extent.start + extent.raw.find(parsed.value.raw)
    return Found(parsed.value.value, (("", (start, start + len(parsed.value.raw))),), parsed.findings)


def _typed(parse: Callable[..., Parsed[Any] | None]) -> Reader:
    def read(extent: Extent, field: FieldRule) -> Found | None:
        extent = extent.trimmed()
        parsed = parse(extent.raw, field.max_length) if field.max_length else parse(extent.raw)
        return None if parsed is None else dumped(extent, parsed)

    return read


def dumped(extent: Extent, parsed: Parsed[Any]) -> Found:
    """A parsed value as JSON, standing where its raw words stand within the extent."""
    value: Value = parsed.value
    findings: tuple[Finding, ...] = parsed.findings
    raw = getattr(value, "raw", "")
    offset = extent.raw.find(raw) if raw else -1
    start = extent.start + max(0, offset)
    end = start + len(raw) if offset >= 0 else extent.end
    return Found(value.model_dump(mode="json"), (("", (start, end)),), findings)


read_date = _typed(parse_date)
read_number = _typed(parse_number)
read_money = _typed(parse_money)


def has_day(date: dict[str, Any]) -> bool:
    """Whether the day of a date is known."""
    return bool(date["precision"] == "day")


def is_day_of(whole: dict[str, Any], part: dict[str, Any]) -> bool:
    """Whether the one date lies in the month or year that is all that the other knows."""
    return bool(whole["value"].startswith(part["value"]))

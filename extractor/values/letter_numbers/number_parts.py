"""A normalised letter number → classification, sequence, type, unit, month, year; what is not sure stays None."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ...lexicon.lookalikes import digit_signs, signs_for, to_digits
from ...lexicon.word_lists import listed_pairs
from ...model.findings import Finding
from ..dates.parse import ROMAN_MONTHS, misread_month
from .classification import is_code, is_sure
from .span import as_digits, split_clause

_YEAR = re.compile(r"(?:19|20)\d\d")
_BEGUN = re.compile(r"1|2|19|20|19\d|20\d")
_SEQUENCE = re.compile(r"\d{1,5}(?:\.?[A-Za-z])?")
_BETWEEN = re.compile(r"\d{1,5}(?:\.?[A-Za-z]|\.\d{1,2})?")
"""A sequence that may carry the second number of an entry put in between: 17.2; sure only in its own place."""
_FUSED = re.compile(r"(\d{3}(?:\.\d{1,3})*)-(\d{1,5}[A-Za-z]?)(?:[ -](.+))?")
_SECURE = re.compile(r"(?i)(B|R|T|SR|RHS|SRHS)-(.+)")
_FOREIGN = re.compile(r"[£€¥$§©®~^<>{}=«»¢]")
_HYPHENED_UNIT = re.compile(r"(?<=\d)/-(?=[^\W\d_])")
"""The room for a sequence between a slash and the hyphen before the unit: 503/    -Kel."""
_ROMAN_UNIT = re.compile(r"([IVX]{1,4})-(.+)")
_SECURITY = {"B", "R", "T", "SR", "SRHS", "RHS"}


@dataclass(slots=True)
class NumberParts:
    """The parts of a number; `begun_year` is a year cut off ("20")."""

    classification: str | None = None
    sequence: str | None = None
    type: str | None = None
    unit: str | None = None
    month: int | None = None
    year: int | None = None
    security: str | None = None
    begun_year: str | None = None
    repairs: list[tuple[str, str]] = field(default_factory=list)
    """Misread words and what they were read as."""
    findings: list[Finding] = field(default_factory=list)


def take_apart(value: str, filled: bool = False) -> NumberParts:
    """The parts of a normalised number; `filled` says that its field had no room for more."""
    parts = NumberParts()
    body, clause = split_clause(value)
    left: list[str | None] = list(_HYPHENED_UNIT.sub("//", body).split("/")) if body else [""]
    _take_year(left, clause, filled, parts)
    left[:2] = [_scrawl(segment) for segment in left[:2]]
    _take_security(left, parts)
    _take_month_name(left, parts)
    _take_head(left, parts)
    _take_sequence(left, parts, decree=clause is not None)
    _take_rest(left, parts)
    return parts


def _take_year(left: list[str | None], clause: str | None, filled: bool, parts: NumberParts) -> None:
    """The year from the TAHUN clause or else from the last segment that is one; taken segments become None."""
    parts.year = _year(clause, parts) if clause else None
    inside = next((i for i in range(len(left) - 1, 0, -1) if _YEAR.fullmatch(left[i] or "")), None)
    last = left[-1] or ""
    if inside is not None:
        year, left[inside] = int(left[inside] or 0), None
        if parts.year not in (None, year):
            parts.findings.append(Finding("number_years_differ", f"{year} in the number, {parts.year} behind TAHUN"))
        parts.year = parts.year or year
    elif len(left) > 1 and re.fullmatch(r"(?:(?:19|20)\d\d){2}", last):
        parts.findings.append(Finding("number_doubled", f"two years stand together in {last}"))
        left[-1] = None
    elif len(left) > 2 and (final := _year(last, parts)):
        parts.year, left[-1] = parts.year or final, None
    elif filled and len(left) > 2 and _BEGUN.fullmatch(last):
        parts.begun_year, left[-1] = last, None


def _scrawl(segment: str | None) -> str | None:
    """The signs alone where a segment has some that no number has: what stands between them is handwriting misread."""
    return "".join(_FOREIGN.findall(segment)) or segment if segment else segment


def _year(printed: str, parts: NumberParts) -> int | None:
    plain = as_digits(printed) if len(printed) == 4 and re.search(r"\d", printed) else None
    if plain is None or not _YEAR.fullmatch(plain):
        return None
    if plain != printed:
        _repaired(printed, plain, parts)
    return int(plain)


def _repaired(printed: str, plain: str, parts: NumberParts) -> None:
    parts.repairs.append((printed, plain))
    parts.findings.append(Finding("ocr_repaired", f"{printed} was read as {plain}"))


def _take_security(left: list[str | None], parts: NumberParts) -> None:
    """A security letter, alone in front or joined to the sequence or the classification."""
    if len(left) > 1 and (left[0] or "").upper() in _SECURITY:
        parts.security, left[0] = left[0], None
        return
    for i, segment in enumerate(left[:2]):
        secure = _SECURE.fullmatch(segment or "")
        if secure and (is_code(secure[2]) or secure[2].isdecimal()):
            parts.security, left[i] = secure[1], secure[2]
            return


def _take_month_name(left: list[str | None], parts: NumberParts) -> None:
    """A roman month: it stands beside the year, for V and X are units too."""
    year = next((i for i in range(len(left) - 1, 0, -1) if left[i] is None), len(left))
    for i in (year - 1, year + 1):
        segment = left[i] or "" if 0 < i < len(left) else ""
        fused = _ROMAN_UNIT.fullmatch(segment)
        if month := ROMAN_MONTHS.get(fused[1] if fused else segment):
            parts.month, left[i] = month, fused[2] if fused else None
            return
        if roman := misread_month(segment):
            _repaired(f"/{segment}", f"/{roman}", parts)
            parts.month, left[i] = ROMAN_MONTHS[roman], None
            return


def _take_head(left: list[str | None], parts: NumberParts) -> None:
    """Classification, alone or joined to a sequence or a unit; a type joined to a sequence."""
    open_ = [i for i, segment in enumerate(left) if segment is not None]
    if not open_:
        return
    first, head = open_[0], left[open_[0]] or ""
    if fused := _FUSED.fullmatch(head):
        parts.classification, parts.sequence, left[first] = fused[1], fused[2], fused[3]
    elif is_sure(head) or (re.fullmatch(r"\d{3}", head) and _counts(left[first + 1 :])):
        parts.classification, left[first] = head, None
    for i in open_[:2]:
        marked = re.fullmatch(r"([A-Za-z]{1,9})[-. ](\d{1,5}[A-Za-z]?)", left[i] or "")
        if marked and marked[1].upper() in listed_pairs("letter_types") and parts.sequence is None:
            parts.type, parts.sequence, left[i] = marked[1], marked[2], None
    for i in open_ if parts.classification is None else ():
        joined = re.fullmatch(r"(\D.*)-(\d{3}(?:\.\d{1,3})*)", left[i] or "")
        if is_sure(left[i] or "") and not (left[i] or "")[0].isdecimal():
            parts.classification, left[i] = left[i], None
            return
        if joined and i > first:
            parts.classification, left[i] = joined[2], joined[1]
            return


def _counts(behind: list[str | None]) -> bool:
    """Whether the segment behind a three-digit head is a sequence, or the gap or scrawl where one belongs."""
    return (
        bool(behind)
        and behind[0] is not None
        and re.fullmatch(rf"|\d.*|[a-z!|()\W]+|[{signs_for('near', '0', '1')}]+\d+", behind[0]) is not None
    )


def _take_sequence(left: list[str | None], parts: NumberParts, decree: bool) -> None:
    """The sequence: the first plain number left; then the month in digits just before the year."""
    shape = _BETWEEN if decree or parts.classification else _SEQUENCE
    plain = [i for i, segment in enumerate(left) if segment and shape.fullmatch(segment)]
    gap = next((i for i, segment in enumerate(left[:-1] if len(left) > 1 else left) if segment == ""), None)
    before_year = next((i - 1 for i in range(len(left) - 1, 0, -1) if left[i] is None), None)
    head = next((i for i, segment in enumerate(left) if segment is not None), 0)
    if parts.sequence is None:
        begun = next((i for i, s in enumerate(left) if s and re.fullmatch(r"\d{1,5}-\D.*", s)), None)
        if gap is not None and (not plain or gap < plain[0]):
            parts.findings.append(Finding("number_blank", "there is a gap where the sequence belongs"))
        elif begun is not None and (not plain or begun < plain[0]):
            parts.sequence, _, left[begun] = (left[begun] or "").partition("-")
        elif plain and (plain[0] == head or not re.search(r"\d", left[head] or "")):
            parts.sequence, left[plain[0]] = left[plain[0]], None
        else:
            _repair_sequence(left, parts, decree)
    if before_year in plain and (left[before_year] or "").isdecimal() and 1 <= int(left[before_year] or 0) <= 12:
        parts.month, left[before_year] = parts.month or int(left[before_year] or 0), None


def _repair_sequence(left: list[str | None], parts: NumberParts, decree: bool) -> None:
    """A misread sequence made good, or a finding that it cannot be read; only in the slot where it must stand."""
    slot = 0 if decree and len(left) == 1 else 1 if parts.classification and left[0] is None and len(left) > 1 else None
    if slot is None or not (printed := left[slot]):
        return
    digits = re.search(r"\d", printed) and (decree or re.fullmatch(rf"[{digit_signs('near')}]+", printed))
    one = len(printed) == 1 and to_digits(printed, "near") == "1"  # a stroke of the pen
    plain = as_digits(printed) if digits or (decree and one) else None
    if plain and len(plain) <= 5:
        parts.sequence, left[slot] = plain, None
        if plain != printed:
            _repaired(printed, plain, parts)
    elif decree and re.match(r"\d{1,5}(?![\w.])", printed):
        parts.sequence, _, left[slot] = printed.partition(" ")
    elif (decree and slot == 0 and len(printed) <= 5) or re.fullmatch(r"[a-z\W]+", printed):
        left[slot] = None
        parts.findings.append(Finding("number_unreadable", f"{printed} stands where the sequence belongs"))


def _take_rest(left: list[str | None], parts: NumberParts) -> None:
    """A document type among what is left; the rest is the unit, once some other part is known."""
    types = listed_pairs("letter_types")
    for i, segment in enumerate(left):
        if parts.type is None and segment and segment.upper() in types:
            parts.type, left[i] = segment, None
    if parts.sequence or parts.classification:
        parts.unit = "/".join(s.strip("- ") for s in left if s and s.strip("- ")) or None

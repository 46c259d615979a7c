"""Letter numbers (nomor surat): as printed, normalised, and taken apart into the archive's parts."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from ...model.findings import Finding
from ...model.typed_values import LetterNumber
from ...model.value import Parsed
from .classification import meaning
from .number_parts import NumberParts, take_apart
from .span import normalised_number, number_at_start

_CUT_WORD = re.compile(r"(?i)\s+t(?:ah?|ahu)?$")
"""The word Tahun cut off by the end of its field."""


def parse_number(text: str, field_width: int | None = None) -> Parsed[LetterNumber] | None:
    """The number at the start of `text`, after an optional "Nomor :"; None where there is none.

    `field_width` is the width at which the source cuts its values.
    """
    printed = number_at_start(text)
    if printed is None:
        return None
    filled = field_width is not None and len(text.strip()) == field_width
    if filled and not printed.open_end:  # the field holds nothing but the number: its cut end is the number's own
        printed = printed._replace(raw=text.strip()[text.strip().find(printed.raw) :])
    value = normalised_number(printed.raw)
    parts = take_apart(_CUT_WORD.sub("", value) if filled else value, filled)
    cut_off = () if printed.open_end else _truncation(value, parts, filled)
    for misread, meant in parts.repairs:
        value = value.replace(misread, meant, 1)
    number = LetterNumber(raw=printed.raw, value=value, truncated=bool(cut_off), **_fields(parts))
    return Parsed(number, (*printed.findings, *parts.findings, *cut_off))


def _fields(parts: NumberParts) -> dict[str, Any]:
    """The model's fields that come from `parts`."""
    known = asdict(parts)
    scheme, about = meaning(parts.classification) if parts.classification else (None, None)
    names = LetterNumber.model_fields.keys() & known.keys()
    return {name: known[name] for name in names} | {"scheme": scheme, "classification_meaning": about}


def _truncation(value: str, parts: NumberParts, filled: bool) -> tuple[Finding, ...]:
    """A finding where the number is cut off: surely by its end, or maybe because it fills its field."""
    if value.endswith(("-", "/")):
        return (Finding("number_truncated", f"{value} ends in the middle"),)
    if not filled or (parts.year is not None and value.endswith(str(parts.year))):
        return ()
    sure = parts.begun_year is not None or value.casefold().endswith("tahun")
    reason = "its year is cut off" if sure else "it may go on"
    return (Finding("number_truncated", f"{value} fills its field; {reason}"),)

"""The checks of a legal instrument: its body, its lampiran and its legal bases fit together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ...lexicon.closed_list import folded
from ...model.findings import Finding
from ...model.typed_values import Basis, Date, LetterNumber
from ...rulebook.record_check import check, differs
from ...rulebook.registry import Options

Record = dict[str, Any]
_HEAD_OF_LAMPIRAN = 900
"""Characters of a lampiran in which its head stands: number, date and TENTANG with the title."""


@check("body_present")
def body_present(record: Record, options: Options) -> Iterable[Finding]:
    """A file may hold only the lampiran of an instrument: nothing of its grounds, bases and body."""
    body = record.get("diktum") or record.get("batang_tubuh")
    if record.get("lampiran") and not (body or record.get("menimbang") or record.get("mengingat")):
        yield Finding("body_missing", "only the lampiran stands in this file; look for the instrument itself")


@check(
    "lampiran_agrees",
    reads={
        "number": LetterNumber,
        "title": str,
        "lampiran.number": LetterNumber,
        "lampiran.title": str,
        "lampiran.text": str,
    },
)
def lampiran_agrees(record: Record, options: Options) -> Iterable[Finding]:
    """A lampiran's head repeats number and title of its instrument (behind TENTANG; its own heading may follow)."""
    number, title = _value(record.get("number")), record.get("title")
    for i, lampiran in enumerate(record.get("lampiran") or []):
        theirs = _value(lampiran.get("number"))
        if number and theirs and folded(number) != folded(theirs):
            yield differs("lampiran_number_differs", f"/lampiran/{i}/number", theirs, number)
        name = lampiran.get("title")
        named = re.search(r"(?i)\btentang\b", (lampiran.get("text") or "")[:_HEAD_OF_LAMPIRAN])
        if title and name and named and not folded(name).startswith(folded(title)):
            yield differs("lampiran_title_differs", f"/lampiran/{i}/title", name, title)


@check("bases_are_older", reads={"number": LetterNumber, "date": Date, "mengingat": list[Basis]})
def bases_are_older(record: Record, options: Options) -> Iterable[Finding]:
    """No legal basis is younger than the document that rests on it."""
    date = (record.get("date") or {}).get("value") or ""
    year = int(date[:4]) if date[:4].isdigit() else (record.get("number") or {}).get("year")
    for i, basis in enumerate(record.get("mengingat") or []):
        cited = (basis.get("citation") or {}).get("year")
        if year and cited and cited > year:
            message = f"a basis of {cited} is younger than the document of {year}"
            yield Finding("citation_younger", message, f"/mengingat/{i}/citation/year")


def _value(number: Any) -> str | None:
    return number.get("value") if isinstance(number, dict) else None

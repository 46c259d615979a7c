"""The checks of a legal instrument: its body, its lampiran and its legal bases fit together."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...lexicon.closed_list import folded
from ...model.findings import Finding
from ...model.records import Record
from ...model.typed_values import Basis, Date, LetterNumber
from ...rulebook.record_check import check, differs, list_at, value_of_path
from ...rulebook.registry import Options

_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_HEAD_OF_LAMPIRAN = 900
"""Characters of a lampiran in which its head stands: number, date and TENTANG with the title."""


@check("body_present")
def body_present(record: Record, options: Options) -> Iterable[Finding]:
    """A file may hold only the lampiran or the elucidation of an instrument: nothing of its grounds, bases and body."""
    body = list_at(record, "diktum") or list_at(record, "batang_tubuh")
    grounds = list_at(record, "menimbang") or list_at(record, "mengingat")
    if list_at(record, "lampiran") and not (body or grounds):
        yield Finding("body_missing", "only the lampiran stands in this file; look for the instrument itself")
    elif value_of_path(record, "penjelasan") and not (body or grounds):
        yield Finding("body_missing", "only the elucidation stands in this file; look for the instrument itself")
    elif hasattr(record, "diktum") and not body:
        usual = "batang_tubuh" if value_of_path(record, "kind") == "regulation" else "diktum"
        yield Finding("required_missing", "no diktum was found, and no articles", f"/{usual}")


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
    number, title = value_of_path(record, "number.value"), value_of_path(record, "title")
    for i, lampiran in enumerate(list_at(record, "lampiran")):
        theirs, name = value_of_path(lampiran, "number.value"), value_of_path(lampiran, "title")
        if number and theirs and _bare(number) != _bare(theirs):
            yield differs("lampiran_number_differs", f"/lampiran/{i}/number", theirs, number)
        named = re.search(r"(?i)\btentang\b", (value_of_path(lampiran, "text") or "")[:_HEAD_OF_LAMPIRAN])
        if title and name and named and not folded(name).startswith(folded(title)):
            yield differs("lampiran_title_differs", f"/lampiran/{i}/title", name, title)


def _bare(number: str) -> str:
    """The number whatever its case, blanks, marks and leading zeros: 09 TAHUN 2019 is 9 Tahun 2019."""
    return folded(_LEADING_ZEROS.sub("", number))


@check("bases_are_older", reads={"number": LetterNumber, "date": Date, "mengingat": list[Basis]})
def bases_are_older(record: Record, options: Options) -> Iterable[Finding]:
    """No legal basis is younger than the document that rests on it."""
    date = value_of_path(record, "date.value")
    year = int(date[:4]) if date else value_of_path(record, "number.year")
    for i, basis in enumerate(list_at(record, "mengingat")):
        cited = value_of_path(basis, "citation.year")
        if year and cited and cited > year:
            message = f"a basis of {cited} is younger than the document of {year}"
            yield Finding("citation_younger", message, f"/mengingat/{i}/citation/year")

"""A record checked against itself: its own parts name the same number, year and title, or a finding says not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from ..lexicon.closed_list import folded
from ..model.findings import Finding
from ..rulebook.schema import Rule
from ..values.money import find_money

Record = dict[str, Any]


def cross_check(rule: Rule, record: Record) -> list[Finding]:
    """The findings of the checks that the rule asks for."""
    return [finding for check in rule.checks for finding in CHECKS[check.name](record)]


def body_present(record: Record) -> Iterable[Finding]:
    """A file may hold only the lampiran of an instrument: nothing of its grounds, bases and body."""
    body = record.get("diktum") or record.get("batang_tubuh")
    if record.get("lampiran") and not (body or record.get("menimbang") or record.get("mengingat")):
        yield Finding("body_missing", "only the lampiran stands in this file; look for the instrument itself")


def lampiran_agrees(record: Record) -> Iterable[Finding]:
    """A lampiran's head repeats number and title of its instrument (behind TENTANG; its own heading may follow)."""
    number, title = _value(record.get("number")), record.get("title")
    for i, lampiran in enumerate(record.get("lampiran") or []):
        theirs = _value(lampiran.get("number"))
        if number and theirs and folded(number) != folded(theirs):
            yield _differs("lampiran_number_differs", f"/lampiran/{i}/number", theirs, number)
        name = lampiran.get("title")
        named = re.search(r"(?i)\btentang\b", (lampiran.get("text") or "")[:900])
        if title and name and named and not folded(name).startswith(folded(title)):
            yield _differs("lampiran_title_differs", f"/lampiran/{i}/title", name, title)


def year_agrees(record: Record) -> Iterable[Finding]:
    """The year inside the number is the year of the date."""
    year = (record.get("number") or {}).get("year")
    date = (record.get("date") or {}).get("value")
    if year and date and str(year) != date[:4]:
        yield _differs("number_year_differs", "/number/year", str(year), date[:4])


def bases_are_older(record: Record) -> Iterable[Finding]:
    """No legal basis is younger than the document that rests on it."""
    date = (record.get("date") or {}).get("value") or ""
    year = int(date[:4]) if date[:4].isdigit() else (record.get("number") or {}).get("year")
    for i, basis in enumerate(record.get("mengingat") or []):
        cited = (basis.get("citation") or {}).get("year")
        if year and cited and cited > year:
            message = f"a basis of {cited} is younger than the document of {year}"
            yield Finding("citation_younger", message, f"/mengingat/{i}/citation/year")


def amounts_agree(record: Record) -> Iterable[Finding]:
    """An amount in figures is the one in words behind it, wherever the body names both."""
    for key in ("diktum", "batang_tubuh", "body"):
        for at, text in _texts(record.get(key), f"/{key}"):
            for located in find_money(text):
                yield from (Finding(f.code, f.message, at) for f in located.findings if f.code == "money_words_differ")


def _texts(value: Any, at: str) -> Iterable[tuple[str, str]]:
    """Every text below a value that names rupiah, with its pointer."""
    if isinstance(value, str) and "Rp" in value:
        yield at, value
    elif isinstance(value, dict):
        for key in ("text", "items", "children"):
            yield from _texts(value.get(key), f"{at}/{key}")
    elif isinstance(value, list):
        for i, entry in enumerate(value):
            yield from _texts(entry, f"{at}/{i}")


def _value(number: Any) -> str | None:
    return number.get("value") if isinstance(number, dict) else None


def _differs(code: str, at: str, here: str, there: str) -> Finding:
    return Finding(code, f"{here!r} here, {there!r} in the document's own head", at)


CHECKS: dict[str, Callable[[Record], Iterable[Finding]]] = {
    "body_present": body_present,
    "lampiran_agrees": lampiran_agrees,
    "year_agrees": year_agrees,
    "bases_are_older": bases_are_older,
    "amounts_agree": amounts_agree,
}

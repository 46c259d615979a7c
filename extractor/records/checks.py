"""The checks of a record against itself that any kind of document may ask for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..model.findings import Finding
from ..model.records import Record
from ..model.typed_values import Date, LetterNumber
from ..rulebook.record_check import RecordCheck, check, differs, value_of_path
from ..rulebook.registry import CHECKS, Options
from ..rulebook.schema import Rule
from ..values.money import find_money


def cross_check(rule: Rule, record: Record) -> list[Finding]:
    """The findings of the checks that the rule asks for."""
    asked: list[tuple[RecordCheck, Options]] = [(CHECKS[wanted.name], wanted.options) for wanted in rule.checks]
    return [finding for one, options in asked for finding in one.find(record, options)]


@check("year_agrees", reads={"number": LetterNumber, "date": Date})
def year_agrees(record: Record, options: Options) -> Iterable[Finding]:
    """The year inside the number is the year of the date."""
    year, date = value_of_path(record, "number.year"), value_of_path(record, "date.value")
    if year and date and str(year) != date[:4]:
        yield differs("number_year_differs", "/number/year", str(year), date[:4])


@check("amounts_agree")
def amounts_agree(record: Record, options: Options) -> Iterable[Finding]:
    """An amount in figures is the one in words behind it, wherever the body names both."""
    for key in ("diktum", "batang_tubuh", "body"):
        for at, text in _texts(value_of_path(record, key), f"/{key}"):
            for located in find_money(text):
                yield from (Finding(f.code, f.message, at) for f in located.findings if f.code == "money_words_differ")


def _texts(value: Any, at: str) -> Iterable[tuple[str, str]]:
    """Every text below a value that names rupiah, with its pointer."""
    if isinstance(value, str):
        if "Rp" in value:
            yield at, value
    elif isinstance(value, list | tuple):
        for i, entry in enumerate(value):
            yield from _texts(entry, f"{at}/{i}")
    elif value is not None:
        for key in ("text", "items", "children"):
            yield from _texts(value_of_path(value, key), f"{at}/{key}")

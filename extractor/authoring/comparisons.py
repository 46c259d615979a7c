"""When two values of a field are the same: what each is reduced to before it is compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

from ..lexicon.letters import letters_and_digits

SIMILAR = 0.9
"""Share of letter groups from which two texts count as the same: a misread letter does not matter, a lost line does."""
_GRAM = 4
_UNITS = {"tahun": "Y", "bulan": "M", "hari": "D"}


def bare_letters(value: Any) -> str:
    """Letters and digits alone, without regard to capitals."""
    return letters_and_digits(str(value or ""))


def similarity(one: Any, other: Any) -> float:
    """Share of groups of four letters, of both texts together, that both hold; 1.0 for equal texts."""
    a, b = bare_letters(one), bare_letters(other)
    if a == b:
        return 1.0
    x, y = _grams(a), _grams(b)
    return sum((x & y).values()) / max(1, sum((x | y).values()))


def _grams(text: str) -> Counter[str]:
    return Counter(text[i : i + _GRAM] for i in range(max(1, len(text) - _GRAM + 1)))


def viewed(value: Any, keys: Iterable[str]) -> Any:
    """What an object is compared by: the first of the keys that has a value, looked at in the same way."""
    if not isinstance(value, dict) or not (keys := tuple(keys)):
        return value
    return next((viewed(value[key], keys) for key in keys if value.get(key) not in (None, "")), None)


def _digits(value: Any) -> str:
    return re.sub(r"\D", "", str(value or ""))


def _label(value: Any) -> str:
    return bare_letters(value) or "-"


def _amount(value: Any) -> int | None:
    """Whole rupiah, from a number or from what is printed."""
    plain = viewed(value, ("amount", "value", "raw"))
    digits = re.match(r"\D*([\d.]+)", str(plain if plain is not None else ""))
    return int(_digits(digits[1])) if digits and _digits(digits[1]) else None


def _term(value: Any) -> str | None:
    """A length of time in ISO 8601, from itself, from `5 (lima) tahun`, or from an object with value and unit."""
    if isinstance(value, dict):
        value = value.get("length") or value.get("iso") or f"{value.get('value')} {value.get('unit')}"
    if re.fullmatch(r"P\d+[YMD]", str(value or "")):
        return str(value)
    said = re.search(r"(\d+)\D*?\b(tahun|bulan|hari)", str(value or ""))
    return f"P{said[1]}{_UNITS[said[2]]}" if said else None


def _cells(row: Any) -> tuple[str, ...]:
    return tuple(map(bare_letters, row.values() if isinstance(row, dict) else row))


def size(value: Any) -> int | None:
    """How many entries a list or object has; a number is the size itself."""
    if isinstance(value, list | dict):
        return len(value)
    return value if isinstance(value, int) else None


def _citation(entry: Any) -> Hashable:
    """Type, number and year of a citation, or of the one in a legal basis; None where none could be read."""
    cited = _cited(entry)
    if "type" not in cited:
        return None
    number = bare_letters(viewed(cited.get("number"), ("value", "raw"))).lstrip("0")
    return bare_letters(cited["type"]), number, cited.get("year")


def _cited(entry: Any) -> dict[str, Any]:
    return (entry.get("citation", entry) if isinstance(entry, dict) else None) or {}


def _gazettes(entry: Any) -> list[Hashable]:
    """Each gazette of a citation, with the citation."""
    printed = _cited(entry).get("gazettes") or []
    return [(_citation(entry), gazette.get("series"), bare_letters(gazette.get("number"))) for gazette in printed]


def _amendments(entry: Any) -> list[Hashable]:
    """Each amendment of a citation, with the citation."""
    return [(_citation(entry), _citation(amendment)) for amendment in _cited(entry).get("amended_by") or []]


KEY_FUNCTIONS: dict[str, Callable[[Any], Hashable]] = {
    "squeezed": bare_letters,
    "similar": bare_letters,
    "exact": lambda value: value,
    "digits": _digits,
    "label": _label,
    "amount": _amount,
    "term": _term,
    "cells": _cells,
    "size": size,
    "citation": _citation,
}
"""What a value is reduced to, by the name of the comparison; nothing where there is no value."""

LIST_COMPARISONS: dict[str, Callable[[Any], Sequence[Hashable]]] = {"gazettes": _gazettes, "amendments": _amendments}
"""Comparisons that take several values from one entry."""


def same(name: str, wanted: Any, found: Any) -> bool:
    """Whether two values are the same by the comparison of that name."""
    if name == "similar":
        return similarity(wanted, found) >= SIMILAR
    return KEY_FUNCTIONS[name](wanted) == KEY_FUNCTIONS[name](found)

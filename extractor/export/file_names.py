"""Names for people: patterns filled from records, fit for Windows, and unlike each other."""

from __future__ import annotations

import difflib
import re
import string
from collections.abc import Collection, Mapping
from pathlib import PurePosixPath

from ..errors import NaskahError

LONGEST = 120
"""Characters of a name without its ending: deep folders on Windows leave no room for many more."""
MISSING = "tanpa-{field}"
"""What stands for a value that the record does not have."""
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_BLANKS = re.compile(r"\s+")
_DEVICES = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}")


def fields_of(pattern: str, known: Mapping[str, str], others: Collection[str] = ()) -> list[str]:
    """The fields in braces, of those that all records have or by the path of another; NaskahError for what is none."""
    named = [field for _, field in _parts(pattern) if field is not None]
    for field in named:
        first = field.partition(".")[0]
        if field not in known and first not in others:
            near = difflib.get_close_matches(first, [*known, *others], 1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            reason = f"there is no such field{hint}; all records have {', '.join(known)}"
            reason += "; those of a kind of your own are known with --rules"
            raise NaskahError(f"--pattern {{{field}}}: {reason}")
    if not named:
        raise NaskahError(f"--pattern {pattern}: it has no field; fields stand in braces, such as {{date}}")
    return named


def _parts(pattern: str) -> list[tuple[str, str | None]]:
    """The pattern as words, each with the field behind them; None behind the last ones."""
    try:
        parts = list(string.Formatter().parse(pattern))
    except ValueError as error:
        raise NaskahError(f"--pattern {pattern}: {error}; fields stand in braces, such as {{date}}") from None
    if any(form or conversion for _, _, form, conversion in parts):
        raise NaskahError(f"--pattern {pattern}: only a field's name stands in braces, such as {{date}}")
    return [(words, field) for words, field, _, _ in parts]


def filled(pattern: str, values: Mapping[str, str | None], path: str) -> str:
    """The name of the document at `path`: the pattern with the values, safe everywhere, and its own ending."""
    given = {field: _safe(value) if value else MISSING.format(field=field) for field, value in values.items()}
    name = _safe("".join(words + ("" if field is None else given[field]) for words, field in _parts(pattern)))
    ending = PurePosixPath(path).suffix
    ending = ending.lower() if _ENDING.fullmatch(ending) else ""
    return _shorter(name) + ending


def _safe(text: str) -> str:
    """The text without what a file name must not have on Windows; 188.45/12/KPTS becomes 188.45-12-KPTS."""
    text = _FORBIDDEN.sub("-", _BLANKS.sub(" ", text.strip()))
    text = text.strip(" .-_") or "-"
    return f"_{text}" if _DEVICES.match(text) else text


def _shorter(name: str) -> str:
    """The name cut at a blank where it is too long."""
    if len(name) <= LONGEST:
        return name
    cut = name[:LONGEST]
    blank = cut.rfind(" ")
    return (cut[:blank] if blank > LONGEST // 2 else cut).rstrip(" .-_")


class TakenNames:
    """Names that are given away, without regard to capitals: Windows and macOS see none."""

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}

    def give(self, name: str, owner: str) -> tuple[str, str]:
        """A free name, with a number where the name is taken, and who took it or an empty text."""
        key, number, free = name.casefold(), 1, name
        first = self._taken.get(key, "")
        while free.casefold() in self._taken:
            number += 1
            stem, dot, ending = name.rpartition(".")
            free = f"{stem} ({number}){dot}{ending}" if dot else f"{name} ({number})"
        self._taken[free.casefold()] = owner
        return free, first

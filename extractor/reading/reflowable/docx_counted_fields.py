"""Word's fields that count paragraphs and keep no result in the file: AUTONUM and its kin, LISTNUM."""

from __future__ import annotations

import re
from collections.abc import Callable

from ...text.numerals import to_letter, to_roman

_PLAIN = ("AUTONUM", "AUTONUMLGL", "AUTONUMOUT")
_SWITCH = re.compile(r"\\([a-z])\s*(?:\"([^\"]*)\"|([^\s\\]+))?", re.I)
_NAME = re.compile(r"LISTNUM\s+(?:\"([^\"]+)\"|([^\s\\]+))?", re.I)
_LEVELS = 9
_AS_OUTLINE = "outlinedefault"
_AS_LAW = "legaldefault"
Number = Callable[[int], str]


def _upper_roman(number: int) -> str:
    return to_roman(number).upper()


def _upper_letter(number: int) -> str:
    return to_letter(number).upper()


_LEVELS_OF: dict[str, tuple[tuple[str, Number], ...]] = {
    _AS_OUTLINE: (
        ("{}.", _upper_roman), ("{}.", _upper_letter), ("{}.", str), ("{})", to_letter), ("({})", str),
        ("({})", to_letter), ("({})", to_roman), ("({})", to_letter), ("({})", to_roman),
    ),
}  # fmt: skip
"""How each level of a list that Word knows by name writes its numbers."""
_OF_OTHERS: tuple[tuple[str, Number], ...] = (
    ("{})", str), ("{})", to_letter), ("{})", to_roman), ("({})", str), ("({})", to_letter), ("({})", to_roman),
    ("{}.", str), ("{}.", to_letter), ("{}.", to_roman),
)  # fmt: skip
"""… and those of NumberDefault, which a field without a name takes, too."""


class CountedFields:
    """Counts the fields of a document in its order."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, int], int] = {}

    def shown(self, instruction: str) -> str:
        """What a field with this instruction shows; nothing for a field of another kind."""
        words = instruction.split()
        kind = words[0].upper() if words else ""
        switches = {found[1].lower(): found[2] or found[3] or "" for found in _SWITCH.finditer(instruction)}
        if kind in _PLAIN:
            return f"{self._next('AUTONUM', 0, None)}{switches.get('s', '.')[:1] or '.'}"
        if kind != "LISTNUM":
            return ""
        named = _NAME.match(instruction.strip())
        return self._listed((named[1] or named[2] or "") if named else "", switches)

    def _listed(self, name: str, switches: dict[str, str]) -> str:
        name = name.lower()
        level = min(max(_whole(switches.get("l"), 1), 1), _LEVELS)
        count = self._next(name, level, _whole(switches.get("s"), 0) or None)
        if name == _AS_LAW:
            return ".".join(str(self._counts.get((name, n), 1)) for n in range(1, level + 1)) + "."
        form, written = _LEVELS_OF.get(name, _OF_OTHERS)[level - 1]
        return form.format(written(count))

    def _next(self, name: str, level: int, start: int | None) -> int:
        """The next number of a level; those below it begin anew. A start counts where the level has none yet."""
        key = (name, level)
        fresh = key not in self._counts
        self._counts[key] = start if start is not None and fresh else self._counts.get(key, 0) + 1
        for deeper in [other for other in self._counts if other[0] == name and other[1] > level]:
            del self._counts[deeper]
        return self._counts[key]


def _whole(printed: str | None, default: int) -> int:
    return int(printed) if printed and printed.isascii() and printed.isdigit() and len(printed) < 5 else default

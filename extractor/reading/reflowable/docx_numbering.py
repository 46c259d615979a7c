"""Word's automatic numbering → the labels a reader sees, counted on as Word counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from ...text.numerals import cardinal, letter, ordinal, roman

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "lowerLetter": letter,
    "upperLetter": lambda n: letter(n).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda n: roman(n).upper(),
    "ordinalText": lambda n: ordinal(n).capitalize(),
    "cardinalText": lambda n: cardinal(n).capitalize(),
    "none": lambda n: "",
}
_PLACE = re.compile(r"%([1-9])")


class Level(NamedTuple):
    """One level of a list: where it starts to count, how its number and its label are written."""

    start: int
    format: str
    text: str
    legal: bool
    capitals: bool


class Numbering:
    """The lists of a document; `label` counts, so paragraphs must come in order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._started: set[str] = set()
        self._styles = _style_numbers(styles)
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: Any) -> None:
        for abstract in numbering.iter(f"{W}abstractNum"):
            levels = {_int(level.get(f"{W}ilvl")): _level(level) for level in abstract.iter(f"{W}lvl")}
            self._levels[abstract.get(f"{W}abstractNumId", "")] = levels
        for number in numbering.iter(f"{W}num"):
            key, link = number.get(f"{W}numId", ""), number.find(f"{W}abstractNumId")
            self._abstract[key] = link.get(f"{W}val", "") if link is not None else ""
            self._overrides[key] = {
                _int(over.get(f"{W}ilvl")): _int(_val(over, "startOverride"), 1)
                for over in number.iter(f"{W}lvlOverride")
                if over.find(f"{W}startOverride") is not None
            }

    def label(self, paragraph: Any) -> str:
        """The label before a paragraph, `-` for a bullet, empty for none; counts it."""
        key, depth = self._number_of(paragraph)
        abstract = self._abstract.get(key, "")
        levels = self._levels.get(abstract, {})
        if key in ("", "0") or depth not in levels:
            return ""
        counters = self._counters.setdefault(abstract, {})
        if key not in self._started:
            self._started.add(key)
            for level, start in self._overrides.get(key, {}).items():
                counters[level] = start - 1
        counters[depth] = counters.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counters if level > depth]:
            del counters[deeper]
        return _written(levels, counters, depth)

    def _number_of(self, paragraph: Any) -> tuple[str, int]:
        """(list, level) from the paragraph itself, else from its style."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return "", 0
        key, depth = self._styles.get(_val(properties, "pStyle"), ("", 0))
        own = properties.find(f"{W}numPr")
        if own is None:
            return key, depth
        return _val(own, "numId") or key, _int(_val(own, "ilvl"), depth)


def _written(levels: dict[int, Level], counters: dict[int, int], depth: int) -> str:
    level = levels[depth]
    if level.format == "bullet":
        return "-"

    def shown(match: re.Match[str]) -> str:
        wanted = int(match[1]) - 1
        if wanted not in levels:
            return ""
        form = "decimal" if level.legal else levels[wanted].format
        return _FORMATS.get(form, str)(counters.get(wanted, levels[wanted].start))

    label = _PLACE.sub(shown, level.text).strip()
    return label.upper() if level.capitals else label


def _level(level: Any) -> Level:
    return Level(
        start=_int(_val(level, "start"), 1),
        format=_val(level, "numFmt") or "decimal",
        text=_val(level, "lvlText"),
        legal=level.find(f"{W}isLgl") is not None,
        capitals=level.find(f"{W}rPr/{W}caps") is not None,
    )


def _style_numbers(styles: Any) -> dict[str, tuple[str, int]]:
    """style → (list, level), through the styles it is based on."""
    own: dict[str, tuple[str, int]] = {}
    based: dict[str, str] = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        key = style.get(f"{W}styleId", "")
        based[key] = _val(style, "basedOn")
        number = style.find(f"{W}pPr/{W}numPr")
        if number is not None:
            own[key] = (_val(number, "numId"), _int(_val(number, "ilvl")))
    return {key: found for key in based if (found := _inherited(key, own, based))}


def _inherited(key: str, own: dict[str, tuple[str, int]], based: dict[str, str]) -> tuple[str, int] | None:
    for _ in range(12):  # Word allows no deeper chain; a circle must end
        if key in own:
            return own[key]
        key = based.get(key, "")
    return None


def _val(element: Any, name: str) -> str:
    child = element.find(f"{W}{name}")
    return child.get(f"{W}val", "") if child is not None else ""


def _int(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else default

"""Word's automatic numbering → the labels a reader sees, counted on as Word counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from ...text.numerals import cardinal, ordinal, to_letter, to_roman
from .docx_package import W
from .docx_styles import value_of

_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "lowerLetter": to_letter,
    "upperLetter": lambda n: to_letter(n).upper(),
    "lowerRoman": to_roman,
    "upperRoman": lambda n: to_roman(n).upper(),
    "ordinalText": lambda n: ordinal(n).capitalize(),
    "cardinalText": lambda n: cardinal(n).capitalize(),
    "none": lambda n: "",
}
_PLACE = re.compile(r"%([1-9])")
_BARE = re.compile(r"\d{1,3}|[a-z]")
"""A label without a sign: Word sets it apart from the words by a tab, which plain text does not keep."""
_DEEPEST = 12
"""Styles based on one another, or lists that refer to styles, that are followed: a circle must end."""


class ListLevel(NamedTuple):
    """One level of a list: where it starts to count, how its number and its label are written."""

    start: int
    format: str
    text: str
    legal: bool
    capitals: bool


class _Style(NamedTuple):
    """What a style says of numbering: its list, its level (None where not said), and the style it is based on."""

    number: str
    depth: int | None
    based: str


class Numbering:
    """The lists of a document; `label` counts, so paragraphs must come in order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._levels: dict[str, dict[int, ListLevel]] = {}
        self._by_style: dict[str, dict[str, int]] = {}
        self._linked: dict[str, str] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._own_levels: dict[str, dict[int, ListLevel]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._started: set[str] = set()
        self._styles = {style.get(f"{W}styleId", ""): _style(style) for style in _all(styles, "style")}
        for abstract in _all(numbering, "abstractNum"):
            self._read_abstract(abstract)
        for number in _all(numbering, "num"):
            self._read_number(number)

    def _read_abstract(self, abstract: Any) -> None:
        key = abstract.get(f"{W}abstractNumId", "")
        levels = list(abstract.iter(f"{W}lvl"))
        self._levels[key] = {_int(level.get(f"{W}ilvl")): _level(level) for level in levels}
        named = {value_of(level, "pStyle"): _int(level.get(f"{W}ilvl")) for level in levels}
        self._by_style[key] = {style: depth for style, depth in named.items() if style}
        self._linked[key] = value_of(abstract, "numStyleLink")

    def _read_number(self, number: Any) -> None:
        key = number.get(f"{W}numId", "")
        self._abstract[key] = value_of(number, "abstractNumId")
        self._starts[key], self._own_levels[key] = {}, {}
        for override in number.iter(f"{W}lvlOverride"):
            depth, level = _int(override.get(f"{W}ilvl")), override.find(f"{W}lvl")
            if level is not None:
                self._own_levels[key][depth] = _level(level)
            if override.find(f"{W}startOverride") is not None:
                self._starts[key][depth] = _int(value_of(override, "startOverride"), 1)

    def label(self, paragraph: Any) -> str:
        """The label before a paragraph, `-` for a bullet, empty for none; counts it."""
        key, depth = self._number_of(paragraph)
        abstract = self._list_of(key)
        levels = {**self._levels.get(abstract, {}), **self._own_levels.get(key, {})}
        if key in ("", "0") or depth not in levels:
            return ""
        counters = self._counters.setdefault(self._counted_with(key, abstract), {})
        if key not in self._started:
            self._started.add(key)
            counters |= {level: start - 1 for level, start in self._starts.get(key, {}).items()}
        counters[depth] = counters.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counters if level > depth]:
            del counters[deeper]
        return _written(levels, counters, depth)

    def _counted_with(self, key: str, abstract: str) -> str:
        """What a number counts on with: its list; by itself where it writes its labels otherwise than that list."""
        usual = self._levels.get(abstract, {})
        own = self._own_levels.get(key, {})
        differs = any(depth in usual and level.format != usual[depth].format for depth, level in own.items())
        return f"{abstract}/{key}" if differs else abstract

    def _list_of(self, key: str) -> str:
        """The list that a number stands for; one that only refers to a list style takes that style's."""
        abstract = self._abstract.get(key, "")
        for _ in range(_DEEPEST):
            style = self._styles.get(self._linked.get(abstract, ""))
            if style is None or self._levels.get(abstract):
                break
            abstract = self._abstract.get(style.number, "")
        return abstract

    def _number_of(self, paragraph: Any) -> tuple[str, int]:
        """(list, level) from the paragraph itself, else from its style."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return "", 0
        key, depth = self._number_of_style(value_of(properties, "pStyle"))
        own = properties.find(f"{W}numPr")
        if own is None:
            return key, depth
        return value_of(own, "numId") or key, _int(value_of(own, "ilvl"), depth)

    def _number_of_style(self, name: str) -> tuple[str, int]:
        """(list, level) of a style or of the first one below it that has a list; the list may name the level."""
        key, found = name, self._styles.get(name)
        for _ in range(_DEEPEST):
            if found is None:
                return "", 0
            if found.number:
                named = self._by_style.get(self._list_of(found.number), {}).get(key, 0)
                return found.number, named if found.depth is None else found.depth
            key, found = found.based, self._styles.get(found.based)
        return "", 0


def _all(root: Any, name: str) -> Iterator[Any]:
    return root.iter(f"{W}{name}") if root is not None else iter(())


def _style(style: Any) -> _Style:
    number = style.find(f"{W}pPr/{W}numPr")
    if number is None:
        return _Style("", None, value_of(style, "basedOn"))
    depth = value_of(number, "ilvl")
    return _Style(value_of(number, "numId"), _int(depth) if depth else None, value_of(style, "basedOn"))


def _written(levels: dict[int, ListLevel], counters: dict[int, int], depth: int) -> str:
    level = levels[depth]
    if level.format == "bullet":
        return "-"

    def shown(match: re.Match[str]) -> str:
        wanted = int(match[1]) - 1
        if wanted not in levels:
            return ""
        form = "decimal" if level.legal else levels[wanted].format
        number = counters.get(wanted, levels[wanted].start)
        return str(number).zfill(len(form)) if form.isdigit() else _FORMATS.get(form, str)(number)

    label = _PLACE.sub(shown, level.text).strip()
    label += "." if _BARE.fullmatch(label) else ""
    return label.upper() if level.capitals else label


def _level(level: Any) -> ListLevel:
    return ListLevel(
        start=_int(value_of(level, "start"), 1),
        format=_format(level),
        text=value_of(level, "lvlText"),
        legal=level.find(f"{W}isLgl") is not None,
        capitals=_has_capitals(level),
    )


def _format(level: Any) -> str:
    """How a level's numbers are written: a name of the standard, or the first number with its zeros (`001`)."""
    found: Any = next(level.iter(f"{W}numFmt"), None)
    form = found.get(f"{W}val", "decimal") if found is not None else "decimal"
    if form != "custom":
        return str(form)
    first = (found.get(f"{W}format") or "").split(",")[0].strip()
    return first if first.isascii() and first.isdigit() else "decimal"


def _has_capitals(level: Any) -> bool:
    caps = level.find(f"{W}rPr/{W}caps")
    return caps is not None and caps.get(f"{W}val", "true") not in ("0", "false", "off")


def _int(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else default

"""The colours of letters in a Word file and of what lies behind them: which of them nobody can read."""

from __future__ import annotations

from typing import Any

from ...text.figures import whole_number
from .docx_package import W

_ALIKE = 24
"""Levels of 255 by which two colours differ that the eye takes for one."""
_HIGHLIGHTS = {
    "black": "000000", "white": "FFFFFF", "yellow": "FFFF00", "red": "FF0000", "blue": "0000FF", "green": "00FF00",
    "cyan": "00FFFF", "magenta": "FF00FF", "darkBlue": "000080", "darkRed": "800000", "darkGreen": "008000",
    "darkYellow": "808000", "darkCyan": "008080", "darkMagenta": "800080", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
_PAPER = frozenset({"background1", "light1", "bg1", "lt1"})
_INK = frozenset({"text1", "dark1", "tx1", "dk1"})
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_DENSE = 90
"""Percent of a pattern's dots from which on its colour covers the one below."""
_CLEAR = 95_000
"""Thousandths of a percent of what can be seen through, from which on nothing is left to see."""
HEX_WHITE, HEX_BLACK, NOTHING, SEEN = "FFFFFF", "000000", "nothing", "seen"
"""Colours of ink; `NOTHING` is none at all, `SEEN` one that cannot be told but is seen."""


def run_colour(layers: list[Any]) -> str:
    """The colour of a run's letters, as six hexadecimal digits; empty where none is given.

    A fill of the letters counts before their colour; that of the theme's background is white in every theme that Word
    ships.
    """
    if any(layer.find(f"{_W14}textOutline/{_W14}solidFill") is not None for layer in layers):
        return SEEN
    fill = next((found for layer in layers if (found := layer.find(f"{_W14}textFill")) is not None), None)
    if fill is not None:
        return _filled(fill)
    colour = next((found for layer in layers if (found := layer.find(f"{W}color")) is not None), None)
    if colour is None:
        return ""
    is_paper = colour.get(f"{W}themeColor") in _PAPER and not colour.get(f"{W}themeShade")
    return HEX_WHITE if is_paper else str(colour.get(f"{W}val", ""))


def _filled(fill: Any) -> str:
    if fill.find(f"{_W14}noFill") is not None:
        return NOTHING
    solid = fill.find(f"{_W14}solidFill")
    colour = next(iter(solid), None) if solid is not None else None
    if colour is None:
        return SEEN
    through = colour.find(f"{_W14}alpha")
    value = through.get(f"{_W14}val", "0") if through is not None else "0"
    if (whole_number(value) or 0) >= _CLEAR:
        return NOTHING
    named = colour.get(f"{_W14}val", "")
    return HEX_WHITE if named in _PAPER else HEX_BLACK if named in _INK else named if channels(named) else SEEN


def mark_of(layers: list[Any], highlight: str) -> str:
    """The colour behind a run's letters, as six hexadecimal digits; empty where none is given."""
    if marked := _HIGHLIGHTS.get(highlight):
        return marked
    shading = next((found for layer in layers if (found := layer.find(f"{W}shd")) is not None), None)
    if shading is None:
        return ""
    pattern, dots = shading.get(f"{W}val", ""), shading.get(f"{W}color", "")
    dense = pattern == "solid" or (pattern[:3] == "pct" and (whole_number(pattern[3:]) or 0) >= _DENSE)
    fill = (dots if channels(dots) else HEX_BLACK) if dense else shading.get(f"{W}fill", "")
    return fill if channels(fill) else ""


def is_lost_in(ink: str, mark: str, highlight: str) -> bool:
    """True for letters of the colour behind them. Where they have none, Word writes white on dark shading; a black
    highlight is how words are blacked out."""
    return is_alike(ink, mark) or (highlight == "black" and ink in ("", "auto"))


def is_alike(one: str, other: str) -> bool:
    """Whether the eye takes the two colours for one."""
    a, b = channels(one), channels(other)
    return bool(a and b) and max(abs(x - y) for x, y in zip(a, b, strict=True)) < _ALIKE


def channels(colour: str) -> tuple[int, ...]:
    """Red, green and blue of six hexadecimal digits; nothing for `auto`."""
    try:
        return tuple(bytes.fromhex(colour)) if len(colour) == 6 else ()
    except ValueError:
        return ()

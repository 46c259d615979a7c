"""The colours of a page's words and of what lies behind them, as declarations of a style sheet give them."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

Declared = dict[str, str]
"""What is said of an element: values by property, in small letters."""

_ALIKE = 0.1
"""Share of a colour channel by which two colours differ that the eye takes for one."""
CLEAR = 0.05
"""Opacity below which nothing is seen."""
_PICTURE = re.compile(r"url\(|gradient\(")
_PARTS = re.compile(r"[^\s(]+(?:\((?:[^()]|\([^()]*\))*\))?")
_WIDTH = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)(?:px|pt|em|rem)?(?![\w.%])")
_BLUR = re.compile(r"(?<![\w.-])-?\d+(?:\.\d+)?(?:px|em|pt)?\s+-?\d+(?:\.\d+)?(?:px|em|pt)?\s+(\d+(?:\.\d+)?)")
UNREADABLE_BLUR = 3.0
"""Pixels by which the edges of letters are washed out that can no more be read."""
_SYSTEM = {"canvas": "white", "canvastext": "black", "field": "white", "fieldtext": "black"}
"""Colours that a page borrows from the reader's system, as they usually are."""


class Colour(NamedTuple):
    """Red, green, blue and opacity, each 0 to 1."""

    red: float
    green: float
    blue: float
    opacity: float = 1.0


BLACK, WHITE = Colour(0, 0, 0), Colour(1, 1, 1)


def text_colour(said: Declared, inherited: Colour | None) -> Colour | None:
    """The colour of an element's words; None where an outline, a shadow or a picture shows them too."""
    if _is_outlined(said) or _is_cut_out(said) or _has_sharp_shadow(said):
        return None
    value = said.get("-webkit-text-fill-color", said.get("color", ""))
    return parsed(value, inherited) if value else inherited


def ground_of(said: Declared, around: Colour | None, ink: Colour | None) -> Colour | None:
    """The colour behind an element's words: its own, or what is around it; None where a picture is."""
    found = around
    for value in (said.get("background", ""), said.get("background-image", ""), said.get("background-color", "")):
        if _PICTURE.search(value):
            return None
        own = next((c for part in _PARTS.findall(value) if (c := parsed(part.replace("currentcolor", ""), None))), None)
        own = ink if "currentcolor" in value else own
        if own:
            found = own if own.opacity > 1 - CLEAR else around if own.opacity < CLEAR else None
    return found


def is_lost(ink: Colour | None, ground: Colour | None) -> bool:
    """True for words that are see-through or of the colour of what lies behind them."""
    if ink is None:
        return False
    if ink.opacity < CLEAR:
        return True
    return ground is not None and max(abs(a - b) for a, b in zip(ink[:3], ground[:3], strict=True)) < _ALIKE


def parsed(value: str, otherwise: Colour | None) -> Colour | None:
    """The colour that a value names; `otherwise` for one that is taken from elsewhere or cannot be told."""
    import tinycss2.color3
    import tinycss2.color4

    value = _SYSTEM.get(value, value)
    if value in ("", "inherit", "currentcolor", "unset"):
        return otherwise
    older = tinycss2.color3.parse_color(value)
    if isinstance(older, tuple):
        return Colour(*older)
    found = tinycss2.color4.parse_color(value)
    return _in_red_green_blue(found) or otherwise if isinstance(found, tinycss2.color4.Color) else otherwise


def _in_red_green_blue(found: Any) -> Colour | None:
    """A colour of another space where it has a plain place among ours: greys of the spaces by lightness."""
    space, opacity = str(found.space), float(found.alpha)
    first, second, third = (value or 0.0 for value in found.coordinates)
    if space in ("srgb", "hsl", "hwb"):
        red, green, blue = found.to("srgb").coordinates
        return Colour(red, green, blue, opacity)
    light = {"lab": first / 100, "lch": first / 100, "oklab": first, "oklch": first}.get(space)
    dull = abs(second) < (0.03 if space.startswith("ok") else 3) and (space.endswith("lch") or abs(third) < 3)
    return Colour(light, light, light, opacity) if light is not None and dull else None


def _is_outlined(said: Declared) -> bool:
    stroke = said.get("-webkit-text-stroke", said.get("-webkit-text-stroke-width", ""))
    return any(float(width) > 0 for width in _WIDTH.findall(stroke))


def _is_cut_out(said: Declared) -> bool:
    """True for words through which their own background shows."""
    clip = said.get("background-clip", said.get("-webkit-background-clip", ""))
    return clip == "text" and ("background" in said or "background-image" in said)


def _has_sharp_shadow(said: Declared) -> bool:
    """True where a shadow shows the words' shape."""
    shadow = said.get("text-shadow", "none")
    if shadow in ("none", "", "initial", "unset", "inherit"):
        return False
    blur = _BLUR.search(shadow)
    return blur is None or float(blur[1]) < UNREADABLE_BLUR

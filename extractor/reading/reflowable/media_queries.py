"""Which conditional rules of a style sheet count on the screen of an office: @media, @supports, `media` attributes."""

from __future__ import annotations

import re
from collections.abc import Callable

SCREEN = 1280.0, 720.0
"""Pixels across and down the screen on which offices read."""
_TYPES = frozenset({"", "all", "screen"})
_QUERY = re.compile(r"\s*(?:(?P<word>not|only)\s+)?(?P<type>[a-z][a-z-]*)?\s*(?:\band\b)?\s*(?P<rest>.*)", re.S)
_FEATURE = re.compile(r"\(([^()]*)\)")
_RANGE = re.compile(r"(width|height)\s*(<=?|>=?|=)\s*([\d.]+[a-z]*)")
_TURNED = re.compile(r"(?<![\d.])([\d.]+[a-z]*)\s*(<=?|>=?|=)\s*(width|height)")
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*([a-z]*)")
PIXELS = {"": 1.0, "px": 1.0, "em": 16.0, "rem": 16.0, "pt": 4 / 3, "cm": 37.8, "mm": 3.78, "in": 96.0}
_COMPARED: dict[str, Callable[[float, float], bool]] = {
    "<": float.__lt__, "<=": float.__le__, ">": float.__gt__, ">=": float.__ge__, "=": float.__eq__,
}  # fmt: skip
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "="}
_TRUE = frozenset(
    {
        "orientation:landscape", "prefers-color-scheme:light", "prefers-reduced-motion:no-preference", "hover:hover",
        "any-hover:hover", "pointer:fine", "any-pointer:fine", "scripting:enabled", "update:fast", "color", "hover",
        "pointer", "scripting", "display-mode:browser", "prefers-contrast:no-preference", "grid:0",
    }
)  # fmt: skip
"""What is true of such a screen; whatever is not named here is not."""


def counts_on_screen(condition: str) -> bool:
    """Whether a list of media queries, one of which must hold, holds for an office's screen."""
    return any(map(_holds, condition.lower().split(",")))


def is_supported(condition: str) -> bool:
    """Whether what @supports asks for is there: browsers know what sheets ask for, and nothing that they rule out."""
    return not condition.strip().lower().startswith("not")


def _holds(query: str) -> bool:
    found = _QUERY.fullmatch(query)
    if found is None:
        return False
    word, medium, rest = found["word"], found["type"] or "", found["rest"]
    if medium == "and":
        medium = ""
    features = [_feature(feature) for feature in _FEATURE.findall(rest)]
    either = re.search(r"\)\s*or\s*\(", rest) is not None
    true = medium in _TYPES and ((any(features) if either else all(features)) or not features)
    return true != (word == "not")


def _feature(feature: str) -> bool:
    plain = "".join(feature.split())
    compared = [(m[1], m[2], m[3]) for m in _RANGE.finditer(feature)]
    compared += [(m[3], _MIRRORED[m[2]], m[1]) for m in _TURNED.finditer(feature)]
    name, _, value = plain.partition(":")
    if name.startswith(("min-", "max-")) and name.endswith(("width", "height")):
        compared.append((name.split("-")[-1], ">=" if name.startswith("min") else "<=", value))
    if compared:
        sides = dict(zip(("width", "height"), SCREEN, strict=True))
        return all(_COMPARED[sign](sides[side], _length(size)) for side, sign, size in compared)
    return plain in _TRUE


def _length(value: str) -> float:
    found = _LENGTH.fullmatch(value)
    return float(found[1]) * PIXELS.get(found[2], 1.0) if found else 0.0

"""Lengths that a style sheet has a browser reckon out: `calc(2px - 2px)`, `min(0px, 1em)`, as one length in pixels."""

from __future__ import annotations

import re
from collections.abc import Callable

from .html_seen import LENGTHS

_INNERMOST = re.compile(r"(?<![\w-])(-webkit-calc|calc|min|max|clamp|)\(([^()]{1,200})\)")
_TERM = re.compile(r"([-+]?(?:\d+(?:\.\d*)?|\.\d+))([a-z]{0,4}|%)")
_SUM = re.compile(r"\s+([-+])\s+")
_PRODUCT = re.compile(r"\s*([*/])\s*")
_DEEPEST = 20
_OF_LIST: dict[str, Callable[[list[float]], float]] = {
    "min": min, "max": max, "clamp": lambda sizes: max(sizes[0], min(sizes[1], sizes[-1]))
}  # fmt: skip


def reckoned(value: str) -> str:
    """The value with each sum that can be reckoned as a length in pixels; as it is where one cannot."""
    if not any(name in value for name in ("calc(", "min(", "max(", "clamp(")):
        return value
    for _ in range(_DEEPEST):
        found = _INNERMOST.search(value)
        size = _outcome(found[1], found[2]) if found else None
        if found is None or size is None:
            break
        value = f"{value[: found.start()]}{size:g}px{value[found.end() :]}"
    return value


def _outcome(name: str, inside: str) -> float | None:
    sizes = [_sum(part.strip()) for part in inside.split(",")]
    known = [size for size in sizes if size is not None]
    if len(known) < len(sizes):
        return None
    return _OF_LIST[name](known) if name in _OF_LIST else known[0]


def _sum(text: str) -> float | None:
    first, *rest = _SUM.split(text)
    terms = [_product(first), *(_product(term) for term in rest[1::2])]
    signs = [1, *(-1 if sign == "-" else 1 for sign in rest[::2])]
    known = [term * sign for term, sign in zip(terms, signs, strict=True) if term is not None]
    return sum(known) if len(known) == len(terms) else None


def _product(text: str) -> float | None:
    first, *rest = _PRODUCT.split(text)
    factors = [_size(first), *(_size(factor) for factor in rest[1::2])]
    whole = factors[0]
    for sign, factor in zip(rest[::2], factors[1:], strict=True):
        if whole is None or factor is None or (sign == "/" and not factor):
            return None
        whole = whole / factor if sign == "/" else whole * factor
    return whole


def _size(text: str) -> float | None:
    """A number, or a length in pixels; None for a share of something, and for words."""
    found = _TERM.fullmatch(text.strip())
    if found is None or (found[2] and found[2] not in LENGTHS):
        return None
    return float(found[1]) * LENGTHS.get(found[2], 1.0)

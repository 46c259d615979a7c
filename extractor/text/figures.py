"""Whole numbers in attributes of files, of any length."""

from __future__ import annotations

_MOST_FIGURES = 18
"""… of a number that is read as it is; Python refuses those of thousands."""


def whole_number(text: str) -> int | None:
    """The number that the figures are, a very large one cut short; None where they are something else."""
    return int(text[:_MOST_FIGURES]) if text.isascii() and text.isdigit() else None

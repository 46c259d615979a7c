"""Rows of a page → the order in which they are read: side-by-side blocks one after the other."""

from __future__ import annotations

from .tokens import Row


def order(rows: list[Row], width: float) -> list[Row]:
    """Rows in reading order."""
    return rows

"""What is shown of a file: tables with titles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Overview(NamedTuple):
    """A part of the answer: a title, and rows under column names."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[str]]

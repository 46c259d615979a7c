"""What the parts of the rules are needed for, as rows for people and as a table for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .coverage import Coverage, Need

_SHOWN = 80
"""Characters of a pattern in a row."""


def _few(found: Coverage, most: int | None) -> Iterator[Need]:
    return (need for need in found.needs if most is None or len(need.documents) <= most)


def coverage_rows(found: Coverage, most: int | None) -> list[list[str]]:
    """A row for each part, those that fewest documents need first."""
    return [[str(len(need.documents)), *need.place, _short(need.words)] for need in _few(found, most)]


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"


def coverage_as_json(found: Coverage, most: int | None) -> dict[str, Any]:
    """The same with all words, and the documents that need each part."""
    parts = [
        {"where": need.place[0], "key": need.place[1], "what": need.words, "documents": need.documents}
        for need in _few(found, most)
    ]
    return {"documents": found.documents, "unread": found.unread, "parts": parts}

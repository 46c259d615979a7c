"""RE2 writes a repetition out: any letter at all, a hundred times, is a program that takes long to make."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import re2
from pydantic import BaseModel

from extractor.rulebook.load import load_rules
from extractor.text.patterns import pattern

MOST = 20_000
"""Instructions of one pattern's program: 1 ms. `\\pL{3,20}`, three times and without case, has 90,000."""
TEXTS = ("about", "why", "says", "source", "examples", "rejects", "words")
"""Keys whose texts are no patterns, or only parts of some."""


def texts(value: Any) -> Iterator[str]:
    """Every text in a rule that may be a pattern."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        yield from (text for key in type(value).model_fields if key not in TEXTS for text in texts(getattr(value, key)))
    elif isinstance(value, dict | list | tuple):
        yield from (text for one in (value.values() if isinstance(value, dict) else value) for text in texts(one))


def size(source: str) -> int:
    try:
        pattern(source)
    except ValueError:
        return 0
    return int(re2.compile("(?m)" + source).programsize)


def test_no_pattern_of_the_built_in_rules_is_a_large_program() -> None:
    sizes = {text: size(text) for rule in load_rules() for text in set(texts(rule))}
    assert len(sizes) > 300
    assert {text: n for text, n in sizes.items() if n > MOST} == {}


def test_what_is_looked_for_is_seen() -> None:
    assert size(r"(?i)\pL{3,20}(?:[ \t]\pL{3,20}){0,2}") > MOST

"""Word lists from rules/vocabularies, each read once."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Any

from ..resources import vocabulary_path


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML vocabulary `name` (without ending) as read; callers must not change it."""
    with vocabulary_path(f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def pairs(name: str) -> dict[str, str]:
    """The first two columns of the CSV vocabulary `name`, its heading left out."""
    with vocabulary_path(f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {row[0]: row[1] for row in list(csv.reader(file))[1:]}


def either(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first; a blank in a word stands for any run of blanks."""
    escaped = (re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
    return "(?:" + "|".join(escaped) + ")"

"""Variables of a page's style sheets: `--tampil: none` and `display: var(--tampil)`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_GIVEN = re.compile(r"(?<![\w-])(--[\w-]+)\s*:\s*([^;{}]*)")
_USED = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
_DEEP = 5
"""Variables that stand in one another are followed so far."""


def variables_of(root: Any) -> dict[str, str]:
    """The page's variables, the last value given to each: sheets rarely give one of them different values."""
    texts = [sheet.text or "" for sheet in root.iter("style")]
    texts += [element.get("style") for element in root.iter() if "--" in (element.get("style") or "")]
    return {name.lower(): value.strip().lower() for text in texts for name, value in _GIVEN.findall(text)}


def with_variables(said: dict[str, str], variables: Mapping[str, str]) -> dict[str, str]:
    """The declarations with the values of their variables; those that say nothing then are left out."""
    if not any("var(" in value for value in said.values()):
        return said
    filled = {name: _filled(value, variables) for name, value in said.items()}
    return {name: value for name, value in filled.items() if value}


def _filled(value: str, variables: Mapping[str, str]) -> str:
    for _ in range(_DEEP):
        if "var(" not in value:
            return value.strip()
        value = _USED.sub(lambda used: variables.get(used[1], used[2] or ""), value)
    return ""

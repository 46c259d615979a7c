"""What the form fields of a page show: typed values and choices, no prompts and no buttons."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

_NO_WORDS = frozenset({"hidden", "password", "submit", "button", "reset", "image", "file", "range", "color"})
_BOXES = frozenset({"checkbox", "radio"})
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(T.*)?")


def input_words(element: Any) -> str:
    """The words that an input, a drop-down list or a text area shows; empty where nothing was filled in."""
    if element.tag == "select":
        return _chosen(element)
    if element.tag == "textarea":
        return str(element.text or "")
    kind = (element.get("type") or "text").lower()
    if kind in _BOXES:
        return "☒ " if element.get("checked") is not None else "☐ "
    return "" if kind in _NO_WORDS else _as_shown(element.get("value") or "")


def _as_shown(value: str) -> str:
    """A value as a browser shows it: a date field keeps year-month-day but shows day/month/year."""
    found = _DAY.fullmatch(value)
    if not found:
        return value
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return value
    return f"{day:%d/%m/%Y}"


def _chosen(element: Any) -> str:
    """The chosen options; a browser shows the first one where none is marked. An option without a value is a prompt."""
    options = list(element.iter("option"))
    chosen = [option for option in options if option.get("selected") is not None]
    if not chosen and element.get("multiple") is None:
        chosen = options[:1]
    shown = [" ".join("".join(option.itertext()).split()) for option in chosen if option.get("value") != ""]
    return ", ".join(filter(None, shown))

"""A form's check boxes: which of the words behind them were chosen."""

from __future__ import annotations

import re
from typing import NamedTuple

_CHECKED, _OPEN = "☒☑🗹✓✔✗✘●", "☐□○"
_OPTION = re.compile(rf"(?P<box>[{_CHECKED}{_OPEN}])\s*(?P<words>[^{_CHECKED}{_OPEN}]*[^\s{_CHECKED}{_OPEN}])?")


class Choice(NamedTuple):
    """The words behind the one checked box, in [start, end) of the text; nothing where no box is checked."""

    start: int
    end: int


def chosen(text: str) -> Choice | None:
    """The choice among boxes with which a text begins; None where it has none, or several are checked."""
    options = list(_OPTION.finditer(text))
    if len(options) < 2 or text[: options[0].start()].strip():
        return None
    checked = [option for option in options if option["box"] in _CHECKED]
    if not checked:
        return Choice(0, 0)
    return Choice(*checked[0].span("words")) if len(checked) == 1 and checked[0]["words"] else None

"""Elements that a style sheet lays out as tables or side by side become the tables that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_PARTS = {
    "table": "table", "inline-table": "table", "table-row": "tr", "table-cell": "td", "table-caption": "caption",
    "table-header-group": "thead", "table-row-group": "tbody", "table-footer-group": "tfoot",
}  # fmt: skip
_NEUTRAL = frozenset({"div", "span", "p", "section", "b", "strong", "label", "em", "i"})
"""Elements that may stand for any part of a table."""
_FLEX = frozenset({"flex", "inline-flex"})
_GRID = frozenset({"grid", "inline-grid"})
_REPEATED = re.compile(r"repeat\(\s*(\d{1,2})\s*,([^()]*)\)")
_LINE_NAME = re.compile(r"\[[^\[\]]*\]")
_SIZED = re.compile(r"(?:minmax|fit-content|calc)\([^()]*\)")
_MOST_BESIDE = 6
"""Elements side by side that are a label, its colon and its value, or the cells of a row."""
_LONGEST = 300
"""Letters of such an element; longer ones are the columns of a page."""


def retag(element: Any, said: Mapping[str, str]) -> None:
    """Makes an element the part of a table that its looks say it is."""
    display = said.get("display", "")
    if not display or element.tag not in _NEUTRAL:
        return
    if display in _PARTS:
        element.tag = _PARTS[display]
    elif display in _FLEX and "column" not in f"{said.get('flex-direction')} {said.get('flex-flow')}":
        _fill_rows(element, _MOST_BESIDE)
    elif display in _GRID and (columns := _tracks(said.get("grid-template-columns", ""))) > 1:
        _fill_rows(element, columns, wraps=True)


def _tracks(template: str) -> int:
    """How many columns a grid has; 0 where that depends on how much room there is."""
    sized = _SIZED.sub("1fr", _LINE_NAME.sub(" ", template))
    plain = _REPEATED.sub(lambda found: " 1fr" * int(found[1]) * len(found[2].split()), sized)
    return 0 if "(" in plain else len(plain.split())


def _fill_rows(element: Any, columns: int, wraps: bool = False) -> None:
    """Makes a table of an element whose children are short pieces side by side, so many in a row."""
    cells = list(element)
    if not len(cells) > 1 or not (wraps or len(cells) <= columns) or not _are_cells(element):
        return
    element.tag = "table"
    for at in range(0, len(cells), columns):
        row = element.makeelement("tr", {})
        cells[at].addprevious(row)
        for cell in cells[at : at + columns]:
            cell.tag = "td"
            row.append(cell)


def _are_cells(element: Any) -> bool:
    """Whether nothing but short pieces is in the element."""
    if (element.text or "").strip():
        return False
    return all(cell.tag in _NEUTRAL and not (cell.tail or "").strip() and _is_short(cell) for cell in element)


def _is_short(cell: Any) -> bool:
    plain = all(isinstance(inside.tag, str) and inside.tag in _NEUTRAL - {"div", "p", "section"} for inside in cell)
    return plain and len("".join(cell.itertext())) <= _LONGEST

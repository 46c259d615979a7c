"""What style sheets write before and behind elements (`::before { content: … }`), with counters: mostly labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from .markdown import list_label

PLACES = ("before", "after", "marker")
COUNTING = frozenset({"counter-reset", "counter-increment", "counter-set"})
_COUNTED = re.compile(r"([a-z_-][\w-]*)(?:\s+(-?\d{1,6}))?", re.I)
_MIDDLE = re.compile(r"(?:4\d|5\d)%|calc\(50%.*\)|0?\.[4-6]\d*em")
"""Where a line through the middle of words stands."""
_THIN = re.compile(r"[1-4](?:\.\d+)?px|0?\.[01]\d*em|thin")
_ITEM = "list-item"
_MOST = 200
"""Characters that one rule may write."""


class Counters:
    """The counters of a page, in its order; one that an element resets ends with that element's parent."""

    def __init__(self) -> None:
        self._open: list[dict[str, int]] = [{}]
        self._items: dict[Any, int] = {}
        """For each list the number of its last item."""

    def enter(self, said: dict[str, str]) -> None:
        """Takes in what is said of an element that opens."""
        for name, value in _counted(said.get("counter-reset", ""), 0):
            self._open[-1][name] = value
        for name, value in _counted(said.get("counter-increment", ""), 1):
            scope = self._scope(name)
            scope[name] = scope.get(name, 0) + value
        for name, value in _counted(said.get("counter-set", ""), 0):
            self._scope(name)[name] = value
        self._open.append({})

    def count_item(self, item: Any) -> None:
        """Takes in an item of a list, which may begin elsewhere than at one, and leave numbers out."""
        own, whole = _whole_number(item.get("value")), item.getparent()
        first = _whole_number(whole.get("start")) if whole not in self._items else None
        before = self._items.get(whole, 0 if first is None else first - 1)
        self._items[whole] = before + 1 if own is None else own

    def leave(self) -> None:
        """The element closes."""
        self._open.pop()

    def written(self, content: Iterable[Any], element: Any) -> str:
        """What a `content` writes; nothing for pictures and for signs without a letter or digit."""
        words = "".join(self._token(token, element) for token in content)[:_MOST]
        return words if any(map(str.isalnum, words)) else ""

    def _token(self, token: Any, element: Any) -> str:
        if token.type == "string":
            return str(token.value)
        if token.type != "function":
            return ""
        names = [t.value for t in token.arguments if t.type in ("ident", "string")]
        if names[:1] == [_ITEM]:  # a counter that browsers keep themselves
            return _as_number(self._items.get(element.getparent(), 1), names[-1] if len(names) > 1 else "decimal")
        if token.lower_name == "attr" and names:
            return str(element.get(names[0]) or "")
        if token.lower_name == "counter" and names:
            return _as_number(self._scope(names[0]).get(names[0], 0), names[1] if len(names) > 1 else "decimal")
        if token.lower_name == "counters" and len(names) > 1:
            values = [scope[names[0]] for scope in self._open if names[0] in scope]
            return str(names[1]).join(map(str, values))
        return ""

    def _scope(self, name: str) -> dict[str, int]:
        """The innermost element that has the counter; the outermost one where none has."""
        return next((scope for scope in reversed(self._open) if name in scope), self._open[0])


def draws_stroke(content: Iterable[Any], said: Mapping[str, str]) -> bool:
    """Whether what a sheet writes is a line through the middle of the element's words."""
    if any(token.type != "string" or token.value for token in content) or said.get("position") != "absolute":
        return False
    middle = any(_MIDDLE.fullmatch(said.get(side, "")) for side in ("top", "bottom"))
    lined = any(name in said for name in ("border-top", "border-bottom", "border"))
    return middle and (lined or _THIN.fullmatch(said.get("height", "")) is not None)


def _counted(value: str, default: int) -> list[tuple[str, int]]:
    """Names and numbers of a declaration: "butir 3 huruf"."""
    if value in ("", "none"):
        return []
    return [(found[1], int(found[2]) if found[2] else default) for found in _COUNTED.finditer(value)]


def _whole_number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else None


def _as_number(number: int, style: str) -> str:
    label = list_label(style, number).rstrip(".")
    return label if any(map(str.isalnum, label)) else str(number)

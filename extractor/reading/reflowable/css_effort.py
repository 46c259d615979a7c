"""How much work it is to find the elements that selectors of a page mean: some pages are made to take for ever."""

from __future__ import annotations

from collections import Counter
from typing import Any

_SIBLINGS = ("following-sibling::", "preceding-sibling::")
_COUNTED = ("count(preceding-sibling::", "count(following-sibling::")
_CONDITION = 100
"""Characters of a path that stand for one more condition, about: a class is one."""
_COUNTING = 1 / 30
"""What it costs to count an element, as a share of what it costs to look at one."""
_PASSING = 1 / 10
"""… and to pass by an element on the way down."""
_AGAIN = 10.0
"""How much dearer each further look at all siblings is: the libraries put what they found before in order."""


class SearchEffort:
    """The steps that are left for the paths of one page; a path that takes more is not followed."""

    def __init__(self, root: Any, steps: int) -> None:
        depths: dict[Any, int] = {}
        children: Counter[Any] = Counter()
        for element in root.iter():
            parent = element.getparent()
            depths[element] = depths.get(parent, 0) + 1
            children[parent] += 1
        self._size = max(1, len(depths))
        self._depth = sum(depths.values()) / self._size
        self._siblings = sum(count * count for count in children.values()) / self._size
        self._left = float(steps)

    def affords(self, path: str) -> bool:
        """Whether the path can be followed with the steps that are left; they are taken off."""
        wanted = self._size * self._steps_for_each(path)
        if wanted > self._left:
            return False
        self._left -= wanted
        return True

    def _steps_for_each(self, path: str) -> float:
        """Steps for each element of the page."""
        counted = sum(map(path.count, _COUNTED))
        beside = sum(map(path.count, _SIBLINGS)) - counted
        steps = 1.0 + len(path) // _CONDITION + path.count("/descendant::") * self._depth * _PASSING
        steps += counted * self._siblings * _COUNTING
        return steps + (self._siblings * _AGAIN ** (beside - 1) if beside else 0.0)

"""Draws from one seeded source: the same seed gives the same draws on every machine."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


class Dice:
    """A source of draws, named by what it is for so that one more draw here shifts nothing there."""

    def __init__(self, *names: object) -> None:
        self.names = names
        self.source = random.Random("/".join(map(str, names)))

    def more(self, *names: object) -> Dice:
        """Draws of another name, which shift none of these."""
        return Dice(*self.names, *names)

    def some(self, chance: float) -> bool:
        """True in `chance` of all draws."""
        return self.source.random() < chance

    def pick(self, choices: Sequence[T]) -> T:
        """One of the choices."""
        return choices[int(self.source.random() * len(choices))]

    def weigh(self, choices: Mapping[T, float]) -> T:
        """One of the choices, by weight."""
        point = self.source.random() * sum(choices.values())
        for choice, weight in choices.items():
            point -= weight
            if point < 0:
                return choice
        return next(iter(choices))

    def sample(self, choices: Sequence[T], count: int) -> list[T]:
        """Some of the choices, each once, in their order."""
        places = sorted(self.source.sample(range(len(choices)), min(count, len(choices))))
        return [choices[place] for place in places]

    def number(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self.source.random() * (high - low + 1))

    def between(self, low: float, high: float) -> float:
        """A number from low to high."""
        return low + self.source.random() * (high - low)

    def shuffle(self, items: list[T]) -> None:
        """Put the items in another order."""
        self.source.shuffle(items)


@cache
def words() -> Mapping[str, Any]:
    """What `words.toml` holds."""
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))

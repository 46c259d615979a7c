"""Invented people: names with academic titles, ranks, NIP."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from .dice import Dice, words


@dataclass(frozen=True)
class Person:
    """An official; `name` is written as it is printed, `nip` has 18 digits or is None."""

    name: str
    nip: str | None
    rank: str | None
    position: str


def person(dice: Dice, year: int, *, health: bool = False, politician: bool = False) -> Person:
    """Somebody in office in that year; politicians have neither rank nor NIP."""
    known = words()["people"]
    woman = dice.some(0.35)
    given, last = dice.pick(known["given_female" if woman else "given_male"]), dice.pick(known["family"])
    middle = f" {dice.pick(known['family'])}" if dice.some(0.25) else ""
    front = known["front_health"] if health else known["front_female" if woman else "front"]
    bare = f"{given}{middle} {last}"
    bare = bare.upper() if dice.some(0.4) else bare
    name = f"{dice.pick(front)} {bare}" if dice.some(0.7 if health else 0.4) else bare
    degrees = [dice.pick(known["back"])] if dice.some(0.75) else []
    degrees += [dice.pick(known["higher"])] if degrees and dice.some(0.6) else []
    if dice.some(0.3):
        degrees = [degree.replace(".", "") for degree in degrees]
    if dice.some(0.05):
        name = name.upper()
    name = ", ".join([name, *degrees])
    if politician:
        return Person(name, None, None, "")
    rank = dice.pick(known["ranks"])
    return Person(name, nip(dice, year, woman), f"{rank[0]}|{rank[1]}", dice.pick(known["positions"]))


def nip(dice: Dice, year: int, woman: bool) -> str:
    """18 digits: birth, first appointment, sex, serial number."""
    born = dt.date(year - dice.number(33, 56), dice.number(1, 12), dice.number(1, 28))
    started = born.year + dice.number(20, 28)
    return f"{born:%Y%m%d}{started}{dice.number(1, 12):02d}{2 if woman else 1}{dice.number(1, 12):03d}"

"""Innovations: what their index reports, proposals and articles tell."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from .dice import Dice
from .numbers import Day, day, filled_in, letter_number, written
from .people import person
from .places import Region, office

HERE = Path(__file__).parent


@cache
def known() -> Mapping[str, Any]:
    """What `innovations.toml` holds."""
    return tomllib.loads((HERE / "innovations.toml").read_text(encoding="utf-8"))


@cache
def official() -> Mapping[str, Any]:
    """The indicators' official names and explanations."""
    return tomllib.loads((HERE.parent / "make" / "indicators.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Evidence:
    """A document that proves a claim; number and date may be missing."""

    about: str
    file: str
    number: str = ""
    date: Day | None = None

    @property
    def truth(self) -> dict[str, Any]:
        """All that is printed of it; a number that the portal cut behind a slash is no open form's."""
        date = self.date.value if self.date else None
        return {"about": self.about, "file": self.file, "number": filled_in(self.number.rstrip("/")), "date": date}


@dataclass(frozen=True)
class Indicator:
    """One row: name, explanation, the claim or nothing, its evidence."""

    name: str
    about: str
    claim: str | None
    evidence: Sequence[Evidence]


@dataclass(frozen=True)
class Innovation:
    """The facts of an innovation."""

    name: str
    expansion: str
    unit: str
    region: Region
    start: Day
    stage: str
    initiator: str
    sort: str
    form: str
    texts: Mapping[str, str]
    indicators: Sequence[Indicator]
    contact: Mapping[str, str]
    category: str
    year: int
    author: str
    views: int
    fresh: str  # a unit's account on the portal
    edition: str  # 2023, 2020, older (2022), newer (2026): which list of indicators it is

    def index_truth(self, files: bool) -> dict[str, Any]:
        """What is true of its index report; `files` says whether that prints the evidence's letters and files."""
        first = 16 if self.edition == "newer" else 1
        rows = [
            {
                "number": number,
                "name": row.name,
                "parameter": row.claim,
                "evidence": [proof.truth if files else {"about": proof.about} for proof in row.evidence],
            }
            for number, row in enumerate(self.listed, first)
        ]
        head = {
            "name": f"{self.name} ({self.expansion})",
            "unit": self.unit,
            "stage": self.stage,
            "initiator": self.initiator,
            "type": self.sort,
            "form": self.form,
            "started": self.start.value,
        }
        return {"kind": "index_report", "innovation": head, "indicators": rows}

    @property
    def listed(self) -> list[Indicator]:
        """The indicators in the edition's order and under its names."""
        names = known()["names"]
        if self.edition == "2020":
            return [replace(self.indicators[place - 1], name=name) for name, place in names["of_2020"]]
        other = names.get(self.edition, {})
        return [replace(row, name=other.get(str(n), row.name)) for n, row in enumerate(self.indicators, 1)]

    @property
    def proposal_truth(self) -> dict[str, Any]:
        """What is true of its proposal."""
        return {
            "kind": "proposal",
            "title": self.name,
            "expansion": self.expansion,
            "agency": self.unit,
            "region": self.region.full,
            "date": self.start.value,
            "category": self.category,
            "contact": dict(self.contact),
        }

    @property
    def article_truth(self) -> dict[str, Any]:
        """What is true of an article about it."""
        asked = enumerate(zip(known()["questions"]["list"], known()["questions"]["answers"], strict=True), 1)
        return {
            "kind": "article",
            "title": self.headline,
            "author": self.author,
            "published": self.start.value,
            "views": self.views,
            "questions": [
                {"number": number, "question": question, "answer": answer.format(**self.texts)}
                for number, (question, answer) in asked
            ],
        }

    @property
    def headline(self) -> str:
        """An article's title."""
        return f"{self.name.title()}, Cara {self.region.name} Melayani Warga"

    def text(self, key: str) -> str:
        """A paragraph of the proposal's outline."""
        return known()["text"][key].format(**self.texts)


def innovation(dice: Dice, letters: bool = False) -> Innovation:
    """An innovation of an agency; `letters` gives its evidence numbers and dates."""
    house = office(dice, {"agency": 4, "unit": 2}, rare=False)
    where = house.region
    assert where
    idea = dice.pick(known()["innovation"])
    start = day(dice, 2019, 2022)
    start = Day(start.year, start.month, start.day or 15)
    agency = house.lines[1].title().replace(" Dan ", " dan ")
    unit = f"UPTD Puskesmas {house.place}" if len(house.lines) > 2 else f"{agency} {where.full}"
    somebody = person(dice, start.year)
    edition = "2023" if letters else dice.more("edition").weigh({"2023": 5, "2020": 2, "older": 1, "newer": 1})
    texts = {**idea, "unit": unit, "start": written(start, "plain")}
    texts["problem_upper"] = idea["problem"][0].upper() + idea["problem"][1:]
    slug = where.name.lower().replace(" ", "")
    return Innovation(
        name=idea["name"],
        expansion=idea["expansion"],
        unit=unit,
        region=where,
        start=start,
        stage=dice.pick(["Penerapan", "Uji Coba", "Inisiatif"]),
        initiator=dice.pick(["OPD", "ASN", "Kepala Daerah", "Masyarakat"]),
        sort=dice.pick(["Digital", "Non Digital"]),
        form=dice.pick(["Inovasi pelayanan publik", "Inovasi tata kelola pemerintahan daerah"]),
        texts=texts,
        indicators=_indicators(dice, house.code, idea["topic"], start.year + 1, letters),
        edition=edition,
        contact={
            "name": somebody.name,
            "phone": f"0812 0000 {dice.number(1000, 9999)}",
            "email": f"kontak@{slug}.example.id",
        },
        category=dice.pick(["Kesehatan", "Pelayanan Publik", "Tata Kelola Pemerintahan", "Pemberdayaan Masyarakat"]),
        year=start.year + 2,
        author=person(dice, start.year).name.split(",")[0],
        views=dice.number(40, 4000),
        fresh=f"{house.code.lower()}_{slug}",
    )


def _indicators(dice: Dice, code: str, topic: str, year: int, letters: bool) -> list[Indicator]:
    rows = []
    for fresh, claims in zip(official()["edition_2023"], known()["claims"], strict=True):
        if dice.some(0.12):
            rows.append(Indicator(fresh["name"], fresh["about"], None, ()))
            continue
        titles = dice.sample(claims["evidence"], dice.number(1, 2))
        proofs = [_evidence(dice, f"{title} {year}", code, topic, year, letters) for title in titles]
        rows.append(Indicator(fresh["name"], fresh["about"], dice.pick(claims["tiers"]), proofs))
    return rows


def _evidence(dice: Dice, about: str, code: str, topic: str, year: int, letters: bool) -> Evidence:
    file = f"{about.lower()}.{dice.pick(['pdf', 'jpg', 'png'])}"
    if not letters or dice.some(0.4):
        return Evidence(about, file)
    date = day(dice, year, year)
    date = Day(date.year, date.month, date.day or 9)
    return Evidence(about, file, letter_number(dice, code, topic, date)[:20], date)

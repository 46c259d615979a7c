"""Legal bases as a Mengingat writes them, with the citation that they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .dice import Dice, words
from .places import Region

LONG = {"UU": "Undang-Undang", "PP": "Peraturan Pemerintah", "Perpres": "Peraturan Presiden"}
LOCAL = {"Kabupaten": "Perbup", "Kota": "Perwali", "Provinsi": "Pergub"}
Law = Mapping[str, Any]


@dataclass(frozen=True)
class Basis:
    """One legal basis: its words and its citation in the truth's form."""

    text: str
    citation: dict[str, Any]


def bases(dice: Dice, topic: str, region: Region | None, count: int, year: int) -> list[Basis]:
    """The bases of a decree or regulation of that year: statutes by rank, then the region's own."""
    known = words()["laws"]
    keys = {*words()["topics"][topic]["laws"], "pemda", "adminpem", "pembentukan", "perangkat", "produk_hukum"}
    fitting = [key for key, law in known.items() if key in keys and law.get("year", 0) <= year]
    gazettes, chains = dice.some(0.8), dice.some(0.75)
    made = [_national(known[key], gazettes, chains, year) for key in dice.sample(fitting, count)]
    if dice.some(0.3):
        made.insert(0, Basis(known["uud"]["pinpoints"][0], _citation("UUD", None, 1945)))
    if region:
        made += [_local(dice, region, topic, year) for _ in range(dice.number(0, 2))]
    return made or [_national(known["kkn"], gazettes, chains, year)]


def _name(law: Law) -> str:
    kind = LONG.get(law["kind"]) or f"Peraturan {law['ministry']}"
    return f"{kind} Nomor {law['number']} Tahun {law['year']} tentang {law['title']}"


def _citation(kind: str, number: int | None, year: int) -> dict[str, Any]:
    return {"type": kind, "number": None if number is None else str(number), "year": year, "amended_by": []}


def _gazettes(law: Law) -> Iterator[dict[str, Any]]:
    if "gazette" not in law:
        return
    number, *supplement = law["gazette"]
    year = law.get("gazette_year", law["year"])
    yield {"series": "BN" if law["kind"] == "Permen" else "LN", "year": year, "number": str(number)}
    if supplement:
        yield {"series": "TLN", "year": None, "number": str(supplement[0])}


def _printed(gazettes: list[dict[str, Any]]) -> str:
    if not gazettes:
        return ""
    name = "Berita" if gazettes[0]["series"] == "BN" else "Lembaran"
    text = f"{name} Negara Republik Indonesia Tahun {gazettes[0]['year']} Nomor {gazettes[0]['number']}"
    if len(gazettes) > 1:
        text += f", Tambahan Lembaran Negara Republik Indonesia Nomor {gazettes[1]['number']}"
    return f" ({text})"


def _national(law: Law, gazettes: bool, chains: bool, year: int) -> Basis:
    shown = list(_gazettes(law)) if gazettes else []
    citation = {**_citation(law["kind"], law["number"], law["year"]), "gazettes": shown}
    text = _name(law) + _printed(shown)
    later = law.get("amended")
    if later and chains and later["year"] <= year:
        shown = list(_gazettes(later)) if gazettes else []
        text += f" sebagaimana telah diubah {'beberapa kali, terakhir ' if 'Kedua' in later['title'] else ''}dengan "
        text += _name(later) + _printed(shown)
        citation["amended_by"] = [_citation(later["kind"], later["number"], later["year"])]
    return Basis(text, citation)


def _local(dice: Dice, region: Region, topic: str, year: int) -> Basis:
    number, past = dice.number(1, 60), year - dice.number(1, 6)
    subject = dice.pick(
        [
            "Pembentukan dan Susunan Perangkat Daerah",
            words()["topics"][topic]["name"],
            "Anggaran Pendapatan dan Belanja Daerah",
        ]
    )
    if dice.some(0.6):
        gazette = [{"series": "LD", "year": past, "number": str(number)}] if dice.some(0.7) else []
        text = f"Peraturan Daerah {region.full} Nomor {number} Tahun {past} tentang {subject}"
        text += f" (Lembaran Daerah {region.full} Tahun {past} Nomor {number})" if gazette else ""
        return Basis(text, {**_citation("Perda", number, past), "gazettes": gazette})
    text = f"Peraturan {region.head} Nomor {number} Tahun {past} tentang {subject}"
    return Basis(text, {**_citation(LOCAL[region.level], number, past), "gazettes": []})

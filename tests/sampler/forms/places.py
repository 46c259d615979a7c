"""Regions, real and invented, and their offices."""

from __future__ import annotations

from dataclasses import dataclass

from .dice import Dice, words

LEVELS = {"Kabupaten": "Bupati", "Kota": "Wali Kota", "Provinsi": "Gubernur"}


@dataclass(frozen=True)
class Region:
    """A region: its level (Kabupaten, Kota, Provinsi), name, seat and the province above it."""

    level: str
    name: str
    seat: str
    province: str

    @property
    def full(self) -> str:
        """Kabupaten Lebak."""
        return f"{self.level} {self.name}"

    @property
    def head(self) -> str:
        """Bupati Lebak."""
        return f"{LEVELS[self.level]} {self.name}"


def region(dice: Dice) -> Region:
    """One of the regions, three in ten invented."""
    known = words()["regions"]
    level = dice.weigh({"Kabupaten": 7, "Kota": 2, "Provinsi": 1})
    if level == "Provinsi":
        name, seat = dice.pick(known["province"])
        return Region(level, name, seat, name)
    if dice.some(0.3):
        name = f"{dice.pick(known['invented_first'])} {dice.pick(known['invented_last'])}"
        seat = f"{dice.pick(known['invented_first'])} {dice.pick(known['invented_last'])}"
        return Region(level, name, name if level == "Kota" else seat, dice.pick(known["province"])[0])
    if level == "Kota":
        name, province = dice.pick(known["city"])
        return Region(level, name, name, province)
    return Region(level, *dice.pick(known["regency"]))


@dataclass(frozen=True)
class Office:
    """An office that writes: the lines of its letterhead, its head's title in lines, its code in letter numbers."""

    lines: tuple[str, ...]
    address: tuple[str, ...]
    head: tuple[str, ...]
    code: str
    topic: str
    region: Region | None
    place: str
    is_head_of_region: bool = False

    @property
    def issuer(self) -> str:
        """The office on the letterhead, the body it belongs to first."""
        return " ".join(self.lines)

    @property
    def title(self) -> str:
        """Kepala Dinas Kesehatan Kabupaten Lebak."""
        return " ".join(self.head)


def office(dice: Dice, kinds: dict[str, float], rare: bool = True) -> Office:
    """An office of one of these kinds: region (its head), agency, unit (below an agency), district, central.

    Some agencies become universities and some lower offices villages, where `rare` allows it.
    """
    kind = dice.weigh(kinds)
    other = dice.more("office").weigh({"": 12, "university": 1, "village": 1}) if rare else ""
    if kind == "central" or (other == "university" and kind == "agency"):
        return _central(dice, "central" if kind == "central" else "universities")
    where = region(dice)
    agency = dice.pick(words()["offices"])
    topic = dice.pick(agency["topics"])
    body = f"PEMERINTAH {where.full.upper()}"
    if kind == "region":
        head = (where.head,)
        return Office((where.head.upper(),), (), head, "KUM", topic, where, where.seat, is_head_of_region=True)
    if kind == "secretariat":
        lines, head = (body, "SEKRETARIAT DAERAH"), ("Sekretaris Daerah", where.full)
        return Office(lines, address(dice, where.seat), head, "SETDA", topic, where, where.seat)
    if other == "village" and kind in ("agency", "unit", "district"):
        return _village(dice, body, where)
    if kind == "district":
        name = dice.pick(words()["regions"]["districts"])
        lines, head = (body, f"KECAMATAN {name.upper()}"), (f"Camat {name}",)
        code = "KEC-" + "".join(word[0] for word in name.split())
        return Office(lines, address(dice, name), head, code, dice.pick(["desa", "bencana", "sampah"]), where, name)
    if kind == "unit":
        name = f"UPTD Puskesmas {dice.pick(words()['regions']['districts'])}"
        lines = (body, "DINAS KESEHATAN", name.upper())
        place = name.removeprefix("UPTD Puskesmas ")
        code = "UPTD.PKM-" + "".join(word[0] for word in place.split())
        return Office(lines, address(dice, place), (f"Kepala {name}",), code, "puskesmas", where, place)
    lines = (body, agency["name"].upper())
    title = f"{agency.get('head') or 'Kepala ' + agency['name']}"
    return Office(lines, address(dice, where.seat), (title, where.full), agency["code"], topic, where, where.seat)


def _village(dice: Dice, body: str, where: Region) -> Office:
    district, name = dice.sample(words()["regions"]["districts"], 2)
    lines = (body, f"KECAMATAN {district.upper()}", f"DESA {name.upper()}")
    return Office(lines, address(dice, name), (f"Kepala Desa {name}",), f"DS-{name[:3].upper()}", "desa", where, name)


def _central(dice: Dice, group: str) -> Office:
    known = dice.pick(words()[group])
    topic, place = dice.pick(known["topics"]), known["place"]
    return Office(tuple(known["lines"]), address(dice, place), (known["head"],), known["code"], topic, None, place)


def address(dice: Dice, place: str) -> tuple[str, ...]:
    """Street, telephone, mail and post code, on one or two lines, ending with the place."""
    street = f"{dice.pick(words()['regions']['streets'])} {dice.pick(['No.', 'Nomor'])} {dice.number(1, 140)}"
    phone = f"{dice.pick(['Telp.', 'Telepon', 'Tlp.'])} ({dice.number(21, 98):04d}) {dice.number(21000, 99999)}"
    code = dice.number(11110, 98999)
    slug = place.lower().replace(" ", "")
    mail = dice.pick(
        [f"Email : kantor@{slug}.example.id", f"Website: www.{slug}.example.id", f"e-mail: info@{slug}.example.id"]
    )
    return dice.pick(
        [
            (f"{street} {phone} {place} {code}",),
            (f"{street} {place} Kode Pos {code}", f"{phone} {mail}"),
            (f"{street}, {place}, {phone}", f"{mail} Kode Pos {code}"),
            (f"{street} {phone}", f"{place} {code}"),
            (
                f"{street} {phone} Fax. ({dice.number(21, 98):04d}) {dice.number(21000, 99999)}",
                mail,
                f"{place.upper()} {code}",
            ),
        ]
    )

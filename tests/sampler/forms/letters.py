"""Letters: what stands in a letter, an invitation, an internal note, a circular, an assignment."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Any

from . import laws
from .closing import Signer, signer_of
from .dice import Dice, words
from .numbers import MONTHS, ROMAN, Day, day, filled_in, letter_number
from .people import Person, person
from .places import Office, office

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
SORTS = ("surat", "undangan", "nota_dinas", "edaran", "surat_tugas")
CODES = {"surat": "", "undangan": "Und", "nota_dinas": "ND", "edaran": "SE", "surat_tugas": "ST"}
WRITERS = {"agency": 6, "region": 1.5, "secretariat": 1.5, "unit": 2, "district": 1, "central": 1.5}


@dataclass(frozen=True)
class Letter:
    """The facts of a letter."""

    sort: str
    office: Office
    number: str
    date: Day
    place: str | None
    nature: str | None
    attachment: str | None
    subject: str | None
    to: list[str]
    body: list[str]
    points: list[str]
    event: list[tuple[str, str]]
    signer: Signer
    copies: list[str]
    persons: list[Person] = field(default_factory=list)
    bases: list[str] = field(default_factory=list)
    tasks: list[str] = field(default_factory=list)
    listed: list[list[str]] = field(default_factory=list)
    second: Signer | None = None  # a committee's secretary, beside its chair

    @property
    def truth(self) -> dict[str, Any]:
        """What is true of the letter in whatever form it is set."""
        truth: dict[str, Any] = {
            "kind": "letter",
            "number": filled_in(self.number),
            "issuer": self.office.issuer.title(),
            "place": self.place,
            "date": self.date.value,
            "signatory": self.signer.truth,
            "subject": self.subject,
            "to": self.persons[0].name if self.persons else self.to[0],
            "tembusan": self.copies,
            "lampiran_count": int(bool(self.listed)),
        }
        if self.listed:
            truth["lampiran_rows"] = len(self.listed)
        if self.sort not in ("edaran", "surat_tugas"):
            truth["nature"] = self.nature
            truth["attachment"] = self.attachment
        if truth.get("attachment") == "-":
            del truth["attachment"]  # whether a dash is a value is not for us to say
        return truth


def letter(dice: Dice, sort: str) -> Letter:
    """A letter of one sort."""
    kinds = {**WRITERS, "region": 3 if sort == "edaran" else 1, "central": 0 if sort == "nota_dinas" else 1.5}
    house = office(dice, kinds)
    topic = words()["topics"][house.topic]
    date = day(dice)
    about = dice.pick(topic["about"])
    subject = None if sort == "surat_tugas" else about if dice.some(0.6) else f"{about} Tahun {date.year}"
    subject = f"Undangan {about.removeprefix('Undangan ')}" if sort == "undangan" and dice.some(0.7) else subject
    listed = _listed(dice) if sort in ("surat", "undangan") and dice.some(0.2) else []
    committee = _committee(dice, house) if sort in ("surat", "undangan") else None
    people = [person(dice, date.year) for _ in range(dice.pick([1, 1, 2, 3, 4]))] if sort == "surat_tugas" else []
    made = Letter(
        sort=sort,
        office=house,
        number=letter_number(dice, house.code, house.topic, date, CODES[sort]),
        date=date,
        place=None if sort == "nota_dinas" or dice.some(0.12) else house.place,
        nature=dice.pick(["Biasa", "Penting", "Segera", "Rahasia", "Sangat Segera"]) if dice.some(0.75) else None,
        attachment="1 (satu) berkas"
        if listed
        else dice.pick([None, "-", "1 (satu) lembar", "1 (satu) berkas", "2 Lembar"]),
        subject=subject,
        to=_addressees(dice, house, sort),
        body=_body(dice, house, sort, about, date),
        points=[f"{task};" for task in topic["tasks"]] if dice.some(0.4) or sort == "edaran" else [],
        event=_event(dice, house, date, about) if sort == "undangan" else [],
        signer=_signer(dice, house, date, sort),
        copies=_copies(dice, house, sort),
        persons=people,
        bases=[basis.text for basis in laws.bases(dice, house.topic, house.region, 2, date.year)],
        tasks=dice.sample(topic["tasks"], dice.number(1, 3)),
        listed=listed,
    )
    return _of_committee(dice.more("chair"), made, committee) if committee else made


def _committee(dice: Dice, house: Office) -> Office | None:
    """In one of ten letters a committee writes, under its own head."""
    draw = dice.more("committee")
    if not house.region or not draw.some(0.1):
        return None
    name = draw.pick(["Peringatan Hari Ulang Tahun Kemerdekaan", "Musabaqah Tilawatil Quran", "Festival Seni Pelajar"])
    lines = (f"PANITIA {name.upper()}", house.region.full.upper())
    code = draw.pick(["Pan. HUT", "Pan-HUT", "PAN.FSP"])
    return replace(house, lines=lines, head=("Ketua Panitia",), code=code, is_head_of_region=False)


def _of_committee(dice: Dice, letter: Letter, house: Office) -> Letter:
    """The letter as a committee writes it: its number, its chair and secretary side by side, without NIP."""
    year = letter.date.year
    chair = Signer(person(dice, year, politician=True), ["Ketua Panitia"], nip=False)
    secretary = Signer(person(dice, year, politician=True), ["Sekretaris"], nip=False)
    number = f"{dice.number(1, 80)}/{house.code}/KCM/{ROMAN[letter.date.month]}/{year}"
    return replace(letter, office=house, number=number, signer=chair, second=secretary if dice.some(0.7) else None)


def _addressees(dice: Dice, house: Office, sort: str) -> list[str]:
    where = house.region
    agency = dice.pick(words()["offices"])["name"]
    district = dice.pick(words()["regions"]["districts"])
    if sort == "nota_dinas":
        one = (
            [f"Sekretaris Daerah {where.full}", f"{where.head}", "Sekretaris Dinas", "Para Kepala Bidang"]
            if where
            else ["Sekretaris"]
        )
        return [dice.pick(one)]
    if not where:
        return [
            dice.pick(
                ["Gubernur seluruh Indonesia", "Kepala Dinas Provinsi seluruh Indonesia", "Sekretaris Daerah Provinsi"]
            )
        ]
    everybody = [
        f"Kepala {agency} {where.full}",
        f"Seluruh Kepala Perangkat Daerah di Lingkungan Pemerintah {where.full}",
        f"Para Camat se-{where.full}",
        f"Sdr. Camat {district}",
        f"Direktur RSUD {where.full}",
        f"Kepala Desa {district}",
        f"Ketua DPRD {where.full}",
        f"Kepala Kantor Kementerian Agama {where.full}",
        "Kepala Bidang Pelayanan",
    ]
    if sort == "edaran":
        everybody = [one for one in everybody if one.startswith(("Seluruh", "Para", "Kepala "))]
    if dice.some(0.25):
        return dice.sample(everybody, dice.number(2, 4))
    return [dice.pick(everybody)]


def _body(dice: Dice, house: Office, sort: str, about: str, date: Day) -> list[str]:
    topic = words()["topics"][house.topic]
    basis = (
        dice.pick(laws.bases(dice, house.topic, None, 3, date.year)).text.split(" sebagaimana telah")[0].split(" (")[0]
    )
    opening = [
        f"Dalam rangka {about.lower()}, bersama ini disampaikan hal-hal sebagai berikut:",
        f"Menindaklanjuti {basis}, dengan ini disampaikan bahwa {topic['concern']}.",
        f"Sehubungan dengan {about.lower()} Tahun {date.year}, dengan hormat disampaikan bahwa {topic['concern']}.",
        f"Berdasarkan {basis}, perlu kami sampaikan bahwa {topic['concern']}.",
    ]
    last = [
        "Demikian disampaikan, atas perhatian dan kerja sama Saudara diucapkan terima kasih.",
        "Demikian untuk menjadi perhatian dan dilaksanakan sebagaimana mestinya.",
        "Atas perhatian dan kerja samanya disampaikan terima kasih.",
    ]
    request = words()["sentences"]["request"].format(
        task=dice.pick(topic["tasks"]), day=dice.number(1, 28), month=MONTHS[dice.number(1, 12)], year=date.year
    )
    middle = [request]
    if sort == "undangan":
        middle = ["Untuk itu kami mengundang Bapak/Ibu untuk hadir pada:"]
    return [dice.pick(opening), *middle, dice.pick(last)]


def _event(dice: Dice, house: Office, date: Day, about: str) -> list[tuple[str, str]]:
    later = dt.date(date.year, date.month, date.day or 1) + dt.timedelta(days=dice.number(3, 20))
    words_of_day = f"{DAYS[later.weekday()]}, {later.day} {MONTHS[later.month]} {later.year}"
    first = dice.pick(["Hari/Tanggal", "Hari / tanggal", "hari/tanggal", "Hari, Tanggal"])
    return [
        (first, words_of_day),
        (
            dice.pick(["Pukul", "Waktu", "Jam"]),
            f"{dice.pick(['08.00', '09.00', '13.30'])} {dice.pick(['WIB', 'WITA'])} s.d. selesai",
        ),
        ("Tempat", f"Ruang Rapat {house.lines[-1].title()}"),
        ("Acara", f"Rapat {about}"),
    ]


def _signer(dice: Dice, house: Office, date: Day, sort: str) -> Signer:
    if house.is_head_of_region and dice.some(0.6):
        return signer_of(house, person(dice, date.year, politician=True))
    official = person(dice, date.year, health=house.topic in ("puskesmas", "imunisasi") and dice.some(0.4))
    where = house.region
    if house.is_head_of_region and where:
        aide = dice.more("u.b.").pick(["", "", "Asisten Administrasi Umum"])
        return Signer(official, ["Sekretaris Daerah"], behalf=where.head, rank=dice.some(0.7), under_behalf=aide)
    if dice.some(0.15) and where:
        return Signer(official, ["Sekretaris"], behalf=house.head[0], rank=dice.some(0.7))
    acting = dice.pick(["Plt.", "Plh.", "Pj."]) if dice.some(0.12) else ""
    head = house.head[:1] if dice.some(0.3) else house.head
    return Signer(official, head, acting=acting, rank=dice.some(0.7), nip=dice.some(0.88))


def _copies(dice: Dice, house: Office, sort: str) -> list[str]:
    if not house.region or dice.some(0.5):
        return []
    where = house.region
    names = [f"{where.head} (sebagai laporan)", f"Sekretaris Daerah {where.full}", f"Inspektur {where.full}", "Arsip"]
    return [dice.pick(names[:3])] if sort == "nota_dinas" else dice.sample(names, dice.number(1, 3))


def _listed(dice: Dice) -> list[list[str]]:
    """A table of an attachment: number, agency, its officer, remark."""
    rows = []
    for number in range(1, dice.number(4, 12)):
        somebody = person(dice, 2020)
        rows.append([str(number), somebody.name, somebody.position, dice.pick(words()["offices"])["name"]])
    return rows

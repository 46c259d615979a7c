"""Decrees and regulations: what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from .closing import Signer, signer_of
from .dice import Dice, words
from .laws import Basis, bases
from .numbers import Day, day, decree_number
from .people import Person, person
from .places import Office, office

KESATU = ("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH")
BODIES = {"team": 5, "standard": 2, "list": 2}


@dataclass(frozen=True)
class Dictum:
    """One dictum and its lettered items."""

    label: str
    text: str
    items: Sequence[str] = ()

    @property
    def whole(self) -> str:
        """The text with its items, as the truth compares it."""
        return " ".join([self.text, *(f"{chr(97 + n)} {item}" for n, item in enumerate(self.items))])


@dataclass(frozen=True)
class Attachment:
    """A table, or roles with their names."""

    title: str
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    shares: Sequence[float] = ()
    roles: Sequence[tuple[str, Sequence[str]]] = ()


@dataclass(frozen=True)
class Pasal:
    """One article: a text, ayat, or numbered definitions."""

    text: str = ""
    ayat: Sequence[str] = ()
    items: Sequence[str] = ()


@dataclass(frozen=True)
class Instrument:
    """The facts of a decree or a regulation."""

    kind: str
    word: str  # Keputusan, Peraturan, Peraturan Daerah
    office: Office
    number: str
    title: str
    date: Day
    menimbang: Sequence[str]
    mengingat: Sequence[Basis]
    memperhatikan: Sequence[str]
    dicta: Sequence[Dictum]
    chapters: Sequence[tuple[str, Sequence[Pasal]]]
    changes: Sequence[tuple[int, Pasal]]  # of an amending regulation: the article of the target, its new text
    signer: Signer
    copies: Sequence[str]
    attachment: Attachment | None
    promulgated_by: Person | None = None
    explained: bool = False
    approved: bool = False
    base: str = ""  # what an amending regulation changes
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def instrument(self) -> str:
        """Keputusan Kepala Dinas Kesehatan Kabupaten Lebak."""
        if self.word == "Peraturan Daerah" and self.office.region:
            return f"Peraturan Daerah {self.office.region.full}"
        return f"{self.word} {self.office.title}"

    @property
    def truth(self) -> dict[str, Any]:
        """What is true of the instrument in whatever form it is set."""
        truth: dict[str, Any] = {
            "kind": self.kind,
            "number": " ".join(self.number.split()),
            "title": self.title.upper(),
            "issuer": self.office.title,
            "place": self.office.place,
            "date": self.date.value,
            "signatory": self.signer.truth,
            "menimbang": list(self.menimbang),
            "menimbang_labels": _labels(len(self.menimbang)),
            "mengingat": [basis.citation for basis in self.mengingat],
            "memperhatikan": list(self.memperhatikan),
            "tembusan": list(self.copies),
            "lampiran_count": int(self.attachment is not None),
        }
        if self.dicta:
            truth["diktum"] = {dictum.label: dictum.whole for dictum in self.dicta}
        if not self.dicta:
            truth["bab_count"] = len(self.chapters) if len(self.chapters) > 1 else 0
            truth["pasal_count"] = 2 if self.changes else sum(len(articles) for _, articles in self.chapters)
        if self.attachment and self.attachment.rows:
            truth["lampiran_rows"] = len(self.attachment.rows)
            truth["lampiran"] = {"rows": [list(row) for row in self.attachment.rows]}
        return truth


def _labels(count: int) -> list[str | None]:
    return [chr(97 + n) for n in range(count)] if count > 1 else [None]


# -- decrees ---------------------------------------------------------------------------------------------------------


def decree(dice: Dice) -> Instrument:
    """A decree of a head of region or of an office's head."""
    house = office(dice, {"region": 5, "agency": 5, "unit": 1.5, "district": 1, "secretariat": 0})
    topic, date = words()["topics"][house.topic], day(dice)
    body = dice.weigh(BODIES)
    where = f" {house.region.full}" if house.region and dice.some(0.7) else ""
    name = {
        "team": f"Pembentukan {dice.pick(['Tim', 'Panitia', 'Kelompok Kerja', 'Satuan Tugas'])} {topic['name']}{where}",
        "standard": f"Penetapan {topic['name']}{where}",
        "list": f"Penunjukan Petugas {topic['name']}{where}",
    }[body]
    title = f"{name} Tahun {date.year}" if dice.some(0.6) else name
    attachment = _attachment(dice, body, title) if dice.some(0.75) else None
    politician = house.is_head_of_region and dice.some(0.85)
    made = Instrument(
        kind="decree",
        word="Keputusan",
        office=house,
        number=decree_number(dice, house.code, house.topic, date, house.is_head_of_region),
        title=title,
        date=date,
        menimbang=_menimbang(dice, house, f"menetapkan Keputusan {house.title} tentang {title}"),
        mengingat=bases(dice, house.topic, house.region, dice.number(3, 7), date.year),
        memperhatikan=_memperhatikan(dice, house, date) if dice.some(0.2) else [],
        dicta=_dicta(dice, house, body, title, attachment),
        chapters=(),
        changes=(),
        signer=_signer(dice, house, date, politician),
        copies=_copies(dice, house) if dice.some(0.5) else [],
        attachment=attachment,
    )
    return _in_articles(dice.more("articles"), made) if dice.more("body").some(0.1) else made


def _in_articles(dice: Dice, made: Instrument) -> Instrument:
    """The decree with a body of articles, as older ones have it, and without dictums."""
    end = [Pasal("Keputusan ini mulai berlaku pada tanggal ditetapkan.")]
    chapters = [(name, articles) for name, articles in _chapters(dice, made.office, made.title)[:-1]]
    if not chapters:
        articles = [_pasal(dice, words()["topics"][made.office.topic]) for _ in range(3)]
        return replace(made, dicta=(), chapters=[("", [*articles, *end])])
    first = Pasal("Dalam Keputusan ini yang dimaksud dengan:", items=chapters[0][1][0].items)
    chapters[0] = (chapters[0][0], [first])
    return replace(made, dicta=(), chapters=[*chapters, ("KETENTUAN PENUTUP", end)])


def _signer(dice: Dice, house: Office, date: Day, politician: bool) -> Signer:
    somebody = person(dice, date.year, politician=politician)
    if not politician and house.is_head_of_region:
        return Signer(somebody, ["Sekretaris Daerah"], behalf=house.title, rank=dice.some(0.7), nip=dice.some(0.8))
    acting = dice.pick(["Plt.", "Pj.", "Plh."]) if dice.some(0.08) else ""
    return signer_of(house, somebody, acting=acting, rank=dice.some(0.7), nip=dice.some(0.9))


def _menimbang(dice: Dice, house: Office, last: str) -> list[str]:
    topic = words()["topics"][house.topic]
    first = [
        f"bahwa {topic['concern']}",
        f"bahwa untuk kelancaran pelaksanaan {topic['name'].lower()}, dipandang perlu {dice.pick(topic['tasks'])}",
        words()["sentences"]["certainty"].format(name=topic["name"].lower()),
    ]
    count = dice.number(1, 3)
    if count == 1 and dice.some(0.5):
        return [f"bahwa untuk melaksanakan {topic['name'].lower()}, perlu {last}"]
    chosen = dice.sample(first, count)
    letters = {1: "huruf a", 2: "huruf a dan huruf b", 3: "huruf a, huruf b, dan huruf c"}[count]
    return [*chosen, f"bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam {letters}, perlu {last}"]


def _memperhatikan(dice: Dice, house: Office, date: Day) -> list[str]:
    topic = words()["topics"][house.topic]
    made = [
        f"Hasil rapat koordinasi {topic['name'].lower()} tanggal {dice.number(1, 28)} Januari {date.year}",
        f"Daftar Pelaksanaan Anggaran Tahun Anggaran {date.year}",
    ]
    return dice.sample(made, dice.number(1, 2))


def _dicta(dice: Dice, house: Office, body: str, title: str, attachment: Attachment | None) -> list[Dictum]:
    topic = words()["topics"][house.topic]
    bound = (
        " sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini"
        if attachment
        else ""
    )
    word = {"team": "Membentuk", "standard": "Menetapkan", "list": "Menunjuk"}[body]
    rest = title.split(" ", 1)[1]
    made: list[tuple[str, Sequence[str]]] = [(f"{word} {rest}{bound}.", ())]
    tasks = dice.sample(topic["tasks"], dice.number(2, 3))
    if body == "team" or dice.some(0.4):
        lead = "Tim" if body == "team" else "Petugas"
        items = [
            f"{task};" if n < len(tasks) - 2 else f"{task}; dan" if n == len(tasks) - 2 else f"{task}."
            for n, task in enumerate(tasks)
        ]
        made.append((f"{lead} sebagaimana dimaksud pada Diktum KESATU mempunyai tugas:", items))
    optional = [text.format(issuer=house.title) for text in words()["sentences"]["dicta"]]
    made += [(text, ()) for text in dice.sample(optional, dice.number(0, 2))]
    made.append((dice.pick(words()["sentences"]["in_force"]), ()))
    labels = ("PERTAMA", *KESATU[1:]) if dice.some(0.2) else KESATU
    return [Dictum(label, text, items) for label, (text, items) in zip(labels, made, strict=False)]


def _copies(dice: Dice, house: Office) -> list[str]:
    where = house.region
    if not where:
        return []
    names = [
        f"Gubernur {where.province} di tempat",
        f"Ketua DPRD {where.full}",
        f"Inspektur {where.full}",
        f"Kepala Badan Pengelola Keuangan dan Aset Daerah {where.full}",
        "Yang bersangkutan untuk dilaksanakan",
        "Arsip",
    ]
    return dice.sample(names, dice.number(1, 4))


def _attachment(dice: Dice, body: str, title: str) -> Attachment:
    people = [person(dice, 2020) for _ in range(dice.number(4, 14))]
    if body == "standard":
        rows = [[str(n), name, text] for n, (name, text) in enumerate(_components(dice), 1)]
        return Attachment(title, ["No", "Komponen", "Uraian"], rows, [7, 28, 65])
    roles = ["Pengarah", "Penanggung Jawab", "Ketua", "Wakil Ketua", "Sekretaris", *["Anggota"] * 20]
    if body == "team" and dice.some(0.25):
        few = roles[: dice.number(4, 5)]
        listed = [(role, [people[n % len(people)].name]) for n, role in enumerate(few)]
        return Attachment(title, roles=[*listed, ("Anggota", [one.name for one in people[:3]])])
    if body == "team":
        rows = [[str(n), one.name, one.position, roles[n - 1]] for n, one in enumerate(people, 1)]
        return Attachment(title, ["No", "Nama", "Jabatan dalam Dinas", "Kedudukan dalam Tim"], rows, [7, 36, 32, 25])
    rows = [[str(n), one.name, str(one.nip), one.position] for n, one in enumerate(people, 1)]
    return Attachment(title, ["NO", "NAMA", "NIP", "JABATAN"], rows, [7, 36, 26, 31])


def _components(dice: Dice) -> list[tuple[str, str]]:
    made = [
        ("Persyaratan", "Fotokopi kartu tanda penduduk dan surat permohonan"),
        (
            "Sistem, mekanisme dan prosedur",
            "Pemohon menyerahkan berkas kepada petugas loket, petugas memeriksa kelengkapan, berkas diproses",
        ),
        ("Jangka waktu pelayanan", f"{dice.number(1, 14)} hari kerja sejak berkas dinyatakan lengkap"),
        ("Biaya/tarif", "Tidak dipungut biaya"),
        ("Produk pelayanan", "Surat keterangan"),
        ("Penanganan pengaduan, saran dan masukan", "Kotak saran, nomor pengaduan dan media sosial"),
    ]
    return dice.sample(made, dice.number(4, 6))


# -- regulations -----------------------------------------------------------------------------------------------------


def regulation(dice: Dice) -> Instrument:
    """A regulation of a region or of its head."""
    house = office(dice, {"region": 1})
    topic, date = words()["topics"][house.topic], day(dice)
    perda = dice.some(0.35)
    amending = dice.some(0.2)
    word = "Peraturan Daerah" if perda else "Peraturan"
    place = house.region.full if house.region else ""
    full = f"Peraturan Daerah {place}" if perda else f"Peraturan {house.title}"
    base = f"{full} Nomor {dice.number(1, 60)} Tahun {date.year - dice.number(1, 6)} tentang {topic['name']}"
    title = (
        f"Perubahan atas {base}"
        if amending
        else f"{topic['name']}{dice.pick(['', f' di {place}', f' Tahun {date.year}'])}"
    )
    chapters = () if amending else _chapters(dice, house, title)
    changes = [(dice.number(2, 9), _pasal(dice, topic))] * amending
    attachment = _attachment(dice, dice.pick(["standard", "list"]), title) if dice.some(0.3) else None
    return Instrument(
        kind="regulation",
        word=word,
        office=house,
        number=f"{dice.number(1, 99)} TAHUN {date.year}",
        title=title,
        date=date,
        menimbang=_menimbang(dice, house, f"menetapkan {full} tentang {title}"),
        mengingat=bases(dice, house.topic, house.region, dice.number(3, 7), date.year),
        memperhatikan=[],
        dicta=(),
        chapters=chapters,
        changes=changes,
        signer=signer_of(house, person(dice, date.year, politician=True)),
        copies=[],
        attachment=attachment,
        promulgated_by=person(dice, date.year),
        explained=perda and dice.some(0.5),
        approved=perda,
        base=base,
    )


def _chapters(dice: Dice, house: Office, title: str) -> list[tuple[str, list[Pasal]]]:
    topic = words()["topics"][house.topic]
    where = house.region
    local = where.full if where else "Daerah"
    terms = [
        f"Daerah adalah {local}.",
        f"Pemerintah Daerah adalah {house.title} sebagai unsur penyelenggara pemerintahan daerah.",
        f"Perangkat Daerah adalah unsur pembantu {house.title.split()[0]} dalam penyelenggaraan urusan pemerintahan.",
        f"{topic['name']} adalah rangkaian kegiatan yang dilaksanakan secara terencana dan berkelanjutan.",
    ]
    first = Pasal("Dalam Peraturan ini yang dimaksud dengan:", items=dice.sample(terms, dice.number(3, 4)))
    last = [Pasal(words()["sentences"]["promulgation"])]
    if dice.some(0.25):
        return [("", [first, *(_pasal(dice, topic) for _ in range(dice.number(2, 5))), *last])]
    names = [
        "MAKSUD DAN TUJUAN",
        "RUANG LINGKUP",
        "PELAKSANAAN",
        "PEMBINAAN DAN PENGAWASAN",
        "PEMBIAYAAN",
        "KETENTUAN LAIN-LAIN",
    ]
    middle = [
        (name, [_pasal(dice, topic) for _ in range(dice.number(1, 3))])
        for name in dice.sample(names, dice.number(2, 4))
    ]
    return [("KETENTUAN UMUM", [first]), *middle, ("KETENTUAN PENUTUP", last)]


def _pasal(dice: Dice, topic: Any) -> Pasal:
    task, other, said = dice.pick(topic["tasks"]), dice.pick(topic["tasks"]), words()["sentences"]
    choices = [
        Pasal(f"Perangkat Daerah wajib {task}."),
        Pasal(
            ayat=[
                f"Perangkat Daerah {task}.",
                said["yearly"],
                said["further"],
            ]
        ),
        Pasal(
            f"{topic['name']} dilaksanakan dengan cara:",
            items=[f"{task};", f"{other}; dan", "kegiatan lain sesuai dengan ketentuan peraturan perundang-undangan."],
        ),
        Pasal(
            ayat=[
                f"Setiap unit kerja bertugas {other}.",
                said["urgent"],
            ]
        ),
    ]
    return dice.pick(choices)

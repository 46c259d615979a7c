"""How letters are laid out: their heads, circulars' titles, assignments' persons, signatures."""

from __future__ import annotations

from collections.abc import Callable

from .blocks import (
    Beside,
    Block,
    Clause,
    Gap,
    Items,
    Kop,
    Lines,
    Made,
    Pair,
    Pairs,
    Para,
    Rule,
    Signs,
    Table,
    Title,
    Turn,
)
from .closing import date_line, place_date, sign, signed
from .form import Form, cased, nip_text, rank_text
from .letters import Letter
from .numbers import spaced, written


def made(letter: Letter, form: Form) -> Made:
    """The letter in that form."""
    blocks: list[Block] = [Kop(letter.office.lines, letter.office.address)]
    blocks += LAYOUTS[letter.sort](letter, form)
    if letter.listed:
        blocks += _attachment(letter, form)
    return Made("letter", blocks, letter.truth, title="Surat")


def _date(letter: Letter, form: Form) -> str:
    return written(
        letter.date, form.date_style, form.dice("gap").pick(["      ", "........ ", "   "]), "day" in form.pen
    )


def _number(letter: Letter, form: Form) -> str:
    return spaced(letter.number, form.number_spacing, "number" in form.pen)


# -- letters and invitations -----------------------------------------------------------------------------------------


def _letter(letter: Letter, form: Form) -> list[Block]:
    blocks = _head(letter, form)
    blocks += [Gap(12), *_body(letter, form), Gap(8)]
    above = [date_line(letter.place, _date(letter, form))] if form.head == "date_below" else []
    signs = [sign(form, letter.signer, above, greeting=True)]
    if letter.second:
        signs.append(sign(form, letter.second, [""] * len(signs[0].above)))
    return [*blocks, *signed(form, signs, letter.copies)]


def _head(letter: Letter, form: Form) -> list[Block]:
    date = Lines([date_line(letter.place, _date(letter, form))])
    pairs, to = Pairs(_pairs(letter, form)), _address(letter, form)
    split = form.dice("split").between(0.54, 0.62)
    if form.head == "address_right":
        level = [] if form.dice("level").some(0.4) else [Gap(form.points * form.leading * 2)]
        return [Beside([*level, pairs], [date, Gap(form.points), *to], split)]
    if form.head == "date_above":
        return [Lines(date.lines, at=split), Gap(6), Beside([pairs], to, split)]
    if form.head == "date_beside":
        return [Beside([pairs], [date], split), Gap(10), *to]
    if form.head == "address_left":
        return [Lines(date.lines, at=split), Gap(4), pairs, Gap(10), *to]
    return [pairs, Gap(10), *to]


def _pairs(letter: Letter, form: Form) -> list[Pair]:
    values = {
        "number": _number(letter, form),
        "nature": letter.nature,
        "attachment": letter.attachment,
        "subject": letter.subject,
    }
    return [(form.labels[key], value) for key in form.head_order if (value := values[key])]


def _address(letter: Letter, form: Form) -> list[Block]:
    """Kepada, Yth., the addressee or several, di Tempat."""
    several = len(letter.to) > 1
    names: list[Pair] = [(f"{n}.", name) for n, name in enumerate(letter.to, 1)]
    seat = letter.office.place
    place = form.place_word.format(seat=seat, SEAT=seat.upper()).split("|") if form.place_word else []
    if form.address == "yth":
        head: list[Block] = [Lines(["Yth."]), Items(names)] if several else [Items([("Yth.", letter.to[0])])]
    elif form.address == "kepada_over":
        head = [Lines(["Kepada"]), *([Lines(["Yth."]), Items(names)] if several else [Items([("Yth.", letter.to[0])])])]
    else:
        word = {"kepada_yth": "Kepada Yth.", "yang_terhormat": "Yang Terhormat", "yth_colon": "Kepada Yth :"}[
            form.address
        ]
        head = [Lines([word]), Items(names) if several else Lines([letter.to[0]])]
    return [*head, Lines(place)] if place else head


def _body(letter: Letter, form: Form) -> list[Block]:
    dice = form.dice("body")
    indent = dice.pick([0.0, 28.0, 36.0])
    blocks: list[Block] = []
    numbers = dice.some(0.25) and not letter.event
    for number, text in enumerate(letter.body, 1):
        last = number == len(letter.body)
        if last and letter.points:
            blocks += [Items(_lettered(letter.points) if numbers else _numbered(letter.points), level=1), Gap(4)]
        blocks += [Items([(f"{number}.", text)])] if numbers and not last else [Para(text, indent), Gap(3)]
        if number == len(letter.body) - 1 and letter.event:
            blocks += [Pairs(letter.event, indent=indent + 12, style="columns"), Gap(4)]
    return blocks


def _numbered(items: list[str]) -> list[Pair]:
    return [(f"{n}.", item) for n, item in enumerate(items, 1)]


def _lettered(items: list[str]) -> list[Pair]:
    return [(f"{chr(96 + n)}.", item) for n, item in enumerate(items, 1)]


# -- internal notes --------------------------------------------------------------------------------------------------


def _note(letter: Letter, form: Form) -> list[Block]:
    dice = form.dice("note")
    under_title = dice.some(0.4)
    yth = dice.some(0.5)
    rows = {
        "Yth." if dice.some(0.3) else "Kepada": f"Yth. {letter.to[0]}" if yth else letter.to[0],
        "Dari": letter.office.title,
        "Tembusan": letter.copies[0] if letter.copies else None,
        "Tanggal": _date(letter, form),
        form.labels["number"]: None if under_title else _number(letter, form),
        "Sifat": letter.nature,
        form.labels["attachment"]: letter.attachment,
        form.labels["subject"]: letter.subject,
    }
    if "Yth." in rows:
        rows["Yth."] = letter.to[0]
    title = ["NOTA DINAS", *([f"NOMOR : {_number(letter, form)}"] if under_title else [])]
    style = "columns" if form.pairs in ("over", "boxed") else form.pairs
    pairs = Pairs([(label, value) for label, value in rows.items() if value], style=style)
    signature = sign(form, letter.signer)
    return [
        Title(title, form.title_underlined),
        Gap(8),
        pairs,
        Gap(4),
        Rule(),
        Gap(8),
        *_body(letter, form),
        Gap(8),
        Signs([signature]),
    ]


# -- circulars -------------------------------------------------------------------------------------------------------


def _circular(letter: Letter, form: Form) -> list[Block]:
    dice = form.dice("circular")
    mixed = dice.some(0.12)
    subject = str(letter.subject) if mixed else str(letter.subject).upper()
    number = dice.pick(["NOMOR : {}", "NOMOR {}", "Nomor : {}", "NOMOR: {}"]).format(_number(letter, form))
    about = [] if dice.some(0.1) else ["Tentang" if mixed else form.about]
    title = Title(["Surat Edaran" if mixed else "SURAT EDARAN", number, *about, subject], form.title_underlined)
    date, to = _date(letter, form), _address(letter, form)
    early = dice.some(0.35)
    split = dice.between(0.54, 0.62)
    if early:
        head: list[Block] = [Lines([date_line(letter.place, date)], at=split), Gap(4)]
        head += [Beside([], to, split)] if dice.some(0.6) else to
        head += [Gap(12), title, Gap(10)]
        above: list[str] = []
    else:
        head = [title, Gap(12), *([Beside([], to, split)] if dice.some(0.3) else to), Gap(10)]
        above = place_date(form, letter.place, date) if dice.some(0.6) else [date_line(letter.place, date)]
    return [
        *head,
        *(_parts(letter) if form.dice("parts").some(0.3) else _body(letter, form)),
        Gap(8),
        *signed(form, [sign(form, letter.signer, above)], letter.copies),
    ]


def _parts(letter: Letter) -> list[Block]:
    """The body in lettered parts with heads of their own."""
    blocks: list[Block] = [
        Para("A. Umum", bold=True),
        Para(letter.body[0], 18),
        Para("B. Maksud dan Tujuan", bold=True),
    ]
    blocks += [Para(letter.body[1], 18), Para("C. Isi Edaran", bold=True), Items(_numbered(letter.points), level=1)]
    return [*blocks, Gap(4), Para(letter.body[-1])]


# -- assignments -----------------------------------------------------------------------------------------------------


def _assignment(letter: Letter, form: Form) -> list[Block]:
    dice = form.dice("assignment")
    name = dice.pick(["SURAT TUGAS", "SURAT PERINTAH TUGAS", "SURAT TUGAS", "S U R A T   T U G A S"])
    number = dice.pick(["NOMOR : {}", "Nomor : {}", "NOMOR {}", "No. {}", "Nomor: {}"]).format(_number(letter, form))
    if form.dice("bare number").some(0.06):
        number = _number(letter, form)
    blocks: list[Block] = [Title([name, number], form.title_underlined), Gap(10)]
    style = dice.weigh({"orders": 5, "sentence": 3, "table": 2})
    if style == "sentence":
        blocks += [
            Para(f"Yang bertanda tangan di bawah ini {letter.office.title}, dengan ini menugaskan kepada :"),
            Gap(4),
        ]
        blocks += [
            Pairs(_person_rows(form, n, letter), indent=24, style="columns") for n in range(1, len(letter.persons) + 1)
        ]
        blocks += [Gap(4), Para(f"Untuk {'; '.join(letter.tasks)}.")]
    else:
        blocks += [
            Clause("Dasar", _numbered(letter.bases) if len(letter.bases) > 1 else [("", letter.bases[0])]),
            Gap(6),
        ]
        blocks += [
            Title([dice.pick(["MEMERINTAHKAN :", "MEMERINTAHKAN:", "M E M E R I N T A H K A N :", "MENUGASKAN :"])]),
            Gap(6),
        ]
        blocks += _people_table(form, letter) if style == "table" else _people_clause(form, letter)
        tasks = _numbered(letter.tasks) if len(letter.tasks) > 1 else [("", letter.tasks[0])]
        blocks += [Gap(4), Clause("Untuk", tasks)]
    date = _date(letter, form)
    above = place_date(form, letter.place, date) if dice.some(0.6) else [date_line(letter.place, date)]
    return [
        *blocks,
        Gap(6),
        Para("Demikian surat tugas ini dibuat untuk dilaksanakan dengan penuh tanggung jawab."),
        Gap(8),
        *signed(form, [sign(form, letter.signer, above)], letter.copies),
    ]


def _person_rows(form: Form, number: int, letter: Letter) -> list[Pair]:
    person = letter.persons[number - 1]
    first = f"{number}. Nama" if len(letter.persons) > 1 else "Nama"
    rows = [(first, person.name), ("NIP", nip_text(form.nip, str(person.nip)).lstrip("NIPip.: "))]
    return [*rows, ("Pangkat/Gol.", rank_text("{} ({})", str(person.rank))), ("Jabatan", person.position)]


def _people_clause(form: Form, letter: Letter) -> list[Block]:
    """Kepada: the persons' pairs, each behind its number."""
    blocks: list[Block] = []
    for number in range(1, len(letter.persons) + 1):
        label = "Kepada" if number == 1 else ""
        rows = _person_rows(form, number, letter)
        rows[0] = ("Nama", rows[0][1])
        mark = f"{number}." if len(letter.persons) > 1 else ""
        blocks += [
            Beside(
                [Pairs([(label, mark)] if label else [("", mark)], style="person")],
                [Pairs(rows, style="columns")],
                0.24,
            ),
            Gap(3),
        ]
    return blocks


def _people_table(form: Form, letter: Letter) -> list[Block]:
    rows = []
    for number, person in enumerate(letter.persons, 1):
        digits = nip_text(form.nip, str(person.nip)).lstrip("NIPip.: ")
        rows.append(
            [f"{number}.", f"{person.name}\nNIP. {digits}", rank_text("{} ({})", str(person.rank)), person.position]
        )
    return [Para("Kepada :"), Gap(3), Table(["No", "Nama / NIP", "Pangkat/Gol.", "Jabatan"], rows, [7, 43, 24, 26])]


# -- attachments -----------------------------------------------------------------------------------------------------


def _attachment(letter: Letter, form: Form) -> list[Block]:
    dice = form.dice("attachment")
    heads = [
        [("Lampiran Surat", ""), ("Nomor", _number(letter, form)), ("Tanggal", _date(letter, form))],
        [
            ("LAMPIRAN SURAT", ""),
            ("NOMOR", _number(letter, form)),
            ("TANGGAL", _date(letter, form)),
            ("PERIHAL", str(letter.subject)),
        ],
        [
            ("Lampiran", f"Surat {letter.office.title}"),
            ("Nomor", _number(letter, form)),
            ("Tanggal", _date(letter, form)),
        ],
    ]
    rows = dice.pick(heads)
    head: list[Block] = (
        [Lines([rows[0][0]]), Pairs(rows[1:], style="columns")] if not rows[0][1] else [Pairs(rows, style="columns")]
    )
    title = Title(["DAFTAR PESERTA", str(letter.subject).upper()])
    table = Table(
        cased(["No", "Nama", "Jabatan", "Unit Kerja"], dice.pick(["title", "upper"])), letter.listed, [7, 35, 29, 29]
    )
    return [Turn(), Beside([], head, 0.5), Gap(10), title, Gap(8), table]


LAYOUTS: dict[str, Callable[[Letter, Form], list[Block]]] = {
    "surat": _letter,
    "undangan": _letter,
    "nota_dinas": _note,
    "edaran": _circular,
    "surat_tugas": _assignment,
}

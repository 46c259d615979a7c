"""How decrees and regulations are laid out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .blocks import Beside, Block, Clause, Gap, Items, Kop, Lines, Made, Pair, Pairs, Para, Signs, Table, Title, Turn
from .closing import copies, place_date, sign, signed
from .form import Form, lines_of, nip_text
from .instruments import Attachment, Instrument, Pasal
from .numbers import ROMAN, spaced, written

GRACE = "DENGAN RAHMAT TUHAN YANG MAHA ESA"


def made(instrument: Instrument, form: Form) -> Made:
    """The instrument in that form."""
    blocks = [*_head(instrument, form), *_grounds(instrument, form)]
    blocks += _dicta(instrument, form) if instrument.dicta else list(_body(instrument))
    blocks += _close(instrument, form)
    if instrument.explained:
        blocks += _explanation(instrument)
    if instrument.attachment:
        blocks += _attachment(instrument, instrument.attachment, form)
    return Made(instrument.kind, blocks, instrument.truth, title=instrument.number)


def _date(instrument: Instrument, form: Form) -> str:
    gap = form.dice("gap").pick(["      ", " ....... ", "    "])
    return written(instrument.date, form.date_style, gap, "day" in form.pen)


def _number(instrument: Instrument, form: Form) -> str:
    return spaced(instrument.number, form.number_spacing, "number" in form.pen)


# -- head ------------------------------------------------------------------------------------------------------------


def _head(instrument: Instrument, form: Form) -> list[Block]:
    dice, office = form.dice("head"), instrument.office
    kop = list(office.lines)
    if office.is_head_of_region and office.region and office.region.level != "Provinsi" and dice.some(0.6):
        kop.append(f"PROVINSI {office.region.province.upper()}")
    number = form.instrument_number.format(_number(instrument, form))
    lines = [*_instrument_lines(instrument, dice.weigh({1: 5, 2: 3, 3: 1})), number, "", form.about, ""]
    lines += lines_of(instrument.title.upper(), 2, wide=dice.number(44, 60))
    if instrument.kind == "regulation" or dice.some(0.25):
        lines += ["", GRACE]
    comma = "," if dice.some(0.8) else ""
    lines += ["", f"{office.title.upper()}{comma}"]
    return [Kop(kop, office.address), Title([line for line in lines if line]), Gap(10)]


def _instrument_lines(instrument: Instrument, count: int) -> list[str]:
    """The instrument's name on one line or on several."""
    name = instrument.instrument.upper()
    if count == 1 or instrument.kind == "regulation":
        return lines_of(name, 2, wide=52)
    word, rest = name.split(" ", 1)
    return [word if count == 2 else f"SURAT {word}", *lines_of(rest, 2, wide=52)]


def _grounds(instrument: Instrument, form: Form) -> list[Block]:
    dice = form.dice("grounds")
    bold = dice.some(0.1)
    blocks: list[Block] = [Clause("Menimbang", _listed([f"{text};" for text in instrument.menimbang], letters=True))]
    blocks += [Clause("Mengingat", _listed([f"{basis.text};" for basis in instrument.mengingat]))]
    if instrument.memperhatikan:
        blocks.append(Clause("Memperhatikan", _listed([f"{text};" for text in instrument.memperhatikan])))
    if instrument.approved and instrument.office.region:
        full = instrument.office.region.full.upper()
        blocks += [
            Title(
                [
                    "Dengan Persetujuan Bersama",
                    f"DEWAN PERWAKILAN RAKYAT DAERAH {full}",
                    "dan",
                    instrument.office.title.upper(),
                ]
            ),
            Gap(4),
        ]
    text = f"{instrument.instrument.upper()} TENTANG {instrument.title.upper()}."
    alone = instrument.kind == "decree" and dice.some(0.12)
    if not alone:
        blocks += [Title([form.decides]), Gap(4)]
    if instrument.kind == "regulation" or alone or dice.some(0.75):
        blocks.append(Clause("Menetapkan", [("", text)], bold))
    elif dice.some(0.7):
        blocks.append(Clause("Menetapkan", [("", "")]))
    return blocks


def _listed(items: Sequence[str], letters: bool = False) -> list[Pair]:
    if len(items) == 1:
        return [("", items[0].rstrip(";") + ";")]
    return [(f"{chr(96 + n)}." if letters else f"{n}.", item) for n, item in enumerate(items, 1)]


# -- body ------------------------------------------------------------------------------------------------------------


def _dicta(instrument: Instrument, form: Form) -> list[Block]:
    dice = form.dice("dicta")
    upper = dice.some(0.85)
    blocks: list[Block] = []
    for dictum in instrument.dicta:
        label = dictum.label if upper else dictum.label.capitalize()
        items = [(f"{chr(97 + n)}.", item) for n, item in enumerate(dictum.items)]
        blocks.append(Clause(label, [("", dictum.text), *items]))
    return blocks


def _body(instrument: Instrument) -> Iterator[Block]:
    if instrument.changes:
        yield from _amending(instrument)
        return
    number = 0
    several = len(instrument.chapters) > 1
    for chapter, (name, articles) in enumerate(instrument.chapters, 1):
        if several:
            yield Title([f"BAB {ROMAN[chapter]}", name], bold=False)
            yield Gap(3)
        for article in articles:
            number += 1
            yield Title([f"Pasal {number}"], bold=False)
            yield from _article(article)


def _article(article: Pasal) -> Iterator[Block]:
    for text in article.text.split("\n") if article.text else []:
        yield Para(text)
    if article.items:
        numbered = article.text.startswith("Dalam")
        yield Items([(f"{n if numbered else chr(96 + n)}.", item) for n, item in enumerate(article.items, 1)])
    if article.ayat:
        yield Items([(f"({n})", text) for n, text in enumerate(article.ayat, 1)])
    yield Gap(6)


def _amending(instrument: Instrument) -> Iterator[Block]:
    yield Title(["Pasal I"], bold=False)
    yield Para(f"Beberapa ketentuan dalam {instrument.base} diubah sebagai berikut:")
    for number, (target, article) in enumerate(instrument.changes, 1):
        yield Items([(f"{number}.", f"Ketentuan Pasal {target} diubah sehingga berbunyi sebagai berikut:")])
        yield Title([f"Pasal {target}"], bold=False)
        yield from _article(article)
    yield Title(["Pasal II"], bold=False)
    yield Para("Peraturan ini mulai berlaku pada tanggal diundangkan.")
    yield Gap(6)


# -- end -------------------------------------------------------------------------------------------------------------


def _close(instrument: Instrument, form: Form) -> list[Block]:
    date, place = _date(instrument, form), instrument.office.place
    signature = sign(form, instrument.signer, place_date(form, place, date))
    blocks: list[Block] = [Gap(8)]
    left: list[str] = []
    if form.certified and form.stamp == "SALINAN" and instrument.office.region:
        left = _certified(instrument, form)
    if not left and not instrument.promulgated_by:
        return [*blocks, *signed(form, [signature], instrument.copies)]
    blocks.append(Signs([signature], left=left))
    if instrument.promulgated_by and instrument.office.region:
        full = instrument.office.region.full.upper()
        series = "LEMBARAN" if instrument.word == "Peraturan Daerah" else "BERITA"
        lines = [
            f"Diundangkan di {place}",
            f"pada tanggal {date}",
            f"SEKRETARIS DAERAH {full},",
            "",
            form.dice("ttd").pick(["ttd", "ttd.", ""]),
            "",
            instrument.promulgated_by.name,
        ]
        blocks += [
            Gap(12),
            Lines(lines),
            Gap(6),
            Lines([f"{series} DAERAH {full} TAHUN {instrument.date.year} NOMOR {instrument.number.split()[0]}"]),
        ]
    return [*blocks, *copies(form, instrument.copies)]


def _certified(instrument: Instrument, form: Form) -> list[str]:
    """Who certifies the copy: no signatory."""
    from .people import person

    official = person(form.dice("certifier"), instrument.date.year)
    return [
        "Salinan sesuai dengan aslinya",
        "KEPALA BAGIAN HUKUM,",
        "",
        "ttd",
        "",
        official.name,
        nip_text(form.nip, str(official.nip)),
    ]


def _explanation(instrument: Instrument) -> list[Block]:
    head = Title(
        [
            "PENJELASAN",
            "ATAS",
            instrument.instrument.upper(),
            f"NOMOR {instrument.number}",
            "TENTANG",
            instrument.title.upper(),
        ]
    )
    blocks: list[Block] = [
        Turn(),
        head,
        Gap(8),
        Items([("I.", "UMUM")]),
        Para("Peraturan Daerah ini disusun agar penyelenggaraan pemerintahan memiliki kepastian hukum.", 28),
        Items([("II.", "PASAL DEMI PASAL")]),
    ]
    count = 2 if instrument.changes else sum(len(articles) for _, articles in instrument.chapters)
    names = ["Pasal I", "Pasal II"] if instrument.changes else [f"Pasal {n}" for n in range(1, count + 1)]
    for name in names:
        blocks += [Lines([name], at=0.08), Lines(["Cukup jelas."], at=0.14)]
    return blocks


def _attachment(instrument: Instrument, attachment: Attachment, form: Form) -> list[Block]:
    dice = form.dice("attachment")
    blocks: list[Block] = [Turn(landscape=bool(attachment.rows) and dice.some(0.2))]
    blocks += [Beside([], _attachment_head(instrument, form), dice.between(0.42, 0.55)), Gap(10)]
    word = dice.pick(["SUSUNAN KEANGGOTAAN", "DAFTAR", ""]) if attachment.roles else ""
    blocks += [Title([*([word] if word else []), *lines_of(attachment.title.upper(), 2, wide=56)]), Gap(8)]
    if attachment.rows:
        blocks.append(
            Table(attachment.columns, attachment.rows, attachment.shares, repeat=dice.some(0.6), numbers=dice.some(0.2))
        )
    for role, names in attachment.roles:
        blocks.append(
            Clause(role, [("", names[0])] if len(names) == 1 else [(f"{n}.", name) for n, name in enumerate(names, 1)])
        )
    if dice.some(0.7):
        above = place_date(form, instrument.office.place, _date(instrument, form)) if dice.some(0.3) else []
        blocks += [Gap(8), Signs([sign(form, instrument.signer, above)])]
    return blocks


def _attachment_head(instrument: Instrument, form: Form) -> list[Block]:
    number = _number(instrument, form) if "number" in form.pen else instrument.number
    date = _date(instrument, form)
    name, title = instrument.instrument, instrument.title
    if form.attachment_head == "stacked":
        return [Lines(["LAMPIRAN", name.upper(), f"NOMOR {number}", "TENTANG", title.upper()])]
    if form.attachment_head == "labelled":
        rows = [("LAMPIRAN", name.upper()), ("NOMOR", number), ("TANGGAL", date.upper()), ("TENTANG", title.upper())]
        return [Pairs(rows, style="columns")]
    if form.attachment_head == "mixed":
        return [Pairs([("Lampiran", name), ("Nomor", number), ("Tanggal", date)], style="columns")]
    if form.attachment_head == "dash":
        return [Lines(["Lampiran - 1"]), Pairs([("Nomor", number), ("Tanggal", date)], style="columns")]
    return [Lines([f"LAMPIRAN {name.upper()} NOMOR {number} TANGGAL {date.upper()} TENTANG {title.upper()}"])]

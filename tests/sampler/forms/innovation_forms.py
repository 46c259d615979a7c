"""How index reports, proposals and articles are laid out."""

from __future__ import annotations

from collections.abc import Iterator

from .blocks import Block, Gap, Items, Kop, Lines, Made, Pair, Pairs, Para, Rule, Table, Title, Turn
from .form import Form, lines_of
from .innovations import Innovation, known
from .numbers import Day, written

EVIDENCE = (("number", "No Surat"), ("date", "Tanggal Surat"), ("about", "Tentang"), ("file", "Dokumen"))


# -- index reports ---------------------------------------------------------------------------------------------------


def preview(innovation: Innovation, form: Form) -> Made:
    """The portal's preview: label and value on one line, each indicator with its evidence letters."""
    blocks: list[Block] = [Title(["Laporan Indeks Inovasi Daerah"]), Lines(["Preview"]), Gap(8)]
    rows = [
        ("Nama SKPD / Kelompok", innovation.unit),
        ("Nama Inovasi", f"{innovation.name} ( {innovation.expansion} )"),
        ("Tahapan Inovasi", innovation.stage),
        ("Inisiator Inovasi Daerah", innovation.initiator),
        ("Bentuk Inovasi", innovation.form),
        ("Jenis Inovasi", innovation.sort),
        ("Inovasi Dimulai", _english(innovation.start)),
    ]
    if form.dice("preview").some(0.5):
        blocks.append(Table(["Rincian", "Keterangan"], [[label, value] for label, value in rows], [35, 65], middle=()))
    else:
        blocks += [Lines(["Rincian Keterangan"]), Pairs(rows, style="none")]
    blocks += _parts(innovation)
    table = [["No.", "Indikator", "Keterangan", "Parameter", "Bukti Dukung"]]
    cells: list[list[str]] = []
    for number, row in enumerate(innovation.indicators, 1):
        cells.append([str(number), row.name, row.about, row.claim or "-", ""])
        lines: list[str] = []
        for proof in row.evidence:
            values = {"number": proof.number, "date": _slashes(proof.date), "about": proof.about, "file": proof.file}
            lines += [f"{label} : {values[key]}" for key, label in EVIDENCE if values[key]]
        if lines:
            cells.append(["\n".join(["Bukti Pendukung", *lines])])
    blocks += [Gap(8), Table(table[0], cells, [7, 18, 36, 26, 13])]
    return Made("index_report", blocks, innovation.index_truth(files=True), title="Laporan Indeks Inovasi Daerah")


def _english(date: Day) -> str:
    names = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
    return f"{date.day:02d} {(*names, 'November', 'December')[date.month - 1]} {date.year}"


def _slashes(date: Day | None) -> str:
    return f"{date.day}/{date.month}/{date.year}" if date else ""


def _parts(innovation: Innovation) -> Iterator[Block]:
    heads = ("Rancang Bangun dan Pokok Perubahan Yang Dilakukan", "Tujuan Inovasi", "Manfaat Inovasi", "Hasil Inovasi")
    for head, key in zip(heads, ("problem", "idea", "adapt", "result"), strict=True):
        yield from [Gap(8), Para(head, bold=True), Para(innovation.text(key))]


def printout(innovation: Innovation, form: Form) -> Made:
    """The ministry's print-out: numbered profile with the value below its label, then the table of indicators."""
    dice = form.dice("printout")
    dot, style = dice.pick([".", ""]), dice.weigh({"below": 6, "colon": 2, "upper": 1})
    registration = f"{dice.number(11, 92)}.{dice.number(1, 79):02d}-{dice.number(1000, 9999)}"
    registration += f"-{dice.number(10000, 99999)}-{innovation.year}"
    blocks: list[Block] = [Title(["LAPORAN INOVASI DAERAH"]), Lines([f"Pemerintah Daerah: {innovation.region.full}"])]
    blocks += [Lines([f"Nomor Registrasi: {registration}"])] * dice.some(0.8)
    blocks += [Gap(8), Para("1. PROFIL INOVASI", bold=True)]
    for number, (label, value) in enumerate(_profile(innovation, dice.some(0.5)), 1):
        label = label.upper() if style == "upper" else label
        head = f"1.{number}{dot} {label}"
        blocks += [Lines([f"{head} : {value}"])] if style == "colon" else [Lines([head], bold=True), Para(value)]
    heads = dice.pick(
        [["No.", "Indikator SPD", "Informasi", "Bukti Dukung"], ["No", "Indikator", "Informasi", "Bukti"]]
    )
    dot_of_row = "" if form.dice("rows").some(0.3) else "."
    rows = [
        [
            f"{n}{dot_of_row}",
            row.name,
            row.claim or "-",
            " ,\n".join(proof.about for proof in row.evidence) or "Tidak Tersedia",
        ]
        for n, row in enumerate(innovation.listed, 16 if innovation.edition == "newer" else 1)
    ]
    blocks += [Gap(6), Rule(), Gap(6), Para("2. INDIKATOR INOVASI", bold=True), Gap(4)]
    blocks.append(Table(heads, rows, [7, 30, 35, 28], repeat=dice.some(0.2)))
    return Made("index_report", blocks, innovation.index_truth(files=False), title="Laporan Inovasi Daerah")


def _profile(innovation: Innovation, account: bool) -> list[Pair]:
    start = f"{innovation.start.day:02d}-{innovation.start.month:02d}-{innovation.start.year}"
    return [
        ("Nama Inovasi", f"{innovation.name} ({innovation.expansion})"),
        ("Dibuat Oleh", f"{innovation.unit} ( {innovation.fresh} )" if account else innovation.unit),
        ("Tahapan Inovasi", innovation.stage),
        ("Inisiator Inovasi Daerah", innovation.initiator),
        ("Jenis Inovasi", innovation.sort),
        ("Bentuk Inovasi Daerah", innovation.form),
        ("Urusan Inovasi Daerah", "Urusan pemerintahan wajib pelayanan dasar"),
        (
            "Rancang Bangun dan Pokok Perubahan Yang Dilakukan",
            f"{innovation.text('problem')} {innovation.text('idea')}",
        ),
        ("Tujuan Inovasi Daerah", "1.Mempercepat pelayanan 2.Mendekatkan layanan kepada masyarakat"),
        ("Manfaat Yang Diperoleh", innovation.text("adapt")),
        ("Hasil Inovasi", innovation.text("result")),
        ("Waktu Uji Coba Inovasi Daerah", start),
        ("Waktu Implementasi", start),
        ("Anggaran", "-"),
        ("Profil Bisnis", "-"),
        ("Kematangan", "72.00"),
    ]


# -- proposals -------------------------------------------------------------------------------------------------------


def proposal(innovation: Innovation, form: Form) -> Made:
    """A proposal by the lettered outline of 2021/22 or by the eight sections of 2023, with or without a cover."""
    dice = form.dice("proposal")
    lettered = dice.some(0.6)
    blocks: list[Block] = _cover(innovation, form) if dice.some(0.7) else _heading(innovation)
    rows = [
        (dice.pick(["Judul Inovasi", "Nama Inovasi"]), f"{innovation.name} ({innovation.expansion})"),
        (dice.pick(["Instansi", "Unit Kerja", "Perangkat Daerah"]), innovation.unit),
        (
            dice.pick(["Tanggal Inovasi Dimulai", "Tanggal Implementasi", "Tanggal Inovasi"]),
            written(innovation.start, form.date_style),
        ),
        (dice.pick(["Narahubung", "Nama Inovator", "Kontak Person"]), innovation.contact["name"]),
        (dice.pick(["No. HP/WA", "Telepon", "No.HP"]), innovation.contact["phone"]),
        (dice.pick(["Email", "E-mail"]), innovation.contact["email"]),
        (dice.pick(["Kategori", "Kategori Inovasi"]), innovation.category),
    ]
    style = "columns" if form.pairs in ("over", "person") else form.pairs
    blocks += [Gap(10), Pairs(rows, style=style), Gap(10)]
    parts = known()["outline_2022" if lettered else "outline_2023"]["parts"]
    for number, (head, key) in enumerate(parts, 1):
        mark = f"{chr(64 + number)}. " if lettered else dice.pick([f"{number}. "])
        blocks += [Gap(6), Para(f"{mark}{head}", bold=True)]
        blocks += _section(innovation, key, lettered)
    return Made("proposal", blocks, innovation.proposal_truth, title=innovation.name)


def _section(innovation: Innovation, key: str, lettered: bool) -> list[Block]:
    if key == "problem" and lettered:
        return [
            Para("1. Latar Belakang", bold=True),
            Para(innovation.text("problem"), 24),
            Para("2. Sisi Kebaruan", bold=True),
            Para(innovation.text("idea"), 24),
        ]
    blocks: list[Block] = [Para(innovation.text(key), 24)]
    if key == "partners":
        blocks.append(Items([("1.", "Camat;"), ("2.", "Kepala desa;"), ("3.", "Tim Penggerak PKK.")]))
    return blocks


def _heading(innovation: Innovation) -> list[Block]:
    """Without a cover the region stands above the title."""
    return [Title([f"PEMERINTAH {innovation.region.full.upper()}", "PROPOSAL INOVASI PELAYANAN PUBLIK"])]


def _cover(innovation: Innovation, form: Form) -> list[Block]:
    lines = ["PROPOSAL", "INOVASI PELAYANAN PUBLIK", innovation.name, f"({innovation.expansion})"]
    lines += lines_of(innovation.unit.upper(), 2, wide=40)
    return [
        Kop([f"PEMERINTAH {innovation.region.full.upper()}"]),
        Gap(60),
        Title([*lines, str(innovation.year)]),
        Turn(),
    ]


# -- articles --------------------------------------------------------------------------------------------------------


def article(innovation: Innovation, form: Form) -> Made:
    """An article on a site, with the site's own words around it."""
    dice = form.dice("article")
    date = written(innovation.start, form.date_style)
    views = innovation.views
    stamp = dice.pick(
        [
            f"{date}   10:{dice.number(10, 59)} Diperbarui: {date}   11:{dice.number(10, 59)}  {views}",
            f"Diterbitkan: {date} | Dilihat: {views} kali",
            f"Penulis: {innovation.author} | {date} 09:{dice.number(10, 59)} WIB | Dibaca: {views} kali",
        ]
    )
    author = (
        []
        if stamp.startswith("Penulis")
        else [Lines([f"{dice.pick(['Oleh', 'Penulis:', 'Oleh:'])} {innovation.author}"])]
    )
    blocks: list[Block] = [Lines(dice.pick([["Beranda", "Berita", "Kontak"], ["Home", "Profil", "Berita"]])), Gap(8)]
    blocks += [Para(innovation.headline, bold=True), Gap(8), *author, Lines([stamp]), Gap(8)]
    blocks.append(Para(innovation.text("summary")))
    for number, (question, answer) in enumerate(
        zip(known()["questions"]["list"], known()["questions"]["answers"], strict=True), 1
    ):
        blocks += [Gap(8), Para(f"{number}. {question}", bold=True), Gap(8), Para(answer.format(**innovation.texts))]
    blocks += [Gap(8), Lines(dice.pick([["Bagikan:", "Facebook", "WhatsApp"], ["Beri Komentar", "Artikel Terkait"]]))]
    blocks += [Lines([f"© {innovation.year} {innovation.unit}"])]
    return Made("article", blocks, innovation.article_truth, title=innovation.headline)

"""How a document looks: what one office does in another way than the next, drawn from a seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .dice import Dice

FACES = {"serif": 5, "sans": 4, "vera": 1, "mono": 0.5}
SIZES = {"folio": 6, "a4": 4, "letter": 1}
LABELS = {
    "number": {"Nomor": 7, "No.": 1, "No": 0.6, "NOMOR": 0.5},
    "nature": {"Sifat": 1},
    "attachment": {"Lampiran": 6, "Lamp.": 1, "Lamp": 0.7},
    "subject": {"Hal": 4, "Perihal": 6, "H a l": 0.2, "PERIHAL": 0.3},
    "to": {"Kepada": 6, "Kepada Yth.": 2, "Yth.": 2},
    "from": {"Dari": 1},
    "date": {"Tanggal": 1},
    "copies": {"Tembusan": 1},
}
HEADS = {
    "address_right": 4,  # pairs left; date and addressee right, on the same lines
    "date_above": 3,  # the date alone above; then pairs left, addressee right
    "date_beside": 3,  # the date in the right column on the line of the number; addressee below at the left
    "address_left": 2,  # the date above right; pairs; addressee below at the left
    "date_below": 0.6,  # pairs, addressee; place and date above the signature
}


@dataclass(frozen=True)
class Form:
    """The choices; the content knows nothing of them."""

    seed: str
    face: str
    points: float
    leading: float
    size: str
    margins: tuple[float, float, float, float]
    runs: str
    order: str
    pairs: str
    clauses: str
    labels: dict[str, str]
    head: str
    head_order: tuple[str, ...]
    address: str
    place_word: str
    date_style: str
    number_spacing: str
    kop: str
    kop_rule: str
    title_underlined: bool
    decides: str
    closing: str
    sign_align: str
    sign_at: float
    sign_mark: str
    office_case: str
    office_comma: bool
    office_lines: int
    office_below: bool
    greeting: bool
    name_underlined: bool
    nip: str
    rank: str
    page_number: str
    number_foot: bool
    number_first: bool
    running_head: str
    watermark: str
    stamp: str
    certified: bool
    foot_note: bool
    catchword: bool
    copies: str
    attachment_head: str
    bold: bool
    instrument_number: str
    about: str
    pen: tuple[str, ...] = ()  # what is written by hand on a scan: number, day

    def dice(self, *names: object) -> Dice:
        """Further draws that belong to this form."""
        return Dice(self.seed, *names)


def form(seed: int) -> Form:
    """The form of a seed."""
    dice = Dice("form", seed)
    order = ["number", "nature", "attachment", "subject"]
    if dice.some(0.1):
        order = ["number", "attachment", "nature", "subject"]
    small = dice.pick([10.5, 11.0, 11.5, 12.0])
    face = dice.weigh(FACES)
    return Form(
        seed=f"form/{seed}/more",
        face=face,
        points={"vera": small - 1.5, "mono": small - 1}.get(face, small),
        leading=dice.pick([1.12, 1.18, 1.22, 1.35, 1.5]),
        size=dice.weigh(SIZES),
        margins=(dice.between(50, 90), dice.between(42, 72), dice.between(40, 75), dice.between(55, 80)),
        runs=dice.weigh({"line": 6, "word": 3}),
        order=dice.weigh({"natural": 6, "labels_first": 2, "kop_last": 1, "shuffled": 1}),
        pairs=dice.weigh({"columns": 6, "glued": 1.5, "tight": 1, "none": 0.4, "over": 0.5, "boxed": 0.3}),
        clauses=dice.weigh({"columns": 7, "glued": 1, "above": 0.5, "boxed": 0.5}),
        labels={key: dice.weigh(choices) for key, choices in LABELS.items()},
        head=dice.weigh(HEADS),
        head_order=tuple(order),
        address=dice.weigh({"kepada_yth": 4, "yth": 3, "kepada_over": 3, "yang_terhormat": 0.5, "yth_colon": 1}),
        place_word=dice.pick(
            [
                "di -|Tempat",
                "di|Tempat",
                "di Tempat",
                "di –|{seat}",
                "di -|T e m p a t",
                "di_|Tempat",
                "di|{SEAT}",
                "di -|     TEMPAT",
                "di-|{seat}",
                "",
            ]
        ),
        date_style=dice.weigh({"plain": 7, "padded": 2, "older": 1}),
        number_spacing=dice.weigh({"tight": 6, "sequence": 3, "all": 1}),
        kop=dice.weigh({"arms_left": 5, "arms_top": 2, "plain": 2, "none_left": 0.7}),
        kop_rule=dice.pick(["double", "double", "single", "none"]),
        title_underlined=dice.some(0.3),
        decides=dice.pick(
            [
                "MEMUTUSKAN :",
                "MEMUTUSKAN:",
                "MEMUTUSKAN",
                "M E M U T U S K A N :",
                "M E M U T U S K A N",
                "Memutuskan :",
            ]
        ),
        closing=dice.pick(
            [
                "Ditetapkan di {}|pada tanggal {}",
                "Ditetapkan di {}|Pada tanggal {}",
                "Ditetapkan di : {}|Pada tanggal : {}",
                "DITETAPKAN DI : {}|PADA TANGGAL : {}",
                "Ditetapkan : di {}|Pada Tanggal : {}",
                "Ditetapkan Di {}|Pada Tanggal {}",
                "Dikeluarkan di {}|pada tanggal {}",
                "Ditetapkan di :  {}|Tanggal           :  {}",
            ]
        ),
        sign_align=dice.weigh({"left": 5, "center": 5}),
        sign_at=dice.between(0.46, 0.6),
        sign_mark=dice.weigh({"": 5, "ttd": 2, "qr": 1.5, "note": 1.5}),
        office_case=dice.weigh({"upper": 6, "title": 4}),
        office_comma=dice.some(0.65),
        office_lines=dice.pick([1, 2, 2]),
        office_below=dice.some(0.05),
        greeting=dice.some(0.06),
        name_underlined=dice.some(0.45),
        nip=dice.pick(
            [
                "NIP. {8} {6} {1} {3}",
                "NIP. {18}",
                "NIP {8} {6} {1} {3}",
                "NIP : {8} {6} {1} {3}",
                "NIP.{18}",
                "Nip. {8} {6} {1} {3}",
            ]
        ),
        rank=dice.pick(["{} ({})", "{}, {}", "{}", "{} / {}", "{} - {}"]),
        page_number=dice.pick(["", "", "- {} -", "-{}-", "{}", "Halaman {}"]),
        number_foot=dice.some(0.5),
        number_first=dice.some(0.2),
        running_head=dice.weigh({"": 8, "gazette": 1, "site": 1}),
        watermark=dice.weigh({"": 8, "SALINAN": 1, "DRAFT": 0.3, "site": 1, "ARSIP": 0.3}),
        stamp=dice.weigh({"": 6, "SALINAN": 2}),
        certified=dice.some(0.3),
        foot_note=dice.some(0.15),
        catchword=dice.some(0.15),
        copies=dice.pick(
            [
                "Tembusan :",
                "Tembusan:",
                "Tembusan Yth.:",
                "Tembusan disampaikan kepada Yth. :",
                "TEMBUSAN :",
                "Tembusan Kepada Yth :",
            ]
        ),
        attachment_head=dice.weigh({"stacked": 4, "labelled": 4, "mixed": 2, "dash": 0.5, "flat": 1}),
        bold=dice.some(0.75),
        instrument_number=dice.pick(["NOMOR : {}", "NOMOR {}", "NOMOR: {}", "Nomor : {}", "NO. {}", "NOMOR  :  {}"]),
        about=dice.weigh({"TENTANG": 8, "T E N T A N G": 1, "Tentang": 1}),
    )


def lines_of(words: str, count: int, wide: int = 34) -> list[str]:
    """The words on one line, or broken near the middle when they are long and two are wanted."""
    if count == 1 and len(words) < 48:
        return [words]
    lines: list[str] = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + len(word) >= wide:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def nip_text(pattern: str, nip: str) -> str:
    """The NIP's digits in the groups that the pattern names."""
    groups = {"8": nip[:8], "6": nip[8:14], "1": nip[14], "3": nip[15:], "18": nip}
    for key, digits in groups.items():
        pattern = pattern.replace("{" + key + "}", digits)
    return pattern


def rank_text(pattern: str, rank: str) -> str:
    """`Pembina|IV/a` as an office writes it."""
    name, grade = rank.split("|")
    return pattern.format(*([name, grade] if pattern.count("{}") == 2 else [name]))


def cased(lines: Sequence[str], case: str) -> list[str]:
    """The lines in capitals, or as they are."""
    return [line.upper() if case == "upper" else line for line in lines]

"""The end of a document: place and date, office, name, what stands under it, copies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from .blocks import Block, Gap, Items, Lines, Sign, Signs
from .form import Form, cased, nip_text, rank_text
from .people import Person
from .places import Office

RARE_CLOSINGS = (
    "Ditetapkan di{}|pada tanggal {}",
    "Ditetapkan di : {spaced}|Pada tanggal : {}",
    "Ditetapkan di {}|tanggal, {}",
    "Di tetapkan di {}|Pada tanggal {}",
    "Ditetapkan di {}|pada tanggal, {}",
)
"""Slips and habits that only some offices have."""
NOTE = ("Ditandatangani secara elektronik oleh:",)
BSRE = (
    "Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik",
    "yang diterbitkan oleh Balai Sertifikasi Elektronik (BSrE), BSSN",
)


@dataclass(frozen=True)
class Signer:
    """Who signs: for whom (a.n.), as what (Plt.), the person, and what of rank and NIP is printed."""

    person: Person
    office: Sequence[str]
    behalf: str = ""  # the office that is signed for
    acting: str = ""  # Plt., Plh., Pj.
    under_behalf: str = ""  # who signs for the one who signs for (u.b.)
    rank: bool = True
    nip: bool = True

    @property
    def truth(self) -> dict[str, object]:
        """Name and NIP as the page gives them."""
        return {"name": self.person.name, "nip": self.person.nip if self.nip else None}


def sign(form: Form, signer: Signer, above: Sequence[str] = (), greeting: bool = False) -> Sign:
    """The signature in the form's manner; letters may greet above it."""
    office = [" ".join(signer.office)] if form.office_lines == 1 else list(signer.office)
    office = [f"{signer.acting} {office[0]}", *office[1:]] if signer.acting else office
    lines = cased(office, form.office_case)
    if signer.behalf:
        behalf = cased([signer.behalf], form.office_case)[0]
        behalf_word = form.dice("behalf").pick(["a.n. ", "a.n. ", "an. ", "A.n. ", "a.n ", "a/n. "])
        lines = [f"{behalf_word}{behalf}", *lines]
    if signer.under_behalf:
        lines = [*lines[:-1], f"{lines[-1]},", "u.b.", *cased([signer.under_behalf], form.office_case)]
    if form.office_comma and not form.office_below:
        lines[-1] += ","
    under = []
    if signer.rank and signer.person.rank:
        under.append(rank_text(form.rank, signer.person.rank))
    if signer.nip and signer.person.nip:
        under.append(nip_text(form.nip, signer.person.nip))
    note = NOTE if form.sign_mark == "note" else ()
    above = [*above, *(["Hormat kami,"] if greeting and form.greeting else [])]
    below = form.office_below and not signer.behalf
    return Sign(above, lines, signer.person.name, under, form.sign_mark, note, below)


def place_date(form: Form, place: str | None, date: str) -> list[str]:
    """`Ditetapkan di …` and `pada tanggal …`, or the date line alone when no place is printed."""
    if place is None:
        return [date]
    first, second = form.dice("closing").weigh({form.closing: 8, **dict.fromkeys(RARE_CLOSINGS, 0.4)}).split("|")
    return [first.format(place, spaced=" ".join(place)), second.format(date)]


def date_line(place: str | None, date: str) -> str:
    """`Manna, 5 Mei 2023`, or the date alone."""
    return f"{place}, {date}" if place else date


COPIES_HEADS = (
    "Tindasan :",
    "Tembusan disampaikan dengan hormat kepada :",
    "T e m b u s a n :",
    "Tembusan Yth. Bapak/Ibu :",
)
"""How the list of copies is headed by few."""
COPIES_LABELS = {"{}.": 8.0, "{})": 1.0, "({})": 0.5, "-": 1.0, "": 0.6}


def copies(form: Form, names: Sequence[str]) -> list[Block]:
    """Tembusan; a single one stands without a number."""
    if not names:
        return []
    head, label, end = _copies_form(form)
    items = [(label.format(n) if len(names) > 1 else "", f"{name}{end}") for n, name in enumerate(names, 1)]
    return [Gap(10), Lines([head], small=True), Items(items)]


def signed(form: Form, signs: Sequence[Sign], names: Sequence[str]) -> list[Block]:
    """The signatures, and the copies below them or left of them."""
    head, label, end = _copies_form(form)
    if len(signs) > 1 or not names or not label or not form.dice("copies place").some(0.12):
        return [Signs(signs), *copies(form, names)]
    items = [f"{label.format(n) if len(names) > 1 else ''} {name}{end}".strip() for n, name in enumerate(names, 1)]
    return [Signs(signs, left=[head, *(line for item in items for line in wrap(item, 36))])]


def _copies_form(form: Form) -> tuple[str, str, str]:
    """(heading, label, end of an entry) of the list of copies."""
    dice = form.dice("list of copies")
    head = dice.weigh({form.copies: 8.0, **dict.fromkeys(COPIES_HEADS, 0.3)})
    return head, dice.weigh(COPIES_LABELS), dice.weigh({"": 5.0, ";": 2.0})


def signer_of(office: Office, person: Person, **more: object) -> Signer:
    """The head of an office as signatory."""
    return Signer(person, office.head, **more)  # type: ignore[arg-type]  # the callers' keywords are Signer's own

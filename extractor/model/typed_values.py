"""The values of records as classes: dates, numbers, money, people, and the parts of documents that hold them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from .citation import Citation
from .value import Value, Year

Precision = Literal["day", "month", "year"]
Sex = Literal["male", "female"]
NipDigits = Annotated[str, Field(pattern=r"^[0-9]{18}$", description="The 18 digits of a civil servant's number.")]
Raw = Annotated[str, Field(description="The words as printed.")]
Label = Annotated[str | None, Field(description="The label as printed, without its marks; null for an item without.")]
ItemText = Annotated[str, Field(description="The words behind the label, as running text.")]

_ISO = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
_HIJRI = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_PARTS: tuple[Precision, ...] = ("year", "month", "day")


class AltDate(Value):
    """The same day in the other calendar, as printed beside the date."""

    raw: Raw
    value: Annotated[str, Field(pattern=_HIJRI, description="Year, month and day as printed, written as in ISO 8601.")]
    calendar: Annotated[Literal["hijri"], Field(description="The calendar that the value counts in.")] = "hijri"


class Date(Value):
    """A date; `value` is as much of ISO 8601 as is known: 2023-12-05, 2023-12 or 2023."""

    raw: Raw
    value: Annotated[str, Field(pattern=_ISO, description="As much of the ISO 8601 date as is known.")]
    precision: Annotated[Precision, Field(description="The smallest part that is known.")]
    alt: Annotated[AltDate | None, Field(description="The Hijri date printed beside it.")] = None

    @model_validator(mode="after")
    def _is_real(self) -> Date:
        if self.precision != _PARTS[self.value.count("-")]:
            raise ValueError(f"{self.value} is no date whose smallest known part is the {self.precision}")
        if self.precision == "day":
            date.fromisoformat(self.value)
        return self


class LetterNumber(Value):
    """A letter's number (nomor surat) as printed, normalised, and taken apart; parts are null where not sure."""

    raw: Annotated[str, Field(description="The number as printed, without the word Nomor.")]
    value: Annotated[str, Field(description="The number without stray blanks, misread digits made good.")]
    classification: Annotated[str | None, Field(description="The archive's classification code.")] = None
    classification_meaning: Annotated[str | None, Field(description="What the national table says of the code.")] = None
    scheme: Annotated[
        Literal["78/2012", "83/2022"] | None,
        Field(description="The table the classification is from (Permendagri); null where both have it."),
    ] = None
    sequence: Annotated[str | None, Field(description="The running number.")] = None
    type: Annotated[str | None, Field(description="The kind of document that the number names, such as KPTS.")] = None
    unit: Annotated[str | None, Field(description="The office that gave the number, in its own abbreviation.")] = None
    month: Annotated[int | None, Field(ge=1, le=12, description="The month in the number.")] = None
    year: Annotated[Year | None, Field(description="The year in the number.")] = None
    security: Annotated[str | None, Field(description="The letter that says how secret the document is.")] = None
    truncated: Annotated[bool, Field(description="Whether the number is cut off where it is printed.")] = False


class Money(Value):
    """An amount in rupiah."""

    raw: Raw
    value: Annotated[int | float, Field(ge=0, description="The amount, whole unless cents are printed.")]
    currency: Annotated[Literal["IDR"], Field(description="The currency, by its ISO 4217 code.")] = "IDR"


class NipParts(Value):
    """What the digits of a NIP say."""

    birth_date: Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", description="The day of birth.")]
    appointed: Annotated[
        str,
        Field(pattern=r"^[0-9]{4}(-[0-9]{2})?$", description="Year and month of appointment; the year for contracts."),
    ]
    sex: Annotated[Sex, Field(description="The person's sex.")]
    serial: Annotated[str, Field(pattern=r"^[0-9]{3}$", description="The running number among those born that day.")]


class Person(Value):
    """A signatory as printed; `position` is the own office where one signs for another (`on_behalf_of`)."""

    name: Annotated[str | None, Field(description="The name with its titles.")]
    position: Annotated[str | None, Field(description="The office in which the person signs.")]
    nip: Annotated[NipDigits | None, Field(description="The civil servant's number.")]
    rank: Annotated[str | None, Field(description="Rank and grade (pangkat, golongan).")]
    titles_before: Annotated[tuple[str, ...], Field(description="Academic titles before the name.")] = ()
    titles_after: Annotated[tuple[str, ...], Field(description="Academic titles behind the name.")] = ()
    bare_name: Annotated[str | None, Field(description="The name without titles.")] = None
    acting: Annotated[str | None, Field(description="a.n., u.b., Plt., Plh., Pj. … as printed, in standard form.")] = (
        None
    )
    on_behalf_of: Annotated[str | None, Field(description="The office for which another signs.")] = None
    nip_parts: Annotated[NipParts | None, Field(description="What the digits of the NIP say.")] = None


class Party(Value):
    """A party of an agreement or a protocol."""

    label: Annotated[str | None, Field(description="How the text calls the party: PIHAK PERTAMA.")]
    name: Annotated[str | None, Field(description="The name of the person who acts for it, with titles.")]
    position: Annotated[str | None, Field(description="The person's office.")]
    institution: Annotated[str | None, Field(description="The body for which the person acts.")]
    address: Annotated[str | None, Field(description="Where the body has its seat.")]
    nip: Annotated[NipDigits | None, Field(description="The civil servant's number.")]


class PartyNumber(Value):
    """One of several numbers of an agreement: each party gives its own."""

    number: Annotated[LetterNumber, Field(description="The number.")]
    party: Annotated[str | None, Field(description="The label of the party whose it is; null for one that all share.")]


class Amount(Value):
    """An amount and what it is."""

    amount: Annotated[Money, Field(description="The amount.")]
    what: Annotated[str | None, Field(description="What it is, as the text says: Nilai Kontrak.")]


_DURATION = r"^P[0-9]{1,4}[YMWD]$"


class Duration(Value):
    """How long an agreement holds."""

    length: Annotated[str | None, Field(pattern=_DURATION, description="The length as in ISO 8601: P5Y, P105D.")]
    start: Annotated[Date | None, Field(description="The first day.")]
    end: Annotated[Date | None, Field(description="The last day.")]


class Stage(Value):
    """What happens when."""

    what: Annotated[str | None, Field(description="What happens, in the words of the document.")]
    start: Annotated[Date | None, Field(description="The first day, or the only one.")]
    end: Annotated[Date | None, Field(description="The last day, where it is another.")]
    time: Annotated[str | None, Field(description="The time of the day, as printed.")]
    place: Annotated[str | None, Field(description="Where it happens, as printed.")] = None


class AgreementArticle(Value):
    """An article of an agreement."""

    label: Label
    heading: Annotated[str | None, Field(description="The article's heading, above its number or below.")]
    text: Annotated[str, Field(description="The article's own words, line by line.")]


class HeadedPart(Value):
    """A part of a document that bears a heading."""

    label: Label
    heading: Annotated[str | None, Field(description="The part's heading.")]
    text: Annotated[str, Field(description="The part's own words, line by line.")]


class Item(Value):
    """An item of a list."""

    label: Label
    text: ItemText


class Diktum(Item):
    """A dictum with the items that it lists."""

    items: Annotated[tuple[Item, ...], Field(description="The items inside the dictum.")]


class Basis(Item):
    """A legal basis with the instrument that it names."""

    citation: Annotated[Citation | None, Field(description="The instrument; null where none was recognised.")]


class Definition(Value):
    """A term and what it means in the regulation."""

    term: Annotated[str, Field(description="The term that is defined.")]
    definition: Annotated[str, Field(description="What it means.")]


NodeType = Literal["buku", "bab", "bagian", "paragraf", "pasal", "ayat", "huruf", "angka"]


class Node(Value):
    """A node of a regulation's body, with those inside it."""

    type: Annotated[NodeType, Field(description="The level of the node.")]
    label: Label
    heading: Annotated[str | None, Field(description="The node's heading.")]
    text: Annotated[str, Field(description="The node's own words, as running text.")]
    children: Annotated[tuple[Node, ...], Field(description="The nodes inside, in reading order.")]


PageNumber = Annotated[int, Field(ge=1)]


class RowBeside(Value):
    """A row of a table that is no entry of it: a heading over a group of rows, or a sum."""

    row: Annotated[int, Field(ge=0, description="How many entries of the table stand above it.")]
    cells: Annotated[tuple[str, ...], Field(description="A text for each cell.")]


class Table(Value):
    """A table: one even where it runs over many pages."""

    title: Annotated[str | None, Field(description="What stands above the table as its title.")]
    columns: Annotated[tuple[str, ...], Field(description="The headings of the columns.")]
    rows: Annotated[tuple[tuple[str, ...], ...], Field(description="The rows, a text for each cell.")]
    pages: Annotated[tuple[PageNumber, PageNumber], Field(description="The first and the last page.")]
    groups: Annotated[tuple[RowBeside, ...], Field(description="Headings over groups of rows: A. TENAGA GURU.")] = ()
    totals: Annotated[tuple[RowBeside, ...], Field(description="Rows that give the sum of others.")] = ()


class CodedName(Value):
    """An office, a programme or an activity, with the code that it has in the budget."""

    code: Annotated[str | None, Field(description="The code, as printed.")]
    name: Annotated[str, Field(description="The name.")]


class BudgetRow(CodedName):
    """An account of a budget."""

    amount: Annotated[Money | None, Field(description="What is set aside for it.")]


class MonthlyAmount(Value):
    """What is to be spent in a month."""

    month: Annotated[int, Field(ge=1, le=12, description="The month.")]
    amount: Annotated[Money, Field(description="The amount.")]


class BudgetItem(Value):
    """An amount and what it is for."""

    amount: Annotated[Money, Field(description="The amount.")]
    purpose: Annotated[str | None, Field(description="What it is set aside for.")]


class Figure(Value):
    """A number that a year had."""

    year: Annotated[Year, Field(description="The year.")]
    value: Annotated[int | float, Field(description="The number.")]
    unit: Annotated[str | None, Field(description="What is counted.")]
    what: Annotated[str | None, Field(description="What the number tells of.")]

"""Records of the kind letter. Made from the rule files by `python -m extractor.authoring.write_kinds`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..citation import Citation
from ..records import Record
from ..typed_values import (
    Basis,
    Date,
    Duration,
    Item,
    LetterNumber,
    NipDigits,
    Person,
    Table,
)
from ..value import Value
from .groups import Lampiran

# ruff: noqa: E501


class LetterPerson(Value):
    """The persons an order names."""

    name: Annotated[str | None, Field(description="The person's name, with titles.")]
    nip: Annotated[NipDigits | None, Field(description="The civil servant's number.")]
    rank: Annotated[str | None, Field(description="Rank and grade (pangkat, golongan).")]
    position: Annotated[str | None, Field(description="The person's office.")]
    unit: Annotated[str | None, Field(description="The unit in which the person works.")]


class Letter(Record):
    """Surat: a letter, a circular, an order to travel or to serve, an invitation."""

    kind: Annotated[Literal["letter"], Field(description="The kind of document.")]
    issuer: Annotated[str | None, Field(description="The office on the letterhead, the body it belongs to first.")]
    subtype: Annotated[str | None, Field(description="What the letter is by the title above it; a letter without a title has none.")]
    number: Annotated[LetterNumber | None, Field(description="The letter's own number.")]
    place: Annotated[str | None, Field(description="Where it was written.")]
    date: Annotated[Date | None, Field(description="The day it was written.")]
    tasks: Annotated[list[str], Field(description="What those who are sent or ordered have to do, as Untuk lists it.")]
    duration: Annotated[Duration | None, Field(description="When and how long an order is to be carried out.")]
    to_all: Annotated[list[str], Field(description="Everybody whom it addresses; in an order everybody who is ordered.")]
    nature: Annotated[str | None, Field(description="Sifat: how urgent or secret it is.")]
    attachment: Annotated[str | None, Field(description="What the head says is attached.")]
    subject: Annotated[str | None, Field(description="Hal, Perihal, or what stands under TENTANG.")]
    to: Annotated[str | None, Field(description="The (first) addressee; in an order the first person ordered.")]
    body: Annotated[str | None, Field(description="The letter's own words.")]
    menimbang: Annotated[list[Item], Field(description="The grounds of an order.")]
    mengingat: Annotated[list[Basis], Field(description="The legal bases of an order, each with the instrument it names.")]
    dasar: Annotated[list[str], Field(description="What the order rests on.")]
    legal_bases: Annotated[list[Citation], Field(description="The legal instruments that the letter names.")]
    tables: Annotated[list[Table], Field(description="The tables in the letter's body.")]
    signatory: Annotated[Person | None, Field(description="Who signed: name with titles, office, NIP, rank.")]
    tembusan: Annotated[list[str], Field(description="Who gets a copy; a note names them in its head.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]
    persons: Annotated[list[LetterPerson], Field(description="The persons an order names.")]

"""Records of the kind instruction. Made from the rule files by `python -m extractor.authoring.write_kinds`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..citation import Citation
from ..records import Record
from ..typed_values import (
    Basis,
    Date,
    Diktum,
    Item,
    LetterNumber,
    Person,
)
from .groups import Lampiran

# ruff: noqa: E501


class Instruction(Record):
    """Instruksi: an official tells other officials what to do; a decree in all but its title."""

    kind: Annotated[Literal["instruction"], Field(description="The kind of document.")]
    instrument: Annotated[str | None, Field(description="The instrument's name without its number.")]
    number: Annotated[LetterNumber | None, Field(description="The instruction's own number.")]
    title: Annotated[str | None, Field(description="What follows TENTANG.")]
    issuer: Annotated[str | None, Field(description="The office that instructs.")]
    region: Annotated[str | None, Field(description="The region whose office decides.")]
    place: Annotated[str | None, Field(description="Where it was decided.")]
    date: Annotated[Date | None, Field(description="The day on which it was decided, as much of it as is written.")]
    signatory: Annotated[Person | None, Field(description="Who signed: name with titles, office, NIP, rank.")]
    menimbang: Annotated[list[Item], Field(description="The grounds.")]
    mengingat: Annotated[list[Basis], Field(description="The legal bases, each with the instrument it names.")]
    memperhatikan: Annotated[list[Item], Field(description="What else was considered: letters, minutes.")]
    tembusan: Annotated[list[str], Field(description="Who gets a copy.")]
    subtype: Annotated[str | None, Field(description="Whose instruction it is, by its title.")]
    legal_bases: Annotated[list[Citation], Field(description="The legal instruments that its grounds name, where they are no list of their own.")]
    to_all: Annotated[list[str], Field(description="Those who are instructed.")]
    diktum: Annotated[list[Diktum], Field(description="What is to be done, dictum after dictum.")]
    signatories: Annotated[list[Person], Field(description="All who sign: name with titles, office, NIP, rank.")]
    blank_form: Annotated[bool | None, Field(description="Whether it is a form in which values are left open.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]

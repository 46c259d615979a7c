"""Records of the kind berita_acara. Made from the rule files by `python -m extractor.authoring.write_kinds`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..citation import Citation
from ..records import Record
from ..typed_values import (
    Date,
    Item,
    LetterNumber,
    Party,
    Person,
    Table,
)
from ..value import Value
from .groups import Lampiran

# ruff: noqa: E501


class Base(Value):
    """What it rests on: contracts, orders, earlier papers."""

    type: Annotated[str | None, Field(description="What paper it is.")]
    number: Annotated[LetterNumber | None, Field(description="Its number.")]
    date: Annotated[Date | None, Field(description="Its date.")]


class BeritaAcara(Record):
    """Berita acara: what happened, was found or changed hands, vouched for by those who sign."""

    kind: Annotated[Literal["berita_acara"], Field(description="The kind of document.")]
    subtype: Annotated[str | None, Field(description="What is recorded, by its title.")]
    number: Annotated[LetterNumber | None, Field(description="The document's own number.")]
    title: Annotated[str | None, Field(description="What follows TENTANG; without it the title, the kind's own words included.")]
    issuer: Annotated[str | None, Field(description="The office on the letterhead; without one the office of those who sign, as the opening names it.")]
    region: Annotated[str | None, Field(description="The region of the office on the letterhead.")]
    place: Annotated[str | None, Field(description="Where it was done or signed.")]
    date: Annotated[Date | None, Field(description="The day of which it tells.")]
    signatory: Annotated[Person | None, Field(description="The first of those who sign.")]
    signatories: Annotated[list[Person], Field(description="All who sign: name with titles, office, NIP, rank.")]
    legal_bases: Annotated[list[Citation], Field(description="The legal instruments that it names.")]
    blank_form: Annotated[bool | None, Field(description="Whether it is a form in which values are left open.")]
    officials: Annotated[list[Party], Field(description="Who vouches for it, as the opening names them.")]
    parties: Annotated[list[Party], Field(description="The parties, and what each is called.")]
    points: Annotated[list[Item], Field(description="What was found, done or agreed, point by point.")]
    conclusion: Annotated[str | None, Field(description="What it comes to: the result of an examination, whether something was accepted.")]
    witnesses: Annotated[list[Person], Field(description="Who signs as a witness.")]
    decisions: Annotated[list[str], Field(description="What was concluded.")]
    tables: Annotated[list[Table], Field(description="The tables: goods, prices, measures.")]
    tembusan: Annotated[list[str], Field(description="Who gets a copy.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]
    bases: Annotated[list[Base], Field(description="What it rests on: contracts, orders, earlier papers.")]

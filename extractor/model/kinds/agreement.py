"""Records of the kind agreement. Made from the rule files by `python -m extractor.authoring.write_kinds`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..citation import Citation
from ..records import Record
from ..typed_values import (
    AgreementArticle,
    Amount,
    Date,
    Duration,
    Item,
    LetterNumber,
    Party,
    PartyNumber,
    Person,
    Table,
)
from .groups import Lampiran

# ruff: noqa: E501


class Agreement(Record):
    """Perjanjian, nota kesepahaman, surat perintah kerja: parties agree on something and sign it."""

    kind: Annotated[Literal["agreement"], Field(description="The kind of document.")]
    subtype: Annotated[str | None, Field(description="What the document is among those of its kind, by its title.")]
    number: Annotated[LetterNumber | None, Field(description="The document's own number.")]
    title: Annotated[str | None, Field(description="What follows TENTANG; else what follows the word for the kind, or what work is to be done.")]
    issuer: Annotated[str | None, Field(description="The office on the letterhead, the body it belongs to first.")]
    region: Annotated[str | None, Field(description="The region whose office issues it.")]
    place: Annotated[str | None, Field(description="Where it was signed.")]
    date: Annotated[Date | None, Field(description="The day on which it was signed.")]
    signatory: Annotated[Person | None, Field(description="The first of those who sign.")]
    signatories: Annotated[list[Person], Field(description="All who sign: name with titles, office, NIP, rank.")]
    legal_bases: Annotated[list[Citation], Field(description="The legal instruments that it rests on.")]
    blank_form: Annotated[bool | None, Field(description="Whether it is a form in which values are left open.")]
    numbers: Annotated[list[PartyNumber], Field(description="The number that each party gives it, in the order in which they are printed.")]
    parties: Annotated[list[Party], Field(description="The parties: label, person, office, institution, address, NIP.")]
    pasal: Annotated[list[AgreementArticle], Field(description="The articles, each with its heading.")]
    points: Annotated[list[Item], Field(description="The conditions, where it is not written in articles.")]
    duration: Annotated[Duration | None, Field(description="How long it holds.")]
    amounts: Annotated[list[Amount], Field(description="What is paid under it.")]
    appointment_bases: Annotated[list[Citation], Field(description="The decrees by which those who act for the parties were appointed.")]
    tables: Annotated[list[Table], Field(description="The tables in it.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]

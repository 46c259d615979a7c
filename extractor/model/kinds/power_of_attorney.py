"""Records of the kind power_of_attorney. Made from the rule files by `python -m extractor.authoring.write_kinds`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..citation import Citation
from ..records import Record
from ..typed_values import (
    Date,
    LetterNumber,
    Party,
    Person,
    Table,
)
from .groups import Lampiran

# ruff: noqa: E501


class PowerOfAttorney(Record):
    """Surat kuasa: one person gives another the power to act in his or her name."""

    kind: Annotated[Literal["power_of_attorney"], Field(description="The kind of document.")]
    subtype: Annotated[str | None, Field(description="What the document is among those of its kind, by its title.")]
    number: Annotated[LetterNumber | None, Field(description="The document's own number.")]
    title: Annotated[str | None, Field(description="What follows TENTANG; without it the title, the kind's own words included.")]
    issuer: Annotated[str | None, Field(description="The office on the letterhead, the body it belongs to first.")]
    region: Annotated[str | None, Field(description="The region of the office on the letterhead.")]
    place: Annotated[str | None, Field(description="Where it was signed.")]
    date: Annotated[Date | None, Field(description="The day on which it was signed.")]
    signatory: Annotated[Person | None, Field(description="Who gives the power; else the first of those who sign.")]
    signatories: Annotated[list[Person], Field(description="All who sign, who gives the power first: name with titles, office, NIP, rank.")]
    legal_bases: Annotated[list[Citation], Field(description="The legal instruments that it names.")]
    blank_form: Annotated[bool | None, Field(description="Whether it is a form in which values are left open.")]
    tables: Annotated[list[Table], Field(description="The tables in what is said.")]
    witnesses: Annotated[list[Party], Field(description="Who witnesses it; of a witness left blank only the place stands in the record.")]
    acknowledged_by: Annotated[list[Person], Field(description="Who signs below Mengetahui.")]
    tembusan: Annotated[list[str], Field(description="Who gets a copy.")]
    grantor: Annotated[Party | None, Field(description="Who gives the power.")]
    grantee: Annotated[Party | None, Field(description="Who gets it, the first of several.")]
    grantees: Annotated[list[Party], Field(description="All who get it.")]
    purpose: Annotated[str | None, Field(description="What the power is given for.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]

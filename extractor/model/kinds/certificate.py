"""Records of the kind certificate. Made from the rule files by `python -m extractor.authoring.write_kinds`."""

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


class Certificate(Record):
    """Surat keterangan: an official certifies something of persons or things."""

    kind: Annotated[Literal["certificate"], Field(description="The kind of document.")]
    subtype: Annotated[str | None, Field(description="What the document is among those of its kind, by its title.")]
    number: Annotated[LetterNumber | None, Field(description="The document's own number.")]
    title: Annotated[str | None, Field(description="What follows TENTANG; without it the title, the kind's own words included.")]
    issuer: Annotated[str | None, Field(description="The office on the letterhead, the body it belongs to first.")]
    region: Annotated[str | None, Field(description="The region of the office on the letterhead.")]
    place: Annotated[str | None, Field(description="Where it was signed.")]
    date: Annotated[Date | None, Field(description="The day on which it was signed.")]
    signatory: Annotated[Person | None, Field(description="The first of those who sign.")]
    signatories: Annotated[list[Person], Field(description="All who sign: name with titles, office, NIP, rank.")]
    legal_bases: Annotated[list[Citation], Field(description="The legal instruments that it names.")]
    blank_form: Annotated[bool | None, Field(description="Whether it is a form in which values are left open.")]
    tables: Annotated[list[Table], Field(description="The tables in what is certified.")]
    witnesses: Annotated[list[Party], Field(description="Who witnesses it; of a witness left blank only the place stands in the record.")]
    acknowledged_by: Annotated[list[Person], Field(description="Who signs below Mengetahui.")]
    tembusan: Annotated[list[str], Field(description="Who gets a copy.")]
    official: Annotated[Party | None, Field(description="Who certifies, as the opening names him or her.")]
    persons: Annotated[list[Party], Field(description="Whom it certifies something of; who certifies it of himself or herself.")]
    purpose: Annotated[str | None, Field(description="What it is meant to be used for.")]
    valid_until: Annotated[Date | None, Field(description="The last day on which it holds.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]

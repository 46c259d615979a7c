"""Records of the kind declaration. Made from the rule files by `python -m extractor.authoring.write_kinds`."""

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
from .groups import Lampiran

# ruff: noqa: E501


class Declaration(Record):
    """Surat pernyataan: somebody declares or promises something in his or her own name."""

    kind: Annotated[Literal["declaration"], Field(description="The kind of document.")]
    subtype: Annotated[str | None, Field(description="What the document is among those of its kind, by its title.")]
    number: Annotated[LetterNumber | None, Field(description="The document's own number.")]
    title: Annotated[str | None, Field(description="What follows TENTANG; without it the title, the kind's own words included.")]
    issuer: Annotated[str | None, Field(description="The office on the letterhead, the body it belongs to first.")]
    region: Annotated[str | None, Field(description="The region of the office on the letterhead.")]
    place: Annotated[str | None, Field(description="Where it was signed.")]
    date: Annotated[Date | None, Field(description="The day on which it was signed.")]
    signatory: Annotated[Person | None, Field(description="Who declares it; else the first of those who sign.")]
    signatories: Annotated[list[Person], Field(description="All who sign, who declares it first: name with titles, office, NIP, rank.")]
    legal_bases: Annotated[list[Citation], Field(description="The legal instruments that it names.")]
    blank_form: Annotated[bool | None, Field(description="Whether it is a form in which values are left open.")]
    tables: Annotated[list[Table], Field(description="The tables in what is said.")]
    witnesses: Annotated[list[Party], Field(description="Who witnesses it; of a witness left blank only the place stands in the record.")]
    acknowledged_by: Annotated[list[Person], Field(description="Who signs below Mengetahui.")]
    tembusan: Annotated[list[str], Field(description="Who gets a copy.")]
    declarant: Annotated[Party | None, Field(description="Who declares it.")]
    persons: Annotated[list[Party], Field(description="Of whom it is declared, where the declarant speaks of others.")]
    parties: Annotated[list[Party], Field(description="Those who declare it together, and what each is called.")]
    points: Annotated[list[Item], Field(description="What is declared, point by point.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]

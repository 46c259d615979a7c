"""Records of the kind performance_agreement. Made from the rule files by `python -m extractor.authoring.write_kinds`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..citation import Citation
from ..records import Record
from ..typed_values import (
    Amount,
    Date,
    LetterNumber,
    Money,
    Party,
    Person,
)
from ..value import Value
from .groups import Lampiran

# ruff: noqa: E501


class PerformanceAgreementIndicator(Value):
    """What shall be achieved, row by row; the rows of a plan attached to it (rencana aksi, rencana kinerja) are none."""

    goal: Annotated[str | None, Field(description="The goal (sasaran); null in a row below the one that names it.")]
    indicator: Annotated[str | None, Field(description="The indicator of performance.")]
    target: Annotated[str | None, Field(description="The value to be reached, as printed.")]


class Programme(Value):
    """What the year's money is set aside for."""

    name: Annotated[str | None, Field(description="The programme or activity.")]
    amount: Annotated[Money | None, Field(description="The amount.")]


class PerformanceAgreement(Record):
    """Perjanjian kinerja: an official promises a superior what a year shall achieve."""

    kind: Annotated[Literal["performance_agreement"], Field(description="The kind of document.")]
    subtype: Annotated[str | None, Field(description="What the document is among those of its kind, by its title.")]
    number: Annotated[LetterNumber | None, Field(description="The agreement's own number, where it has one.")]
    title: Annotated[str | None, Field(description="The title with its year.")]
    issuer: Annotated[str | None, Field(description="The office on the letterhead, the body it belongs to first.")]
    region: Annotated[str | None, Field(description="The region whose office issues it.")]
    place: Annotated[str | None, Field(description="Where it was signed.")]
    date: Annotated[Date | None, Field(description="The day on which it was signed, as much of it as is written.")]
    signatory: Annotated[Person | None, Field(description="The first of those who sign.")]
    signatories: Annotated[list[Person], Field(description="All who sign: name with titles, office, NIP, rank.")]
    legal_bases: Annotated[list[Citation], Field(description="The legal instruments that it rests on.")]
    blank_form: Annotated[bool | None, Field(description="Whether it is a form in which values are left open.")]
    year: Annotated[int | None, Field(description="The year for which it is made.")]
    parties: Annotated[list[Party], Field(description="The official and the superior: label, person, office, institution, address, NIP.")]
    amounts: Annotated[list[Amount], Field(description="The amounts that its sentences name.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]
    indicators: Annotated[list[PerformanceAgreementIndicator], Field(description="What shall be achieved, row by row; the rows of a plan attached to it (rencana aksi, rencana kinerja) are none.")]
    programmes: Annotated[list[Programme], Field(description="What the year's money is set aside for.")]

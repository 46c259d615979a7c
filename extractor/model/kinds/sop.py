"""Records of the kind sop. Made from the rule files by `python -m extractor.authoring.write_kinds`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..citation import Citation
from ..records import Record
from ..typed_values import (
    Date,
    LetterNumber,
    Person,
    Table,
)
from ..value import Value
from .groups import Lampiran

# ruff: noqa: E501


class Step(Value):
    """The steps, one row of the table each."""

    number: Annotated[int | None, Field(description="The step's number.")]
    activity: Annotated[str | None, Field(description="What is done.")]
    requirements: Annotated[str | None, Field(description="What must be there for it.")]
    time: Annotated[str | None, Field(description="How long it takes, as printed.")]
    output: Annotated[str | None, Field(description="What comes of it.")]
    note: Annotated[str | None, Field(description="What else is said of it.")]


class Sop(Record):
    """Standar operasional prosedur: how an office does one thing, who does which step, how long it takes."""

    kind: Annotated[Literal["sop"], Field(description="The kind of document.")]
    subtype: Annotated[str | None, Field(description="What the document is among those of its kind, by its title.")]
    number: Annotated[LetterNumber | None, Field(description="The SOP's own number.")]
    title: Annotated[str | None, Field(description="What the SOP is called.")]
    issuer: Annotated[str | None, Field(description="The office whose procedure it is.")]
    region: Annotated[str | None, Field(description="The region of that office.")]
    place: Annotated[str | None, Field(description="Where it was signed.")]
    date: Annotated[Date | None, Field(description="The day on which it was made; without it the day from which it holds.")]
    signatory: Annotated[Person | None, Field(description="Who approved it: name with titles, office, NIP, rank.")]
    signatories: Annotated[list[Person], Field(description="Who approved it, as a list.")]
    legal_bases: Annotated[list[Citation], Field(description="The legal instruments that it rests on.")]
    blank_form: Annotated[bool | None, Field(description="Whether it is a form in which values are left open.")]
    created: Annotated[Date | None, Field(description="The day on which it was made (tanggal pembuatan).")]
    revised: Annotated[Date | None, Field(description="The day on which it was last revised.")]
    effective: Annotated[Date | None, Field(description="The day from which it holds.")]
    qualifications: Annotated[list[str], Field(description="What those who carry it out must be able to.")]
    related: Annotated[list[str], Field(description="Other SOPs with which it is connected.")]
    equipment: Annotated[list[str], Field(description="What is needed to carry it out.")]
    warnings: Annotated[list[str], Field(description="What happens where it is not kept.")]
    recording: Annotated[list[str], Field(description="What is recorded where.")]
    actors: Annotated[list[str], Field(description="Who takes part, as the columns of the steps name them.")]
    tables: Annotated[list[Table], Field(description="The tables behind the frame: the steps.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]
    steps: Annotated[list[Step], Field(description="The steps, one row of the table each.")]

"""Records of the kind budget. Made from the rule files by `python -m extractor.authoring.write_kinds`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..citation import Citation
from ..records import Record
from ..typed_values import (
    BudgetRow,
    CodedName,
    Date,
    LetterNumber,
    Money,
    MonthlyAmount,
    Person,
    Table,
)
from .groups import Lampiran

# ruff: noqa: E501


class Budget(Record):
    """DPA, RKA, DIPA: what an office may spend in a year, by programme, activity and account."""

    kind: Annotated[Literal["budget"], Field(description="The kind of document.")]
    subtype: Annotated[str | None, Field(description="What the document is among those of its kind, by its title.")]
    number: Annotated[LetterNumber | None, Field(description="The document's own number.")]
    title: Annotated[str | None, Field(description="The title.")]
    issuer: Annotated[str | None, Field(description="The office whose budget it is.")]
    region: Annotated[str | None, Field(description="The region whose budget it is.")]
    place: Annotated[str | None, Field(description="Where it was signed.")]
    date: Annotated[Date | None, Field(description="The day on which it was signed.")]
    signatory: Annotated[Person | None, Field(description="The first of those who sign.")]
    signatories: Annotated[list[Person], Field(description="Who signs: the head of the office, who approves it.")]
    legal_bases: Annotated[list[Citation], Field(description="The legal instruments that it rests on.")]
    blank_form: Annotated[bool | None, Field(description="Whether it is a form in which values are left open.")]
    form_code: Annotated[str | None, Field(description="The code of the form, as printed.")]
    year: Annotated[int | None, Field(description="The fiscal year.")]
    government_task: Annotated[CodedName | None, Field(description="The field of government (urusan), code and name.")]
    task_field: Annotated[CodedName | None, Field(description="The part of that field (bidang urusan), code and name.")]
    organisation: Annotated[CodedName | None, Field(description="The office, code and name.")]
    unit: Annotated[CodedName | None, Field(description="The unit of the office, code and name.")]
    programme: Annotated[CodedName | None, Field(description="The programme, code and name.")]
    activity: Annotated[CodedName | None, Field(description="The activity (kegiatan), code and name.")]
    subactivity: Annotated[CodedName | None, Field(description="The part of the activity (sub kegiatan), code and name.")]
    funds: Annotated[str | None, Field(description="Where the money comes from.")]
    total: Annotated[Money | None, Field(description="The total, as the table or the head gives it.")]
    rows: Annotated[list[BudgetRow], Field(description="The accounts, with code, name and amount, from the table.")]
    monthly_plan: Annotated[list[MonthlyAmount], Field(description="What is to be spent in each month.")]
    tables: Annotated[list[Table], Field(description="The tables: accounts and amounts, indicators.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]

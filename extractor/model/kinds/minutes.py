"""Records of the kind minutes. Made from the rule files by `python -m extractor.authoring.write_kinds`."""

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
from .groups import Lampiran

# ruff: noqa: E501


class Minutes(Record):
    """Notulen: what was said and decided in a meeting."""

    kind: Annotated[Literal["minutes"], Field(description="The kind of document.")]
    subtype: Annotated[str | None, Field(description="What the document is among those of its kind, by its title.")]
    number: Annotated[LetterNumber | None, Field(description="The document's own number.")]
    title: Annotated[str | None, Field(description="What follows TENTANG; without it the title, the kind's own words included.")]
    issuer: Annotated[str | None, Field(description="The office on the letterhead, the body it belongs to first.")]
    region: Annotated[str | None, Field(description="The region of the office on the letterhead.")]
    place: Annotated[str | None, Field(description="Where the minutes were signed.")]
    date: Annotated[Date | None, Field(description="The day of the meeting.")]
    signatory: Annotated[Person | None, Field(description="The first of those who sign.")]
    signatories: Annotated[list[Person], Field(description="All who sign: name with titles, office, NIP, rank.")]
    legal_bases: Annotated[list[Citation], Field(description="The legal instruments that the minutes name.")]
    blank_form: Annotated[bool | None, Field(description="Whether it is a form in which values are left open.")]
    time: Annotated[str | None, Field(description="When the meeting began and ended, as printed.")]
    venue: Annotated[str | None, Field(description="Where the meeting took place, as printed.")]
    agenda: Annotated[list[str], Field(description="What was to be discussed.")]
    attendees: Annotated[list[str], Field(description="Who took part, as printed.")]
    attendees_count: Annotated[int | None, Field(description="How many took part, where the minutes say so.")]
    chair: Annotated[str | None, Field(description="Who led the meeting.")]
    secretary: Annotated[str | None, Field(description="Who took the minutes.")]
    discussion: Annotated[str | None, Field(description="What was said, paragraph by paragraph.")]
    decisions: Annotated[list[str], Field(description="What was decided or concluded.")]
    follow_up: Annotated[list[str], Field(description="What is to be done.")]
    tables: Annotated[list[Table], Field(description="The tables in the minutes.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]

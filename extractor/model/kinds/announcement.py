"""Records of the kind announcement. Made from the rule files by `python -m extractor.authoring.write_kinds`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..citation import Citation
from ..records import Record
from ..typed_values import (
    Date,
    HeadedPart,
    Item,
    LetterNumber,
    Person,
    Stage,
    Table,
)
from .groups import Lampiran

# ruff: noqa: E501


class Announcement(Record):
    """Pengumuman: an office tells everyone something: results, dates, conditions."""

    kind: Annotated[Literal["announcement"], Field(description="The kind of document.")]
    subtype: Annotated[str | None, Field(description="What the document is among those of its kind, by its title.")]
    number: Annotated[LetterNumber | None, Field(description="The announcement's own number.")]
    title: Annotated[str | None, Field(description="What follows TENTANG; else what follows the word for the kind.")]
    issuer: Annotated[str | None, Field(description="The office or the committee that announces.")]
    region: Annotated[str | None, Field(description="The region whose office issues it.")]
    place: Annotated[str | None, Field(description="Where it was signed.")]
    date: Annotated[Date | None, Field(description="The day on which it was signed, as much of it as is written.")]
    signatory: Annotated[Person | None, Field(description="The first of those who sign.")]
    signatories: Annotated[list[Person], Field(description="All who sign: name with titles, office, NIP, rank.")]
    legal_bases: Annotated[list[Citation], Field(description="What it rests on, from its first paragraph: legal instruments, decrees of a committee, letters, earlier announcements.")]
    blank_form: Annotated[bool | None, Field(description="Whether it is a form in which values are left open; forms for those who apply stand behind its closing.")]
    points: Annotated[list[Item], Field(description="What is announced, point by point or part by part.")]
    parts: Annotated[list[HeadedPart], Field(description="Its parts where they bear headings: label, heading, text.")]
    tembusan: Annotated[list[str], Field(description="Who gets a copy.")]
    schedule: Annotated[list[Stage], Field(description="What happens when.")]
    tables: Annotated[list[Table], Field(description="The tables in its body.")]
    persons: Annotated[list[str], Field(description="The people whom its tables name: those who passed, who were chosen.")]
    persons_count: Annotated[int | None, Field(description="How many people that are: the rows of a table with names, sums left out.")]
    links: Annotated[list[str], Field(description="The web addresses that it gives.")]
    contacts: Annotated[list[str], Field(description="The e-mail addresses and telephone numbers that it gives.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]

"""Records of the kind decree. Made from the rule files by `python -m extractor.authoring.write_kinds`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..records import Record
from ..typed_values import (
    Basis,
    Date,
    Diktum,
    Item,
    LetterNumber,
    Node,
    Person,
)
from .groups import Lampiran

# ruff: noqa: E501


class Decree(Record):
    """Keputusan: an official decides one thing, on stated grounds, in numbered dictums."""

    kind: Annotated[Literal["decree"], Field(description="The kind of document.")]
    instrument: Annotated[str | None, Field(description="The instrument's name without its number.")]
    number: Annotated[LetterNumber | None, Field(description="The instrument's own number.")]
    title: Annotated[str | None, Field(description="What follows TENTANG.")]
    issuer: Annotated[str | None, Field(description="The office that decides, as printed above Menimbang.")]
    region: Annotated[str | None, Field(description="The region whose office decides.")]
    place: Annotated[str | None, Field(description="Where it was decided.")]
    date: Annotated[Date | None, Field(description="The day on which it was decided, as much of it as is written.")]
    signatory: Annotated[Person | None, Field(description="Who signed: name with titles, office, NIP, rank.")]
    menimbang: Annotated[list[Item], Field(description="The grounds.")]
    mengingat: Annotated[list[Basis], Field(description="The legal bases, each with the instrument it names.")]
    memperhatikan: Annotated[list[Item], Field(description="What else was considered: letters, minutes.")]
    tembusan: Annotated[list[str], Field(description="Who gets a copy.")]
    diktum: Annotated[list[Diktum], Field(description="What is decided, dictum after dictum; nothing where the body is written in articles.")]
    batang_tubuh: Annotated[list[Node], Field(description="The body of a decree that is written in articles.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]

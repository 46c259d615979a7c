"""Records of the kind regulation. Made from the rule files by `python -m extractor.authoring.write_kinds`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..citation import Gazette
from ..records import Record
from ..typed_values import (
    Basis,
    Date,
    Definition,
    Diktum,
    Item,
    LetterNumber,
    Node,
    Person,
    Table,
)
from ..value import Value
from .groups import Lampiran

# ruff: noqa: E501


class Promulgation(Value):
    """Where, when and by whom it was promulgated, and in which gazette."""

    place: Annotated[str | None, Field(description="Where it was promulgated.")]
    date: Annotated[Date | None, Field(description="The day on which it was promulgated.")]
    by: Annotated[Person | None, Field(description="Who promulgated it.")]
    gazette: Annotated[Gazette | None, Field(description="The gazette in which it stands.")]


class Penjelasan(Value):
    """The elucidation: in general, and article by article."""

    umum: Annotated[str | None, Field(description="The elucidation in general.")]
    articles: Annotated[list[Item], Field(description="The elucidation article by article.")]


class Regulation(Record):
    """Peraturan: general norms in articles, promulgated in a gazette."""

    kind: Annotated[Literal["regulation"], Field(description="The kind of document.")]
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
    batang_tubuh: Annotated[list[Node], Field(description="The body: chapters, parts, articles, paragraphs.")]
    diktum: Annotated[list[Diktum], Field(description="What is decided, dictum after dictum, where an agency's regulation is written so and not in articles.")]
    definitions: Annotated[list[Definition], Field(description="The terms that Pasal 1 defines.")]
    tables: Annotated[list[Table], Field(description="The tables in the body.")]
    lampiran: Annotated[list[Lampiran], Field(description="The attachments, each with its own head.")]
    promulgation: Annotated[Promulgation | None, Field(description="Where, when and by whom it was promulgated, and in which gazette.")]
    penjelasan: Annotated[Penjelasan | None, Field(description="The elucidation: in general, and article by article.")]

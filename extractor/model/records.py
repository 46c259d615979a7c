"""A record: what every kind of document has in common. The kinds' own fields are in `kinds/`, made from the rules."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from .document import Place
from .findings import Finding
from .typed_values import PageNumber

Version = Literal["1"]
SCHEMA_VERSION: Version = get_args(Version)[0]
WordSource = Literal["digital", "ocr", "mixed", "plain", "none"]
"""Where words came from: a text layer, a recogniser, both, a file without pages; none where no word was read."""
Pointer = Annotated[str, Field(pattern=r"^(/.*)?$")]
"""A JSON pointer into the record (RFC 6901)."""

_LAST = ("sections", "findings", "provenance")
"""What stands behind the fields of the kind."""


class _RecordPart(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Source(_RecordPart):
    """The file a record was read from; `part` and `parts` are there where it holds several documents."""

    path: Annotated[str, Field(description="The file's path, as it was given or below the folder that was given.")]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", description="The SHA-256 of the file's bytes.")]
    media_type: Annotated[str, Field(pattern=r"^[a-z]+/[^/ ]+$", description="What kind of file it is (IANA).")]
    pages: Annotated[int, Field(ge=0, description="How many pages the file has.")]
    text: Annotated[WordSource, Field(description="Where the words came from.")]
    part: Annotated[int, Field(ge=1)] | SkipJsonSchema[None] = Field(
        None, exclude_if=lambda part: part is None, description="Which of the file's documents this is, from 1."
    )
    parts: Annotated[int, Field(ge=2)] | SkipJsonSchema[None] = Field(
        None, exclude_if=lambda parts: parts is None, description="How many documents the file holds."
    )


class Section(_RecordPart):
    """A part of the document; `text` is its own, without that of the sections inside."""

    name: Annotated[str, Field(description="What the rule calls the section; item for an item of a list.")]
    label: Annotated[str | None, Field(description="The label of an item or chapter, as printed.")] = None
    heading: Annotated[str | None, Field(description="The heading as printed.")]
    level: Annotated[int, Field(ge=1, description="How deep it stands; 1 is the outermost.")]
    text: Annotated[str, Field(description="Its own words, line by line.")]
    pages: Annotated[tuple[PageNumber, PageNumber], Field(description="The first and the last page.")]
    source: Annotated[WordSource, Field(description="Where the words of these pages came from.")]
    children: Annotated[list[Section], Field(description="The sections inside, in reading order.")]


class Record(_RecordPart):
    """What was read from one document; a value that was not found is null or empty.

    `model_dump(mode="json")` is the content of the record's file.
    """

    model_config = ConfigDict(defer_build=True)  # nobody needs all kinds, and the order of fields is settled below

    schema_version: Annotated[Version, Field(description="The version of this form of records.")]
    kind: Annotated[str, Field(description="The kind of document.")]
    source: Annotated[Source, Field(description="The file it was read from.")]
    sections: Annotated[list[Section], Field(repr=False, description="The whole text, cut at its headings.")]
    findings: Annotated[list[Finding], Field(repr=False, description="What is doubtful or missing.")]
    provenance: Annotated[
        dict[Pointer, list[Place]],
        Field(repr=False, description="For each value, by its JSON pointer, the places it was read from."),
    ]

    def content(self) -> dict[str, Any]:
        """What is written to the record's file, its places as they are: a writer takes them as fast as dictionaries."""
        return {**self.model_dump(mode="json", exclude={"provenance"}), "provenance": self.provenance}

    @classmethod
    def __pydantic_init_subclass__(cls, **keywords: Any) -> None:
        """Puts what every kind has at its end behind the fields of the kind, as records are written."""
        for name in _LAST:
            cls.model_fields[name] = cls.model_fields.pop(name)

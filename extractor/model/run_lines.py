"""What stands in the files of a run beside its records: the lines of manifest.jsonl and of links.jsonl."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from .records import Pointer

Status = Literal["ok", "partial", "failed"]
ErrorCode = Literal[
    "encrypted", "damaged", "empty", "too_large", "timeout", "crashed", "unsupported", "unreadable", "no_text",
    "unknown_kind",
]  # fmt: skip
LinkStatus = Literal["found", "differs", "ambiguous", "not_found"]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class _RunLine(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True, defer_build=True)


class ManifestError(_RunLine):
    """Why a document has no record, or none that is whole."""

    code: Annotated[ErrorCode, Field(description="What kind of error it is.")]
    message: Annotated[str, Field(description="What is wrong and what to do.")]


class ManifestLine(_RunLine):
    """A line of manifest.jsonl: what became of a document that was found."""

    path: Annotated[str, Field(description="The document's path below the input.")]
    sha256: Annotated[Sha256 | None, Field(description="The SHA-256 of its bytes; null where they were not read.")]
    status: Annotated[Status, Field(description="Whether its records are whole, partial, or missing.")]
    kind: Annotated[str | None, Field(description="The kind of its first record.")]
    output: Annotated[str | None, Field(description="The path of its first record below the output.")]
    seconds: Annotated[float, Field(ge=0, description="How long it took.")]
    pages: Annotated[int | None, Field(ge=0, description="How many pages it has.")]
    reused: Annotated[bool, Field(description="Whether the records of an earlier run were kept.")]
    error: Annotated[ManifestError | None, Field(description="What went wrong; null where nothing did.")]
    outputs: Annotated[list[str], Field(description="The paths of all its records.")]
    searchable: str | SkipJsonSchema[None] = Field(None, description="The path of a scan's searchable copy.")


class LinkEnd(_RunLine):
    """Where a link starts."""

    path: Annotated[str, Field(description="The document's path.")]
    record: Annotated[str | None, Field(description="The path of its record.")]
    at: Annotated[Pointer, Field(description="The place in the record, as a JSON pointer; empty for the whole.")]


class Difference(_RunLine):
    """Two values that should be one."""

    field: Annotated[str, Field(description="What is compared.")]
    from_: Annotated[str | int | None, Field(alias="from", description="What the linking record says.")]
    to: Annotated[str | int | None, Field(description="What the other document says.")]


class LinkLine(_RunLine):
    """A line of links.jsonl: what a document says of another, or that two are one."""

    kind: Annotated[
        str,
        Field(pattern=r"^[a-z][a-z0-9_]*$", description="evidence, legal_basis, duplicate or same_bytes."),
    ]
    from_: Annotated[LinkEnd, Field(alias="from", description="Where the link starts.")]
    to: Annotated[str | None, Field(description="The path of the document that is meant; null where none is sure.")]
    record: Annotated[str | None, Field(description="The path of that document's record.")]
    status: Annotated[LinkStatus, Field(description="How sure the link is.")]
    by: Annotated[list[str], Field(description="What the document was found by.")]
    agree: Annotated[list[str], Field(description="What is the same on both sides.")]
    differences: Annotated[list[Difference], Field(description="What is not the same.")]
    candidates: Annotated[list[str], Field(description="The paths of other documents that could be meant.")]
    candidates_count: Annotated[int, Field(ge=0, description="How many candidates there are; only some are listed.")]
    says: dict[str, str | int | bool | None] | SkipJsonSchema[None] = Field(
        None, description="What the linking record says of the other document."
    )

"""Records of the kind unknown. Made from the rule files by `python -m extractor.authoring.write_kinds`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..citation import Citation
from ..records import Record
from ..typed_values import (
    Date,
    LetterNumber,
    Table,
)


class Unknown(Record):
    """A document that no rule claims: what can be read from any text."""

    kind: Annotated[Literal["unknown"], Field(description="The kind of document.")]
    dates: Annotated[list[Date], Field(description="The dates in the text.")]
    numbers: Annotated[list[LetterNumber], Field(description="The letter numbers in the text.")]
    citations: Annotated[list[Citation], Field(description="The legal instruments that the text names.")]
    tables: Annotated[list[Table], Field(description="The tables in the text.")]

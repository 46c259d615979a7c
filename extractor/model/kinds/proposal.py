"""Records of the kind proposal. Made from the rule files by `python -m extractor.authoring.write_kinds`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..citation import Citation
from ..records import Record
from ..typed_values import (
    BudgetItem,
    Date,
    Figure,
)
from ..value import Value

# ruff: noqa: E501


class Contact(Value):
    """Whom to ask."""

    name: Annotated[str | None, Field(description="The person's name.")]
    phone: Annotated[str | None, Field(description="The telephone number, as printed.")]
    email: Annotated[str | None, Field(description="The e-mail address.")]


class Proposal(Record):
    """Proposal inovasi: an agency describes its innovation for a competition, under lettered or numbered headings or as answers to questions."""

    kind: Annotated[Literal["proposal"], Field(description="The kind of document.")]
    title: Annotated[str | None, Field(description="The innovation's name.")]
    expansion: Annotated[str | None, Field(description="What the acronym in the title stands for.")]
    agency: Annotated[str | None, Field(description="The agency whose innovation it is.")]
    region: Annotated[str | None, Field(description="The region of the agency.")]
    year: Annotated[int | None, Field(description="The year on the cover.")]
    date: Annotated[Date | None, Field(description="Since when the innovation runs.")]
    category: Annotated[str | None, Field(description="The category in which the innovation competes.")]
    videos: Annotated[list[str], Field(description="Addresses of the innovation's videos, each once.")]
    budgets: Annotated[list[BudgetItem], Field(description="Amounts set aside, each with what it is for.")]
    figures: Annotated[list[Figure], Field(description="The yearly figures, each once.")]
    sdgs: Annotated[list[int], Field(description="Numbers of the Sustainable Development Goals it serves.")]
    partners: Annotated[list[str], Field(description="Who takes part.")]
    legal_bases: Annotated[list[Citation], Field(description="The legal instruments that the text names, each once.")]
    contact: Annotated[Contact | None, Field(description="Whom to ask.")]

"""Records of the kind index_report. Made from the rule files by `python -m extractor.authoring.write_kinds`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..records import Record
from ..typed_values import (
    Date,
    LetterNumber,
)
from ..value import Value

# ruff: noqa: E501


class Innovation(Value):
    """What the innovation is."""

    name: Annotated[str | None, Field(description="The innovation's name.")]
    unit: Annotated[str | None, Field(description="The agency that made it.")]
    stage: Annotated[str | None, Field(description="How far it has come (tahapan).")]
    initiator: Annotated[str | None, Field(description="Who began it (inisiator).")]
    form: Annotated[str | None, Field(description="What it is a form of (bentuk).")]
    type: Annotated[str | None, Field(description="Digital or not (jenis).")]
    started: Annotated[Date | None, Field(description="Since when it is in use.")]
    design: Annotated[str | None, Field(description="Why and how it was made (rancang bangun).")]
    objective: Annotated[str | None, Field(description="What it is meant to reach (tujuan).")]
    benefit: Annotated[str | None, Field(description="Whom it helps and how (manfaat).")]
    result: Annotated[list[str], Field(description="What it has brought (hasil), point by point.")]


class Evidence(Value):
    """Letters and files that prove the claim."""

    number: Annotated[LetterNumber | None, Field(description="The number of the letter.")]
    date: Annotated[Date | None, Field(description="The date of the letter.")]
    about: Annotated[str | None, Field(description="What the letter is about.")]
    file: Annotated[str | None, Field(description="The name of the file in the portal.")]


class IndexReportIndicator(Value):
    """The twenty indicators, each with its evidence."""

    number: Annotated[int | None, Field(description="The indicator's number, 1 to 20.")]
    name: Annotated[str | None, Field(description="The indicator's name, by the closed list.")]
    parameter: Annotated[str | None, Field(description="The step that the agency claims.")]
    description: Annotated[str | None, Field(description="What the portal says of the indicator.")]
    evidence: Annotated[list[Evidence], Field(description="Letters and files that prove the claim.")]


class IndexReport(Record):
    """One innovation as reported for the Indeks Inovasi Daerah: its profile, its indicators and their evidence, as previewed or printed by a portal."""

    kind: Annotated[Literal["index_report"], Field(description="The kind of document.")]
    innovation: Annotated[Innovation | None, Field(description="What the innovation is.")]
    indicators: Annotated[list[IndexReportIndicator], Field(description="The twenty indicators, each with its evidence.")]

"""Records of the kind index_report. Made from the rule files by `python -m extractor.authoring.write_kinds`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..records import Record
from .groups import (
    IndexReportIndicator,
    Innovation,
)

# ruff: noqa: E501


class IndexReport(Record):
    """One innovation as reported for the Indeks Inovasi Daerah: its profile, its indicators and their evidence, as previewed or printed by a portal."""

    kind: Annotated[Literal["index_report"], Field(description="The kind of document.")]
    innovation: Annotated[Innovation | None, Field(description="What the innovation is.")]
    indicators: Annotated[list[IndexReportIndicator], Field(description="The twenty indicators, each with its evidence.")]

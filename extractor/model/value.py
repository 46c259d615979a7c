"""The shape all typed values share: frozen pydantic models, each able to say where it stands in its text."""

from __future__ import annotations

from typing import Annotated, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from .findings import Finding

Year = Annotated[int, Field(ge=1000, le=9999)]
"""A year of four digits."""
Offset = Annotated[int, Field(ge=0)]
"""A place between two characters of a text."""


class Value(BaseModel):
    """A typed value; unknown keys are refused so that a slip in a golden record cannot pass."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


_T = TypeVar("_T")


class Parsed(NamedTuple, Generic[_T]):
    """A value with what was doubtful about it; each finding's `at` is relative to the value ("" or "/number")."""

    value: _T
    findings: tuple[Finding, ...] = ()


class Located(NamedTuple, Generic[_T]):
    """A value found in running text, at [start, end) of that text."""

    value: _T
    start: int
    end: int
    findings: tuple[Finding, ...] = ()

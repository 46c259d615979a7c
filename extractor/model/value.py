"""The shape all typed values share: frozen pydantic models, each able to say where it stands in its text."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict

from .findings import Finding


class Value(BaseModel):
    """A typed value; unknown keys are refused so that a slip in a golden record cannot pass."""

    model_config = ConfigDict(frozen=True, extra="forbid")


T = TypeVar("T")


class Parsed(NamedTuple, Generic[T]):
    """A value with what was doubtful about it; each finding's `at` is relative to the value ("" or "/number")."""

    value: T
    findings: tuple[Finding, ...] = ()


class Located(NamedTuple, Generic[T]):
    """A value found in running text, at [start, end) of that text."""

    value: T
    start: int
    end: int
    findings: tuple[Finding, ...] = ()

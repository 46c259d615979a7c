"""A rule → the pydantic model of its records, and its JSON Schema."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from ..fields import type_of
from ..model.document import Box, Span
from ..rulebook.schema import Column, FieldRule, GroupRule, Rule

SCHEMA_VERSION = "1"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Source(_Part):
    """The file a record was read from; `text` says where its words came from."""

    path: str
    sha256: str
    media_type: str
    pages: int
    text: Literal["digital", "ocr", "mixed", "plain", "none"]


class SectionPart(_Part):
    """A part of the document; `text` is its own, without its children's."""

    name: str
    label: str | None = None
    heading: str | None
    level: int
    text: str
    pages: tuple[int, int]
    source: Literal["digital", "ocr", "mixed", "plain", "none"]
    children: list[SectionPart]


class FindingPart(_Part):
    """A doubt about the value at the JSON pointer `at`."""

    code: str
    severity: Literal["info", "warning", "error"]
    message: str
    at: str


class Provenance(_Part):
    """A place in the document from which a value was read, and the rule that read it."""

    page: int
    bbox: Box | None
    span: Span
    text: str
    rule: str


_HEAD: dict[str, Any] = {
    "schema_version": (Literal["1"], ...),
    "kind": (str, ...),
    "source": (Source, ...),
}
_TAIL: dict[str, Any] = {
    "sections": (list[SectionPart], ...),
    "findings": (list[FindingPart], ...),
    "provenance": (dict[str, list[Provenance]], ...),
}

_models: dict[int, tuple[Rule, type[BaseModel]]] = {}


def record_model(rule: Rule) -> type[BaseModel]:
    """The model of the rule's records, made once for each rule."""
    if id(rule) not in _models:
        _models[id(rule)] = (rule, _make(rule))
    return _models[id(rule)][1]


def record_schema(rule: Rule) -> dict[str, Any]:
    """The JSON Schema of the rule's records."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **record_model(rule).model_json_schema()}


def _make(rule: Rule) -> type[BaseModel]:
    kind: dict[str, Any] = {"kind": (Literal[rule.kind], ...)}
    config = ConfigDict(extra="forbid", title=rule.kind)
    return create_model(rule.kind, __config__=config, __doc__=rule.about, **_HEAD | kind, **_inner(rule), **_TAIL)


def _inner(rule: Rule | GroupRule) -> dict[str, Any]:
    fields = {name: (_shape(field), Field(..., description=field.about)) for name, field in rule.fields.items()}
    return {**fields, **{name: _group(name, group) for name, group in rule.groups.items()}}


def _shape(field: FieldRule) -> Any:
    kind = type_of(field)
    if kind.is_list:
        return kind.value
    return list[kind.value] if field.many else kind.value | None  # type: ignore[name-defined]


def _group(name: str, group: GroupRule) -> Any:
    inner = {c.name: (_column(c), ...) for c in group.columns} if group.columns else _inner(group)
    model = create_model(name, __config__=ConfigDict(extra="forbid"), **inner)
    return (model | None if group.one else list[model], Field(..., description=group.about))  # type: ignore[valid-type]


def _column(column: Column) -> Any:
    kind = type_of(column)
    return kind.value if kind.is_list else kind.value | None

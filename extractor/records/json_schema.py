"""JSON Schemas: of a kind's records, of the records of all kinds, and of the lines of what a run writes beside them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Union

from pydantic import BaseModel, Field, TypeAdapter

from ..model.run_lines import LinkLine, ManifestLine
from ..rulebook.schema import Rule
from .models import record_model

_DIALECT = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
LINES: dict[str, type[BaseModel]] = {"manifest": ManifestLine, "links": LinkLine}
"""The files of a run that hold one object a line, and what each line is."""


def record_schema(rule: Rule) -> dict[str, Any]:
    """The JSON Schema of the rule's records."""
    return {**_DIALECT, **record_model(rule).model_json_schema()}


def records_schema(rules: Iterable[Rule]) -> dict[str, Any]:
    """The JSON Schema of records of any of these kinds."""
    models = tuple(map(record_model, rules))
    any_of: Any = Annotated[Union[models], Field(discriminator="kind")]  # noqa: UP007
    any_kind = TypeAdapter[Any](any_of)
    title = {"title": "Record", "description": "A record of any kind; `kind` says which."}
    return {**_DIALECT, **title, **any_kind.json_schema()}


def line_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of the lines of manifest.jsonl or links.jsonl."""
    return {**_DIALECT, **LINES[name].model_json_schema(by_alias=True)}

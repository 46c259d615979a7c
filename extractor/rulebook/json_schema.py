"""The JSON Schema of rule files, for editors: each field type and check with its own options."""

from __future__ import annotations

from typing import Any

from .registry import CHECKS, FIELD_TYPES, Options

Schema = dict[str, Any]
DEFAULT_TYPE = "text"
"""The type of a field that names none."""


def with_field_types(schema: Schema) -> None:
    """Lets the type of a field or column decide which options there are."""
    own = {kind.name: _options(kind.options) for kind in FIELD_TYPES}
    every = {key: value for options in own.values() for key, value in options.items()}
    properties: Schema = schema["properties"]
    more = {key: {"description": value.get("description", "")} for key, value in every.items() if key not in properties}
    names = [{"const": kind.name, "description": kind.about} for kind in FIELD_TYPES]
    properties.update(more)
    properties["type"] = {**properties["type"], "oneOf": names}
    schema["allOf"] = [_if_type(name, options, set(more)) for name, options in own.items()]


def _if_type(name: str, options: Schema, more: set[str]) -> Schema:
    """What holds for a field of this type: its options, and none of another type's."""
    named: Schema = {"properties": {"type": {"const": name}}}
    asked = named if name == DEFAULT_TYPE else {**named, "required": ["type"]}
    direct = {key: options.get(key, False) for key in sorted(more)}
    return {"if": asked, "then": {"properties": {**direct, "options": _object(options)}}}


def with_checks(schema: Schema) -> None:
    """Lets the name of a check decide which options there are."""
    names = [{"const": check.name, "description": check.about} for check in CHECKS]
    schema["properties"]["name"] = {**schema["properties"]["name"], "oneOf": names}
    schema["allOf"] = [_if_check(check) for check in CHECKS]


def _if_check(check: Any) -> Schema:
    then = {"properties": {"options": _object(_options(check.options))}}
    return {"if": {"properties": {"name": {"const": check.name}}}, "then": then}


def _options(model: type[Options]) -> Schema:
    properties: Schema = model.model_json_schema().get("properties", {})
    return properties


def _object(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False}

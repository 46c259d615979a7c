"""Parts of rules whose other keys depend on one: what has a field type, and what asks for a check."""

from __future__ import annotations

from typing import Any

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    SerializeAsAny,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import CoreSchema

from .json_schema import DEFAULT_TYPE, with_checks, with_field_types
from .key_examples import shown_in_schema
from .registry import CHECKS, FIELD_TYPES, Options, Registry


def _options(registry: Registry[Any], name: str, given: Any, info: ValidationInfo) -> Options:
    """What is given, as the options of what is registered under the name; none where nothing is."""
    registered = registry.find(name)
    if registered is None:
        return Options()
    model: type[Options] = registered.options
    return given if isinstance(given, model) else model.model_validate(given, context=info.context)


class RulePart(BaseModel):
    """Any table of a rule file: what it does not know is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra=shown_in_schema, defer_build=True)


class TypedPart(RulePart):
    """What has a field type; the options that the type knows stand in `options` or beside the other keys."""

    type: str = DEFAULT_TYPE
    """How the words are read: the name of a field type."""
    options: SerializeAsAny[Options] = Field(default_factory=dict, validate_default=True)
    """What only this type knows; each of these keys may stand directly in the field as well."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        schema = handler(core_schema)
        with_field_types(handler.resolve_ref_schema(schema))
        return schema

    @model_validator(mode="before")
    @classmethod
    def _gathers_options(cls, given: Any) -> Any:
        """The keys that only the type knows go to its options, wherever they stand."""
        name = given.get("type", DEFAULT_TYPE) if isinstance(given, dict) else None
        kind = FIELD_TYPES.find(name) if isinstance(name, str) else None
        options = given.get("options", {}) if kind else None
        if kind is None or not isinstance(options, dict):
            return given
        known = kind.options.model_fields
        own = [key for key in given if key in known and key not in cls.model_fields]
        if twice := [key for key in own if key in options]:
            raise ValueError(f"{twice[0]} stands in the field and in its options; keep one")
        if not own:
            return given
        rest = {key: value for key, value in given.items() if key not in own}
        return {**rest, "options": {**options, **{key: given[key] for key in own}}}

    @field_validator("type")
    @classmethod
    def _type_exists(cls, name: str) -> str:
        return str(FIELD_TYPES[name].name)

    @field_validator("options", mode="plain")
    @classmethod
    def _options_are_known(cls, given: Any, info: ValidationInfo) -> Options:
        return _options(FIELD_TYPES, info.data.get("type", ""), given, info)


class CheckRule(RulePart):
    """A cross-check between values of the record."""

    name: str
    """The name of a check."""
    options: SerializeAsAny[Options] = Field(default_factory=dict, validate_default=True)
    """What only this check knows."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        schema = handler(core_schema)
        with_checks(handler.resolve_ref_schema(schema))
        return schema

    @field_validator("name")
    @classmethod
    def _check_exists(cls, name: str) -> str:
        return str(CHECKS[name].name)

    @field_validator("options", mode="plain")
    @classmethod
    def _options_are_known(cls, given: Any, info: ValidationInfo) -> Options:
        return _options(CHECKS, info.data.get("name", ""), given, info)

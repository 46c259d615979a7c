"""A rule → the class of its records: the generated one of a built-in kind, or one made for a user's rule."""

from __future__ import annotations

import weakref
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import BaseModel, Field, create_model

from ..model.kinds import KINDS
from ..model.records import Record
from ..model.value import Value
from ..rulebook.schema import Rule
from .shapes import FieldShape, RecordShape, class_name, fields_of_records

_M = TypeVar("_M", bound=BaseModel)
_NOTHING: dict[str, Any] = {}
_models: dict[int, tuple[weakref.ref[Rule], type[Record]]] = {}
"""The class of each rule that is still in use, by the rule's identity."""


def record_model(rule: Rule) -> type[Record]:
    """The class of the rule's records, found or made once for each rule."""
    key = id(rule)
    if key not in _models:
        _models[key] = (weakref.ref(rule, lambda _: _models.pop(key, None)), _model(rule))
    return _models[key][1]


def _model(rule: Rule) -> type[Record]:
    shape, known = fields_of_records(rule), KINDS.get(rule.kind)
    if known and fits(known, shape, frozenset(Record.model_fields)):
        return known
    kind = Annotated[Literal[rule.kind], Field(description="The kind of document.")]  # type: ignore[name-defined]
    return _made(class_name(rule.kind), Record, shape, {"kind": (kind, ...)})


def fits(model: type[BaseModel], shape: RecordShape, common: frozenset[str] = frozenset()) -> bool:
    """Whether the class has exactly the fields of the shape, beside the common ones."""
    own = [name for name in model.model_fields if name not in common]
    return own == [f.name for f in shape.fields] and all(_same(model, field) for field in shape.fields)


def _same(model: type[BaseModel], field: FieldShape) -> bool:
    annotation = model.model_fields[field.name].annotation
    if field.group is None:
        return bool(annotation == field.annotation)
    inner = get_args(annotation)[0] if get_args(annotation) else None
    listed = getattr(annotation, "__origin__", None) is list
    return isinstance(inner, type) and listed == field.group.listed and fits(inner, field.group)


def _made(name: str, base: type[_M], shape: RecordShape, more: dict[str, Any] = _NOTHING) -> type[_M]:
    """A class with the fields of the shape, and classes for the groups inside."""
    fields: dict[str, Any] = {**more, **{f.name: (_annotated(f), ...) for f in shape.fields}}
    return create_model(name, __base__=base, __doc__=shape.about, __module__=__name__, **fields)


def _annotated(field: FieldShape) -> Any:
    annotation = field.annotation
    if field.group:
        inner = _made(class_name(field.name, field.group.listed), Value, field.group)
        annotation = list[inner] if field.group.listed else inner | None  # type: ignore[valid-type]
    return Annotated[annotation, Field(description=field.about)]

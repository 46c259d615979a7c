"""The model of an object → the cells that a row of it has, and the objects inside that have rows of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from ..model.citation import Citation, Gazette
from ..model.typed_values import Basis, Date, LetterNumber, Money, Person, Table
from .columns import ColumnType, first_day, last_day


class Leaf(NamedTuple):
    """A value inside an object that becomes a cell; `keys` lead to it, `derive` makes what the cell holds of it."""

    name: str
    keys: tuple[str, ...]
    type: ColumnType
    about: str
    derive: Callable[[Any], Any] | None = None


class Child(NamedTuple):
    """A field that holds an object, or a list of objects."""

    key: str
    model: type[BaseModel]
    listed: bool


class Part(NamedTuple):
    """A part of a typed value as a column: its name is that of the field with `suffix` behind it."""

    suffix: str
    key: str
    type: ColumnType
    about: str = ""
    derive: Callable[[Any], Any] | None = None


def _gazette(value: Any) -> str | None:
    """ "LN 2009/112"."""
    if not isinstance(value, dict):
        return None
    year, number = value.get("year"), value.get("number")
    return f"{value.get('series')} {'/'.join(str(part) for part in (year, number) if part)}".strip()


def _gazettes(value: Any) -> str | None:
    """ "LN 2009/112; TLN 5038"."""
    return "; ".join(filter(None, map(_gazette, value))) or None if isinstance(value, list) else None


def _headings(value: Any) -> str | None:
    """The headings of columns in a row."""
    return " | ".join(map(str, value)) if isinstance(value, list) else None


def _count(value: Any) -> int:
    return len(value) if isinstance(value, list) else 0


LEAF_PARTS: dict[type[BaseModel], tuple[Part, ...]] = {
    Date: (
        Part("", "value", "text", "As much of ISO 8601 as is known."),
        Part("_first", "value", "date", "The first day that it can mean.", first_day),
        Part("_last", "value", "date", "The last day that it can mean.", last_day),
        Part("_precision", "precision", "text", "The smallest part that is known: day, month or year."),
    ),
    LetterNumber: (
        Part("", "value", "text"),
        Part("_truncated", "truncated", "boolean", "Whether it is cut off where it is printed."),
    ),
    Money: (Part("", "value", "number", "In rupiah."),),
    Person: (Part("", "name", "text", "Name."), Part("_nip", "nip", "text", "NIP.")),
    Citation: (
        Part("", "raw", "text", "The words as printed."),
        Part("_id", "id", "text", "Its proposed Akoma Ntoso IRI."),
        Part("_type", "type", "text", "The kind of instrument."),
        Part("_number", "number", "text", "Its number."),
        Part("_year", "year", "integer", "Its year."),
    ),
}
"""How a typed value stands in the row of the object that has it."""

_WHOLE: dict[tuple[type[BaseModel], str], bool] = {(Basis, "citation"): True}
"""Fields whose object lends the row all its columns, under their own names."""
_DERIVED: dict[tuple[type[BaseModel], str], tuple[ColumnType, Callable[[Any], Any]]] = {
    (Citation, "gazettes"): ("text", _gazettes),
    (Table, "columns"): ("text", _headings),
    (Table, "rows"): ("integer", _count),
}
"""Fields that are one cell, though they hold more."""
_LEFT_OUT = frozenset({(Citation, "span")})
_TYPES = frozenset(get_args(ColumnType))
_SCALARS: dict[type, ColumnType] = {str: "text", int: "integer", float: "number", bool: "boolean"}


def leaves(model: type[BaseModel]) -> list[Leaf]:
    """The cells of a row for an object of the class."""
    return list(_leaves(model, "", ()))


def typed_leaves(model: type[BaseModel], prefix: str, keys: tuple[str, ...], about: str) -> list[Leaf]:
    """The cells of a typed value such as a date; those of its class where nothing else is set down for it."""
    parts = LEAF_PARTS.get(model)
    if parts is None:
        return list(_leaves(model, f"{prefix}_" if prefix else "", keys))
    return [
        Leaf((prefix + p.suffix).lstrip("_") or "value", (*keys, p.key), p.type, f"{about} {p.about}".strip(), p.derive)
        for p in parts
    ]


def _leaves(model: type[BaseModel], prefix: str, keys: tuple[str, ...]) -> Iterator[Leaf]:
    for key, field in model.model_fields.items():
        if (model, key) in _LEFT_OUT:
            continue
        name, path, about = prefix + key, (*keys, key), field.description or ""
        if (model, key) in _DERIVED:
            kind, derive = _DERIVED[model, key]
            yield Leaf(name, path, kind, about, derive)
            continue
        shape = annotation_shape(field.annotation)
        if shape in _TYPES:
            yield Leaf(name, path, shape, about)
        elif shape is _PAIR:
            yield Leaf(f"first_{key.removesuffix('s')}", path, "integer", about, _first)
            yield Leaf(f"last_{key.removesuffix('s')}", path, "integer", about, _last)
        elif isinstance(shape, Child) and not shape.listed:
            yield from _inner(model, key, shape.model, prefix, path, about)


def _inner(
    model: type[BaseModel], key: str, inner: type[BaseModel], prefix: str, path: tuple[str, ...], about: str
) -> Iterator[Leaf]:
    if (model, key) in _WHOLE:
        yield from _leaves(inner, prefix, path)
    elif inner is Gazette:
        yield Leaf(prefix + key, path, "text", about, _gazette)
    else:
        yield from typed_leaves(inner, prefix + key, path, about)


def children(model: type[BaseModel]) -> list[Child]:
    """The fields of the class that hold objects."""
    found = ((key, annotation_shape(field.annotation)) for key, field in model.model_fields.items())
    return [shape._replace(key=key) for key, shape in found if isinstance(shape, Child) and shape.model is not Gazette]


_PAIR = object()
"""First and last of something, such as pages."""


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and len(value) == 2 else None


def _last(value: Any) -> Any:
    return value[1] if isinstance(value, list) and len(value) == 2 else None


def annotation_shape(annotation: Any) -> Any:
    """What an annotation says: the type of a cell, a child, `_PAIR`, or None for what is no part of a row."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return annotation_shape(arguments[0])
    if origin in (Union, UnionType):
        kinds = {str(s): s for a in arguments if a is not NoneType and (s := annotation_shape(a)) is not None}
        return _one_of(list(kinds.values()))
    if origin is Literal:
        return _SCALARS.get(type(arguments[0]), "text")
    if origin in (list, tuple):
        return _listed(arguments)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Child("", annotation, False)
    return _SCALARS.get(annotation) if isinstance(annotation, type) else None


def _one_of(shapes: list[Any]) -> Any:
    """What several possible types have in common."""
    if len(shapes) == 1:
        return shapes[0]
    return "number" if set(shapes) == {"integer", "number"} else "text" if shapes else None


def _listed(arguments: tuple[Any, ...]) -> Any:
    """A list of objects is a child, a list of words one cell."""
    if len(arguments) == 2 and arguments[1] is not Ellipsis:
        return _PAIR
    inner = annotation_shape(arguments[0])
    if isinstance(inner, Child):
        return inner._replace(listed=True)
    return "text" if isinstance(inner, str) else None

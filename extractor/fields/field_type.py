"""The types that a field may have: each says how words become its value, and how that value looks in a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar, get_origin

from ..model.document import Cell, Document
from ..rulebook.field_rule import Column, FieldRule
from ..rulebook.registry import FIELD_TYPES, Options
from .found import Extent, Found, listing

_FieldOptionsT_contra = TypeVar("_FieldOptionsT_contra", contravariant=True)
_FieldOptionsT = TypeVar("_FieldOptionsT", bound=Options)


class Reads(Protocol[_FieldOptionsT_contra]):
    """What a field type does: the words of an extent → a value, or None where they are none."""

    def __call__(self, extent: Extent, options: _FieldOptionsT_contra, /) -> Found | None: ...


CellReader = Callable[[Document, Cell, Any], Found | None]
BetweenReader = Callable[[Extent, Any, Mapping[str, Found]], Found | None]


@dataclass(frozen=True)
class FieldType:
    """A type by its name; `value` is the class of what it reads, `options` the model of what a field may ask of it."""

    name: str
    read: Callable[[Extent, Any], Found | None]
    value: Any
    options: type[Options] = Options
    read_cell: CellReader | None = None
    """Reads a table's cell, whose words may stand on several pages; without it the words on the first one are read."""
    read_between: BetweenReader | None = None
    """Reads words of a block whose bounds are the values that were read from the block before."""
    block_parts: Mapping[str, str] = field(default_factory=dict)
    """The part that it reads of a block of the page, by the block's name, where other types read another part."""
    is_whole: Callable[[Any], bool] = lambda value: True
    """Whether nothing of the value is missing that a repetition of it may give."""
    completes: Callable[[Any, Any], bool] = lambda whole, part: True
    """Whether the one value may stand for the other, of which a part is missing."""

    announced_by: Callable[[Sequence[str]], bool] = lambda words: False
    """Whether a label of these words, in small letters, has such a value behind it."""
    sample: tuple[str, Any] | None = None
    """Words of such a value, and what they give: the example of a drafted field."""
    absent: Any = None
    """What a record holds where nothing was found and the value is no list."""

    @property
    def is_list(self) -> bool:
        """Whether its value is a list already."""
        return get_origin(self.value) is list

    @property
    def about(self) -> str:
        """What it reads, as its reader's docstring says."""
        return " ".join((self.read.__doc__ or "").split())

    def __call__(self, extent: Extent, **options: Any) -> Found | None:
        """What the extent reads as with these options."""
        return self.read(extent, self.options.model_validate(options))


def field_type(
    name: str,
    *,
    value: Any,
    options: type[_FieldOptionsT] = Options,  # type: ignore[assignment]
    read_cell: CellReader | None = None,
    read_between: BetweenReader | None = None,
    block_parts: Mapping[str, str] | None = None,
    is_whole: Callable[[Any], bool] = lambda value: True,
    completes: Callable[[Any, Any], bool] = lambda whole, part: True,
    announced_by: Callable[[Sequence[str]], bool] = lambda words: False,
    sample: tuple[str, Any] | None = None,
    absent: Any = None,
) -> Callable[[Reads[_FieldOptionsT]], FieldType]:
    """Registers a reader as the field type `name`; the keywords are the attributes of `FieldType`."""

    def register(read: Reads[_FieldOptionsT]) -> FieldType:
        made = FieldType(
            name=name,
            read=read,
            value=value,
            options=options,
            read_cell=read_cell,
            read_between=read_between,
            block_parts=block_parts or {},
            is_whole=is_whole,
            completes=completes,
            announced_by=announced_by,
            sample=sample,
            absent=absent,
        )
        FIELD_TYPES.add(made)
        return made

    return register


def type_of(rule: FieldRule | Column) -> FieldType:
    """The type of a field or column."""
    found: FieldType = FIELD_TYPES[rule.type]
    return found


def nothing(rule: FieldRule | Column) -> Any:
    """The value of a field that was not found: an empty list where it would be a list."""
    return [] if type_of(rule).is_list or getattr(rule, "many", False) else type_of(rule).absent


def as_asked(found: Found | None, rule: FieldRule) -> Found | None:
    """A single value as a field has it that takes many: a list of one."""
    if found is None or found.value is None or not rule.many:
        return found
    return listing([found])


def cell_of(document: Document, cell: Cell, rule: FieldRule | Column) -> Found | None:
    """What a table's cell reads as; None for an empty one."""
    if not cell.text.strip(" :\n") or not cell.spans:
        return None
    kind = type_of(rule)
    if kind.read_cell:
        return kind.read_cell(document, cell, rule.options)
    return kind.read(Extent(document, *cell.spans[0]), rule.options)

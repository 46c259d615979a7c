"""The kinds' models → the tables, and for each kind what in its records gives rows of which table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pydantic import BaseModel

from ..model.citation import Gazette
from ..model.records import Record
from ..model.typed_values import Money
from .columns import FlatColumn
from .definitions import (
    AMOUNT_HOLDERS,
    CELL_COLUMNS,
    DEFINITIONS,
    DOCUMENTS,
    FIELD,
    FIRST_TABLES,
    FIXED,
    KEY_COLUMNS,
    LAST_TABLES,
    NTH,
    PARENT,
    REPEATED,
    ROWS_OF,
    TRAIL,
    WHAT,
    RowOrigin,
    TableDefinition,
)
from .leaves import LEAF_PARTS, Child, Leaf, annotation_shape, children, leaves, typed_leaves

_CHAINS = frozenset({"amended_by"})
"""Fields whose objects, though of the class of what holds them, are another thing: they go to a table of their own."""
_KEY_NAMES = frozenset(column.name for column in (*KEY_COLUMNS, TRAIL))
"""Names that fields of a kind cannot have as columns: such a field has an underscore behind its name."""
_FIELDS_OF_A_SMALL_GROUP = 3
"""Such as code and name of a programme."""
_COMMON = frozenset(Record.model_fields)
_IN_DOCUMENTS = frozenset(pointer.split("/")[1] for source in DOCUMENTS for pointer in source.pointers)
_RESERVED = frozenset({"documents", *FIXED, *ROWS_OF.values(), *(d.name for d in DEFINITIONS)})


class FlatTable(NamedTuple):
    """A table as it is written; `key` names the columns that tell its rows apart."""

    name: str
    about: str
    columns: tuple[FlatColumn, ...]
    key: tuple[str, ...]


class RowMaker:
    """How an object gives a row of a table; `places` has for each leaf its place behind the key columns."""

    def __init__(
        self, table: str, path: str, listed: bool, cells: list[Leaf], definition: TableDefinition | None
    ) -> None:
        self.table, self.path, self.listed, self.definition = table, path, listed, definition
        self.cells = [leaf._replace(name=f"{leaf.name}_") if leaf.name in _KEY_NAMES else leaf for leaf in cells]
        self.cell_at: tuple[Leaf | None, ...] = ()
        self.nested = "/" in path
        """Whether its objects may stand in others that have rows."""
        self.key_at: tuple[int, ...] = ()
        """Which of all key columns the table has."""

    def align(self, keys: Sequence[FlatColumn], columns: Iterable[FlatColumn]) -> None:
        """Sets the order of the leaves to that of the table's columns, and which key columns stand before them."""
        self.key_at = tuple(KEY_COLUMNS.index(key) for key in keys)
        by_name = {leaf.name: leaf for leaf in self.cells}
        self.cell_at = tuple(
            leaf._replace(type=column.type) if (leaf := by_name.get(column.name)) else None for column in columns
        )


class ObjectPlan:
    """What an object of a class gives: rows of its own, and the objects inside it, by their fields."""

    def __init__(self, field: str) -> None:
        self.field = field
        self.makers: list[RowMaker] = []
        self.inside: list[tuple[str, bool, ObjectPlan]] = []


class PlainField(NamedTuple):
    """A value that goes to `fields`: the keys that lead to it, and the place that stands for it there."""

    keys: tuple[str, ...]
    place: str


class RecordPlan(NamedTuple):
    """What a record of a kind gives: the objects in its fields, and the fields that go to `fields`."""

    inside: list[tuple[str, bool, ObjectPlan]]
    plain: tuple[PlainField, ...]


class Plan:
    """The tables that records of these kinds give, and how."""

    def __init__(self, kinds: Mapping[str, type[Record]]) -> None:
        self._makers: dict[str, list[RowMaker]] = {}
        self._abouts: dict[str, str] = {d.name: d.about for d in DEFINITIONS}
        for definition in DEFINITIONS:
            self._makers[definition.name] = []
        self.any_kind = self._record_plan(Record)
        self.kinds = {kind: self._record_plan(model) for kind, model in kinds.items()}
        made = {name: self._table(name, makers) for name, makers in self._makers.items()}
        self.tables: dict[str, FlatTable] = _ordered(made | _fixed_tables())
        amounts = self.tables["amounts"].columns
        self.what_at = amounts.index(WHAT) - len(_keys(self._makers["amounts"]))
        """The place, behind the keys, of what an amount is for."""

    def _record_plan(self, model: type[Record]) -> RecordPlan:
        inside = []
        for child in children(model):
            if child.key != "source" and REPEATED.get(child.key) not in model.model_fields:
                about = model.model_fields[child.key].description
                inside.append((child.key, child.listed, self._object_plan(child, child.key, child.key, about)))
        return RecordPlan(inside, tuple(_plain_fields(model)))

    def _object_plan(self, child: Child, path: str, top: str, about: str | None) -> ObjectPlan:
        plan = ObjectPlan(path)
        takers = list(_takers(child, path, top))
        for definition in takers:
            self._add(plan, RowMaker(definition.name, path, child.listed, leaves(child.model), definition))
        if not takers and (name := _own_table(child, path)):
            self._abouts.setdefault(name, _sentence(about or child.model.__doc__))
            self._add(plan, RowMaker(name, path, child.listed, _own_leaves(child.model), None))
        for inner in children(child.model):
            nested = inner.model is child.model and (inner.key not in _CHAINS or path.endswith(f"/{inner.key}"))
            description = child.model.model_fields[inner.key].description
            inside = plan if nested else self._object_plan(inner, f"{path}/{inner.key}", top, description)
            plan.inside.append((inner.key, inner.listed, inside))
            if nested:
                for maker in plan.makers:
                    maker.nested = True
        return plan

    def _add(self, plan: ObjectPlan, maker: RowMaker) -> None:
        plan.makers.append(maker)
        self._makers.setdefault(maker.table, []).append(maker)

    def _table(self, name: str, makers: list[RowMaker]) -> FlatTable:
        definition = next((d for d in DEFINITIONS if d.name == name), None)
        keys = _keys(makers)
        trail = (TRAIL,) if definition and definition.trail else ()
        columns = _union(makers, definition)
        for maker in makers:
            maker.align(keys, columns)
        return FlatTable(name, self._abouts[name], (*keys, *trail, *columns), ("record", "at"))


def _keys(makers: list[RowMaker]) -> list[FlatColumn]:
    """The key columns of a table, without those that would be empty or the same in every row."""
    left_out = set() if any(maker.nested for maker in makers) else {PARENT}
    left_out |= set() if len({maker.path for maker in makers}) != 1 else {FIELD}
    left_out |= set() if any(maker.listed for maker in makers) else {NTH}
    return [column for column in KEY_COLUMNS if column not in left_out]


def _takers(child: Child, path: str, top: str) -> Iterator[TableDefinition]:
    """The tables that take the object: the first, and where that one shares, the next."""
    for definition in DEFINITIONS:
        if any(_comes_from(origin, child, path, top) for origin in definition.origins):
            yield definition
            if not definition.shared:
                return


def _comes_from(origin: RowOrigin, child: Child, path: str, top: str) -> bool:
    names = child.model.model_fields.keys()
    return (
        (not origin.of or issubclass(child.model, origin.of))
        and origin.has <= names
        and (not origin.any_of or bool(origin.any_of & names))
        and (not origin.fields or path.rpartition("/")[2] in origin.fields)
        and (not origin.under or top in origin.under)
        and (child.listed or not origin.listed)
    )


def _own_table(child: Child, path: str) -> str | None:
    """The table of a group that no other takes; None for what stands in the row of what holds it."""
    if child.model is Gazette or (not child.listed and (child.model in LEAF_PARTS or "/" in path)) or _is_small(child):
        return None
    names = child.model.model_fields
    if names.keys() <= AMOUNT_HOLDERS and any(c.model is Money for c in children(child.model)):
        return None
    name = path.rpartition("/")[2]
    return f"{name}_list" if name in _RESERVED else name


def _own_leaves(model: type[BaseModel]) -> list[Leaf]:
    """The cells of a listed value: its parts, and what else rows of others have of it, such as its first day."""
    own = {leaf.name: leaf for leaf in leaves(model)}
    more = typed_leaves(model, "", (), "") if model in LEAF_PARTS else []
    return [*own.values(), *(leaf for leaf in more if leaf.name not in own)]


def _plain_fields(model: type[Record]) -> Iterator[PlainField]:
    """The fields of a kind that hold one value, a list of words or a small group, and that no column shows."""
    for key, field in model.model_fields.items():
        if key in _COMMON or key in _IN_DOCUMENTS:
            continue
        shape = annotation_shape(field.annotation)
        if isinstance(shape, str):
            yield PlainField((key,), key)
        elif isinstance(shape, Child) and not shape.listed and shape.model in LEAF_PARTS and shape.model is not Money:
            yield PlainField((key, LEAF_PARTS[shape.model][0].key), key)
        elif isinstance(shape, Child) and _is_small(shape):
            yield from (PlainField((key, inner), f"{key}/{inner}") for inner in shape.model.model_fields)


def _is_small(child: Child) -> bool:
    """Whether a group holds so little, once, that a table for it would be more trouble than use."""
    fields = child.model.model_fields.values()
    plain = all(isinstance(annotation_shape(field.annotation), str) for field in fields)
    taken = any(_takers(child, child.key, child.key))
    return not child.listed and plain and 1 < len(fields) <= _FIELDS_OF_A_SMALL_GROUP and not taken


def _union(makers: list[RowMaker], definition: TableDefinition | None) -> tuple[FlatColumn, ...]:
    """The columns of all that give rows, each once, those that the definition puts first in front."""
    found: dict[str, FlatColumn] = {}
    for maker in makers:
        for leaf in maker.cells:
            known = found.get(leaf.name)
            kind = leaf.type if known is None or known.type == leaf.type else "text"
            found[leaf.name] = FlatColumn(leaf.name, kind, known.about if known else leaf.about)
    if definition and definition.name == "amounts":
        found["what"] = WHAT
    first = [name for name in (definition.first if definition else ()) if name in found]
    return tuple(found[name] for name in (*first, *(name for name in found if name not in first)))


def _fixed_tables() -> dict[str, FlatTable]:
    """The tables whose columns are set down."""
    documents = tuple(source.column for source in DOCUMENTS)
    tables = {"documents": FlatTable("documents", "One row a document, whatever its kind.", documents, ("record",))}
    for name, (about, columns) in FIXED.items():
        tables[name] = FlatTable(name, about, columns, _key(columns))
    for name, rows in ROWS_OF.items():
        about = f"The rows of the tables in {name}, a column a cell."
        tables[rows] = FlatTable(rows, about, CELL_COLUMNS, ("record", "at"))
    return tables


def _key(columns: tuple[FlatColumn, ...]) -> tuple[str, ...]:
    names = {column.name for column in columns}
    if "record" not in names or "to_record" in names:
        return ("nth",)
    return ("record", "nth") if "code" in names else ("record", "at", "nth")


def _ordered(tables: dict[str, FlatTable]) -> dict[str, FlatTable]:
    first = [name for name in FIRST_TABLES if name in tables]
    rest = sorted(tables.keys() - {*first, *LAST_TABLES})
    return {name: tables[name] for name in (*first, *rest, *LAST_TABLES)}


def _sentence(about: str | None) -> str:
    return " ".join((about or "").split())

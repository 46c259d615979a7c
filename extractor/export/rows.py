"""A record → rows of the tables, in the order of the document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from .columns import CONVERTERS, CellValue, FlatRow, Scrub, as_integer, as_number, as_text, first_day, last_day
from .definitions import AMOUNT_FIELDS, CELLS_OF_A_ROW, DOCUMENTS, ROWS_OF, TRAIL_PARTS, DocumentColumn, pointers
from .leaves import Leaf
from .masks import Masks
from .plan import ObjectPlan, Plan, RecordPlan, RowMaker

Add = Callable[[str, FlatRow], None]
"""Takes a row of the table of that name."""


class RowBuilder:
    """Makes the rows of records, cells cleaned and masked, and hands them on."""

    def __init__(self, plan: Plan, masks: Masks, add: Add) -> None:
        self._plan, self._masks, self._add = plan, masks, add
        self._scrub: Scrub = masks.scrub

    def add_record(self, record: dict[str, Any], name: str, run_line: dict[str, Any] | None = None) -> None:
        """The rows of one record, which stands at the path `name`."""
        self._add("documents", self._document(record, name, run_line))
        plan = self._plan.kinds.get(str(record.get("kind")), self._plan.any_kind)
        for row in self._fields(record, name, plan):
            self._add("fields", row)
        for key, listed, inner in plan.inside:
            self._visit(inner, record.get(key), listed, name, f"/{key}", "", record, "")
        self._findings(record, name)
        self._provenance(record, name)

    def _document(self, record: dict[str, Any], name: str, run_line: dict[str, Any] | None) -> FlatRow:
        told = {**record, "run": run_line}
        cells = [self._document_cell(source, told) for source in DOCUMENTS[1:]]
        return (name, *cells)

    def _document_cell(self, source: DocumentColumn, record: dict[str, Any]) -> CellValue:
        value = first_value(record, pointers(record, source))
        if source.derive:
            return _DERIVED[source.derive](value)
        value = self._masks.value(source.column.name, value)
        return CONVERTERS[source.column.type](value, self._scrub)

    def _fields(self, record: dict[str, Any], name: str, plan: RecordPlan) -> Iterator[FlatRow]:
        for keys, place in plan.plain:
            value: Any = record
            for key in keys:
                value = value.get(key) if isinstance(value, dict) else None
            kind = place.rpartition("/")[2]
            if isinstance(value, list):
                for i, item in enumerate(value):
                    yield name, f"/{place}/{i}", place, i + 1, as_text(self._masks.value(kind, item), self._scrub)
            elif value is not None:
                yield name, f"/{place}", place, None, as_text(self._masks.value(kind, value), self._scrub)

    def _visit(
        self, plan: ObjectPlan, value: Any, listed: bool, name: str, at: str, parent: str, holder: Any, trail: str
    ) -> None:
        """The rows of an object, or of each object of a list."""
        if not listed:
            if isinstance(value, dict):
                self._object(plan, value, name, at, parent, None, holder, trail)
        elif isinstance(value, list):
            for i, item in enumerate(value):
                if isinstance(item, dict):
                    self._object(plan, item, name, f"{at}/{i}", parent, i + 1, holder, trail)

    def _object(
        self, plan: ObjectPlan, value: dict[str, Any], name: str, at: str, parent: str, nth: int | None, holder: Any,
        trail: str,
    ) -> None:  # fmt: skip
        for maker in plan.makers:
            whole: tuple[CellValue, ...] = (name, at, parent, plan.field, nth)
            keys = tuple([whole[place] for place in maker.key_at])
            if maker.definition and maker.definition.trail:
                trail = _longer(trail, value, plan.field)
                keys = (*keys, self._scrub(trail))
            self._add(maker.table, keys + self._cells(maker, value, holder))
            if maker.table in ROWS_OF:
                self._rows_of_table(ROWS_OF[maker.table], value, name, at)
        inside = at if plan.makers else parent
        for key, listed, inner in plan.inside:
            if found := value.get(key):
                self._visit(inner, found, listed, name, f"{at}/{key}", inside, value, trail)

    def _cells(self, maker: RowMaker, value: dict[str, Any], holder: Any) -> tuple[CellValue, ...]:
        cells = tuple([self._cell(leaf, value) if leaf else None for leaf in maker.cell_at])
        if maker.table != "amounts":
            return cells
        place = self._plan.what_at
        return (*cells[:place], as_text(_said_beside(holder), self._scrub), *cells[place + 1 :])

    def _cell(self, leaf: Leaf, value: Any) -> CellValue:
        for key in leaf.keys:
            value = value.get(key) if isinstance(value, dict) else None
        if leaf.derive:
            value = leaf.derive(value)
            if not isinstance(value, str):
                return value if isinstance(value, int | float | date) else None
        value = self._masks.value(leaf.keys[-1], value)
        return CONVERTERS[leaf.type](value, self._scrub)

    def _rows_of_table(self, table: str, value: dict[str, Any], name: str, at: str) -> None:
        rows = value.get("rows")
        for i, row in enumerate(rows if isinstance(rows, list) else []):
            texts = [as_text(cell, self._scrub) for cell in row] if isinstance(row, list) else []
            shown = texts[:CELLS_OF_A_ROW]
            more = " | ".join(text or "" for text in texts[CELLS_OF_A_ROW:]) or None
            padding = (None,) * (CELLS_OF_A_ROW - len(shown))
            self._add(table, (name, f"{at}/rows/{i}", at, i + 1, *shown, *padding, more))

    def _findings(self, record: dict[str, Any], name: str) -> None:
        for i, finding in enumerate(_objects(record.get("findings"))):
            said = (finding.get(key) for key in ("code", "severity", "message", "at"))
            self._add("findings", (name, i + 1, *(as_text(value, self._scrub) for value in said)))

    def _provenance(self, record: dict[str, Any], name: str) -> None:
        entries = record.get("provenance")
        for at, places in entries.items() if isinstance(entries, dict) else ():
            masked = self._masks.key_of(at)
            for i, place in enumerate(_objects(places)):
                self._add("provenance", (name, at, i + 1, *self._place(place, masked)))

    def _place(self, place: dict[str, Any], masked: str | None) -> Iterator[CellValue]:
        yield as_integer(place.get("page"), self._scrub)
        box = place.get("bbox")
        numbers = box if isinstance(box, list | tuple) and len(box) == 4 else (None,) * 4
        yield from (as_number(value, self._scrub) for value in numbers)
        span = place.get("span")
        ends = span if isinstance(span, list | tuple) and len(span) == 2 else (None, None)
        yield from (as_integer(value, self._scrub) for value in ends)
        yield masked or as_text(place.get("text"), self._scrub)
        yield as_text(place.get("rule"), self._scrub)


def at_pointer(value: Any, pointer: str) -> Any:
    """What stands at a JSON pointer without escapes; None where nothing does."""
    for key in pointer.split("/")[1:]:
        if isinstance(value, dict):
            value = value.get(key)
        elif isinstance(value, list) and key.isdigit() and int(key) < len(value):
            value = value[int(key)]
        else:
            return None
    return value


def first_value(record: dict[str, Any], places: Iterable[str]) -> Any:
    """The first value at these pointers that says something and is no object."""
    found = (at_pointer(record, place) for place in places)
    return next((value for value in found if value not in (None, "", []) and not isinstance(value, dict)), None)


def _objects(value: Any) -> Iterable[dict[str, Any]]:
    return (item for item in value if isinstance(item, dict)) if isinstance(value, list) else ()


def _said_beside(holder: Any) -> Any:
    """What the object that holds an amount says it is for."""
    if not isinstance(holder, dict):
        return None
    return next((v for key in AMOUNT_FIELDS if isinstance(v := holder.get(key), str) and v), None)


def _longer(trail: str, value: dict[str, Any], field: str) -> str:
    """The trail with a step more: "pasal 5 > ayat (1)"."""
    kind, label = (value.get(key) for key in TRAIL_PARTS)
    step = " ".join(str(part) for part in (kind or field.rpartition("/")[2], label) if part)
    return f"{trail} > {step}" if trail else step


def _warnings(findings: Any) -> int:
    return sum(finding.get("severity") != "info" for finding in _objects(findings))


_DERIVED: dict[str, Callable[[Any], CellValue]] = {
    "first_day": first_day,
    "last_day": last_day,
    "count": lambda value: len(value) if isinstance(value, list) else 0,
    "warnings": _warnings,
}

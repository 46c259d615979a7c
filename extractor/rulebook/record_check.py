"""What a check of a record is: a name, the values that it reads, and a function that gives findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Any, TypeVar

from ..model.findings import Finding
from ..model.records import Record
from .registry import CHECKS, Options

_CheckOptionsT = TypeVar("_CheckOptionsT", bound=Options)
CheckFunction = Callable[[Record, _CheckOptionsT], Iterable[Finding]]


@dataclass(frozen=True)
class RecordCheck:
    """A check by its name. `reads` says of which type each value has to be that it looks at, where a rule has it.

    The keys are those of the record; of the objects of a group they are written `lampiran.number`.
    """

    name: str
    find: Callable[[Record, Any], Iterable[Finding]]
    reads: Mapping[str, Any] = field(default_factory=dict)
    options: type[Options] = Options

    @property
    def about(self) -> str:
        """What it compares, as its function's docstring says."""
        return " ".join((self.find.__doc__ or "").split())

    def __call__(self, record: Record, **options: Any) -> list[Finding]:
        """The findings for a record with these options."""
        return list(self.find(record, self.options.model_validate(options)))


def check(
    name: str,
    *,
    reads: Mapping[str, Any] | None = None,
    options: type[_CheckOptionsT] = Options,  # type: ignore[assignment]
) -> Callable[[CheckFunction[_CheckOptionsT]], RecordCheck]:
    """Registers a function as the check `name`."""

    def register(find: CheckFunction[_CheckOptionsT]) -> RecordCheck:
        made = RecordCheck(name, find, reads or {}, options)
        CHECKS.add(made)
        return made

    return register


def value_of_path(holder: Any, path: str) -> Any:
    """The value at a dotted path such as `number.year`; None where the kind, or this record, has none."""
    return reduce(lambda value, name: getattr(value, name, None), path.split("."), holder)


def list_at(holder: Any, name: str) -> Sequence[Any]:
    """The list of that name; an empty one where the kind has none."""
    found = value_of_path(holder, name)
    return found if isinstance(found, list | tuple) else ()


def differs(code: str, at: str, here: str, there: str) -> Finding:
    """A finding for a value that the document's own head gives otherwise."""
    return Finding(code, f"{here!r} here, {there!r} in the document's own head", at)

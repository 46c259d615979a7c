"""What is measured of a record: where truth and record have a field, and when its values agree (measures.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

_FILE = Path(__file__).with_name("measures.toml")


class Measure(BaseModel):
    """How one field is compared; measures.toml says what each key means."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    field: str
    truth: str = ""
    record: str = ""
    asked: str = ""
    unless: str = ""
    same_kind: bool = False
    skip: Literal["", "null", "empty"] = ""
    how: Literal["value", "items", "labelled", "count", "nodes"] = "value"
    compare: str = "squeezed"
    each: Mapping[str, str] = {}
    needs: str = ""
    view: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    node: str = ""
    blanks_count: bool = False
    zero_counts: bool = False

    def is_asked(self, truth: Mapping[str, Any], kind: object) -> bool:
        """Whether the truth of a document asks for this field, of a record of that kind."""
        if (self.unless and self.unless in truth) or (self.same_kind and truth.get("kind") != kind):
            return False
        given = select(truth, self.asked or self.truth)
        if self.skip == "null":
            return given != [None] and bool(given)
        return bool(given and given[0]) if self.skip == "empty" else bool(given)


def select(value: Any, path: str) -> list[Any]:
    """What stands at the path: nothing where there is no such place; a value for each entry on the way."""
    found = [list(_follow(value, way.split("."))) for way in path.split("|")]
    return next((values for values in found if any(values)), found[0])


def _follow(value: Any, steps: list[str]) -> Iterator[Any]:
    if not steps:
        yield value
        return
    name = steps[0].rstrip("[]{}*")
    if not isinstance(value, Mapping) or name not in value:
        return
    below = value[name]
    if steps[0].endswith("{}"):
        yield from below or {}
    elif steps[0].endswith("**"):
        yield from (each for entry in as_list(below) for each in _tree(entry))
    else:
        for entry in as_list(below) if steps[0].endswith("[]") else [below]:
            yield from _follow(entry, steps[1:])


def _tree(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A node and all below it."""
    yield node
    for child in as_list(node.get("children")):
        yield from _tree(child)


def as_list(value: Any) -> list[Any]:
    """A list as it is, nothing as an empty one, a single value as a list of one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


@cache
def measures(kind: str | None) -> tuple[Measure, ...]:
    """The measures of a kind, in the order in which its figures are printed."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    sets = list(table.values())
    chosen = next((each for each in sets if kind in each.get("kinds", ())), sets[0])
    return tuple(measure for name, keys in chosen["fields"].items() for measure in _measures(name, keys))


def _measures(name: str, keys: Mapping[str, Any]) -> Iterator[Measure]:
    """The measure of a line, or of each part that it names."""
    if "parts" not in keys:
        truth = keys.get("truth", name)
        yield Measure(field=name, **{**keys, "truth": truth, "record": keys.get("record", truth)})
        return
    record, label = keys.get("record", name), keys.get("label", "label")
    for part in keys["parts"]:
        each = {label: "squeezed", part: "squeezed"}
        asked = f"{name}[].{part}"
        yield Measure(
            field=f"{name}.{part}", truth=name, record=record, asked=asked, how="items", each=each, needs=part
        )

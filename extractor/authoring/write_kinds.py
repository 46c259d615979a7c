"""Writes `model/kinds.py`, the classes of the built-in kinds, from the rule files. Run it when a rule file changes what
records hold:

    python -m extractor.authoring.write_kinds
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple, get_args, get_origin

from ..model import citation, records, typed_values, value
from ..records.shapes import FieldShape, RecordShape, class_name, shape_of
from ..rulebook.load import load_rules

TARGET = Path(__file__).resolve().parent.parent / "model" / "kinds.py"
_HEAD = '''"""The built-in kinds of records. Made from the rule files by `python -m extractor.authoring.write_kinds`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

{imports}

# ruff: noqa: E501
'''
_TYPES = {"citation": citation, "records": records, "typed_values": typed_values, "value": value}
"""The modules of `model/` whose classes and annotations may stand in a record."""


class _Class(NamedTuple):
    """A class of the file: its name, its base, what it holds, and the classes of the groups inside by their fields."""

    name: str
    base: str
    shape: RecordShape
    groups: dict[str, str]


def main() -> None:
    """Writes the file anew."""
    TARGET.write_text(source(), encoding="utf-8", newline="\n")
    print(f"{TARGET} is written")


def source() -> str:
    """The file as it should be."""
    kinds = [shape_of(rule) for rule in load_rules()]
    bodies = "\n\n".join(map(_body, _classes(kinds)))
    table = "".join(f'    "{kind.name}": {class_name(kind.name)},\n' for kind in kinds)
    listed = f'KINDS: dict[str, type[Record]] = {{\n{table}}}\n"""The class of each built-in kind."""\n'
    return _HEAD.format(imports=_imports(f"{bodies}\n{listed}")) + f"\n\n{bodies}\n\n{listed}"


def _classes(kinds: Sequence[RecordShape]) -> list[_Class]:
    """The classes in the order of the file: those of groups before those that hold them.

    A group that is the same in several kinds is one class; of unlike namesakes each bears the name of its kind, too.
    """
    alike: dict[str, set[RecordShape]] = defaultdict(set)
    for kind in kinds:
        for group in _groups(kind):
            alike[_name(group)].add(group)
    made: dict[str, _Class] = {}
    for kind in kinds:
        _add(made, kind, class_name(kind.name), "Record", {name for name, shapes in alike.items() if len(shapes) > 1})
    return list(made.values())


def _groups(shape: RecordShape) -> Iterator[RecordShape]:
    for field in shape.fields:
        if field.group:
            yield field.group
            yield from _groups(field.group)


def _name(group: RecordShape) -> str:
    return class_name(group.name, group.listed)


def _add(made: dict[str, _Class], shape: RecordShape, name: str, base: str, shared: set[str]) -> str:
    """Adds the class and those of the groups inside; its name."""
    groups = {}
    for field in shape.fields:
        if field.group:
            own = _name(field.group)
            unlike = own in shared or own in _known_types().values()
            groups[field.name] = _add(made, field.group, f"{name}{own}" if unlike else own, "Value", shared)
    made[name] = _Class(name, base, shape, groups)
    return name


def _body(one: _Class) -> str:
    lines = [f"class {one.name}({one.base}):", f'    """{one.shape.about}"""', ""]
    if one.base == "Record":
        lines.append(f'    kind: Annotated[Literal["{one.shape.name}"], Field(description="The kind of document.")]')
    lines += [_field(field, one.groups) for field in one.shape.fields]
    return "\n".join(lines) + "\n"


def _field(field: FieldShape, groups: dict[str, str]) -> str:
    if field.group:
        written = f"list[{groups[field.name]}]" if field.group.listed else f"{groups[field.name]} | None"
    else:
        written = _written(field.annotation)
    about = json.dumps(field.about, ensure_ascii=False)
    return f"    {field.name}: Annotated[{written}, Field(description={about})]"


def _written(annotation: Any) -> str:
    """A type as source text, by the names that it has in `model/`."""
    if known := _known_types().get(id(annotation)):
        return known
    parts = [_written(part) for part in get_args(annotation)]
    if get_origin(annotation) is list:
        return f"list[{parts[0]}]"
    return " | ".join(parts) if parts else "None" if annotation is type(None) else str(annotation.__name__)


@cache
def _known_types() -> dict[int, str]:
    """The name of each class and annotation of `model/`, by its identity."""
    things = [(name, thing) for module in _TYPES.values() for name, thing in vars(module).items()]
    return {id(thing): name for name, thing in things if name[0].isupper() and not isinstance(thing, int | str | tuple)}


def _imports(text: str) -> str:
    """The imports that the text needs."""
    words = set(re.findall(r"\w+", re.sub(r'"[^"\n]*"', "", text)))
    lines = []
    for name, module in _TYPES.items():
        known = {n: thing for n, thing in vars(module).items() if n in words and n in _known_types().values()}
        own = [n for n, thing in known.items() if _home(thing, module)]
        if own:
            lines += [f"from .{name} import (", *(f"    {word}," for word in sorted(own)), ")"]
    return "\n".join(lines)


def _home(thing: Any, module: ModuleType) -> bool:
    """Whether the class was made in the module; an annotation has no home of its own."""
    return getattr(thing, "__module__", module.__name__) == module.__name__ or get_origin(thing) is not None


if __name__ == "__main__":
    main()

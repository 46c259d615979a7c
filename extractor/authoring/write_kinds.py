"""Writes `model/kinds/`, the classes of the built-in kinds, from the rule files. Run it when a rule file changes what
records hold:

    python -m extractor.authoring.write_kinds
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from textwrap import indent
from types import ModuleType
from typing import Any, NamedTuple, get_args, get_origin

from ..model import citation, records, typed_values, value
from ..records.shapes import FieldShape, RecordShape, class_name, fields_of_records
from ..rulebook.load import load_rules

TARGET = Path(__file__).resolve().parent.parent / "model" / "kinds"
_HEAD = '''"""{about} Made from the rule files by `python -m extractor.authoring.write_kinds`."""

from __future__ import annotations

{imports}
'''
_LONG = "\n# ruff: noqa: E501\n"
"""Descriptions may make lines longer than the project's."""
_INDEX = "The built-in kinds of records."
_INDEX_IMPORTS = """from typing import TYPE_CHECKING, Any

from ..kind_classes import KindClasses, class_named"""
_INDEX_PARTS = '''
if TYPE_CHECKING:
{typed}

__all__ = [
{public}]

KINDS = KindClasses(
    __name__,
    {{
{table}    }},
)
"""The class of each built-in kind."""

_HOMES = {{
{homes}}}
"""The names of the classes in each module, which is imported when one is first asked for."""


def __getattr__(name: str) -> Any:
    return class_named(name, __name__, _HOMES)
'''
_WIDTH = 120
_GROUPS = "groups"
"""The module of the classes that stand inside records of several kinds."""
_TYPES = {"citation": citation, "records": records, "typed_values": typed_values, "value": value}
"""The modules of `model/` whose classes and annotations may stand in a record."""


class _Class(NamedTuple):
    """A class of the file: its name, its base, what it holds, and the classes of the groups inside by their fields."""

    name: str
    base: str
    shape: RecordShape
    groups: dict[str, str]


def write_all() -> None:
    """Writes the files anew."""
    written = sources()
    for old in TARGET.glob("*.py"):
        if old.name not in written:
            old.unlink()
    TARGET.mkdir(exist_ok=True)
    for name, text in written.items():
        (TARGET / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(written)} files in {TARGET} are written")


def sources() -> dict[str, str]:
    """The files as they should be, by their names: a module for each kind, one for the groups that several have, the
    index."""
    kinds = [fields_of_records(rule) for rule in load_rules()]
    classes = {one.name: one for one in _classes(kinds)}
    used = {kind.name: {*_used(classes, class_name(kind.name))} for kind in kinds}
    counts = Counter(name for names in used.values() for name in names)
    held = {kind: [name for name in classes if name in names and counts[name] == 1] for kind, names in used.items()}
    held[_GROUPS] = [name for name in classes if counts[name] > 1]
    files = {name: _module(_about(name), [classes[one] for one in held[name]], held[_GROUPS]) for name in held}
    return {"__init__.py": _index(kinds, held), **{f"{name}.py": text for name, text in files.items()}}


def _about(module: str) -> str:
    return "What stands inside records of several kinds." if module == _GROUPS else f"Records of the kind {module}."


def _used(classes: Mapping[str, _Class], name: str) -> Iterator[str]:
    """The class and those of the groups inside, however deep."""
    yield name
    for inner in classes[name].groups.values():
        yield from _used(classes, inner)


def _module(about: str, classes: Sequence[_Class], groups: Sequence[str]) -> str:
    bodies = "\n\n".join(map(_body, classes))
    typing = "Annotated, Literal" if "Literal[" in bodies else "Annotated"
    words = set(re.findall(r"\w+", re.sub(r'"[^"\n]*"', "", bodies))) - {one.name for one in classes}
    held = [name for name in groups if name in words]
    own = [_listed(f".{_GROUPS}", sorted(held))] if held else []
    imports = [f"from typing import {typing}", "", "from pydantic import Field", "", _imports(bodies, ".."), *own]
    head = _HEAD.format(about=about, imports="\n".join(imports))
    return head + _LONG * (max(map(len, bodies.splitlines())) > _WIDTH) + f"\n\n{bodies}"


def _index(kinds: Sequence[RecordShape], classes: Mapping[str, Sequence[str]]) -> str:
    """The module that gives all classes, by the modules that hold them, and the table of the kinds."""
    held = {module: sorted(names) for module, names in classes.items()}
    modules = "\n".join(_listed(f".{name}", held[name]) for name in sorted(held))
    names = sorted(name for listed in held.values() for name in listed)
    public = "".join(f'    "{name}",\n' for name in ["KINDS", *names])
    table = "".join(f'        "{kind.name}": "{class_name(kind.name)}",\n' for kind in kinds)
    homes = "".join(f'    "{name}": {tuple(listed)},\n'.replace("'", '"') for name, listed in sorted(held.items()))
    parts = _INDEX_PARTS.format(typed=indent(modules, "    "), public=public, table=table, homes=homes)
    return _HEAD.format(about=_INDEX, imports=_INDEX_IMPORTS) + parts


def _listed(module: str, names: Sequence[str]) -> str:
    """An import of several names, one on each line."""
    if len(names) == 1:
        return f"from {module} import {names[0]}"
    return "\n".join([f"from {module} import (", *(f"    {name}," for name in names), ")"])


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


def _imports(text: str, model: str) -> str:
    """The imports from `model/` that the text needs; `model` are the dots that lead there."""
    words = set(re.findall(r"\w+", re.sub(r'"[^"\n]*"', "", text)))
    lines = []
    for name, module in _TYPES.items():
        known = {n: thing for n, thing in vars(module).items() if n in words and n in _known_types().values()}
        own = [n for n, thing in known.items() if _home(thing, module)]
        if own:
            lines.append(_listed(f"{model}{name}", sorted(own)))
    return "\n".join(lines)


def _home(thing: Any, module: ModuleType) -> bool:
    """Whether the class was made in the module; an annotation has no home of its own."""
    return getattr(thing, "__module__", module.__name__) == module.__name__ or get_origin(thing) is not None


if __name__ == "__main__":
    write_all()

"""The architecture: each module belongs to a room, and imports go down the list of rooms only."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.engine_modules import MODULES, PACKAGE, nodes, source, tree

ROOMS = (
    "__main__", "cli", "cluster", "report", "export", "authoring", "batch", "links", "pipeline", "records", "kinds",
    "fields", "structure", "rulebook", "reading", "layout", "values", "text", "lexicon", "output", "model",
    "entry_points", "errors", "processors", "resources",
)  # fmt: skip
"""The packages and modules below `extractor/`: each imports only from those that stand behind it."""

PLACE = {name: place for place, name in enumerate(ROOMS)}
MOST_LINES, MOST_LINES_OF_A_FUNCTION = 400, 40


def imports(module: str) -> Iterator[str]:
    """The modules of the package that `module` imports, anywhere in its file."""
    for node in nodes(module):
        if isinstance(node, ast.ImportFrom) and (node.level or (node.module or "").split(".")[0] == "extractor"):
            base = module.split(".")[: -node.level] if node.level else []
            named = (node.module or "").split(".") if node.module else []
            target = [*base, *(named if node.level else named[1:])]
            yield from (known([*target, alias.name]) for alias in node.names)
        elif isinstance(node, ast.Import):
            parts = (alias.name.split(".") for alias in node.names)
            yield from (known(part[1:]) for part in parts if part[0] == "extractor")


def known(parts: list[str]) -> str:
    """The longest beginning of a dotted name that is a module: what remains is a name inside it."""
    for end in range(len(parts), -1, -1):
        for name in (".".join(parts[:end]), ".".join([*parts[:end], "__init__"])):
            if name in MODULES:
                return name
    raise AssertionError(f"no module for {'.'.join(parts)}")


def modules_of(name: str) -> list[str]:
    """The modules of a room."""
    return [module for module in MODULES if room(module) == name]


def room(module: str) -> str:
    return module.split(".")[0]


def between_modules() -> dict[str, set[str]]:
    """Each module with the modules that it imports; the package itself says no more inside than its version."""
    return {module: {m for m in imports(module) if m not in (module, "__init__")} for module in MODULES}


def goes_round(graph: dict[str, set[str]]) -> list[str]:
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        return list(error.args[1])
    return []


def test_the_code_is_formatted() -> None:
    ruff = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--check", "--no-cache", "."],
        cwd=PACKAGE.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert ruff.returncode == 0, f"run `ruff format .`\n{ruff.stdout}{ruff.stderr}"


def test_every_module_has_its_room_and_no_room_is_empty() -> None:
    assert {room(m) for m in MODULES} == {*ROOMS, "__init__"}
    assert len(PLACE) == len(ROOMS)


@pytest.mark.parametrize("name", ROOMS)
def test_imports_go_down_the_list_only(name: str) -> None:
    imported = {(module, m) for module in modules_of(name) for m in imports(module) if m != "__init__"}
    assert {(module, m) for module, m in imported if PLACE[room(m)] < PLACE[name]} == set()


def test_no_module_imports_itself_by_a_detour() -> None:
    assert goes_round(between_modules()) == []


@pytest.mark.parametrize("name", ROOMS)
def test_files_and_functions_are_short(name: str) -> None:
    files = {module: len(source(module).splitlines()) for module in modules_of(name)}
    assert {module: n for module, n in files.items() if n > MOST_LINES} == {}
    functions = [(m, n) for m in files for n in nodes(m) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    lengths = {(module, f.name): (f.end_lineno or f.lineno) - f.lineno + 1 for module, f in functions}
    assert {place: n for place, n in lengths.items() if n > MOST_LINES_OF_A_FUNCTION} == {}


@pytest.mark.parametrize("name", ROOMS)
def test_no_count_of_a_pattern_is_taken_for_a_value(name: str) -> None:
    """In an f-string `{1,3}` is no repetition but a tuple: it has to be written `{{1,3}}`."""
    values = [(m, n.value) for m in modules_of(name) for n in nodes(m) if isinstance(n, ast.FormattedValue)]
    assert [(m, ast.unparse(value)) for m, value in values if isinstance(value, ast.Tuple | ast.Constant)] == []


def test_every_module_says_what_it_is() -> None:
    assert [m for m in MODULES if source(m).strip() and not ast.get_docstring(tree(m))] == []


def test_imports_are_seen_wherever_they_stand() -> None:
    assert {"entry_points", "errors", "resources", "rulebook.schema"} <= set(imports("rulebook.load"))
    assert "reading.pdf.reader" in set(imports("reading.__init__")), "imports inside functions count too"
    assert "values.citations.find" in set(imports("__init__"))
    assert goes_round({"a": {"b"}, "b": {"c"}, "c": {"a"}}), "a circle is seen"

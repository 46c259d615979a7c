"""The architecture: each module belongs to a room, and imports go down the list of rooms only."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "extractor"

ROOMS = (
    "__main__", "cli", "cluster", "report", "export", "authoring", "batch", "links", "pipeline", "records", "kinds",
    "fields", "structure", "rulebook", "reading", "layout", "values", "text", "lexicon", "output", "model",
    "entry_points", "errors", "processors", "resources",
)  # fmt: skip
"""The packages and modules below `extractor/`: each imports only from those that stand behind it."""

PLACE = {name: place for place, name in enumerate(ROOMS)}
MODULES = {".".join(path.relative_to(PACKAGE).with_suffix("").parts): path for path in PACKAGE.rglob("*.py")}
MOST_LINES, MOST_LINES_OF_A_FUNCTION = 400, 40


def imports(module: str) -> Iterator[str]:
    """The modules of the package that `module` imports, anywhere in its file."""
    for node in ast.walk(tree(module)):
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


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


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


@pytest.mark.parametrize("module", sorted(MODULES.keys() - {"__init__"}))
def test_imports_go_down_the_list_only(module: str) -> None:
    upward = {m for m in imports(module) if m != "__init__" and PLACE[room(m)] < PLACE[room(module)]}
    assert upward == set()


def test_no_module_imports_itself_by_a_detour() -> None:
    assert goes_round(between_modules()) == []


@pytest.mark.parametrize("module", MODULES)
def test_files_and_functions_are_short(module: str) -> None:
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) <= MOST_LINES
    functions = [n for n in ast.walk(tree(module)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    lengths = {f.name: (f.end_lineno or f.lineno) - f.lineno + 1 for f in functions}
    assert {name: n for name, n in lengths.items() if n > MOST_LINES_OF_A_FUNCTION} == {}


@pytest.mark.parametrize("module", MODULES)
def test_no_count_of_a_pattern_is_taken_for_a_value(module: str) -> None:
    """In an f-string `{1,3}` is no repetition but a tuple: it has to be written `{{1,3}}`."""
    values = [node.value for node in ast.walk(tree(module)) if isinstance(node, ast.FormattedValue)]
    assert [ast.unparse(value) for value in values if isinstance(value, ast.Tuple | ast.Constant)] == []


@pytest.mark.parametrize("module", MODULES)
def test_every_module_says_what_it_is(module: str) -> None:
    source = MODULES[module].read_text(encoding="utf-8")
    assert not source.strip() or ast.get_docstring(tree(module))


def public_names(module: str) -> set[str]:
    """The functions, classes and constants that a module defines for others, without an underscore before them."""
    nodes = [n for n in tree(module).body if not isinstance(n, ast.Import | ast.ImportFrom)]
    named = {n.name for n in nodes if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)}
    assigned = [t for n in nodes if isinstance(n, ast.Assign | ast.AnnAssign) for t in assigned_to(n)]
    stored = {n.id for target in assigned for n in ast.walk(target) if isinstance(n, ast.Name)}
    return {name for name in named | stored if not name.startswith("_")}


def assigned_to(node: ast.Assign | ast.AnnAssign) -> list[ast.expr]:
    return node.targets if isinstance(node, ast.Assign) else [node.target]


def test_one_name_stands_for_one_thing() -> None:
    homes: dict[str, list[str]] = {}
    for module in MODULES:
        for name in public_names(module):
            homes.setdefault(name, []).append(module)
    assert {name: modules for name, modules in homes.items() if len(modules) > 1} == {}


def test_public_names_are_seen() -> None:
    assert {"MAX_BYTES", "MAX_PAGES"} <= public_names("reading.limits")
    assert "read" in public_names("reading.__init__") and "_read" not in public_names("reading.__init__")
    assert {"WHITE", "BLACK", "Colour"} <= public_names("reading.reflowable.html_colours"), "two a line"


def private(name: object) -> bool:
    return str(name).startswith("_") and not str(name).startswith("__") and name not in ("_replace", "_fields")


def private_names(source: str) -> set[str]:
    """The private names of the package that a test's source imports, reads or replaces."""
    nodes = list(ast.walk(ast.parse(source)))
    imported = [
        alias
        for node in nodes
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "extractor"
        for alias in node.names
    ]
    ours = {alias.asname or alias.name for alias in imported}
    read = [
        n.attr for n in nodes if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id in ours
    ]
    calls = [
        n for n in nodes if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute) and n.func.attr == "setattr"
    ]
    texts = [a.value for call in calls for a in call.args[:2] if isinstance(a, ast.Constant)]
    replaced = [str(text).rpartition(".")[2] for text in texts]
    return set(filter(private, [*(alias.name for alias in imported), *read, *replaced]))


@pytest.mark.parametrize("path", sorted(Path(__file__).parent.rglob("*.py")), ids=lambda path: path.name)
def test_tests_know_public_names_only(path: Path) -> None:
    assert private_names(path.read_text(encoding="utf-8")) == set()


def test_private_names_are_seen() -> None:
    source = """
from extractor.text import patterns, _hidden
patterns._cached()
monkeypatch.setattr(patterns, "_FORM", 1)
monkeypatch.setattr("extractor.text.patterns._OTHER", 1)
"""
    assert private_names(source) == {"_hidden", "_cached", "_FORM", "_OTHER"}


def test_imports_are_seen_wherever_they_stand() -> None:
    assert {"entry_points", "errors", "resources", "rulebook.schema"} <= set(imports("rulebook.load"))
    assert "reading.pdf.reader" in set(imports("reading.__init__")), "imports inside functions count too"
    assert "values.citations.find" in set(imports("__init__"))
    assert goes_round({"a": {"b"}, "b": {"c"}, "c": {"a"}}), "a circle is seen"


def classes() -> Iterator[tuple[str, str]]:
    """The name of each class and of each alias of a type (a capital and small letters), and the module that has it."""
    for module in MODULES:
        assigned = [n for n in tree(module).body if isinstance(n, ast.Assign | ast.AnnAssign)]
        targets = [n.targets[0] if isinstance(n, ast.Assign) else n.target for n in assigned]
        names = [t.id for t in targets if isinstance(t, ast.Name)]
        yield from ((n, module) for n in names if n.lstrip("_")[:1].isupper() and not n.isupper())
        yield from ((n.name, module) for n in ast.walk(tree(module)) if isinstance(n, ast.ClassDef))


def test_no_name_of_a_class_stands_for_two_things() -> None:
    """A leading underscore makes no other name."""
    places: dict[str, list[str]] = {}
    for name, module in classes():
        places.setdefault(name.lstrip("_"), []).append(module)
    assert {"Record", "Pixels"} <= places.keys()
    assert {name: modules for name, modules in places.items() if len(modules) > 1} == {}

"""The house: each module stands on a floor and imports only from its own floor or from lower ones."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "extractor"

FLOORS: dict[str, tuple[str, ...]] = {
    "words": ("document", "findings", "errors", "paths"),
    "tools": ("values", "phrases", "patterns", "vocabulary", "casing", "flow", "tokens", "tallrows"),
    "plan": ("rule_files", "rules"),
    "steps": (
        "read", "layout", "columns", "furniture", "classify", "counting", "labels", "headlines", "outline",
        "sections", "tables", "roles", "parts", "fields", "records", "checks",
    ),
    "roof": ("compose", "pipeline"),
    "yard": ("batch", "cluster", "check", "inspect", "draft", "show", "links", "report"),
    "door": ("cli", "commands", "__init__", "__main__"),
}  # fmt: skip
"""Each floor's modules and packages, the lowest floor first."""

HEIGHT = {name: height for height, names in enumerate(FLOORS.values()) for name in names}
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


def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def floor(module: str) -> int:
    return HEIGHT[module.split(".")[0]]


def test_every_module_has_its_floor_and_no_floor_is_named_twice() -> None:
    assert sorted(m for m in MODULES if m.split(".")[0] not in HEIGHT) == []
    assert len(HEIGHT) == sum(map(len, FLOORS.values()))


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_only_downward(module: str) -> None:
    # The package itself says no more inside than its version.
    upward = {m for m in imports(module) if floor(m) > floor(module) and m != "__init__"}
    assert upward == set()


def test_inside_a_floor_nothing_goes_round() -> None:
    graph = {module: {m for m in imports(module) if m not in (module, "__init__")} for module in MODULES}
    assert len(list(TopologicalSorter(graph).static_order())) >= len(MODULES) - 1


@pytest.mark.parametrize("module", MODULES)
def test_files_and_functions_are_short(module: str) -> None:
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) <= MOST_LINES
    functions = [n for n in ast.walk(tree(module)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    lengths = {f.name: (f.end_lineno or f.lineno) - f.lineno + 1 for f in functions}
    assert {name: n for name, n in lengths.items() if n > MOST_LINES_OF_A_FUNCTION} == {}


@pytest.mark.parametrize("module", MODULES)
def test_every_module_says_what_it_is(module: str) -> None:
    source = MODULES[module].read_text(encoding="utf-8")
    assert not source.strip() or ast.get_docstring(tree(module))


def test_the_readers_of_imports_see_them() -> None:
    assert {"errors", "paths", "patterns", "vocabulary"} <= set(imports("rules"))
    assert "read.pdf" in set(imports("read.__init__")), "imports inside functions count too"
    assert "fields.tree" in set(imports("fields.types")), "from . import tree"
    assert "values.citations" in set(imports("__init__"))

"""Names: one for one thing, and none that is private known outside its module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engine_modules import MODULES, tree


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

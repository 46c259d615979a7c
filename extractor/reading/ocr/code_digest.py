"""A function's code as a digest: the function, what of its package it names, and so on.

An edit of anything else leaves the digest as it is, and so does one of comments, docstrings and annotations.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Container, Iterator
from pathlib import Path
from typing import NamedTuple

_LISTS = {
    "word_lists": ".toml",
    "any_listed": ".toml",
    "listed_rows": ".csv",
    "listed_pairs": ".csv",
    "common_words": ".txt",
}
"""The loaders of word lists, and the endings of their files."""


class CodeDigest(NamedTuple):
    """The digest, and the files of the word lists that the code reads."""

    digest: str
    lists: tuple[str, ...]


class _CodeName(NamedTuple):
    """A name in a module of the package, or the module itself (empty name)."""

    module: str
    name: str = ""


class ParsedModule(NamedTuple):
    """A module's statements by the names that they define, and the names that it imports from the package."""

    statements: dict[str, list[ast.stmt]]
    imported: dict[str, _CodeName]


def code_digest(
    package: Path,
    module: str,
    function: str,
    neutral: Container[str] = (),
    modules: dict[str, ParsedModule] | None = None,
) -> CodeDigest:
    """The digest of a function in a module of the package; what stands in `neutral` modules does not matter.

    `modules` keeps those that were parsed for the next call.
    """
    modules = {} if modules is None else modules
    seen, waiting, lists = set[_CodeName](), [_CodeName(module, function)], set[str]()
    digest = hashlib.sha256()
    while waiting:
        name = waiting.pop()
        if name in seen or name.module in neutral:
            continue
        seen.add(name)
        home = modules.get(name.module) or modules.setdefault(name.module, _read_module(package, name.module))
        for statement in home.statements.get(name.name, []):
            digest.update(ast.dump(statement).encode())
            lists |= set(_list_files(statement))
            waiting += _named(statement, name.module, home)
    return CodeDigest(digest.hexdigest(), tuple(sorted(lists)))


def _named(statement: ast.stmt, home: str, module: ParsedModule) -> list[_CodeName]:
    """What the statement names of its module and of the package, in order."""
    found = set[_CodeName]()
    for node in ast.walk(statement):
        if isinstance(node, ast.Name):
            found.add(module.imported.get(node.id, _CodeName(home, node.id)))
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            of = module.imported.get(node.value.id)
            found |= {_CodeName(of.module, node.attr)} if of and not of.name else set()
    return sorted(name for name in found if name.name)


def _list_files(statement: ast.stmt) -> Iterator[str]:
    for node in ast.walk(statement):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _LISTS:
            named = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else node.func.id
            yield str(named) + _LISTS[node.func.id]


def _read_module(package: Path, name: str) -> ParsedModule:
    tree = ast.parse(_file(package, name).read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level]
    statements: dict[str, list[ast.stmt]] = {}
    for statement in _top(tree.body):
        for defined in _defined(statement):
            statements.setdefault(defined, []).append(_bare(statement))
    return ParsedModule(statements, {key: target for node in imports for key, target in _imported(package, node, name)})


def _top(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a module, those under its conditions too."""
    for statement in body:
        if isinstance(statement, ast.If | ast.Try):
            yield from _top([*statement.body, *statement.orelse])
        else:
            yield statement


def _defined(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        yield statement.name
    elif isinstance(statement, ast.Assign | ast.AnnAssign):
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        yield from (node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name))


def _imported(package: Path, node: ast.ImportFrom, importer: str) -> Iterator[tuple[str, _CodeName]]:
    """Each name that a relative import binds, and what it stands for."""
    inside = importer if _file(package, importer).name == "__init__.py" else importer.rpartition(".")[0]
    steps = inside.split(".") if inside else []
    base = ".".join([*steps[: len(steps) - node.level + 1], *(node.module or "").split(".")]).strip(".")
    for alias in node.names:
        whole = f"{base}.{alias.name}".strip(".")
        is_module = _file(package, whole).is_file()
        yield alias.asname or alias.name, _CodeName(whole) if is_module else _CodeName(base, alias.name)


def _file(package: Path, module: str) -> Path:
    path = package.joinpath(*module.split(".")) if module else package
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def _bare(statement: ast.stmt) -> ast.stmt:
    """The statement without docstrings and annotations."""
    for node in ast.walk(statement):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]
        if isinstance(node, ast.FunctionDef):
            node.returns = None
        if isinstance(node, ast.arg):
            node.annotation = None
        if isinstance(node, ast.AnnAssign):
            node.annotation = ast.Constant(None)
    return statement

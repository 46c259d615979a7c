"""The modules of the engine and their syntax trees, for tests of how its code is written."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "extractor"
MODULES = {".".join(path.relative_to(PACKAGE).with_suffix("").parts): path for path in PACKAGE.rglob("*.py")}
"""Each module's file, by its dotted name below the package."""


@cache
def tree(module: str) -> ast.Module:
    """What the module's source is parsed to; callers must not change it."""
    return ast.parse(source(module))


@cache
def source(module: str) -> str:
    """The module's text."""
    return MODULES[module].read_text(encoding="utf-8")


@cache
def nodes(module: str) -> tuple[ast.AST, ...]:
    """Every node of the module's syntax tree."""
    return tuple(ast.walk(tree(module)))

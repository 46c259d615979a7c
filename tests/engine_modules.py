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
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))

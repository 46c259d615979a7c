"""What the keys of a model mean: the docstrings below them, read from the source only when someone asks."""

from __future__ import annotations

import ast
import inspect
from functools import cache
from itertools import pairwise
from textwrap import dedent
from typing import Any


@cache
def key_docstrings(model: type) -> dict[str, str]:
    """The docstring of each key of the model and of its bases, by the key."""
    found: dict[str, str] = {}
    for one in reversed(model.__mro__):
        if one.__module__.partition(".")[0] not in ("pydantic", "builtins"):
            found |= _own_docstrings(one)
    return found


def _own_docstrings(model: type) -> dict[str, str]:
    """Those in the class's own source; none where it has no source."""
    try:
        (tree,) = ast.parse(dedent(inspect.getsource(model))).body
    except (OSError, SyntaxError):
        return {}
    body = tree.body if isinstance(tree, ast.ClassDef) else []
    return {
        key.target.id: inspect.cleandoc(below.value.value)
        for key, below in pairwise(body)
        if isinstance(key, ast.AnnAssign)
        and isinstance(key.target, ast.Name)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    }


def described(schema: dict[str, Any], model: type) -> None:
    """Puts the docstrings into a model's JSON Schema."""
    for key, text in key_docstrings(model).items():
        if key in schema.get("properties", {}):
            schema["properties"][key].setdefault("description", text)

"""What is wrong with a rule file, said in lines that name file, key and reason."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from .json_schema import DEFAULT_TYPE
from .registry import CHECKS, FIELD_TYPES

KeyPath = Sequence[str | int]


def complaints(error: ValidationError, path: Path, table: dict[str, Any], known: Sequence[str]) -> Iterable[str]:
    """One line for each thing wrong; `known` are the keys that every rule file may have somewhere."""
    for problem in error.errors():
        reason = problem["msg"].removeprefix("Value error, ")
        if problem["type"] == "extra_forbidden":
            reason = _unknown_key(problem["loc"], table, known)
        yield f"{path}: {_key(problem['loc'], table) or 'the file'}: {reason}"


def _unknown_key(place: KeyPath, table: Any, known: Sequence[str]) -> str:
    key, holder = str(place[-1]), place[:-1]
    is_option = holder[-1:] == ("options",)
    owner = _at(table, holder[:-1] if is_option else holder)
    if is_option or (_is_field(holder) and any(key in kind.options.model_fields for kind in FIELD_TYPES)):
        return _unknown_option(key, owner if isinstance(owner, dict) else {})
    near = difflib.get_close_matches(key, known, 1)
    return "this key is not known" + (f"; did you mean {near[0]!r}?" if near else "")


def _unknown_option(key: str, owner: dict[str, Any]) -> str:
    """What to say of a key that a type or check does not know."""
    if "name" in owner and "type" not in owner and (check := CHECKS.find(str(owner["name"]))):
        what, options = f"the check {check.name!r}", list(check.options.model_fields)
    else:
        kind = FIELD_TYPES[str(owner.get("type", DEFAULT_TYPE))]
        what, options = f"the type {kind.name!r}", list(kind.options.model_fields)
    near = difflib.get_close_matches(key, options, 1)
    hint = f"; did you mean {near[0]!r}?" if near else f"; it knows: {', '.join(options)}" if options else ""
    return f"{what} does not know this option{hint}"


def _is_field(holder: KeyPath) -> bool:
    return holder[-1:] == ("fallback",) or holder[-2:-1] in (("fields",), ("columns",))


def _at(table: Any, place: KeyPath) -> Any:
    """What stands at a place of the table; None where there is nothing."""
    for step in place:
        if isinstance(table, dict):
            table = table.get(str(step))
        elif isinstance(table, list) and isinstance(step, int) and step < len(table):
            table = table[step]
        else:
            return None
    return table


def _key(place: KeyPath, table: Any) -> str:
    """The key as a person names it: a section by its name, not by its number; an option where it was written."""
    names = []
    for i, step in enumerate(place):
        inner = _at(table, place[: i + 1])
        if step == "options" and _stands_in_field(_at(table, place[:i]), place[i + 1 :]):
            continue
        name = inner.get("name") if isinstance(step, int) and isinstance(inner, dict) else None
        names.append(str(name or step))
    return ".".join(names)


def _stands_in_field(owner: Any, key: KeyPath) -> bool:
    """Whether an option was written beside the other keys of its field, or could have been."""
    return isinstance(owner, dict) and ("options" not in owner or bool(key and key[0] in owner))

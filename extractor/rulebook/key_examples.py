"""An example for each key of rule files, from `key_examples.toml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import tomli

from ..model.key_docstrings import described


@cache
def key_examples() -> dict[str, dict[str, str]]:
    """By the name of the table's model and of the key: the line of a rule file that shows it."""
    return tomli.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def shown_in_schema(schema: dict[str, Any], model: type) -> None:
    """Puts what each key does, and an example's value, into a model's JSON Schema, where editors show it."""
    described(schema, model)
    own = key_examples().get(str(schema.get("title")), {})
    for key, line in own.items():
        if key in schema.get("properties", {}):
            schema["properties"][key]["examples"] = [tomli.loads(line)[key]]
